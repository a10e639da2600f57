/* A list or a code is being printed: how it goes, what the paper has, what comes next, and the ways
 * on when none comes out. */
#include "screens/page/page.h"

enum { ACT_AGAIN = KS_ACT_OWN, ACT_FINISH, ACT_IS_OUT, ACT_IS_NOT_OUT };
enum {
    ROOMY = 400, /* so much left, and the phone is a row that says what for */
    LEAST_PICTURE = 200,
    MOST_PICTURE = 480
};

static void head(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, "Printing");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
}

/* What stands on the paper, as far as it is more than sentences. */
static void flow_holds(struct ks_ui *ui, const void *ctx)
{
    const struct ks_paper_holds *holds = ctx;
    struct ks_line lines[5];
    int count = 0, documents = holds->ticked + holds->missing;

    if (holds->steps > 0)
        lines[count++] = (struct ks_line){
            "flag", ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Steps to take: %d"), holds->steps)};
    if (documents > 0)
        lines[count++] = (struct ks_line){
            "stack", ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Documents: %d, still missing: %d"),
                                     documents, holds->missing)};
    if (holds->days > 0)
        lines[count++] =
            (struct ks_line){"calendar", ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Last day: %s"),
                                                         ks_page_date_text(ui, holds->day))};
    if (holds->blanks > 0)
        lines[count++] = (struct ks_line){"pen", ks_ui_tr(ui, "A form to fill in")};
    if (holds->codes > 0)
        lines[count++] = (struct ks_line){"qr", ks_ui_tr(ui, "A code to go on with the phone")};
    if (count == 0)
        return;
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "On this paper"));
    ks_flow_points(ui, lines, count, ui->theme->action, 10);
    ks_flow_card_end(ui);
}

struct next {
    const struct ks_visit *visit;
    bool has_details;
    int picture_px; /* of the window one is sent to; 0: none */
};

/* What to do with the paper. */
static void flow_next(struct ks_ui *ui, const void *ctx)
{
    const struct next *next = ctx;
    const struct ks_paper_holds *holds = &next->visit->printing.holds;
    int number = 0;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "What comes next"));
    if (holds->blanks > 0)
        ks_flow_row(ui, ++number, ks_ui_tr(ui, "Fill in the form"),
                    next->has_details ? ks_ui_tr(ui, "What you know; leave the rest empty") : "");
    if (holds->missing > 0)
        ks_flow_row(
            ui, ++number,
            ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Get what is missing: %d"), holds->missing),
            next->has_details ? ks_ui_tr(ui, "Tick one after the other") : "");
    else if (holds->steps > 0)
        ks_flow_row(ui, ++number, ks_ui_tr(ui, "Do the steps in their order"), "");
    ks_flow_row(ui, ++number, ks_ui_tr(ui, "Not sure? Show the paper at the window"),
                next->has_details ? ks_page_window_text(next->visit, ui) : "");
    if (next->picture_px > 0)
        ks_flow_picture(ui, KS_PICTURE_WINDOW, next->picture_px);
    ks_flow_card_end(ui);
}

static int carry_height(const struct ks_ui *ui)
{
    return ks_ui_target_px(ui) + ks_ui_px(ui, 40);
}

/* Above the buttons: the same on a phone. */
static void flow_carry(struct ks_ui *ui)
{
    const struct ks_choice carry = {.role = KS_ROLE_OPTION,
                                    .title = ks_ui_tr(ui, "Take it on the phone"),
                                    .detail = ks_ui_tr(ui, "Scan a code: the list is in it"),
                                    .icon = "qr",
                                    .accent = ui->theme->action,
                                    .action = KS_ACT_OPEN + KS_SCREEN_CARRY};

    ks_flow_choice(ui, &carry);
}

static void flow_fold(struct ks_ui *ui)
{
    ks_flow_fold(ui, "qr", ks_ui_tr(ui, "Take it on the phone"), KS_ACT_OPEN + KS_SCREEN_CARRY, 0);
}

/* How large it is in so many pixels: the slot is seen beside it, and it takes what is left. */
static int picture_room(const struct ks_ui *ui, int room)
{
    int most = ks_ui_px(ui, MOST_PICTURE);

    room -= ks_ui_px(ui, 48);
    return room < ks_ui_px(ui, LEAST_PICTURE) ? 0 : room < most ? room : most;
}

/* What there is to know of the paper, as much as `room` pixels hold. */
static void flow_paper(const struct ks_visit *visit, struct ks_ui *ui, int room)
{
    const struct ks_paper_holds *holds = &visit->printing.holds;
    struct next next = {visit, true, 0};
    int listed = ks_flow_height_of(ui, flow_holds, holds);
    bool has_list = listed + ks_flow_height_of(ui, flow_next, &next) <= room;

    if (!has_list) {
        next.has_details = false;
        has_list = listed + ks_flow_height_of(ui, flow_next, &next) <= room;
    }
    if (has_list)
        flow_holds(ui, holds);
    if (has_list && ui->side.w > 0)
        next.picture_px = picture_room(ui, room - listed - ks_flow_height_of(ui, flow_next, &next));
    if (has_list || ks_flow_height_of(ui, flow_next, &next) <= room)
        flow_next(ui, &next);
    else if (listed <= room)
        flow_holds(ui, holds);
    if (next.picture_px > 0 || ks_flow_control_room(ui) > ks_ui_px(ui, ROOMY))
        flow_carry(ui);
    else
        flow_fold(ui);
}

static void flow_scene(struct ks_ui *ui, const void *ctx)
{
    ks_flow_scene(ui, ctx);
}

static void flow_at_slot(struct ks_ui *ui, const struct ks_scene *scene)
{
    ks_ui_beside_begin(ui);
    ks_flow_scene(ui, scene);
    ks_ui_beside_end(ui);
}

/* What is at the slot, then the paper. Room is measured before anything has grown. */
static void flow_page(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_scene *scene)
{
    int above = ui->side.w > 0 ? 0 : ks_flow_height_of(ui, flow_scene, scene);
    int room = ks_flow_room(ui) - above - carry_height(ui) - ks_ui_target_px(ui);

    flow_at_slot(ui, scene);
    flow_paper(visit, ui, room);
}

static void view_running(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button wait = {
        KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done, once it is printed"), NULL, ACT_FINISH, 0, true};
    const struct ks_scene scene = {ks_page_slip_now(visit, visit->printing.since_ms),
                                   ui->theme->card,
                                   ui->theme->ink,
                                   ks_ui_tr(ui, "Printing, one moment"),
                                   ks_ui_tr(ui, "It is cut off by itself."),
                                   false};

    head(visit, ui);
    ks_ui_page_foot(ui, &wait, 1);
    flow_page(visit, ui, &scene);
}

static void view_take(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Print again"), NULL, ACT_AGAIN, 0},
        {KS_BUTTON_PRIMARY,
         ui->mode.is_low || ui->mode.is_large ? ks_ui_tr(ui, "Done")
                                              : ks_ui_tr(ui, "Done, erase what I entered"),
         NULL, ACT_FINISH, 0},
    };
    const struct ks_scene scene = {KS_PICTURE_KIOSK + KS_PICTURE_WHOLE_SLIP,
                                   ui->theme->good_soft,
                                   ui->theme->on_good_soft,
                                   ks_ui_tr(ui, "Please take your slip"),
                                   ks_ui_tr(ui, "The slip is printed: in the slot below the "
                                                "screen."),
                                   false};

    head(visit, ui);
    ks_ui_page_foot(ui, buttons, 2);
    flow_page(visit, ui, &scene);
}

/* Loud: once more, if that can help; then the phone; leaving is quiet. */
static void view_failed(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_QUIET, ks_ui_tr(ui, "Leave"), NULL, ACT_FINISH, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Try again"), "retry", ACT_AGAIN, 0},
    };
    const char *why = ks_page_no_paper_why(visit, ui);
    const struct ks_scene scene = {
        KS_PICTURE_KIOSK,
        ui->theme->warn_soft,
        ui->theme->on_warn_soft,
        ks_ui_tr(ui, "No slip came out"),
        ks_arena_printf(&ui->arena, "%s %s", why, ks_ui_tr(ui, "What you entered is still here.")),
        false};

    head(visit, ui);
    ks_ui_page_foot(ui, buttons, visit->printing.is_refused ? 1 : 2);
    flow_at_slot(ui, &scene);
    ks_flow_help(visit, ui);
    ks_flow_spring(ui);
    flow_carry(ui);
}

/* A printer that never answers: only the visitor can see whether paper came out. */
static void view_unsure(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_scene scene = ks_page_unsure_scene(ui, "");

    head(visit, ui);
    ks_page_unsure_foot(ui, ACT_IS_OUT, ACT_IS_NOT_OUT);
    flow_page(visit, ui, &scene);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    static void (*const views[])(const struct ks_visit *, struct ks_ui *) = {
        [KS_WORK_NONE] = view_running,
        [KS_WORK_RUNNING] = view_running,
        [KS_WORK_DONE] = view_take,
        [KS_WORK_FAILED] = view_failed,
    };

    if (visit->printing.report.end == KS_PAPER_UNSURE)
        view_unsure(visit, ui);
    else
        views[visit->printing.work](visit, ui);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_AGAIN)
        ks_visit_send_paper(visit, visit->printing.screen, visit->printing.arg);
    else if (action == ACT_FINISH)
        ks_visit_end(visit);
    else if (action == ACT_IS_OUT || action == ACT_IS_NOT_OUT)
        ks_visit_paper_is_out(visit, action == ACT_IS_OUT);
}

static bool is_busy(const struct ks_visit *visit)
{
    return visit->printing.work == KS_WORK_RUNNING;
}

const struct ks_screen ks_screen_print = {.view = view, .act = act, .is_busy = is_busy};
