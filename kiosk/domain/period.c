/* The last day of a period. */
#include "domain/period.h"

enum { MAX_YEARS = 9999, MAX_MONTHS = 12 * MAX_YEARS, MAX_DAYS = 366 * MAX_YEARS };

/* Where the seven festivals of the Measures for Public Holidays (全国年节及纪念日放假办法 art. 2)
 * and the days joined to them can lie in any year, the lunar ones wherever the moon puts them. As
 * month * 100 + day; the national day's window begins with the mid-autumn festival's. */
static const struct {
    int from, to;
} festival_windows[] = {
    {101, 103},   /* new year */
    {120, 227},   /* spring festival: its first day is 21 January to 20 February */
    {402, 407},   /* tomb-sweeping day */
    {429, 505},   /* labour day */
    {526, 627},   /* dragon boat festival */
    {905, 1010},  /* mid-autumn festival and national day */
    {1230, 1231}, /* new year, the days before */
};

static bool is_near_festival(struct ks_date date)
{
    int day = date.month * 100 + date.day;
    for (unsigned i = 0; i < sizeof festival_windows / sizeof festival_windows[0]; i++)
        if (festival_windows[i].from <= day && day <= festival_windows[i].to)
            return true;
    return false;
}

static bool is_weekend(struct ks_date date)
{
    return ks_date_weekday(date) >= KS_SATURDAY;
}

/* The public holidays that the Measures give the same days of every year. */
static bool is_fixed_holiday(struct ks_date date)
{
    return (date.month == 1 && date.day == 1) || (date.month == 5 && date.day <= 2) ||
           (date.month == 10 && date.day <= 3);
}

static bool is_off(const struct ks_calendar *calendar, struct ks_date date)
{
    enum ks_day_kind kind = ks_calendar_day_kind(calendar, date);
    return kind == KS_DAY_UNKNOWN ? is_weekend(date) || is_fixed_holiday(date)
                                  : !ks_day_kind_is_working(kind);
}

/* Not before `from`: days off alone make up a period that nobody can act in but by post. */
static struct ks_date safe_day_of(const struct ks_calendar *calendar, struct ks_date from,
                                  const struct ks_period_end *end)
{
    struct ks_date day = ks_period_sure_until(end);
    if (end->is_known)
        return day;
    while (is_off(calendar, day) && ks_date_compare(day, from) > 0)
        day = ks_date_add_days(day, -1);
    return is_off(calendar, day) ? end->nominal : day;
}

/* Sets last_day, walking from the nominal day over rest days. */
static void pass_rest_days(const struct ks_calendar *calendar, struct ks_period_end *end)
{
    struct ks_date day = end->nominal;
    end->is_known = true;
    for (; ks_date_is_valid(day); day = ks_date_add_days(day, 1)) {
        enum ks_day_kind kind = ks_calendar_day_kind(calendar, day);
        if (ks_day_kind_is_working(kind))
            break;
        if (kind != KS_DAY_UNKNOWN)
            continue;
        end->is_known = false;
        if (is_near_festival(day))
            return;
        if (!is_weekend(day))
            break;
    }
    end->last_day = day;
    end->is_moved = ks_date_compare(day, end->nominal) > 0;
}

static bool is_usable(struct ks_period period)
{
    return period.years >= 0 && period.months >= 0 && period.days >= 0 &&
           period.years <= MAX_YEARS && period.months <= MAX_MONTHS && period.days <= MAX_DAYS &&
           (period.years > 0 || period.months > 0 || period.days > 0);
}

struct ks_date ks_period_sure_until(const struct ks_period_end *end)
{
    return end->is_known ? end->last_day : end->nominal;
}

bool ks_period_may_be_holiday(const struct ks_calendar *calendar, struct ks_date day)
{
    return ks_calendar_day_kind(calendar, day) == KS_DAY_UNKNOWN && is_near_festival(day);
}

bool ks_period_is_over(const struct ks_period_end *end, struct ks_date day)
{
    struct ks_date last =
        end->is_known ? end->safe_day : ks_date_add_days(end->nominal, KS_LONGEST_REST_DAYS);
    return ks_date_compare(day, last) > 0;
}

enum ks_err ks_period_check_from(const struct ks_calendar *calendar, struct ks_date from,
                                 struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES], end[KS_DATE_TEXT_BYTES];
    if (!ks_date_is_valid(from))
        return ks_fail(error, KS_ERR_INPUT, "the first day of the period is not a date");
    ks_date_format(from, day);
    if (from.year < KS_PERIOD_FIRST_YEAR)
        return ks_fail(error, KS_ERR_INPUT, "%s is before %d; check the year", day,
                       KS_PERIOD_FIRST_YEAR);
    if (!ks_date_is_none(calendar->known_until) && ks_date_compare(from, calendar->known_until) > 0)
        return ks_fail(error, KS_ERR_INPUT,
                       "%s is after the calendar's last day, %s; check the year, or add that "
                       "year's holidays to the content pack",
                       day, ks_date_format(calendar->known_until, end));
    return KS_OK;
}

enum ks_err ks_period_compute(const struct ks_calendar *calendar, struct ks_date from,
                              struct ks_period period, struct ks_period_end *out,
                              struct ks_error *error)
{
    *out = (struct ks_period_end){0};
    if (!ks_date_is_valid(from))
        return ks_fail(error, KS_ERR_INPUT, "the first day of the period is not a date");
    if (!is_usable(period))
        return ks_fail(error, KS_ERR_INPUT,
                       "the length of the period must be above 0 and within reason");
    struct ks_date day = ks_date_add_months(from, period.years * 12);
    day = ks_date_add_months(day, period.months);
    /* The day from which it counts is not counted, so adding the length gives the last day. */
    out->nominal = ks_date_add_days(day, period.days);
    if (!ks_date_is_valid(out->nominal))
        return ks_fail(error, KS_ERR_INPUT, "the period ends after the year 9999");
    pass_rest_days(calendar, out);
    out->safe_day = safe_day_of(calendar, from, out);
    return KS_OK;
}
