/* Taking a number: reserve, print, wait. */
#include "service/queue_service.h"

#include <string.h>

#include "base/log.h"
#include "domain/ticket.h"
#include "service/queue_papers.h"
#include "service/queue_private.h"
#include "service/slips.h"
#include "service/spool.h"
#include "store/store_papers.h"

/* Longer than any visit can last: whoever left the failure screen is not coming back to it. */
enum { STALE_AFTER_MS = 30 * 60 * 1000 };

struct ks_opening ks_queue_make_opening(const struct ks_content *content, struct ks_arena *arena)
{
    const struct ks_mediation *mediation = &content->mediation;
    size_t count = (size_t)mediation->hours_count;
    struct ks_open_span *spans = ks_arena_alloc(arena, (count + 1) * sizeof *spans);
    for (size_t i = 0; i < count; i++) {
        spans[i] =
            (struct ks_open_span){mediation->hours[i].from_minute, mediation->hours[i].to_minute};
    }
    struct ks_closed_span *closed =
        ks_arena_alloc(arena, ((size_t)content->closed_count + 1) * sizeof *closed);
    for (int i = 0; i < content->closed_count; i++)
        closed[i] = content->closed[i].span;
    return (struct ks_opening){&content->calendar, spans, (int)count, closed,
                               content->closed_count};
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
        .closed_for = shut >= 0 ? &content->closed[shut].name : NULL,
    };
    state.next_is_known =
        ks_opening_find_next(&opening, today, minute, &state.next_day, &state.next_minute);
    ks_arena_destroy(&arena);
    return state;
}

static const struct ks_visitor_kind *find_kind(const struct ks_content *content, const char *id)
{
    for (int i = 0; i < content->mediation.kind_count; i++)
        if (strcmp(content->mediation.kinds[i].id, id) == 0)
            return &content->mediation.kinds[i];
    return NULL;
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
static void sweep(const struct ks_queue_service *service, const char *day, int64_t now_ms)
{
    int count = 0;
    enum ks_err voided =
        ks_store_void_stale(service->store, day, now_ms - STALE_AFTER_MS, &count, NULL);
    enum ks_err ended = ks_queue_end_unsure(service->store, service->content, now_ms, &count, NULL);
    (void)voided;
    (void)ended;
}

/* With `job`, also the row of its slip; NULL: no slip is asked for. */
static enum ks_err reserve(const struct ks_queue_service *service,
                           const struct ks_take_request *request, struct ks_ticket *out,
                           struct ks_print_record *job, struct ks_error *error)
{
    const struct ks_visitor_kind *kind = find_kind(service->content, request->kind);
    if (kind == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no kind of visitor \"%s\"", request->kind);
    int64_t now_ms = ks_clock_wall_ms(service->clock);
    char day[KS_DATE_TEXT_BYTES];
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    sweep(service, day, now_ms);
    const struct ks_reservation wanted = {
        .day = day,
        .prefix = service->content->mediation.ticket_prefix,
        .kind = kind->id,
        .is_priority = kind->is_priority,
        .token = request->token,
        .now_ms = now_ms,
    };
    return job == NULL ? ks_store_reserve_ticket(service->store, &wanted, out, error)
                       : ks_store_reserve_printed_ticket(service->store, &wanted, out, job, error);
}

/* How many are before it and how long that may take; without an estimate both ends stay 0. */
static enum ks_err estimate(const struct ks_queue_service *service, struct ks_take_result *result,
                            struct ks_error *error)
{
    const struct ks_mediation *mediation = &service->content->mediation;
    enum ks_err err = ks_store_count_ahead(service->store, result->ticket.id,
                                           ks_clock_wall_ms(service->clock), &result->ahead, error);
    if (err == KS_OK &&
        !ks_wait_estimate(result->ahead, mediation->room_count, mediation->minutes_low,
                          mediation->minutes_high, &result->wait_low_min, &result->wait_high_min))
        result->wait_low_min = result->wait_high_min = 0;
    return err;
}

/* After a failure that may have happened or not, looks before it repeats, once. */
static enum ks_err move_to_waiting(const struct ks_queue_service *service, bool is_screen,
                                   struct ks_ticket *ticket, struct ks_error *error)
{
    int64_t id = ticket->id;
    enum ks_err err = KS_OK;
    for (int attempt = 0; attempt < 2; attempt++) {
        struct ks_ticket moved;
        err = ks_store_move_ticket(service->store, id, KS_TICKET_WAITING, is_screen,
                                   ks_clock_wall_ms(service->clock), &moved, error);
        bool is_there = err == KS_ERR_STATE &&
                        ks_store_get_ticket(service->store, id, &moved, NULL) == KS_OK &&
                        moved.state == KS_TICKET_WAITING;
        if (err == KS_OK || is_there) {
            *ticket = moved;
            return KS_OK;
        }
    }
    return err;
}

static struct ks_spool spool_of(const struct ks_queue_service *service)
{
    return (struct ks_spool){
        .store = service->store,
        .printer = service->printer,
        .glyphs = service->glyphs,
        .clock = service->clock,
        .is_wanted = service->is_wanted,
        .ctx = service->ctx,
    };
}

static enum ks_err print_ticket(const struct ks_queue_service *service, enum ks_lang lang,
                                struct ks_take_result *take, bool is_reprint,
                                struct ks_error *error)
{
    const struct ks_slip_context context = {
        .content = service->content,
        .lang = lang,
        .now_ms = ks_clock_wall_ms(service->clock),
    };
    struct ks_slip slip = {0};
    ks_slip_ticket(&slip, &context, take, is_reprint);
    struct ks_error why = {0};
    enum ks_err err =
        ks_printer_print_slip(service->printer, &slip, service->glyphs, &take->print, &why);
    ks_slip_destroy(&slip);
    return err == KS_OK ? KS_OK : ks_fail(error, KS_ERR_PRINTER, "%s", why.text);
}

/* Nobody but a person knows; nothing is sent. */
static enum ks_err ask_the_visitor(const struct ks_queue_service *service,
                                   struct ks_take_result *result, struct ks_error *error)
{
    result->print =
        (struct ks_print_outcome){.is_unsure = true, .state = ks_printer_status(service->printer)};
    return ks_fail(error, KS_ERR_PRINTER,
                   "Nobody knows whether the slip of ticket %s came out: look before it is printed "
                   "again",
                   result->ticket.number);
}

static bool is_unsure(const struct ks_print_record *job)
{
    return job->state == KS_JOB_UNKNOWN || job->state == KS_JOB_SENDING;
}

/* The printer has been given to this job: one slip, and what became of it. */
static enum ks_err send_job(const struct ks_queue_service *service, enum ks_lang lang,
                            const struct ks_print_record *job, struct ks_take_result *result,
                            struct ks_error *error)
{
    const struct ks_spool spool = spool_of(service);
    struct ks_ticket ticket = {0};
    struct ks_error why = {0};
    enum ks_err printed = print_ticket(service, lang, result, job->is_reprint, error);
    enum ks_err written = ks_spool_end(&spool, job->id, &result->print, &ticket, &why);
    if (printed != KS_OK) {
        if (written != KS_OK) {
            ks_log(KS_LOG_WARN, "queue", "what became of print job %lld is not written: %s",
                   (long long)job->id, why.text);
        }
        return printed;
    }
    if (written == KS_OK && ticket.state == KS_TICKET_VOID)
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
static enum ks_err put_on_paper(const struct ks_queue_service *service, enum ks_lang lang,
                                const struct ks_print_record *job, struct ks_take_result *result,
                                struct ks_error *error)
{
    if (is_unsure(job))
        return ask_the_visitor(service, result, error);
    const struct ks_spool spool = spool_of(service);
    struct ks_print_record sending = {0};
    enum ks_err err = estimate(service, result, error);
    if (err == KS_OK)
        err = ks_spool_begin(&spool, job->id, &sending, error);
    return err == KS_OK ? send_job(service, lang, &sending, result, error) : err;
}

/* The same gesture again: its ticket as it stands. */
static enum ks_err give_again(const struct ks_queue_service *service, struct ks_take_result *result,
                              struct ks_error *error)
{
    if (result->ticket.state == KS_TICKET_VOID) {
        result->has_ticket = false;
        return ks_fail(error, KS_ERR_STATE, "Ticket %s was withdrawn: take a new number",
                       result->ticket.number);
    }
    result->print.is_printed = !result->ticket.is_screen_ticket;
    return estimate(service, result, error);
}

static enum ks_err check_printer(const struct ks_queue_service *service,
                                 struct ks_take_result *result, struct ks_error *error)
{
    result->print.state = ks_printer_status(service->printer);
    if (ks_printer_can_print(result->print.state))
        return KS_OK;
    return ks_fail(error, KS_ERR_PRINTER, "The printer is not ready: nothing was reserved");
}

/* A gesture that has its number already gets the job of its slip alone. */
static enum ks_err reserve_for_paper(const struct ks_queue_service *service,
                                     const struct ks_take_request *request,
                                     struct ks_take_result *result, struct ks_print_record *job,
                                     struct ks_error *error)
{
    enum ks_err err = KS_OK;
    if (!result->has_ticket) {
        err = check_open(service->content, ks_clock_wall_ms(service->clock), error);
        err = err == KS_OK ? check_printer(service, result, error) : err;
    }
    if (err == KS_OK) {
        err = reserve(service, request, &result->ticket, job, error);
        result->has_ticket = err == KS_OK;
    }
    return err;
}

/* Whether the gesture has a ticket already. */
static enum ks_err find_earlier(const struct ks_queue_service *service,
                                const struct ks_take_request *request,
                                struct ks_take_result *result, struct ks_error *error)
{
    enum ks_err err = ks_store_find_token(service->store, request->token, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

enum ks_err ks_queue_take(const struct ks_queue_service *service,
                          const struct ks_take_request *request, struct ks_take_result *result,
                          struct ks_error *error)
{
    *result = (struct ks_take_result){0};
    enum ks_err err = find_earlier(service, request, result, error);
    if (err != KS_OK)
        return err;
    if (result->has_ticket && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(service, result, error);
    struct ks_print_record job = {0};
    err = reserve_for_paper(service, request, result, &job, error);
    return err == KS_OK ? put_on_paper(service, request->lang, &job, result, error) : err;
}

/* The ticket of a gesture whose visitor has looked for the slip, with its job when it is RESERVED.
 */
static enum ks_err find_asked(const struct ks_queue_service *service,
                              const struct ks_take_request *request, struct ks_take_result *result,
                              struct ks_print_record *job, struct ks_error *error)
{
    *result = (struct ks_take_result){0};
    *job = (struct ks_print_record){0};
    enum ks_err err = ks_store_find_token(service->store, request->token, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    return err == KS_OK && result->ticket.state == KS_TICKET_RESERVED
               ? ks_store_job_of_ticket(service->store, result->ticket.id, job, error)
               : err;
}

/* The day ended while the visitor was still looking for the slip: what they hold counts. */
static bool has_expired_unsure(const struct ks_queue_service *service,
                               const struct ks_ticket *ticket)
{
    struct ks_print_record job = {0};
    return ticket->state == KS_TICKET_VOID &&
           ks_store_job_of_ticket(service->store, ticket->id, &job, NULL) == KS_OK &&
           is_unsure(&job);
}

enum ks_err ks_queue_confirm_paper(const struct ks_queue_service *service,
                                   const struct ks_take_request *request,
                                   struct ks_take_result *result, struct ks_error *error)
{
    struct ks_print_record job = {0};
    const struct ks_spool spool = spool_of(service);
    enum ks_err err = find_asked(service, request, result, &job, error);
    if (err == KS_OK && result->ticket.state == KS_TICKET_RESERVED) {
        err = ks_spool_settle(&spool, job.id, true, error);
        err = err == KS_OK
                  ? ks_store_get_ticket(service->store, result->ticket.id, &result->ticket, error)
                  : err;
    } else if (err == KS_OK && has_expired_unsure(service, &result->ticket)) {
        err = ks_store_decide_paper(service->store, result->ticket.id, true,
                                    ks_clock_wall_ms(service->clock), &result->ticket, error);
    }
    return err == KS_OK ? give_again(service, result, error) : err;
}

enum ks_err ks_queue_print_again(const struct ks_queue_service *service,
                                 const struct ks_take_request *request,
                                 struct ks_take_result *result, struct ks_error *error)
{
    struct ks_print_record job = {0};
    const struct ks_spool spool = spool_of(service);
    enum ks_err err = find_asked(service, request, result, &job, error);
    if (err == KS_OK && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(service, result, error);
    if (err == KS_OK && is_unsure(&job)) {
        err = ks_spool_settle(&spool, job.id, false, error);
        job.state = KS_JOB_FAILED;
    }
    return err == KS_OK ? put_on_paper(service, request->lang, &job, result, error) : err;
}

enum ks_err ks_queue_accept_on_screen(const struct ks_queue_service *service,
                                      const struct ks_take_request *request,
                                      struct ks_take_result *result, struct ks_error *error)
{
    *result = (struct ks_take_result){.print.state = KS_PRINTER_OFFLINE};
    enum ks_err err = find_earlier(service, request, result, error);
    if (err != KS_OK)
        return err;
    if (result->has_ticket && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(service, result, error);
    if (!result->has_ticket) {
        err = check_open(service->content, ks_clock_wall_ms(service->clock), error);
        err = err == KS_OK ? reserve(service, request, &result->ticket, NULL, error) : err;
    }
    if (err == KS_OK)
        err = move_to_waiting(service, true, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    return err == KS_OK ? estimate(service, result, error) : err;
}

/* A reserved ticket counts for nothing, but where its slip may be out somebody may hold it. */
static bool may_be_held(const struct ks_queue_service *service, int64_t ticket_id)
{
    struct ks_print_record job = {0};
    return ks_store_job_of_ticket(service->store, ticket_id, &job, NULL) == KS_OK &&
           (is_unsure(&job) || (job.state == KS_JOB_FAILED && job.is_reprint));
}

static enum ks_err check_reprint(const struct ks_queue_service *service,
                                 const struct ks_ticket *ticket, struct ks_error *error)
{
    bool is_fit = ticket->state == KS_TICKET_WAITING || ticket->state == KS_TICKET_CALLED ||
                  (ticket->state == KS_TICKET_RESERVED && may_be_held(service, ticket->id));
    return is_fit ? KS_OK
                  : ks_fail(error, KS_ERR_STATE,
                            "Ticket %s is %s: only a waiting one is printed again", ticket->number,
                            ks_ticket_state_code(ticket->state));
}

enum ks_err ks_queue_reprint(const struct ks_queue_service *service, int64_t ticket_id,
                             enum ks_lang lang, struct ks_print_outcome *outcome,
                             struct ks_error *error)
{
    *outcome = (struct ks_print_outcome){0};
    struct ks_take_result take = {.has_ticket = true};
    struct ks_print_record job = {0};
    enum ks_err err = ks_store_get_ticket(service->store, ticket_id, &take.ticket, error);
    if (err == KS_OK)
        err = check_reprint(service, &take.ticket, error);
    if (err == KS_OK) {
        err = ks_store_add_job(service->store, KS_JOB_TICKET, ticket_id, true,
                               ks_clock_wall_ms(service->clock), &job, error);
    }
    if (err == KS_OK)
        err = put_on_paper(service, lang, &job, &take, error);
    *outcome = take.print;
    return err;
}

enum ks_err ks_queue_summary(struct ks_store *store, int64_t now_ms, struct ks_queue_summary *out,
                             struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    return ks_store_summarise(store, ks_date_format(ks_date_from_wall_ms(now_ms), day), out, error);
}
