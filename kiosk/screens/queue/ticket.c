/* What is asked of the queue for a visitor, on the worker. */
#include "base/crypto.h"
#include "screens/queue/queue.h"
#include "screens/visit/print.h"
#include "screens/visit/work.h"

struct ticket_job {
    struct ks_visit_job base; /* first */
    enum ks_ticket_wish wish;
    bool is_reprint; /* only the slip once more */
    struct ks_take_state state;
    struct ks_paper_report report; /* of the slip once more */
};

struct ks_take_state *ks_take_state(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_TICKET);
}

static enum ks_err ask(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    static enum ks_err (*const wishes[])(const struct ks_desk *, const struct ks_take_request *,
                                         struct ks_take_result *, struct ks_error *) = {
        [KS_WISH_NUMBER] = ks_queue_take,
        [KS_WISH_ON_SCREEN] = ks_queue_accept_on_screen,
        [KS_WISH_IS_OUT] = ks_queue_confirm_paper,
        [KS_WISH_IS_NOT_OUT] = ks_queue_print_again,
    };
    struct ticket_job *job = (struct ticket_job *)base;
    struct ks_take_state *state = &job->state;
    struct ks_take_request request = {.token = state->token,
                                      .line = state->line,
                                      .kind = state->kind,
                                      .lang = base->lang,
                                      .wanted = {ks_work_is_wanted, job},
                                      .is_pair = state->is_pair,
                                      .pair_code = state->pair_code,
                                      .appointment_id = state->appointment_id};

    if (job->is_reprint)
        return ks_queue_reprint(parts->desk, state->take.ticket.id, state->take.pair_side,
                                base->lang, &request.wanted, &job->report, &base->error);
    if (state->pair_code[0] != '\0')
        return ks_queue_join(parts->desk, &request, &state->take, &base->error);
    return wishes[job->wish](parts->desk, &request, &state->take, &base->error);
}

static enum ks_err run(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    enum ks_err err = ask(base, parts);

    ((struct ticket_job *)base)->state.is_line_cut = ks_queue_is_line_cut(parts->desk, err);
    return err;
}

/* A number with its slip ends the visit by itself; one on the screen is still to be written down.
 */
static void tell_number(struct ks_visit_job *base, struct ks_visit *visit)
{
    struct ticket_job *job = (struct ticket_job *)base;
    struct ks_take_state *state = ks_take_state(visit);

    state->work = ks_work_of(base->err);
    state->err = base->err;
    state->is_line_cut = job->state.is_line_cut;
    state->take = job->state.take;
    if (state->take.paper.end == KS_PAPER_OUT && base->err == KS_OK)
        visit->done_at_ms = ks_visit_done_at(visit);
}

static void tell_reprint(struct ks_visit_job *base, struct ks_visit *visit)
{
    struct ticket_job *job = (struct ticket_job *)base;

    ks_visit_tell_paper(visit, base->err, &job->report);
    visit->printing.report.row = 0; /* its ticket's */
}

static struct ticket_job *create(struct ks_visit *visit, const struct ks_work_kind *kind)
{
    struct ticket_job *job = ks_work_create(visit, kind);

    job->state = *ks_take_state(visit);
    return job;
}

void ks_ticket_make_token(char *out, size_t size)
{
    unsigned char bytes[16];

    ks_crypto_random(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes && 2 * i + 2 < size; i++)
        snprintf(out + 2 * i, size - 2 * i, "%02x", bytes[i]);
}

void ks_ticket_ask(struct ks_visit *visit, enum ks_ticket_wish wish)
{
    static const struct ks_work_kind kind = {sizeof(struct ticket_job), run, tell_number, NULL};
    struct ks_take_state *state = ks_take_state(visit);
    bool is_new =
        state->token[0] == '\0' || (state->err == KS_ERR_STATE && state->appointment_id == 0);

    if (state->work == KS_WORK_RUNNING)
        return;
    /* A number that was not confirmed for long has been given up: a new gesture, a new token. */
    if (wish == KS_WISH_NUMBER && is_new)
        ks_ticket_make_token(state->token, sizeof state->token);
    state->work = KS_WORK_RUNNING;
    state->asked_ms = ks_visit_now_ms(visit);
    struct ticket_job *job = create(visit, &kind);
    job->wish = wish;
    ks_work_submit(&job->base);
}

void ks_ticket_take(struct ks_visit *visit, const struct ks_ticket_order *order)
{
    struct ks_take_state *state = ks_take_state(visit);

    if (state->work == KS_WORK_RUNNING)
        return;
    memset(state, 0, sizeof *state);
    visit->printing.work = KS_WORK_NONE;
    snprintf(state->line, sizeof state->line, "%s", order->line);
    snprintf(state->kind, sizeof state->kind, "%s", order->kind);
    state->is_pair = order->is_pair;
    if (order->pair_code != NULL)
        snprintf(state->pair_code, sizeof state->pair_code, "%s", order->pair_code);
    if (order->appointment != NULL) {
        state->appointment_id = order->appointment->booking.id;
        memcpy(state->token, order->appointment->token, sizeof state->token);
    }
    ks_visit_replace(visit, KS_SCREEN_TICKET, 0);
    ks_ticket_ask(visit, KS_WISH_NUMBER);
}

void ks_ticket_reprint(struct ks_visit *visit)
{
    static const struct ks_work_kind kind = {sizeof(struct ticket_job), run, tell_reprint, NULL};

    if (visit->printing.work == KS_WORK_RUNNING || ks_visit_refuses_paper(visit))
        return;
    visit->printing.work = KS_WORK_RUNNING;
    struct ticket_job *job = create(visit, &kind);
    job->is_reprint = true;
    ks_work_submit(&job->base);
}
