/* Flow blocks that are looked at: QR codes, bars, figures. */
#include "ui/flow.h"

enum {
    FIGURE_GAP = 24,
    FIGURE_PADDING = 20,
    QUIET_MODULES = 4,
    BLACK = 0x000000,
    WHITE = 0xFFFFFF
};

/* As large as asked, as wide as the column, and never higher than a column with the address. */
static int qr_side(struct ks_ui *ui, const struct ks_qr_view *qr, int text_height, int *module_px)
{
    int modules = qr->size + 2 * QUIET_MODULES;
    int room = ui->flow.area.h - text_height - ks_ui_px(ui, 96);
    int side = qr->max_px;

    if (side > ks_flow_width(ui))
        side = ks_flow_width(ui);
    if (side > room)
        side = room;
    *module_px = side / modules;
    if (*module_px < 1)
        *module_px = 1;
    return *module_px * modules;
}

/* Always black on white, in every theme: that is what cameras read. */
static void draw_qr(struct ks_ui *ui, const struct ks_qr_view *qr, struct ks_rect square,
                    int module_px)
{
    int quiet = QUIET_MODULES * module_px;
    struct ks_rect cells = {square.x + quiet, square.y + quiet, qr->size * module_px,
                            qr->size * module_px};

    ks_draw_fill(&ui->list, square, ks_ui_px(ui, 12), WHITE);
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_BITMAP, cells);
    cmd->cells = qr->modules;
    cmd->columns = cmd->rows = qr->size;
    cmd->fill = BLACK;
}

void ks_flow_qr(struct ks_ui *ui, const struct ks_qr_view *qr)
{
    struct ks_label address = {.text = qr->address,
                               .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                               .ink = ui->theme->ink,
                               .ground = ui->flow.in_card ? ui->flow.card_fill : ui->theme->ground,
                               .align = KS_ALIGN_CENTRE};
    int gap = ks_ui_px(ui, 16);
    int text_height = ks_ui_label_height(ui, &address, ks_flow_width(ui));
    int module_px = 0, side = qr_side(ui, qr, text_height, &module_px);
    struct ks_rect rect;

    if (ks_flow_place(ui, side + gap + text_height, 0, &rect)) {
        draw_qr(ui, qr, (struct ks_rect){rect.x + (rect.w - side) / 2, rect.y, side, side},
                module_px);
        ks_ui_label(ui, &address,
                    (struct ks_rect){rect.x, rect.y + side + gap, rect.w, text_height});
    }
    ks_flow_gap(ui, 16);
}

void ks_flow_bar(struct ks_ui *ui, const char *label, const char *value_text, int value, int max)
{
    struct ks_text_style style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR);
    struct ks_text_style bold = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD);
    uint32_t ground = ui->flow.in_card ? ui->flow.card_fill : ui->theme->ground;
    struct ks_label name = {.text = label, .style = style, .ink = ui->theme->ink, .ground = ground};
    struct ks_label figure = {.text = value_text,
                              .style = bold,
                              .ink = ui->theme->ink,
                              .ground = ground,
                              .align = KS_ALIGN_RIGHT};
    int value_width = ks_ui_px(ui, ui->mode.is_large ? 220 : 170);
    int name_width = ks_flow_width(ui) - value_width;
    int text_height = ks_ui_label_height(ui, &name, name_width);
    int bar = ks_ui_px(ui, 26), gap = ks_ui_px(ui, 8);
    struct ks_rect rect;

    if (ks_flow_place(ui, text_height + gap + bar, 0, &rect)) {
        struct ks_rect track = {rect.x, rect.y + text_height + gap, rect.w, bar};
        ks_ui_label(ui, &name, (struct ks_rect){rect.x, rect.y, name_width, text_height});
        ks_ui_label(ui, &figure,
                    (struct ks_rect){rect.x + name_width, rect.y, value_width, text_height});
        ks_draw_fill(&ui->list, track, bar / 2, ui->theme->line);
        track.w = max > 0 ? (int)((long long)rect.w * value / max) : 0;
        if (track.w < bar)
            track.w = bar;
        ks_draw_fill(&ui->list, track, bar / 2, ui->theme->action);
    }
    ks_flow_gap(ui, 16);
}

static struct ks_label figure_label(const struct ks_ui *ui, const char *text, bool is_value)
{
    return (struct ks_label){
        .text = text,
        .style = is_value ? ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD)
                          : ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
        .ink = is_value ? ui->theme->ink : ui->theme->soft_ink,
        .ground = ui->theme->card,
        .align = KS_ALIGN_CENTRE,
    };
}

/* As many side by side as leave every value on one line and every word whole. */
static int figure_columns(struct ks_ui *ui, const struct ks_figure_view *figures, int count)
{
    int columns = count + 1, inner;
    bool do_fit;

    do {
        columns--;
        inner = (ks_flow_width(ui) - (columns - 1) * ks_ui_px(ui, FIGURE_GAP)) / columns -
                2 * ks_ui_px(ui, FIGURE_PADDING);
        do_fit = true;
        for (int i = 0; i < count; i++) {
            struct ks_label value = figure_label(ui, figures[i].value, true);
            struct ks_label label = figure_label(ui, figures[i].label, false);
            do_fit = do_fit && ks_ui_label_width(ui, &value) <= inner &&
                     ks_ui_words_fit(ui, &label, inner);
        }
    } while (columns > 1 && !do_fit);
    return columns;
}

static void flow_figure_row(struct ks_ui *ui, const struct ks_figure_view *figures, int count,
                            int width)
{
    int gap = ks_ui_px(ui, FIGURE_GAP), padding = ks_ui_px(ui, FIGURE_PADDING), height = 0;
    int inner = width - 2 * padding;
    struct ks_rect rect;

    for (int i = 0; i < count; i++) {
        struct ks_label value = figure_label(ui, figures[i].value, true);
        struct ks_label label = figure_label(ui, figures[i].label, false);
        int need = ks_ui_label_height(ui, &value, inner) + ks_ui_label_height(ui, &label, inner);
        if (need > height)
            height = need;
    }
    if (ks_flow_place(ui, height + 2 * padding, 0, &rect)) {
        for (int i = 0; i < count; i++) {
            struct ks_label value = figure_label(ui, figures[i].value, true);
            struct ks_label label = figure_label(ui, figures[i].label, false);
            struct ks_rect card = {rect.x + i * (width + gap), rect.y, width, rect.h};
            struct ks_rect text = {card.x + padding, card.y + padding, inner, height};
            ks_ui_surface(ui, card, 28, ui->theme->card);
            text.y += ks_ui_label(ui, &value, text);
            ks_ui_label(ui, &label, text);
        }
    }
    ks_flow_gap(ui, FIGURE_GAP);
}

void ks_flow_figures(struct ks_ui *ui, const struct ks_figure_view *figures, int count)
{
    int columns = count > 0 ? figure_columns(ui, figures, count) : 1;
    int width = (ks_flow_width(ui) - (columns - 1) * ks_ui_px(ui, FIGURE_GAP)) / columns;

    for (int i = 0; i < count; i += columns)
        flow_figure_row(ui, &figures[i], count - i < columns ? count - i : columns, width);
}
