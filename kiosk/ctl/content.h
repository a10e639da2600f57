/* The kioskctl commands about the content pack. Each takes the arguments from its own name on
 * (argv[0] is "content") and returns the exit status. */
#ifndef KS_CTL_CONTENT_H
#define KS_CTL_CONTENT_H

#include "ctl/ctl.h"

/* content check DIR: each fault as FILE:LINE: what on stdout, FILE relative to DIR, nothing where
 * there is none. 0 no fault, 1 faults, 2 wrong use or no such folder (one sentence on stderr).
 * content format DIR: its JSON files anew in one form. 0 done, 1 some are no JSON, 2 likewise. */
int ks_ctl_content(int argc, char **argv);

/* Each as FILE:LINE: what on stdout; returns the status of a pack with faults, 1. */
int ks_ctl_print_faults(const struct ks_content_faults *faults);

/* Whether there is content at all; if not, says for `command` in one sentence why on stderr. */
bool ks_ctl_has_content(const struct ks_ctl *ctl, const char *command);

/* Content with at least one part, for a command that needs no more ("calendar.json" or
 * "hall.json"): the pack asked for if it is without faults, else that one file of it, else the
 * last good pack. `*owned` is to be freed by the caller with ks_content_free, whatever is returned.
 * NULL if all fail, with one sentence for `command` on stderr. */
const struct ks_content *ks_ctl_get_part(const struct ks_ctl *ctl, const char *command,
                                         const char *file, struct ks_content **owned);

#endif
