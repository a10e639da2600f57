/* When the hall is open: its hours on working days, less the days and hours for which it is shut.
 * A closing is the hall's own: it never moves a statutory day. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_OPENING_H
#define KS_DOMAIN_OPENING_H

#include "domain/calendar.h"

/* Shut on each day from `from` to `to`, both included, from `from_minute` to before `to_minute`
 * after midnight; 0 and 1440: all day. */
struct ks_closed_span {
    struct ks_date from, to;
    int from_minute, to_minute;
};

/* All borrowed, in any order. */
struct ks_opening {
    const struct ks_calendar *calendar;
    const struct ks_open_span *spans;
    int span_count;
    const struct ks_closed_span *closed;
    int closed_count;
};

/* The closing that covers the moment, or -1. */
int ks_opening_find_closed(const struct ks_opening *opening, struct ks_date date, int minute);

/* Whether it is open at `minute` (0..1439) of `date`. */
bool ks_opening_is_open(const struct ks_opening *opening, struct ks_date date, int minute);

/* The minute after midnight from which it stays shut for the rest of `date`; -1: it is not open on
 * that day. */
int ks_opening_ends(const struct ks_opening *opening, struct ks_date date);

/* When it opens next, after closings too; as ks_hours_next_open. */
bool ks_opening_find_next(const struct ks_opening *opening, struct ks_date date, int minute,
                          struct ks_date *out_date, int *out_minute);

#endif
