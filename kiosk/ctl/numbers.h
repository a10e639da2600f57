/* The kioskctl commands about numbers that are in doubt, the clock, and the days behind. Manners as
 * in ctl/ctl.h. */
#ifndef KS_CTL_NUMBERS_H
#define KS_CTL_NUMBERS_H

#include "ctl/ctl.h"

/* papers: numbers whose slip may be out or not, with their age and what is known. */
int ks_ctl_papers(struct ks_ctl *ctl, int argc, char **argv);

/* came-out NUMBER | not-out NUMBER: what staff have seen; prints number and state. */
int ks_ctl_came_out(struct ks_ctl *ctl, int argc, char **argv);
int ks_ctl_not_out(struct ks_ctl *ctl, int argc, char **argv);

/* history NUMBER [DAY]: a line for each step of that number of today, or of DAY, the oldest first.
 */
int ks_ctl_history(struct ks_ctl *ctl, int argc, char **argv);

/* clock [confirm]: whether numbers can be given by the clock; that it is right after all. */
int ks_ctl_clock(struct ks_ctl *ctl, int argc, char **argv);

/* figures [FROM] [--json]: a line for each day and kind of visitor since that day, or for 30 days,
 * and one for each day and kind of paper. */
int ks_ctl_figures(struct ks_ctl *ctl, int argc, char **argv);

#endif
