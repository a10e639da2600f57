/* kioskctl user: who may work at the console. */
#ifndef KS_CTL_USERS_H
#define KS_CTL_USERS_H

#include "ctl/ctl.h"

/* user add NAME --role ROLE | list [--json] | role NAME --role ROLE | reset NAME | remove NAME. A
 * password is one line on standard input, and not shown where it is typed. */
int ks_ctl_user(struct ks_ctl *ctl, int argc, char **argv);

#endif
