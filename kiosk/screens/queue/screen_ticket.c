/* What became of asking for a number: on paper, offered on the screen, or not to be had. */
#include "screens/queue/queue.h"

enum { ACT_DECLINE = KS_OUTCOME_OWN };

static const struct ks_service_line *line_now(const struct ks_visit *visit)
{
    return ks_hall_find_line(&visit->content->hall, ks_take_state(visit)->line);
}

static void head(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_outcome_head(visit, ui, line_now(visit), ks_ui_tr(ui, "Your number"));
}

/* Who joined the number of another counts whether their slip came out or not. */
static bool has_second_no_slip(const struct ks_visit *visit)
{
    const struct ks_take_result *take = &ks_take_state(visit)->take;

    return take->pair_side == 2 && take->paper.end != KS_PAPER_OUT &&
           visit->printing.work != KS_WORK_DONE;
}

static bool awaits_other(const struct ks_visit *visit)
{
    return ks_take_state(visit)->take.ticket.awaits_other;
}

/* What the slip is doing: to be taken, on its way once more, not out; or there is none. */
static void flow_slip(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_ticket *ticket = &ks_take_state(visit)->take.ticket;
    struct ks_notice notice =
        ks_outcome_slip_notice(ui, "ticket", ks_ui_tr(ui, "Your number is on it: keep it safe"));

    if (visit->printing.work == KS_WORK_FAILED)
        notice = (struct ks_notice){"warning",
                                    ks_page_no_paper_why(visit, ui),
                                    ks_ui_tr(ui, "Your number stays valid."),
                                    ui->theme->stop_soft,
                                    ui->theme->on_stop_soft,
                                    false};
    else if (visit->printing.work == KS_WORK_RUNNING)
        notice.title = ks_ui_tr(ui, "Printing ...");
    else if (ticket->is_screen_ticket || has_second_no_slip(visit))
        notice = ks_outcome_screen_notice(ui);
    ks_outcome_flow_notice(ui, notice);
}

/* The code with which the other party joins. */
static void flow_pair_code(const struct ks_visit *visit, struct ks_ui *ui)
{
    const char *code = ks_take_state(visit)->take.pair_code;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_pair(ui, ks_ui_tr(ui, "Pairing code for the other party"),
                 ks_arena_printf(&ui->arena, "%.3s %s", code, code + 3), KS_TYPE_FIGURE);
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                 ks_ui_tr(ui, "They enter it at this kiosk. You are called once both are here."));
    ks_flow_card_end(ui);
}

/* A number of the kiosk's own: what it is, and what to do. */
static void flow_offline(struct ks_ui *ui)
{
    const struct ks_notice notice = {
        "warning",
        ks_ui_tr(ui, "Offline number: show the slip at the window"),
        ks_ui_tr(ui, "This kiosk has no line to the hall just now. Your number counts from now and "
                     "stays as it is."),
        ui->theme->warn_soft,
        ui->theme->on_warn_soft,
        false};

    ks_flow_notice(ui, &notice);
}

/* How long it may take; of two parties one of whom is missing, what is missing. */
static void flow_wait(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;

    if (awaits_other(visit))
        flow_pair_code(visit, ui);
    else if (ks_take_state(visit)->take.is_offline)
        flow_offline(ui);
    else
        ks_ticket_flow_facts(ui, visit);
}

/* Where the wait may be longer than the line is open, what to do comes before the screen to watch.
 */
static bool may_outlast(const struct ks_visit *visit, struct ks_ui *ui, const char **out_ends)
{
    const struct ks_queue_wait wait = ks_ticket_wait(visit);

    *out_ends = ks_queue_outlasts(&ui->arena, visit->content, &wait, ks_visit_wall_ms(visit));
    return *out_ends != NULL;
}

static void flow_watch(struct ks_ui *ui, const void *ctx)
{
    enum { GROWTH = 120 };
    const struct ks_take_result *take = &ks_take_state(ctx)->take;
    const char *ends;
    bool is_whole = take->pair_code[0] != '\0' && !take->ticket.awaits_other;
    struct ks_notice notice = {
        is_whole ? "people" : "eye",
        is_whole ? ks_ui_tr(ui, "Both parties are here")
                 : ks_ui_tr(ui, "Watch the screen for your number"),
        is_whole ? ks_ui_tr(ui, "One number for both: go in together when it is called.")
                 : ks_ui_tr(ui, "Numbers that are called are shown large on this screen."),
        ui->theme->good_soft,
        ui->theme->on_good_soft,
        false,
        ui->side.w > 0 ? GROWTH : 0};

    if (may_outlast(ctx, ui, &ends))
        notice = (struct ks_notice){
            "clock",
            ks_arena_printf(&ui->arena, ks_ui_tr(ui, "The wait may last beyond %s"), ends),
            ks_ui_tr(ui, "Ask at the window whether you are served today."),
            ui->theme->warn_soft,
            ui->theme->on_warn_soft,
            false,
            notice.growth};
    ks_flow_notice(ui, &notice);
}

/* What one can do meanwhile, or what one needs at the window. */
static void flow_waiting(struct ks_ui *ui, const void *ctx)
{
    static const char *const icons[] = {"paper-pen", "stack", "speech"};
    enum { ICONS = sizeof icons / sizeof icons[0], GROWTH = 60 };
    const struct ks_visit *visit = ctx;
    const struct ks_mediation *mediation = &visit->content->mediation;
    const struct ks_service_line *line = line_now(visit);
    bool is_mediation = line == NULL || line == ks_line_of_mediation(visit);
    const struct ks_line_list list = {
        .heading =
            is_mediation ? ks_ui_tr(ui, "While you wait") : ks_ui_tr(ui, "Please have ready"),
        .words = is_mediation ? mediation->while_waiting : line->bring,
        .count = is_mediation ? mediation->while_waiting_count : line->bring_count,
        .icons = icons,
        .icon_count = is_mediation ? ICONS : 0,
        .ink = ui->theme->mediation,
        .growth = GROWTH};

    ks_line_flow_list(visit, ui, &list);
}

static void flow_number(const struct ks_visit *visit, struct ks_ui *ui, int below)
{
    ks_ticket_flow_number(ui, ks_take_state(visit)->take.ticket.number,
                          ks_ui_tr(ui, "You have a number"), below);
}

/* The slip and the number at its usual size. */
static void flow_taken(struct ks_ui *ui, const void *ctx)
{
    flow_slip(ctx, ui);
    flow_number(ctx, ui, 0);
}

/* In the panel or the left half the slip and the number, beside them what there is to know; what
 * one may do meanwhile where there is room for it. */
static void view_printed(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool is_screen = ks_take_state(visit)->take.ticket.is_screen_ticket &&
                     ks_take_state(visit)->take.pair_side != 2;

    head(visit, ui);
    ks_outcome_foot(visit, ui, !is_screen);
    int facts = ks_flow_height_of(ui, flow_wait, visit) + ks_flow_height_of(ui, flow_watch, visit) +
                ks_ui_px(ui, 3 * 24);
    int waiting = ks_flow_height_of(ui, flow_waiting, visit) + ks_ui_px(ui, 24);
    int above = ui->side.w > 0 ? 0 : ks_flow_height_of(ui, flow_taken, visit);
    bool has_waiting = above + facts + waiting <= ks_flow_room(ui);
    ks_ui_beside_begin(ui);
    flow_slip(visit, ui);
    flow_number(visit, ui, ui->in_side ? 0 : facts + (has_waiting ? waiting : 0));
    ks_ui_beside_end(ui);
    flow_wait(ui, visit);
    flow_watch(ui, visit);
    if (has_waiting)
        flow_waiting(ui, visit);
    else
        ks_flow_spring(ui);
}

static void view_offer(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button decline = {KS_BUTTON_QUIET, ks_ui_tr(ui, "I do not want a number"), "leave",
                                ACT_DECLINE, 0};
    const struct ks_line lines[] = {
        {"number", ks_ui_tr(ui, "A number without paper is shown on this screen.")},
        {"phone", ks_ui_tr(ui, "Remember it or take a photo: it counts like any other.")},
        {"retry", ks_ui_tr(ui, "Or try again once there is paper.")},
    };

    head(visit, ui);
    ks_outcome_flow_offer(
        ui, &(struct ks_outcome_offer){.why = ks_take_state(visit)->take.paper.why,
                                       .so_far = ks_ui_tr(ui, "You are not in the queue yet."),
                                       .accept = ks_ui_tr(ui, "Number on the screen"),
                                       .lines = lines,
                                       .line_count = 3});
    ks_flow_button(ui, &decline);
}

/* A printer that never answers: only the visitor can see whether the slip is out. */
static void view_unsure(const struct ks_visit *visit, struct ks_ui *ui)
{
    head(visit, ui);
    ks_page_unsure_foot(ui, KS_OUTCOME_IS_OUT, KS_OUTCOME_IS_NOT_OUT);
    ks_ui_side_begin(ui);
    flow_number(visit, ui, ui->in_side ? 0 : ui->flow.area.h / 2);
    ks_ui_side_end(ui);
    ks_outcome_flow_unsure(ui, ks_ui_tr(ui, "You are in the queue once you have said so."),
                           ks_ui_tr(ui, "Number on the screen"));
}

/* Of who wanted to join another's number. */
static const char *join_refusal(struct ks_ui *ui, enum ks_err err)
{
    switch (err) {
    case KS_ERR_NOT_FOUND:
        return ks_ui_tr(ui, "There is no such code. Please check it on the slip.");
    case KS_ERR_TAKEN:
        return ks_ui_tr(ui, "Both parties are here already.");
    case KS_ERR_STATE:
        return ks_ui_tr(ui, "That number is over. Please take a new one.");
    default:
        return ks_ui_tr(ui, "The number system is out of order. No number was given, and you "
                            "have lost nothing.");
    }
}

static const char *refusal(struct ks_ui *ui, enum ks_err err)
{
    switch (err) {
    case KS_ERR_CLOSED:
        return ks_ui_tr(ui, "Numbers of this line are no longer given now. No number was given.");
    case KS_ERR_TAKEN:
        return ks_ui_tr(ui, "The last number of today has just been given.");
    case KS_ERR_CLOCK:
        return ks_ui_tr(ui, "The clock of this kiosk is not right, so no number is given until "
                            "staff have looked at it. You have lost nothing.");
    default:
        return ks_ui_tr(ui, "The number system is out of order. No number was given, and you "
                            "have lost nothing.");
    }
}

/* What only the hall knows, and what can be done without its word. */
static const char *cut_refusal(struct ks_ui *ui, const struct ks_take_state *state)
{
    if (state->appointment_id != 0)
        return ks_ui_tr(ui, "This kiosk has no line to the hall just now. Your appointment stands: "
                            "please show its slip at the window.");
    if (state->pair_code[0] != '\0')
        return ks_ui_tr(ui, "This kiosk has no line to the hall just now and cannot look up the "
                            "code. Please take a number of your own, and say the code at the "
                            "window.");
    if (state->is_pair)
        return ks_ui_tr(ui, "This kiosk has no line to the hall just now and cannot give one "
                            "number to two. Each of you can take a number: say at the window that "
                            "you belong together.");
    return refusal(ui, state->err);
}

static void flow_help(struct ks_ui *ui, const void *ctx)
{
    ks_flow_help(ctx, ui);
}

/* Whoever got none as the line is full or shut may book a time. */
static bool has_times(const struct ks_visit *visit, struct ks_ui *ui, struct ks_page_way *out)
{
    const struct ks_take_state *state = ks_take_state(visit);
    const struct ks_service_line *line = line_now(visit);
    bool is_over = state->err == KS_ERR_TAKEN || state->err == KS_ERR_CLOSED;

    return is_over && state->work == KS_WORK_FAILED && state->pair_code[0] == '\0' &&
           line != NULL && ks_line_way_to_times(visit, ui, line, out);
}

/* Nothing to choose: what has happened, and one way on. */
static void view_end(const struct ks_visit *visit, struct ks_ui *ui, const char *title,
                     const char *detail, const struct ks_button *button)
{
    struct ks_page_way times;

    head(visit, ui);
    ks_ui_page_foot(ui, button, 1);
    ks_ui_side_begin(ui);
    const struct ks_scene scene = {
        KS_PICTURE_WINDOW, ui->theme->warn_soft, ui->theme->on_warn_soft, title, detail, false};
    ks_flow_scene(ui, &scene);
    ks_ui_side_end(ui);
    if (has_times(visit, ui, &times))
        ks_flow_ways(ui, &times, 1, 0);
    if (ks_flow_height_of(ui, flow_help, visit) <= ks_flow_room(ui))
        ks_flow_help(visit, ui);
}

static void view_refused(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_take_state *state = ks_take_state(visit);
    bool is_closed = state->err == KS_ERR_CLOSED;
    bool is_join = state->pair_code[0] != '\0';
    struct ks_button ok = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Understood"), NULL, KS_ACT_BACK, 0};

    view_end(visit, ui,
             is_closed ? ks_ui_tr(ui, "Just closed") : ks_ui_tr(ui, "No number can be given now"),
             state->is_line_cut ? cut_refusal(ui, state)
             : is_join          ? join_refusal(ui, state->err)
                                : refusal(ui, state->err),
             &ok);
}

/* Paper may be out, and yet the queue may not know: say so, and who can put it right. */
static void view_uncertain(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button ok = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, KS_OUTCOME_FINISH, 0};
    bool is_printed = ks_take_state(visit)->take.paper.end == KS_PAPER_OUT;

    view_end(visit, ui, ks_ui_tr(ui, "Please go to the window"),
             is_printed ? ks_ui_tr(ui, "Your slip is printed, but it may not be in the queue. "
                                       "Please show it at the window, so that you are not missed.")
                        : ks_ui_tr(ui, "It is not certain that your number was kept. Please ask at "
                                       "the window before you wait."),
             &ok);
}

/* The slip grows while it is printed. */
static void view_running(const struct ks_visit *visit, struct ks_ui *ui)
{
    head(visit, ui);
    ks_outcome_flow_running(visit, ui, ks_take_state(visit)->asked_ms,
                            ks_ui_tr(ui, "Your number is being printed."));
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_take_state *state = ks_take_state(visit);

    if (state->work == KS_WORK_DONE)
        view_printed(visit, ui);
    else if (state->work == KS_WORK_RUNNING)
        view_running(visit, ui);
    else if (state->err == KS_ERR_PRINTER && state->take.paper.end == KS_PAPER_UNSURE)
        view_unsure(visit, ui);
    else if (state->err == KS_ERR_PRINTER)
        view_offer(visit, ui);
    else if (state->err == KS_ERR_UNCERTAIN)
        view_uncertain(visit, ui);
    else
        view_refused(visit, ui);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    enum ks_ticket_wish wish;

    (void)arg;
    if (ks_outcome_wish(action, &wish)) {
        ks_ticket_ask(visit, wish);
    } else if (action == KS_OUTCOME_REPRINT) {
        visit->done_at_ms = 0;
        ks_ticket_reprint(visit);
    } else if (action == ACT_DECLINE || action == KS_OUTCOME_FINISH) {
        ks_visit_end(visit);
    }
}

static bool is_busy(const struct ks_visit *visit)
{
    return ks_take_state(visit)->work == KS_WORK_RUNNING;
}

const struct ks_screen ks_screen_ticket = {.service = KS_SERVICE_MEDIATION,
                                           .view = view,
                                           .act = act,
                                           .is_busy = is_busy,
                                           .state_bytes = sizeof(struct ks_take_state)};
