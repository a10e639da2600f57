/* Whether a case is heard as a small claim, in one instance without appeal: Civil Procedure Law
 * (民事诉讼法, 2023) art. 165 and 166. The line follows the average yearly wage of employed persons
 * in the province last published (Interpretation art. 272), which the court enters. Pure, no I/O.
 */
#ifndef KS_DOMAIN_SMALL_CLAIM_H
#define KS_DOMAIN_SMALL_CLAIM_H

#include <stdint.h>

#include "base/err.h"
#include "domain/statute.h"

/* What the law keeps out of small claims. */
enum ks_small_claim_bar {
    KS_SMALL_CLAIM_NOT_MONEY = 1 << 0,    /* not a plain case about paying money: art. 165 */
    KS_SMALL_CLAIM_STATUS = 1 << 1,       /* personal relations, or who owns a thing: art. 166(1) */
    KS_SMALL_CLAIM_FOREIGN = 1 << 2,      /* foreign element: art. 166(2) */
    KS_SMALL_CLAIM_APPRAISAL = 1 << 3,    /* needs assessment or appraisal, or one made before the
                                             suit is contested: art. 166(3) */
    KS_SMALL_CLAIM_MISSING = 1 << 4,      /* a party cannot be found: art. 166(4) */
    KS_SMALL_CLAIM_COUNTERCLAIM = 1 << 5, /* there is a counterclaim: art. 166(5) */
    KS_SMALL_CLAIM_OTHER = 1 << 6,        /* the court finds it unsuitable: art. 166(6) */
    KS_SMALL_CLAIM_ALL = (1 << 7) - 1,
};

struct ks_small_claim_question {
    int64_t amount_fen;
    int64_t wage_fen; /* the province's average yearly wage; 0: not set */
    unsigned bars;    /* of enum ks_small_claim_bar: those that are so */
    unsigned unsure;  /* those of which nobody knows yet */
};

enum ks_small_claim_answer {
    KS_SMALL_CLAIM_UNKNOWN,   /* cannot be said: the wage is not set, or a bar is not known */
    KS_SMALL_CLAIM_MUST,      /* up to half the wage, that sum included: one instance */
    KS_SMALL_CLAIM_MAY_AGREE, /* above half, up to twice the wage: if both parties agree */
    KS_SMALL_CLAIM_NO,
};

struct ks_small_claim {
    enum ks_small_claim_answer answer;
    struct ks_law law;               /* the article that decides */
    int64_t must_fen, may_agree_fen; /* half the wage (rounded down) and twice it; 0: not set */
};

/* Answers the question. A bar decides even where the wage is not set. KS_ERR_INPUT, with text, for
 * an amount or a wage below 0 or above KS_MONEY_MAX_FEN; `*out` is then {0}. Any thread. */
enum ks_err ks_small_claim_test(struct ks_small_claim_question question, struct ks_small_claim *out,
                                struct ks_error *error) KS_MUST_USE;

#endif
