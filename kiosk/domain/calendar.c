/* Which days the courts work. */
#include "domain/calendar.h"

static bool is_between(struct ks_date date, struct ks_date first, struct ks_date last)
{
    return ks_date_compare(first, date) <= 0 && ks_date_compare(date, last) <= 0;
}

static bool is_makeup_day(const struct ks_calendar *calendar, struct ks_date date)
{
    for (int i = 0; i < calendar->workday_count; i++)
        if (ks_date_compare(calendar->workdays[i], date) == 0)
            return true;
    return false;
}

static bool is_holiday(const struct ks_calendar *calendar, struct ks_date date)
{
    for (int i = 0; i < calendar->holiday_count; i++)
        if (is_between(date, calendar->holidays[i].first, calendar->holidays[i].last))
            return true;
    return false;
}

enum ks_day_kind ks_calendar_day_kind(const struct ks_calendar *calendar, struct ks_date date)
{
    if (!ks_date_is_valid(date) || !is_between(date, calendar->known_from, calendar->known_until))
        return KS_DAY_UNKNOWN;
    if (is_makeup_day(calendar, date))
        return KS_DAY_MAKEUP_WORKDAY;
    if (is_holiday(calendar, date))
        return KS_DAY_HOLIDAY;
    return ks_date_weekday(date) >= KS_SATURDAY ? KS_DAY_WEEKEND : KS_DAY_WORKDAY;
}

bool ks_day_kind_is_working(enum ks_day_kind kind)
{
    return kind == KS_DAY_WORKDAY || kind == KS_DAY_MAKEUP_WORKDAY;
}

/* Whether the hours hold on `date`, a working day. */
static bool holds_on(const struct ks_open_span *span, struct ks_date date)
{
    const unsigned working = (1u << KS_SATURDAY) - (1u << KS_MONDAY); /* Monday to Friday */
    unsigned day = 1u << ks_date_weekday(date);
    return span->weekdays == 0 || (span->weekdays & day) != 0 ||
           ((working & day) == 0 && (span->weekdays & working) == working);
}

bool ks_hours_is_open(const struct ks_calendar *calendar, const struct ks_open_span *spans,
                      int count, struct ks_date date, int minute)
{
    if (!ks_day_kind_is_working(ks_calendar_day_kind(calendar, date)))
        return false;
    for (int i = 0; i < count; i++)
        if (holds_on(&spans[i], date) && spans[i].from_minute <= minute &&
            minute < spans[i].to_minute)
            return true;
    return false;
}

/* The earliest start at or after `minute`, or -1. A span without length never opens. */
static int find_start(const struct ks_open_span *spans, int count, struct ks_date date, int minute)
{
    int best = -1;
    for (int i = 0; i < count; i++) {
        int from = spans[i].from_minute;
        bool is_candidate = holds_on(&spans[i], date) && from < spans[i].to_minute &&
                            from >= minute && from < KS_DAY_MINUTES;
        if (is_candidate && (best < 0 || from < best))
            best = from;
    }
    return best;
}

bool ks_hours_next_open(const struct ks_calendar *calendar, const struct ks_open_span *spans,
                        int count, struct ks_date date, int minute, struct ks_date *out_date,
                        int *out_minute)
{
    *out_date = (struct ks_date){0};
    *out_minute = 0;
    for (struct ks_date day = date;; day = ks_date_add_days(day, 1), minute = 0) {
        enum ks_day_kind kind = ks_calendar_day_kind(calendar, day);
        if (kind == KS_DAY_UNKNOWN)
            return false;
        int start = ks_day_kind_is_working(kind) ? find_start(spans, count, day, minute) : -1;
        if (start >= 0) {
            *out_date = day;
            *out_minute = start;
            return true;
        }
    }
}
