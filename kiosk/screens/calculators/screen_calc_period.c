/* The last day of a period, with the month it ends in. */
#include "screens/kiosk_private.h"

enum { ACT_LENGTH = KS_ACT_OWN, ACT_BLANK, ACT_PRINT };

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
static bool chosen_length(const struct ks_kiosk *kiosk, struct ks_period *out)
{
    int days = 0;
    bool has_days = ks_blank_number(kiosk, KS_BLANK_PERIOD_LENGTH, &days);

    *out = kiosk->visit.period_length > 0 ? lengths[kiosk->visit.period_length - 1].period
                                          : (struct ks_period){.days = days};
    return kiosk->visit.period_length > 0 || has_days;
}

const char *ks_calc_length_text(const struct ks_kiosk *kiosk, struct ks_arena *arena,
                                enum ks_lang lang)
{
    struct ks_period length;

    if (kiosk->visit.period_length > 0)
        return ks_tr(lang, lengths[kiosk->visit.period_length - 1].name);
    chosen_length(kiosk, &length);
    return ks_arena_printf(arena, ks_tr(lang, "%d days"), length.days);
}

bool ks_calc_period(const struct ks_kiosk *kiosk, struct ks_last_day *out)
{
    struct ks_period length;

    *out = (struct ks_last_day){.kind = KS_LIMIT_PROCEDURE, .may_be_ahead = true};
    return chosen_length(kiosk, &length) &&
           ks_blank_date(kiosk, KS_BLANK_PERIOD_FROM, &out->from) &&
           ks_period_compute(&kiosk->parts.content->calendar, out->from, length, &out->end, NULL) ==
               KS_OK;
}

static enum ks_month_mark mark_of(const struct ks_kiosk *kiosk, struct ks_date date,
                                  const struct ks_last_day *view)
{
    enum ks_day_kind kind = ks_calendar_day_kind(&kiosk->parts.content->calendar, date);

    if (ks_date_compare(date, view->end.last_day) == 0)
        return KS_MONTH_LAST;
    if (ks_date_compare(date, view->from) == 0)
        return KS_MONTH_FIRST;
    if (kind == KS_DAY_MAKEUP_WORKDAY)
        return KS_MONTH_WORKED;
    return kind == KS_DAY_HOLIDAY || kind == KS_DAY_WEEKEND ? KS_MONTH_OFF : KS_MONTH_PLAIN;
}

static void flow_month(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                       const struct ks_last_day *view)
{
    struct ks_date day = view->end.last_day;
    const char *weekdays[7];
    struct ks_month_view month = {.title = ks_month_words(ui, day),
                                  .weekdays = weekdays,
                                  .day_count = ks_date_days_in_month(day.year, day.month)};

    for (int i = 0; i < 7; i++)
        weekdays[i] = ks_weekday_letters(ui, (enum ks_weekday)(KS_MONDAY + i));
    day.day = 1;
    month.first_weekday = (int)ks_date_weekday(day) - KS_MONDAY;
    for (; day.day <= month.day_count; day.day++)
        month.marks[day.day - 1] = mark_of(kiosk, day, view);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_month(ui, &month);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_ui_tr(ui, "Filled: the last day. R: a day off. W: a weekend worked."));
    ks_flow_card_end(ui);
}

static void flow_lengths(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_chip chips[LENGTH_COUNT];

    ks_flow_heading(ui, ks_ui_tr(ui, "How long is the period?"));
    for (int i = 0; i < LENGTH_COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_ui_tr(ui, lengths[i].name),
                                    .is_checked = kiosk->visit.period_length == i + 1,
                                    .action = ACT_LENGTH,
                                    .arg = i + 1};
    ks_flow_chips(ui, chips, LENGTH_COUNT);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_last_day period;
    bool has_result = ks_calc_period(kiosk, &period);

    ks_calc_head(kiosk, ui, has_result, ACT_PRINT);
    ks_flow_blank(kiosk, ui, KS_BLANK_PERIOD_FROM, ACT_BLANK);
    flow_lengths(kiosk, ui);
    ks_flow_blank(kiosk, ui, KS_BLANK_PERIOD_LENGTH, ACT_BLANK);
    if (has_result) {
        ks_flow_card_begin(ui, ui->theme->card, ui->theme->action);
        ks_flow_last_day(kiosk, ui, &period, ks_ui_tr(ui, "Last day"));
        ks_flow_card_end(ui);
    }
    if (has_result && period.end.is_known)
        flow_month(kiosk, ui, &period);
    ks_flow_calc_note(kiosk, ui, NULL);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_LENGTH) {
        kiosk->visit.period_length = arg;
        kiosk->visit.blanks[KS_BLANK_PERIOD_LENGTH][0] = '\0';
    } else if (action == ACT_BLANK) {
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    } else if (action == ACT_PRINT) {
        ks_kiosk_print(kiosk, KS_PAPER_CALC, KS_CALC_PERIOD);
    }
}

const struct ks_screen ks_screen_calc_period = {.view = view, .act = act};
