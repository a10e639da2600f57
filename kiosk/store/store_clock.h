/* The clock against the numbers given, and staff's word on it. Rules of use as in store/store.h;
 * the rule itself stands in domain/numbering.h. Numbers are refused by
 * ks_store_reserve_ticket and ks_store_reserve_printed_ticket: KS_ERR_CLOCK. */
#ifndef KS_STORE_STORE_CLOCK_H
#define KS_STORE_STORE_CLOCK_H

#include "store/store.h"

/* Whether numbers may be given at `now_ms`; KS_ERR_CLOCK with what to do. */
enum ks_err ks_store_check_clock(struct ks_store *store, int64_t now_ms,
                                 struct ks_error *error) KS_MUST_USE;

/* Staff say that the clock is right at `now_ms`: days after its day are disowned, and what is still
 * open of them is withdrawn as "clock" (`out_count` numbers), so that nobody waits in the future.
 * Their count goes on when that day comes in truth: no number is given twice. */
enum ks_err ks_store_confirm_clock(struct ks_store *store, int64_t now_ms, int *out_count,
                                   struct ks_error *error) KS_MUST_USE;

#endif
