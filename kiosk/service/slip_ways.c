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
    static const struct {
        const char *name, *detail;
    } fixed[] = {
        [KS_WAY_CHECKLIST] = {KS_N_("Enforcement: your list"),
                              KS_N_("A few questions, then the documents you need")},
        [KS_WAY_MEDIATION] = {KS_N_("Mediation: take a number"),
                              KS_N_("Voluntary: you can refuse at any time")},
        [KS_WAY_WINDOW] = {KS_N_("Ask a person"),
                           KS_N_("At the window in working hours, or by telephone")},
    };
    const struct ks_content *content = writer->context->content;
    if (way->kind == KS_WAY_ONLINE_FILING) {
        ks_slip_write_filing_link(writer);
    } else if (way->kind == KS_WAY_INSTITUTION) {
        write_institution(writer, &content->institutions[way->target]);
    } else if (way->kind == KS_WAY_GUIDE) {
        const struct ks_guide *guide = &content->guides[way->target];
        const char *title = ks_slip_words(writer, &guide->title);
        ks_slip_add(writer->slip, KS_SLIP_HEADING,
                    ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "Guide %02d: %s"),
                                    guide->number, title),
                    NULL);
        ks_slip_add(writer->slip, KS_SLIP_TEXT,
                    ks_tr(writer->lang, "Documents and fee stand in this guide: print it too."),
                    NULL);
    } else {
        ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, fixed[way->kind].name),
                    NULL);
        ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_tr(writer->lang, fixed[way->kind].detail), NULL);
        if (way->kind == KS_WAY_MEDIATION)
            ks_slip_add(writer->slip, KS_SLIP_TEXT,
                        ks_mediation_hours_text(&writer->slip->arena, writer->lang, content), NULL);
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
