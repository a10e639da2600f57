/* kioskctl draft: a content pack in the making, beside the one that is shown. Manners as in
 * ctl/ctl.h. */
#ifndef KS_CTL_DRAFT_H
#define KS_CTL_DRAFT_H

#include "ctl/ctl.h"

/* draft new|show|check|diff|drop NAME [--by WHO], draft list,
 * draft import NAME FILE --id ... (usage): an official text, word for word;
 * draft set NAME FILE [FIELD] VALUE [--by WHO]; "-" for VALUE reads standard input. check: faults
 * as kioskctl content check has them, and its statuses. */
int ks_ctl_draft(struct ks_ctl *ctl, int argc, char **argv);

#endif
