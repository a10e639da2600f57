/* How a wish for a number is asked: of the hall, or, with the line to it cut, of the kiosk itself.
 */
#include "base/i18n.h"
#include "service/parts.h"
#include "service/queue_offline_private.h"
#include "service/queue_private.h"

enum { SLOW_MS = 1000 };

typedef enum ks_err wish_fn(const struct ks_desk *desk, const struct ks_take_request *request,
                            struct ks_take_result *result, struct ks_error *error);

/* Once more by its token where a line that had broken earlier was met: what was done in the hall is
 * found. A server that was silent is not asked twice, nor is anything when a paper may be out. */
static enum ks_err ask_hall(wish_fn *wish, const struct ks_desk *desk,
                            const struct ks_take_request *request, struct ks_take_result *result,
                            struct ks_error *error)
{
    int64_t began_ms = ks_clock_monotonic_ms(desk->clock);
    enum ks_err err = wish(desk, request, result, error);
    bool is_worth_it = ks_queue_is_line_trouble(desk, err) &&
                       result->paper.end == KS_PAPER_NOT_OUT &&
                       ks_clock_monotonic_ms(desk->clock) - began_ms < SLOW_MS;
    if (is_worth_it)
        err = wish(desk, request, result, error);
    ks_queue_note_failure(desk, err);
    return err;
}

/* A gesture that has a number of the kiosk's own stays with it; one that has none gets what
 * `without` gives. */
static enum ks_err ask(wish_fn *wish, wish_fn *without, const struct ks_desk *desk,
                       const struct ks_take_request *request, struct ks_take_result *result,
                       struct ks_error *error)
{
    struct ks_own_desk own;
    if (ks_queue_is_own(desk, request->token, &own))
        return wish(&own.desk, request, result, error);
    if (!ks_queue_is_cut(desk, request, &own)) {
        enum ks_err err = ask_hall(wish, desk, request, result, error);
        bool goes_on = ks_queue_is_line_trouble(desk, err) &&
                       result->paper.end == KS_PAPER_NOT_OUT &&
                       ks_queue_is_cut(desk, request, &own);
        if (!goes_on)
            return err;
    }
    if (error != NULL)
        *error = (struct ks_error){0};
    return without(&own.desk, request, result, error);
}

/* The number is the hall's, which cannot be told now. */
static enum ks_err keep_paper(const struct ks_desk *desk, const struct ks_take_request *request,
                              struct ks_take_result *result, struct ks_error *error)
{
    (void)desk;
    (void)request;
    *result = (struct ks_take_result){.paper.end = KS_PAPER_OUT};
    return ks_fail(error, KS_ERR_UNCERTAIN,
                   "A visitor has the slip of a number, but the line to the hall is cut: see "
                   "kioskctl papers when it is back");
}

enum ks_err ks_queue_take(const struct ks_desk *desk, const struct ks_take_request *request,
                          struct ks_take_result *result, struct ks_error *error)
{
    return ask(ks_number_take, ks_number_take, desk, request, result, error);
}

enum ks_err ks_queue_accept_on_screen(const struct ks_desk *desk,
                                      const struct ks_take_request *request,
                                      struct ks_take_result *result, struct ks_error *error)
{
    return ask(ks_number_accept_on_screen, ks_number_accept_on_screen, desk, request, result,
               error);
}

enum ks_err ks_queue_confirm_paper(const struct ks_desk *desk,
                                   const struct ks_take_request *request,
                                   struct ks_take_result *result, struct ks_error *error)
{
    return ask(ks_number_confirm_paper, keep_paper, desk, request, result, error);
}

enum ks_err ks_queue_print_again(const struct ks_desk *desk, const struct ks_take_request *request,
                                 struct ks_take_result *result, struct ks_error *error)
{
    return ask(ks_number_print_again, ks_number_take, desk, request, result, error);
}

/* A reserved ticket counts for nothing, but where its slip may be out somebody may hold it. */
static bool may_be_held(const struct ks_desk *desk, int64_t ticket_id)
{
    struct ks_print_record job = {0};
    return ks_store_print_job_of_ticket(desk->store, ticket_id, &job, NULL) == KS_OK &&
           (job.state == KS_PRINT_JOB_UNKNOWN || job.state == KS_PRINT_JOB_SENDING ||
            (job.state == KS_PRINT_JOB_FAILED && job.is_reprint));
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

enum ks_err ks_queue_reprint(const struct ks_desk *desk, int64_t ticket_id, int pair_side,
                             enum ks_lang lang, const struct ks_paper_wanted *wanted,
                             struct ks_paper_report *report, struct ks_error *error)
{
    *report = (struct ks_paper_report){0};
    const struct ks_take_request request = {
        .lang = lang, .wanted = wanted != NULL ? *wanted : (struct ks_paper_wanted){0}};
    struct ks_take_result take = {.has_ticket = true, .pair_side = pair_side};
    struct ks_print_record job = {0};
    struct ks_own_desk own;
    if (ks_queue_is_own_id(desk, ticket_id, &own))
        desk = &own.desk;
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_get_ticket(desk->store, ticket_id, &take.ticket, error);
    if (err == KS_OK)
        err = check_reprint(desk, &take.ticket, error);
    if (err == KS_OK) {
        err = ks_store_add_print_job(desk->store, KS_PAPER_TICKET, ticket_id, true,
                                     ks_clock_wall_ms(desk->clock), &job, error);
    }
    if (err == KS_OK)
        err = ks_queue_put_on_paper(desk, &request, &job, &take, error);
    *report = take.paper;
    return err;
}
