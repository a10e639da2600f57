/* The last day of a period, with the month it ends in. */
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"

enum { ACT_LENGTH = KS_ACT_CALC };

/* Lengths the law uses most; the visitor may give any other number of days. */
static const struct length {
    struct ks_period period;
    const char *name;
} lengths[] = {
    {{0, 0, 5}, KS_N_("5 days")},   {{0, 0, 7}, KS_N_("7 days")},   {{0, 0, 10}, KS_N_("10 days")},
    {{0, 0, 15}, KS_N_("15 days")}, {{0, 0, 30}, KS_N_("30 days")}, {{0, 3, 0}, KS_N_("3 months")},
    {{0, 6, 0}, KS_N_("6 months")}, {{1, 0, 0}, KS_N_("1 year")},   {{2, 0, 0}, KS_N_("2 years")},
};
enum { LENGTH_COUNT = sizeof lengths / sizeof lengths[0] };

/* The length chosen: from the list, or else the days typed. */
static bool chosen_length(const struct ks_period_state *state, struct ks_period *out)
{
    int days = 0;
    bool has_days = ks_blank_number(&state->typed[KS_PERIOD_LENGTH], &days);

    *out = state->length > 0 ? lengths[state->length - 1].period : (struct ks_period){.days = days};
    return state->length > 0 || has_days;
}

/* Its length: "15 days". */
static const char *length_text(const struct ks_period_state *state, struct ks_arena *arena,
                               enum ks_lang lang)
{
    struct ks_period length;

    if (state->length > 0)
        return ks_tr(lang, lengths[state->length - 1].name);
    chosen_length(state, &length);
    return ks_arena_printf(arena, ks_tr(lang, "%d days"), length.days);
}

/* The last day; false while it is not filled in. */
static bool compute(const struct ks_calc_case *given, struct ks_last_day *out)
{
    const struct ks_period_state *state = given->state;
    struct ks_period length;

    *out = (struct ks_last_day){.kind = KS_LIMIT_PROCEDURE, .may_be_ahead = true};
    return chosen_length(state, &length) &&
           ks_blank_date(&state->typed[KS_PERIOD_FROM], &out->from) &&
           ks_period_compute(&given->content->calendar, out->from, length, &out->end, NULL) ==
               KS_OK;
}

static bool work_out(const struct ks_calc_case *given, struct ks_calc_paper *paper)
{
    struct ks_last_day last;

    if (!compute(given, &last))
        return false;
    ks_calc_add(paper, ks_tr(paper->lang, "Length"),
                length_text(given->state, paper->arena, paper->lang), false);
    ks_calc_add_last_day(given, paper, &last);
    return true;
}

static enum ks_month_mark mark_of(const struct ks_calendar *calendar, struct ks_date date,
                                  const struct ks_last_day *view)
{
    enum ks_day_kind kind = ks_calendar_day_kind(calendar, date);

    if (ks_date_compare(date, view->end.last_day) == 0)
        return KS_MONTH_LAST;
    if (ks_date_compare(date, view->from) == 0)
        return KS_MONTH_FIRST;
    if (kind == KS_DAY_MAKEUP_WORKDAY)
        return KS_MONTH_WORKED;
    return kind == KS_DAY_HOLIDAY || kind == KS_DAY_WEEKEND ? KS_MONTH_OFF : KS_MONTH_PLAIN;
}

static void flow_month(struct ks_ui *ui, const struct ks_calendar *calendar,
                       const struct ks_last_day *view)
{
    struct ks_date day = view->end.last_day;
    const char *weekdays[7];
    struct ks_month_view month = {.title = ks_page_month_text(ui, day),
                                  .weekdays = weekdays,
                                  .day_count = ks_date_days_in_month(day.year, day.month)};

    for (int i = 0; i < 7; i++)
        weekdays[i] = ks_page_weekday_text(ui, (enum ks_weekday)(KS_MONDAY + i));
    day.day = 1;
    month.first_weekday = (int)ks_date_weekday(day) - KS_MONDAY;
    for (; day.day <= month.day_count; day.day++)
        month.marks[day.day - 1] = mark_of(calendar, day, view);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_month(ui, &month);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_ui_tr(ui, "Filled: the last day. R: a day off. W: a weekend worked."));
    ks_flow_card_end(ui);
}

static void flow_lengths(struct ks_ui *ui, const struct ks_period_state *state)
{
    struct ks_chip chips[LENGTH_COUNT];

    ks_flow_heading(ui, ks_ui_tr(ui, "How long is the period?"));
    for (int i = 0; i < LENGTH_COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_ui_tr(ui, lengths[i].name),
                                    .is_checked = state->length == i + 1,
                                    .action = ACT_LENGTH,
                                    .arg = i + 1};
    ks_flow_chips(ui, chips, LENGTH_COUNT);
}

static void flow_outcome(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail)
{
    struct ks_last_day period;

    if (!compute(page->given, &period))
        return;
    if (detail == KS_DETAIL_ALL || !period.end.is_known) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_last_day(page->visit, ui, &period, ks_ui_tr(ui, "Last day"), detail);
        ks_flow_card_end(ui);
    }
    if (period.end.is_known)
        flow_month(ui, &page->given->content->calendar, &period);
}

static void flow(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail)
{
    ks_flow_fields(page->visit, ui, page->form, KS_PERIOD_FROM, KS_PERIOD_LENGTH, detail);
    flow_lengths(ui, page->given->state);
}

static void act(void *kept, int action, int arg)
{
    struct ks_period_state *state = kept;

    if (action != ACT_LENGTH)
        return;
    state->length = arg;
    state->typed[KS_PERIOD_LENGTH].text[0] = '\0';
}

/* The days typed count now. */
static void typed(void *kept, int blank)
{
    struct ks_period_state *state = kept;

    if (blank == KS_PERIOD_LENGTH)
        state->length = 0;
}

static const struct ks_form_field fields[] = {
    {KS_PERIOD_FROM, KS_FIELD_DATE, KS_N_("Day it starts from"), .is_required = true},
    {KS_PERIOD_LENGTH, KS_FIELD_NUMBER, KS_N_("Another number of days")},
};

const struct ks_calc_row ks_calc_period = {.state_bytes = sizeof(struct ks_period_state),
                                           .fields = fields,
                                           .field_count = sizeof fields / sizeof fields[0],
                                           .flow_outcome = flow_outcome,
                                           .write = work_out,
                                           .flow = flow,
                                           .act = act,
                                           .typed = typed};
