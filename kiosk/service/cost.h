/* What a guide's case costs, in figures, for the screen and the slip alike. Pure; any thread. */
#ifndef KS_SERVICE_COST_H
#define KS_SERVICE_COST_H

#include "content/content.h"

/* Sums in fen; those that do not apply are -1. A range has low < high. */
struct ks_cost_figures {
    int64_t base_low, base_high; /* for each case */
    int64_t extra;               /* on top of the base, for the amount */
    int64_t fee;                 /* for the amount, where there is no base */
    int64_t halved;              /* the same halved: mediated, withdrawn, summary procedure */
    int64_t total_low, total_high;
};

/* Works out `cost` for `amount_fen` (below 0: not given, so only the base is known). An amount the
 * fee cannot be worked out for counts as not given. */
struct ks_cost_figures ks_cost_work_out(const struct ks_cost *cost, int64_t amount_fen);

/* Whether a visitor can enter an amount to have the fee worked out. */
bool ks_cost_takes_amount(const struct ks_cost *cost);

/* Whether a plain claim for that sum is heard once only, without appeal (small_claim.h), in one
 * sentence; borrowed from the arena. */
const char *ks_cost_small_claim(struct ks_arena *arena, enum ks_lang lang,
                                const struct ks_settings *settings, int64_t amount_fen);

/* What a tier of a fee adds, in words: "10,000 to 100,000 × 2.5%", or "Up to 10,000 yuan"; borrowed
 * from the arena. */
const char *ks_cost_tier_words(struct ks_arena *arena, enum ks_lang lang,
                               const struct ks_fee_step *step);
/* Its part of all tiers together, in thousandths, 1 at the least. */
int ks_cost_tier_share(const struct ks_fee *fee, int step);

/* "2,300" or "0.50": yuan without needless decimals; borrowed from the arena. */
const char *ks_money_short(struct ks_arena *arena, int64_t fen);

/* What the base of `cost` is called: "Each case", or the kind of case its content names. */
const char *ks_cost_base_name(const struct ks_cost *cost, enum ks_lang lang);

/* The English name of the fee a computed cost is, for the catalogue: "Court fee". */
const char *ks_cost_fee_name(enum ks_fee_kind fee);

#endif
