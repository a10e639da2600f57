/* kioskctl release: publishing the content. */
#ifndef KS_CTL_RELEASE_H
#define KS_CTL_RELEASE_H

#include "ctl/ctl.h"

/* release VERB ...; each verb says how it is written. Who changes something is an administrator
 * (--by), whose password is one line on standard input. */
int ks_ctl_release(struct ks_ctl *ctl, int argc, char **argv);

#endif
