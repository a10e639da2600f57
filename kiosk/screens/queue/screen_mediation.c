/* Mediation: what it is, that it is voluntary, who comes; then a number. */
#include "screens/queue/queue.h"

enum { ACT_TAKE = KS_ACT_OWN };
enum { PLACE_PAGE, PLACE_POINTS }; /* what the place shows */

static const char *clock_text(struct ks_ui *ui, int minute)
{
    return ks_arena_printf(&ui->arena, "%02d:%02d", minute / 60, minute % 60);
}

static const char *closed_text(const struct ks_visit *visit, struct ks_ui *ui,
                               const struct ks_opening_state *opening)
{
    if (!opening->next_is_known)
        return ks_arena_printf(&ui->arena,
                               ks_ui_tr(ui, "The mediation rooms are closed now. The next working "
                                            "day has not been published here yet; please call %s."),
                               visit->content->hotline);
    return ks_arena_printf(&ui->arena,
                           ks_ui_tr(ui, "The mediation rooms are closed now. They open next on "
                                        "%s at %s."),
                           ks_page_day_text(ui, opening->next_day),
                           clock_text(ui, opening->next_minute));
}

/* "Mon Wed "; "" for every working day. */
static const char *weekdays_text(struct ks_ui *ui, unsigned weekdays)
{
    static const char *const names[] = {KS_N_("Mon"), KS_N_("Tue"), KS_N_("Wed"), KS_N_("Thu"),
                                        KS_N_("Fri")};
    const char *text = "";

    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if ((weekdays & 1u << (KS_MONDAY + i)) != 0)
            text = ks_arena_printf(&ui->arena, "%s%s ", text, ks_ui_tr(ui, names[i]));
    return text;
}

static void flow_hours(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_service_line *service =
        ks_hall_find_line(&visit->content->hall, visit->content->mediation.line);
    const char *text = "";

    for (int i = 0; i < service->hours_count; i++)
        text = ks_arena_printf(&ui->arena, "%s%s%s%s–%s", text, i > 0 ? ks_ui_tr(ui, ", ") : "",
                               weekdays_text(ui, service->hours[i].weekdays),
                               clock_text(ui, service->hours[i].from_minute),
                               clock_text(ui, service->hours[i].to_minute));
    const struct ks_line line = {
        "clock", ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Working days %s"), text)};
    ks_flow_lines(ui, &line, 1);
    ks_flow_gap(ui, 20);
}

static void flow_voluntary(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_flow_banner(ui, "info", ui->theme->good_soft, ui->theme->on_good_soft,
                   ks_visit_words(visit, &visit->content->mediation.voluntary));
}

/* How it goes, in a few sentences. */
static void flow_points(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;
    const struct ks_mediation *mediation = &visit->content->mediation;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Good to know"));
    for (int i = 0; i < mediation->point_count; i++)
        ks_flow_bullet(ui, ks_visit_words(visit, &mediation->points[i]));
    ks_flow_card_end(ui);
}

static int fold_height(const struct ks_ui *ui)
{
    int fold = ks_ui_px(ui, 84), target = ks_ui_target_px(ui);

    return (fold > target ? fold : target) + ks_ui_px(ui, 20);
}

/* The sources under the sentences that rest on them; else one row to both. */
static void flow_fold(const struct ks_visit *visit, struct ks_ui *ui, bool has_points)
{
    ks_page_due(visit, ui);
    if (has_points)
        ks_page_sources(visit, ui);
    else
        ks_flow_fold(ui, "info", ks_ui_tr(ui, "Good to know, and sources"),
                     KS_ACT_OPEN + KS_SCREEN_MEDIATION, PLACE_POINTS);
}

/* The column: what is chosen, and at its foot what there is to read unless that stands beside.
 */
struct column {
    const struct ks_visit *visit;
    bool is_folded_beside, has_points;
};

static int foot_height(struct ks_ui *ui, struct column *column, int rows)
{
    int points = ks_flow_height_of(ui, flow_points, column->visit), fold = fold_height(ui);
    int gap = ks_ui_px(ui, 40);

    column->has_points = rows + points + fold + gap <= ks_flow_control_room(ui);
    return column->is_folded_beside ? 0 : (column->has_points ? points : 0) + fold + gap;
}

static void flow_foot(struct ks_ui *ui, const struct column *column)
{
    if (column->is_folded_beside)
        return;
    ks_flow_gap(ui, 24);
    ks_flow_spring(ui);
    if (column->has_points)
        flow_points(ui, column->visit);
    flow_fold(column->visit, ui, column->has_points);
}

static void flow_kinds(struct ks_ui *ui, struct column *column)
{
    const struct ks_visit *visit = column->visit;
    const struct ks_hall_plan *hall = &visit->content->hall;
    int count = hall->kind_count, rows = 0;
    struct ks_choice *kinds = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *kinds);

    ks_flow_heading(ui, ks_ui_tr(ui, "Take a number: who are you?"));
    for (int i = 0; i < count; i++) {
        kinds[i] = (struct ks_choice){
            .role = KS_ROLE_OPTION,
            .title = ks_visit_words(visit, &hall->kinds[i].title),
            .detail = ks_visit_words(visit, &hall->kinds[i].detail),
            .icon = hall->kinds[i].icon,
            .accent = ui->theme->mediation,
            .action = ACT_TAKE,
            .arg = i,
        };
        rows += ks_flow_choice_height(ui, &kinds[i]) + ks_ui_gap_px(ui);
    }
    ks_flow_choices(ui, kinds, count, foot_height(ui, column, rows));
    flow_foot(ui, column);
}

static void flow_closed(struct ks_ui *ui, struct column *column,
                        const struct ks_opening_state *opening)
{
    const struct ks_page_way guides = {.icon = "document",
                                       .title = ks_ui_tr(ui, "Filing guides"),
                                       .detail = ks_ui_tr(ui, "To read and print around the clock"),
                                       .screen = KS_SCREEN_GUIDES};

    if (opening->closed_for != NULL)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                     ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Why: %s"),
                                     ks_visit_words(column->visit, opening->closed_for)));
    ks_flow_ways(ui, &guides, 1, foot_height(ui, column, 2 * ks_ui_target_px(ui)));
    flow_foot(ui, column);
    ks_flow_spring(ui);
}

/* Beside it what everyone should know; then who one is. */
static void view_page(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_opening_state opening =
        ks_queue_opening(visit->content, ks_visit_wall_ms(visit));
    struct column column = {.visit = visit};

    ks_ui_side_begin(ui);
    if (!opening.is_open)
        ks_flow_banner(ui, "clock", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       closed_text(visit, ui, &opening));
    flow_voluntary(visit, ui);
    flow_hours(visit, ui);
    column.is_folded_beside = ui->in_side && fold_height(ui) <= ks_flow_control_room(ui);
    if (column.is_folded_beside)
        flow_fold(visit, ui, false);
    ks_ui_side_end(ui);
    if (opening.is_open)
        flow_kinds(ui, &column);
    else
        flow_closed(ui, &column, &opening);
}

static void view_points(const struct ks_visit *visit, struct ks_ui *ui)
{
    flow_points(ui, visit);
    ks_flow_spring(ui);
    ks_page_provenance(visit, ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);
    bool is_points = ks_visit_place_now(visit)->arg == PLACE_POINTS;

    head.page = is_points ? ks_ui_tr(ui, "Good to know") : ks_ui_tr(ui, "Take a number");
    head.title = is_points ? NULL : ks_ui_tr(ui, "Talk first, if you wish");
    head.is_split = !is_points;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    if (is_points)
        view_points(visit, ui);
    else
        view_page(visit, ui);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &visit->content->mediation.provenance;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_TAKE)
        ks_ticket_take(visit, visit->content->hall.kinds[arg].id);
}

const struct ks_screen ks_screen_mediation = {
    .service = KS_SERVICE_MEDIATION, .view = view, .act = act, .provenance = provenance};
