/* What can be chosen: rows of options, one or several beside each other, and lines with a tick
 * box. */
#include "ui/choice_looks_private.h"
#include "ui/flow.h"
#include "ui/parts.h"

enum {
    MARK = 60,
    MARK_LARGE = 72,
    INDENT = 24,
    PADDING = 28,
    LEAST = 84,
    GROWTH = 120,
    FEW = 3,
    FEW_GROWTH = 260,   /* values are often few on a page, too */
    BESIDE_TITLE = 378, /* where titles end and details begin, side by side */
    BESIDE_LEAST = 900, /* a line this wide holds both */
};

/* One choice, measured for a width. */
struct cell {
    struct ks_label title, detail;
    int padding, mark, indent, trailing;
    int title_width, detail_width, title_height, detail_height;
    int height;
};

/* Height of a page for what can be pressed. */
static int page_room(const struct ks_ui *ui)
{
    const struct ks_rect area = ui->flow.area;

    return area.y + area.h - (ui->flow.reach_y > area.y ? ui->flow.reach_y : area.y);
}

/* Where an arm reaches only a strip every line of height counts. */
static bool is_tight(const struct ks_ui *ui)
{
    enum { STRIP = 640 };

    return ui->mode.is_low && (ui->mode.is_large || page_room(ui) < ks_ui_px(ui, STRIP));
}

static uint32_t ground_of(const struct ks_ui *ui, const struct ks_choice *choice)
{
    if (ks_ui_is_pressed(ui, choice->action, choice->arg))
        return ui->theme->pressed;
    return ui->flow.in_card ? ui->flow.card_fill : ui->theme->card;
}

static void measure_texts(struct ks_ui *ui, const struct look *look, int width, struct cell *cell)
{
    bool has_detail = cell->detail.text[0] != '\0';

    cell->title_width = look->is_beside ? ks_ui_px(ui, BESIDE_TITLE) : width;
    cell->detail_width = look->is_beside ? width - cell->title_width - ks_ui_px(ui, INDENT) : width;
    cell->title.text = ks_ui_parted(ui, &cell->title, cell->title_width);
    cell->title_height = ks_ui_label_height(ui, &cell->title, cell->title_width);
    cell->detail_height =
        has_detail ? ks_ui_label_height(ui, &cell->detail, cell->detail_width) : 0;
}

static struct cell measure(struct ks_ui *ui, const struct ks_choice *choice,
                           const struct look *look, int width)
{
    bool is_option = choice->role == KS_ROLE_OPTION;
    bool is_narrow = look->columns > 1;
    uint32_t ground = ground_of(ui, choice);
    struct cell cell = {
        .title = {.text = choice->title,
                  .style =
                      ks_ui_style(ui, look->title, is_option ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR),
                  .ink = ui->theme->ink,
                  .ground = ground},
        .detail = {.text = look->has_detail ? choice->detail : "",
                   .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                   .ink = ui->theme->soft_ink,
                   .ground = ground},
        .padding = is_option ? ks_ui_px(ui, is_narrow ? 20 : PADDING) : 0,
        .mark = is_option && !is_narrow ? ks_ui_icon_chip_px(ui, KS_ICON_CHIP_ROW)
                                        : ks_ui_px(ui, ui->mode.is_large ? MARK_LARGE : MARK),
        .trailing = is_option && !is_narrow ? ks_ui_px(ui, 48) : 0,
    };
    if (choice->is_value && look->is_beside) {
        cell.detail.style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD);
        cell.detail.align = KS_ALIGN_RIGHT;
    } else if (choice->is_value && choice->detail[0] != '\0') {
        cell.title.style.weight = KS_WEIGHT_REGULAR;
        cell.detail.style.weight = KS_WEIGHT_BOLD;
    }
    if (choice->is_value)
        cell.detail.ink = ui->theme->on_action_soft;
    bool has_mark = !is_option || (choice->icon != NULL && !look->has_no_icon) ||
                    (is_narrow && choice->is_checked);

    cell.indent = has_mark ? cell.mark + ks_ui_px(ui, is_narrow ? 16 : INDENT) : 0;
    measure_texts(ui, look, width - cell.indent - cell.trailing - 2 * cell.padding, &cell);
    int text = look->is_beside && cell.detail_height > cell.title_height ? cell.detail_height
               : look->is_beside                                         ? cell.title_height
                                 : cell.title_height + cell.detail_height;
    if (has_mark && text < cell.mark)
        text = cell.mark;
    int least = is_tight(ui) ? 0 : ks_ui_px(ui, LEAST), target = ks_ui_target_px(ui);
    int around = is_option ? (is_narrow ? 10 : 18) : is_tight(ui) ? 8 : 12;
    cell.height = text + 2 * ks_ui_px(ui, around);
    least = least < target ? target : least;
    cell.height = cell.height < least ? least : cell.height;
    return cell;
}

/* ---- drawing ---- */

static void draw_box(struct ks_ui *ui, bool is_checked, struct ks_rect box)
{
    int inset = box.w / 6;

    if (is_checked) {
        ks_draw_fill(&ui->list, box, ks_ui_px(ui, 14), ui->theme->good);
        ks_ui_icon(
            ui, "check",
            (struct ks_rect){box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset},
            ui->theme->on_accent);
        return;
    }
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, box);
    cmd->border = ui->theme->edge;
    cmd->border_px = ks_ui_px(ui, 4);
    cmd->radius_px = ks_ui_px(ui, 14);
}

static void draw_frame(struct ks_ui *ui, const struct ks_choice *choice, const struct cell *cell,
                       struct ks_rect rect)
{
    int radius = ks_ui_px(ui, 24), arrow = ks_ui_px(ui, 40);

    ks_draw_fill(&ui->list, rect, radius, cell->title.ground);
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    cmd->border = choice->is_checked ? choice->accent
                  : choice->is_loud  ? ui->theme->stop
                                     : ui->theme->edge;
    cmd->border_px = ks_ui_px(ui, choice->is_checked ? 5 : 3);
    cmd->radius_px = radius;
    if (cell->trailing > 0)
        ks_ui_icon(ui, choice->is_checked ? "check" : "next",
                   (struct ks_rect){rect.x + rect.w - ks_ui_px(ui, 24) - arrow,
                                    rect.y + (rect.h - arrow) / 2, arrow, arrow},
                   choice->is_checked ? choice->accent : ui->theme->soft_ink);
}

static void draw_texts(struct ks_ui *ui, const struct look *look, const struct cell *cell,
                       struct ks_rect at)
{
    int both = cell->title_height + cell->detail_height;

    if (look->is_beside) {
        ks_ui_label_middle(ui, &cell->title, (struct ks_rect){at.x, at.y, cell->title_width, at.h});
        at.x += at.w - cell->detail_width;
        at.w = cell->detail_width;
        if (cell->detail_height > 0)
            ks_ui_label_middle(ui, &cell->detail, at);
        return;
    }
    at.y += (at.h - both) / 2;
    ks_ui_label(ui, &cell->title, at);
    at.y += cell->title_height;
    if (cell->detail_height > 0)
        ks_ui_label(ui, &cell->detail, at);
}

static void draw(struct ks_ui *ui, const struct ks_choice *choice, const struct look *look,
                 struct ks_rect rect)
{
    const struct cell cell = measure(ui, choice, look, rect.w);
    bool is_option = choice->role == KS_ROLE_OPTION;
    struct ks_rect mark = {rect.x + cell.padding, rect.y + (rect.h - cell.mark) / 2, cell.mark,
                           cell.mark};
    struct ks_rect text = {mark.x + cell.indent, rect.y,
                           rect.w - cell.indent - cell.trailing - 2 * cell.padding, rect.h};

    if (is_option)
        draw_frame(ui, choice, &cell, rect);
    if (!is_option)
        draw_box(ui, choice->is_checked, mark);
    else if (cell.indent > 0)
        ks_ui_icon_chip(ui, choice->icon != NULL ? choice->icon : "check", mark,
                        ui->theme->action_soft, choice->accent);
    draw_texts(ui, look, &cell, text);
    struct ks_control *control =
        ks_ui_control(ui, choice->role, choice->name != NULL ? choice->name : choice->title, rect,
                      choice->action, choice->arg);
    control->is_checked = choice->is_checked;
    control->joins_next = choice->joins_next && !look->is_parted;
    control->font_px = cell.title.style.size_px;
    control->ink = cell.title.ink;
    control->ground = cell.title.ground;
}

/* ---- one ---- */

/* Small where a page has no room for it otherwise. */
static const struct look *stacked_look(struct ks_ui *ui, const struct ks_choice *choice)
{
    int height = measure(ui, choice, &plain_look, ks_flow_width(ui)).height;

    return height > page_room(ui) ? &small_look : &plain_look;
}

/* A value beside its title only where no number of it would be cut. */
static const struct look *look_of(struct ks_ui *ui, const struct ks_choice *choice)
{
    bool is_wide = ks_flow_width(ui) >= ks_ui_px(ui, BESIDE_LEAST) && !ui->mode.is_large;

    if (!choice->is_value || !is_wide)
        return stacked_look(ui, choice);
    const struct cell cell = measure(ui, choice, &value_look, ks_flow_width(ui));
    return ks_ui_words_fit(ui, &cell.detail, cell.detail_width) ? &value_look
                                                                : stacked_look(ui, choice);
}

int ks_flow_choice_height(struct ks_ui *ui, const struct ks_choice *choice)
{
    return measure(ui, choice, look_of(ui, choice), ks_flow_width(ui)).height;
}

void ks_flow_choice(struct ks_ui *ui, const struct ks_choice *choice)
{
    int height = ks_flow_choice_height(ui, choice);
    struct ks_rect rect;

    if (ks_flow_place_control(ui, height, 0, &rect))
        draw(ui, choice, look_of(ui, choice), rect);
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
        int need = measure(ui, &row[i], look, width).height;
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
        const struct cell cell = measure(ui, &choices[i], look, width);
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
    return (!look->is_beside || is_wide) && (!is_pair || ui->mode.is_large || is_tight(ui)) &&
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
            room = page_room(ui) - padding;
        }
        used += gap + height;
    }
    return pages + (used + below > room);
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
    bool is_check = choices[0].role == KS_ROLE_CHECKBOX;

    for (int i = 0; i < set.count; i++) {
        const struct look *look = &set.looks[i];
        if (!can_look(ui, choices, count, look))
            continue;
        if (detailed != NULL && !look->has_detail)
            return detailed;
        if (all_height(ui, choices, count, look) <= room)
            return look;
        int pages = page_count(ui, choices, count, look, below);
        if (is_check && look->has_detail && pages <= 2 && detailed == NULL)
            detailed = look;
        if (look->columns <= most_columns && (least == 0 || pages < least)) {
            least = pages;
            shortest = look;
        }
    }
    return detailed != NULL ? detailed : shortest;
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
    bool does_fit = 2 * height + gap <= page_room(ui);
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
            draw(ui, &choices[i + j], look,
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
    if (choices[0].role == KS_ROLE_CHECKBOX && !is_tight(ui)) {
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
