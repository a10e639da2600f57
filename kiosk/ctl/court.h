/* kioskctl court and kioskctl tribunal: the two ends of the line between a court and the halls of
 * its tribunals. */
#ifndef KS_CTL_COURT_H
#define KS_CTL_COURT_H

#include "ctl/ctl.h"

/* In a tribunal's hall: how the line to the court is, or its key. Exit status as of every command.
 */
int ks_ctl_court(struct ks_ctl *ctl, int argc, char **argv);

/* At the court: the halls that report to it, and who is one. Exit status as of every command. */
int ks_ctl_tribunal(struct ks_ctl *ctl, int argc, char **argv);

#endif
