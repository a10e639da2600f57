/* kioskctl tribunal about appointments that the court enters for a tribunal's hall: each has the
 * words behind its verb. The store is there. */
#ifndef KS_CTL_SENT_H
#define KS_CTL_SENT_H

#include "ctl/ctl.h"

/* None. */
int ks_ctl_sent_list(struct ks_ctl *ctl, char **argv);
/* NAME LINE KIND TIME */
int ks_ctl_sent_book(struct ks_ctl *ctl, char **argv);
/* ID TIME */
int ks_ctl_sent_move(struct ks_ctl *ctl, char **argv);
/* ID */
int ks_ctl_sent_cancel(struct ks_ctl *ctl, char **argv);

#endif
