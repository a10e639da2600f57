/* What stands at the edge of every page, and the line that an arm reaches. */
#include "ui/page.h"

enum {
    FOOT = 160,
    FOOT_LARGE = 176,
    FOOT_LOW_WIDE = 132,
    RAIL = 180,
    RAIL_LARGE = 220,
    INSET = 10,
    ICON = 48,
    ICON_GAP = 8,
    TICK = 36,
};

/* On a wide panel in low reach the icons stand beside their names: every bit of height counts. */
static bool is_beside(const struct ks_ui *ui)
{
    return ks_ui_is_landscape(ui) && ui->mode.is_low;
}

static bool is_rail(const struct ks_ui *ui)
{
    return ks_ui_is_landscape(ui) && !ui->mode.is_low;
}

static struct ks_label name_of(const struct ks_ui *ui, const struct ks_dock_item *item)
{
    bool is_pressed = ks_ui_is_pressed(ui, item->action, 0);

    return (struct ks_label){
        .text = ui->mode.is_large && item->brief != NULL ? item->brief : item->name,
        .style = ks_ui_style(ui, KS_TYPE_SMALL, item->is_on ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
        .ink = item->is_on ? ui->theme->on_chosen : ui->theme->ink,
        .ground = is_pressed    ? ui->theme->pressed
                  : item->is_on ? ui->theme->chosen
                                : ui->theme->card,
        .align = is_beside(ui) ? KS_ALIGN_LEFT : KS_ALIGN_CENTRE,
    };
}

/* Keeps its name and says that it is on by tint, border and tick. */
static void draw_ground(struct ks_ui *ui, const struct ks_dock_item *item,
                        const struct ks_label *name, struct ks_rect cell)
{
    int radius = ks_ui_px(ui, 20), tick = ks_ui_px(ui, TICK), inset = ks_ui_px(ui, 8);

    if (name->ground != ui->theme->card)
        ks_draw_fill(&ui->list, cell, radius, name->ground);
    if (!item->is_on)
        return;
    struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, cell);
    frame->border = name->ink;
    frame->border_px = ks_ui_px(ui, 3);
    frame->radius_px = radius;
    struct ks_rect disc = {cell.x + cell.w - tick - inset, cell.y + inset, tick, tick};
    ks_draw_fill(&ui->list, disc, tick / 2, name->ink);
    ks_ui_icon(ui, "check",
               (struct ks_rect){disc.x + tick / 5, disc.y + tick / 5, tick * 3 / 5, tick * 3 / 5},
               name->ground);
}

static void draw_item(struct ks_ui *ui, const struct ks_dock_item *item, struct ks_rect cell)
{
    struct ks_label name = name_of(ui, item);
    int icon = ks_ui_px(ui, ICON), gap = ks_ui_px(ui, is_beside(ui) ? 20 : ICON_GAP);

    draw_ground(ui, item, &name, cell);
    if (is_beside(ui)) {
        int width = ks_ui_label_width(ui, &name), x = cell.x + (cell.w - icon - gap - width) / 2;
        ks_ui_icon(ui, item->icon, (struct ks_rect){x, cell.y + (cell.h - icon) / 2, icon, icon},
                   name.ink);
        ks_ui_label_middle(ui, &name, (struct ks_rect){x + icon + gap, cell.y, width + 1, cell.h});
    } else {
        int text = ks_ui_label_height(ui, &name, cell.w);
        int top = cell.y + (cell.h - icon - gap - text) / 2;
        ks_ui_icon(ui, item->icon, (struct ks_rect){cell.x + (cell.w - icon) / 2, top, icon, icon},
                   name.ink);
        ks_ui_label(ui, &name, (struct ks_rect){cell.x, top + icon + gap, cell.w, text});
    }
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, item->name, cell, item->action, 0);
    control->is_checked = item->is_on;
    control->font_px = name.style.size_px;
    control->ink = name.ink;
    control->ground = name.ground;
}

static int cell_room(const struct ks_ui *ui, int length, int count)
{
    int gap = ks_ui_gap_px(ui) + 1;

    return (length - 2 * ks_ui_px(ui, INSET) - (count - 1) * gap) / count;
}

/* As high as the longest name needs when it is broken. */
static int foot_height(struct ks_ui *ui, const struct ks_dock_item *items, int count)
{
    int least = ks_ui_px(ui, is_beside(ui) ? FOOT_LOW_WIDE : ui->mode.is_large ? FOOT_LARGE : FOOT);

    for (int i = 0; i < count && !is_beside(ui); i++) {
        struct ks_label name = name_of(ui, &items[i]);
        int need = ks_ui_label_height(ui, &name, cell_room(ui, ui->mode.w, count)) +
                   ks_ui_px(ui, ICON + ICON_GAP + 2 * INSET + 8);
        least = need > least ? need : least;
    }
    return least;
}

enum { REACH_LOW_MM = 380, REACH_HIGH_MM = 1220 };

/* Whatever can be pressed lies between 380 and 1220 mm above the floor, and in the lower part of
 * the panel even where all of it would be in reach. */
static int reach_line(struct ks_ui *ui, int reach_bottom)
{
    enum { PORTRAIT = 43, PORTRAIT_LARGE = 36, WIDE = 32, WIDE_LARGE = 30, MOST_PORTRAIT = 64 };
    int h = ui->mode.h, highest = h - ks_ui_mm(ui, REACH_HIGH_MM - ui->mode.bottom_above_floor_mm);
    int wide = ui->mode.is_large ? WIDE_LARGE : WIDE;
    int share = ks_ui_is_landscape(ui) ? wide : ui->mode.is_large ? PORTRAIT_LARGE : PORTRAIT;
    int line = h * share / 100;

    if (!ks_ui_is_landscape(ui) && line > reach_bottom - h * MOST_PORTRAIT / 100)
        line = reach_bottom - h * MOST_PORTRAIT / 100;
    if (line < highest + 2)
        line = highest + 2;
    return line > ui->stage.y ? line : ui->stage.y;
}

void ks_ui_stage(struct ks_ui *ui, int header, const struct ks_dock_item *items, int count)
{
    int bottom_mm = ui->mode.bottom_above_floor_mm, bottom = ui->mode.h;

    if (ui->mode.is_low && bottom_mm < REACH_LOW_MM)
        bottom -= ks_ui_mm(ui, REACH_LOW_MM - bottom_mm);
    ui->stage = (struct ks_rect){0, header, ui->mode.w, bottom - header};
    ui->reach_y = ui->mode.is_low ? reach_line(ui, bottom) : 0;
    ui->dock = ui->stage;
    if (is_rail(ui)) {
        ui->dock.w = ks_ui_px(ui, ui->mode.is_large ? RAIL_LARGE : RAIL);
        ui->dock.x = ui->stage.w - ui->dock.w;
        ui->stage.w -= ui->dock.w;
    } else {
        ui->dock.h = foot_height(ui, items, count);
        ui->dock.y = ui->stage.y + ui->stage.h - ui->dock.h;
        ui->stage.h -= ui->dock.h;
    }
}

void ks_ui_dock(struct ks_ui *ui, const struct ks_dock_item *items, int count)
{
    struct ks_rect dock = ui->dock;
    bool is_side = is_rail(ui);
    int line = ks_ui_px(ui, 2), gap = ks_ui_gap_px(ui) + 1, inset = ks_ui_px(ui, INSET);
    int room = cell_room(ui, is_side ? dock.h : dock.w, count);

    ui->zone = KS_ZONE_DOCK;
    ks_draw_fill(&ui->list, dock, 0, ui->theme->card);
    ks_draw_fill(&ui->list,
                 (struct ks_rect){dock.x, dock.y, is_side ? line : dock.w, is_side ? dock.h : line},
                 0, ui->theme->line);
    for (int i = 0; i < count; i++) {
        int at = inset + i * (room + gap);
        struct ks_rect cell = {dock.x + at, dock.y + inset, room, dock.h - 2 * inset};
        if (is_side)
            cell = (struct ks_rect){dock.x + inset, dock.y + at, dock.w - 2 * inset, room};
        draw_item(ui, &items[i], cell);
    }
}
