/* Signed: check code, and whether the receipt is on paper. */
#include "screens/notice/notice.h"

enum { ACT_AGAIN = KS_ACT_OWN, ACT_FINISH };

static void flow_paper(const struct ks_visit *visit, struct ks_ui *ui)
{

    if (visit->printing.work == KS_WORK_RUNNING)
        ks_flow_printing(ui);
    else if (visit->printing.work == KS_WORK_DONE)
        ks_flow_printed(ui);
    else
        ks_flow_alarm(ui,
                      ks_arena_printf(&ui->arena, "%s %s",
                                      ks_page_printer_trouble(ui, visit->printing.outcome.state),
                                      ks_ui_tr(ui, "Your signature is stored. Please write the "
                                                   "check code down or take a photo.")));
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
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
    ks_flow_pair(ui, ks_ui_tr(ui, "Check code"), ks_notice_state(visit)->receipt.code,
                 KS_TYPE_BODY);
    ks_flow_pair(ui, ks_ui_tr(ui, "Version of the notice"), ks_notice_now(visit)->version,
                 KS_TYPE_BODY);
    ks_flow_card_end(ui);
    flow_paper(visit, ui);
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->soft_ink,
                 ks_ui_tr(ui, "Stored are the version, the items, the time, the code and your "
                              "sealed signature; no name. The window can look the code up."));
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_AGAIN)
        ks_visit_send_paper(visit, KS_SCREEN_RECEIPT, 0);
    else if (action == ACT_FINISH)
        ks_visit_end(visit);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    const struct ks_notice_state *state = ks_notice_state(visit);

    (void)arg;
    ks_slip_receipt(slip, context, ks_notice_now(visit), &state->receipt, state->points,
                    state->point_count);
}

const struct ks_screen ks_screen_receipt = {
    .view = view, .act = act, .paper = KS_JOB_RECEIPT, .compose = compose};
