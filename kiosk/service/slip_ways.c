/* Slips of the ways through the questions, of other places that help, and of calculations. */
#include "service/slips_private.h"
#include "service/window.h"

static void write_bullets(const struct ks_slip_writer *writer, const char *heading,
                          const struct ks_words *list, int count)
{
    if (count > 0)
        ks_slip_add(writer->slip, KS_SLIP_HEADING, heading, NULL);
    for (int i = 0; i < count; i++)
        ks_slip_add(writer->slip, KS_SLIP_BULLET, ks_slip_words(writer, &list[i]), NULL);
}

static void write_institution(const struct ks_slip_writer *writer,
                              const struct ks_institution *institution)
{
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_slip_words(writer, &institution->title), NULL);
    ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_slip_words(writer, &institution->what), NULL);
    ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_slip_words(writer, &institution->reach), NULL);
    write_bullets(writer, ks_tr(writer->lang, "What to bring"), institution->bring,
                  institution->bring_count);
}

static void write_way(const struct ks_slip_writer *writer, const struct ks_way *way)
{
    const struct ks_content *content = writer->context->content;
    struct ks_arena *arena = &writer->slip->arena;
    const char *name = NULL, *detail = NULL, *hours = NULL;

    if (way->kind == KS_WAY_ONLINE_FILING) {
        ks_slip_write_filing_link(writer);
    } else if (way->kind == KS_WAY_INSTITUTION) {
        write_institution(writer, &content->institutions[way->target]);
    } else if (way->kind == KS_WAY_CHECKLIST) {
        name = ks_tr(writer->lang, "Enforcement: your list");
        detail = ks_tr(writer->lang, "A few questions, then the documents you need");
    } else if (way->kind == KS_WAY_MEDIATION) {
        name = ks_tr(writer->lang, "Mediation: take a number");
        detail = ks_tr(writer->lang, "Voluntary: you can refuse at any time");
        hours = ks_mediation_hours_text(arena, writer->lang, content);
    } else if (way->kind == KS_WAY_WINDOW) {
        name = ks_tr(writer->lang, "Ask a person");
        detail = ks_arena_printf(
            arena, ks_tr(writer->lang, "At the window in working hours, or by telephone: %s"),
            content->hotline);
    }
    if (name != NULL)
        ks_slip_add(writer->slip, KS_SLIP_HEADING, name, NULL);
    if (detail != NULL)
        ks_slip_add(writer->slip, KS_SLIP_TEXT, detail, NULL);
    if (hours != NULL)
        ks_slip_add(writer->slip, KS_SLIP_TEXT, hours, NULL);
}

/* What the guide's matter wants and costs: at home no guide can be opened. */
static void write_needs(const struct ks_slip_writer *writer, const struct ks_guide *guide)
{
    ks_slip_add(writer->slip, KS_SLIP_HEADING,
                ks_arena_printf(&writer->slip->arena,
                                ks_tr(writer->lang, "To bring, what applies to you (guide %02d)"),
                                guide->number),
                NULL);
    for (int i = 0; i < guide->material_count; i++) {
        if (!guide->materials[i].is_sometimes)
            ks_slip_add(writer->slip, KS_SLIP_UNTICKED,
                        ks_slip_words(writer, &guide->materials[i].title),
                        ks_slip_words(writer, &guide->materials[i].detail));
    }
    ks_slip_add(writer->slip, KS_SLIP_SMALL,
                ks_slip_words(writer, &writer->context->content->foreigners), NULL);
    ks_slip_write_cost(writer, &guide->cost, -1);
    ks_slip_write_named(writer, guide, ks_slip_words(writer, &guide->cost.note));
}

/* The guides among the ways; of the one that is the first way, what it wants. */
static void write_guides(const struct ks_slip_writer *writer, const struct ks_outcome *outcome)
{
    const struct ks_guide *guides = writer->context->content->guides;
    bool has_heading = false;
    if (outcome->way_count > 0 && outcome->ways[0].kind == KS_WAY_GUIDE)
        write_needs(writer, &guides[outcome->ways[0].target]);
    for (int i = 0; i < outcome->way_count; i++) {
        const struct ks_guide *guide = &guides[outcome->ways[i].target];
        if (outcome->ways[i].kind != KS_WAY_GUIDE)
            continue;
        if (!has_heading)
            ks_slip_add(writer->slip, KS_SLIP_HEADING,
                        ks_tr(writer->lang, "Steps in full: guides to print here"), NULL);
        has_heading = true;
        ks_slip_add(writer->slip, KS_SLIP_BULLET,
                    ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "Guide %02d: %s"),
                                    guide->number, ks_slip_words(writer, &guide->title)),
                    NULL);
    }
}

static void write_points(const struct ks_slip_writer *writer, const struct ks_outcome *outcome)
{
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Next steps"), NULL);
    for (int i = 0; i < outcome->point_count; i++)
        ks_slip_add(writer->slip, KS_SLIP_STEP, ks_slip_words(writer, &outcome->points[i]), NULL);
}

void ks_slip_outcome(struct ks_paper *paper, const struct ks_slip_context *context,
                     const struct ks_outcome *outcome, const struct ks_slip_date *dates,
                     int date_count)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    slip->is_personal = true;
    ks_slip_write_head(&writer, ks_slip_words(&writer, &outcome->title));
    ks_slip_write_dates(&writer, dates, date_count);
    write_points(&writer, outcome);
    ks_slip_write_limits(&writer, outcome->limits, outcome->limit_count, dates, date_count);
    write_guides(&writer, outcome);
    for (int i = 0; i < outcome->way_count; i++)
        write_way(&writer, &outcome->ways[i]);
    ks_slip_write_answers(&writer);
    ks_slip_write_sources(&writer, &outcome->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

void ks_slip_institution(struct ks_paper *paper, const struct ks_slip_context *context,
                         const struct ks_institution *institution)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    ks_slip_write_head(&writer, ks_tr(writer.lang, "Who helps"));
    write_institution(&writer, institution);
    ks_slip_write_sources(&writer, &institution->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

void ks_slip_calc(struct ks_paper *paper, const struct ks_slip_context *context, enum ks_calc calc,
                  const struct ks_calc_line *lines, int line_count, const char *note)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    const struct ks_calculator *calculator = &context->content->calculators[calc];
    slip->is_personal = true;
    ks_slip_write_head(&writer, ks_slip_words(&writer, &calculator->title));
    for (int i = 0; i < line_count; i++) {
        if (lines[i].is_result && lines[i].value != NULL)
            ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
        ks_slip_add(slip, lines[i].value == NULL ? KS_SLIP_TEXT : KS_SLIP_PAIR, lines[i].label,
                    lines[i].value);
    }
    ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_add(slip, KS_SLIP_TEXT, note != NULL ? note : ks_slip_words(&writer, &calculator->note),
                NULL);
    ks_slip_write_sources(&writer, &calculator->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}
