/* The kioskctl commands that answer a question of law: fee, interest, period, law. Each takes the
 * arguments from its own name on (argv[0] is "fee"), prints its answer and nothing else to stdout,
 * a fault as one sentence to stderr, and returns the exit status: 0 done, 2 wrong use or bad
 * input. */
#ifndef KS_CTL_LAW_H
#define KS_CTL_LAW_H

#include "domain/calendar.h"

/* fee KIND YUAN [--exact]: the fee. fee KIND, of one that depends on no amount: the sum, 0 where it
 * is free, or the range the court's own figure lies in ("50-300"). */
int ks_ctl_fee(int argc, char **argv);

/* interest delay YUAN DAYS [--exact] */
int ks_ctl_interest(int argc, char **argv);

/* period FROM (--days N | --months N | --years N), with the content pack's calendar (borrowed). A
 * FROM before 1990 or after the calendar is bad input. Where the count ends after the calendar: the
 * date with a warning if only weekends matter there, else a sentence and status 2. */
int ks_ctl_period(int argc, char **argv, const struct ks_calendar *calendar);

/* law [--json]: by which articles fees without an amount and time limits are told, a line each. Is
 * in articles.c. */
int ks_ctl_law(int argc, char **argv);

#endif
