/* What each calculator comes to, line by line: the same lines on the screen and on paper. */
#include "domain/fee.h"
#include "screens/kiosk_private.h"
#include "service/cost.h"

const char *ks_calc_yuan(struct ks_calc_paper *paper, int64_t fen)
{
    return ks_arena_printf(paper->arena, ks_tr(paper->lang, "%s yuan"),
                           ks_money_short(paper->arena, fen));
}

void ks_calc_add(struct ks_calc_paper *paper, const char *label, const char *value, bool is_result)
{
    if (paper->count < KS_CALC_MOST_LINES)
        paper->lines[paper->count++] = (struct ks_calc_line){label, value, is_result};
}

const char *ks_calc_atoms(struct ks_calc_paper *paper, int64_t atoms)
{
    char whole[KS_MONEY_TEXT_BYTES], exact[KS_MONEY_TEXT_BYTES];

    if (atoms % KS_ATOMS_PER_FEN == 0)
        return ks_calc_yuan(paper, atoms / KS_ATOMS_PER_FEN);
    /* Grouped like every other sum, then the decimals below a fen. */
    ks_money_format_fen(atoms / KS_ATOMS_PER_FEN, whole);
    const char *below_fen = strchr(ks_money_format_atoms(atoms, exact), '.') + 3;
    return ks_arena_printf(paper->arena, ks_tr(paper->lang, "%s yuan"),
                           ks_arena_printf(paper->arena, "%s%s", whole, below_fen));
}

static const char *day_text(struct ks_calc_paper *paper, struct ks_date date)
{
    return ks_date_words(paper->arena, paper->lang, date);
}

static const char *percent_text(struct ks_calc_paper *paper, int per_mille)
{
    return per_mille % 10 == 0
               ? ks_arena_printf(paper->arena, "%d%%", per_mille / 10)
               : ks_arena_printf(paper->arena, "%d.%d%%", per_mille / 10, per_mille % 10);
}

/* "10,000 to 100,000 × 2.5%", or "up to 10,000". */
static const char *tier_text(struct ks_calc_paper *paper, const struct ks_fee_step *step)
{
    const char *to = ks_money_short(paper->arena, step->to_fen);

    if (step->rate_per_mille == 0)
        return ks_arena_printf(paper->arena, ks_tr(paper->lang, "Up to %s yuan"), to);
    return ks_arena_printf(paper->arena, ks_tr(paper->lang, "%s to %s × %s"),
                           ks_money_short(paper->arena, step->from_fen), to,
                           percent_text(paper, step->rate_per_mille));
}

static void add_fee(struct ks_calc_paper *paper, enum ks_fee_kind kind, const struct ks_fee *fee)
{
    for (int i = 0; i < fee->step_count; i++)
        ks_calc_add(paper, tier_text(paper, &fee->steps[i]),
                    ks_calc_atoms(paper, fee->steps[i].part_atoms), false);
    if (fee->is_capped)
        ks_calc_add(paper, ks_tr(paper->lang, "Together, but at most"),
                    ks_calc_yuan(paper, fee->cap_fen), false);
    if (fee->exact_atoms % KS_ATOMS_PER_FEN != 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Exact, before rounding to 0.01"),
                    ks_calc_atoms(paper, fee->exact_atoms), false);
    ks_calc_add(paper, ks_tr(paper->lang, ks_cost_fee_name(kind)), ks_calc_yuan(paper, fee->fen),
                true);
}

static bool write_fee(const struct ks_kiosk *kiosk, enum ks_calc calc, struct ks_calc_paper *paper)
{
    const struct ks_cost cost = ks_calc_cost(calc);
    const struct ks_calculator *calculator = &kiosk->parts.content->calculators[calc];
    struct ks_fee fee, halved;
    int64_t fen;

    if (!ks_blank_amount(kiosk, KS_BLANK_CALC_AMOUNT, &fen) ||
        ks_fee_compute(cost.fee, fen, &fee, NULL) != KS_OK)
        return false;
    ks_calc_add(paper, calculator->amount_label.in[paper->lang], ks_calc_yuan(paper, fen), false);
    add_fee(paper, cost.fee, &fee);
    if (cost.fee == KS_FEE_PROPERTY &&
        ks_fee_compute(KS_FEE_PROPERTY_HALVED, fen, &halved, NULL) == KS_OK)
        ks_calc_add(paper, ks_tr(paper->lang, "When the fee is halved"),
                    ks_calc_yuan(paper, halved.fen), true);
    return true;
}

static bool write_period(const struct ks_kiosk *kiosk, enum ks_calc calc,
                         struct ks_calc_paper *paper)
{
    const struct ks_calculator *calculator = &kiosk->parts.content->calculators[calc];
    struct ks_period_view view;

    if (!ks_calc_period(kiosk, &view))
        return false;
    ks_calc_add(paper, calculator->amount_label.in[paper->lang], day_text(paper, view.from), false);
    ks_calc_add(paper, ks_tr(paper->lang, "Length"),
                ks_calc_length_text(kiosk, paper->arena, paper->lang), false);
    ks_calc_add(paper, ks_tr(paper->lang, "By counting alone"), day_text(paper, view.end.nominal),
                false);
    ks_calc_add(
        paper, ks_tr(paper->lang, "Last day"),
        ks_date_is_none(view.end.last_day)
            ? ks_tr(paper->lang, "the holidays of that year are not published yet: please ask")
            : day_text(paper, view.end.last_day),
        true);
    return true;
}

bool ks_calc_write(const struct ks_kiosk *kiosk, enum ks_calc calc, struct ks_calc_paper *paper)
{
    static bool (*const writers[KS_CALC_COUNT])(const struct ks_kiosk *, enum ks_calc,
                                                struct ks_calc_paper *) = {
        [KS_CALC_FEE] = write_fee,          [KS_CALC_ENFORCEMENT] = write_fee,
        [KS_CALC_PRESERVATION] = write_fee, [KS_CALC_INTEREST] = ks_calc_write_interest,
        [KS_CALC_PERIOD] = write_period,
    };

    paper->count = 0;
    return writers[calc](kiosk, calc, paper);
}

void ks_calc_compose(const struct ks_kiosk *kiosk, const struct ks_slip_context *context, int arg,
                     struct ks_slip *slip)
{
    struct ks_calc_paper paper = {.arena = &slip->arena, .lang = context->lang};

    if (ks_calc_write(kiosk, (enum ks_calc)arg, &paper))
        ks_slip_calc(slip, context, (enum ks_calc)arg, paper.lines, paper.count);
}
