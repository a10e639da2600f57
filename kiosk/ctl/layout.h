/* The layout of a pack at the command line: all of it is looked at, and what does not fit is told.
 */
#ifndef KS_CTL_LAYOUT_H
#define KS_CTL_LAYOUT_H

#include <stdio.h>

#include "ctl/ctl.h"
#include "service/layouts.h"

/* Looks at these files mode after mode, but for what is known already; a minute. The faults are the
 * arena's. Errors as for ks_layouts_work. */
enum ks_err ks_ctl_lay_out(const struct ks_ctl *ctl, struct ks_pack_files *files,
                           struct ks_arena *arena, struct ks_layout *out,
                           struct ks_error *error) KS_MUST_USE;

/* A line for each fault. */
void ks_ctl_print_layout(FILE *to, const struct ks_layout *layout);

#endif
