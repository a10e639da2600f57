/* Flow blocks that are looked at: QR codes, bars, figures. */
#include "ui/flow.h"

enum {
    FIGURE_GAP = 24,
    FIGURE_PADDING = 20,
    BAR_GROWTH = 120,
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
    bool is_shown = ks_flow_place(ui, text_height + gap + bar, 0, &rect);
    int more = ks_flow_growth(ui, BAR_GROWTH);

    ui->flow.y += more;
    bar += more / 3; /* the rest parts it from the next */
    if (is_shown) {
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

/* Where name, bar and value of a share go: in one line where it is wide enough, else the bar below
 * the words, and the value below the name where a line does not hold both. */
struct share_plan {
    int name_px, value_px, words, line, height; /* `value_px`: of its column in one line */
    bool is_line, is_stacked;
};

static struct share_plan plan_share(struct ks_ui *ui, const struct ks_label *name,
                                    const struct ks_label *figure, int bar)
{
    enum { LINE_LEAST = 900, NAME_PERCENT = 45, VALUE_PERCENT = 28, GAP = 6 };
    int width = ks_flow_width(ui), between = ks_ui_px(ui, FIGURE_GAP);
    int value = ks_ui_label_width(ui, figure) + between;
    struct share_plan plan = {.name_px = width * NAME_PERCENT / 100,
                              .value_px = width * VALUE_PERCENT / 100,
                              .line = ks_ui_label_height(ui, figure, width)};

    plan.is_line = width >= ks_ui_px(ui, LINE_LEAST) && !ui->mode.is_large &&
                   ks_ui_label_width(ui, name) <= plan.name_px &&
                   value <= width * VALUE_PERCENT / 100;
    if (!plan.is_line) {
        plan.is_stacked = width - value < width / 2;
        plan.name_px = plan.is_stacked ? width : width - value;
    }
    plan.words = ks_ui_label_height(ui, name, plan.name_px);
    plan.height = plan.is_line
                      ? plan.line
                      : plan.words + (plan.is_stacked ? plan.line : 0) + ks_ui_px(ui, GAP) + bar;
    return plan;
}

static void draw_share(struct ks_ui *ui, struct ks_rect track, int share)
{
    enum { WHOLE = 1000 };
    struct ks_rect part = track;

    part.w = (int)((int64_t)track.w * share / WHOLE);
    part.w = part.w < track.h ? track.h : part.w;
    ks_ui_fill(ui, track, track.h / 2, ui->theme->line);
    ks_ui_fill(ui, part, track.h / 2, ui->theme->action);
}

void ks_flow_share(struct ks_ui *ui, const char *label, const char *value, int share)
{
    enum { THICK = 14 };
    uint32_t ground = ui->flow.in_card ? ui->flow.card_fill : ui->theme->ground;
    const struct ks_label figure = {value, ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD),
                                    ui->theme->ink, ground, KS_ALIGN_RIGHT};
    const struct ks_label name = {label, ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                                  ui->theme->ink, ground, KS_ALIGN_LEFT};
    int bar = ks_ui_px(ui, THICK), between = ks_ui_px(ui, FIGURE_GAP);
    const struct share_plan plan = plan_share(ui, &name, &figure, bar);
    int value_px = ks_ui_label_width(ui, &figure);
    struct ks_rect rect;

    if (ks_flow_place(ui, plan.height, 0, &rect)) {
        int value_y = rect.y + (plan.is_stacked ? plan.words : 0);
        struct ks_rect track = {rect.x, rect.y + rect.h - bar, rect.w, bar};
        ks_ui_label(ui, &name, (struct ks_rect){rect.x, rect.y, plan.name_px, plan.words});
        ks_ui_label(ui, &figure,
                    (struct ks_rect){rect.x + rect.w - value_px, value_y, value_px, plan.line});
        if (plan.is_line) {
            track.x += plan.name_px + between;
            track.w -= plan.name_px + plan.value_px + between;
            track.y = rect.y + (rect.h - bar) / 2;
        }
        draw_share(ui, track, share);
    }
    ks_flow_gap(ui, 14);
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
