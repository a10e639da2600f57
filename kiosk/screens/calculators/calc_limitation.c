/* Until when a claim can be taken to court without the other side's defence that it is too late,
 * and within what time a guarantor can be held. */
#include "domain/limitation_action.h"
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"

enum { ACT_KIND = KS_ACT_CALC, ACT_DEMAND, ACT_SHOW };
enum { MOST_ACTS = KS_MOST_ACTION_DEMANDS + 2 };

static const char *const kind_names[KS_ACTION_COUNT] = {
    [KS_ACTION_GENERAL] = KS_N_("Most claims"),
    [KS_ACTION_NO_DUE_DAY] = KS_N_("Loan without a due day"),
    [KS_ACTION_LABOUR] = KS_N_("Labour dispute"),
    [KS_ACTION_GUARANTEE_GENERAL] = KS_N_("Guarantor"),
    [KS_ACTION_GUARANTEE_JOINT] = NULL, /* chosen below the guarantor */
    [KS_ACTION_INSURANCE] = KS_N_("Insurance payout"),
    [KS_ACTION_LIFE_INSURANCE] = KS_N_("Life insurance"),
    [KS_ACTION_INTERNATIONAL] = KS_N_("Sale of goods abroad"),
    [KS_ACTION_WITHOUT_LIMIT] = KS_N_("Support, house returned"),
};

static const char *const guarantee_names[] = {
    KS_N_("General, or the kind not written"),
    KS_N_("Joint liability"),
};

static enum ks_action_kind kind_of(const struct ks_limitation_state *state)
{
    return (enum ks_action_kind)state->kind;
}

static bool is_guarantee(enum ks_action_kind kind)
{
    return ks_action_limit_kind(kind) == KS_LIMIT_GUARANTEE;
}

/* Whether acts start this limit anew: none does for a guarantee. */
static bool takes_acts(enum ks_action_kind kind)
{
    return ks_limit_traits(ks_action_limit_kind(kind)).can_restart;
}

static bool is_start_asked(const void *state, int blank)
{
    (void)blank;
    return kind_of(state) != KS_ACTION_WITHOUT_LIMIT;
}

static bool is_end_asked(const void *state, int blank)
{
    (void)blank;
    return is_guarantee(kind_of(state));
}

static bool is_act_asked(const void *kept, int blank)
{
    const struct ks_limitation_state *state = kept;
    bool is_further = blank > KS_CLAIM_DEMANDED + state->demand_count && blank < KS_CLAIM_AGREED;

    return is_start_asked(state, blank) && takes_acts(kind_of(state)) && !is_further;
}

static bool is_harm_asked(const void *kept, int blank)
{
    return is_act_asked(kept, blank) && ks_action_has_long_stop(kind_of(kept));
}

static const struct ks_form_field fields[] = {
    {KS_CLAIM_FROM, KS_FIELD_DATE, NULL, .is_shown = is_start_asked},
    {KS_CLAIM_UNTIL, KS_FIELD_DATE, KS_N_("Last day of the agreed guarantee"),
     .is_shown = is_end_asked},
    {KS_CLAIM_DEMANDED, KS_FIELD_DATE, KS_N_("Day you last asked for it"),
     .is_shown = is_act_asked},
    {KS_CLAIM_DEMANDED + 1, KS_FIELD_DATE, KS_N_("An earlier day you asked for it"),
     .is_shown = is_act_asked},
    {KS_CLAIM_AGREED, KS_FIELD_DATE, KS_N_("Day they promised, or paid a part"),
     .is_shown = is_act_asked},
    {KS_CLAIM_SUED, KS_FIELD_DATE, KS_N_("Suit or arbitration begun on"), .is_shown = is_act_asked},
    {KS_CLAIM_ENDED, KS_FIELD_DATE, KS_N_("Suit or arbitration ended on"),
     .is_shown = is_act_asked},
    {KS_CLAIM_HARMED, KS_FIELD_DATE, KS_N_("Day the harm was done (if long ago)"),
     .is_shown = is_harm_asked},
};

static bool is_asked(const struct ks_limitation_state *state, int blank)
{
    return blank == KS_CLAIM_UNTIL    ? is_end_asked(state, blank)
           : blank == KS_CLAIM_HARMED ? is_harm_asked(state, blank)
                                      : is_act_asked(state, blank);
}

/* A suit or arbitration begins, and it does not end before that. */
static const char *find_suit_trouble(const struct ks_limitation_state *state)
{
    struct ks_date began, ended;

    if (!ks_blank_date(&state->typed[KS_CLAIM_ENDED], &ended))
        return NULL;
    if (!ks_blank_date(&state->typed[KS_CLAIM_SUED], &began))
        return KS_N_("Fill in the day the proceedings began, too.");
    if (ks_date_compare(ended, began) < 0)
        return KS_N_("The proceedings cannot have ended before they began.");
    return NULL;
}

/* Why nothing comes out of what is filled in; NULL when nothing is wrong. */
static const char *find_trouble(const struct ks_calc_case *given)
{
    const struct ks_limitation_state *state = given->state;
    struct ks_date from, day;
    bool has_from = ks_blank_date(&state->typed[KS_CLAIM_FROM], &from);

    for (int i = KS_CLAIM_BLANKS - 1; i > KS_CLAIM_FROM; i--) {
        if (!is_asked(state, i) || ks_blank_is_empty(&state->typed[i]))
            continue;
        if (!ks_blank_date(&state->typed[i], &day))
            return KS_N_("One of the entries below cannot be used. Please look at it again.");
        bool is_act = i != KS_CLAIM_UNTIL && i != KS_CLAIM_HARMED;
        if (is_act && ks_date_compare(day, given->today) > 0)
            return KS_N_("One of the days of what happened is still to come. Please look at it "
                         "again.");
        if (i == KS_CLAIM_HARMED && has_from && ks_date_compare(day, from) > 0)
            return KS_N_("The harm cannot be later than the day you knew of it.");
    }
    return takes_acts(kind_of(state)) ? find_suit_trouble(state) : NULL;
}

/* The acts given, into `acts`; returns how many. */
static int read_acts(const struct ks_limitation_state *state, struct ks_restart *acts)
{
    struct ks_date day;
    int count = 0;

    for (int i = 0; i <= state->demand_count; i++)
        if (ks_blank_date(&state->typed[KS_CLAIM_DEMANDED + i], &day))
            acts[count++] = (struct ks_restart){KS_RESTART_DEMANDED, day, {0}};
    if (ks_blank_date(&state->typed[KS_CLAIM_AGREED], &day))
        acts[count++] = (struct ks_restart){KS_RESTART_AGREED, day, {0}};
    if (ks_blank_date(&state->typed[KS_CLAIM_SUED], &day)) {
        acts[count] = (struct ks_restart){KS_RESTART_PROCEEDINGS, day, {0}};
        ks_blank_date(&state->typed[KS_CLAIM_ENDED], &acts[count].until);
        count++;
    }
    return count;
}

static bool has_early_act(const struct ks_limitation_state *state)
{
    struct ks_restart acts[MOST_ACTS];
    struct ks_date from;
    int count = takes_acts(kind_of(state)) ? read_acts(state, acts) : 0;

    if (!ks_blank_date(&state->typed[KS_CLAIM_FROM], &from))
        return false;
    for (int i = 0; i < count; i++)
        if (ks_date_compare(acts[i].date, from) < 0)
            return true;
    return false;
}

static bool compute(const struct ks_calc_case *given, struct ks_action_limit *out)
{
    const struct ks_limitation_state *state = given->state;
    struct ks_restart acts[MOST_ACTS];
    struct ks_action_case basis = {.kind = kind_of(state), .restarts = acts};

    if (basis.kind != KS_ACTION_WITHOUT_LIMIT &&
        (!ks_blank_date(&state->typed[KS_CLAIM_FROM], &basis.known) || find_trouble(given) != NULL))
        return false;
    if (takes_acts(basis.kind)) {
        basis.restart_count = read_acts(state, acts);
        if (is_harm_asked(state, KS_CLAIM_HARMED))
            ks_blank_date(&state->typed[KS_CLAIM_HARMED], &basis.harmed);
    }
    if (is_guarantee(basis.kind))
        ks_blank_date(&state->typed[KS_CLAIM_UNTIL], &basis.agreed_until);
    return ks_action_limit_compute(&given->content->calendar, &basis, given->today, out, NULL) ==
           KS_OK;
}

static const char *kind_text(const struct ks_calc_paper *paper, enum ks_action_kind kind)
{
    if (!is_guarantee(kind))
        return ks_tr(paper->lang, kind_names[kind]);
    return ks_tr(paper->lang, guarantee_names[kind == KS_ACTION_GUARANTEE_JOINT]);
}

static bool work_out(const struct ks_calc_case *given, struct ks_calc_paper *paper)
{
    const struct ks_limitation_state *state = given->state;
    enum ks_action_kind kind = kind_of(state);
    struct ks_action_limit limit;

    paper->note = given->content->claims[kind].note.in[paper->lang];
    if (!compute(given, &limit))
        return false;
    ks_calc_add(paper, ks_tr(paper->lang, "Kind of claim"), kind_text(paper, kind), false);
    if (!limit.has_limit) {
        ks_calc_add(paper, ks_tr(paper->lang, "Last day"),
                    ks_tr(paper->lang, "no time limit by law"), true);
        return true;
    }
    if (has_early_act(state))
        ks_calc_add(
            paper, ks_tr(paper->lang, "What happened before the day it runs from changes nothing."),
            NULL, true);
    struct ks_last_day last = ks_last_day_of(ks_action_limit_kind(kind), &limit.limit);
    last.is_cut = limit.is_cut;
    last.is_chain_cut = limit.is_chain_cut;
    last.is_long_over = limit.is_long_over;
    ks_calc_add_last_day(given, paper, &last);
    if (limit.is_agreed)
        ks_calc_add(
            paper,
            ks_tr(
                paper->lang,
                "The agreed guarantee period holds; if its last day is a day off, act before it."),
            NULL, true);
    return true;
}

static void flow_kinds(struct ks_ui *ui, const struct ks_limitation_state *state)
{
    struct ks_chip chips[KS_ACTION_COUNT];
    int count = 0;

    ks_flow_heading(ui, ks_ui_tr(ui, "What kind of claim is it?"));
    for (int i = 0; i < KS_ACTION_COUNT; i++) {
        bool is_chosen =
            state->kind == i || (i == KS_ACTION_GUARANTEE_GENERAL && is_guarantee(kind_of(state)));
        if (kind_names[i] != NULL)
            chips[count++] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                              .name = ks_ui_tr(ui, kind_names[i]),
                                              .is_checked = is_chosen,
                                              .action = ACT_KIND,
                                              .arg = i};
    }
    ks_flow_chips(ui, chips, count);
}

/* Which guarantee it is decides what must be done in the time. */
static void flow_guarantees(struct ks_ui *ui, const struct ks_limitation_state *state)
{
    struct ks_chip chips[2];

    ks_flow_heading(ui, ks_ui_tr(ui, "Which guarantee was given?"));
    for (int i = 0; i < 2; i++)
        chips[i] =
            (struct ks_chip){.role = KS_ROLE_OPTION,
                             .name = ks_ui_tr(ui, guarantee_names[i]),
                             .is_checked = (int)kind_of(state) == KS_ACTION_GUARANTEE_GENERAL + i,
                             .action = ACT_KIND,
                             .arg = KS_ACTION_GUARANTEE_GENERAL + i};
    ks_flow_chips(ui, chips, 2);
}

/* What everybody is asked stands on the page; what only some have to tell is opened. */
static int list_cells(struct ks_ui *ui, const struct ks_calc_page *page, struct ks_choice *out)
{
    const struct ks_limitation_state *state = page->given->state;
    int count = ks_form_cells(page->visit, ui, page->form, KS_CLAIM_FROM, KS_CLAIM_DEMANDED, out);

    if (!takes_acts(kind_of(state)))
        return count;
    if (!state->is_open) {
        out[count++] = ks_form_adder(
            ui->theme->action, "calendar",
            ks_ui_tr(ui, "More happened: a suit, a promise, other demands"), ACT_SHOW, 0);
        return count;
    }
    count += ks_form_cells(page->visit, ui, page->form, KS_CLAIM_DEMANDED + 1, KS_CLAIM_HARMED,
                           out + count);
    if (state->demand_count + 1 < KS_MOST_ACTION_DEMANDS)
        out[count++] = ks_form_adder(ui->theme->action, "calendar", ks_ui_tr(ui, "Another demand"),
                                     ACT_DEMAND, 1);
    return count;
}

static void flow(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail)
{
    const struct ks_limitation_state *state = page->given->state;
    const char *trouble = find_trouble(page->given);
    struct ks_choice cells[KS_CALC_MOST_CELLS];

    flow_kinds(ui, state);
    if (is_guarantee(kind_of(state)))
        flow_guarantees(ui, state);
    if (trouble != NULL)
        ks_flow_caution(ui, ks_ui_tr(ui, trouble));
    ks_flow_cells(ui, cells, list_cells(ui, page, cells), detail);
}

static void act(void *kept, int action, int arg)
{
    struct ks_limitation_state *state = kept;

    if (action == ACT_KIND)
        state->kind = arg;
    else if (action == ACT_SHOW)
        state->is_open = true;
    else if (action == ACT_DEMAND)
        state->demand_count += arg;
}

static const char *title(const struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const struct ks_limitation_state *state = form->state;

    (void)blank;
    return ks_visit_words(visit, &visit->content->claims[state->kind].ask);
}

const struct ks_calc_row ks_calc_limitation = {.state_bytes = sizeof(struct ks_limitation_state),
                                               .fields = fields,
                                               .field_count = sizeof fields / sizeof fields[0],
                                               .title = title,
                                               .write = work_out,
                                               .flow = flow,
                                               .act = act};
