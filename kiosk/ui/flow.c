/* The flow: blocks down a column, on to the next column, on to the next page. */
#include "ui/ui.h"

enum { CARD_PADDING = 34, CARD_RADIUS = 28, CARD_EDGE = 12, OUTLINE = 3 };

static int card_padding(const struct ks_ui *ui)
{
    return ks_ui_px(ui, CARD_PADDING);
}

static int column_width(const struct ks_ui *ui)
{
    const struct ks_flow *flow = &ui->flow;
    return (flow->area.w - (flow->columns - 1) * flow->column_gap) / flow->columns;
}

static int column_x(const struct ks_ui *ui)
{
    return ui->flow.area.x + ui->flow.column * (column_width(ui) + ui->flow.column_gap);
}

static int area_bottom(const struct ks_ui *ui)
{
    return ui->flow.area.y + ui->flow.area.h;
}

int ks_flow_width(const struct ks_ui *ui)
{
    return column_width(ui) - (ui->flow.in_card ? 2 * card_padding(ui) : 0);
}

int ks_flow_room(const struct ks_ui *ui)
{
    return area_bottom(ui) - ui->flow.y - ui->flow.pending_gap;
}

void ks_flow_gap(struct ks_ui *ui, int units)
{
    int gap = ks_ui_px(ui, units);

    if (ui->flow.y > ui->flow.area.y && gap > ui->flow.pending_gap)
        ui->flow.pending_gap = gap;
}

static bool is_shown(const struct ks_ui *ui)
{
    return ui->flow.page == ui->flow.wanted_page;
}

/* The surface of a card is drawn first but its height is known last: its commands are added with
 * no height, which close_card fills in. */
static void open_card(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;
    struct ks_rect rect = {column_x(ui), flow->y, column_width(ui), 0};

    flow->card_is_open = true;
    flow->card_top = flow->y;
    flow->y += card_padding(ui);
    flow->card_cmd = flow->card_cmd_end = ui->list.count;
    if (!is_shown(ui))
        return;
    if (flow->card_edge != 0) {
        int edge = ks_ui_px(ui, CARD_EDGE);
        ks_ui_surface(ui, rect, CARD_RADIUS, flow->card_edge);
        rect.x += edge;
        rect.w -= edge;
        ks_draw_fill(&ui->list, rect, ks_ui_px(ui, CARD_RADIUS), flow->card_fill);
        if (ui->theme->has_outline) {
            struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
            cmd->border = ui->theme->line;
            cmd->border_px = ks_ui_px(ui, OUTLINE);
            cmd->radius_px = ks_ui_px(ui, CARD_RADIUS);
        }
    } else {
        ks_ui_surface(ui, rect, CARD_RADIUS, flow->card_fill);
    }
    flow->card_cmd_end = ui->list.count;
}

static void close_card(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;

    if (!flow->card_is_open)
        return;
    flow->card_is_open = false;
    flow->y += card_padding(ui);
    for (int i = flow->card_cmd; i < flow->card_cmd_end; i++)
        ui->list.cmds[i].rect.h = flow->y - flow->card_top;
}

static void next_column(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;

    close_card(ui);
    flow->y = flow->area.y;
    flow->pending_gap = 0;
    if (++flow->column == flow->columns) {
        flow->column = 0;
        flow->page++;
    }
}

bool ks_flow_place(struct ks_ui *ui, int height, int keep, struct ks_rect *rect)
{
    struct ks_flow *flow = &ui->flow;
    int padding = card_padding(ui);
    int around = flow->in_card ? padding + (flow->card_is_open ? 0 : padding) : 0;
    bool is_at_top = flow->y == flow->area.y;

    if (!is_at_top && flow->y + flow->pending_gap + around + height + keep > area_bottom(ui)) {
        next_column(ui);
    } else {
        flow->y += flow->pending_gap;
        flow->pending_gap = 0;
    }
    if (flow->in_card && !flow->card_is_open)
        open_card(ui);
    *rect = (struct ks_rect){column_x(ui) + (flow->in_card ? padding : 0), flow->y,
                             ks_flow_width(ui), height};
    flow->y += height;
    return is_shown(ui);
}

void ks_flow_second_column(struct ks_ui *ui)
{
    if (ui->flow.columns > 1 && ui->flow.column == 0)
        next_column(ui);
}

/* A place in the flow to come back to. */
struct bookmark {
    struct ks_flow flow;
    int commands, controls;
};

static struct bookmark take_bookmark(const struct ks_ui *ui)
{
    return (struct bookmark){ui->flow, ui->list.count, ui->control_count};
}

static void go_back(struct ks_ui *ui, const struct bookmark *to)
{
    ui->flow = to->flow;
    ui->list.count = to->commands;
    ui->control_count = to->controls;
}

static bool is_elsewhere(const struct ks_ui *ui, const struct ks_flow *flow)
{
    return ui->flow.page != flow->page || ui->flow.column != flow->column;
}

void ks_flow_together(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                      const void *ctx)
{
    const struct bookmark start = take_bookmark(ui);
    draw(ui, ctx);
    if (!is_elsewhere(ui, &start.flow) || start.flow.y == start.flow.area.y)
        return;
    go_back(ui, &start);
    next_column(ui);
    const struct ks_flow top = ui->flow;
    draw(ui, ctx);
    if (!is_elsewhere(ui, &top))
        return;
    go_back(ui, &start);
    draw(ui, ctx);
}

void ks_flow_card_begin(struct ks_ui *ui, uint32_t fill, uint32_t edge)
{
    ui->flow.in_card = true;
    ui->flow.card_fill = fill;
    ui->flow.card_edge = edge;
}

void ks_flow_card_end(struct ks_ui *ui)
{
    ui->flow.pending_gap = 0;
    close_card(ui);
    ui->flow.in_card = false;
    ks_flow_gap(ui, 28);
}
