/* Mediation: what it is, that it is voluntary, who comes; then a number. */
#include "screens/queue/queue.h"

enum { ACT_TAKE = KS_ACT_OWN };
enum { PLACE_PAGE, PLACE_POINTS }; /* what the place shows */

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

/* Who comes alone, and behind them those of whom two come. */
static void flow_kinds(struct ks_ui *ui, struct column *column)
{
    const struct ks_visit *visit = column->visit;
    int count = visit->content->hall.kind_count;
    const struct ks_choice *kinds = ks_line_kinds(visit, ui, ACT_TAKE, ui->theme->mediation);
    struct ks_choice *choices = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *choices);

    memcpy(choices, kinds, (size_t)count * sizeof *choices);
    choices[count] =
        (struct ks_choice){.role = KS_ROLE_OPTION,
                           .title = ks_ui_tr(ui, "Both parties come"),
                           .detail = ks_ui_tr(ui, "One number for both; you go in together"),
                           .icon = "people",
                           .accent = ui->theme->mediation,
                           .action = KS_ACT_OPEN + KS_SCREEN_PAIR,
                           .arg = KS_PAIR_WHO};
    int rows = ks_line_kinds_height(visit, ui, kinds) + ks_flow_choice_height(ui, &choices[count]) +
               ks_ui_gap_px(ui);
    ks_flow_heading(ui, ks_ui_tr(ui, "Take a number: who are you?"));
    ks_flow_choices(ui, choices, count + 1, foot_height(ui, column, rows));
    flow_foot(ui, column);
}

static void flow_closed(struct ks_ui *ui, struct column *column,
                        const struct ks_opening_state *opening)
{
    const struct ks_service_line *line = ks_line_of_mediation(column->visit);
    struct ks_page_way ways[2];
    int count = ks_line_way_to_times(column->visit, ui, line, &ways[0]);

    ways[count++] = (struct ks_page_way){.icon = "document",
                                         .title = ks_ui_tr(ui, "Filing guides"),
                                         .detail = ks_ui_tr(ui, "To read and print around the "
                                                                "clock"),
                                         .screen = KS_SCREEN_GUIDES};
    ks_line_flow_closed_why(column->visit, ui, line, opening);
    ks_flow_ways(ui, ways, count, foot_height(ui, column, count * 2 * ks_ui_target_px(ui)));
    flow_foot(ui, column);
    ks_flow_spring(ui);
}

/* Beside it what everyone should know; then who one is. */
static void view_page(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_opening_state opening = ks_line_opening(visit, ks_line_of_mediation(visit));
    const bool is_given = opening.is_open && !ks_line_is_full(visit, ks_line_of_mediation(visit));
    struct column column = {.visit = visit};

    ks_ui_side_begin(ui);
    if (!is_given)
        ks_flow_banner(ui, "clock", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_line_closed_text(visit, ui, &opening));
    flow_voluntary(visit, ui);
    ks_line_flow_hours(ui, ks_line_of_mediation(visit));
    column.is_folded_beside = ui->in_side && fold_height(ui) <= ks_flow_control_room(ui);
    if (column.is_folded_beside)
        flow_fold(visit, ui, false);
    ks_ui_side_end(ui);
    if (is_given)
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
        ks_ticket_take(visit,
                       &(struct ks_ticket_order){.line = visit->content->mediation.line,
                                                 .kind = visit->content->hall.kinds[arg].id});
}

const struct ks_screen ks_screen_mediation = {
    .service = KS_SERVICE_MEDIATION, .view = view, .act = act, .provenance = provenance};
