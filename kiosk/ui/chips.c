/* Short words to choose from, side by side. */
#include "ui/ui.h"

static struct ks_label name_of(const struct ks_ui *ui, const struct ks_chip *chip)
{
    bool is_pressed = ks_ui_is_pressed(ui, chip->action, chip->arg);

    return (struct ks_label){
        .text = chip->name,
        .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
        .ink = chip->is_checked    ? ui->theme->on_action
               : chip->is_disabled ? ui->theme->soft_ink
                                   : ui->theme->ink,
        .ground = chip->is_checked    ? ui->theme->action
                  : is_pressed        ? ui->theme->pressed
                  : chip->is_disabled ? ui->theme->ground
                                      : ui->theme->card,
        .align = KS_ALIGN_CENTRE,
    };
}

static void draw_chip(struct ks_ui *ui, const struct ks_chip *chip, struct ks_rect rect)
{
    struct ks_label name = name_of(ui, chip);
    int radius = ks_ui_px(ui, 20);

    ks_draw_fill(&ui->list, rect, radius, name.ground);
    struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    frame->border = chip->is_checked ? ui->theme->action : ui->theme->line;
    frame->border_px = ks_ui_px(ui, 3);
    frame->radius_px = radius;
    ks_ui_label_middle(ui, &name, rect);
    struct ks_control *control =
        ks_ui_control(ui, chip->role, chip->name, rect, chip->action, chip->arg);
    control->is_checked = chip->is_checked;
    control->is_disabled = chip->is_disabled;
    control->font_px = name.style.size_px;
    control->ink = name.ink;
    control->ground = name.ground;
}

/* The width that holds every name, so that chips stand in columns. */
static int chip_width(const struct ks_ui *ui, const struct ks_chip *chips, int count)
{
    int width = ks_ui_target_px(ui);

    for (int i = 0; i < count; i++) {
        struct ks_label name = name_of(ui, &chips[i]);
        int need = ks_ui_label_width(ui, &name) + 2 * ks_ui_px(ui, 18);
        if (need > width)
            width = need;
    }
    return width;
}

void ks_flow_chips(struct ks_ui *ui, const struct ks_chip *chips, int count)
{
    int gap = ks_ui_gap_px(ui) + 4, least = chip_width(ui, chips, count);
    int height = ks_ui_target_px(ui), columns = (ks_flow_width(ui) + gap) / (least + gap);
    struct ks_rect row;

    columns = columns < 1 ? 1 : columns > count ? count : columns;
    columns = (count + (count + columns - 1) / columns - 1) / ((count + columns - 1) / columns);
    int width = (ks_flow_width(ui) - (columns - 1) * gap) / columns;
    for (int i = 0; i < count; i += columns) {
        if (ks_flow_place(ui, height, 0, &row)) {
            for (int j = i; j < count && j < i + columns; j++)
                draw_chip(ui, &chips[j],
                          (struct ks_rect){row.x + (j - i) * (width + gap), row.y, width, height});
        }
        ui->flow.pending_gap = gap;
    }
    ks_flow_gap(ui, 28);
}
