/* The hall: its view, and everything staff do at a seat. */
#include <stdlib.h>
#include <string.h>

#include "console/console_private.h"
#include "console/hall_json.h"
#include "console/handlers.h"
#include "domain/queue/states.h"
#include "service/queue_pairs.h"

/* What lists say of minutes and levels is not older than this. */
enum { FRESH_MS = 1000 };

/* What was changed by a request that has been answered stands in it. */
static struct ks_hall_state look(const struct ks_request *request)
{
    ks_watch_catch_up(request->watch);
    return ks_watch_view(request->watch);
}

/* What is kept of this very view, the arena's; NULL: nothing. */
static const struct ks_told_hall *find_told(const struct ks_request *request, int which,
                                            const struct ks_hall_state *state)
{
    struct ks_console *console = request->console;
    const struct ks_told_hall *told = &console->halls[which];
    struct ks_told_hall *copy = NULL;

    pthread_mutex_lock(&console->mutex);
    int64_t age_ms = request->now_ms - told->made_ms;
    if (told->text != NULL && told->epoch == state->epoch && told->n == state->n &&
        told->at_ms == state->at_ms && age_ms >= 0 && age_ms < FRESH_MS) {
        copy = ks_arena_alloc(request->arena, sizeof *copy);
        *copy = *told;
        copy->text = ks_arena_strdup(request->arena, told->text);
    }
    pthread_mutex_unlock(&console->mutex);
    return copy;
}

static void keep_told(const struct ks_request *request, int which, const struct ks_told_hall *made)
{
    struct ks_console *console = request->console;
    char *text = strdup(made->text);

    pthread_mutex_lock(&console->mutex);
    free(console->hall_texts[which]);
    console->hall_texts[which] = text;
    console->halls[which] = *made;
    console->halls[which].text = text;
    pthread_mutex_unlock(&console->mutex);
}

static struct ks_told_hall *begin_told(const struct ks_request *request,
                                       const struct ks_hall_state *state)
{
    struct ks_told_hall *told = ks_arena_alloc(request->arena, sizeof *told);

    *told = (struct ks_told_hall){
        .epoch = state->epoch, .n = state->n, .at_ms = state->at_ms, .made_ms = request->now_ms};
    return told;
}

static void respond_hall(const struct ks_request *request, struct ks_response *response,
                         const struct ks_hall_state *state, const struct ks_told_hall *told,
                         const char *next)
{
    int64_t age_ms = ks_clock_monotonic_ms(request->clock) - state->seen_mono_ms;

    ks_respond_text(response, ks_hall_json_for(request->arena, told->text, age_ms, next));
}

void ks_handle_board(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_hall_state state = look(request);
    const struct ks_told_hall *told = find_told(request, KS_TOLD_BOARD, &state);

    if (told == NULL) {
        struct ks_told_hall *made = begin_told(request, &state);
        made->text = ks_hall_json_state(request->arena, request->content, &state, NULL);
        keep_told(request, KS_TOLD_BOARD, made);
        told = made;
    }
    respond_hall(request, response, &state, told, NULL);
}

/* Those of which one party is there and the other is awaited. */
static enum ks_err count_pairs(const struct ks_request *request, int *out, struct ks_error *error)
{
    struct ks_pair_entries *pairs = ks_arena_alloc(request->arena, sizeof *pairs);
    enum ks_err err = ks_pairs_list(request->desk, request->now_ms, pairs, error);

    *out = 0;
    for (int i = 0; i < pairs->count; i++) {
        const struct ks_pair_entry *pair = &pairs->rows[i];
        bool awaits = pair->state == KS_PAIR_ALONE || pair->state == KS_PAIR_CHOICE;
        *out += awaits && !pair->is_alone && ks_ticket_is_queued(pair->ticket_state);
    }
    return err;
}

/* Whom each seat would call, in the order of the content's seats. */
static void find_nexts(const struct ks_request *request, const struct ks_hall_rows *waiting,
                       struct ks_told_hall *out)
{
    const struct ks_hall_plan *plan = &request->content->hall;

    for (int i = 0; i < plan->seat_count && i < KS_MOST_HALL_SEATS; i++) {
        const struct ks_hall_row *next =
            ks_hall_next_row(request->content, plan->seats[i].id, waiting);
        if (next != NULL)
            memcpy(out->nexts[i], next->number, sizeof out->nexts[i]);
    }
}

/* With the lists that staff see. */
static enum ks_err write_hall(const struct ks_request *request, const struct ks_hall_state *state,
                              struct ks_told_hall *out, struct ks_error *error)
{
    struct ks_hall_rows *lists = ks_arena_alloc(request->arena, KS_HALL_LIST_COUNT * sizeof *lists);
    struct ks_hall_json_lists shown = {.waiting = &lists[KS_HALL_WAITING],
                                       .parked = &lists[KS_HALL_PARKED],
                                       .missed = &lists[KS_HALL_MISSED],
                                       .findings = ks_health_findings(request)};
    enum ks_err err = count_pairs(request, &shown.pairs_waiting, error);

    for (int i = 0; err == KS_OK && i < KS_HALL_LIST_COUNT; i++)
        err = ks_hall_list(request->desk, (enum ks_hall_list)i, request->now_ms, &lists[i], error);
    if (err != KS_OK)
        return err;
    find_nexts(request, &lists[KS_HALL_WAITING], out);
    out->text = ks_hall_json_state(request->arena, request->content, state, &shown);
    return KS_OK;
}

/* Of the seat of who asks; "": nobody, or there is none. */
static const char *next_of(const struct ks_request *request, const struct ks_told_hall *told)
{
    const struct ks_hall_plan *plan = &request->content->hall;

    for (int i = 0; i < plan->seat_count && i < KS_MOST_HALL_SEATS; i++)
        if (strcmp(plan->seats[i].id, request->session.seat) == 0)
            return told->nexts[i];
    return "";
}

void ks_handle_hall(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_hall_state state = look(request);
    const struct ks_told_hall *told = find_told(request, (int)request->lang, &state);
    struct ks_error error = {0};

    if (told == NULL) {
        struct ks_told_hall *made = begin_told(request, &state);
        if (write_hall(request, &state, made, &error) != KS_OK) {
            ks_respond_error(request, response, &error, NULL);
            return;
        }
        keep_told(request, (int)request->lang, made);
        told = made;
    }
    respond_hall(request, response, &state, told, next_of(request, told));
}

/* NULL where nothing is said. */
static const char *said(const struct ks_request *request, const char *key)
{
    const char *text = ks_request_text(request, key);

    return text[0] != '\0' ? text : NULL;
}

void ks_handle_act(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_hall_wish wish = {
        .act = ks_hall_do_from_code(ks_request_text(request, "do")),
        .seat = request->session.seat[0] != '\0' ? request->session.seat : NULL,
        .actor = request->session.user,
        .request = said(request, "request"),
        .number = said(request, "number"),
        .to = said(request, "to"),
        .kind = said(request, "kind"),
        .outcome = said(request, "outcome"),
        .reason = said(request, "reason"),
        .undone = said(request, "undone"),
        .is_then_call = strcmp(ks_request_text(request, "then"), "call") == 0,
        .is_question = ks_request_flag(request, "is_question"),
    };
    struct ks_hall_done *done = ks_arena_alloc(request->arena, sizeof *done);
    struct ks_error error = {0};

    if (wish.act == KS_HALL_DO_COUNT)
        (void)ks_fail(&error, KS_ERR_INPUT, "What is to be done is not known here");
    else if (wish.request == NULL && !wish.is_question)
        (void)ks_fail(&error, KS_ERR_INPUT, "The request has no token of its own");
    else if (ks_hall_act(request->desk, &wish, request->now_ms, done, &error) == KS_OK) {
        ks_watch_poke(request->watch);
        ks_respond_text(response, ks_hall_json_done(request->arena, done));
        return;
    }
    ks_respond_error(request, response, &error,
                     done->ticket.number[0] != '\0'
                         ? ks_hall_json_ticket(request->arena, &done->ticket, done->since_ms)
                         : NULL);
}
