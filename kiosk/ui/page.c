/* The foot of a page: its buttons, and those that turn the pages; when a frame is done. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/flow.h"
#include "ui/letters_private.h"
#include "ui/page.h"

enum {
    GAP = 28,
    BLOCK_GAP = 24,
    PAGER_GAP = 20, /* above the page buttons of a tall page */
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

/* Chinese has no blanks: any two signs may be parted. */
static bool breaks_anywhere(const char *name)
{
    return strchr(name, ' ') == NULL && ks_utf8_count(name) < strlen(name);
}

/* The least widths in a row: names that break anywhere stand on one line where all of them can,
 * else no word is cut. */
static void least_widths(struct ks_ui *ui, const struct foot *foot, int room, int out[])
{
    for (int i = 0; i < foot->count; i++) {
        const struct ks_button *button = &foot->buttons[i];
        out[i] = breaks_anywhere(button->name) ? ks_ui_button_width(ui, button)
                                               : ks_ui_button_least_width(ui, button);
        room -= out[i];
    }
    for (int i = 0; i < foot->count && room < 0; i++)
        out[i] = ks_ui_button_least_width(ui, &foot->buttons[i]);
}

/* What a button lacks of that is taken from those that have most. */
static void spare_words(struct ks_ui *ui, const struct foot *foot, int room, int out[])
{
    int least[MOST_FOOT];

    least_widths(ui, foot, room, least);
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
        spare_words(ui, foot, width - (foot->count - 1) * gap, out);
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

/* A name so short is one word, also where it has no blanks. */
static bool is_short(const struct ks_button *button)
{
    enum { LETTERS = 5 };

    return ks_utf8_count(button->name) <= LETTERS;
}

/* Whether in a row no name takes more than two lines, a short one more than one, or has a word cut.
 */
static bool is_row_calm(struct ks_ui *ui, const struct foot *foot, int width)
{
    int widths[MOST_FOOT] = {0};

    share_row(ui, foot, width, widths);
    for (int i = 0; i < foot->count; i++)
        if (ks_ui_button_lines(ui, &foot->buttons[i], widths[i]) >
                (is_short(&foot->buttons[i]) ? 1 : 2) ||
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

/* Where the page buttons stand, from the top left of their room: on either side of which page it
 * is, in a narrow panel under it, beside each other or where words would be cut one under the
 * other. */
struct pager {
    struct ks_rect where, buttons[2];
    int height;
};

static struct pager measure_pager(struct ks_ui *ui, int width)
{
    const struct ks_button pair[] = {page_button(ui, false, 0), page_button(ui, true, 0)};
    const struct ks_text_style style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD);
    int gap = ks_ui_px(ui, GAP), line = ks_ui_line_height(ui, style);
    int least = ks_ui_button_least_width(ui, &pair[0]),
        next = ks_ui_button_least_width(ui, &pair[1]);
    struct pager pager = {.where = {0, 0, width, line}};
    bool is_row = width >= ks_ui_px(ui, NARROW);

    least = least < next ? next : least;
    bool is_pair = is_row || least <= (width - gap) / 2;
    int wide = is_row ? width * 2 / 5 : is_pair ? (width - gap) / 2 : width;
    int first = ks_ui_button_height(ui, &pair[0], wide);
    int second = ks_ui_button_height(ui, &pair[1], wide), high = first > second ? first : second;

    pager.buttons[0] = (struct ks_rect){0, is_row ? 0 : line + ks_ui_px(ui, 8), wide, high};
    pager.buttons[1] = pager.buttons[0];
    if (is_pair)
        pager.buttons[1].x = width - wide;
    else
        pager.buttons[1].y += high + ks_ui_px(ui, 20);
    if (is_row)
        pager.where = (struct ks_rect){wide, 0, width - 2 * wide, high};
    pager.height = pager.buttons[1].y + high;
    return pager;
}

/* Takes their room from the bottom of `from`. */
static void reserve_pager(struct ks_ui *ui, struct ks_rect *from)
{
    ui->pager = *from;
    ui->pager.h = measure_pager(ui, from->w).height;
    ui->pager.y = from->y + from->h - ui->pager.h;
    from->h -= ui->pager.h + ks_ui_px(ui, ks_ui_is_landscape(ui) ? BLOCK_GAP : PAGER_GAP);
}

/* In low reach and on a sheet, where height is dear: the way back, when it stands alone, and the
 * page buttons share the row. */
static void draw_back_and_pager(struct ks_ui *ui, const struct foot *foot)
{
    int back = ui->stage.w / 4, gap = ks_ui_px(ui, GAP);
    struct ks_rect row = ui->stage;

    row.w -= back + gap;
    row.h = measure_pager(ui, row.w).height;
    ui->stage.h -= row.h;
    row.y = ui->stage.y + ui->stage.h;
    ks_ui_button(ui, &foot->buttons[0], (struct ks_rect){row.x, row.y, back, row.h});
    ui->pager = (struct ks_rect){row.x + back + gap, row.y, row.w, row.h};
    ui->stage.h -= ks_ui_px(ui, BLOCK_GAP);
}

static void draw_foot(struct ks_ui *ui, const struct foot *foot)
{
    bool is_panel = ui->side.w > 0 && !ui->mode.is_large && !ui->mode.is_low;
    bool is_beside = ui->side.w > 0 && !ui->passes.is_pager_below;

    bool is_dear = ui->mode.is_low || ui->is_sheet;
    if (ui->side.w == 0 && ui->has_pager && is_dear && foot->count == 1) {
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
        reserve_pager(ui, is_beside ? &ui->side : &ui->stage);
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
    ui->flow.even_px = ui->passes.even_px;
    ui->pinned_px = ui->passes.pin_px;
    ui->flow.area.h -= ui->pinned_px;
    if (ui->passes.is_side_full)
        ui->side.w = 0;
}

/* ---- pages ---- */

static void draw_pager(struct ks_ui *ui, int page_back, int page_next)
{
    struct pager pager = measure_pager(ui, ui->pager.w);
    bool is_in_panel = ui->pager.x < ui->flow.area.x && !ui->mode.is_large && !ui->mode.is_low;
    char where[32];

    pager.where.x += ui->pager.x;
    pager.where.y += ui->pager.y;
    for (int i = 0; i < 2; i++) {
        pager.buttons[i].x += ui->pager.x;
        pager.buttons[i].y += ui->pager.y;
    }
    snprintf(where, sizeof where, "%d / %d", ui->page + 1, ui->page_count);
    struct ks_label label = {.text = ks_arena_strdup(&ui->arena, where),
                             .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground =
                                 is_in_panel || ui->is_sheet ? ui->theme->card : ui->theme->ground,
                             .align = KS_ALIGN_CENTRE};
    ks_ui_label_middle(ui, &label, pager.where);
    struct ks_button back = page_button(ui, false, page_back);
    struct ks_button next = page_button(ui, true, page_next);
    ui->zone = KS_ZONE_FOOT;
    if (ui->page > 0)
        ks_ui_button(ui, &back, pager.buttons[0]);
    if (ui->page + 1 < ui->page_count)
        ks_ui_button(ui, &next, pager.buttons[1]);
}

int ks_ui_page_count(struct ks_ui *ui)
{
    ui->wants_page_count = true;
    return ui->page_count;
}

/* What the last card takes goes between its blocks, no more to each than leaves them together;
 * where much is left then they stand in its middle. In low reach what can be pressed on it has its
 * place.
 */
static void share_card(struct ks_ui *ui, int left)
{
    enum { MOST_GAP = 48, MIDDLE_PERCENT = 25 };
    struct ks_passes *passes = &ui->passes;
    int most = ks_ui_px(ui, MOST_GAP), gap = left / (passes->card_gaps + 1);

    passes->card_px = left;
    if (ui->reach_y > 0 && ui->flow.has_controls)
        return;
    passes->card_gap_px = gap < most ? gap : most;
    passes->card_px -= passes->card_gap_px * passes->card_gaps;
    if (passes->card_px * 100 <= ui->flow.area.h * MIDDLE_PERCENT)
        return;
    passes->card_top_px = passes->card_px / 2;
    passes->card_px -= passes->card_top_px;
}

/* What is left goes to the springs, but no more to each than does not part what belongs together:
 * the last card takes the rest. */
static void share_out(struct ks_ui *ui, int left)
{
    enum { MOST_SPRING_PERCENT = 15 };
    struct ks_passes *passes = &ui->passes;
    int most = ui->flow.area.h * MOST_SPRING_PERCENT / 100;

    passes->spring_px = left / passes->springs;
    if (passes->last_card == 0 || passes->spring_px <= most)
        return;
    passes->spring_px = most;
    share_card(ui, left - most * passes->springs);
}

/* Whether something on the page can take what the page has left: then it is told how much. */
static bool grow(struct ks_ui *ui)
{
    struct ks_passes *passes = &ui->passes;
    const struct ks_grower *grower = &passes->grower;
    int slack = ui->flow.area.y + ui->flow.area.h - passes->end_y, taken = 0;

    if (passes->is_grown || slack <= 0 ||
        (grower->rows == 0 && passes->springs == 0 && passes->last_card == 0))
        return false;
    passes->is_grown = true;
    if (grower->rows > 0) {
        passes->row_px = slack / grower->rows;
        taken = passes->row_px * grower->rows;
        taken = taken > grower->most_px ? grower->most_px : taken;
    }
    if (passes->springs > 0)
        share_out(ui, slack - taken);
    else if (passes->last_card > 0)
        share_card(ui, slack - taken);
    else
        passes->takes_all = true;
    return true;
}

/* Where little is left for the last of several pages all are filled alike: to the least height that
 * makes no more of them. What is only read is shared out sooner. Returns whether another is tried.
 */
static bool even_out(struct ks_ui *ui)
{
    enum { TRIES = 5, FULL_PERCENT = 33, FULL_TO_READ_PERCENT = 60 };
    struct ks_passes *passes = &ui->passes;
    int height = ui->flow.area.h;

    if (passes->is_even || passes->is_grown || ui->page_count < 2 || ui->fills_in_order)
        return false;
    if (passes->even_pages == 0) {
        passes->even_pages = ui->page_count;
        int last = ui->flow.y - ui->flow.area.y;
        passes->mean_px = (passes->filled_px + last) / passes->even_pages;
        int full = ui->flow.has_controls ? FULL_PERCENT : FULL_TO_READ_PERCENT;
        passes->is_even = last * 100 > height * full;
        if (passes->is_even)
            return false;
    } else if (ui->page_count <= passes->even_pages) {
        passes->is_even = true;
        return false;
    }
    int mean = passes->mean_px;
    passes->is_even = ++passes->even_tries == TRIES;
    passes->even_px = passes->is_even ? 0 : mean + (height - mean) * passes->even_tries / TRIES;
    passes->fresh_cards = passes->fresh_headings = 0;
    return true;
}

/* Where there are several pages they are counted without the lead, too, before page buttons take
 * their room: it goes where they are fewer. Returns whether the page is to be done again. */
static bool leave_lead(struct ks_ui *ui)
{
    struct ks_passes *passes = &ui->passes;
    int before = passes->lead_pages;

    if (before == 0 && passes->lead_px > 0 && ui->page_count > 1) {
        *passes = (struct ks_passes){.lead_pages = ui->page_count, .is_lead_left = true};
        return true;
    }
    if (!passes->is_lead_left || passes->is_lead_settled)
        return false;
    passes->is_lead_settled = ui->page_count < before;
    if (!passes->is_lead_settled)
        *passes = (struct ks_passes){.lead_pages = before};
    return !passes->is_lead_settled;
}

/* A sheet of one page rises no higher than what is on it. Returns whether it has become lower. */
static bool fit_sheet(struct ks_ui *ui)
{
    struct ks_passes *passes = &ui->passes;
    int slack = ui->flow.area.y + ui->flow.area.h - passes->end_y;

    if (!ui->is_sheet || ui->page_count > 1 || passes->is_sheet_fitted || slack <= 0)
        return false;
    passes->is_sheet_fitted = true;
    passes->sheet_less_px = slack;
    return true;
}

bool ks_ui_end(struct ks_ui *ui, int page_back, int page_next)
{
    bool is_wrong = ui->wants_page_count && ui->page_count != ui->flow.page + 1;

    ui->page_count = ui->flow.page + 1;
    if (ks_letters_go_back(ui) || ui->passes.is_split)
        return true;
    if (leave_lead(ui))
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
    if (is_wrong || fit_sheet(ui) || even_out(ui) || ks_letters_grow(ui) || grow(ui))
        return true;
    if (ui->has_pager && ui->page_count > 1)
        draw_pager(ui, page_back, page_next);
    ks_ui_sort_controls(ui);
    return false;
}
