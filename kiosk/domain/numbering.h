/* When numbers may be given and when one whose paper nobody knows of ends. Numbers are of a day,
 * and the clock says which: one that went back would give yesterday's numbers, or let somebody who
 * came later stand before others. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_NUMBERING_H
#define KS_DOMAIN_NUMBERING_H

#include "domain/opening.h"

enum ks_clock_verdict {
    KS_CLOCK_FITS,
    KS_CLOCK_DAY_BACK,     /* before the last day for which numbers were given */
    KS_CLOCK_MINUTES_BACK, /* of the same day, too far before the last number */
};

/* A clock is put right by so much every night; order is kept through that. */
enum { KS_CLOCK_SLACK_MINUTES = 5 };

/* Judges the clock at `now_ms` by the last number that was given: its day ({0}: never any) and its
 * moment. A clock that is ahead looks like any later day. */
enum ks_clock_verdict ks_clock_judge(struct ks_date last_day, int64_t last_ms, int64_t now_ms);

/* The newest day whose numbers are over at `minute` (0..1439) of `date`: `date` itself once the
 * hall does not open again on it, else the day before. A pause is no end. */
struct ks_date ks_numbers_ended_day(const struct ks_opening *opening, struct ks_date date,
                                    int minute);

#endif
