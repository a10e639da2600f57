/* The kioskctl commands that answer a question of law: fee, interest, period. Each takes the
 * arguments from its own name on (argv[0] is "fee"), prints its answer and nothing else to stdout,
 * a fault as one sentence to stderr, and returns the exit status: 0 done, 1 failed, 2 wrong use. */
#ifndef KS_APP_CTL_LAW_H
#define KS_APP_CTL_LAW_H

#include "domain/calendar.h"

/* fee KIND YUAN [--exact] */
int ks_ctl_fee(int argc, char **argv);

/* interest delay YUAN DAYS [--exact] */
int ks_ctl_interest(int argc, char **argv);

/* period FROM (--days N | --months N | --years N), with the content pack's calendar (borrowed). In
 * a year the calendar does not cover: the date with a warning where only weekends matter, else
 * status 1. */
int ks_ctl_period(int argc, char **argv, const struct ks_calendar *calendar);

#endif
