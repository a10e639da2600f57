/* What is asked of the appointments for a visitor, on the worker. */
#include "screens/queue/queue.h"
#include "screens/visit/work.h"

struct ks_times_state *ks_times_state(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_TIMES);
}

struct ks_book_state *ks_book_state(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_BOOKED);
}

/* ---- the times ---- */

struct times_job {
    struct ks_visit_job base; /* first */
    char line[KS_TICKET_ID_BYTES];
    int day;
    struct ks_slots_view view;
};

static enum ks_err run_times(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct times_job *job = (struct times_job *)base;

    return ks_appointments_look(parts->desk, job->line, job->day, ks_clock_wall_ms(parts->clock),
                                &job->view, &base->error);
}

static void tell_times(struct ks_visit_job *base, struct ks_visit *visit)
{
    struct ks_times_state *state = ks_times_state(visit);

    state->work = ks_work_of(base->err);
    state->view = ((struct times_job *)base)->view;
}

void ks_times_look(struct ks_visit *visit, int day)
{
    static const struct ks_work_kind kind = {sizeof(struct times_job), run_times, tell_times, NULL};
    struct ks_times_state *state = ks_times_state(visit);
    int line = ks_visit_place_now(visit)->arg;

    if (state->work == KS_WORK_RUNNING)
        return;
    state->work = KS_WORK_RUNNING;
    struct times_job *job = ks_work_create(visit, &kind);
    snprintf(job->line, sizeof job->line, "%s", visit->content->hall.lines[line].id);
    job->day = day;
    ks_work_submit(&job->base);
}

/* ---- the booking ---- */

struct book_job {
    struct ks_visit_job base; /* first */
    enum ks_ticket_wish wish;
    struct ks_book_state state;
};

static enum ks_err run_book(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    static enum ks_err (*const wishes[])(const struct ks_desk *, const struct ks_book_request *,
                                         struct ks_book_result *, struct ks_error *) = {
        [KS_WISH_NUMBER] = ks_appointment_book,
        [KS_WISH_ON_SCREEN] = ks_appointment_accept_on_screen,
        [KS_WISH_IS_OUT] = ks_appointment_confirm_paper,
        [KS_WISH_IS_NOT_OUT] = ks_appointment_print_again,
    };
    struct book_job *job = (struct book_job *)base;
    const struct ks_book_request request = {.token = job->state.token,
                                            .line = job->state.line,
                                            .kind = job->state.kind,
                                            .slot_ms = job->state.slot_ms,
                                            .lang = base->lang,
                                            .wanted = {ks_work_is_wanted, job}};
    enum ks_err err = ks_desk_check_open(parts->desk, &base->error);

    return err == KS_OK ? wishes[job->wish](parts->desk, &request, &job->state.result, &base->error)
                        : err;
}

static void tell_book(struct ks_visit_job *base, struct ks_visit *visit)
{
    const struct book_job *job = (struct book_job *)base;
    struct ks_book_state *state = ks_book_state(visit);

    state->work = ks_work_of(base->err);
    state->err = base->err;
    state->result = job->state.result;
    state->is_screen = job->wish == KS_WISH_ON_SCREEN;
    if (!state->is_screen && base->err == KS_OK)
        visit->done_at_ms = ks_visit_done_at(visit);
}

void ks_book_ask(struct ks_visit *visit, enum ks_ticket_wish wish)
{
    static const struct ks_work_kind kind = {sizeof(struct book_job), run_book, tell_book, NULL};
    struct ks_book_state *state = ks_book_state(visit);

    if (state->work == KS_WORK_RUNNING)
        return;
    if (state->token[0] == '\0')
        ks_ticket_make_token(state->token, sizeof state->token);
    visit->done_at_ms = 0;
    state->work = KS_WORK_RUNNING;
    state->asked_ms = ks_visit_now_ms(visit);
    struct book_job *job = ks_work_create(visit, &kind);
    job->wish = wish;
    job->state = *state;
    ks_work_submit(&job->base);
}

void ks_book_take(struct ks_visit *visit, const char *line, const char *kind)
{
    struct ks_book_state *state = ks_book_state(visit);

    if (state->work == KS_WORK_RUNNING)
        return;
    memset(state, 0, sizeof *state);
    snprintf(state->line, sizeof state->line, "%s", line);
    snprintf(state->kind, sizeof state->kind, "%s", kind);
    state->slot_ms = ks_times_state(visit)->slot_ms;
    ks_visit_replace(visit, KS_SCREEN_BOOKED, 0);
    ks_book_ask(visit, KS_WISH_NUMBER);
}

void ks_slot_flow(struct ks_ui *ui, const struct ks_service_line *line, int64_t slot_ms)
{
    ks_flow_pair(ui, ks_ui_tr(ui, "Day"), ks_page_day_text(ui, ks_date_from_wall_ms(slot_ms)),
                 KS_TYPE_TILE);
    ks_flow_pair(ui, ks_ui_tr(ui, "Time"), ks_slot_text(ui, line, slot_ms), KS_TYPE_TILE);
}

const char *ks_slot_text(struct ks_ui *ui, const struct ks_service_line *line, int64_t slot_ms)
{
    int from = ks_date_minute_from_wall_ms(slot_ms);
    int to = from + (line != NULL ? line->slot_minutes : 0);

    return ks_arena_printf(&ui->arena, "%02d:%02d–%02d:%02d", from / 60, from % 60, to / 60,
                           to % 60);
}
