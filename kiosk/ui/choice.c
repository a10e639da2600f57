/* What can be chosen: rows of options, one or several beside each other, and lines with a tick
 * box. */
#include "ui/choice_looks_private.h"
#include "ui/flow.h"
#include "ui/parts.h"

enum {
    GROWTH = 120,
    FEW = 3,
    FEW_GROWTH = 260,   /* values are often few on a page, too */
    BESIDE_LEAST = 900, /* a line this wide holds both */
};

/* ---- one ---- */

/* Small where a page has no room for it otherwise. */
static const struct look *stacked_look(struct ks_ui *ui, const struct ks_choice *choice)
{
    int height = ks_choice_measure(ui, choice, &plain_look, ks_flow_width(ui)).height;

    return height > ks_choice_page_room(ui) ? &small_look : &plain_look;
}

/* A value beside its title only where no number of it would be cut. */
static const struct look *look_of(struct ks_ui *ui, const struct ks_choice *choice)
{
    bool is_wide = ks_flow_width(ui) >= ks_ui_px(ui, BESIDE_LEAST) && !ui->mode.is_large;

    if (!choice->is_value || !is_wide)
        return stacked_look(ui, choice);
    const struct cell cell = ks_choice_measure(ui, choice, &value_look, ks_flow_width(ui));
    return ks_ui_words_fit(ui, &cell.detail, cell.detail_width) ? &value_look
                                                                : stacked_look(ui, choice);
}

int ks_flow_choice_height(struct ks_ui *ui, const struct ks_choice *choice)
{
    return ks_choice_measure(ui, choice, look_of(ui, choice), ks_flow_width(ui)).height;
}

void ks_flow_choice(struct ks_ui *ui, const struct ks_choice *choice)
{
    int height = ks_flow_choice_height(ui, choice);
    struct ks_rect rect;

    if (ks_flow_place_control(ui, height, 0, &rect))
        ks_choice_draw(ui, choice, look_of(ui, choice), rect);
    ks_flow_gap(ui, 16);
}

/* ---- several ---- */

static int gap_of(const struct ks_ui *ui, const struct ks_choice *choices)
{
    int gap = ks_ui_gap_px(ui) + 1;

    return choices[0].role == KS_ROLE_CHECKBOX ? gap
           : ks_ui_px(ui, 16) > gap            ? ks_ui_px(ui, 16)
                                               : gap;
}

static int column_width(const struct ks_ui *ui, const struct look *look, int gap)
{
    return (ks_flow_width(ui) - (look->columns - 1) * gap) / look->columns;
}

/* How many of those from `first` on share a row: of two columns one that would be parted there from
 * the next goes with it. */
static int row_count(const struct ks_choice *choices, int count, int first, const struct look *look)
{
    int here = count - first < look->columns ? count - first : look->columns;

    return here == 2 && choices[first + 1].joins_next && !look->is_parted ? 1 : here;
}

static int row_height(struct ks_ui *ui, const struct ks_choice *row, int count,
                      const struct look *look, int width)
{
    int height = 0;

    for (int i = 0; i < count; i++) {
        int need = ks_choice_measure(ui, &row[i], look, width).height;
        height = need > height ? need : height;
    }
    return height;
}

static int all_height(struct ks_ui *ui, const struct ks_choice *choices, int count,
                      const struct look *look)
{
    int gap = gap_of(ui, choices), height = -gap, width = column_width(ui, look, gap);

    for (int i = 0, here; i < count; i += here) {
        here = row_count(choices, count, i, look);
        height += row_height(ui, &choices[i], here, look, width) + gap;
    }
    return height;
}

/* Whether no word of a title would have to be cut, and no value that has not a line of its own. */
static bool do_words_fit(struct ks_ui *ui, const struct ks_choice *choices, int count,
                         const struct look *look)
{
    int width = column_width(ui, look, gap_of(ui, choices));

    for (int i = 0; i < count; i++) {
        const struct cell cell = ks_choice_measure(ui, &choices[i], look, width);
        bool is_cut = choices[i].is_value && (look->columns > 1 || look->is_beside) &&
                      ks_ui_label_width(ui, &cell.detail) > cell.detail_width;
        if (is_cut || !ks_ui_words_fit(ui, &cell.title, cell.title_width))
            return false;
    }
    return true;
}

struct look_set {
    const struct look *looks;
    int count;
};

static struct look_set looks_for(const struct ks_ui *ui, const struct ks_choice *choices, int count)
{
    if (choices[0].role == KS_ROLE_CHECKBOX)
        return ks_ui_is_landscape(ui) ? (struct look_set){wide_check_looks, CHECK_LOOKS}
                                      : (struct look_set){check_looks, CHECK_LOOKS};
    if (count >= MANY)
        return (struct look_set){many_looks, sizeof many_looks / sizeof many_looks[0]};
    return (struct look_set){option_looks, sizeof option_looks / sizeof option_looks[0]};
}

/* Side by side only where a line holds both; tick boxes in pairs only in large text and where an
 * arm reaches only a strip; three with details only on a wide panel. */
static bool can_look(struct ks_ui *ui, const struct ks_choice *choices, int count,
                     const struct look *look)
{
    bool is_wide = ks_flow_width(ui) >= ks_ui_px(ui, BESIDE_LEAST) && !ui->mode.is_large;
    bool is_pair = choices[0].role == KS_ROLE_CHECKBOX && look->columns > 1;

    if (look->columns > 2 && look->has_detail && !ks_ui_is_landscape(ui))
        return false;
    return (!look->is_beside || is_wide) &&
           (!is_pair || ui->mode.is_large || ks_choice_is_tight(ui)) &&
           do_words_fit(ui, choices, count, look);
}

/* How many pages the rows take in a look, with the `below` pixels that follow them on the last. */
static int page_count(struct ks_ui *ui, const struct ks_choice *choices, int count,
                      const struct look *look, int below)
{
    const struct ks_flow *flow = &ui->flow;
    int gap = gap_of(ui, choices), width = column_width(ui, look, gap), pages = 1, used = -gap;
    int padding = flow->area.w - ks_flow_width(ui); /* of the card they lie on, at both ends */
    int room = ks_flow_control_room(ui) - padding;

    for (int i = 0, here; i < count; i += here) {
        here = row_count(choices, count, i, look);
        int height = row_height(ui, &choices[i], here, look, width);
        if (used + gap + height > room) {
            pages++;
            used = -gap;
            room = ks_choice_page_room(ui) - padding;
        }
        used += gap + height;
    }
    return pages + (used + below > room);
}

static bool has_details(const struct ks_choice *choices, int count)
{
    bool has_some = false;

    for (int i = 0; i < count; i++)
        has_some = has_some || choices[i].detail[0] != '\0';
    return has_some;
}

/* The first that fits the room with no word cut. Where none does they go over as few pages as they
 * can; check rows keep their details where those are two. */
static const struct look *choose(struct ks_ui *ui, const struct ks_choice *choices, int count,
                                 int below)
{
    const struct look_set set = looks_for(ui, choices, count);
    int room = ks_flow_control_room(ui) - below, least = 0;
    int most_columns = ks_ui_is_landscape(ui) ? 3 : 2; /* of rows that go over several pages */
    const struct look *detailed = NULL, *shortest = &set.looks[0];
    bool keeps_details = choices[0].role == KS_ROLE_CHECKBOX && has_details(choices, count);

    for (int i = 0; i < set.count; i++) {
        const struct look *look = &set.looks[i];
        if (!can_look(ui, choices, count, look))
            continue;
        if (detailed != NULL && !look->has_detail)
            return detailed;
        if (all_height(ui, choices, count, look) <= room)
            return look;
        int pages = page_count(ui, choices, count, look, below);
        if (keeps_details && look->has_detail && pages <= 2 && detailed == NULL)
            detailed = look;
        if (look->columns <= most_columns && (least == 0 || pages < least)) {
            least = pages;
            shortest = look;
        }
    }
    return detailed != NULL ? detailed : shortest;
}

int ks_flow_choices_least(struct ks_ui *ui, const struct ks_choice *choices, int count)
{
    const struct look_set set = looks_for(ui, choices, count);
    int least = all_height(ui, choices, count, &set.looks[0]);

    for (int i = 1; i < set.count && set.looks[i].title == set.looks[0].title; i++) {
        int height = all_height(ui, choices, count, &set.looks[i]);
        if (can_look(ui, choices, count, &set.looks[i]) && height < least)
            least = height;
    }
    return least;
}

/* The last line with a tick box is never alone on its page: the one before goes with it, but for
 * one an arm must reach. `next` is the first of the row that follows. */
static int keep_of(struct ks_ui *ui, const struct ks_choice *choices, int count, int next,
                   const struct look *look)
{
    int gap = gap_of(ui, choices);
    bool is_list = choices[0].role == KS_ROLE_CHECKBOX && ui->reach_y == 0;
    int here = next < count ? row_count(choices, count, next, look) : 0;
    bool is_last = is_list && next + here == count;

    if (here == 0 || (!is_last && (look->is_parted || !choices[next - 1].joins_next)))
        return 0;
    int height = row_height(ui, &choices[next], here, look, column_width(ui, look, gap));
    bool does_fit = 2 * height + gap <= ks_choice_page_room(ui);
    return is_last || does_fit ? gap + height : 0;
}

static void flow_rows(struct ks_ui *ui, const struct ks_choice *choices, int count,
                      const struct look *look)
{
    int gap = gap_of(ui, choices), column = column_width(ui, look, gap);
    bool is_check = choices[0].role == KS_ROLE_CHECKBOX;
    bool is_few = choices[0].is_value || (!is_check && count <= FEW);
    int line = ks_ui_px(ui, 2);
    struct ks_rect row;

    ks_flow_grower(ui);
    for (int i = 0, here; i < count; i += here) {
        int page = ui->flow.page;
        here = row_count(choices, count, i, look);
        int height = row_height(ui, &choices[i], here, look, column);
        int keep = keep_of(ui, choices, count, i + here, look);
        bool is_shown = ks_flow_place_control(ui, height, keep, &row);
        int more = ks_flow_growth(ui, is_few ? FEW_GROWTH : GROWTH);
        row.h += more;
        ui->flow.y += more;
        int width = (row.w + gap) / here - gap; /* few share the row */
        for (int j = 0; is_shown && j < here; j++)
            ks_choice_draw(ui, &choices[i + j], look,
                           (struct ks_rect){row.x + j * (width + gap), row.y, width, row.h});
        if (is_shown && is_check && i > 0 && ui->flow.page == page)
            ks_ui_fill(ui, (struct ks_rect){row.x, row.y - (gap + line) / 2, row.w, line}, 0,
                       ui->theme->line);
        ui->flow.pending_gap = gap;
    }
}

void ks_flow_choices(struct ks_ui *ui, const struct ks_choice *choices, int count, int below)
{
    if (count == 0)
        return;
    if (choices[0].role == KS_ROLE_CHECKBOX && !ks_choice_is_tight(ui)) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        flow_rows(ui, choices, count, choose(ui, choices, count, below + ks_ui_px(ui, 24)));
        ks_flow_card_end(ui);
    } else {
        below += below > 0 ? ks_ui_px(ui, 24) : 0;
        flow_rows(ui, choices, count, choose(ui, choices, count, below));
        ui->flow.pending_gap = 0;
        ks_flow_gap(ui, 24);
    }
}

/* ---- what is filled in ---- */

static const struct look *cell_look(struct ks_ui *ui, const struct ks_choice *cells, int count,
                                    enum ks_detail detail)
{
    enum { LOOKS = sizeof value_looks / sizeof value_looks[0] };
    const struct look *best = &value_looks[1];
    int least = 0;

    for (int i = 0; i < LOOKS; i++) {
        const struct look *look = &value_looks[i];
        int wanted = detail == KS_DETAIL_ALL ? 1 : 2;
        if (!can_look(ui, cells, count, look))
            continue;
        if (detail != KS_DETAIL_LEAST && look->columns == wanted)
            return look;
        int height = all_height(ui, cells, count, look);
        if (least == 0 || height < least) {
            least = height;
            best = look;
        }
    }
    return best;
}

struct cells {
    const struct ks_choice *list;
    int count;
    const struct look *look;
};

static void flow_cells(struct ks_ui *ui, const void *ctx)
{
    const struct cells *cells = ctx;

    flow_rows(ui, cells->list, cells->count, cells->look);
}

/* What belongs together stays so unless that takes a page more. */
void ks_flow_cells(struct ks_ui *ui, const struct ks_choice *cells, int count,
                   enum ks_detail detail)
{
    if (count == 0)
        return;
    const struct look *look = cell_look(ui, cells, count, detail);
    struct look parted = *look;
    const struct cells paired = {cells, count, look}, single = {cells, count, &parted};
    parted.is_parted = true;
    bool is_dear =
        ks_flow_pages_of(ui, flow_cells, &paired) > ks_flow_pages_of(ui, flow_cells, &single);
    flow_cells(ui, is_dear ? &single : &paired);
    ui->flow.pending_gap = 0;
    ks_flow_gap(ui, 24);
}
