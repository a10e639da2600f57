/* What stands beside the content, or on every page of it. */
#include "ui/page.h"

enum { BLOCK_GAP = 24 };

/* Without a side it stands above the content, on every page of it. */
static void begin_top(struct ks_ui *ui)
{
    ui->around = ui->flow;
    ui->in_top = true;
    ui->flow.even_px = 0;
    if (!ui->passes.is_top_full)
        ui->flow.wanted_page = ui->flow.page;
}

/* What takes too much of the page flows like any other content: in the next pass. */
static void end_top(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;
    int used = flow->y + flow->pending_gap - flow->area.y;

    ui->in_top = false;
    flow->even_px = ui->around.even_px;
    flow->wanted_page = ui->around.wanted_page;
    if (ui->passes.is_top_full)
        return;
    if (flow->page != ui->around.page || used > flow->area.h / 2) {
        ui->passes.is_top_full = ui->passes.is_split = true;
        return;
    }
    flow->area.y += used;
    flow->area.h -= used;
    flow->y = flow->area.y;
    flow->pending_gap = 0;
}

void ks_ui_side_begin(struct ks_ui *ui)
{
    if (ui->side.w == 0) {
        begin_top(ui);
        return;
    }
    ui->in_side = true;
    ui->around = ui->flow;
    ui->flow = (struct ks_flow){
        .area = ui->side, .y = ui->side.y, .reach_y = ui->reach_y, .card_number = -1};
}

/* What follows there stands below. */
void ks_ui_side_end(struct ks_ui *ui)
{
    if (ui->side.w == 0) {
        end_top(ui);
        return;
    }
    bool is_over = ui->flow.page > 0 || ui->flow.y > ui->side.y + ui->side.h + ui->side_free;
    if (is_over && !ui->passes.is_side_full) {
        bool has_pager = ui->has_pager && !ui->passes.is_pager_below;
        ui->passes.is_pager_below = true;
        ui->passes.is_side_full = !has_pager;
        ui->passes.is_split = true;
    }
    int used = ui->flow.y + ui->flow.pending_gap - ui->side.y;
    ui->side.y += used;
    ui->side.h -= used;
    ui->in_side = false;
    ui->flow = ui->around;
}

void ks_ui_beside_begin(struct ks_ui *ui)
{
    if (ui->side.w > 0)
        ks_ui_side_begin(ui);
}

void ks_ui_beside_end(struct ks_ui *ui)
{
    if (ui->in_side)
        ks_ui_side_end(ui);
}

/* What flowed before it and reaches into its room flows again, with the room kept free. */
void ks_ui_pin_begin(struct ks_ui *ui, int height)
{
    struct ks_flow *flow = &ui->flow;
    int need = height + ks_ui_px(ui, BLOCK_GAP);
    struct ks_rect pin = flow->area;

    flow->area.h -= need - ui->pinned_px;
    if (flow->y > flow->area.y + flow->area.h && ui->passes.pin_px < need) {
        ui->passes.pin_px = need;
        ui->passes.is_split = true;
    }
    pin.y = flow->area.y + flow->area.h + need - height;
    pin.h = height;
    ui->pinned_px = 0;
    ui->in_side = true;
    ui->zone = KS_ZONE_PIN;
    ui->around = *flow;
    ui->flow = (struct ks_flow){.area = pin, .y = pin.y, .card_number = -1};
}

void ks_ui_pin_end(struct ks_ui *ui)
{
    ui->in_side = false;
    ui->zone = KS_ZONE_CONTENT;
    ui->flow = ui->around;
}
