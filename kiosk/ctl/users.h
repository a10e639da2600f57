/* kioskctl user: who may work at the console. */
#ifndef KS_CTL_USERS_H
#define KS_CTL_USERS_H

#include "ctl/ctl.h"
#include "domain/account.h"

/* Behind the password there may be a line end, of any kind. */
enum { KS_CTL_PASSWORD_BYTES = KS_ACCOUNT_PASSWORD_BYTES + 2 };

/* Reads a password, one line of standard input, and shows nothing of it. The caller wipes it. */
void ks_ctl_read_password(char out[KS_CTL_PASSWORD_BYTES]);

/* user add NAME --role ROLE [--tribunal ID] | list [--json] | role NAME --role ROLE | bind NAME
 * [--tribunal ID] | reset NAME | remove NAME. Without an id it is the court's. A password is one
 * line on standard input, and not shown where it is typed. */
int ks_ctl_user(struct ks_ctl *ctl, int argc, char **argv);

#endif
