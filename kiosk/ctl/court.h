/* kioskctl court and kioskctl tribunal: the two ends of the line between a court and the halls of
 * its tribunals. */
#ifndef KS_CTL_COURT_H
#define KS_CTL_COURT_H

#include "ctl/ctl.h"

int ks_ctl_court(struct ks_ctl *ctl, int argc, char **argv);
int ks_ctl_tribunal(struct ks_ctl *ctl, int argc, char **argv);

#endif
