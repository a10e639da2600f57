/* What the fee calculators come to, line by line. */
#include "domain/fee.h"
#include "domain/fee_bill.h"
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"
#include "service/cost.h"

/* How a fee grows with the amount, step by step, without what it comes to. */
static void add_steps(struct ks_calc_paper *paper, const struct ks_fee *fee)
{
    for (int i = 0; i < fee->step_count; i++)
        ks_calc_add_share(paper, ks_cost_tier_words(paper->arena, paper->lang, &fee->steps[i]),
                          ks_calc_atoms(paper, fee->steps[i].part_atoms),
                          ks_cost_tier_share(fee, i));
    if (fee->is_capped)
        ks_calc_add(paper, ks_tr(paper->lang, "Together, but at most"),
                    ks_calc_yuan(paper, fee->cap_fen), false);
    if (fee->exact_atoms % KS_ATOMS_PER_FEN != 0)
        ks_calc_add(paper, ks_tr(paper->lang, "Exact, before rounding to 0.01"),
                    ks_calc_atoms(paper, fee->exact_atoms), false);
}

static bool write_fee(const struct ks_calc_case *given, struct ks_calc_paper *paper)
{
    const struct ks_calculator *calculator = &given->content->calculators[given->calc];
    const struct ks_fee_state *state = given->state;
    enum ks_fee_kind kind =
        given->calc == KS_CALC_ENFORCEMENT ? KS_FEE_ENFORCEMENT : KS_FEE_PRESERVATION;
    struct ks_fee fee;
    int64_t fen;

    if (!ks_blank_amount(&state->amount, &fen) || ks_fee_compute(kind, fen, &fee, NULL) != KS_OK)
        return false;
    ks_calc_add(paper, calculator->amount_label.in[paper->lang], ks_calc_yuan(paper, fen), false);
    add_steps(paper, &fee);
    ks_calc_add(paper, ks_tr(paper->lang, ks_cost_fee_name(kind)), ks_calc_yuan(paper, fee.fen),
                true);
    return true;
}

static const char *case_name(enum ks_lang lang, enum ks_fee_case kind)
{
    static const char *const names[KS_FEE_CASE_COUNT] = {
        [KS_FEE_CASE_PROPERTY] = KS_N_("Money or property"),
        [KS_FEE_CASE_DIVORCE] = KS_N_("Divorce"),
        [KS_FEE_CASE_PERSONALITY] = KS_N_("Name, honour, portrait"),
        [KS_FEE_CASE_OTHER_NON_PROPERTY] = KS_N_("Other, no property"),
        [KS_FEE_CASE_IP] = KS_N_("Intellectual property"),
        [KS_FEE_CASE_LABOUR] = KS_N_("Labour dispute"),
        [KS_FEE_CASE_ADMINISTRATIVE_SPECIAL] = KS_N_("Authority: trade mark, patent"),
        [KS_FEE_CASE_ADMINISTRATIVE] = KS_N_("Against an authority"),
    };

    return ks_tr(lang, names[kind]);
}

/* The bill of a case, with the court's own figure where the law leaves a range. */
static bool compute_bill(const struct ks_content *content, struct ks_fee_request request,
                         struct ks_fee_bill *bill)
{
    if (ks_fee_bill_compute(request, bill, NULL) != KS_OK)
        return false;
    const struct ks_fee_base *base =
        bill->base.code == NULL ? NULL : ks_content_find_fee_base(content, bill->base.code);
    request.set_fen = base == NULL ? 0 : base->set_fen;
    return request.set_fen == 0 || ks_fee_bill_compute(request, bill, NULL) == KS_OK;
}

static void add_bill(struct ks_calc_paper *paper, const struct ks_fee_bill *full,
                     const struct ks_fee_bill *half)
{
    if (full->base.code != NULL)
        ks_calc_add(
            paper, ks_tr(paper->lang, "Each case"),
            ks_yuan_words(paper->arena, paper->lang, full->base.low_fen, full->base.high_fen),
            false);
    add_steps(paper, &full->rated);
    ks_calc_add(paper, ks_tr(paper->lang, "Court fee"),
                ks_yuan_words(paper->arena, paper->lang, full->low_fen, full->high_fen), true);
    ks_calc_add(paper, ks_tr(paper->lang, "When the fee is halved"),
                ks_yuan_words(paper->arena, paper->lang, half->low_fen, half->high_fen), true);
}

/* Without an amount there is still the sum for each case, but for a case about money. */
static bool write_case_fee(const struct ks_calc_case *given, struct ks_calc_paper *paper)
{
    const struct ks_content *content = given->content;
    const struct ks_fee_state *state = given->state;
    struct ks_fee_request request = {.kind = (enum ks_fee_case)state->kind};
    struct ks_fee_bill full, half;
    int64_t fen = -1;
    bool has_amount =
        ks_fee_case_takes_amount(request.kind) && ks_blank_amount(&state->amount, &fen);

    bool is_unusable =
        ks_fee_case_takes_amount(request.kind) && !has_amount && !ks_blank_is_empty(&state->amount);
    if (is_unusable || (!has_amount && request.kind == KS_FEE_CASE_PROPERTY))
        return false;
    request.amount_fen = has_amount ? fen : 0;
    if (!compute_bill(content, request, &full))
        return false;
    request.halves = KS_FEE_HALF_SUMMARY;
    if (!compute_bill(content, request, &half))
        return false;
    ks_calc_add(paper, ks_tr(paper->lang, "Kind of case"), case_name(paper->lang, request.kind),
                false);
    if (has_amount)
        ks_calc_add(paper, content->calculators[given->calc].amount_label.in[paper->lang],
                    ks_calc_yuan(paper, fen), false);
    add_bill(paper, &full, &half);
    return true;
}

enum { ACT_CASE = KS_ACT_CALC };

static void flow_cases(struct ks_ui *ui, const struct ks_fee_state *state)
{
    struct ks_chip chips[KS_FEE_CASE_COUNT];

    ks_flow_heading(ui, ks_ui_tr(ui, "What kind of case is it?"));
    for (int i = 0; i < KS_FEE_CASE_COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = case_name(ui->mode.lang, (enum ks_fee_case)i),
                                    .is_checked = state->kind == i,
                                    .action = ACT_CASE,
                                    .arg = i};
    ks_flow_chips(ui, chips, KS_FEE_CASE_COUNT);
}

static void flow_case_fee(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail)
{
    const struct ks_fee_state *state = page->given->state;

    if (ks_fee_case_takes_amount((enum ks_fee_case)state->kind))
        ks_flow_fields(page->visit, ui, page->form, 0, 0, detail);
    flow_cases(ui, state);
}

static void flow_fee(struct ks_ui *ui, const struct ks_calc_page *page, enum ks_detail detail)
{
    ks_flow_fields(page->visit, ui, page->form, 0, 0, detail);
}

static void act_case(void *kept, int action, int arg)
{
    struct ks_fee_state *state = kept;

    if (action == ACT_CASE)
        state->kind = arg;
}

static const struct ks_form_field amount = {.kind = KS_FIELD_AMOUNT};

const struct ks_calc_row ks_calc_fee = {.state_bytes = sizeof(struct ks_fee_state),
                                        .fields = &amount,
                                        .field_count = 1,
                                        .shows_fee = true,
                                        .write = write_case_fee,
                                        .flow = flow_case_fee,
                                        .act = act_case};

/* Of a fee that rises with the sum alone. */
#define RATED_FEE                                                                                  \
    {                                                                                              \
        .state_bytes = sizeof(struct ks_fee_state), .fields = &amount, .field_count = 1,           \
        .shows_fee = true, .write = write_fee, .flow = flow_fee                                    \
    }

const struct ks_calc_row ks_calc_enforcement = RATED_FEE;
const struct ks_calc_row ks_calc_preservation = RATED_FEE;
