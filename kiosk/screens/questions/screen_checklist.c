/* The list of materials for the answers given, the two-year limit, what is missing. */
#include "screens/questions/questions.h"

enum { ACT_TICK = KS_ACT_OWN, ACT_INSTALMENT, ACT_DEMAND };

static struct ks_list_state *state_of(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_CHECKLIST);
}

static struct ks_form form_of(const struct ks_visit *visit, int arg)
{
    static const struct ks_form_field rows[] = {
        {KS_LIST_INSTALMENT, KS_FIELD_DATE, KS_N_("Last day of another instalment")},
        {KS_LIST_DEMANDED, KS_FIELD_DATE, KS_N_("Day you last asked them to pay")},
        {KS_LIST_DEMANDED + 1, KS_FIELD_DATE, KS_N_("An earlier day you asked them to pay")},
    };

    return (struct ks_form){rows, sizeof rows / sizeof rows[0], state_of(visit), arg};
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
    const struct ks_form form = form_of(visit, 0);

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

static void flow_limit(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_limits limits;

    ks_enforce_limits_now(visit, state_of(visit), &limits);
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->enforcement);
    ks_flow_heading(ui, ks_ui_tr(ui, "Apply within two years"));
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
    flow_limit_days(visit, ui);
}

/* Goes the way of the answers, and lists the items that hold for it; returns how many. */
static int list_items(const struct ks_visit *visit, struct ks_enforce_walk *walk,
                      int out[KS_MOST_ITEMS])
{
    ks_enforce_way(visit, walk);
    return ks_enforce_items(&visit->content->enforcement, walk, out);
}

static int count_missing(const struct ks_visit *visit, const int *indices, int count)
{
    const struct ks_enforcement *enforcement = &visit->content->enforcement;
    int missing = 0;

    for (int i = 0; i < count; i++)
        if (!enforcement->items[indices[i]].is_note && !state_of(visit)->has_item[indices[i]])
            missing++;
    return missing;
}

static void flow_items(const struct ks_visit *visit, struct ks_ui *ui, const int *indices,
                       int count, bool want_notes)
{
    const struct ks_enforcement *enforcement = &visit->content->enforcement;

    for (int i = 0; i < count; i++) {
        const struct ks_check_item *item = &enforcement->items[indices[i]];
        struct ks_choice choice = {
            .role = KS_ROLE_CHECKBOX,
            .title = ks_visit_words(visit, &item->title),
            .detail = ks_visit_words(visit, &item->detail),
            .is_checked = state_of(visit)->has_item[indices[i]],
            .action = ACT_TICK,
            .arg = indices[i],
        };
        if (item->is_note != want_notes)
            continue;
        if (want_notes)
            ks_flow_row(ui, 0, choice.title, choice.detail);
        else
            ks_flow_choice(ui, &choice);
    }
}

/* What to write down of each kind of property; the printed list has lines to write on. */
static void flow_clues(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_enforcement *enforcement = &visit->content->enforcement;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Property you know of"));
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_ui_tr(ui, "Your printed list has lines to write on. Fill in what you know."));
    for (int i = 0; i < enforcement->clue_count; i++)
        ks_flow_row(ui, 0, ks_visit_words(visit, &enforcement->clues[i].title),
                    ks_visit_words(visit, &enforcement->clues[i].detail));
    ks_flow_card_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_enforce_walk walk;
    int indices[KS_MOST_ITEMS], count = list_items(visit, &walk, indices);
    int missing = count_missing(visit, indices, count);
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Risk notice"), NULL, KS_ACT_OPEN + KS_SCREEN_RISK,
         KS_RISK_ENFORCEMENT},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print my list"), "print", KS_ACT_PRINT, 0},
    };

    ks_page_head(ui, ks_ui_tr(ui, "Enforcement"), ks_ui_tr(ui, "Your list of documents"),
                 missing > 0 ? ks_arena_printf(
                                   &ui->arena,
                                   ks_ui_tr(ui, "Tick what you have. Still missing: %d"), missing)
                             : ks_ui_tr(ui, "Everything is ticked. Bring it all to the window."));
    ks_ui_page_foot(ui, buttons, 2);
    if (walk.asks_due)
        flow_limit(visit, ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Documents: tick what you have"));
    flow_items(visit, ui, indices, count, false);
    ks_flow_card_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "Good to know"));
    flow_items(visit, ui, indices, count, true);
    ks_flow_card_end(ui);
    flow_clues(visit, ui);
    ks_page_provenance(visit, ui, &visit->content->enforcement.provenance);
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
    struct ks_list_state *state = state_of(visit);

    if (action == ACT_TICK)
        state->has_item[arg] = !state->has_item[arg];
    else if (action == ACT_INSTALMENT)
        step_instalments(state, arg);
    else if (action == ACT_DEMAND)
        state->demand_count += arg;
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    const struct ks_enforcement *enforcement = &context->content->enforcement;
    const struct ks_list_state *state = state_of(visit);
    const struct ks_check_item *items[KS_MOST_ITEMS];
    bool is_ticked[KS_MOST_ITEMS];
    struct ks_enforce_walk walk;
    int indices[KS_MOST_ITEMS], count = list_items(visit, &walk, indices);
    struct ks_limits limits;
    struct ks_last_day days[KS_MOST_DUE];

    (void)arg;
    ks_enforce_limits_now(visit, state, &limits);
    for (int i = 0; i < limits.count; i++)
        days[i] = ks_last_day_to_enforce(&limits, i);
    for (int i = 0; i < count; i++) {
        items[i] = &enforcement->items[indices[i]];
        is_ticked[i] = state->has_item[indices[i]];
    }
    struct ks_checklist_view view_of_list = {
        .items = items,
        .is_ticked = is_ticked,
        .item_count = count,
        .has_limit = walk.asks_due,
        .limits = days,
        .limit_count = limits.count,
        .limit_note = limits.note,
    };
    ks_slip_checklist(slip, context, &view_of_list);
}

const struct ks_screen ks_screen_checklist = {.view = view,
                                              .act = act,
                                              .form = form_of,
                                              .paper = KS_JOB_CHECKLIST,
                                              .compose = compose,
                                              .state_bytes = sizeof(struct ks_list_state)};
