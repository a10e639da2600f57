/* The kioskctl commands of staff and of those who look after the hall. Manners as in ctl/ctl.h. */
#ifndef KS_CTL_HALL_H
#define KS_CTL_HALL_H

#include "ctl/ctl.h"

/* Everything that staff do at a seat or with a number: the words of ks_hall_do_from_code. Prints
 * what was done, with --json as the console answers. */
int ks_ctl_staff(struct ks_ctl *ctl, int argc, char **argv);

/* close [--line LINE] --from TIME --to TIME --reason TEXT: no numbers meanwhile; close alone lists
 * closings. reopen ID takes one back. */
int ks_ctl_close(struct ks_ctl *ctl, int argc, char **argv);
int ks_ctl_reopen(struct ks_ctl *ctl, int argc, char **argv);

/* stats [--from DAY] [--to DAY] [--csv | --json]: what the hall did, today by default. */
int ks_ctl_stats(struct ks_ctl *ctl, int argc, char **argv);

/* overdue, exceptions [--from DAY] [--to DAY] [--json]: waits too long, and what was done out of
 * the ordinary; today by default. */
int ks_ctl_overdue(struct ks_ctl *ctl, int argc, char **argv);
int ks_ctl_exceptions(struct ks_ctl *ctl, int argc, char **argv);

#endif
