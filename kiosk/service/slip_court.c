/* Which court it is, on paper. */
#include "service/court.h"
#include "service/slips_private.h"

static void write_replies(const struct ks_slip_writer *writer, const struct ks_court_case *given,
                          const struct ks_court_found *found)
{
    for (int i = 0; given->matter && i < given->matter->ask_count; i++) {
        const struct ks_court_ask *ask = given->matter->asks[i];
        if (found->is_asked[i]) {
            ks_slip_add(writer->slip, KS_SLIP_PAIR, ks_slip_words(writer, &ask->title),
                        ks_court_reply_text(given->finder, ask,
                                            (enum ks_court_reply)given->replies[i], writer->lang));
        }
    }
}

static void write_amount(const struct ks_slip_writer *writer, const struct ks_guide *guide,
                         int64_t amount_fen)
{
    char sum[KS_MONEY_TEXT_BYTES];
    if (amount_fen < 0 || guide->cost.kind != KS_COST_COMPUTED)
        return;
    ks_slip_add(writer->slip, KS_SLIP_PAIR, ks_slip_words(writer, &guide->cost.amount_label),
                ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s yuan"),
                                ks_money_format_fen(amount_fen, sum)));
}

static void write_rules(const struct ks_slip_writer *writer, const struct ks_court_case *given,
                        const struct ks_court_found *found)
{
    for (int i = 0; i < found->rule_count; i++) {
        ks_slip_add(writer->slip, KS_SLIP_BULLET,
                    ks_court_rule_text(given->finder, found->rules[i], writer->lang), NULL);
        ks_slip_add(writer->slip, KS_SLIP_SMALL,
                    ks_court_law_text(&writer->slip->arena, found->rules[i], writer->lang), NULL);
    }
    for (int i = 0; found->answer == KS_JURISDICTION_ASK && i < found->open_count; i++) {
        ks_slip_add(writer->slip, KS_SLIP_BULLET, ks_slip_words(writer, &found->open[i]->title),
                    NULL);
    }
}

static void write_result(const struct ks_slip_writer *writer, const struct ks_court_case *given,
                         const struct ks_court_found *found)
{
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, ks_court_verdict(found)), NULL);
    ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_tr(writer->lang, ks_court_advice(found)), NULL);
    write_rules(writer, given, found);
    if (found->answer == KS_JURISDICTION_ASK) {
        ks_slip_add(writer->slip, KS_SLIP_TEXT,
                    ks_arena_printf(&writer->slip->arena,
                                    ks_tr(writer->lang, "Ask at the window, or telephone %s."),
                                    writer->context->content->hotline),
                    NULL);
    }
    if (given->matter) {
        ks_slip_add(writer->slip, KS_SLIP_TEXT,
                    ks_slip_join(writer, ks_tr(writer->lang, "Ask a person first if"),
                                 ks_slip_words(writer, &given->matter->ask_first)),
                    NULL);
    }
    ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_slip_words(writer, &given->finder->note), NULL);
    if (ks_court_is_elsewhere(found)) {
        ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_slip_words(writer, &given->finder->elsewhere),
                    NULL);
    }
    if (found->answer != KS_JURISDICTION_YES)
        ks_slip_write_filing_link(writer);
}

void ks_slip_court(struct ks_paper *paper, const struct ks_slip_context *context,
                   const struct ks_guide *guide, const struct ks_court_case *given)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    struct ks_court_found found;
    slip->is_personal = true;
    ks_court_find(given, &found);
    ks_slip_write_head(&writer, ks_tr(writer.lang, "Is this the right court?"));
    ks_slip_add(slip, KS_SLIP_CENTRED,
                ks_arena_printf(&slip->arena, ks_tr(writer.lang, "Guide %02d: %s"), guide->number,
                                ks_slip_words(&writer, &guide->legal_title)),
                NULL);
    if (guide->matter_count > 1 && given->matter) {
        ks_slip_add(slip, KS_SLIP_PAIR, ks_tr(writer.lang, "Which kind of case is it?"),
                    ks_slip_words(&writer, &given->matter->title));
    }
    write_replies(&writer, given, &found);
    write_amount(&writer, guide, given->amount_fen);
    write_result(&writer, given, &found);
    ks_slip_write_sources(&writer, &given->finder->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}
