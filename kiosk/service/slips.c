/* The slips, each from what it is about. */
#include "service/slips.h"

#include <string.h>

#include "service/slips_private.h"

static void add_pair(const struct ks_slip_writer *writer, const char *label, const char *value)
{
    ks_slip_add(writer->slip, KS_SLIP_PAIR, label, value);
}

/* Those everybody brings, or those for some cases alone: what is missing first, each with its box;
 * what is at hand behind. */
static void write_papers(const struct ks_slip_writer *writer, const struct ks_guide_view *view,
                         bool is_sometimes)
{
    const struct ks_guide *guide = view->guide;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < guide->material_count; i++) {
            const struct ks_material *paper = &guide->materials[i];
            if (view->is_ticked[i] == (pass == 1) && paper->is_sometimes == is_sometimes)
                ks_slip_add(writer->slip, pass == 1 ? KS_SLIP_TICKED : KS_SLIP_UNTICKED,
                            ks_slip_words(writer, &paper->title),
                            ks_slip_words(writer, &paper->detail));
        }
    }
}

static void write_materials(const struct ks_slip_writer *writer, const struct ks_guide_view *view)
{
    const struct ks_guide *guide = view->guide;
    int at_hand = 0, sometimes = 0;
    for (int i = 0; i < guide->material_count; i++) {
        at_hand += view->is_ticked[i];
        sometimes += guide->materials[i].is_sometimes;
    }
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Materials"),
                at_hand == 0 ? NULL
                             : ks_arena_printf(&writer->slip->arena,
                                               ks_tr(writer->lang, "%d at hand, %d still missing"),
                                               at_hand, guide->material_count - at_hand));
    write_papers(writer, view, false);
    if (sometimes > 0)
        ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_tr(writer->lang, "Only where they apply:"),
                    NULL);
    write_papers(writer, view, true);
    ks_slip_add(writer->slip, KS_SLIP_SMALL,
                ks_slip_words(writer, &writer->context->content->foreigners), NULL);
}

/* What can go wrong, in a word each, so that a step does not stand without its why. */
static void write_risks(const struct ks_slip_writer *writer, const struct ks_guide *guide)
{
    if (guide->risk_count > 0)
        ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "What can go wrong"), NULL);
    for (int i = 0; i < guide->risk_count; i++)
        ks_slip_add(writer->slip, KS_SLIP_BULLET, ks_slip_words(writer, &guide->risks[i].title),
                    NULL);
}

void ks_slip_write_named(const struct ks_slip_writer *writer, const struct ks_guide *guide,
                         const struct ks_words *within)
{
    struct ks_arena *arena = &writer->slip->arena;
    const char *joined = NULL;
    const enum ks_lang chinese = KS_LANG_ZH_CN; /* one language decides: papers are joined */
    for (int i = 0; i < guide->named_count; i++) {
        const struct ks_guide *other = &writer->context->content->guides[guide->named[i]];
        const char *name = ks_arena_printf(arena, ks_tr(chinese, "guide %02d"), other->number);
        if (within != NULL && strstr(within->in[chinese], name) == NULL)
            continue;
        const char *one =
            ks_arena_printf(arena, "%02d %s", other->number, ks_slip_words(writer, &other->title));
        joined = joined == NULL
                     ? one
                     : ks_arena_printf(arena, ks_tr(writer->lang, "%s; %s"), joined, one);
    }
    if (joined != NULL)
        ks_slip_write_small(writer, ks_tr(writer->lang, "Guides named here"), joined);
}

void ks_slip_guide(struct ks_paper *paper, const struct ks_slip_context *context,
                   const struct ks_guide_view *view)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    const struct ks_guide *guide = view->guide;
    const struct ks_title_detail *steps = guide->steps;
    slip->is_personal = view->amount_fen >= 0 || view->date_count > 0;
    ks_slip_write_head(&writer, ks_slip_words(&writer, &guide->title));
    const char *name = ks_slip_words(&writer, &guide->legal_title);
    ks_slip_add(
        slip, KS_SLIP_CENTRED,
        ks_arena_printf(&slip->arena, ks_tr(writer.lang, "Guide %02d: %s"), guide->number, name),
        NULL);
    ks_slip_write_dates(&writer, view->dates, view->date_count);
    ks_slip_write_steps(&writer, ks_tr(writer.lang, "Steps to take"), steps, guide->step_count);
    write_materials(&writer, view);
    ks_slip_write_cost(&writer, &guide->cost, view->amount_fen);
    ks_slip_write_limits(&writer, guide->limits, guide->limit_count, view->dates, view->date_count);
    ks_slip_write_list(&writer, ks_tr(writer.lang, "Whom this page is for"), guide->who,
                       guide->who_count);
    ks_slip_write_list(&writer, ks_tr(writer.lang, "Where to go"), guide->where,
                       guide->where_count);
    ks_slip_write_list(&writer, ks_tr(writer.lang, "Form to use"), &guide->pleading, 1);
    write_risks(&writer, guide);
    ks_slip_write_named(&writer, guide, NULL);
    if (guide->link != NULL)
        ks_slip_write_link(&writer, guide->link);
    else
        ks_slip_write_filing_link(&writer);
    ks_slip_write_sources(&writer, &guide->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

static int count_items(const struct ks_checklist_view *view, bool is_ticked)
{
    int count = 0;
    for (int i = 0; i < view->item_count; i++)
        count += !view->items[i]->is_note && view->is_ticked[i] == is_ticked;
    return count;
}

static void write_items(const struct ks_slip_writer *writer, const struct ks_checklist_view *view,
                        bool is_ticked, const char *heading)
{
    if (count_items(view, is_ticked) == 0)
        return;
    ks_slip_add(
        writer->slip, KS_SLIP_HEADING,
        ks_arena_printf(&writer->slip->arena, "%s (%d)", heading, count_items(view, is_ticked)),
        NULL);
    for (int i = 0; i < view->item_count; i++) {
        const struct ks_check_item *item = view->items[i];
        if (!item->is_note && view->is_ticked[i] == is_ticked) {
            ks_slip_add(writer->slip, is_ticked ? KS_SLIP_TICKED : KS_SLIP_UNTICKED,
                        ks_slip_words(writer, &item->title), ks_slip_words(writer, &item->detail));
        }
    }
}

static void write_notes(const struct ks_slip_writer *writer, const struct ks_checklist_view *view)
{
    bool has_heading = false;
    for (int i = 0; i < view->item_count; i++) {
        const struct ks_check_item *item = view->items[i];
        if (!item->is_note)
            continue;
        if (!has_heading) {
            ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Good to know"), NULL);
            has_heading = true;
        }
        const char *text = ks_slip_join(writer, ks_slip_words(writer, &item->title),
                                        ks_slip_words(writer, &item->detail));
        ks_slip_add(writer->slip, KS_SLIP_BULLET, text, NULL);
    }
}

/* The two years of the Civil Procedure Law art. 250; what they mean is said by the content. */
static void write_limit(const struct ks_slip_writer *writer, const struct ks_checklist_view *view)
{
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Time limit"), NULL);
    for (int i = 0; i < view->limit_count; i++)
        ks_slip_write_last_day(writer, &view->limits[i], ks_tr(writer->lang, "Last day to apply"));
    if (view->limit_count == 0) {
        add_pair(writer, ks_tr(writer->lang, "Last day to apply"),
                 ks_tr(writer->lang, "please ask at the window"));
    }
    ks_slip_add(writer->slip, KS_SLIP_TEXT, ks_slip_words(writer, view->limit_note), NULL);
}

/* The form for property clues: a line to write on under each kind. */
static void write_clues(const struct ks_slip_writer *writer)
{
    const struct ks_enforcement *enforcement = &writer->context->content->enforcement;
    if (enforcement->clue_count == 0)
        return;
    ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Property you know of"), NULL);
    ks_slip_add(writer->slip, KS_SLIP_TEXT,
                ks_tr(writer->lang, "Fill in what you know and hand it in with the application."),
                NULL);
    for (int i = 0; i < enforcement->clue_count; i++) {
        ks_slip_add(writer->slip, KS_SLIP_UNTICKED,
                    ks_slip_words(writer, &enforcement->clues[i].title),
                    ks_slip_words(writer, &enforcement->clues[i].detail));
        ks_slip_add(writer->slip, KS_SLIP_LINE, NULL, NULL);
    }
}

void ks_slip_checklist(struct ks_paper *paper, const struct ks_slip_context *context,
                       const struct ks_checklist_view *view)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    slip->is_personal = true;
    ks_slip_write_head(&writer, ks_tr(writer.lang, "Applying for enforcement: your list"));
    if (view->has_limit)
        write_limit(&writer, view);
    write_items(&writer, view, false, ks_tr(writer.lang, "Still missing"));
    write_items(&writer, view, true, ks_tr(writer.lang, "At hand"));
    write_notes(&writer, view);
    write_clues(&writer);
    ks_slip_write_filing_link(&writer);
    ks_slip_write_answers(&writer);
    ks_slip_write_sources(&writer, &context->content->enforcement.provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

static void write_documents(const struct ks_slip_writer *writer, bool is_sometimes)
{
    const struct ks_enforcement *enforcement = &writer->context->content->enforcement;
    for (int i = 0; i < enforcement->item_count; i++) {
        const struct ks_check_item *item = &enforcement->items[i];
        bool has_condition = item->when_count > 0 || item->unless_count > 0;
        if (!item->is_note && has_condition == is_sometimes) {
            ks_slip_add(writer->slip, KS_SLIP_UNTICKED, ks_slip_words(writer, &item->title),
                        ks_slip_words(writer, &item->detail));
        }
    }
}

void ks_slip_documents(struct ks_paper *paper, const struct ks_slip_context *context)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    ks_slip_write_head(&writer, ks_tr(writer.lang, "Applying for enforcement: documents"));
    ks_slip_add(slip, KS_SLIP_HEADING, ks_tr(writer.lang, "In every case"), NULL);
    write_documents(&writer, false);
    ks_slip_add(slip, KS_SLIP_TEXT, ks_tr(writer.lang, "Only where they apply:"), NULL);
    write_documents(&writer, true);
    ks_slip_add(slip, KS_SLIP_TEXT,
                ks_tr(writer.lang, "Which of them you need, and until when you can apply, depends "
                                   "on your case: the kiosk asks a few questions, or ask at the "
                                   "window."),
                NULL);
    ks_slip_write_filing_link(&writer);
    ks_slip_write_sources(&writer, &context->content->enforcement.provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

void ks_slip_online(struct ks_paper *paper, const struct ks_slip_context *context)
{
    const struct ks_mediation *mediation = &context->content->mediation;
    const struct ks_slip_writer writer = {&paper->slip, context, context->lang};
    ks_slip_write_head(&writer, ks_tr(writer.lang, "Mediation goes on online"));
    for (int i = 0; i < mediation->online_count; i++)
        ks_slip_add(writer.slip, KS_SLIP_STEP, ks_slip_words(&writer, &mediation->online[i]), NULL);
    ks_slip_write_sources(&writer, &mediation->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

void ks_slip_receipt(struct ks_paper *paper, const struct ks_slip_context *context,
                     const struct ks_risk_notice *risk, const struct ks_signed *signing,
                     const struct ks_point *points, int point_count)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    slip->is_personal = true;
    ks_slip_write_head(&writer, ks_tr(writer.lang, "Receipt"));
    ks_slip_add(slip, KS_SLIP_HEADING, ks_slip_words(&writer, &risk->title), NULL);
    add_pair(&writer, ks_tr(writer.lang, "Notice version"), risk->version);
    add_pair(&writer, ks_tr(writer.lang, "Signed"), ks_slip_time(&writer, signing->signed_ms));
    add_pair(&writer, ks_tr(writer.lang, "Check code"), signing->code);
    ks_slip_add(slip, KS_SLIP_HEADING, ks_tr(writer.lang, "You have read"), NULL);
    for (int i = 0; i < risk->item_count; i++) {
        const char *title = ks_slip_words(&writer, &risk->items[i].title);
        ks_slip_add(slip, KS_SLIP_TEXT, ks_arena_printf(&slip->arena, "%d. %s", i + 1, title),
                    NULL);
    }
    ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_add(slip, KS_SLIP_TEXT, ks_slip_words(&writer, &risk->declaration), NULL);
    ks_slip_add_signature(slip, points, point_count);
    if (signing->is_mark) {
        ks_slip_add(slip, KS_SLIP_TEXT,
                    ks_tr(writer.lang, "A mark, made with a button, in place of a signature: the "
                                       "person who signs does not write."),
                    NULL);
    }
    ks_slip_write_sources(&writer, &risk->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

void ks_slip_notice(struct ks_paper *paper, const struct ks_slip_context *context,
                    const struct ks_risk_notice *risk)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    ks_slip_write_head(&writer, ks_slip_words(&writer, &risk->title));
    add_pair(&writer, ks_tr(writer.lang, "Notice version"), risk->version);
    for (int i = 0; i < risk->item_count; i++) {
        const struct ks_prose *body = &risk->items[i].body;
        const char *title = ks_slip_words(&writer, &risk->items[i].title);
        ks_slip_add(slip, KS_SLIP_HEADING, ks_arena_printf(&slip->arena, "%d. %s", i + 1, title),
                    NULL);
        for (int j = 0; j < body->counts[writer.lang]; j++)
            ks_slip_add(slip, KS_SLIP_TEXT, body->blocks[writer.lang][j].text, NULL);
    }
    ks_slip_write_sources(&writer, &risk->provenance);
    ks_slip_write_foot(&writer, context->now_ms);
}

void ks_slip_link(struct ks_paper *paper, const struct ks_slip_context *context,
                  const struct ks_link *link)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    ks_slip_write_head(&writer, ks_slip_words(&writer, &link->title));
    ks_slip_add(slip, KS_SLIP_TEXT, ks_slip_words(&writer, &link->lead), NULL);
    ks_slip_add(slip, KS_SLIP_QR, link->url, NULL);
    ks_slip_write_steps(&writer, ks_tr(writer.lang, "How to go on"), link->steps, link->step_count);
    ks_slip_write_foot(&writer, context->now_ms);
}
