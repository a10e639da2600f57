/* How the last day of the checklist is reckoned: each limit, further instalments, days on which it
 * was asked for. */
#include "screens/questions/questions.h"

enum { ACT_INSTALMENT = KS_ACT_OWN, ACT_DEMAND };

static struct ks_list_state *state_of(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_CHECKLIST);
}

/* Further instalments, and days from which the time began anew. */
static void flow_limit_days(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button more = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Another instalment"), "calendar",
                             ACT_INSTALMENT, 1};
    struct ks_button again = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Another demand"), "calendar",
                              ACT_DEMAND, 1};
    struct ks_button less = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Take away the last instalment"),
                             "cross", ACT_INSTALMENT, -1};

    const struct ks_list_state *state = state_of(visit);
    const struct ks_form form = ks_list_form(visit, 0);

    ks_flow_fields(visit, ui, &form, KS_LIST_INSTALMENT,
                   KS_LIST_INSTALMENT + state->instalment_count - 1);
    ks_flow_fields(visit, ui, &form, KS_LIST_DEMANDED, KS_LIST_DEMANDED + state->demand_count);
    if (state->demand_count + 1 < KS_MAX_DEMANDS)
        ks_flow_button(ui, &again);
    if (state->instalment_count < KS_MOST_DUE - 1)
        ks_flow_button(ui, &more);
    if (state->instalment_count > 0)
        ks_flow_button(ui, &less);
}

static void flow_limits(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_limits limits;

    ks_enforce_limits_now(visit, state_of(visit), &limits);
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->enforcement);
    if (limits.count == 0 && !limits.is_unknown)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                     ks_ui_tr(ui, "Without a date, or with a demand after today, the last day "
                                  "cannot be worked out. Please ask at the window soon."));
    for (int i = 0; i < limits.count; i++) {
        struct ks_last_day last = ks_last_day_to_enforce(&limits, i);
        ks_flow_last_day(visit, ui, &last, ks_ui_tr(ui, "Last day to apply"));
    }
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, ks_visit_words(visit, limits.note));
    ks_flow_card_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, "Deadlines");
    head.title = ks_ui_tr(ui, "Apply within two years");
    head.is_split = ui->mode.is_low;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    flow_limits(visit, ui);
    flow_limit_days(visit, ui);
}

static void step_instalments(struct ks_list_state *state, int step)
{
    int count = state->instalment_count + step;

    if (count < 0 || count > KS_MOST_DUE - 1)
        return;
    state->instalment_count = count;
    if (step < 0)
        state->typed[KS_LIST_INSTALMENT + count].text[0] = '\0';
}

static void act(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_INSTALMENT)
        step_instalments(state_of(visit), arg);
    else if (action == ACT_DEMAND)
        state_of(visit)->demand_count += arg;
}

const struct ks_screen ks_screen_list_limit = {
    .service = KS_SERVICE_ENFORCEMENT, .view = view, .act = act, .form = ks_list_form};
