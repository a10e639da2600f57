/* Booking: a place held, its paper printed, booked once that is out. */
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "service/appointments_private.h"
#include "service/hall_alerts.h"
#include "service/slips.h"
#include "service/spool_private.h"
#include "store/store_appointments.h"

/* What one booking is about, on its way. */
struct booking {
    const struct ks_desk *desk;
    const struct ks_book_request *request;
    struct ks_appointment row;
    struct ks_print_record job; /* its newest */
};

struct booking_paper {
    const struct ks_booking *booking;
    bool is_reprint;
};

static void write_paper(const void *ctx, const struct ks_slip_context *context,
                        struct ks_paper *paper)
{
    const struct booking_paper *own = ctx;
    ks_slip_appointment(paper, context, own->booking, own->is_reprint);
}

enum ks_err ks_slot_check(const struct ks_desk *desk, const char *line_id, const char *kind,
                          int64_t slot_ms, struct ks_error *error)
{
    const struct ks_content *content = desk->content;
    const struct ks_service_line *line = ks_hall_find_line(&content->hall, line_id);
    struct ks_hall_closing closing;
    bool is_closed = false;
    if (line == NULL || ks_hall_find_kind(&content->hall, kind) == NULL)
        return ks_fail(error, KS_ERR_INPUT, "There is no line \"%s\" for \"%s\"", line_id, kind);
    if (!ks_slot_is_to_come(content, line, slot_ms, ks_clock_wall_ms(desk->clock)))
        return ks_fail(error, KS_ERR_CLOSED, "That is no time to come of \"%s\"", line->id);
    enum ks_err err = ks_hall_find_closing(desk, line->id, slot_ms, &is_closed, &closing, error);
    return err == KS_OK && is_closed
               ? ks_fail(error, KS_ERR_CLOSED, "That is no time to come of \"%s\"", line->id)
               : err;
}

struct ks_appointment_wish ks_slot_wish(const struct ks_desk *desk, const char *line,
                                        const char *kind, int64_t slot_ms,
                                        char day[KS_TICKET_DAY_BYTES])
{
    const struct ks_hall_plan *hall = &desk->content->hall;
    return (struct ks_appointment_wish){
        .line = line,
        .kind = kind,
        .day = ks_date_format(ks_date_from_wall_ms(slot_ms), day),
        .is_priority = ks_hall_find_kind(hall, kind)->is_priority,
        .slot_ms = slot_ms,
        .places = ks_hall_find_line(hall, line)->slot_places,
        .now_ms = ks_clock_wall_ms(desk->clock),
    };
}

static enum ks_err hold(struct booking *booking, struct ks_error *error)
{
    const struct ks_book_request *request = booking->request;
    char day[KS_TICKET_DAY_BYTES];
    enum ks_err err =
        ks_slot_check(booking->desk, request->line, request->kind, request->slot_ms, error);
    if (err != KS_OK)
        return err;
    struct ks_appointment_wish wish =
        ks_slot_wish(booking->desk, request->line, request->kind, request->slot_ms, day);
    wish.token = request->token;
    return ks_store_hold_appointment(booking->desk->store, &wish, &booking->row, &booking->job,
                                     error);
}

/* That of the gesture, with its newest job; KS_ERR_NOT_FOUND. */
static enum ks_err find(struct booking *booking, struct ks_error *error)
{
    struct ks_store *store = booking->desk->store;
    enum ks_err err = ks_desk_check_open(booking->desk, error);
    if (err == KS_OK)
        err = ks_store_find_appointment_token(store, booking->request->token, &booking->row, error);
    return err == KS_OK ? ks_store_get_print_job(store, booking->row.job_id, &booking->job, error)
                        : err;
}

static enum ks_err find_or_hold(struct booking *booking, struct ks_error *error)
{
    enum ks_err err = find(booking, error);
    return err == KS_ERR_NOT_FOUND ? hold(booking, error) : err;
}

/* Looks before it repeats what may have happened, once. */
static enum ks_err book(struct booking *booking, struct ks_error *error)
{
    int64_t now_ms = ks_clock_wall_ms(booking->desk->clock), id = booking->row.id;
    enum ks_err err = KS_ERR_UNCERTAIN;
    for (int attempt = 0; attempt < 2 && err == KS_ERR_UNCERTAIN; attempt++)
        err = ks_store_book_appointment(booking->desk->store, id, now_ms, &booking->row, error);
    return err;
}

static bool is_unsure(const struct ks_print_record *job)
{
    return job->state == KS_PRINT_JOB_UNKNOWN || job->state == KS_PRINT_JOB_SENDING;
}

static enum ks_err ask_the_visitor(const struct booking *booking, struct ks_book_result *result,
                                   struct ks_error *error)
{
    result->paper = (struct ks_paper_report){
        .end = KS_PAPER_UNSURE, .why = ks_paper_why_of(ks_printer_status(booking->desk->printer))};
    return ks_fail(error, KS_ERR_PRINTER,
                   "Nobody knows whether the paper of an appointment came out");
}

/* The printer has been given to this job. */
static enum ks_err send(struct booking *booking, const struct ks_spool *spool,
                        struct ks_book_result *result, struct ks_error *error)
{
    const struct ks_desk *desk = booking->desk;
    const struct ks_slip_context context = {.content = desk->content,
                                            .lang = booking->request->lang,
                                            .now_ms = ks_clock_wall_ms(desk->clock)};
    const struct booking_paper own = {&result->booking,
                                      booking->row.state == KS_APPOINTMENT_BOOKED};
    struct ks_print_outcome outcome = {0};
    struct ks_paper paper = {0};
    struct ks_error why = {0};
    ks_slip_write_for(&paper, &context, write_paper, &own);
    enum ks_err err =
        ks_printer_print_slip(desk->printer, &paper.slip, desk->glyphs, &outcome, &why);
    ks_slip_destroy(&paper.slip);
    enum ks_err written = ks_spool_end(spool, &booking->job, &outcome, NULL, NULL);
    result->paper = ks_paper_report_of(&outcome, booking->job.id);
    if (written != KS_OK)
        ks_log(KS_LOG_WARN, "queue", "what became of print job %lld is not written",
               (long long)booking->job.id);
    return err == KS_OK ? KS_OK : ks_fail(error, KS_ERR_PRINTER, "%s", why.text);
}

/* Once it is on paper it is booked; whoever could not write that down finds it so all the same, as
 * its job says so. */
static enum ks_err print(struct booking *booking, struct ks_book_result *result,
                         struct ks_error *error)
{
    const struct ks_spool spool = ks_spool_of(booking->desk, &booking->request->wanted);
    struct ks_print_record queued = booking->job;
    if (is_unsure(&queued))
        return ask_the_visitor(booking, result, error);
    enum ks_err err = KS_OK;
    if (queued.state != KS_PRINT_JOB_QUEUED)
        err = ks_store_print_appointment(booking->desk->store, booking->row.id,
                                         ks_clock_wall_ms(booking->desk->clock), &queued, error);
    if (err == KS_OK)
        err = ks_spool_begin(&spool, &queued, &booking->job, error);
    if (err == KS_OK)
        err = send(booking, &spool, result, error);
    return err == KS_OK ? book(booking, error) : err;
}

static bool is_over(const struct ks_appointment *row)
{
    return row->state != KS_APPOINTMENT_HELD && row->state != KS_APPOINTMENT_BOOKED;
}

/* Tells what the row says; one that is over is none any more. */
static enum ks_err tell(const struct booking *booking, enum ks_err err,
                        struct ks_book_result *result, struct ks_error *error)
{
    if (err == KS_OK && is_over(&booking->row))
        err = ks_fail(error, KS_ERR_STATE, "This appointment is %s",
                      ks_staff_tr(ks_appointment_state_code(booking->row.state)));
    if (err == KS_OK)
        result->booking = ks_booking_of(&booking->row);
    return err;
}

enum ks_err ks_appointment_book(const struct ks_desk *desk, const struct ks_book_request *request,
                                struct ks_book_result *result, struct ks_error *error)
{
    struct booking booking = {.desk = desk, .request = request};
    *result = (struct ks_book_result){0};
    enum ks_err err = find(&booking, error);
    if (err == KS_ERR_NOT_FOUND) {
        enum ks_printer_state state = ks_printer_status(desk->printer);
        result->paper.why = ks_paper_why_of(state);
        err = ks_printer_can_print(state)
                  ? hold(&booking, error)
                  : ks_fail(error, KS_ERR_PRINTER, "The printer is not ready: nothing was booked");
    }
    err = tell(&booking, err, result, error);
    if (err == KS_OK && booking.row.state == KS_APPOINTMENT_BOOKED) {
        result->paper.end = KS_PAPER_OUT;
        return KS_OK;
    }
    return err == KS_OK ? print(&booking, result, error) : err;
}

enum ks_err ks_appointment_accept_on_screen(const struct ks_desk *desk,
                                            const struct ks_book_request *request,
                                            struct ks_book_result *result, struct ks_error *error)
{
    struct booking booking = {.desk = desk, .request = request};
    *result = (struct ks_book_result){.paper.why = KS_WHY_NO_ANSWER};
    enum ks_err err = tell(&booking, find_or_hold(&booking, error), result, error);
    return err == KS_OK ? book(&booking, error) : err;
}

/* What a person says of the newest paper. */
static enum ks_err settle(struct booking *booking, bool is_out, struct ks_error *error)
{
    const struct ks_spool spool = ks_spool_of(booking->desk, &booking->request->wanted);
    if (!is_unsure(&booking->job))
        return KS_OK;
    booking->job.state = is_out ? KS_PRINT_JOB_PRINTED : KS_PRINT_JOB_FAILED;
    return ks_spool_settle(&spool, booking->job.id, is_out, error);
}

enum ks_err ks_appointment_confirm_paper(const struct ks_desk *desk,
                                         const struct ks_book_request *request,
                                         struct ks_book_result *result, struct ks_error *error)
{
    struct booking booking = {.desk = desk, .request = request};
    *result = (struct ks_book_result){.paper.end = KS_PAPER_OUT};
    enum ks_err err = tell(&booking, find(&booking, error), result, error);
    if (err == KS_OK)
        err = settle(&booking, true, error);
    return err == KS_OK ? book(&booking, error) : err;
}

enum ks_err ks_appointment_print_again(const struct ks_desk *desk,
                                       const struct ks_book_request *request,
                                       struct ks_book_result *result, struct ks_error *error)
{
    struct booking booking = {.desk = desk, .request = request};
    *result = (struct ks_book_result){0};
    enum ks_err err = tell(&booking, find(&booking, error), result, error);
    if (err == KS_OK)
        err = settle(&booking, false, error);
    return err == KS_OK ? print(&booking, result, error) : err;
}
