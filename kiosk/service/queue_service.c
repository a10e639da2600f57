/* Taking a number: reserve, print, wait. */
#include "service/queue_service.h"

#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "domain/queue/slots.h"
#include "service/hall_alerts.h"
#include "service/hall_hours.h"
#include "service/hall_view.h"
#include "service/parts.h"
#include "service/queue_offline_private.h"
#include "service/queue_papers.h"
#include "service/queue_private.h"
#include "service/slips.h"
#include "service/spool_private.h"
#include "store/store_appointments.h"
#include "store/store_hall.h"
#include "store/store_own.h"
#include "store/store_pairs.h"
#include "store/store_papers.h"

/* Longer than any visit can last: whoever left the failure screen is not coming back to it. */
enum { STALE_AFTER_MS = 30 * 60 * 1000 };

/* NULL: that of mediation. A line that is no longer in the content is NULL. */
static const struct ks_service_line *line_of(const struct ks_content *content, const char *id)
{
    return ks_hall_find_line(&content->hall, id != NULL ? id : content->mediation.line);
}

static enum ks_err is_closed_until(const struct ks_date *day, int minute, struct ks_error *error)
{
    char text[KS_DATE_TEXT_BYTES];
    return ks_fail(error, KS_ERR_CLOSED, "Numbers are not given now; next opening %s %02d:%02d",
                   ks_date_format(*day, text), minute / 60, minute % 60);
}

/* What staff have closed for a while: who has a number is served. */
static enum ks_err check_closing(const struct ks_desk *desk, const struct ks_service_line *line,
                                 int64_t now_ms, struct ks_error *error)
{
    struct ks_hall_closing closing;
    bool is_closed = false;
    enum ks_err err = ks_hall_find_closing(desk, line->id, now_ms, &is_closed, &closing, error);
    if (err != KS_OK || !is_closed)
        return err;
    const struct ks_date day = ks_date_from_wall_ms(closing.to_ms);
    return is_closed_until(&day, ks_date_minute_from_wall_ms(closing.to_ms), error);
}

/* The plan of the hall, and what staff have closed for a while. */
static enum ks_err check_open(const struct ks_desk *desk, const char *line_id,
                              struct ks_error *error)
{
    const struct ks_service_line *line = line_of(desk->content, line_id);
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    if (line == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no line \"%s\"", line_id);
    struct ks_opening_state state = ks_hall_line_opening(desk->content, line, now_ms);
    if (state.is_open)
        return check_closing(desk, line, now_ms, error);
    if (!state.next_is_known) {
        return ks_fail(error, KS_ERR_CLOSED,
                       "Numbers are not given now, and the calendar does not reach the next "
                       "opening: publish next year's calendar");
    }
    return is_closed_until(&state.next_day, state.next_minute, error);
}

/* An appointment in time is kept whether numbers are given or not; who is late joins those without
 * one. */
static enum ks_err check_may_take(const struct ks_desk *desk, const struct ks_take_request *request,
                                  struct ks_error *error)
{
    struct ks_appointment appointment;
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    if (request->appointment_id == 0)
        return check_open(desk, request->line, error);
    enum ks_err err =
        ks_store_get_appointment(desk->store, request->appointment_id, &appointment, error);
    if (err != KS_OK)
        return err;
    struct ks_date day = ks_date_from_wall_ms(appointment.slot_ms);
    switch (ks_slot_judge(appointment.slot_ms, ks_date_to_wall_ms(ks_date_add_days(day, 1), 0),
                          now_ms)) {
    case KS_SLOT_IN_TIME:
        return KS_OK;
    case KS_SLOT_LATE:
        return check_open(desk, request->line, error);
    case KS_SLOT_NOT_YET:
        return ks_fail(error, KS_ERR_STATE, "It is too early to check in");
    default:
        return ks_fail(error, KS_ERR_STATE, "The day of this appointment is over");
    }
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
    const struct ks_service_line *line = line_of(desk->content, request->line);
    if (line == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no line \"%s\"", request->line);
    if (kind == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no kind of visitor \"%s\"", request->kind);
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    char day[KS_DATE_TEXT_BYTES];
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    sweep(desk, day, now_ms);
    struct ks_reservation wanted = {
        .day = day,
        .line = line->id,
        .prefix = line->letter,
        .kind = kind->id,
        .is_priority = kind->is_priority,
        .token = request->token,
        .capacity = line->capacity,
        .now_ms = now_ms,
        .is_pair = request->is_pair,
        .appointment_id = request->appointment_id,
    };
    enum ks_err err = ks_queue_write_own_wish(desk, &wanted, day, error);
    if (err != KS_OK)
        return err;
    if (request->appointment_id != 0) { /* its place was kept */
        struct ks_appointment appointment;
        err = ks_store_get_appointment(desk->store, request->appointment_id, &appointment, error);
        if (err != KS_OK)
            return err;
        wanted.booked_ms = appointment.slot_ms;
        wanted.capacity = 0;
    }
    err = job == NULL ? ks_store_reserve_ticket(desk->store, &wanted, out, error)
                      : ks_store_reserve_printed_ticket(desk->store, &wanted, out, job, error);
    if (err == KS_OK)
        ks_queue_note_own(desk, out);
    return err;
}

static enum ks_err look_at_pair(const struct ks_desk *desk, struct ks_take_result *result,
                                struct ks_error *error)
{
    struct ks_pair_row pair;
    enum ks_err err = ks_store_pair_of_ticket(desk->store, result->ticket.id, &pair, error);
    memcpy(result->pair_code, pair.code, sizeof result->pair_code);
    if (result->pair_side == 0)
        result->pair_side = 1;
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

/* So that the supervisor sees how often it held. A visitor's number does not depend on that. */
static void keep_told(const struct ks_desk *desk, const struct ks_take_result *result,
                      int64_t now_ms)
{
    struct ks_error why = {0};
    if (result->wait_high_min == 0 || result->is_offline || result->ticket.awaits_other)
        return;
    if (ks_store_keep_told(desk->store, result->ticket.id, result->wait_low_min,
                           result->wait_high_min, now_ms, &why) != KS_OK)
        ks_log(KS_LOG_WARN, "queue", "the wait that a number was told is not kept: %s", why.text);
}

enum ks_err ks_queue_estimate(const struct ks_desk *desk, struct ks_take_result *result,
                              struct ks_error *error)
{
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    enum ks_err err = look_at_pair(desk, result, error);
    result->is_offline = desk->own_desk != NULL;
    if (err == KS_OK && !result->is_offline)
        err = ks_hall_expect(desk, result->ticket.id, NULL, now_ms, &result->ahead,
                             &result->wait_low_min, &result->wait_high_min, error);
    if (err == KS_OK)
        keep_told(desk, result, now_ms);
    return err == KS_OK ? ks_store_slip_check(desk->store, result->ticket.id, result->pair_side,
                                              result->check, error)
                        : err;
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

/* A RESERVED ticket is printed, and only then does it count. */
enum ks_err ks_queue_put_on_paper(const struct ks_desk *desk, const struct ks_take_request *request,
                                  const struct ks_print_record *job, struct ks_take_result *result,
                                  struct ks_error *error)
{
    if (is_unsure(job))
        return ask_the_visitor(desk, result, error);
    const struct ks_spool spool = ks_spool_of(desk, &request->wanted);
    struct ks_print_record sending = {0};
    enum ks_err err = ks_queue_estimate(desk, result, error);
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
    return ks_queue_estimate(desk, result, error);
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
        err = check_may_take(desk, request, error);
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

enum ks_err ks_number_take(const struct ks_desk *desk, const struct ks_take_request *request,
                           struct ks_take_result *result, struct ks_error *error)
{
    *result = (struct ks_take_result){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = find_earlier(desk, request, result, error);
    if (err != KS_OK)
        return err;
    if (result->has_ticket && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(desk, result, error);
    struct ks_print_record job = {0};
    err = reserve_for_paper(desk, request, result, &job, error);
    return err == KS_OK ? ks_queue_put_on_paper(desk, request, &job, result, error) : err;
}

/* The ticket of a gesture whose visitor has looked for the slip, with its job when it is RESERVED.
 */
static enum ks_err find_asked(const struct ks_desk *desk, const struct ks_take_request *request,
                              struct ks_take_result *result, struct ks_print_record *job,
                              struct ks_error *error)
{
    *result = (struct ks_take_result){0};
    *job = (struct ks_print_record){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_find_token(desk->store, request->token, &result->ticket, error);
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

enum ks_err ks_number_confirm_paper(const struct ks_desk *desk,
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

enum ks_err ks_number_print_again(const struct ks_desk *desk, const struct ks_take_request *request,
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
    return err == KS_OK ? ks_queue_put_on_paper(desk, request, &job, result, error) : err;
}

enum ks_err ks_number_accept_on_screen(const struct ks_desk *desk,
                                       const struct ks_take_request *request,
                                       struct ks_take_result *result, struct ks_error *error)
{
    *result = (struct ks_take_result){.paper.why = KS_WHY_NO_ANSWER};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = find_earlier(desk, request, result, error);
    if (err != KS_OK)
        return err;
    if (result->has_ticket && result->ticket.state != KS_TICKET_RESERVED)
        return give_again(desk, result, error);
    if (!result->has_ticket) {
        err = check_may_take(desk, request, error);
        err = err == KS_OK ? reserve(desk, request, &result->ticket, NULL, error) : err;
    }
    if (err == KS_OK)
        err = move_to_waiting(desk, true, &result->ticket, error);
    result->has_ticket = err == KS_OK;
    return err == KS_OK ? ks_queue_estimate(desk, result, error) : err;
}

enum ks_err ks_queue_summary(const struct ks_desk *desk, int64_t now_ms,
                             struct ks_queue_summary *out, struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    return ks_store_summarise(desk->store, ks_date_format(ks_date_from_wall_ms(now_ms), day), out,
                              error);
}
