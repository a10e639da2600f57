/* What a case costs, on paper. */
#include "domain/fee.h"
#include "service/slips_private.h"

static const char *yuan(const struct ks_slip_writer *writer, int64_t fen)
{
    char sum[KS_MONEY_TEXT_BYTES];
    return ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s yuan"),
                           ks_money_format_fen(fen, sum));
}

static const char *yuan_range(const struct ks_slip_writer *writer, int64_t low_fen,
                              int64_t high_fen)
{
    char low[KS_MONEY_TEXT_BYTES], high[KS_MONEY_TEXT_BYTES];
    return ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s to %s yuan"),
                           ks_money_format_fen(low_fen, low), ks_money_format_fen(high_fen, high));
}

static void add_pair(const struct ks_slip_writer *writer, const char *label, const char *value)
{
    ks_slip_add(writer->slip, KS_SLIP_PAIR, label, value);
}

/* Measures on the Payment of Litigation Costs art. 13(1), and half of it by art. 15, 16, 18. */
static void write_property(const struct ks_slip_writer *writer, const struct ks_cost *cost,
                           int64_t amount_fen)
{
    struct ks_fee full, halved;
    if (amount_fen < 0 || ks_fee_compute(KS_FEE_PROPERTY, amount_fen, &full, NULL) != KS_OK ||
        ks_fee_compute(KS_FEE_PROPERTY_HALVED, amount_fen, &halved, NULL) != KS_OK) {
        return;
    }
    add_pair(writer, ks_slip_words(writer, &cost->amount_label), yuan(writer, amount_fen));
    add_pair(writer, ks_tr(writer->lang, "Court fee"), yuan(writer, full.fen));
    add_pair(writer, ks_tr(writer->lang, "When the fee is halved"), yuan(writer, halved.fen));
}

/* The same Measures, art. 13(2)1: a base for each case and a surcharge on large property. */
static void write_divorce(const struct ks_slip_writer *writer, const struct ks_cost *cost,
                          int64_t amount_fen)
{
    add_pair(writer, ks_tr(writer->lang, "Base fee"),
             yuan_range(writer, cost->base_low_fen, cost->base_high_fen));
    struct ks_fee surcharge;
    if (amount_fen < 0 ||
        ks_fee_compute(KS_FEE_DIVORCE_SURCHARGE, amount_fen, &surcharge, NULL) != KS_OK) {
        return;
    }
    add_pair(writer, ks_slip_words(writer, &cost->amount_label), yuan(writer, amount_fen));
    add_pair(writer, ks_tr(writer->lang, "Added for property"), yuan(writer, surcharge.fen));
    add_pair(writer, ks_tr(writer->lang, "Court fee"),
             yuan_range(writer, cost->base_low_fen + surcharge.fen,
                        cost->base_high_fen + surcharge.fen));
}

static void write_fixed(const struct ks_slip_writer *writer, const struct ks_cost *cost,
                        int64_t amount_fen)
{
    (void)amount_fen;
    add_pair(writer, ks_tr(writer->lang, "Court fee"), yuan(writer, cost->fixed_fen));
}

void ks_slip_write_cost(const struct ks_slip_writer *writer, const struct ks_cost *cost,
                        int64_t amount_fen)
{
    static void (*const writers[])(const struct ks_slip_writer *, const struct ks_cost *,
                                   int64_t) = {
        [KS_COST_PROPERTY] = write_property,
        [KS_COST_DIVORCE] = write_divorce,
        [KS_COST_FIXED] = write_fixed,
    };
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "What it costs"), NULL);
    writers[cost->kind](writer, cost, amount_fen);
    ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_slip_words(writer, &cost->note), NULL);
}
