/* Court fees by an amount. */
#include "domain/fee.h"

#include "base/codes.h"

/* One tier: the part of the amount up to `to_yuan` costs `flat_yuan` or `rate_per_mille`. */
struct tier {
    int64_t to_yuan;
    int flat_yuan;
    int rate_per_mille;
};

#define WITHOUT_END (KS_MONEY_MAX_FEN / KS_FEN_PER_YUAN)

/* Measures on the Payment of Litigation Costs, art. 13(1). */
static const struct tier property_tiers[] = {
    {10000, 50, 0},  {100000, 0, 25}, {200000, 0, 20},  {500000, 0, 15},  {1000000, 0, 10},
    {2000000, 0, 9}, {5000000, 0, 8}, {10000000, 0, 7}, {20000000, 0, 6}, {WITHOUT_END, 0, 5},
};

/* Art. 14(1)2: judgments, rulings, mediation statements, awards and notarised claims. */
static const struct tier enforcement_tiers[] = {
    {10000, 50, 0}, {500000, 0, 15}, {5000000, 0, 10}, {10000000, 0, 5}, {WITHOUT_END, 0, 1},
};

/* Art. 14(2). */
static const struct tier preservation_tiers[] = {
    {1000, 30, 0},
    {100000, 0, 10},
    {WITHOUT_END, 0, 5},
};

/* Art. 13(2)1: nothing is added up to 200,000 yuan of property. */
static const struct tier divorce_tiers[] = {
    {200000, 0, 0},
    {WITHOUT_END, 0, 5},
};

/* Art. 13(2)2: nothing is added up to 50,000 yuan of damages. */
static const struct tier personality_tiers[] = {
    {50000, 0, 0},
    {100000, 0, 10},
    {WITHOUT_END, 0, 5},
};

struct rule {
    const char *code;
    const struct tier *tiers;
    int tier_count;
    int divisor;
    int64_t cap_yuan; /* 0: none */
};

#define TIERS(table) (table), (int)(sizeof(table) / sizeof(table)[0])

static const struct rule rules[KS_FEE_KIND_COUNT] = {
    [KS_FEE_PROPERTY] = {"property", TIERS(property_tiers), 1, 0},
    [KS_FEE_PROPERTY_HALVED] = {"property_halved", TIERS(property_tiers), 2, 0},
    [KS_FEE_ENFORCEMENT] = {"enforcement", TIERS(enforcement_tiers), 1, 0},
    [KS_FEE_PRESERVATION] = {"preservation", TIERS(preservation_tiers), 1, 5000},
    [KS_FEE_PAYMENT_ORDER] = {"payment_order", TIERS(property_tiers), 3, 0},
    [KS_FEE_DIVORCE_SURCHARGE] = {"divorce_surcharge", TIERS(divorce_tiers), 1, 0},
    [KS_FEE_PERSONALITY_SURCHARGE] = {"personality_surcharge", TIERS(personality_tiers), 1, 0},
    [KS_FEE_BANKRUPTCY] = {"bankruptcy", TIERS(property_tiers), 2, 300000},
};

/* A thousandth of a fen is 1000 atoms: every part is whole. */
static struct ks_fee_step make_step(const struct tier *tier, int64_t from_fen, int64_t amount_fen)
{
    int64_t end_fen = tier->to_yuan * KS_FEN_PER_YUAN;
    struct ks_fee_step step = {
        .from_fen = from_fen,
        .to_fen = amount_fen < end_fen ? amount_fen : end_fen,
        .rate_per_mille = tier->rate_per_mille,
    };
    int64_t atoms_per_fen = (int64_t)tier->rate_per_mille * (KS_ATOMS_PER_FEN / 1000);
    step.part_atoms = (int64_t)tier->flat_yuan * KS_FEN_PER_YUAN * KS_ATOMS_PER_FEN +
                      (step.to_fen - step.from_fen) * atoms_per_fen;
    return step;
}

/* The first tier always counts: its flat sum is due for an amount of 0, too. */
static void add_steps(struct ks_fee *fee, const struct rule *rule, int64_t amount_fen)
{
    int64_t from_fen = 0;
    for (int i = 0; i < rule->tier_count && (i == 0 || amount_fen > from_fen); i++) {
        struct ks_fee_step step = make_step(&rule->tiers[i], from_fen, amount_fen);
        fee->steps[fee->step_count++] = step;
        fee->sum_atoms += step.part_atoms;
        from_fen = rule->tiers[i].to_yuan * KS_FEN_PER_YUAN;
    }
}

enum ks_err ks_fee_compute(enum ks_fee_kind kind, int64_t amount_fen, struct ks_fee *out,
                           struct ks_error *error)
{
    *out = (struct ks_fee){0};
    if ((unsigned)kind >= KS_FEE_KIND_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "there is no such kind of fee");
    if (amount_fen < 0)
        return ks_fail(error, KS_ERR_INPUT, "the amount is less than zero");
    if (amount_fen > KS_MONEY_MAX_FEN)
        return ks_fail(error, KS_ERR_INPUT, "the amount is more than 10,000,000,000,000 yuan");
    const struct rule *rule = &rules[kind];
    add_steps(out, rule, amount_fen);
    out->divisor = rule->divisor;
    out->cap_fen = rule->cap_yuan * KS_FEN_PER_YUAN;
    out->exact_atoms = (out->sum_atoms + rule->divisor / 2) / rule->divisor;
    out->is_capped = out->cap_fen > 0 && out->exact_atoms > out->cap_fen * KS_ATOMS_PER_FEN;
    if (out->is_capped)
        out->exact_atoms = out->cap_fen * KS_ATOMS_PER_FEN;
    out->fen = ks_money_round_to_fen(out->exact_atoms);
    return KS_OK;
}

const char *ks_fee_kind_code(enum ks_fee_kind kind)
{
    return (unsigned)kind < KS_FEE_KIND_COUNT ? rules[kind].code : "";
}

enum ks_fee_kind ks_fee_kind_from_code(const char *code)
{
    return (enum ks_fee_kind)ks_code_find(&rules[0].code, sizeof rules[0], KS_FEE_KIND_COUNT, code);
}
