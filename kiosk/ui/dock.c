/* What stands at the edge of every page, and a stage that all can reach. */
#include "ui/ui.h"

static void draw_dock_item(struct ks_ui *ui, const struct ks_dock_item *item, struct ks_rect cell)
{
    bool is_pressed = ks_ui_is_pressed(ui, item->action, 0);
    uint32_t ground = is_pressed ? ui->theme->pressed : ui->theme->card;
    struct ks_label label = {
        .text = item->name,
        .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
        .ink = item->is_on ? ui->theme->on_action_soft : ui->theme->ink,
        .ground = ground,
        .align = KS_ALIGN_CENTRE,
    };
    int icon = ks_ui_px(ui, 48), gap = ks_ui_px(ui, 8);
    int text = ks_ui_label_height(ui, &label, cell.w);
    int top = cell.y + (cell.h - icon - gap - text) / 2;

    if (is_pressed)
        ks_draw_fill(&ui->list, cell, ks_ui_px(ui, 20), ground);
    ks_ui_icon(ui, item->icon, (struct ks_rect){cell.x + (cell.w - icon) / 2, top, icon, icon},
               label.ink);
    ks_ui_label(ui, &label, (struct ks_rect){cell.x, top + icon + gap, cell.w, text});
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, label.text, cell, item->action, 0);
    control->is_checked = item->is_on;
    control->font_px = label.style.size_px;
    control->ink = label.ink;
    control->ground = label.ground;
}

/* Along the foot in portrait, down the right side in landscape. */
static struct ks_rect dock_rect(struct ks_ui *ui, struct ks_rect stage)
{
    int size = ks_ui_px(ui, ui->mode.is_large ? 224 : 164);

    if (ks_ui_is_landscape(ui)) {
        int width = ks_ui_px(ui, ui->mode.is_large ? 260 : 204);
        return (struct ks_rect){stage.x + stage.w - width, stage.y, width, stage.h};
    }
    return (struct ks_rect){stage.x, stage.y + stage.h - size, stage.w, size};
}

void ks_ui_dock(struct ks_ui *ui, const struct ks_dock_item *items, int count)
{
    struct ks_rect dock = dock_rect(ui, ui->stage);
    bool is_side = ks_ui_is_landscape(ui);
    int line = ks_ui_px(ui, 2), gap = ks_ui_gap_px(ui) + 1, inset = ks_ui_px(ui, 10);

    ks_draw_fill(&ui->list, dock, 0, ui->theme->card);
    ks_draw_fill(&ui->list,
                 (struct ks_rect){dock.x, dock.y, is_side ? line : dock.w, is_side ? dock.h : line},
                 0, ui->theme->line);
    int room = (is_side ? dock.h : dock.w) - (count - 1) * gap - 2 * inset;
    for (int i = 0; i < count; i++) {
        int at = inset + i * (room / count + gap);
        struct ks_rect cell = {dock.x + at, dock.y + inset, room / count, dock.h - 2 * inset};
        if (is_side)
            cell = (struct ks_rect){dock.x + inset, dock.y + at, dock.w - 2 * inset, room / count};
        draw_dock_item(ui, &items[i], cell);
    }
    if (is_side)
        ui->stage.w -= dock.w;
    else
        ui->stage.h -= dock.h;
}

enum { REACH_LOW_MM = 380, REACH_HIGH_MM = 1220 };

/* Low reach: everything to press lies between 380 and 1220 mm above the floor, and in the lower
 * part of the panel even where all of it would be in reach. */
static void lower(struct ks_ui *ui)
{
    int bottom_mm = ui->mode.bottom_above_floor_mm, h = ui->mode.h;
    int spare = (h - ui->stage.y) / (ui->mode.is_large ? 24 : 8);
    int top = ks_ui_is_landscape(ui) ? ui->stage.y + spare : h * 36 / 100;
    int reach_top = h - ks_ui_mm(ui, REACH_HIGH_MM - bottom_mm) + 2;
    int reach_bottom = bottom_mm < REACH_LOW_MM ? h - ks_ui_mm(ui, REACH_LOW_MM - bottom_mm) : h;

    if (!ks_ui_is_landscape(ui) && top > reach_bottom - h * 68 / 100)
        top = reach_bottom - h * 68 / 100;
    if (top < reach_top)
        top = reach_top;
    ui->stage = (struct ks_rect){0, top, ui->mode.w, reach_bottom - top};
}

/* What fills the part above the lowered stage: where to look. */
static void draw_low_hint(struct ks_ui *ui, int from)
{
    struct ks_rect rect = {0, from, ui->mode.w, ui->stage.y - from};
    struct ks_label label = {.text = ks_ui_tr(ui, "Everything to press is below"),
                             .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                             .ink = ui->theme->soft_ink,
                             .ground = ui->theme->ground,
                             .align = KS_ALIGN_CENTRE};

    if (rect.h < ks_ui_line_height(ui, label.style))
        return;
    ks_ui_label_middle(ui, &label, rect);
    ks_draw_fill(&ui->list,
                 (struct ks_rect){0, ui->stage.y - ks_ui_px(ui, 2), rect.w, ks_ui_px(ui, 2)}, 0,
                 ui->theme->line);
}

void ks_ui_lower_stage(struct ks_ui *ui, int from)
{
    lower(ui);
    draw_low_hint(ui, from);
}
