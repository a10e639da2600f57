/* The risk notice, one item a screen, each acknowledged. */
#include "screens/notice/notice.h"

enum { ACT_PREVIOUS = KS_ACT_OWN, ACT_NEXT };

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_risk_notice *risk = ks_notice_now(visit);
    int index = ks_notice_state(visit)->item;
    const struct ks_risk_item *item = &risk->items[index];
    bool is_last = index + 1 == risk->item_count;
    struct ks_page_head head = {
        .crumb = ks_visit_words(visit, &risk->title),
        .title = ks_visit_words(visit, &item->title),
        .lead =
            ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Item %d of %d"), index + 1, risk->item_count),
        .step = index + 1,
        .step_count = risk->item_count,
        .step_colour = ui->theme->warn,
        .back_action = KS_ACT_BACK,
    };
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Previous item"), NULL, ACT_PREVIOUS, 0},
        {KS_BUTTON_PRIMARY,
         is_last ? ks_ui_tr(ui, "I understand, sign now") : ks_ui_tr(ui, "I understand, next item"),
         NULL, ACT_NEXT, 0},
    };

    /* An item is understood once all of it has been on the screen. */
    if (ui->page + 1 < ks_ui_page_count(ui))
        buttons[1] = (struct ks_button){KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Read on"), NULL,
                                        KS_ACT_PAGE_NEXT, 0};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, index > 0 ? buttons : &buttons[1], index > 0 ? 2 : 1);
    if (index == 0)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink, ks_visit_words(visit, &risk->lead));
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->warn);
    for (int i = 0; i < item->body.counts[ui->mode.lang]; i++) {
        const struct ks_prose_block *block = &item->body.blocks[ui->mode.lang][i];
        const struct ks_text_bold bold = {block->bold, block->bold_count};
        ks_flow_text_bold(ui, KS_TYPE_BODY, ui->theme->ink, block->text, &bold);
    }
    ks_flow_card_end(ui);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Based on: %s"), item->source));
    if (is_last) {
        ks_page_due(visit, ui, &risk->provenance);
        ks_page_checked(visit, ui, &risk->provenance);
    }
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
}

/* At its first item; `arg` is the kind of notice. */
static void open_first(struct ks_visit *visit, int arg)
{
    struct ks_notice_state *state = ks_notice_state(visit);

    state->kind = (enum ks_risk_kind)arg;
    state->item = 0;
    state->work = KS_WORK_NONE;
    ks_notice_forget_strokes(visit);
    ks_visit_go(visit, KS_SCREEN_RISK, 0);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    int *item = &ks_notice_state(visit)->item;

    (void)arg;
    ks_visit_place(visit)->page = 0;
    if (action == ACT_PREVIOUS && *item > 0)
        --*item;
    else if (action == ACT_NEXT && *item + 1 < ks_notice_now(visit)->item_count)
        ++*item;
    else if (action == ACT_NEXT)
        ks_visit_go(visit, KS_SCREEN_SIGN, 0);
}

const struct ks_screen ks_screen_risk = {
    .view = view, .act = act, .open = open_first, .state_bytes = sizeof(struct ks_notice_state)};
