/* The risk notice, a few items a page, each page acknowledged. */
#include "screens/notice/notice.h"

enum { ACT_SIGN = KS_ACT_OWN };

/* One item of the notice. */
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

/* The pages are turned by what the visitor says of them: an item is understood once all of it has
 * been on the screen. */
static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_risk_notice *risk = ks_notice_now(visit);
    int count = ks_ui_page_count(ui);
    bool is_last = ui->page + 1 >= count;
    bool is_beside = ks_ui_is_landscape(ui) && !ui->mode.is_large && !ui->mode.is_low;
    bool is_dear = ks_ui_is_landscape(ui) && ui->mode.is_large;
    struct ks_page_head head = ks_page_head_of(visit, ui);
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Previous"), NULL, KS_ACT_PAGE_BACK, 0, ui->page == 0},
        {KS_BUTTON_PRIMARY,
         is_last ? ks_ui_tr(ui, "I understand, sign now") : ks_ui_tr(ui, "I understand, next page"),
         NULL, is_last ? ACT_SIGN : KS_ACT_PAGE_NEXT, 0},
    };

    head.page = ks_visit_words(visit, &risk->title);
    head.lead = (ui->page == 0 || is_beside) && !ui->mode.is_large
                    ? ks_visit_words(visit, &risk->lead)
                    : NULL;
    head.step = ui->page + 1;
    head.step_count = count;
    head.step_text =
        ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Page %d of %d"), head.step, head.step_count);
    ui->turns_by_foot = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    if (is_beside) {
        ks_ui_side_begin(ui);
        ks_page_sources(visit, ui);
        ks_ui_side_end(ui);
    }
    ks_page_due(visit, ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < risk->item_count; i++) {
        const struct item_view item = {visit, &risk->items[i], i + 1};
        /* Kept whole, unless that would leave a page half empty, or nearly every page. */
        if (is_dear || ks_flow_room(ui) * 2 > ui->flow.area.h)
            flow_item(ui, &item);
        else
            ks_flow_together(ui, flow_item, &item);
    }
    ks_flow_card_end(ui);
    if (!is_beside)
        ks_page_sources(visit, ui);
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
    ks_visit_go(visit, KS_SCREEN_RISK, 0);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &ks_notice_now(visit)->provenance;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_SIGN)
        ks_visit_go(visit, KS_SCREEN_SIGN, 0);
}

const struct ks_screen ks_screen_risk = {.service = KS_SERVICE_RISK,
                                         .view = view,
                                         .act = act,
                                         .open = open_first,
                                         .provenance = provenance,
                                         .state_bytes = sizeof(struct ks_notice_state)};
