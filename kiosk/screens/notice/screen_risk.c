/* The risk notice, one item a screen, each acknowledged. */
#include "screens/kiosk_private.h"

enum { ACT_PREVIOUS = KS_ACT_OWN, ACT_NEXT };

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_risk_notice *risk = ks_visit_risk(kiosk);
    int index = kiosk->visit.risk_item;
    const struct ks_risk_item *item = &risk->items[index];
    bool is_last = index + 1 == risk->item_count;
    struct ks_page_head head = {
        .crumb = ks_kiosk_words(kiosk, &risk->title),
        .title = ks_kiosk_words(kiosk, &item->title),
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
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink, ks_kiosk_words(kiosk, &risk->lead));
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->warn);
    for (int i = 0; i < item->body.counts[ui->mode.lang]; i++)
        ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, item->body.blocks[ui->mode.lang][i].text);
    ks_flow_card_end(ui);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Based on: %s"), item->source));
    if (is_last) {
        ks_frame_due(kiosk, ui, &risk->provenance);
        ks_frame_checked(kiosk, ui, &risk->provenance);
    }
}

const struct ks_risk_notice *ks_visit_risk(const struct ks_kiosk *kiosk)
{
    return &kiosk->parts.content->risks[kiosk->visit.risk];
}

void ks_kiosk_open_risk(struct ks_kiosk *kiosk, enum ks_risk_kind kind)
{
    kiosk->visit.risk = kind;
    kiosk->visit.risk_item = 0;
    kiosk->visit.sign_work = KS_WORK_NONE;
    ks_visit_forget_strokes(kiosk);
    ks_kiosk_go(kiosk, KS_SCREEN_RISK, 0);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    int *item = &kiosk->visit.risk_item;

    (void)arg;
    ks_kiosk_place(kiosk)->page = 0;
    if (action == ACT_PREVIOUS && *item > 0)
        --*item;
    else if (action == ACT_NEXT && *item + 1 < ks_visit_risk(kiosk)->item_count)
        ++*item;
    else if (action == ACT_NEXT)
        ks_kiosk_go(kiosk, KS_SCREEN_SIGN, 0);
}

const struct ks_screen ks_screen_risk = {.view = view, .act = act};
