/* The fee of a case from all its parts. */
#include "domain/fee_bill.h"

enum { NO_BASE = KS_FEE_FLAT_COUNT, NO_RATE = KS_FEE_KIND_COUNT };

/* What a case is made of. `rate_replaces`: with an amount the base is not due. */
static const struct {
    unsigned base, rate;
    bool rate_replaces;
} parts[KS_FEE_CASE_COUNT] = {
    [KS_FEE_CASE_PROPERTY] = {NO_BASE, KS_FEE_PROPERTY, false},
    [KS_FEE_CASE_DIVORCE] = {KS_FEE_FLAT_DIVORCE_BASE, KS_FEE_DIVORCE_SURCHARGE, false},
    [KS_FEE_CASE_PERSONALITY] = {KS_FEE_FLAT_PERSONALITY_BASE, KS_FEE_PERSONALITY_SURCHARGE, false},
    [KS_FEE_CASE_OTHER_NON_PROPERTY] = {KS_FEE_FLAT_OTHER_NON_PROPERTY, NO_RATE, false},
    [KS_FEE_CASE_IP] = {KS_FEE_FLAT_IP_WITHOUT_AMOUNT, KS_FEE_PROPERTY, true},
    [KS_FEE_CASE_LABOUR] = {KS_FEE_FLAT_LABOUR, NO_RATE, false},
    [KS_FEE_CASE_ADMINISTRATIVE_SPECIAL] = {KS_FEE_FLAT_ADMINISTRATIVE_SPECIAL, NO_RATE, false},
    [KS_FEE_CASE_ADMINISTRATIVE] = {KS_FEE_FLAT_ADMINISTRATIVE, NO_RATE, false},
};

static enum ks_err check_amount(int64_t amount_fen, struct ks_error *error)
{
    if (amount_fen < 0)
        return ks_fail(error, KS_ERR_INPUT, "the amount is less than zero");
    if (amount_fen > KS_MONEY_MAX_FEN)
        return ks_fail(error, KS_ERR_INPUT, "the amount is more than 10,000,000,000,000 yuan");
    return KS_OK;
}

static void finish_bill(struct ks_fee_bill *bill, unsigned halves)
{
    bill->is_halved = halves != 0;
    bill->full_low_atoms = bill->base.low_fen * KS_ATOMS_PER_FEN + bill->rated.exact_atoms;
    bill->full_high_atoms = bill->base.high_fen * KS_ATOMS_PER_FEN + bill->rated.exact_atoms;
    /* Every full sum is an even number of atoms: a rate adds thousands of them a fen. */
    int divisor = bill->is_halved ? 2 : 1;
    bill->low_atoms = bill->full_low_atoms / divisor;
    bill->high_atoms = bill->full_high_atoms / divisor;
    bill->low_fen = ks_money_round_to_fen(bill->low_atoms);
    bill->high_fen = ks_money_round_to_fen(bill->high_atoms);
}

bool ks_fee_case_takes_amount(enum ks_fee_case kind)
{
    return parts[kind].rate != NO_RATE;
}

enum ks_err ks_fee_bill_compute(struct ks_fee_request request, struct ks_fee_bill *out,
                                struct ks_error *error)
{
    *out = (struct ks_fee_bill){0};
    if ((unsigned)request.kind >= KS_FEE_CASE_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "there is no such kind of case");
    enum ks_err err = check_amount(request.amount_fen, error);
    if (err == KS_OK && request.set_fen != 0 && parts[request.kind].base == NO_BASE)
        err = ks_fail(error, KS_ERR_INPUT, "the court sets no figure for this kind of case");
    unsigned base = parts[request.kind].base, rate = parts[request.kind].rate;
    bool is_replaced = parts[request.kind].rate_replaces && request.amount_fen > 0;
    if (err == KS_OK && base != NO_BASE)
        err = ks_fee_flat_compute((enum ks_fee_flat_kind)base, request.set_fen, &out->base, error);
    if (is_replaced)
        out->base = (struct ks_fee_flat){0};
    bool is_rated = rate != NO_RATE && (!parts[request.kind].rate_replaces || is_replaced);
    if (err == KS_OK && is_rated)
        err = ks_fee_compute((enum ks_fee_kind)rate, request.amount_fen, &out->rated, error);
    if (err == KS_OK)
        finish_bill(out, request.halves);
    return err;
}
