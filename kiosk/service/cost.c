/* What a guide's case costs, from an amount. */
#include "service/cost.h"

#include <string.h>

#include "base/i18n.h"
#include "domain/money.h"
#include "domain/small_claim.h"

static int64_t fee_of(enum ks_fee_kind kind, int64_t amount_fen)
{
    struct ks_fee fee;

    return amount_fen >= 0 && ks_fee_compute(kind, amount_fen, &fee, NULL) == KS_OK ? fee.fen : -1;
}

struct ks_cost_figures ks_cost_work_out(const struct ks_cost *cost, int64_t amount_fen)
{
    struct ks_cost_figures out = {-1, -1, -1, -1, -1, -1, -1};
    const struct ks_fee_base *base = cost->base;

    if (base != NULL) {
        out.base_low = base->set_fen > 0 ? base->set_fen : base->low_fen;
        out.base_high = base->set_fen > 0 ? base->set_fen : base->high_fen;
    }
    if (cost->kind == KS_COST_FIXED)
        out.base_low = out.base_high = cost->fixed.fen;
    if (cost->kind != KS_COST_COMPUTED)
        return out;
    int64_t fee = fee_of(cost->fee, amount_fen);
    if (fee < 0)
        return out;
    if (base != NULL) {
        out.extra = fee;
        out.total_low = out.base_low + fee;
        out.total_high = out.base_high + fee;
    } else {
        out.fee = fee;
    }
    if (cost->fee == KS_FEE_PROPERTY)
        out.halved = fee_of(KS_FEE_PROPERTY_HALVED, amount_fen);
    return out;
}

bool ks_cost_takes_amount(const struct ks_cost *cost)
{
    return cost->kind == KS_COST_COMPUTED;
}

const char *ks_money_short(struct ks_arena *arena, int64_t fen)
{
    char text[KS_MONEY_TEXT_BYTES];
    size_t length = strlen(ks_money_format_fen(fen, text));

    if (length > 3 && strcmp(text + length - 3, ".00") == 0)
        text[length - 3] = '\0';
    return ks_arena_strdup(arena, text);
}

static const char *percent_words(struct ks_arena *arena, int per_mille)
{
    return per_mille % 10 == 0 ? ks_arena_printf(arena, "%d%%", per_mille / 10)
                               : ks_arena_printf(arena, "%d.%d%%", per_mille / 10, per_mille % 10);
}

const char *ks_cost_tier_words(struct ks_arena *arena, enum ks_lang lang,
                               const struct ks_fee_step *step)
{
    const char *to = ks_money_short(arena, step->to_fen);

    if (step->rate_per_mille == 0)
        return ks_arena_printf(arena, ks_tr(lang, "Up to %s yuan"), to);
    return ks_arena_printf(arena, ks_tr(lang, "%s to %s × %s"),
                           ks_money_short(arena, step->from_fen), to,
                           percent_words(arena, step->rate_per_mille));
}

int ks_cost_tier_share(const struct ks_fee *fee, int step)
{
    enum { WHOLE = 1000 };
    int64_t unit = fee->sum_atoms / WHOLE;
    int64_t share = unit > 0 ? fee->steps[step].part_atoms / unit : WHOLE;

    return share < 1 ? 1 : share > WHOLE ? WHOLE : (int)share;
}

const char *ks_cost_small_claim(struct ks_arena *arena, enum ks_lang lang,
                                const struct ks_settings *settings, int64_t amount_fen)
{
    const struct ks_small_claim_question question = {.amount_fen = amount_fen,
                                                     .wage_fen = settings->average_wage_fen};
    struct ks_small_claim claim;

    if (ks_small_claim_test(question, &claim, NULL) != KS_OK ||
        claim.answer == KS_SMALL_CLAIM_UNKNOWN)
        return ks_tr(lang, "A plain claim for a small sum is heard once, without appeal. The "
                           "court decides where that line is.");
    if (claim.answer == KS_SMALL_CLAIM_MUST)
        return ks_arena_printf(arena,
                               ks_tr(lang, "A plain claim of up to %s yuan is heard once, without "
                                           "appeal."),
                               ks_money_short(arena, claim.must_fen));
    if (claim.answer == KS_SMALL_CLAIM_MAY_AGREE)
        return ks_arena_printf(arena,
                               ks_tr(lang, "If both sides agree, a plain claim of up to %s yuan "
                                           "is heard once, without appeal."),
                               ks_money_short(arena, claim.may_agree_fen));
    return ks_arena_printf(arena, ks_tr(lang, "Above %s yuan you can appeal."),
                           ks_money_short(arena, claim.may_agree_fen));
}

const char *ks_cost_base_name(const struct ks_cost *cost, enum ks_lang lang)
{
    const char *title = cost->kind == KS_COST_FIXED ? cost->fixed.title.in[lang] : NULL;

    return title != NULL ? title : ks_tr(lang, "Each case");
}

const char *ks_cost_fee_name(enum ks_fee_kind fee)
{
    static const char *const names[KS_FEE_KIND_COUNT] = {
        [KS_FEE_PROPERTY] = KS_N_("Court fee"),
        [KS_FEE_PROPERTY_HALVED] = KS_N_("Court fee, halved"),
        [KS_FEE_ENFORCEMENT] = KS_N_("Enforcement fee"),
        [KS_FEE_PRESERVATION] = KS_N_("Preservation fee"),
        [KS_FEE_PAYMENT_ORDER] = KS_N_("Application fee"),
        [KS_FEE_DIVORCE_SURCHARGE] = KS_N_("Added for property"),
        [KS_FEE_PERSONALITY_SURCHARGE] = KS_N_("Added for compensation"),
        [KS_FEE_BANKRUPTCY] = KS_N_("Application fee"),
    };

    return names[fee];
}
