/* Acts at a seat: the step, the row and the event of it, once for each wish. */
#include "store/store_seats.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "store/store_papers.h"
#include "store/store_private.h"

/* A step as its event tells it. */
struct told {
    int64_t n, ticket;
    struct ks_queue_step step;
    struct ks_ticket was; /* line, seat, order and calls before it */
    char seat[KS_TICKET_ID_BYTES];
    char actor[KS_TICKET_ID_BYTES];       /* "": nobody who was signed in */
    char request[KS_CRYPTO_DIGEST_BYTES]; /* its digest; "": none */
};

#define EVENT_COLUMNS                                                                              \
    "n, ticket, act, from_state, to_state, at_ms, seat, was_line, was_seat, was_order_ms, "        \
    "was_called_ms, was_first_called_ms, was_call_count, actor, request"

/* What cannot be is read as an act that is none: it is the one of no rule. */
static void read_told(const struct ks_sql_row *row, void *out)
{
    struct told *told = out;
    char act[16], from[16], to[16];
    *told = (struct told){.n = ks_sql_int(row, 0), .ticket = ks_sql_int(row, 1)};
    bool is_right = ks_store_read_word(row, 2, act, sizeof act) &&
                    ks_store_read_word(row, 3, from, sizeof from) &&
                    ks_store_read_word(row, 4, to, sizeof to) &&
                    ks_store_read_word(row, 6, told->seat, sizeof told->seat) &&
                    ks_store_read_word(row, 7, told->was.line, sizeof told->was.line) &&
                    ks_store_read_word(row, 8, told->was.seat, sizeof told->was.seat) &&
                    ks_store_read_word(row, 13, told->actor, sizeof told->actor) &&
                    ks_store_read_word(row, 14, told->request, sizeof told->request) &&
                    ks_store_is_time(ks_sql_int(row, 5)) && ks_store_is_time(ks_sql_int(row, 10)) &&
                    ks_store_is_time(ks_sql_int(row, 11)) && ks_store_is_count(ks_sql_int(row, 12));
    told->step = (struct ks_queue_step){
        .act = is_right ? ks_queue_act_from_code(act) : KS_QUEUE_ACT_COUNT,
        .from = ks_ticket_state_from_code(is_right ? from : ""),
        .to = ks_ticket_state_from_code(is_right ? to : ""),
        .at_ms = ks_sql_int(row, 5),
    };
    told->was.order_ms = ks_sql_int(row, 9);
    told->was.called_ms = ks_sql_int(row, 10);
    told->was.first_called_ms = ks_sql_int(row, 11);
    told->was.call_count = (int)ks_sql_int(row, 12);
}

static enum ks_err find_told(struct ks_store *store, const char *text,
                             const struct ks_sql_value *values, int count, struct told *out,
                             struct ks_error *error)
{
    *out = (struct told){.step.act = KS_QUEUE_ACT_COUNT};
    return ks_sql_run(store->sql, text, values, count, read_told, out, error);
}

/* The ticket of a request that was carried out; KS_ERR_NOT_FOUND when it was not. */
static enum ks_err find_request(struct ks_store *store, const struct ks_seat_act *act,
                                struct ks_ticket *out, struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES];
    struct told told;
    if (act->request == NULL)
        return KS_ERR_NOT_FOUND;
    ks_crypto_digest(act->request, strlen(act->request), digest);
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(digest), KS_SQL_OF_INT(store->hall)};
    enum ks_err err =
        find_told(store, "SELECT " EVENT_COLUMNS " FROM event WHERE request = ?1 AND hall = ?2",
                  values, 2, &told, error);
    if (err != KS_OK)
        return err;
    if (told.step.act != act->act || strcmp(told.seat, act->seat->id) != 0)
        return ks_fail(error, KS_ERR_INPUT, "This request was for something else: make a new one");
    return ks_store_get_ticket(store, told.ticket, out, error);
}

static enum ks_err check_empty(struct ks_store *store, const struct ks_seat_act *act,
                               struct ks_error *error)
{
    struct ks_ticket there;
    enum ks_err err = ks_ticket_at_seat(store, act->day, act->seat->id, &there, error);
    if (err == KS_OK) {
        return ks_fail(error, KS_ERR_STATE,
                       "Room %s still has %s: finish it or mark a no-show first", act->seat->id,
                       there.number);
    }
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

/* Who is next; if somebody was expected there, nobody else. */
static enum ks_err find_next(struct ks_store *store, const struct ks_seat_act *act,
                             struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_ticket_find_next(store, act->day, act->seat, out, error);
    bool is_other =
        act->expected != NULL &&
        (err == KS_ERR_NOT_FOUND || (err == KS_OK && strcmp(out->number, act->expected) != 0));
    return is_other ? ks_fail(error, KS_ERR_STATE,
                              "%s was not called: somebody else is next now. No number is lost; "
                              "look who it is and call again",
                              act->expected)
                    : err;
}

/* Whose step it is: the number named, who is next, or who is at the seat. */
static enum ks_err find_target(struct ks_store *store, const struct ks_seat_act *act,
                               struct ks_ticket *out, struct ks_error *error)
{
    if (act->number != NULL)
        return ks_store_find_number(store, act->day, act->number, out, error);
    return act->act == KS_QUEUE_CALL
               ? find_next(store, act, out, error)
               : ks_ticket_at_seat(store, act->day, act->seat->id, out, error);
}

/* What is done with a number needs no seat, unless it comes to one. */
static bool needs_seat(const struct ks_seat_act *act)
{
    bool is_of_number =
        act->act == KS_QUEUE_CANCEL || act->act == KS_QUEUE_BACK || act->act == KS_QUEUE_REKIND;
    return !is_of_number || act->number == NULL;
}

static enum ks_err check_whole(const struct ks_seat_act *act, struct ks_error *error)
{
    bool is_out_of_order = act->act == KS_QUEUE_CALL && act->number != NULL;
    bool needs_number =
        act->act == KS_QUEUE_CANCEL || act->act == KS_QUEUE_RESUME || act->act == KS_QUEUE_REKIND;
    bool has_seat = ks_store_is_id(act->seat->id);
    if (!has_seat && (needs_seat(act) || act->seat->id == NULL || act->seat->id[0] != '\0'))
        return ks_fail(error, KS_ERR_INPUT, "The name of the room is empty or too long");
    if (is_out_of_order && (act->reason == NULL || act->reason[0] == '\0'))
        return ks_fail(error, KS_ERR_INPUT, "A call out of order needs a reason");
    if (needs_number && act->number == NULL)
        return ks_fail(error, KS_ERR_INPUT, "This needs a number");
    if (act->act == KS_QUEUE_TRANSFER && !ks_store_is_id(act->line))
        return ks_fail(error, KS_ERR_INPUT, "A transfer needs a line");
    bool has_reason = act->reason != NULL && act->reason[0] != '\0';
    if (act->act == KS_QUEUE_REKIND && (!ks_store_is_id(act->kind) || !has_reason))
        return ks_fail(error, KS_ERR_INPUT, "Another kind of visitor needs a reason");
    return KS_OK;
}

/* Who waits becomes another kind: what the kinds count as earlier is taken off and put on. */
static enum ks_err rekind(struct ks_store *store, const struct ks_seat_act *act,
                          struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_store_find_number(store, act->day, act->number, out, error);
    if (err != KS_OK)
        return err;
    const struct ks_ticket before = *out;
    if (!ks_ticket_is_queued(before.state) || strcmp(before.kind, act->kind) == 0)
        return ks_fail(error, KS_ERR_STATE, "Number %s does not wait, or is of this kind already",
                       before.number);
    struct ks_ticket after = before;
    snprintf(after.kind, sizeof after.kind, "%s", act->kind);
    after.is_priority = act->is_priority;
    after.order_ms += ks_ticket_head_start_ms(before.kind, before.is_priority) -
                      ks_ticket_head_start_ms(after.kind, after.is_priority);
    const struct ks_ticket_step step = {.act = KS_QUEUE_REKIND,
                                        .at = act->seat->id,
                                        .actor = act->actor,
                                        .reason = act->reason,
                                        .request = act->request,
                                        .word = before.kind,
                                        .now_ms = act->now_ms};
    return ks_ticket_change(store, &step, &before, &after, out, error);
}

/* Whoever has been called to a seat, or is served there, is its holder's to see to; another takes
 * the seat over first, which is told. */
static enum ks_err check_own(const struct ks_seat_act *act, const struct ks_ticket *ticket,
                             struct ks_error *error)
{
    bool is_there = ticket->state == KS_TICKET_CALLED || ticket->state == KS_TICKET_SERVING;
    if (act->actor == NULL || !is_there || strcmp(ticket->seat, act->seat->id) == 0)
        return KS_OK;
    return ks_fail(error, KS_ERR_STATE,
                   "Number %s is at room %s: nothing was done. Who sits there can do it, or take "
                   "that seat over",
                   ticket->number, ticket->seat);
}

/* The step, the row and the event of it. */
static enum ks_err make_step(struct ks_store *store, const struct ks_seat_act *act,
                             struct ks_ticket *out, struct ks_error *error)
{
    bool comes = act->act == KS_QUEUE_CALL || act->act == KS_QUEUE_RESUME;
    enum ks_err err = comes ? check_empty(store, act, error) : KS_OK;
    if (err == KS_OK)
        err = find_target(store, act, out, error);
    if (err == KS_OK && act->act == KS_QUEUE_RECALL && out->state != KS_TICKET_CALLED)
        err = KS_ERR_NOT_FOUND;
    if (err == KS_OK && act->must_be != NULL && out->state != *act->must_be)
        return ks_fail(error, KS_ERR_STATE, "Number %s is %s", out->number,
                       ks_staff_tr(ks_ticket_state_code(out->state)));
    if (err == KS_ERR_NOT_FOUND && act->act == KS_QUEUE_RECALL)
        return ks_fail(error, err, "Nobody has been called to room %s", act->seat->id);
    if (err == KS_OK && act->act != KS_QUEUE_CALL)
        err = check_own(act, out, error);
    const struct ks_ticket_step step = {
        .id = out->id,
        .act = act->act,
        .seat = comes ? act->seat->id : NULL,
        .at = act->seat->id,
        .line = act->act == KS_QUEUE_TRANSFER ? act->line : NULL,
        .actor = act->actor,
        .reason = act->reason,
        .request = act->request,
        .word = act->outcome,
        .now_ms = act->now_ms,
    };
    return err == KS_OK ? ks_ticket_step(store, &step, out, error) : err;
}

/* Everything as it was before the step, but the moment at which it changed. */
static struct ks_ticket before_of(const struct ks_ticket *ticket, const struct told *told,
                                  int64_t now_ms)
{
    struct ks_ticket before = *ticket;
    before.state = told->step.from;
    before.changed_ms = now_ms;
    before.order_ms = told->was.order_ms;
    before.called_ms = told->was.called_ms;
    before.first_called_ms = told->was.first_called_ms;
    before.call_count = told->was.call_count;
    memcpy(before.line, told->was.line, sizeof before.line);
    memcpy(before.seat, told->was.seat, sizeof before.seat);
    return before;
}

enum { NEXT_REQUEST_BYTES = KS_CRYPTO_DIGEST_BYTES + 8 };

/* The request of the call that follows a finish in one wish, made of the finish's digest. */
static void name_next(const char *digest, char out[NEXT_REQUEST_BYTES])
{
    snprintf(out, NEXT_REQUEST_BYTES, "%s+1", digest);
}

/* ... and its digest. */
static void digest_next(const char *digest, char out[KS_CRYPTO_DIGEST_BYTES])
{
    char request[NEXT_REQUEST_BYTES];
    name_next(digest, request);
    ks_crypto_digest(request, strlen(request), out);
}

/* The last step at the seat before event `n`, an act that is none unless it is also the last of its
 * ticket, which is `ticket`. */
static enum ks_err find_last(struct ks_store *store, const struct ks_seat_act *act, int64_t n,
                             struct told *last, struct ks_ticket *ticket, struct ks_error *error)
{
    const struct ks_sql_value at[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(act->seat->id),
                                      KS_SQL_OF_INT(n)};
    struct told newest;
    enum ks_err err = find_told(store,
                                "SELECT " EVENT_COLUMNS " FROM event WHERE hall = ?1 AND seat = ?2 "
                                "AND seat <> '' AND to_state <> '' AND n < ?3 "
                                "ORDER BY n DESC LIMIT 1",
                                at, 3, last, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "Nothing was done at room %s", act->seat->id);
    const struct ks_sql_value of[] = {KS_SQL_OF_INT(last->ticket), KS_SQL_OF_INT(store->hall)};
    if (err == KS_OK) {
        err = find_told(store,
                        "SELECT " EVENT_COLUMNS " FROM event WHERE ticket = ?1 AND hall = ?2 "
                        "AND to_state <> '' ORDER BY n DESC LIMIT 1",
                        of, 2, &newest, error);
    }
    if (err == KS_OK && newest.n != last->n)
        last->step.act = KS_QUEUE_ACT_COUNT;
    return err == KS_OK ? ks_store_get_ticket(store, last->ticket, ticket, error) : err;
}

/* One's own last step, and the one that was meant. */
static enum ks_err check_meant(const struct ks_seat_act *act, const struct told *last,
                               struct ks_error *error)
{
    char meant[KS_CRYPTO_DIGEST_BYTES], next[KS_CRYPTO_DIGEST_BYTES];
    if (act->actor != NULL && last->actor[0] != '\0' && strcmp(last->actor, act->actor) != 0)
        return ks_fail(error, KS_ERR_STATE,
                       "The last step at room %s was done by %s: nothing was taken back",
                       act->seat->id, last->actor);
    if (act->undone == NULL)
        return KS_OK;
    ks_crypto_digest(act->undone, strlen(act->undone), meant);
    digest_next(meant, next);
    if (strcmp(last->request, meant) == 0 || strcmp(last->request, next) == 0)
        return KS_OK;
    return ks_fail(error, KS_ERR_STATE,
                   "Something else was done at room %s since: nothing was taken back",
                   act->seat->id);
}

/* The finish that this call followed in the same wish, if both can be taken back. */
static enum ks_err find_finish(struct ks_store *store, const struct ks_seat_act *act,
                               const struct told *call, struct told *finish,
                               struct ks_ticket *ticket, bool *out, struct ks_error *error)
{
    char next[KS_CRYPTO_DIGEST_BYTES];
    *out = false;
    if (call->step.act != KS_QUEUE_CALL || call->request[0] == '\0')
        return KS_OK;
    enum ks_err err = find_last(store, act, call->n, finish, ticket, error);
    if (err == KS_ERR_NOT_FOUND)
        return KS_OK;
    if (err != KS_OK)
        return err;
    digest_next(finish->request, next);
    *out = strcmp(call->request, next) == 0 &&
           ks_queue_undo(&finish->step, ticket->state, act->now_ms) != KS_TICKET_STATE_COUNT;
    return KS_OK;
}

static enum ks_err take_back(struct ks_store *store, const struct ks_seat_act *act,
                             const struct told *last, const struct ks_ticket *ticket,
                             const char *request, struct ks_ticket *out, struct ks_error *error)
{
    enum ks_ticket_state to = ks_queue_undo(&last->step, ticket->state, act->now_ms);
    if (to == KS_TICKET_STATE_COUNT) {
        return ks_fail(error, KS_ERR_STATE,
                       "The last step of ticket %s cannot be undone any more: it is %s now",
                       ticket->number, ks_staff_tr(ks_ticket_state_code(ticket->state)));
    }
    bool comes_back = to == KS_TICKET_CALLED || to == KS_TICKET_SERVING;
    bool is_there = ticket->state == KS_TICKET_CALLED || ticket->state == KS_TICKET_SERVING;
    enum ks_err err = comes_back && !is_there ? check_empty(store, act, error) : KS_OK;
    const struct ks_ticket before = before_of(ticket, last, act->now_ms);
    const struct ks_ticket_step step = {.act = KS_QUEUE_UNDO,
                                        .at = act->seat->id,
                                        .actor = act->actor,
                                        .reason = act->reason,
                                        .request = request,
                                        .now_ms = act->now_ms};
    return err == KS_OK ? ks_ticket_change(store, &step, ticket, &before, out, error) : err;
}

/* Of a finish with the call that followed both go, and `out` is who was finished. */
static enum ks_err undo(struct ks_store *store, const struct ks_seat_act *act,
                        struct ks_ticket *out, struct ks_error *error)
{
    struct told last = {0}, finish = {0};
    struct ks_ticket ticket = {0}, finished = {0};
    bool has_finish = false;
    enum ks_err err = find_last(store, act, INT64_MAX, &last, &ticket, error);
    if (err == KS_OK)
        err = check_meant(act, &last, error);
    if (err == KS_OK)
        err = find_finish(store, act, &last, &finish, &finished, &has_finish, error);
    if (err == KS_OK)
        err = take_back(store, act, &last, &ticket, has_finish ? NULL : act->request, out, error);
    return err == KS_OK && has_finish
               ? take_back(store, act, &finish, &finished, act->request, out, error)
               : err;
}

static enum ks_err do_it(struct ks_store *store, const struct ks_seat_act *act,
                         struct ks_ticket *out, struct ks_error *error)
{
    return act->act == KS_QUEUE_UNDO     ? undo(store, act, out, error)
           : act->act == KS_QUEUE_REKIND ? rekind(store, act, out, error)
                                         : make_step(store, act, out, error);
}

/* The call that follows a finish in the same wish. A wish that was carried out calls nobody more:
 * whoever came since was not there when it was made. */
static enum ks_err call_then(struct ks_store *store, const struct ks_seat_act *act, bool is_again,
                             struct ks_ticket *next, struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES], request[NEXT_REQUEST_BYTES];
    struct ks_seat_act call = {.act = KS_QUEUE_CALL,
                               .seat = act->seat,
                               .day = act->day,
                               .actor = act->actor,
                               .now_ms = act->now_ms};
    if (act->request != NULL) {
        ks_crypto_digest(act->request, strlen(act->request), digest);
        name_next(digest, request);
        call.request = request;
    }
    enum ks_err err =
        is_again ? find_request(store, &call, next, error) : make_step(store, &call, next, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    *next = (struct ks_ticket){0};
    return KS_OK;
}

/* Inside a transaction. */
static enum ks_err act_once(struct ks_store *store, const struct ks_seat_act *act,
                            struct ks_ticket *out, struct ks_ticket *next, struct ks_error *error)
{
    struct ks_seat_lease lease;
    enum ks_err err = find_request(store, act, out, error);
    bool is_again = err != KS_ERR_NOT_FOUND;
    if (!is_again) {
        bool is_held = act->actor != NULL && act->seat->id[0] != '\0';
        err = is_held ? ks_seat_take(store, act->seat->id, act->actor, false, act->now_ms, &lease,
                                     error)
                      : KS_OK;
        if (err == KS_OK)
            err = do_it(store, act, out, error);
    }
    return err == KS_OK && next != NULL ? call_then(store, act, is_again, next, error) : err;
}

enum ks_err ks_store_act_and_call(struct ks_store *store, const struct ks_seat_act *act,
                                  struct ks_ticket *out, struct ks_ticket *next,
                                  struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    if (next != NULL)
        *next = (struct ks_ticket){0};
    enum ks_err err = check_whole(act, error);
    if (err == KS_OK)
        err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_end(store->sql, act_once(store, act, out, next, error), error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    if (err != KS_OK && next != NULL)
        *next = (struct ks_ticket){0};
    return err;
}

/* Inside a transaction: the steps that a visitor with a number goes, all at this moment. */
static enum ks_err walk_in(struct ks_store *store, const struct ks_reservation *wanted,
                           const struct ks_seat_act *act, struct ks_ticket *out,
                           struct ks_error *error)
{
    static const enum ks_queue_act steps[] = {KS_QUEUE_ADMIT, KS_QUEUE_CALL, KS_QUEUE_CAME};
    enum ks_err err = ks_ticket_reserve(store, wanted, out, error);
    if (err != KS_OK || out->state != KS_TICKET_RESERVED)
        return err; /* the same request again: as it is now */
    err = check_empty(store, act, error);
    for (size_t i = 0; err == KS_OK && i < sizeof steps / sizeof *steps; i++) {
        const struct ks_ticket_step step = {
            .id = out->id,
            .act = steps[i],
            .seat = steps[i] == KS_QUEUE_CALL ? act->seat->id : NULL,
            .at = act->seat->id,
            .actor = act->actor,
            .reason = KS_N_("walk-in"),
            .now_ms = wanted->now_ms,
        };
        err = ks_ticket_step(store, &step, out, error);
    }
    return err;
}

enum ks_err ks_store_walk_in(struct ks_store *store, const struct ks_reservation *wanted,
                             const char *seat, const char *actor, struct ks_ticket *out,
                             struct ks_error *error)
{
    const struct ks_store_seat at = {.id = seat};
    const struct ks_seat_act act = {
        .seat = &at, .day = wanted->day, .actor = actor, .now_ms = wanted->now_ms};
    struct ks_seat_lease lease;
    *out = (struct ks_ticket){0};
    if (!ks_store_is_id(seat))
        return ks_fail(error, KS_ERR_INPUT, "The name of the room is empty or too long");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    if (actor != NULL)
        err = ks_seat_take(store, seat, actor, false, wanted->now_ms, &lease, error);
    if (err == KS_OK)
        err = walk_in(store, wanted, &act, out, error);
    err = ks_sql_end(store->sql, err, error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}
