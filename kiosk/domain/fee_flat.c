/* Court fees without an amount: sums and ranges. */
#include "domain/fee_flat.h"

#include "base/codes.h"
#include "domain/money.h"

#define FEES(articles_)                                                                            \
    {                                                                                              \
        KS_STATUTE_FEE_MEASURES, articles_                                                         \
    }
#define RANGE(low_yuan, high_yuan) (low_yuan) * KS_FEN_PER_YUAN, (high_yuan)*KS_FEN_PER_YUAN
#define FIXED(yuan) RANGE(yuan, yuan)
#define FREE 0, 0

static const struct ks_fee_flat flats[KS_FEE_FLAT_COUNT] = {
    [KS_FEE_FLAT_DIVORCE_BASE] = {"divorce_base", RANGE(50, 300), FEES("13(2)1")},
    [KS_FEE_FLAT_PERSONALITY_BASE] = {"personality_base", RANGE(100, 500), FEES("13(2)2")},
    [KS_FEE_FLAT_OTHER_NON_PROPERTY] = {"other_non_property", RANGE(50, 100), FEES("13(2)3")},
    [KS_FEE_FLAT_IP_WITHOUT_AMOUNT] = {"ip_no_amount", RANGE(500, 1000), FEES("13(3)")},
    [KS_FEE_FLAT_LABOUR] = {"labour", FIXED(10), FEES("13(4)")},
    [KS_FEE_FLAT_ADMINISTRATIVE_SPECIAL] = {"administrative_special", FIXED(100), FEES("13(5)1")},
    [KS_FEE_FLAT_ADMINISTRATIVE] = {"administrative", FIXED(50), FEES("13(5)2")},
    [KS_FEE_FLAT_JURISDICTION_OBJECTION] = {"jurisdiction_objection", RANGE(50, 100),
                                            FEES("13(6)")},
    [KS_FEE_FLAT_ENFORCEMENT_WITHOUT_AMOUNT] = {"enforcement_no_amount", RANGE(50, 500),
                                                FEES("14(1)1")},
    [KS_FEE_FLAT_PRESERVATION_WITHOUT_AMOUNT] = {"preservation_no_amount", FIXED(30),
                                                 FEES("14(2)")},
    [KS_FEE_FLAT_PUBLIC_NOTICE] = {"public_notice", FIXED(100), FEES("14(4)")},
    [KS_FEE_FLAT_SET_ASIDE_AWARD] = {"set_aside_award", FIXED(400), FEES("14(5)")},
    [KS_FEE_FLAT_SPECIAL_PROCEDURE] = {"special_procedure", FREE, FEES("8(1)")},
    [KS_FEE_FLAT_DISMISSED] = {"dismissed", FREE, FEES("8(2)")},
    [KS_FEE_FLAT_APPEAL_RULING] = {"appeal_ruling", FREE, FEES("8(3)")},
    [KS_FEE_FLAT_STATE_COMPENSATION] = {"state_compensation", FREE, FEES("8(4)")},
    [KS_FEE_FLAT_RETRIAL] = {"retrial", FREE, FEES("9")},
    [KS_FEE_FLAT_CONFIRMATION] = {"confirmation", FREE, {KS_STATUTE_CONFIRMATION_RULES, "11"}},
    [KS_FEE_FLAT_AUTHORITY_ENFORCES] = {"authority_enforces",
                                        FREE,
                                        {KS_STATUTE_ADMINISTRATIVE_COMPULSION, "60"}},
    [KS_FEE_FLAT_LABOUR_ARBITRATION] = {"labour_arbitration",
                                        FREE,
                                        {KS_STATUTE_LABOUR_ARBITRATION, "53"}},
};

const struct ks_fee_flat *ks_fee_flat_find(enum ks_fee_flat_kind kind)
{
    return (unsigned)kind < KS_FEE_FLAT_COUNT ? &flats[kind] : NULL;
}

enum ks_fee_flat_kind ks_fee_flat_from_code(const char *code)
{
    return (enum ks_fee_flat_kind)ks_code_find(&flats[0].code, sizeof flats[0], KS_FEE_FLAT_COUNT,
                                               code);
}

enum ks_err ks_fee_flat_compute(enum ks_fee_flat_kind kind, int64_t set_fen,
                                struct ks_fee_flat *out, struct ks_error *error)
{
    const struct ks_fee_flat *flat = ks_fee_flat_find(kind);
    *out = (struct ks_fee_flat){0};
    if (flat == NULL)
        return ks_fail(error, KS_ERR_INPUT, "there is no such kind of fee");
    if (set_fen != 0 && (set_fen < flat->low_fen || set_fen > flat->high_fen)) {
        char set[KS_MONEY_TEXT_BYTES], low[KS_MONEY_TEXT_BYTES], high[KS_MONEY_TEXT_BYTES];
        return ks_fail(error, KS_ERR_INPUT,
                       "the court's own figure for %s is %s yuan, and the law allows %s to %s",
                       flat->code, ks_money_format_fen(set_fen, set),
                       ks_money_format_fen(flat->low_fen, low),
                       ks_money_format_fen(flat->high_fen, high));
    }
    *out = *flat;
    if (set_fen != 0)
        out->low_fen = out->high_fen = set_fen;
    return KS_OK;
}
