/* Another place that helps: what it does, how to reach it, what to bring. arg = institution. */
#include "screens/kiosk_private.h"

enum { ACT_PRINT = KS_ACT_OWN };

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_institution *institution =
        &kiosk->parts.content->institutions[ks_kiosk_place_now(kiosk)->arg];
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Who helps"),
        .title = ks_kiosk_words(kiosk, &institution->title),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print",
                              ACT_PRINT, 0};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->action);
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, ks_kiosk_words(kiosk, &institution->what));
    ks_flow_card_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "How to reach it"));
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, ks_kiosk_words(kiosk, &institution->reach));
    ks_flow_card_end(ui);
    if (institution->bring_count > 0) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_heading(ui, ks_ui_tr(ui, "What to bring"));
        for (int i = 0; i < institution->bring_count; i++)
            ks_flow_bullet(ui, ks_kiosk_words(kiosk, &institution->bring[i]));
        ks_flow_card_end(ui);
    }
    ks_frame_provenance(kiosk, ui, &institution->provenance);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    (void)arg;
    if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_INSTITUTION, ks_kiosk_place_now(kiosk)->arg);
}

const struct ks_screen ks_screen_institution = {.view = view, .act = act};
