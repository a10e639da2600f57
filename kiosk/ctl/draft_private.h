/* Inside of kioskctl draft. */
#ifndef KS_CTL_DRAFT_PRIVATE_H
#define KS_CTL_DRAFT_PRIVATE_H

#include "base/i18n.h"
#include "content/draft.h"
#include "ctl/ctl.h"

/* kioskctl draft import ...: an official text into a draft. Returns the exit status. */
int ks_ctl_draft_import(const struct ks_ctl *ctl, int argc, char **argv,
                        const struct ks_draft_hand *hand);

#endif
