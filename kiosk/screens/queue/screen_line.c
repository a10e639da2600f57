/* A line that numbers are for: when it is open, and who comes; then a number. */
#include "screens/queue/queue.h"

enum { ACT_TAKE = KS_ACT_OWN };

static void flow_bring(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;
    const struct ks_service_line *line = ks_line_now(visit);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Please have ready"));
    for (int i = 0; i < line->bring_count; i++)
        ks_flow_bullet(ui, ks_visit_words(visit, &line->bring[i]));
    ks_flow_card_end(ui);
}

/* What to bring stands on the slip too: here where there is room for it. */
static void flow_open(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_choice *kinds = ks_line_kinds(visit, ui, ACT_TAKE, ui->theme->action);
    int bring = ks_flow_height_of(ui, flow_bring, visit) + ks_ui_px(ui, 110);
    int rows = ks_line_kinds_height(visit, ui, kinds);
    bool has_bring = ks_line_now(visit)->bring_count > 0 &&
                     rows + bring <= ks_flow_control_room(ui) && !ui->mode.is_low &&
                     !ui->mode.is_large;

    ks_flow_choices(ui, kinds, visit->content->hall.kind_count, has_bring ? bring : 0);
    if (has_bring)
        flow_bring(ui, visit);
    ks_flow_spring(ui);
}

/* A time to come, and what there is to read meanwhile. */
static void flow_closed(const struct ks_visit *visit, struct ks_ui *ui,
                        const struct ks_opening_state *opening)
{
    struct ks_page_way ways[2];
    int count = ks_line_way_to_times(visit, ui, ks_line_now(visit), &ways[0]);

    ways[count++] = (struct ks_page_way){.icon = "document",
                                         .title = ks_ui_tr(ui, "Filing guides"),
                                         .detail = ks_ui_tr(ui, "To read and print around the "
                                                                "clock"),
                                         .screen = KS_SCREEN_GUIDES};
    ks_line_flow_closed_why(visit, ui, ks_line_now(visit), opening);
    ks_flow_ways(ui, ways, count, 0);
    ks_flow_spring(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_service_line *line = ks_line_now(visit);
    const struct ks_opening_state opening = ks_line_opening(visit, line);
    const bool is_given = opening.is_open && !ks_line_is_full(visit, line);
    struct ks_page_head head = ks_line_head(visit, ui, line);

    head.page = ks_ui_tr(ui, "Take a number");
    head.title =
        is_given ? ks_ui_tr(ui, "Take a number: who are you?") : ks_visit_words(visit, &line->name);
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_side_begin(ui);
    if (!is_given)
        ks_flow_banner(ui, "clock", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_line_closed_text(visit, ui, &opening));
    ks_line_flow_hours(ui, line);
    ks_ui_side_end(ui);
    if (is_given)
        flow_open(visit, ui);
    else
        flow_closed(visit, ui, &opening);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_TAKE)
        ks_ticket_take(visit,
                       &(struct ks_ticket_order){.line = ks_line_now(visit)->id,
                                                 .kind = visit->content->hall.kinds[arg].id});
}

/* Mediation has a page of its own. */
static void open(struct ks_visit *visit, int arg)
{
    bool is_mediation = &visit->content->hall.lines[arg] == ks_line_of_mediation(visit);

    ks_visit_go(visit, is_mediation ? KS_SCREEN_MEDIATION : KS_SCREEN_LINE, is_mediation ? 0 : arg);
}

const struct ks_screen ks_screen_line = {
    .service = KS_SERVICE_QUEUE, .view = view, .act = act, .open = open};
