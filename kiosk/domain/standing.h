/* Where today stands in a time limit: not begun, so many days left, today, passed. Pure, no I/O.
 * Any thread. */
#ifndef KS_DOMAIN_STANDING_H
#define KS_DOMAIN_STANDING_H

#include "domain/period.h"

enum ks_standing_state {
    KS_STANDING_AHEAD,  /* the day it counts from is still to come: `days` until it */
    KS_STANDING_OPEN,   /* `days` left, 1 or more */
    KS_STANDING_TODAY,  /* today is the last day */
    KS_STANDING_REST,   /* the safe day has passed, but the days off behind it are in time, `days`
                           more at least, 0 or more: by post or online, the court being shut */
    KS_STANDING_UNSURE, /* the safe day has passed (`days` ago), but the holidays of that year,
                           which are not known, may have moved the last day on to today or later */
    KS_STANDING_OVER,   /* it ended `days` ago, 1 or more */
};

struct ks_standing {
    enum ks_standing_state state;
    int days;
};

/* `from` is the day the limit counts from, `end` what ks_period_compute made of it. A day in an
 * unknown year is certainly over only when the longest rest (12 days) has passed after it. */
struct ks_standing ks_standing_find(struct ks_date from, const struct ks_period_end *end,
                                    struct ks_date today);

#endif
