/* The slips of the hall: a number, an appointment. */
#include <string.h>

#include "service/date_words.h"
#include "service/queue_words.h"
#include "service/slips_private.h"

static const char *kind_title(const struct ks_slip_writer *writer, const struct ks_hall_plan *hall,
                              const char *id)
{
    const struct ks_visitor_kind *kind = ks_hall_find_kind(hall, id);
    return kind != NULL ? ks_slip_words(writer, &kind->title) : id;
}

static void write_facts(const struct ks_slip_writer *writer, const struct ks_queue_wait *wait)
{
    struct ks_queue_fact facts[KS_QUEUE_FACTS];
    ks_queue_facts(&writer->slip->arena, writer->lang, writer->context->content, wait, facts);
    for (int i = 0; i < KS_QUEUE_FACTS; i++)
        ks_slip_add(writer->slip, KS_SLIP_FACT, facts[i].label,
                    ks_arena_printf(&writer->slip->arena, facts[i].unit[0] ? "%s %s" : "%s%s",
                                    facts[i].value, facts[i].unit));
}

/* What to do: to watch the screen, or before it what the wait needs that may outlast the day. */
static const char *way_on(const struct ks_slip_writer *writer, const struct ks_queue_wait *wait)
{
    const struct ks_slip_context *context = writer->context;
    struct ks_arena *arena = &writer->slip->arena;
    const char *ends = ks_queue_outlasts(arena, context->content, wait, context->now_ms);
    return ends == NULL ? ks_tr(writer->lang, "Watch the screen for your number")
                        : ks_arena_printf(arena, ks_tr(writer->lang, "Past %s? Ask staff"), ends);
}

/* One paragraph where the ticket carries two languages, so that it stays short. */
static void write_bring(const struct ks_slip_writer *writer, const struct ks_words *bring,
                        int count)
{
    const char *all = NULL;
    if (count > 0)
        ks_slip_add(writer->slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Please have ready"), NULL);
    for (int i = 0; i < count; i++) {
        const char *one = ks_slip_words(writer, &bring[i]);
        if (!writer->context->is_joined)
            ks_slip_add(writer->slip, KS_SLIP_BULLET, one, NULL);
        else if (all == NULL)
            all = one;
        else
            all = ks_arena_printf(&writer->slip->arena, ks_tr(writer->lang, "%s; %s"), all, one);
    }
    if (all != NULL)
        ks_slip_add(writer->slip, KS_SLIP_SMALL, all, NULL);
}

/* What is typed or scanned at a kiosk to see how the number stands, or to give it back. */
static const char *own_code(const struct ks_slip_writer *writer, const struct ks_take_result *take)
{
    return ks_arena_printf(&writer->slip->arena, "%s-%s", take->ticket.number, take->check);
}

static void write_own_code(const struct ks_slip_writer *writer, const struct ks_take_result *take)
{
    if (take->check[0] == '\0')
        return;
    ks_slip_add(
        writer->slip, KS_SLIP_SMALL,
        ks_tr(writer->lang, "To look it up, come back late or give it back, for you alone:"), NULL);
    ks_slip_add(writer->slip, KS_SLIP_QR, own_code(writer, take), NULL);
}

/* The code of the number to type stands here where there is none to scan: where the paper carries
 * two languages, and where the code to scan is that of the pair. */
static bool has_typed_code(const struct ks_slip_writer *writer, const struct ks_take_result *take)
{
    return take->check[0] != '\0' && (writer->context->is_joined || take->pair_code[0] != '\0');
}

/* One paragraph: who waits where there is room for it, whom to ask, since when. A paper in two
 * languages says what needs no words once: so it stays short. */
static void write_ticket_foot(const struct ks_slip_writer *writer,
                              const struct ks_take_result *take)
{
    const struct ks_content *content = writer->context->content;
    struct ks_arena *arena = &writer->slip->arena;
    const char *visitor = ks_slip_join(writer, ks_tr(writer->lang, "Visitor"),
                                       kind_title(writer, &content->hall, take->ticket.kind));
    const char *hotline =
        ks_slip_join(writer, ks_tr(writer->lang, "Court help line"), content->hotline);
    const char *when = ks_slip_time(writer, take->ticket.issued_ms);
    const char *text =
        writer->context->is_joined
            ? hotline
            : ks_arena_printf(arena, "%s · %s · %s", visitor, hotline,
                              ks_slip_join(writer, ks_tr(writer->lang, "Issued"), when));
    ks_slip_add(writer->slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_add(writer->slip, KS_SLIP_SMALL, text, NULL);
    if (has_typed_code(writer, take))
        ks_slip_add(
            writer->slip, KS_SLIP_SMALL,
            writer->context->is_joined
                ? ks_arena_printf(arena, "%s · %s", own_code(writer, take), when)
                : ks_slip_join(writer,
                               ks_tr(writer->lang, "To look it up, come back late or give it back"),
                               own_code(writer, take)),
            NULL);
    else if (writer->context->is_joined)
        ks_slip_add(writer->slip, KS_SLIP_SMALL, when, NULL);
}

/* A number of the kiosk's own: nobody knows how many are before it. */
static void write_offline(const struct ks_slip_writer *writer)
{
    struct ks_slip *slip = writer->slip;
    ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
    ks_slip_add(slip, KS_SLIP_TEXT,
                ks_tr(writer->lang,
                      "This kiosk has no line to the hall just now and gave the number "
                      "itself. It counts from the time on this slip; the number "
                      "stays as it is."),
                NULL);
    ks_slip_add(slip, KS_SLIP_TEXT,
                ks_tr(writer->lang, "Show this slip at the window, so that you are in the queue at "
                                    "once."),
                NULL);
    ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
}

/* Of two parties one is missing: the code with which it joins, and nothing of a wait that has not
 * begun. Else how long it may take. */
static void write_wait(const struct ks_slip_writer *writer, const struct ks_take_result *take)
{
    struct ks_slip *slip = writer->slip;
    if (take->ticket.awaits_other) {
        ks_slip_add(slip, KS_SLIP_HEADING, ks_tr(writer->lang, "Waiting for the other party"),
                    NULL);
        ks_slip_add(slip, KS_SLIP_SMALL,
                    ks_tr(writer->lang, "The other party joins with this pairing code at the "
                                        "kiosk. You are called once both are here."),
                    NULL);
        ks_slip_add(slip, KS_SLIP_QR, take->pair_code, NULL);
        return;
    }
    if (take->is_offline) {
        write_offline(writer);
        return;
    }
    const struct ks_queue_wait wait = {take->ticket.line, take->ahead, take->wait_low_min,
                                       take->wait_high_min};
    write_facts(writer, &wait);
    if (take->pair_code[0] != '\0')
        ks_slip_add(slip, KS_SLIP_CENTRED,
                    ks_tr(writer->lang, "Both parties are here: one number for both"), NULL);
    ks_slip_add(slip, KS_SLIP_HEADING, way_on(writer, &wait), NULL);
}

void ks_slip_ticket(struct ks_paper *paper, const struct ks_slip_context *context,
                    const struct ks_take_result *take, bool is_reprint)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    const struct ks_mediation *mediation = &context->content->mediation;
    const struct ks_service_line *line =
        ks_hall_find_line(&context->content->hall, take->ticket.line);
    bool is_mediation = strcmp(take->ticket.line, mediation->line) == 0;
    ks_slip_write_names(&writer);
    ks_slip_add(slip, KS_SLIP_CENTRED,
                is_mediation   ? ks_tr(writer.lang, "Mediation ticket")
                : line == NULL ? take->ticket.line
                               : ks_arena_printf(&slip->arena, ks_tr(writer.lang, "%s: number"),
                                                 ks_slip_words(&writer, &line->name)),
                NULL);
    if (is_reprint)
        ks_slip_add(slip, KS_SLIP_HEADING, ks_tr(writer.lang, "Printed again"),
                    context->is_joined ? "" : ks_slip_time(&writer, context->now_ms));
    if (take->is_offline)
        ks_slip_add(slip, KS_SLIP_HEADING, ks_tr(writer.lang, "Offline number"), "");
    ks_slip_add(slip, KS_SLIP_NUMBER, take->ticket.number, NULL);
    write_wait(&writer, take);
    if (is_mediation)
        write_bring(&writer, mediation->bring, mediation->bring_count);
    else if (line != NULL)
        write_bring(&writer, line->bring, line->bring_count);
    if (!context->is_joined && take->pair_code[0] == '\0')
        write_own_code(&writer, take);
    if (is_mediation && !is_reprint && take->pair_code[0] == '\0') {
        ks_slip_add(slip, KS_SLIP_RULE, NULL, NULL);
        ks_slip_add(slip, KS_SLIP_SMALL, ks_slip_words(&writer, &mediation->voluntary), NULL);
    }
    write_ticket_foot(&writer, take);
}

/* "09:30–10:00" */
static const char *slot_text(const struct ks_slip_writer *writer,
                             const struct ks_service_line *line, int64_t slot_ms)
{
    int from = ks_date_minute_from_wall_ms(slot_ms);
    int to = from + (line != NULL ? line->slot_minutes : 0);
    return ks_arena_printf(&writer->slip->arena, "%02d:%02d–%02d:%02d", from / 60, from % 60,
                           to / 60, to % 60);
}

void ks_slip_appointment(struct ks_paper *paper, const struct ks_slip_context *context,
                         const struct ks_booking *booking, bool is_reprint)
{
    struct ks_slip *slip = &paper->slip;
    const struct ks_slip_writer writer = {slip, context, context->lang};
    const struct ks_content *content = context->content;
    const struct ks_service_line *line = ks_hall_find_line(&content->hall, booking->line);
    bool is_mediation = strcmp(booking->line, content->mediation.line) == 0;
    struct ks_date day = ks_date_from_wall_ms(booking->slot_ms);
    char text[KS_DATE_TEXT_BYTES];
    ks_slip_write_head(&writer, ks_tr(writer.lang, "Appointment"));
    if (is_reprint)
        ks_slip_add(slip, KS_SLIP_CENTRED, ks_tr(writer.lang, "Printed again"), NULL);
    ks_slip_add_date(slip, line != NULL ? ks_slip_words(&writer, &line->name) : booking->line,
                     ks_date_format(day, text),
                     ks_arena_printf(&slip->arena, "%s %s",
                                     ks_date_expand(&slip->arena, writer.lang, "{w}", day),
                                     slot_text(&writer, line, booking->slot_ms)));
    ks_slip_add(slip, KS_SLIP_HEADING, ks_tr(writer.lang, "Your code, to check in or to cancel"),
                NULL);
    ks_slip_add(slip, KS_SLIP_QR, booking->code, NULL);
    if (content->hall.slot_rule.in[writer.lang] != NULL)
        ks_slip_add(slip, KS_SLIP_TEXT, ks_slip_words(&writer, &content->hall.slot_rule), NULL);
    ks_slip_add(slip, KS_SLIP_TEXT,
                ks_tr(writer.lang, "Cannot come? Type the code at the kiosk and cancel, so that "
                                   "somebody else can have the time."),
                NULL);
    if (is_mediation)
        write_bring(&writer, content->mediation.bring, content->mediation.bring_count);
    else if (line != NULL)
        write_bring(&writer, line->bring, line->bring_count);
    ks_slip_write_foot(&writer, context->now_ms);
}
