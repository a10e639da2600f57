/* How long it may take until a visitor is called. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_ESTIMATE_H
#define KS_DOMAIN_QUEUE_ESTIMATE_H

#include <stdbool.h>

/* The expected wait in minutes for a visitor with `ahead` people before them, `rooms` rooms open
 * and conversations of `min_minutes` to `max_minutes`, as a range in steps of 5 minutes: at best
 * every room is free at once, at worst every room has just begun. `*low` is rounded down, but to 0
 * only when a room may be free right away; `*high` is rounded up and never 0. Returns false, with
 * both 0, when nothing can be said: no room, ahead < 0, min_minutes < 0, max_minutes < 1 or <
 * min_minutes, or a worst case beyond KS_WAIT_MAX_MINUTES. */
bool ks_wait_estimate(int ahead, int rooms, int min_minutes, int max_minutes, int *low, int *high);

/* A wait that was: how many were before that visitor at the seats that served them, how long it
 * took, and at what minute after midnight it began. Of people who wait at those seats for other
 * lines there may be parts. */
struct ks_wait_seen {
    double ahead;
    int seats;
    double minutes;
    double began;
};
enum { KS_WAIT_LEAST_SEEN = 20, KS_WAIT_FEW_SEEN = 30, KS_WAIT_MOST_SEEN = 60 };

/* The wait of a visitor who has `own->ahead` people before them at `own->seats` seats from
 * `own->began` on (its `minutes` are what is asked), from waits that were seen: the likest are
 * those whose people a seat were most like these, at most like an hour. Of the likest third, but at
 * least KS_WAIT_FEW_SEEN and at most KS_WAIT_MOST_SEEN, one in eleven took longer than `*high`
 * minutes, rounded down, and one in eleven was shorter than `*low`. Returns false, with both 0,
 * when fewer than KS_WAIT_LEAST_SEEN were seen, own->ahead < 0 or own->seats < 1. */
bool ks_wait_likest(const struct ks_wait_seen *seen, int count, const struct ks_wait_seen *own,
                    double *low, double *high);
/* As a range in steps of 5 minutes, rounded outwards. */
void ks_wait_round(double least, double most, int *low, int *high);

/* A break of the day, in minutes after midnight: nobody is called then, but who came before it may
 * be for KS_WAIT_BREAK_LATE minutes more. Breaks are in the order of the day. */
struct ks_wait_break {
    int from_minute, to_minute;
};
enum { KS_WAIT_BREAK_LATE = 20 };

/* Whether that minute is in one. */
bool ks_wait_is_break(const struct ks_wait_break *breaks, int count, double minute);

/* How much of the time from `from` to `to` is no break. */
double ks_wait_without_breaks(const struct ks_wait_break *breaks, int count, double from,
                              double to);
/* How long from `from` on it takes until so many `minutes` that are no break have passed, when
 * breaks begin `late` minutes late. */
double ks_wait_with_breaks(const struct ks_wait_break *breaks, int count, double from,
                           double minutes, int late);

enum { KS_WAIT_STEP_MINUTES = 5, KS_WAIT_MAX_MINUTES = 24 * 60 };

#endif
