/* Signed: check code, and whether the receipt is on paper. */
#include "screens/kiosk_private.h"

enum { ACT_AGAIN = KS_ACT_OWN, ACT_FINISH };

static void flow_paper(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_visit *visit = &kiosk->visit;

    if (visit->print_work == KS_WORK_RUNNING)
        ks_flow_banner(ui, "print", ui->theme->action_soft, ui->theme->on_action_soft,
                       ks_ui_tr(ui, "Printing ..."));
    else if (visit->print_work == KS_WORK_DONE)
        ks_flow_banner(ui, "print", ui->theme->good_soft, ui->theme->on_good_soft,
                       ks_ui_tr(ui, "The slip is printed. Please take it from the slot below the "
                                    "screen."));
    else
        ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
                       ks_arena_printf(&ui->arena, "%s %s",
                                       ks_printer_trouble(ui, visit->print.state),
                                       ks_ui_tr(ui, "Your signature is stored. Please write the "
                                                    "check code down or take a photo.")));
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_visit *visit = &kiosk->visit;
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Risk notice"),
        .title = ks_ui_tr(ui, "You have signed"),
        .lead = ks_ui_tr(ui, "Keep the receipt. It shows that you have read the notice."),
        .back_action = ACT_FINISH,
    };
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Print once more"), NULL, ACT_AGAIN, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_FINISH, 0},
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_pair(ui, ks_ui_tr(ui, "Check code"), visit->receipt.code, KS_TYPE_BODY);
    ks_flow_pair(ui, ks_ui_tr(ui, "Version of the notice"), ks_visit_risk(kiosk)->version,
                 KS_TYPE_BODY);
    ks_flow_card_end(ui);
    flow_paper(kiosk, ui);
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                 ks_ui_tr(ui, "Stored are the version, the items, the time, the code and your "
                              "sealed signature; no name. The window can look the code up."));
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    (void)arg;
    if (action == ACT_AGAIN)
        ks_job_print(kiosk, KS_PAPER_RECEIPT, 0);
    else if (action == ACT_FINISH)
        ks_kiosk_end_visit(kiosk);
}

const struct ks_screen ks_screen_receipt = {.view = view, .act = act};
