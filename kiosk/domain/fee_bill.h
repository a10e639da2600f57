/* What a whole case costs at the court: the base for each case, what its amount adds, and the half
 * that is due only once, under the Measures on the Payment of Litigation Costs (诉讼费用交纳办法).
 * Built on fee.h and fee_flat.h. Pure, no I/O. */
#ifndef KS_DOMAIN_FEE_BILL_H
#define KS_DOMAIN_FEE_BILL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "domain/fee.h"
#include "domain/fee_flat.h"

/* Kinds of case. One with claims of both sorts is charged as property (Civil Procedure Law
 * Interpretation art. 201). */
enum ks_fee_case {
    KS_FEE_CASE_PROPERTY,
    KS_FEE_CASE_DIVORCE,     /* amount: all property to be divided */
    KS_FEE_CASE_PERSONALITY, /* amount: damages */
    KS_FEE_CASE_OTHER_NON_PROPERTY,
    KS_FEE_CASE_IP, /* amount 0: none in dispute */
    KS_FEE_CASE_LABOUR,
    KS_FEE_CASE_ADMINISTRATIVE_SPECIAL,
    KS_FEE_CASE_ADMINISTRATIVE,
    KS_FEE_CASE_COUNT,
};

/* Reasons for half the fee. However many are given, half is due (Interpretation art. 206). */
enum ks_fee_half {
    KS_FEE_HALF_MEDIATED = 1 << 0,     /* ends by mediation: art. 15 */
    KS_FEE_HALF_WITHDRAWN = 1 << 1,    /* the claimant asks to withdraw: art. 15 */
    KS_FEE_HALF_SUMMARY = 1 << 2,      /* summary procedure, small claims with it: art. 16 */
    KS_FEE_HALF_COUNTERCLAIM = 1 << 3, /* a counterclaim heard together: art. 18 */
    KS_FEE_HALF_THIRD_PARTY = 1 << 4,  /* an independent third party's claim, the same */
};

/* What is asked for. On appeal the amount is what the appeal contests (art. 17), on a retrial that
 * pays what the application contests (art. 19). */
struct ks_fee_request {
    enum ks_fee_case kind;
    int64_t amount_fen; /* 0: none; several money claims count together (Interpretation art. 201) */
    int64_t set_fen;    /* the court's own figure for the base; 0: not set */
    unsigned halves;    /* of enum ks_fee_half; 0: the full fee */
};

/* Low and high are equal where there is one figure. */
struct ks_fee_bill {
    struct ks_fee_flat base; /* `code` NULL: none */
    struct ks_fee rated;     /* `step_count` 0: the amount adds nothing here */
    bool is_halved;
    int64_t full_low_atoms, full_high_atoms; /* before halving */
    int64_t low_atoms, high_atoms;           /* what is due, exact */
    int64_t low_fen, high_fen;               /* the same to the fen, half up */
};

/* Whether an amount changes what a case of this kind costs. Any thread. */
bool ks_fee_case_takes_amount(enum ks_fee_case kind);

/* Works the bill out. When summary procedure turns ordinary, `full_... - low_...` is what must be
 * paid within 7 days (Interpretation art. 199). KS_ERR_INPUT, with text, for a kind that is none,
 * an amount out of range, or a figure of the court's outside the range. Any thread. */
enum ks_err ks_fee_bill_compute(struct ks_fee_request request, struct ks_fee_bill *out,
                                struct ks_error *error) KS_MUST_USE;

#endif
