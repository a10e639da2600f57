/* The flow: blocks down the page, on to the next page. */
#include "ui/flow.h"

enum {
    CARD_PADDING = 34,
    CARD_RADIUS = 28,
    CARD_EDGE = 12,
    OUTLINE = 3,
    PARTING_GAP = 12,
    MOST_CARDS = 64,
    MOST_HEADINGS = 64
};

static int card_padding(const struct ks_ui *ui)
{
    return ui->is_sheet ? 0 : ks_ui_px(ui, CARD_PADDING);
}

static int area_bottom(const struct ks_ui *ui)
{
    return ui->flow.area.y + ui->flow.area.h;
}

int ks_flow_width(const struct ks_ui *ui)
{
    return ui->flow.area.w - (ui->flow.in_card ? 2 * card_padding(ui) : 0);
}

int ks_flow_room(const struct ks_ui *ui)
{
    return area_bottom(ui) - ui->flow.y - ui->flow.pending_gap + ui->flow.grown_px;
}

int ks_flow_control_room(const struct ks_ui *ui)
{
    int room = ks_flow_room(ui), reach = area_bottom(ui) - ui->flow.reach_y;

    return ui->flow.reach_y > 0 && reach < room ? reach : room;
}

void ks_flow_gap(struct ks_ui *ui, int units)
{
    int gap = ks_ui_px(ui, units);

    if (ui->flow.y > ui->flow.area.y && gap > ui->flow.pending_gap)
        ui->flow.pending_gap = gap;
}

/* Where this page is full, but for what has grown on it: pages of several are filled alike, but for
 * what must not be broken. */
static int full_at(const struct ks_ui *ui)
{
    const struct ks_flow *flow = &ui->flow;
    bool is_free = flow->even_px == 0 || (flow->in_card && flow->card_is_fresh);

    return is_free ? area_bottom(ui) : flow->area.y + flow->even_px;
}

static bool is_shown(const struct ks_ui *ui)
{
    return ui->flow.page == ui->flow.wanted_page;
}

void ks_flow_grower(struct ks_ui *ui)
{
    ui->flow.grower_number++;
}

/* One more row that may grow, of the block `number`; of all blocks the one grows that can take
 * most, of two the later one: what comes first is chosen for what follows. */
static void count_row(struct ks_passes *passes, int number, int most_px)
{
    if (passes->counted.number != number)
        passes->counted = (struct ks_grower){.number = number};
    passes->counted.rows++;
    passes->counted.most_px += most_px;
    if (passes->counted.number == passes->grower.number ||
        passes->counted.most_px >= passes->grower.most_px)
        passes->grower = passes->counted;
}

int ks_flow_growth(struct ks_ui *ui, int most)
{
    struct ks_passes *passes = &ui->passes;
    int most_px = ks_ui_px(ui, most);

    if (ui->in_side || ui->in_top || !is_shown(ui))
        return 0;
    if (!passes->is_grown) {
        count_row(passes, ui->flow.grower_number, most_px);
        return 0;
    }
    if (passes->grower.number != ui->flow.grower_number)
        return 0;
    bool is_capped = passes->row_px > most_px && !passes->takes_all;
    int more = is_capped ? most_px : passes->row_px;
    passes->grown_blocks += passes->last_grown != ui->flow.grower_number;
    passes->last_grown = ui->flow.grower_number;
    ui->flow.grown_px += more;
    if (ui->flow.y + more > passes->end_y)
        passes->end_y = ui->flow.y + more;
    return more;
}

static void note_end(struct ks_ui *ui)
{
    if (!ui->in_side && is_shown(ui) && ui->flow.y > ui->passes.end_y)
        ui->passes.end_y = ui->flow.y;
}

void ks_flow_spring(struct ks_ui *ui)
{
    if (ui->in_side || !is_shown(ui))
        return;
    if (!ui->passes.is_grown) {
        ui->passes.springs++;
        return;
    }
    ui->flow.sprung_px = ui->flow.y < ui->flow.reach_y ? ui->passes.spring_px : 0;
    if (ui->flow.sprung_px > 0)
        return; /* it moves what is within reach */
    ui->flow.y += ui->passes.spring_px;
    ui->flow.grown_px += ui->passes.spring_px;
    note_end(ui);
}

/* Whether the card that is open is the one that takes what the page has left. */
static bool is_last_card(const struct ks_ui *ui)
{
    const struct ks_passes *passes = &ui->passes;

    return !ui->in_side && !ui->in_top && is_shown(ui) && passes->is_grown &&
           ui->flow.card_number + 1 == passes->last_card;
}

static void add_slack(struct ks_ui *ui, int px)
{
    ui->flow.y += px;
    ui->flow.grown_px += px;
}

/* A gap between two blocks of a card, wide enough to part them, takes its share of that. */
static void part_blocks(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;

    if (!flow->card_is_open || flow->pending_gap < ks_ui_px(ui, PARTING_GAP))
        return;
    flow->card_gaps++;
    if (is_last_card(ui))
        add_slack(ui, ui->passes.card_gap_px);
}

/* The surface of a card is drawn first but its height is known last: its commands are added with
 * no height, which close_card fills in. */
static void open_card(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;
    struct ks_rect rect = {flow->area.x, flow->y, flow->area.w, 0};

    flow->card_is_open = true;
    flow->card_top = flow->y;
    flow->card_gaps = 0;
    flow->y += card_padding(ui);
    if (is_last_card(ui))
        add_slack(ui, ui->passes.card_top_px);
    flow->card_cmd = flow->card_cmd_end = ui->list.count;
    if (!is_shown(ui) || ui->is_sheet)
        return;
    if (flow->card_edge != 0) {
        int edge = ks_ui_px(ui, CARD_EDGE);
        ks_ui_surface(ui, rect, CARD_RADIUS, flow->card_edge);
        rect.x += edge;
        rect.w -= edge;
        ks_draw_fill(&ui->list, rect, ks_ui_px(ui, CARD_RADIUS), flow->card_fill);
        if (ui->theme->has_outline) {
            struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
            cmd->border = ui->theme->line;
            cmd->border_px = ks_ui_px(ui, OUTLINE);
            cmd->radius_px = ks_ui_px(ui, CARD_RADIUS);
        }
    } else {
        ks_ui_surface(ui, rect, CARD_RADIUS, flow->card_fill);
    }
    flow->card_cmd_end = ui->list.count;
}

/* The last card of the page takes what nothing else on it does. */
static void take_rest(struct ks_ui *ui)
{
    struct ks_passes *passes = &ui->passes;
    int number = ui->flow.card_number + 1;

    if (ui->in_side || ui->in_top || !is_shown(ui))
        return;
    if (!passes->is_grown) {
        passes->last_card = number;
        passes->card_gaps = ui->flow.card_gaps;
    } else if (number == passes->last_card) {
        add_slack(ui, passes->card_px);
    }
}

static void close_card(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;

    if (!flow->card_is_open)
        return;
    flow->card_is_open = false;
    flow->y += card_padding(ui);
    take_rest(ui);
    note_end(ui);
    for (int i = flow->card_cmd; i < flow->card_cmd_end; i++)
        ui->list.cmds[i].rect.h = flow->y - flow->card_top;
}

static void next_page(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;

    close_card(ui);
    ui->passes.filled_px += flow->y - flow->area.y;
    flow->card_left_y = flow->y;
    flow->y = flow->area.y;
    flow->pending_gap = flow->grown_px = flow->headed_y = 0;
    flow->page++;
}

/* The bit of the heading `number` of this view; 0 where headings are not counted. */
static uint64_t heading_bit(const struct ks_ui *ui, int number)
{
    return ui->in_side || number < 0 || number >= MOST_HEADINGS ? 0 : UINT64_C(1) << number;
}

/* Whether the last that was placed is a heading. */
static bool is_under_heading(const struct ks_ui *ui)
{
    return ui->flow.headed_y != 0 && ui->flow.y == ui->flow.headed_y;
}

/* Whether it is one that began this page so as not to be left behind. */
static bool is_under_fresh_heading(const struct ks_ui *ui)
{
    return is_under_heading(ui) &&
           (ui->passes.fresh_headings & heading_bit(ui, ui->flow.heading_number - 1)) != 0;
}

/* A page ends here: a heading that stands last on it goes with what it heads. */
static void note_left_heading(struct ks_ui *ui)
{
    uint64_t bit = heading_bit(ui, ui->flow.heading_number - 1);

    if (!is_under_heading(ui) || (ui->passes.fresh_headings & bit) != 0)
        return;
    ui->passes.has_split = true;
    ui->passes.fresh_headings |= bit;
    ui->passes.is_split = ui->passes.is_split || bit != 0;
}

/* What is pressed goes down to the line of reach: what heads it goes with it, in the next pass. */
static void note_high_heading(struct ks_ui *ui)
{
    uint64_t bit = heading_bit(ui, ui->flow.heading_number - 1);

    if (!is_under_heading(ui) || (ui->passes.low_headings & bit) != 0)
        return;
    ui->passes.low_headings |= bit;
    ui->passes.is_split = ui->passes.is_split || bit != 0;
}

/* Down to the line that an arm reaches; whether anything had to move. */
static bool go_within_reach(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;
    int padding = flow->in_card && !flow->card_is_open ? card_padding(ui) : 0;
    int sprung = flow->sprung_px;

    flow->sprung_px = 0;
    flow->grown_px += sprung;
    if (flow->y + flow->pending_gap + padding >= flow->reach_y) {
        flow->y += sprung;
        return false;
    }
    note_high_heading(ui);
    close_card(ui);
    flow->y = flow->reach_y - (flow->in_card ? card_padding(ui) : 0) + sprung;
    flow->pending_gap = 0;
    return true;
}

/* A heading goes as low as leaves what it heads where that would be without it: it takes no room
 * within reach. Whether it had to move. */
static bool go_near_reach(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;
    int top = flow->reach_y + flow->sprung_px - flow->low_px;

    if (flow->low_px == 0 || flow->y + flow->pending_gap >= top)
        return false;
    flow->grown_px += flow->sprung_px;
    flow->sprung_px = flow->pending_gap = 0;
    flow->y = top;
    return true;
}

/* Whether nothing stands above on the page, or a card's edge alone: then a next page has no more
 * room than this one. */
static bool is_at_top(const struct ks_ui *ui)
{
    const struct ks_flow *flow = &ui->flow;
    int padding = card_padding(ui);
    bool is_first = flow->card_top == flow->area.y || flow->card_top == flow->reach_y - padding;

    return flow->y == flow->area.y ||
           (flow->card_is_open && is_first && flow->y == flow->card_top + padding);
}

static bool place(struct ks_ui *ui, int height, int keep, struct ks_rect *rect, bool is_control)
{
    struct ks_flow *flow = &ui->flow;
    int padding = card_padding(ui);
    bool is_top = is_at_top(ui);

    flow->has_controls = flow->has_controls || is_control;
    if (is_under_fresh_heading(ui)) /* no page holds both: it begins here and is broken */
        keep = 0;
    if (is_control ? go_within_reach(ui) : go_near_reach(ui))
        is_top = true;
    int around = flow->in_card ? padding + (flow->card_is_open ? 0 : padding) : 0;
    int end = flow->y + flow->pending_gap + around + height;
    bool is_over = end > area_bottom(ui) || end + keep - flow->grown_px > full_at(ui);
    if (!is_top && is_over) {
        note_left_heading(ui);
        next_page(ui);
        (void)(is_control ? go_within_reach(ui) : go_near_reach(ui));
    } else {
        part_blocks(ui);
        flow->y += flow->pending_gap;
        flow->pending_gap = 0;
    }
    if (flow->in_card && !flow->card_is_open)
        open_card(ui);
    *rect = (struct ks_rect){flow->area.x + (flow->in_card ? padding : 0), flow->y,
                             ks_flow_width(ui), height};
    flow->y += height;
    note_end(ui);
    return is_shown(ui);
}

bool ks_flow_place(struct ks_ui *ui, int height, int keep, struct ks_rect *rect)
{
    return place(ui, height, keep, rect, false);
}

bool ks_flow_place_control(struct ks_ui *ui, int height, int keep, struct ks_rect *rect)
{
    return place(ui, height, keep, rect, true);
}

void ks_flow_heading_begin(struct ks_ui *ui, int height)
{
    uint64_t bit = heading_bit(ui, ui->flow.heading_number);

    if ((ui->passes.fresh_headings & bit) != 0 && !is_at_top(ui))
        next_page(ui);
    ui->flow.low_px = (ui->passes.low_headings & bit) != 0 && !ui->flow.in_card ? height : 0;
}

void ks_flow_heading_end(struct ks_ui *ui)
{
    ui->flow.low_px = 0;
    ui->flow.heading_number++;
    ui->flow.headed_y = ui->flow.y;
}

/* A place in the flow to come back to. */
struct bookmark {
    struct ks_flow flow;
    struct ks_passes passes;
    int commands, controls;
};

static struct bookmark take_bookmark(const struct ks_ui *ui)
{
    return (struct bookmark){ui->flow, ui->passes, ui->list.count, ui->control_count};
}

static void go_back(struct ks_ui *ui, const struct bookmark *to)
{
    ui->flow = to->flow;
    ui->passes = to->passes;
    ui->list.count = to->commands;
    ui->control_count = to->controls;
}

int ks_flow_height_of(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                      const void *ctx)
{
    enum { ENDLESS = 1 << 20 };
    const struct bookmark start = take_bookmark(ui);

    ui->flow.wanted_page = -1;
    ui->flow.area.h = ENDLESS;
    ui->flow.pending_gap = ui->flow.reach_y = ui->flow.even_px = 0;
    draw(ui, ctx);
    int height = ui->flow.y - start.flow.y;
    go_back(ui, &start);
    return height;
}

int ks_flow_pages_of(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                     const void *ctx)
{
    const struct bookmark start = take_bookmark(ui);

    ui->flow.wanted_page = -1;
    ui->flow.even_px = 0;
    draw(ui, ctx);
    bool is_over = ui->flow.y > area_bottom(ui); /* taller than a page by itself */
    int pages = ui->flow.page - start.flow.page + is_over;
    go_back(ui, &start);
    return pages;
}

void ks_flow_together(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                      const void *ctx)
{
    const struct bookmark start = take_bookmark(ui);

    draw(ui, ctx);
    if (ui->flow.page == start.flow.page)
        return;
    go_back(ui, &start);
    if (start.flow.y != start.flow.area.y)
        next_page(ui);
    int top = ui->flow.page;
    ui->flow.even_px = 0; /* it may fill its page */
    draw(ui, ctx);
    ui->flow.even_px = start.flow.even_px;
    if (ui->flow.page == top)
        return;
    go_back(ui, &start);
    draw(ui, ctx);
}

/* A card that was found to be split in an earlier pass begins the next page. */
void ks_flow_card_begin(struct ks_ui *ui, uint32_t fill, uint32_t edge)
{
    struct ks_flow *flow = &ui->flow;
    bool is_counted = !ui->in_side && flow->card_number < MOST_CARDS;

    ks_flow_grower(ui);
    flow->card_is_fresh = is_counted && (ui->passes.fresh_cards >> flow->card_number & 1) != 0;
    if (flow->card_is_fresh && flow->y != flow->area.y)
        next_page(ui);
    flow->in_card = true;
    flow->card_fill = fill;
    flow->card_edge = edge;
    flow->card_first_y = flow->y;
    flow->card_first_page = flow->page;
}

/* Whether the card that ends here is split though a page would hold it. */
static bool is_split_in_vain(const struct ks_ui *ui)
{
    const struct ks_flow *flow = &ui->flow;
    int height = flow->card_left_y - flow->card_first_y + flow->y - flow->area.y - card_padding(ui);

    return flow->page == flow->card_first_page + 1 && !flow->card_is_fresh && height < flow->area.h;
}

void ks_flow_card_end(struct ks_ui *ui)
{
    struct ks_flow *flow = &ui->flow;

    flow->pending_gap = 0;
    close_card(ui);
    if (!ui->in_side && is_split_in_vain(ui)) {
        ui->passes.has_split = true;
        if (flow->card_number < MOST_CARDS) {
            ui->passes.fresh_cards |= UINT64_C(1) << flow->card_number;
            ui->passes.is_split = true;
        }
    }
    flow->card_number++;
    flow->in_card = false;
    ks_flow_gap(ui, 24);
}
