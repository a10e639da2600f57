/* Interest for late performance of a judgment: the doubled part. Pure, no I/O. */
#ifndef KS_DOMAIN_INTEREST_H
#define KS_DOMAIN_INTEREST_H

#include <stdint.h>

#include "base/err.h"
#include "domain/money.h"

/* The doubled part of the interest for `days` of delay: the money owed under the instrument without
 * its general interest, times 0.000175 a day (Supreme People's Court, 法释〔2014〕8号 art. 1; Civil
 * Procedure Law art. 264). Exact, in atoms (money.h). Days on which enforcement was suspended
 * without the debtor's asking do not count (art. 3): leave them out of `days`. KS_ERR_INPUT, with
 * text, for a sum below 0 or above KS_MONEY_MAX_FEN, for days below 0, or when the product is too
 * large to be exact; `*atoms` is then 0. Any thread. */
enum ks_err ks_interest_delay(int64_t principal_fen, int64_t days, int64_t *atoms,
                              struct ks_error *error) KS_MUST_USE;

#endif
