/* Court fees under the Measures on the Payment of Litigation Costs (诉讼费用交纳办法, State Council
 * Order 481, in force 2007-04-01): tiers as a table, whole numbers only, and the sum shown tier by
 * tier. Not here: base amounts a province sets within a range, and relief. Pure, no I/O. */
#ifndef KS_DOMAIN_FEE_H
#define KS_DOMAIN_FEE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/money.h"

enum ks_fee_kind {
    KS_FEE_PROPERTY,              /* filing a property case: art. 13(1) */
    KS_FEE_PROPERTY_HALVED,       /* mediated, withdrawn, summary procedure: art. 15, 16, 18 */
    KS_FEE_ENFORCEMENT,           /* applying for enforcement: art. 14(1)2; paid after enforcement,
                                     not in advance: art. 20 */
    KS_FEE_PRESERVATION,          /* property preservation: art. 14(2), at most 5,000 yuan */
    KS_FEE_PAYMENT_ORDER,         /* one third of the property fee: art. 14(3) */
    KS_FEE_DIVORCE_SURCHARGE,     /* on top of the base for each case: art. 13(2)1 */
    KS_FEE_PERSONALITY_SURCHARGE, /* on top of the base for each case: art. 13(2)2 */
    KS_FEE_BANKRUPTCY,            /* half the property fee, at most 300,000 yuan: art. 14(6) */
    KS_FEE_KIND_COUNT,
};

enum { KS_FEE_MAX_STEPS = 10 };

/* What one tier adds. `rate_per_mille` 0: a flat sum for the tier. */
struct ks_fee_step {
    int64_t from_fen, to_fen; /* the part of the amount that lies in the tier */
    int rate_per_mille;       /* thousandths of that part */
    int64_t part_atoms;
};

/* How a fee came about: the steps add up to `sum_atoms`, which is divided by `divisor` (1, 2 or 3)
 * and cut to `cap_fen`. */
struct ks_fee {
    struct ks_fee_step steps[KS_FEE_MAX_STEPS];
    int step_count;
    int64_t sum_atoms;
    int divisor;
    int64_t cap_fen; /* 0: none */
    bool is_capped;
    int64_t exact_atoms; /* what the statute gives; a third is given to the nearest atom */
    int64_t fen;         /* the same to the fen, half up */
};

/* Works out the fee of `kind` for `amount_fen`. KS_ERR_INPUT, with text, for an amount below 0 or
 * above KS_MONEY_MAX_FEN, or a kind that is none. Any thread. */
enum ks_err ks_fee_compute(enum ks_fee_kind kind, int64_t amount_fen, struct ks_fee *out,
                           struct ks_error *error) KS_MUST_USE;

/* The word for kioskctl and the content pack ("property" ... "bankruptcy"); and back,
 * KS_FEE_KIND_COUNT for any other. */
const char *ks_fee_kind_code(enum ks_fee_kind kind);
enum ks_fee_kind ks_fee_kind_from_code(const char *code);

#endif
