/* The foot of a page: its buttons, and those that turn the pages; when a frame is done. */
#include <stdio.h>

#include "ui/flow.h"
#include "ui/page.h"

enum {
    GAP = 28,
    BLOCK_GAP = 24,
    NARROW = 508
}; /* a panel less wide has its buttons one under the other */

enum { MOST_FOOT = 3, SHARES_PRIMARY = 8, SHARES_OTHER = 5 };

struct foot {
    struct ks_button buttons[MOST_FOOT];
    int count;
};

/* The buttons of the page, in low reach with the way back before them. */
static struct foot foot_of(const struct ks_ui *ui, const struct ks_button *buttons, int count)
{
    struct foot foot = {0};

    if (ui->back.action != 0)
        foot.buttons[foot.count++] = ui->back;
    for (int i = 0; i < count && foot.count < MOST_FOOT; i++)
        foot.buttons[foot.count++] = buttons[i];
    return foot;
}

static int shares_of(const struct ks_button *button)
{
    return button->kind == KS_BUTTON_PRIMARY ? SHARES_PRIMARY : SHARES_OTHER;
}

/* What a button lacks so that no word of its name is cut is taken from those that have most. */
static void spare_words(struct ks_ui *ui, const struct foot *foot, int out[])
{
    int least[MOST_FOOT];

    for (int i = 0; i < foot->count; i++)
        least[i] = ks_ui_button_least_width(ui, &foot->buttons[i]);
    for (int i = 0; i < foot->count; i++) {
        while (out[i] < least[i]) {
            int from = i == 0 ? 1 : 0, lack = least[i] - out[i];
            for (int j = 0; j < foot->count; j++)
                from = j != i && out[j] - least[j] > out[from] - least[from] ? j : from;
            int spare = from < foot->count ? out[from] - least[from] : 0;
            if (spare <= 0)
                break;
            out[from] -= spare < lack ? spare : lack;
            out[i] += spare < lack ? spare : lack;
        }
    }
}

/* The widths of buttons side by side, 1 : 1.6 for the one that is filled. */
static void share_row(struct ks_ui *ui, const struct foot *foot, int width, int out[])
{
    int gap = ks_ui_px(ui, GAP), all = 0;

    for (int i = 0; i < foot->count; i++)
        all += shares_of(&foot->buttons[i]);
    if (foot->count == 1 && foot->buttons[0].kind == KS_BUTTON_QUIET)
        all *= 2;
    for (int i = 0; i < foot->count; i++)
        out[i] = (width - (foot->count - 1) * gap) * shares_of(&foot->buttons[i]) / all;
    if (foot->count > 1)
        spare_words(ui, foot, out);
}

/* Takes the row from the bottom of `from`. */
static void draw_row(struct ks_ui *ui, const struct foot *foot, struct ks_rect *from)
{
    int widths[MOST_FOOT] = {0}, height = 0, x = from->x;

    share_row(ui, foot, from->w, widths);
    for (int i = 0; i < foot->count; i++) {
        int need = ks_ui_button_height(ui, &foot->buttons[i], widths[i]);
        height = need > height ? need : height;
    }
    from->h -= height;
    for (int i = 0; i < foot->count; i++) {
        ks_ui_button(ui, &foot->buttons[i],
                     (struct ks_rect){x, from->y + from->h, widths[i], height});
        x += widths[i] + ks_ui_px(ui, GAP);
    }
    from->h -= ks_ui_px(ui, BLOCK_GAP);
}

/* Whether in a row no name takes more than two lines or has a word cut. */
static bool is_row_calm(struct ks_ui *ui, const struct foot *foot, int width)
{
    int widths[MOST_FOOT] = {0};

    share_row(ui, foot, width, widths);
    for (int i = 0; i < foot->count; i++)
        if (ks_ui_button_lines(ui, &foot->buttons[i], widths[i]) > 2 ||
            ks_ui_button_least_width(ui, &foot->buttons[i]) > widths[i])
            return false;
    return true;
}

/* In one row, or where that is too tight, the last one under the others. */
static void draw_rows(struct ks_ui *ui, const struct foot *foot, struct ks_rect *from)
{
    if (foot->count < 2 || is_row_calm(ui, foot, from->w)) {
        draw_row(ui, foot, from);
        return;
    }
    const struct foot last = {{foot->buttons[foot->count - 1]}, 1};
    struct foot others = *foot;

    others.count--;
    draw_row(ui, &last, from);
    draw_row(ui, &others, from);
}

/* The same one under the other. */
static void draw_stack(struct ks_ui *ui, const struct foot *foot, struct ks_rect *from)
{
    int height = 0, y;

    for (int i = 0; i < foot->count; i++)
        height += ks_ui_button_height(ui, &foot->buttons[i], from->w) + ks_ui_px(ui, 20);
    from->h -= height;
    y = from->y + from->h + ks_ui_px(ui, 20);
    for (int i = 0; i < foot->count; i++) {
        int need = ks_ui_button_height(ui, &foot->buttons[i], from->w);
        ks_ui_button(ui, &foot->buttons[i], (struct ks_rect){from->x, y, from->w, need});
        y += need + ks_ui_px(ui, 20);
    }
}

static struct ks_button page_button(const struct ks_ui *ui, bool is_next, int action)
{
    return (struct ks_button){
        .kind = KS_BUTTON_SECONDARY,
        .name = is_next ? ks_ui_tr(ui, "Next") : ks_ui_tr(ui, "Previous"),
        .action = action,
    };
}

static int pager_height(struct ks_ui *ui, int width)
{
    const struct ks_button pair[] = {page_button(ui, false, 0), page_button(ui, true, 0)};
    int first = ks_ui_button_height(ui, &pair[0], width * 2 / 5);
    int second = ks_ui_button_height(ui, &pair[1], width * 2 / 5);

    return first > second ? first : second;
}

static void reserve_pager(struct ks_ui *ui)
{
    ui->pager = ui->stage;
    ui->pager.h = pager_height(ui, ui->stage.w);
    ui->pager.y = ui->stage.y + ui->stage.h - ui->pager.h;
    ui->stage.h -= ui->pager.h + ks_ui_px(ui, 20);
}

/* Low reach, where height is dear: the way back, when it stands alone, and the page buttons share
 * the row. */
static void draw_back_and_pager(struct ks_ui *ui, const struct foot *foot)
{
    int back = ui->stage.w / 4, gap = ks_ui_px(ui, GAP);
    struct ks_rect row = ui->stage;

    row.w -= back + gap;
    row.h = pager_height(ui, row.w);
    ui->stage.h -= row.h;
    row.y = ui->stage.y + ui->stage.h;
    ks_ui_button(ui, &foot->buttons[0], (struct ks_rect){row.x, row.y, back, row.h});
    ui->pager = (struct ks_rect){row.x + back + gap, row.y, row.w, row.h};
    ui->stage.h -= ks_ui_px(ui, BLOCK_GAP);
}

static void draw_foot(struct ks_ui *ui, const struct foot *foot)
{
    bool is_panel = ui->side.w > 0 && !ui->mode.is_large && !ui->mode.is_low;

    if (ui->side.w == 0 && ui->has_pager && ui->mode.is_low && foot->count == 1) {
        draw_back_and_pager(ui, foot);
        return;
    }
    if (ui->side.w > 0 && !is_panel)
        ui->side.h -= ks_ui_px(ui, GAP);
    ui->side_free =
        foot->count == 0 ? ks_ui_px(ui, GAP) : ks_ui_px(ui, BLOCK_GAP) - ks_ui_gap_px(ui);
    if (foot->count > 0 && is_panel && ui->side.w < ks_ui_px(ui, NARROW))
        draw_stack(ui, foot, &ui->side);
    else if (foot->count > 0)
        draw_rows(ui, foot, ui->side.w > 0 ? &ui->side : &ui->stage);
    if (ui->has_pager)
        reserve_pager(ui);
}

void ks_ui_page_foot(struct ks_ui *ui, const struct ks_button *buttons, int count)
{
    const struct foot foot = foot_of(ui, buttons, count);

    ui->stage.h -= ks_ui_px(ui, GAP);
    ui->zone = KS_ZONE_FOOT;
    draw_foot(ui, &foot);
    ui->zone = KS_ZONE_CONTENT;
    ui->flow = (struct ks_flow){
        .area = ui->stage, .y = ui->stage.y, .reach_y = ui->reach_y, .wanted_page = ui->page};
    ui->pinned_px = ui->passes.pin_px;
    ui->flow.area.h -= ui->pinned_px;
    if (ui->passes.is_side_full)
        ui->side.w = 0;
}

/* ---- pages ---- */

static void draw_pager(struct ks_ui *ui, int page_back, int page_next)
{
    int width = ui->pager.w * 2 / 5;
    struct ks_rect left = ui->pager, right = ui->pager, middle = ui->pager;
    char where[32];

    left.w = right.w = width;
    right.x = ui->pager.x + ui->pager.w - width;
    middle.x += width;
    middle.w -= 2 * width;
    snprintf(where, sizeof where, "%d / %d", ui->page + 1, ui->page_count);
    struct ks_label label = {.text = ks_arena_strdup(&ui->arena, where),
                             .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->ground,
                             .align = KS_ALIGN_CENTRE};
    ks_ui_label_middle(ui, &label, middle);
    struct ks_button back = page_button(ui, false, page_back);
    struct ks_button next = page_button(ui, true, page_next);
    ui->zone = KS_ZONE_FOOT;
    if (ui->page > 0)
        ks_ui_button(ui, &back, left);
    if (ui->page + 1 < ui->page_count)
        ks_ui_button(ui, &next, right);
}

int ks_ui_page_count(struct ks_ui *ui)
{
    ui->wants_page_count = true;
    return ui->page_count;
}

/* Whether something on the page can take what the page has left: then it is told how much. */
static bool grow(struct ks_ui *ui)
{
    struct ks_passes *passes = &ui->passes;
    int slack = ui->flow.area.y + ui->flow.area.h - passes->end_y;

    if (passes->is_grown || slack <= 0 || (passes->rows == 0 && passes->springs == 0))
        return false;
    passes->is_grown = true;
    if (passes->rows > 0)
        passes->row_px = slack / passes->rows;
    int taken = passes->row_px * passes->rows;
    if (taken > passes->rows_most_px)
        taken = passes->rows_most_px;
    if (passes->springs > 0)
        passes->spring_px = (slack - taken) / passes->springs;
    return true;
}

bool ks_ui_end(struct ks_ui *ui, int page_back, int page_next)
{
    bool is_wrong = ui->wants_page_count && ui->page_count != ui->flow.page + 1;

    ui->page_count = ui->flow.page + 1;
    if (ui->passes.is_split)
        return true;
    if (ui->page_count > 1 && !ui->has_pager && !ui->turns_by_foot) {
        ui->passes.fresh_cards = ui->passes.fresh_headings = 0; /* of a page of another height */
        ui->has_pager = true;
        return true;
    }
    if (ui->page >= ui->page_count) {
        ui->page = ui->page_count - 1;
        return true;
    }
    if (is_wrong || grow(ui))
        return true;
    if (ui->passes.rows == 0 && ui->passes.springs == 0)
        ks_flow_fill_lone_card(ui);
    if (ui->has_pager && ui->page_count > 1)
        draw_pager(ui, page_back, page_next);
    ks_ui_sort_controls(ui);
    return false;
}
