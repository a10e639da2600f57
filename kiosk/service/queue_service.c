/* Taking a number: reserve, print, wait. */
#include "service/queue_service.h"

#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "domain/queue/estimate.h"
#include "service/parts.h"
#include "service/queue_papers.h"
#include "service/queue_private.h"
#include "service/slips.h"
#include "service/spool_private.h"
#include "store/store_papers.h"

/* Longer than any visit can last: whoever left the failure screen is not coming back to it. */
enum { STALE_AFTER_MS = 30 * 60 * 1000 };

static const struct ks_service_line *line_of(const struct ks_content *content)
{
    return ks_hall_find_line(&content->hall, content->mediation.line);
}

/* The hall's own closings first, then the line's. */
static const struct ks_closing *closing_at(const struct ks_content *content, int index)
{
    return index < content->closed_count ? &content->closed[index]
                                         : &line_of(content)->closed[index - content->closed_count];
}

struct ks_opening ks_queue_make_opening(const struct ks_content *content, struct ks_arena *arena)
{
    const struct ks_service_line *line = line_of(content);
    int span_count = line->hours_count, closed_count = content->closed_count + line->closed_count;
    struct ks_open_span *spans = ks_arena_alloc(arena, ((size_t)span_count + 1) * sizeof *spans);
    struct ks_closed_span *closed =
        ks_arena_alloc(arena, ((size_t)closed_count + 1) * sizeof *closed);
    for (int i = 0; i < span_count; i++) {
        const struct ks_hours_span *hours = &line->hours[i];
        spans[i] = (struct ks_open_span){hours->from_minute, hours->to_minute, hours->weekdays};
    }
    for (int i = 0; i < closed_count; i++)
        closed[i] = closing_at(content, i)->span;
    return (struct ks_opening){&content->calendar, spans, span_count, closed, closed_count};
}

struct ks_opening_state ks_queue_opening(const struct ks_content *content, int64_t now_ms)
{
    struct ks_arena arena = {0};
    const struct ks_opening opening = ks_queue_make_opening(content, &arena);
    struct ks_date today = ks_date_from_wall_ms(now_ms);
    int minute = ks_date_minute_from_wall_ms(now_ms);
    int shut = ks_opening_find_closed(&opening, today, minute);
    struct ks_opening_state state = {
        .is_open = ks_opening_is_open(&opening, today, minute),
        .closed_for = shut >= 0 ? &closing_at(content, shut)->name : NULL,
    };
    state.next_is_known =
        ks_opening_find_next(&opening, today, minute, &state.next_day, &state.next_minute);
    ks_arena_destroy(&arena);
    return state;
}

static enum ks_err check_open(const struct ks_content *content, int64_t now_ms,
                              struct ks_error *error)
{
    struct ks_opening_state state = ks_queue_opening(content, now_ms);
    if (state.is_open)
        return KS_OK;
    if (!state.next_is_known) {
        return ks_fail(error, KS_ERR_CLOSED,
                       "Numbers are not given now, and the calendar does not reach the next "
                       "opening: publish next year's calendar");
    }
    char day[KS_DATE_TEXT_BYTES];
    return ks_fail(error, KS_ERR_CLOSED, "Numbers are not given now; next opening %s %02d:%02d",
                   ks_date_format(state.next_day, day), state.next_minute / 60,
                   state.next_minute % 60);
}

/* Takes numbers out of the count that were reserved by visits long over, and ends those whose day
 * is. What cannot be done now is done by the next visit. */
static void sweep(const struct ks_desk *desk, const char *day, int64_t now_ms)
{
    int count = 0;
    enum ks_err cancelled =
        ks_store_cancel_stale(desk->store, day, now_ms - STALE_AFTER_MS, now_ms, &count, NULL);
    enum ks_err ended = ks_queue_end_unsure(desk, desk->content, now_ms, &count, NULL);
    (void)cancelled;
    (void)ended;
}

/* With `job`, also the row of its slip; NULL: no slip is asked for. */
static enum ks_err reserve(const struct ks_desk *desk, const struct ks_take_request *request,
                           struct ks_ticket *out, struct ks_print_record *job,
                           struct ks_error *error)
{
    const struct ks_visitor_kind *kind = ks_hall_find_kind(&desk->content->hall, request->kind);
    if (kind == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no kind of visitor \"%s\"", request->kind);
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    char day[KS_DATE_TEXT_BYTES];
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    sweep(desk, day, now_ms);
    const struct ks_reservation wanted = {
        .day = day,
        .line = line_of(desk->content)->id,
        .prefix = line_of(desk->content)->letter,
        .kind = kind->id,
        .is_priority = kind->is_priority,
        .token = request->token,
        .now_ms = now_ms,
    };
    return job == NULL ? ks_store_reserve_ticket(desk->store, &wanted, out, error)
                       : ks_store_reserve_printed_ticket(desk->store, &wanted, out, job, error);
}

/* How many are before it and how long that may take; without an estimate both ends stay 0. */
static enum ks_err estimate(const struct ks_desk *desk, struct ks_take_result *result,
                            struct ks_error *error)
{
    const struct ks_service_line *line = line_of(desk->content);
    int seats = ks_hall_count_seats(&desk->content->hall, line->id);
    enum ks_err err = ks_store_count_ahead(desk->store, result->ticket.id, &result->ahead, error);
    if (err == KS_OK &&
        !ks_wait_estimate(result->ahead, seats, line->minutes_low, line->minutes_high,
                          &result->wait_low_min, &result->wait_high_min))
        result->wait_low_min = result->wait_high_min = 0;
    return err;
}

/* After a failure that may have happened or not, looks before it repeats, once. */
static enum ks_err move_to_waiting(const struct ks_desk *desk, bool is_screen,
                                   struct ks_ticket *ticket, struct ks_error *error)
{
    int64_t id = ticket->id;
    enum ks_err err = KS_OK;
    for (int attempt = 0; attempt < 2; attempt++) {
        struct ks_ticket moved;
        err = ks_store_move_ticket(desk->store, id, KS_TICKET_WAITING, is_screen,
                                   ks_clock_wall_ms(desk->clock), &moved, error);
        bool is_there = err == KS_ERR_STATE &&
                        ks_store_get_ticket(desk->store, id, &moved, NULL) == KS_OK &&
                        moved.state == KS_TICKET_WAITING;
        if (err == KS_OK || is_there) {
            *ticket = moved;
            return KS_OK;
        }
    }
    return err;
}

struct ticket_paper {
    const struct ks_take_result *take;
    bool is_reprint;
};

static void write_ticket(const void *ctx, const struct ks_slip_context *context,
                         struct ks_paper *paper)
{
    const struct ticket_paper *ticket = ctx;
    ks_slip_ticket(paper, context, ticket->take, ticket->is_reprint);
}

static enum ks_err print_ticket(const struct ks_desk *desk, enum ks_lang lang,
                                const struct ks_take_result *take, bool is_reprint,
                                struct ks_print_outcome *outcome, struct ks_error *error)
{
    const struct ks_slip_context context = {
        .content = desk->content,
        .lang = lang,
        .now_ms = ks_clock_wall_ms(desk->clock),
    };
    struct ks_paper paper = {0};
    ks_slip_write_for(&paper, &context, write_ticket, &(struct ticket_paper){take, is_reprint});
    struct ks_error why = {0};
    enum ks_err err =
        ks_printer_print_slip(desk->printer, &paper.slip, desk->glyphs, outcome, &why);
    ks_slip_destroy(&paper.slip);
    return err == KS_OK ? KS_OK : ks_fail(error, KS_ERR_PRINTER, "%s", why.text);
}

/* Nobody but a person knows; nothing is sent. */
static enum ks_err ask_the_visitor(const struct ks_desk *desk, struct ks_take_result *result,
                                   struct ks_error *error)
{
    result->paper = (struct ks_paper_report){
        .end = KS_PAPER_UNSURE, .why = ks_paper_why_of(ks_printer_status(desk->printer))};
    return ks_fail(error, KS_ERR_PRINTER,
                   "Nobody knows whether the slip of ticket %s came out: look before it is printed "
                   "again",
                   result->ticket.number);
}

static bool is_withdrawn(const struct ks_ticket *ticket)
{
    return ticket->state == KS_TICKET_CANCELLED || ticket->state == KS_TICKET_EXPIRED;
}

static bool is_unsure(const struct ks_print_record *job)
{
    return job->state == KS_PRINT_JOB_UNKNOWN || job->state == KS_PRINT_JOB_SENDING;
}

/* The printer has been given to this job: one slip, and what became of it. */
static enum ks_err send_job(const struct ks_desk *desk, const struct ks_take_request *request,
                            const struct ks_print_record *job, struct ks_take_result *result,
                            struct ks_error *error)
{
    const struct ks_spool spool = ks_spool_of(desk, &request->wanted);
    struct ks_print_outcome outcome = {0};
    struct ks_ticket ticket = {0};
    struct ks_error why = {0};
    enum ks_err printed =
        print_ticket(desk, request->lang, result, job->is_reprint, &outcome, error);
    enum ks_err written = ks_spool_end(&spool, job, &outcome, &ticket, &why);
    result->paper = ks_paper_report_of(&outcome, job->id);
    if (printed != KS_OK) {
        if (written != KS_OK) {
            ks_log(KS_LOG_WARN, "queue", "what became of print job %lld is not written: %s",
                   (long long)job->id, why.text);
        }
        return printed;
    }
    if (written == KS_OK && is_withdrawn(&ticket))
        written = ks_fail(&why, KS_ERR_STATE, "it was withdrawn meanwhile");
    if (written != KS_OK) {
        return ks_fail(error, KS_ERR_UNCERTAIN,
                       "Ticket %s is on paper but the queue may not count it (%.200s): call it by "
                       "hand",
                       result->ticket.number, why.text);
    }
    result->ticket = ticket;
    return KS_OK;
}

/* The ticket is RESERVED: print it, and only then does it count. */
static enum ks_err put_on_paper(const struct ks_desk *desk, const struct ks_take_request *request,
                                const struct ks_print_record *job, struct ks_take_result *result,
                                struct ks_error *error)
{
    if (is_unsure(job))
        return ask_the_visitor(desk, result, error);
    const struct ks_spool spool = ks_spool_of(desk, &request->wanted);
    struct ks_print_record sending = {0};
    enum ks_err err = estimate(desk, result, error);
    if (err == KS_OK)
        err = ks_spool_begin(&spool, job, &sending, error);
    return err == KS_OK ? send_job(desk, request, &sending, result, error) : err;
}

/* The same gesture again: its ticket as it stands. */
static enum ks_err give_again(const struct ks_desk *desk, struct ks_take_result *result,
                              struct ks_error *error)
{
    if (is_withdrawn(&result->ticket)) {
        result->has_ticket = false;
        return ks_fail(error, KS_ERR_STATE, "Ticket %s was withdrawn: take a new number",
                       result->ticket.number);
    }
    result->paper.end = result->ticket.is_screen_ticket ? KS_PAPER_NOT_OUT : KS_PAPER_OUT;
    return estimate(desk, result, error);
}

static enum ks_err check_printer(const struct ks_desk *desk, struct ks_take_result *result,
                                 struct ks_error *error)
{
    enum ks_printer_state state = ks_printer_status(desk->printer);
    result->paper.why = ks_paper_why_of(state);
    if (ks_printer_can_print(state))
        return KS_OK;
    return ks_fail(error, KS_ERR_PRINTER, "The printer is not ready: nothing was reserved");
}

/* A gesture that has its number already gets the job of its slip alone. */
static enum ks_err reserve_for_paper(const struct ks_desk *desk,
                                     const struct ks_take_request *request,
                                     struct ks_take_result *result, struct ks_print_record *job,
                                     struct ks_error *error)
{
    enum ks_err err = KS_OK;
    if (!result->has_ticket) {
        err = check_open(desk->content, ks_clock_wall_ms(desk->clock), error);
        err = err == KS_OK ? check_printer(desk, result, error) : err;
    }
    if (err == KS_OK) {
        err = reserve(desk, request, &result->ticket, job, error);
        result->has_ticket = err == KS_OK;
    }
    return err;
}

/* Whether the gesture has a ticket already. */
static enum ks_err find_earlier(const struct ks_desk *desk, const struct ks_take_request *request,
                                struct ks_take_result *result, struct ks_error *error)
{
    enum ks_err err = ks_store_find_token(desk->store, request->token, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

enum ks_err ks_queue_take(const struct ks_desk *desk, const struct ks_take_request *request,
                          struct ks_take_result *result, struct ks_error *error)
{
    *result = (struct ks_take_result){0};
    enum ks_err err = find_earlier(desk, request, result, error);
    if (err != KS_OK)
        return err;
    if (result->has_ticket && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(desk, result, error);
    struct ks_print_record job = {0};
    err = reserve_for_paper(desk, request, result, &job, error);
    return err == KS_OK ? put_on_paper(desk, request, &job, result, error) : err;
}

/* The ticket of a gesture whose visitor has looked for the slip, with its job when it is RESERVED.
 */
static enum ks_err find_asked(const struct ks_desk *desk, const struct ks_take_request *request,
                              struct ks_take_result *result, struct ks_print_record *job,
                              struct ks_error *error)
{
    *result = (struct ks_take_result){0};
    *job = (struct ks_print_record){0};
    enum ks_err err = ks_store_find_token(desk->store, request->token, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    return err == KS_OK && result->ticket.state == KS_TICKET_RESERVED
               ? ks_store_print_job_of_ticket(desk->store, result->ticket.id, job, error)
               : err;
}

/* The day ended while the visitor was still looking for the slip: what they hold counts. */
static bool has_expired_unsure(const struct ks_desk *desk, const struct ks_ticket *ticket)
{
    struct ks_print_record job = {0};
    return ticket->state == KS_TICKET_EXPIRED &&
           ks_store_print_job_of_ticket(desk->store, ticket->id, &job, NULL) == KS_OK &&
           is_unsure(&job);
}

enum ks_err ks_queue_confirm_paper(const struct ks_desk *desk,
                                   const struct ks_take_request *request,
                                   struct ks_take_result *result, struct ks_error *error)
{
    struct ks_print_record job = {0};
    const struct ks_spool spool = ks_spool_of(desk, &request->wanted);
    enum ks_err err = find_asked(desk, request, result, &job, error);
    if (err == KS_OK && result->ticket.state == KS_TICKET_RESERVED) {
        err = ks_spool_settle(&spool, job.id, true, error);
        err = err == KS_OK
                  ? ks_store_get_ticket(desk->store, result->ticket.id, &result->ticket, error)
                  : err;
    } else if (err == KS_OK && has_expired_unsure(desk, &result->ticket)) {
        err = ks_store_decide_paper(desk->store, result->ticket.id, true,
                                    ks_clock_wall_ms(desk->clock), &result->ticket, error);
    }
    return err == KS_OK ? give_again(desk, result, error) : err;
}

enum ks_err ks_queue_print_again(const struct ks_desk *desk, const struct ks_take_request *request,
                                 struct ks_take_result *result, struct ks_error *error)
{
    struct ks_print_record job = {0};
    const struct ks_spool spool = ks_spool_of(desk, &request->wanted);
    enum ks_err err = find_asked(desk, request, result, &job, error);
    if (err == KS_OK && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(desk, result, error);
    if (err == KS_OK && is_unsure(&job)) {
        err = ks_spool_settle(&spool, job.id, false, error);
        job.state = KS_PRINT_JOB_FAILED;
    }
    return err == KS_OK ? put_on_paper(desk, request, &job, result, error) : err;
}

enum ks_err ks_queue_accept_on_screen(const struct ks_desk *desk,
                                      const struct ks_take_request *request,
                                      struct ks_take_result *result, struct ks_error *error)
{
    *result = (struct ks_take_result){.paper.why = KS_WHY_NO_ANSWER};
    enum ks_err err = find_earlier(desk, request, result, error);
    if (err != KS_OK)
        return err;
    if (result->has_ticket && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(desk, result, error);
    if (!result->has_ticket) {
        err = check_open(desk->content, ks_clock_wall_ms(desk->clock), error);
        err = err == KS_OK ? reserve(desk, request, &result->ticket, NULL, error) : err;
    }
    if (err == KS_OK)
        err = move_to_waiting(desk, true, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    return err == KS_OK ? estimate(desk, result, error) : err;
}

/* A reserved ticket counts for nothing, but where its slip may be out somebody may hold it. */
static bool may_be_held(const struct ks_desk *desk, int64_t ticket_id)
{
    struct ks_print_record job = {0};
    return ks_store_print_job_of_ticket(desk->store, ticket_id, &job, NULL) == KS_OK &&
           (is_unsure(&job) || (job.state == KS_PRINT_JOB_FAILED && job.is_reprint));
}

static enum ks_err check_reprint(const struct ks_desk *desk, const struct ks_ticket *ticket,
                                 struct ks_error *error)
{
    bool is_fit = ticket->state == KS_TICKET_WAITING || ticket->state == KS_TICKET_CALLED ||
                  (ticket->state == KS_TICKET_RESERVED && may_be_held(desk, ticket->id));
    return is_fit ? KS_OK
                  : ks_fail(error, KS_ERR_STATE,
                            "Ticket %s is %s: only a waiting one is printed again", ticket->number,
                            ks_staff_tr(ks_ticket_state_code(ticket->state)));
}

enum ks_err ks_queue_reprint(const struct ks_desk *desk, int64_t ticket_id, enum ks_lang lang,
                             const struct ks_paper_wanted *wanted, struct ks_paper_report *report,
                             struct ks_error *error)
{
    *report = (struct ks_paper_report){0};
    const struct ks_take_request request = {
        .lang = lang, .wanted = wanted != NULL ? *wanted : (struct ks_paper_wanted){0}};
    struct ks_take_result take = {.has_ticket = true};
    struct ks_print_record job = {0};
    enum ks_err err = ks_store_get_ticket(desk->store, ticket_id, &take.ticket, error);
    if (err == KS_OK)
        err = check_reprint(desk, &take.ticket, error);
    if (err == KS_OK) {
        err = ks_store_add_print_job(desk->store, KS_PAPER_TICKET, ticket_id, true,
                                     ks_clock_wall_ms(desk->clock), &job, error);
    }
    if (err == KS_OK)
        err = put_on_paper(desk, &request, &job, &take, error);
    *report = take.paper;
    return err;
}

enum ks_err ks_queue_summary(const struct ks_desk *desk, int64_t now_ms,
                             struct ks_queue_summary *out, struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    return ks_store_summarise(desk->store, ks_date_format(ks_date_from_wall_ms(now_ms), day), out,
                              error);
}
