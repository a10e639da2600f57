/* Questions on cards of their own, with their answers to choose from. */
#include "ui/chips_private.h"

enum { TITLE_GAP = 16, DETAIL_GAP = 8, PADDING = 34, BETWEEN = 24, MOST_COLUMNS = 3 };

/* ---- one, as wide as the flow ---- */

static struct ks_label title_of(const struct ks_ui *ui, const struct ks_ask *ask)
{
    return (struct ks_label){ask->title, ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
                             ui->theme->ink, ui->theme->card, KS_ALIGN_LEFT};
}

static struct ks_label detail_of(const struct ks_ui *ui, const struct ks_ask *ask)
{
    return (struct ks_label){ask->detail, ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                             ui->theme->soft_ink, ui->theme->card, KS_ALIGN_LEFT};
}

static int words_height(struct ks_ui *ui, const struct ks_ask *ask)
{
    const struct ks_label title = title_of(ui, ask), detail = detail_of(ui, ask);
    int width = ks_flow_width(ui);
    int height = ks_ui_label_height(ui, &title, width) + ks_ui_px(ui, TITLE_GAP);

    if (ask->detail[0] != '\0')
        height += ks_ui_label_height(ui, &detail, width) + ks_ui_px(ui, DETAIL_GAP);
    return height;
}

static void flow_ask(struct ks_ui *ui, const struct ks_ask *ask)
{
    enum { ASKS = -1 };
    struct ks_rect rect;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    int answers = ks_flow_chips_height(ui, ask->chips, ask->count);
    ks_flow_place_control(ui, 0, words_height(ui, ask) + answers, &rect);
    int number = ui->flow.grower_number;
    ui->flow.grower_number = ASKS; /* all questions of a page grow alike */
    ks_flow_heading(ui, ask->title);
    if (ask->detail[0] != '\0')
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, ask->detail);
    ks_flow_gap(ui, TITLE_GAP);
    ks_flow_place_control(ui, 0, answers, &rect);
    ks_chips_flow(ui, ask->chips, ask->count, ks_ui_target_px(ui), KS_CHIP_GROWTH);
    ui->flow.grower_number = number;
    ks_flow_card_end(ui);
}

/* ---- several, side by side ---- */

/* Rows of so many. */
struct asks {
    const struct ks_ask *list;
    int count, columns;
};

/* Narrows the flow to the words of column `at`; returns what it was. */
static struct ks_rect enter_column(struct ks_ui *ui, int columns, int at)
{
    const struct ks_rect whole = ui->flow.area;
    int gap = ks_ui_px(ui, BETWEEN), padding = ks_ui_px(ui, PADDING);
    int width = (whole.w + gap) / columns - gap;

    ui->flow.area.x = whole.x + at * (width + gap) + padding;
    ui->flow.area.w = width - 2 * padding;
    return whole;
}

static int cell_height(struct ks_ui *ui, const struct ks_ask *ask, int columns)
{
    const struct ks_rect whole = enter_column(ui, columns, 0);
    int answers = ks_flow_chips_height(ui, ask->chips, ask->count);
    int height = words_height(ui, ask) + answers + 2 * ks_ui_px(ui, PADDING);

    ui->flow.area = whole;
    return height;
}

/* The words from the top of its card, the answers at its foot. */
static void draw_cell(struct ks_ui *ui, const struct ks_ask *ask, struct ks_rect card)
{
    const struct ks_label title = title_of(ui, ask), detail = detail_of(ui, ask);
    int padding = ks_ui_px(ui, PADDING), answers = ks_flow_chips_height(ui, ask->chips, ask->count);
    struct ks_rect at = {card.x + padding, card.y + padding, card.w - 2 * padding, card.h};

    ks_ui_surface(ui, card, 28, ui->theme->card);
    at.y += ks_ui_label(ui, &title, at) + ks_ui_px(ui, DETAIL_GAP);
    ks_ui_label(ui, &detail, at);
    ui->flow.y = card.y + card.h - padding - answers;
    ks_chips_flow(ui, ask->chips, ask->count, ks_ui_target_px(ui), 0);
}

/* Of those from `first` on that share a row, or of all. */
static int most_height(struct ks_ui *ui, const struct asks *asks, int first, int count)
{
    int height = 0;

    for (int i = first; i < first + count && i < asks->count; i++) {
        int need = cell_height(ui, &asks->list[i], asks->columns);
        height = need > height ? need : height;
    }
    return height;
}

static void flow_row(struct ks_ui *ui, const struct asks *asks, int first)
{
    int height = most_height(ui, asks, first, asks->columns), padding = ks_ui_px(ui, PADDING);
    int left = asks->count - first, here = left < asks->columns ? left : asks->columns;
    struct ks_rect row;

    bool is_shown = ks_flow_place_control(ui, height, 0, &row);
    int more = ks_flow_growth(ui, KS_CHIP_GROWTH), end = ui->flow.y + more;
    for (int i = 0; is_shown && i < here; i++) {
        const struct ks_rect whole = enter_column(ui, here, i), words = ui->flow.area;
        ui->flow.pending_gap = 0;
        draw_cell(ui, &asks->list[first + i],
                  (struct ks_rect){words.x - padding, row.y, words.w + 2 * padding, height + more});
        ui->flow.area = whole;
    }
    ui->flow.y = end;
    ui->flow.pending_gap = 0;
    ks_flow_gap(ui, BETWEEN);
}

static void flow_asks(struct ks_ui *ui, const void *ctx)
{
    const struct asks *asks = ctx;

    ks_flow_grower(ui);
    for (int i = 0; i < asks->count; i += asks->columns)
        if (asks->columns == 1)
            flow_ask(ui, &asks->list[i]);
        else
            flow_row(ui, asks, i);
}

/* Whether they can stand so: wide enough to be read, and a page holds the highest. */
static bool can_stand(struct ks_ui *ui, const struct asks *asks)
{
    enum { LEAST = 500 };
    const struct ks_rect area = ui->flow.area;
    int top = ui->flow.reach_y > area.y ? ui->flow.reach_y : area.y;

    return asks->columns == 1 || (area.w >= asks->columns * ks_ui_px(ui, LEAST) &&
                                  most_height(ui, asks, 0, asks->count) <= area.y + area.h - top);
}

void ks_flow_asks(struct ks_ui *ui, const struct ks_ask *asks, int count)
{
    struct asks tried = {asks, count, 1}, best = tried;
    int least = -1;

    for (; tried.columns <= MOST_COLUMNS && tried.columns <= count; tried.columns++) {
        int pages = can_stand(ui, &tried) ? ks_flow_pages_of(ui, flow_asks, &tried) : least;
        if (least < 0 || pages < least) {
            least = pages;
            best = tried;
        }
    }
    flow_asks(ui, &best);
}
