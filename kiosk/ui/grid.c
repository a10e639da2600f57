/* Small tiles side by side, an icon above a name each. */
#include "ui/ui.h"

#include <string.h>

enum { MOST_COLUMNS = 3 };

static struct ks_label title_of(const struct ks_ui *ui, const struct ks_choice *cell)
{
    return (struct ks_label){
        .text = cell->title,
        .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
        .ink = ui->theme->ink,
        .ground =
            ks_ui_is_pressed(ui, cell->action, cell->arg) ? ui->theme->pressed : ui->theme->card,
        .align = KS_ALIGN_CENTRE,
    };
}

static int padding_of(const struct ks_ui *ui)
{
    return ks_ui_px(ui, 20);
}

/* Whether no word of a name would have to be cut in cells of this width. */
static bool do_words_fit(const struct ks_ui *ui, const struct ks_choice *cells, int count,
                         int width)
{
    int inner = width - 2 * padding_of(ui);

    for (int i = 0; i < count; i++) {
        struct ks_label title = title_of(ui, &cells[i]);
        for (const char *word = title.text; *word != '\0'; word += strspn(word, " ")) {
            size_t bytes = strcspn(word, " ");
            if (ks_text_width(ui->glyphs, title.style, word, bytes) > inner)
                return false;
            word += bytes;
        }
    }
    return true;
}

static void draw_cell(struct ks_ui *ui, const struct ks_choice *cell, struct ks_rect rect)
{
    struct ks_label title = title_of(ui, cell);
    int padding = padding_of(ui), mark = ks_ui_icon_chip_px(ui, KS_ICON_CHIP_ROW),
        radius = ks_ui_px(ui, 24);
    int inner = rect.w - 2 * padding;
    int height = mark + ks_ui_px(ui, 8) + ks_ui_label_height(ui, &title, inner);
    int top = rect.y + (rect.h - height) / 2;

    ks_draw_fill(&ui->list, rect, radius, title.ground);
    struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    frame->border = ui->theme->line;
    frame->border_px = ks_ui_px(ui, 3);
    frame->radius_px = radius;
    ks_ui_icon_chip(ui, cell->icon, (struct ks_rect){rect.x + (rect.w - mark) / 2, top, mark, mark},
                    ui->theme->action_soft, cell->accent);
    ks_ui_label(ui, &title,
                (struct ks_rect){rect.x + padding, top + mark + ks_ui_px(ui, 8), inner, height});
    struct ks_control *control =
        ks_ui_control(ui, cell->role, cell->title, rect, cell->action, cell->arg);
    control->font_px = title.style.size_px;
    control->ink = title.ink;
    control->ground = title.ground;
}

static int row_height(struct ks_ui *ui, const struct ks_choice *cells, int count, int width)
{
    int most = 0;

    for (int i = 0; i < count; i++) {
        struct ks_label title = title_of(ui, &cells[i]);
        int height = ks_ui_label_height(ui, &title, width - 2 * padding_of(ui));
        if (height > most)
            most = height;
    }
    most += ks_ui_icon_chip_px(ui, KS_ICON_CHIP_ROW) + ks_ui_px(ui, 8) + 2 * padding_of(ui);
    return most > ks_ui_target_px(ui) ? most : ks_ui_target_px(ui);
}

void ks_flow_grid(struct ks_ui *ui, const struct ks_choice *cells, int count)
{
    int gap = ks_ui_px(ui, 20), columns = MOST_COLUMNS + 1, width;
    struct ks_rect row;

    do {
        columns--;
        width = (ks_flow_width(ui) - (columns - 1) * gap) / columns;
    } while (columns > 1 && !do_words_fit(ui, cells, count, width));
    for (int i = 0; i < count; i += columns) {
        int here = count - i < columns ? count - i : columns;
        int height = row_height(ui, &cells[i], here, width);
        if (ks_flow_place(ui, height, 0, &row)) {
            for (int j = 0; j < here; j++)
                draw_cell(ui, &cells[i + j],
                          (struct ks_rect){row.x + j * (width + gap), row.y, width, height});
        }
        ks_flow_gap(ui, 20);
    }
}
