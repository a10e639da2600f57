/* The text of a paper in short, before it is a code. */
#ifndef KS_SERVICE_CARRY_PRIVATE_H
#define KS_SERVICE_CARRY_PRIVATE_H

#include "service/carry.h"

/* Title, last days, what to do, what is missing and the help line, as many lines as fit into
 * KS_CARRY_BYTES: details are left out first, then sentences, then what is at hand; whatever is
 * left out is said to be on the paper. No signature, no source. In the arena. */
const char *ks_carry_text(struct ks_arena *arena, const struct ks_slip_context *context,
                          const struct ks_paper *paper);

#endif
