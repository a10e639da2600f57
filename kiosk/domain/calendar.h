/* The working calendar: public holidays and the weekend days worked in exchange, as the State
 * Council publishes them year by year. It answers only for the years it knows; outside them it says
 * so and guesses nothing. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_CALENDAR_H
#define KS_DOMAIN_CALENDAR_H

#include <stdbool.h>

#include "domain/date.h"

/* From `first` to `last`, both days included. */
struct ks_day_range {
    struct ks_date first, last;
};

/* Arrays are borrowed. {0} is a calendar that knows nothing. */
struct ks_calendar {
    const struct ks_day_range *holidays; /* days off, as announced */
    int holiday_count;
    const struct ks_date *workdays; /* Saturdays and Sundays worked in exchange */
    int workday_count;
    struct ks_date known_from, known_until; /* both included */
};

enum ks_day_kind {
    KS_DAY_UNKNOWN, /* outside the known years: do not guess, ask a person */
    KS_DAY_WORKDAY,
    KS_DAY_WEEKEND,
    KS_DAY_HOLIDAY,
    KS_DAY_MAKEUP_WORKDAY, /* a Saturday or Sunday worked in exchange */
};

/* Minutes after midnight: open from `from_minute`, closed from `to_minute` on. */
struct ks_open_span {
    int from_minute, to_minute;
    unsigned weekdays; /* 1 << KS_MONDAY and so on; 0: every working day. On a make-up day hold the
                          hours that hold from Monday to Friday */
};

/* What kind of day `date` is. A make-up day named in `workdays` wins over a holiday range. */
enum ks_day_kind ks_calendar_day_kind(const struct ks_calendar *calendar, struct ks_date date);

/* Whether the kind is one on which the court works. */
bool ks_day_kind_is_working(enum ks_day_kind kind);

/* Whether `date` is a known working day and `minute` lies within one of the `count` spans. */
bool ks_hours_is_open(const struct ks_calendar *calendar, const struct ks_open_span *spans,
                      int count, struct ks_date date, int minute);

/* When it opens next, seen from `minute` (0..1439) of `date`: the earliest start of a span that is
 * at or after that moment. While open this is the next start after the present span's own. Spans
 * may be in any order. Returns false, with `*out_date` {0} and `*out_minute` 0, when that lies
 * beyond what the calendar knows, or when no span is longer than nothing. */
bool ks_hours_next_open(const struct ks_calendar *calendar, const struct ks_open_span *spans,
                        int count, struct ks_date date, int minute, struct ks_date *out_date,
                        int *out_minute);

#endif
