/* What is asked of a number that somebody typed or scanned, on the worker. */
#include "screens/queue/queue.h"
#include "screens/visit/work.h"

struct code_job {
    struct ks_visit_job base; /* first */
    enum ks_code_wish wish;
    struct ks_code_state state;
};

struct ks_code_state *ks_code_state(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_CODE);
}

static enum ks_err look(struct ks_code_state *state, const struct ks_kiosk_parts *parts,
                        int64_t now_ms, struct ks_error *error)
{
    struct ks_code code = ks_code_read(state->typed);

    memcpy(state->digits, code.digits, sizeof state->digits);
    if (code.kind == KS_CODE_PAIR)
        return ks_pairs_check_code(parts->desk, code.digits, now_ms, error);
    if (code.kind == KS_CODE_APPOINTMENT)
        return ks_appointment_look(parts->desk, code.digits, now_ms, &state->appointment, error);
    memcpy(state->number, code.number, sizeof state->number);
    memcpy(state->check, code.check, sizeof state->check);
    return ks_my_number_look(parts->desk, state->number, now_ms, &state->mine, error);
}

static enum ks_err ask(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct code_job *job = (struct code_job *)base;
    struct ks_code_state *state = &job->state;
    int64_t now_ms = ks_clock_wall_ms(parts->clock);
    enum ks_err err = ks_desk_check_open(parts->desk, &base->error);

    if (err != KS_OK)
        return err;
    switch (job->wish) {
    case KS_CODE_GIVE_BACK:
        return ks_my_number_give_back(parts->desk, state->number, state->check, now_ms,
                                      &state->mine, &base->error);
    case KS_CODE_COME_BACK:
        return ks_my_number_come_back(parts->desk, state->number, state->check, now_ms,
                                      &state->mine, &base->error);
    case KS_CODE_UNBOOK:
        return ks_appointment_cancel(parts->desk, state->digits, now_ms, &state->appointment,
                                     &base->error);
    default:
        return look(state, parts, now_ms, &base->error);
    }
}

/* A server that says nothing is no slip with too many wrong digits, which is BUSY, too. */
static enum ks_err run(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct ks_code_state *state = &((struct code_job *)base)->state;
    enum ks_err err = ask(base, parts);

    state->is_line_cut = ks_queue_is_line_cut(parts->desk, err);
    return state->is_line_cut ? KS_ERR_IO : err;
}

/* What was found is on a page of its own. */
static void open_found(struct ks_visit *visit, struct ks_code_state *state)
{
    enum ks_code_kind kind = ks_code_read(state->typed).kind;

    memset(state->typed, 0, sizeof state->typed);
    if (kind == KS_CODE_PAIR)
        ks_visit_go(visit, KS_SCREEN_PAIR, KS_PAIR_SECOND);
    else
        ks_visit_go(visit,
                    kind == KS_CODE_APPOINTMENT ? KS_SCREEN_APPOINTMENT : KS_SCREEN_MY_NUMBER, 0);
}

static bool is_owners(enum ks_code_wish wish)
{
    return wish == KS_CODE_GIVE_BACK || wish == KS_CODE_COME_BACK;
}

bool ks_code_asks_check(const struct ks_visit *visit)
{
    const struct ks_place *place = ks_visit_place_now(visit);

    return place->screen == KS_SCREEN_CODE &&
           (place->arg == KS_CODE_CHECK || place->arg == KS_CODE_CHECK_BACK);
}

/* A number can be read on the board, a code only on its slip. */
static bool is_secret(const char *typed)
{
    enum ks_code_kind kind = ks_code_read(typed).kind;

    return kind == KS_CODE_PAIR || kind == KS_CODE_APPOINTMENT;
}

int64_t ks_code_wait_ms(const struct ks_visit *visit)
{
    return ks_code_asks_check(visit) || is_secret(ks_code_state(visit)->typed)
               ? ks_code_guesses_wait_ms(&visit->guesses, ks_visit_now_ms(visit))
               : 0;
}

static void note_guess(const struct code_job *job, struct ks_visit *visit)
{
    bool is_wrong_code = job->wish == KS_CODE_LOOK && job->base.err == KS_ERR_NOT_FOUND &&
                         is_secret(job->state.typed);
    bool is_wrong_check = is_owners(job->wish) && job->base.err == KS_ERR_INPUT;

    if (is_wrong_code || is_wrong_check)
        ks_code_guesses_note(&visit->guesses, ks_visit_now_ms(visit));
}

/* Digits that were wrong are typed anew. */
static void tell(struct ks_visit_job *base, struct ks_visit *visit)
{
    const struct code_job *job = (struct code_job *)base;
    struct ks_code_state *state = ks_code_state(visit);
    bool is_on_entry = ks_visit_place_now(visit)->screen == KS_SCREEN_CODE;
    bool is_found = base->err == KS_OK && is_on_entry;

    if (base->err == KS_OK)
        *state = job->state;
    else if (is_owners(job->wish))
        memset(state->check, 0, sizeof state->check);
    state->work = ks_work_of(base->err);
    state->err = base->err;
    state->is_line_cut = job->state.is_line_cut;
    note_guess(job, visit);
    if (is_found && job->wish == KS_CODE_LOOK) {
        open_found(visit, state);
    } else if (is_found && is_owners(job->wish)) {
        memset(state->typed, 0, sizeof state->typed);
        ks_visit_back(visit);
    }
}

void ks_code_ask(struct ks_visit *visit, enum ks_code_wish wish)
{
    static const struct ks_work_kind kind = {sizeof(struct code_job), run, tell, NULL};
    struct ks_code_state *state = ks_code_state(visit);

    if (state->work == KS_WORK_RUNNING)
        return;
    state->work = KS_WORK_RUNNING;
    struct code_job *job = ks_work_create(visit, &kind);
    job->wish = wish;
    job->state = *state;
    ks_work_submit(&job->base);
}
