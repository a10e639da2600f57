/* kioskctl checklist. */
#ifndef KS_CTL_CHECKLIST_H
#define KS_CTL_CHECKLIST_H

#include "ctl/ctl.h"

/* checklist [--lang zh_CN|en] QUESTION=ANSWER ...: the documents those answers ask for, one a line;
 * then notes, marked "* "; then the last day to apply when a day was given. Returns the exit
 * status: 2 for a question or an answer that does not exist or is not asked on this way. */
int ks_ctl_checklist(struct ks_ctl *ctl, int argc, char **argv);

#endif
