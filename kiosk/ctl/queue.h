/* The kioskctl commands about the queue, the receipts and the database. Manners as in ctl/ctl.h. */
#ifndef KS_CTL_QUEUE_H
#define KS_CTL_QUEUE_H

#include "ctl/ctl.h"

/* queue [--json]: how many wait and are unconfirmed, who is called or served, who waits. */
int ks_ctl_queue(struct ks_ctl *ctl, int argc, char **argv);

/* receipt CODE: whether a signed notice with this check code is stored and unaltered, its version
 * and time. Letter case, spaces and dashes of CODE do not count. With --key court.key --svg FILE
 * its signature is opened and drawn into a new file that nobody else may read. */
int ks_ctl_receipt(struct ks_ctl *ctl, int argc, char **argv);

/* backup FILE: a whole copy of the database; never over another file. */
int ks_ctl_backup(struct ks_ctl *ctl, int argc, char **argv);

/* restore FILE: the backup in the database's place; refused while anybody else has that open. */
int ks_ctl_restore(struct ks_ctl *ctl, int argc, char **argv);

/* doctor [--json]: one line for each thing looked at, "ok" or what is wrong; 1 if anything is
 * wrong. */
int ks_ctl_doctor(struct ks_ctl *ctl, int argc, char **argv);

#endif
