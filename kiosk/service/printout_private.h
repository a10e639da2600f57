/* Inside of printouts: what such a paper says. */
#ifndef KS_SERVICE_PRINTOUT_PRIVATE_H
#define KS_SERVICE_PRINTOUT_PRIVATE_H

#include "service/parts.h"
#include "service/printouts.h"
#include "service/spool_private.h"
#include "store/store_printouts.h"

/* Writes the paper that was asked for onto an empty one. KS_ERR_INPUT: the content of this kiosk
 * has no such guide, or no such answers. KS_ERR_NOT_FOUND, KS_ERR_STATE: that appointment is over.
 */
enum ks_err ks_printout_compose(const struct ks_desk *desk, const struct ks_printout_row *printout,
                                struct ks_paper *paper, struct ks_error *error) KS_MUST_USE;

/* Whether the kiosk can be asked now, and whether the token is one: errors of ks_printouts_ask. */
enum ks_err ks_printout_check_station(const struct ks_desk *desk, const char *name, int64_t now_ms,
                                      struct ks_error *error) KS_MUST_USE;
enum ks_err ks_printout_check_request(const char *request, struct ks_error *error) KS_MUST_USE;

#endif
