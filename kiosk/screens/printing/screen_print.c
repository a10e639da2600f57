/* A list or a code is being printed: how it goes, and the way out when it does not. */
#include "screens/page/page.h"

enum { ACT_AGAIN = KS_ACT_OWN, ACT_FINISH, ACT_IS_OUT, ACT_IS_NOT_OUT };

static void view_failed(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button again = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Try printing again"), NULL,
                              ACT_AGAIN, 0};

    ks_flow_alarm(ui, ks_page_printer_trouble(ui, visit->printing.outcome.state));
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink,
                 ks_ui_tr(ui, "What you entered is still here. Go back and take a photo of the "
                              "screen, or ask at the window: they print it for you."));
    ks_flow_button(ui, &again);
}

/* A printer that never answers: only the visitor can see whether paper came out. */
static void view_unsure(struct ks_ui *ui)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Nothing came out"), NULL, ACT_IS_NOT_OUT, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Yes, I have it"), NULL, ACT_IS_OUT, 0},
    };

    ks_page_head(ui, ks_ui_tr(ui, "Back to the page"), ks_ui_tr(ui, "Did the slip come out?"),
                 NULL);
    ks_ui_page_foot(ui, buttons, 2);
    ks_flow_look_for_slip(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    static const char *const titles[] = {
        [KS_WORK_NONE] = KS_N_("One moment"),
        [KS_WORK_RUNNING] = KS_N_("One moment"),
        [KS_WORK_DONE] = KS_N_("Please take your slip"),
        [KS_WORK_FAILED] = KS_N_("No slip came out"),
    };
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Back"), NULL, KS_ACT_BACK, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_FINISH, 0},
    };

    if (visit->printing.outcome.is_unsure) {
        view_unsure(ui);
        return;
    }
    ks_page_head(ui, ks_ui_tr(ui, "Back to the page"), ks_ui_tr(ui, titles[visit->printing.work]),
                 NULL);
    ks_ui_page_foot(ui, buttons, visit->printing.work == KS_WORK_RUNNING ? 0 : 2);
    if (visit->printing.work == KS_WORK_RUNNING)
        ks_flow_printing(ui);
    else if (visit->printing.work == KS_WORK_DONE)
        ks_flow_printed(ui);
    else
        view_failed(visit, ui);
    if (visit->printing.work == KS_WORK_DONE)
        ks_flow_slip_picture(ui);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_AGAIN)
        ks_visit_send_paper(visit, visit->printing.screen, visit->printing.arg);
    else if (action == ACT_FINISH)
        ks_visit_end(visit);
    else if (action == ACT_IS_OUT || action == ACT_IS_NOT_OUT)
        ks_visit_paper_is_out(visit, action == ACT_IS_OUT);
}

static bool is_busy(const struct ks_visit *visit)
{
    return visit->printing.work == KS_WORK_RUNNING;
}

const struct ks_screen ks_screen_print = {.view = view, .act = act, .is_busy = is_busy};
