/* The risk notice, a few items a page, each page acknowledged. */
#include "screens/notice/notice.h"

enum { ACT_SIGN = KS_ACT_OWN, ACT_WHOLE };

/* arg of the place: the pages that are signed, or all words of them where those say the heart of
 * each item. */
enum { PLACE_PAGES, PLACE_WHOLE };

enum { MOST_PAGES = 3, LEFT = 620, GROWTH = 90, DISC = 56, DISC_LARGE = 68, LEAST_COLUMN = 500 };

/* ---- an item in full ---- */

struct item_view {
    const struct ks_visit *visit;
    const struct ks_risk_item *item;
    int number;
};

static void flow_item(struct ks_ui *ui, const void *ctx)
{
    const struct item_view *view = ctx;
    const struct ks_prose *body = &view->item->body;

    ks_flow_numbered(ui, view->number, ui->theme->on_warn_soft,
                     ks_visit_words(view->visit, &view->item->title));
    for (int i = 0; i < body->counts[ui->mode.lang]; i++) {
        const struct ks_prose_block *block = &body->blocks[ui->mode.lang][i];
        const struct ks_text_bold bold = {block->bold, block->bold_count};
        ks_flow_text_bold(ui, KS_TYPE_SMALL, ui->theme->ink, block->text, &bold);
    }
    ks_flow_gap(ui, 20);
}

static void flow_whole(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;
    const struct ks_risk_notice *risk = ks_notice_now(visit);

    ks_flow_grower(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < risk->item_count; i++) {
        const struct item_view item = {visit, &risk->items[i], i + 1};
        /* Kept whole, unless that would leave a page half empty. */
        if (ks_flow_room(ui) * 2 > ui->flow.area.h)
            flow_item(ui, &item);
        else
            ks_flow_together(ui, flow_item, &item);
        ui->flow.y += ks_flow_growth(ui, GROWTH);
    }
    ks_flow_card_end(ui);
}

/* ---- the heart of each item ---- */

struct hearts {
    const struct ks_visit *visit;
    enum ks_type type; /* of the words */
};

/* An item measured for a column: number, title beside it, and the words under both. */
struct cell {
    struct ks_label number, title, words;
    int disc, indent, head, height;
};

static struct cell measure(const struct hearts *hearts, struct ks_ui *ui, int index, int width)
{
    const struct ks_visit *visit = hearts->visit;
    const struct ks_risk_item *item = &ks_notice_now(visit)->items[index];
    const struct ks_theme *theme = ui->theme;
    struct cell cell = {
        .number = {ks_arena_printf(&ui->arena, "%d", index + 1),
                   ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_BOLD), theme->on_accent,
                   theme->on_warn_soft, KS_ALIGN_CENTRE},
        .title = {ks_visit_words(visit, &item->title),
                  ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_BOLD), theme->ink, theme->card,
                  KS_ALIGN_LEFT},
        .words = {ks_visit_words(visit, &item->brief),
                  ks_ui_style(ui, hearts->type, KS_WEIGHT_REGULAR), theme->ink, theme->card,
                  KS_ALIGN_LEFT},
        .disc = ks_ui_px(ui, ui->mode.is_large ? DISC_LARGE : DISC),
    };

    cell.indent = cell.disc + ks_ui_px(ui, 20);
    cell.head = ks_ui_label_height(ui, &cell.title, width - cell.indent);
    cell.head = cell.head < cell.disc ? cell.disc : cell.head;
    cell.height = cell.head + ks_ui_label_height(ui, &cell.words, width);
    return cell;
}

static void draw(struct ks_ui *ui, const struct cell *cell, struct ks_rect at)
{
    struct ks_rect disc = {at.x, at.y + (cell->head - cell->disc) / 2, cell->disc, cell->disc};

    ks_ui_fill(ui, disc, cell->disc / 2, cell->number.ground);
    ks_ui_label_middle(ui, &cell->number, disc);
    ks_ui_label_middle(
        ui, &cell->title,
        (struct ks_rect){at.x + cell->indent, at.y, at.w - cell->indent, cell->head});
    ks_ui_label(ui, &cell->words, (struct ks_rect){at.x, at.y + cell->head, at.w, 0});
}

/* Side by side where two columns have room, so that an eye need not go far; rows as high as the
 * page lets them be. */
static void flow_hearts(struct ks_ui *ui, const void *ctx)
{
    const struct hearts *hearts = ctx;
    int count = ks_notice_now(hearts->visit)->item_count, gap = ks_ui_px(ui, 40);
    struct ks_rect row;

    ks_flow_grower(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    int half = (ks_flow_width(ui) - gap) / 2;
    int columns = !ui->mode.is_large && half >= ks_ui_px(ui, LEAST_COLUMN) ? 2 : 1;
    int width = (ks_flow_width(ui) - (columns - 1) * gap) / columns;
    for (int i = 0; i < count; i += columns) {
        struct cell cells[2];
        int here = count - i < columns ? count - i : columns, height = 0;
        for (int j = 0; j < here; j++) {
            cells[j] = measure(hearts, ui, i + j, width);
            height = cells[j].height > height ? cells[j].height : height;
        }
        bool is_shown = ks_flow_place(ui, height, 0, &row);
        for (int j = 0; is_shown && j < here; j++)
            draw(ui, &cells[j], (struct ks_rect){row.x + j * (width + gap), row.y, width, height});
        ui->flow.y += ks_flow_growth(ui, GROWTH);
        ks_flow_gap(ui, 16);
    }
    ks_flow_card_end(ui);
}

/* ---- the page ---- */

/* Where all words take more pages than that, the pages say the heart of each item, as large as it
 * then can be. */
static void flow_items(const struct ks_visit *visit, struct ks_ui *ui, bool is_short)
{
    struct hearts hearts = {visit, KS_TYPE_LEAD};

    if (!is_short) {
        flow_whole(ui, visit);
        return;
    }
    if (ks_flow_pages_of(ui, flow_hearts, &hearts) + 1 > MOST_PAGES)
        hearts.type = KS_TYPE_SMALL;
    flow_hearts(ui, &hearts);
}

/* That the pages say the heart alone, and where the rest is. */
static void flow_where(struct ks_ui *ui, const void *ctx)
{
    (void)ctx;
    ks_flow_fold(ui, "document", ks_ui_tr(ui, "In short. Read or print all of it"), ACT_WHOLE, 0);
}

static struct ks_page_head head_of(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_visit_words(visit, &ks_notice_now(visit)->title);
    return head;
}

/* All words: turned like any page, and printed. */
static void view_whole(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_page_head head = head_of(visit, ui);

    ks_ui_page_head(ui, &head);
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print all of it"), true);
    ks_page_due(visit, ui);
    flow_whole(ui, visit);
    ks_page_sources(visit, ui);
}

/* The pages are turned by what the visitor says of them: an item is understood once it has been on
 * the screen. */
static void view_pages(const struct ks_visit *visit, struct ks_ui *ui)
{
    int count = ks_ui_page_count(ui);
    bool is_last = ui->page + 1 >= count;
    struct ks_page_head head = head_of(visit, ui);
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Previous"), NULL, KS_ACT_PAGE_BACK, 0, ui->page == 0},
        {KS_BUTTON_PRIMARY,
         is_last ? ks_ui_tr(ui, "I understand, sign now") : ks_ui_tr(ui, "I understand, next page"),
         NULL, is_last ? ACT_SIGN : KS_ACT_PAGE_NEXT, 0},
    };

    if (ks_ui_is_landscape(ui))
        head.lead = ks_visit_words(visit, &ks_notice_now(visit)->lead);
    head.is_split = true;
    head.half_units = LEFT;
    head.step = ui->page + 1;
    head.step_count = count;
    head.step_text =
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Page %d of %d"), head.step, head.step_count);
    ui->turns_by_foot = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    bool is_short = ks_flow_pages_of(ui, flow_whole, visit) + 1 > MOST_PAGES;
    bool is_beside = ui->side.w > 0;
    if (is_beside) {
        ks_ui_side_begin(ui);
        if (is_short)
            flow_where(ui, visit);
        else
            ks_page_sources(visit, ui);
        ks_ui_side_end(ui);
    } else if (is_short) {
        ks_ui_pin_begin(ui, ks_flow_height_of(ui, flow_where, visit));
        flow_where(ui, visit);
        ks_ui_pin_end(ui);
    }
    ks_page_due(visit, ui);
    flow_items(visit, ui, is_short);
    if (!is_beside && !is_short)
        ks_page_sources(visit, ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    if (ks_visit_place_now(visit)->arg == PLACE_WHOLE)
        view_whole(visit, ui);
    else
        view_pages(visit, ui);
}

struct ks_notice_state *ks_notice_state(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_RISK);
}

const struct ks_risk_notice *ks_notice_now(const struct ks_visit *visit)
{
    return &visit->content->risks[ks_notice_state(visit)->kind];
}

void ks_notice_forget_strokes(struct ks_visit *visit)
{
    struct ks_notice_state *state = ks_notice_state(visit);

    explicit_bzero(state->points, sizeof state->points);
    state->point_count = 0;
    state->is_mark = false;
}

/* At its first page; `arg` is the kind of notice. */
static void open_first(struct ks_visit *visit, int arg)
{
    struct ks_notice_state *state = ks_notice_state(visit);

    state->kind = (enum ks_risk_kind)arg;
    state->work = KS_WORK_NONE;
    ks_notice_forget_strokes(visit);
    ks_visit_go(visit, KS_SCREEN_RISK, PLACE_PAGES);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &ks_notice_now(visit)->provenance;
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    (void)arg;
    ks_slip_notice(paper, context, ks_notice_now(visit));
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_SIGN)
        ks_visit_go(visit, KS_SCREEN_SIGN, 0);
    else if (action == ACT_WHOLE)
        ks_visit_go(visit, KS_SCREEN_RISK, PLACE_WHOLE);
}

const struct ks_screen ks_screen_risk = {.service = KS_SERVICE_RISK,
                                         .view = view,
                                         .act = act,
                                         .open = open_first,
                                         .provenance = provenance,
                                         .paper = KS_PAPER_PAGE,
                                         .compose = compose,
                                         .state_bytes = sizeof(struct ks_notice_state)};
