/* kioskctl user: who may work at the console. */
#ifndef KS_CTL_USERS_H
#define KS_CTL_USERS_H

#include "ctl/ctl.h"
#include "domain/account.h"

/* Whether one line of standard input, of which nothing is shown, is the password of the
 * administrator `who`, and whose user that is. There is a store. As ks_accounts_prove. */
enum ks_err ks_ctl_prove(const struct ks_ctl *ctl, const char *who,
                         char tribunal[KS_ACCOUNT_TRIBUNAL_BYTES],
                         struct ks_error *error) KS_MUST_USE;

/* user add NAME --role ROLE [--tribunal ID] | list [--json] | role NAME --role ROLE | bind NAME
 * [--tribunal ID] | reset NAME | remove NAME. Without an id it is the court's. A password is one
 * line on standard input, and not shown where it is typed. */
int ks_ctl_user(struct ks_ctl *ctl, int argc, char **argv);

#endif
