/* How the last day of the checklist is reckoned: each limit, further instalments, days on which it
 * was asked for. */
#include "screens/questions/questions.h"

enum { ACT_INSTALMENT = KS_ACT_OWN, ACT_DEMAND, ACT_PART };

static struct ks_list_state *state_of(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_CHECKLIST);
}

/* ---- its parts ---- */

/* Further instalments, and days from which the time began anew. */
static void flow_days(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    enum { ADDERS = 3 };
    const struct ks_visit *visit = ctx;
    const struct ks_list_state *state = state_of(visit);
    const struct ks_form form = ks_list_form(visit, 0);
    const uint32_t accent = ui->theme->enforcement;
    struct ks_choice cells[KS_LIST_BLANKS + ADDERS];
    int count = ks_form_cells(visit, ui, &form, KS_LIST_INSTALMENT,
                              KS_LIST_INSTALMENT + state->instalment_count - 1, cells);

    count += ks_form_cells(visit, ui, &form, KS_LIST_DEMANDED,
                           KS_LIST_DEMANDED + state->demand_count, cells + count);
    if (state->demand_count + 1 < KS_MAX_DEMANDS)
        cells[count++] =
            ks_form_adder(accent, "calendar", ks_ui_tr(ui, "Another demand"), ACT_DEMAND, 1);
    if (state->instalment_count < KS_MOST_DUE - 1)
        cells[count++] = ks_form_adder(accent, "calendar", ks_ui_tr(ui, "Another instalment"),
                                       ACT_INSTALMENT, 1);
    if (state->instalment_count > 0)
        cells[count++] = ks_form_adder(
            accent, "cross", ks_ui_tr(ui, "Take away the last instalment"), ACT_INSTALMENT, -1);
    ks_flow_cells(ui, cells, count, detail);
}

/* One with all that is said of it; of several, where there is less room, the days alone. */
static void flow_limits(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_button none = {0};
    struct ks_limits limits;

    ks_enforce_limits_now(visit, state_of(visit), &limits);
    if (limits.count == 0 && !limits.is_unknown)
        ks_flow_caution(ui, ks_ui_tr(ui, "Without a date, or with a demand after today, the last "
                                         "day cannot be worked out. Please ask at the window "
                                         "soon."));
    for (int i = 0; i < limits.count; i++) {
        const struct ks_last_day last = ks_last_day_to_enforce(&limits, i);
        const char *label = ks_ui_tr(ui, "Last day to apply");
        if (limits.count > 1 && detail != KS_DETAIL_ALL) {
            ks_flow_last_day_chip(visit, ui, &last, label, &none);
            continue;
        }
        ks_flow_card_begin(ui, ui->theme->card, ui->theme->enforcement);
        ks_flow_last_day(visit, ui, &last, label, detail);
        ks_flow_card_end(ui);
    }
}

static void flow_note(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    struct ks_limits limits;

    (void)detail;
    ks_enforce_limits_now(visit, state_of(visit), &limits);
    const struct ks_entry note = {"", ks_visit_words(visit, limits.note)};
    ks_flow_entries(ui, &note, 1);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_page_part list[] = {
        {{"calendar", ks_ui_tr(ui, "Deadlines")}, flow_limits, visit},
        {{"pen", ks_ui_tr(ui, "Fill in")}, flow_days, visit},
        {{"info", ks_ui_tr(ui, "To know")}, flow_note, visit},
    };
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.page = ks_ui_tr(ui, "Deadlines");
    head.title = ks_ui_tr(ui, "Apply within two years");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_parts(ui, &(struct ks_page_parts){.list = list,
                                            .count = 3,
                                            .chosen = state_of(visit)->part,
                                            .action = ACT_PART,
                                            .most_pages = 1});
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
    else if (action == ACT_PART)
        state_of(visit)->part = arg;
}

const struct ks_screen ks_screen_list_limit = {
    .service = KS_SERVICE_ENFORCEMENT, .view = view, .act = act, .form = ks_list_form};
