/* Court fees that do not grow with the amount, under the Measures on the Payment of Litigation
 * Costs (诉讼费用交纳办法): fixed sums, ranges within which the province sets the figure (art.
 * 13, last paragraph; here the court enters it), and what is free. Pure, no I/O. */
#ifndef KS_DOMAIN_FEE_FLAT_H
#define KS_DOMAIN_FEE_FLAT_H

#include <stdint.h>

#include "base/err.h"
#include "domain/statute.h"

enum ks_fee_flat_kind {
    KS_FEE_FLAT_DIVORCE_BASE,           /* each case; property above 200,000 yuan is added */
    KS_FEE_FLAT_PERSONALITY_BASE,       /* each case; damages above 50,000 yuan are added */
    KS_FEE_FLAT_OTHER_NON_PROPERTY,     /* any other case that is not about property */
    KS_FEE_FLAT_IP_WITHOUT_AMOUNT,      /* intellectual property; with an amount: as property */
    KS_FEE_FLAT_LABOUR,                 /* labour dispute */
    KS_FEE_FLAT_ADMINISTRATIVE_SPECIAL, /* trade mark, patent, maritime administration */
    KS_FEE_FLAT_ADMINISTRATIVE,         /* any other administrative case */
    KS_FEE_FLAT_JURISDICTION_OBJECTION, /* an objection to jurisdiction that fails */
    KS_FEE_FLAT_ENFORCEMENT_WITHOUT_AMOUNT,
    KS_FEE_FLAT_PRESERVATION_WITHOUT_AMOUNT,
    KS_FEE_FLAT_PUBLIC_NOTICE,      /* procedure by public notice to claim rights */
    KS_FEE_FLAT_SET_ASIDE_AWARD,    /* setting an award aside, validity of the agreement */
    KS_FEE_FLAT_SPECIAL_PROCEDURE,  /* free, as are all that follow */
    KS_FEE_FLAT_DISMISSED,          /* ruled not to be accepted, action or appeal dismissed */
    KS_FEE_FLAT_APPEAL_RULING,      /* appeal against such a ruling or one on jurisdiction */
    KS_FEE_FLAT_STATE_COMPENSATION, /* administrative compensation */
    KS_FEE_FLAT_RETRIAL,            /* in principle; the two exceptions pay (fee_bill.h) */
    KS_FEE_FLAT_CONFIRMATION,       /* judicial confirmation of a mediation agreement */
    KS_FEE_FLAT_AUTHORITY_ENFORCES, /* an authority asks the court to enforce its decision */
    KS_FEE_FLAT_LABOUR_ARBITRATION, /* before the labour arbitration commission */
    KS_FEE_FLAT_COUNT,
};

/* `low_fen` = `high_fen`: one figure for every case. Both 0: free. */
struct ks_fee_flat {
    const char *code; /* the word for kioskctl and the content pack */
    int64_t low_fen, high_fen;
    struct ks_law law;
};

/* The entry of `kind` as the law has it; NULL for a kind that is none. Static, never freed. */
const struct ks_fee_flat *ks_fee_flat_find(enum ks_fee_flat_kind kind);

/* The kind of that word; KS_FEE_FLAT_COUNT for any other. */
enum ks_fee_flat_kind ks_fee_flat_from_code(const char *code);

/* The fee of `kind` with the court's own figure `set_fen` (0: not set, the range stays) in place
 * of the range: then `out->low_fen` and `out->high_fen` are that figure. KS_ERR_INPUT, with text,
 * for a figure outside the range or a kind that is none; `*out` is then {0}. Any thread. */
enum ks_err ks_fee_flat_compute(enum ks_fee_flat_kind kind, int64_t set_fen,
                                struct ks_fee_flat *out, struct ks_error *error) KS_MUST_USE;

#endif
