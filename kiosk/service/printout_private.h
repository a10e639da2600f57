/* Inside of printouts: what such a paper says. */
#ifndef KS_SERVICE_PRINTOUT_PRIVATE_H
#define KS_SERVICE_PRINTOUT_PRIVATE_H

#include "service/parts.h"
#include "service/spool_private.h"
#include "store/store_printouts.h"

/* Writes the paper that was asked for onto an empty one. KS_ERR_INPUT: the content of this kiosk
 * has no such guide, or no such answers. */
enum ks_err ks_printout_compose(const struct ks_desk *desk, const struct ks_printout_row *printout,
                                struct ks_paper *paper, struct ks_error *error) KS_MUST_USE;

#endif
