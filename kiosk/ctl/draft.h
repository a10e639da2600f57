/* kioskctl draft: a content pack in the making, beside the one that is shown. Manners as in
 * ctl/ctl.h. */
#ifndef KS_CTL_DRAFT_H
#define KS_CTL_DRAFT_H

#include "ctl/ctl.h"

/* draft new|show|check|diff|drop NAME [--by USER], draft list,
 * draft import NAME FILE --id ... (usage): an official text, word for word;
 * draft set NAME FILE [FIELD] VALUE [--by USER]; "-" for VALUE reads standard input. With --by its
 * first line is the password of that administrator; what is written without is never submitted.
 * check: faults as kioskctl content check has them, and its statuses. */
int ks_ctl_draft(struct ks_ctl *ctl, int argc, char **argv);

#endif
