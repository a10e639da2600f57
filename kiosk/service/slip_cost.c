/* What a case costs, on paper. */
#include "service/cost.h"
#include "service/slips_private.h"

static const char *yuan(const struct ks_slip_writer *writer, int64_t fen)
{
    return ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s yuan"),
                           ks_money_short(&writer->slip->arena, fen));
}

/* One sum, or "50 to 300 yuan". */
static const char *yuan_range(const struct ks_slip_writer *writer, int64_t low_fen,
                              int64_t high_fen)
{
    struct ks_arena *arena = &writer->slip->arena;
    return low_fen == high_fen
               ? yuan(writer, low_fen)
               : ks_arena_printf(arena, ks_tr(writer->lang, "%s to %s yuan"),
                                 ks_money_short(arena, low_fen), ks_money_short(arena, high_fen));
}

/* A line for a sum; nothing for one that does not apply. */
static void add_sum(const struct ks_slip_writer *writer, const char *label, int64_t low_fen,
                    int64_t high_fen)
{
    if (low_fen >= 0)
        ks_slip_add(writer->slip, KS_SLIP_PAIR, label, yuan_range(writer, low_fen, high_fen));
}

static void write_figures(const struct ks_slip_writer *writer, const struct ks_cost *cost,
                          int64_t amount_fen)
{
    const struct ks_cost_figures figures = ks_cost_work_out(cost, amount_fen);
    bool is_for_amount = figures.fee >= 0 || figures.extra >= 0;
    if (cost->kind == KS_COST_FREE) {
        ks_slip_add(writer->slip, KS_SLIP_PAIR, ks_tr(writer->lang, "Court fee"),
                    ks_tr(writer->lang, "free of charge"));
    }
    add_sum(writer, ks_cost_base_name(cost, writer->lang), figures.base_low, figures.base_high);
    if (cost->other.fen > 0)
        add_sum(writer, ks_slip_words(writer, &cost->other.title), cost->other.fen,
                cost->other.fen);
    if (is_for_amount)
        add_sum(writer, ks_slip_words(writer, &cost->amount_label), amount_fen, amount_fen);
    add_sum(writer, ks_tr(writer->lang, ks_cost_fee_name(cost->fee)), figures.extra, figures.extra);
    add_sum(writer, ks_tr(writer->lang, ks_cost_fee_name(cost->fee)), figures.fee, figures.fee);
    add_sum(writer, ks_tr(writer->lang, "Summary procedure, halved"), figures.halved,
            figures.halved);
    add_sum(writer, ks_tr(writer->lang, "Together"), figures.total_low, figures.total_high);
}

void ks_slip_write_cost(const struct ks_slip_writer *writer, const struct ks_cost *cost,
                        int64_t amount_fen)
{
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "What it costs"), NULL);
    write_figures(writer, cost, amount_fen);
    if (cost->is_money_claim && amount_fen >= 0) {
        ks_slip_add(writer->slip, KS_SLIP_TEXT,
                    ks_cost_small_claim(&writer->slip->arena, writer->lang,
                                        &writer->context->content->settings, amount_fen),
                    NULL);
    }
    ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_slip_words(writer, &cost->note), NULL);
}
