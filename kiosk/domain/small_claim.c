/* Whether a claim may be a small one. */
#include "domain/small_claim.h"

#include "domain/money.h"

/* The article of each bar, by its bit. */
static const char *const bar_articles[] = {"165",    "166(1)", "166(2)", "166(3)",
                                           "166(4)", "166(5)", "166(6)"};
enum { BAR_COUNT = sizeof bar_articles / sizeof bar_articles[0] };

static const char *first_bar(unsigned bars)
{
    int i = 0;
    while (i + 1 < BAR_COUNT && !(bars & 1u << i))
        i++;
    return bar_articles[i];
}

static struct ks_small_claim answer_with(enum ks_small_claim_answer answer, const char *articles,
                                         int64_t wage_fen)
{
    return (struct ks_small_claim){
        .answer = answer,
        .law = {KS_STATUTE_CIVIL_PROCEDURE, articles},
        .must_fen = wage_fen / 2,
        .may_agree_fen = wage_fen * 2,
    };
}

static struct ks_small_claim decide(struct ks_small_claim_question question)
{
    int64_t wage = question.wage_fen, amount = question.amount_fen;
    unsigned bars = question.bars & KS_SMALL_CLAIM_ALL;
    unsigned unsure = question.unsure & KS_SMALL_CLAIM_ALL;
    if (bars != 0)
        return answer_with(KS_SMALL_CLAIM_NO, first_bar(bars), wage);
    if (wage == 0)
        return answer_with(KS_SMALL_CLAIM_UNKNOWN, "165", wage);
    if (amount > wage * 2)
        return answer_with(KS_SMALL_CLAIM_NO, "165", wage);
    if (unsure != 0)
        return answer_with(KS_SMALL_CLAIM_UNKNOWN, first_bar(unsure), wage);
    return answer_with(amount * 2 <= wage ? KS_SMALL_CLAIM_MUST : KS_SMALL_CLAIM_MAY_AGREE, "165",
                       wage);
}

enum ks_err ks_small_claim_test(struct ks_small_claim_question question, struct ks_small_claim *out,
                                struct ks_error *error)
{
    *out = (struct ks_small_claim){0};
    if (question.amount_fen < 0 || question.wage_fen < 0)
        return ks_fail(error, KS_ERR_INPUT, "the amount is less than zero");
    if (question.amount_fen > KS_MONEY_MAX_FEN || question.wage_fen > KS_MONEY_MAX_FEN)
        return ks_fail(error, KS_ERR_INPUT, "the amount is more than 10,000,000,000,000 yuan");
    *out = decide(question);
    return KS_OK;
}
