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

/* How chips stand in the column: as many to a row as fit, and the rows alike. */
struct grid {
    int columns, rows, gap, height;
};

static struct grid grid_of(const struct ks_ui *ui, const struct ks_chip *chips, int count)
{
    int gap = ks_ui_gap_px(ui) + 4, least = chip_width(ui, chips, count);
    int columns = (ks_flow_width(ui) + gap) / (least + gap);

    columns = columns < 1 ? 1 : columns > count ? count : columns;
    int rows = (count + columns - 1) / columns;
    return (struct grid){(count + rows - 1) / rows, rows, gap, ks_ui_target_px(ui)};
}

void ks_flow_chips(struct ks_ui *ui, const struct ks_chip *chips, int count)
{
    struct grid grid = grid_of(ui, chips, count);
    int width = (ks_flow_width(ui) - (grid.columns - 1) * grid.gap) / grid.columns;
    struct ks_rect row;

    for (int i = 0; i < count; i += grid.columns) {
        if (ks_flow_place(ui, grid.height, 0, &row)) {
            for (int j = i; j < count && j < i + grid.columns; j++)
                draw_chip(ui, &chips[j],
                          (struct ks_rect){row.x + (j - i) * (width + grid.gap), row.y, width,
                                           grid.height});
        }
        ui->flow.pending_gap = grid.gap;
    }
    ks_flow_gap(ui, 28);
}

static int text_height(struct ks_ui *ui, const char *text, enum ks_type type, enum ks_weight weight)
{
    struct ks_label label = {.text = text, .style = ks_ui_style(ui, type, weight)};

    return ks_ui_label_height(ui, &label, ks_flow_width(ui));
}

void ks_flow_ask(struct ks_ui *ui, const char *title, const char *detail,
                 const struct ks_chip *chips, int count)
{
    enum { TITLE_GAP = 16 };
    struct ks_rect rect;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    struct grid grid = grid_of(ui, chips, count);
    int answers = grid.rows * (grid.height + grid.gap) - grid.gap;
    int words = text_height(ui, title, KS_TYPE_BODY, KS_WEIGHT_BOLD) + ks_ui_px(ui, TITLE_GAP);
    if (detail[0] != '\0')
        words += text_height(ui, detail, KS_TYPE_SMALL, KS_WEIGHT_REGULAR) + ks_ui_px(ui, 8);
    ks_flow_place(ui, 0, words + answers, &rect);
    ks_flow_heading(ui, title);
    if (detail[0] != '\0')
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, detail);
    ks_flow_gap(ui, TITLE_GAP);
    ks_flow_place(ui, 0, answers, &rect);
    ks_flow_chips(ui, chips, count);
    ks_flow_card_end(ui);
}
