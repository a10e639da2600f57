/* Seats: leases, and acts at them. */
#include "store/store_seats.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "store/store_papers.h"
#include "store/store_private.h"

static bool is_id(const char *text)
{
    return text != NULL && text[0] != '\0' && strlen(text) < KS_TICKET_ID_BYTES;
}

static void read_lease(const struct ks_sql_row *row, void *out)
{
    struct ks_seat_lease *lease = out;
    if (!ks_store_read_word(row, 0, lease->holder, sizeof lease->holder))
        lease->holder[0] = '\0';
    lease->until_ms = ks_sql_int(row, 1);
}

static enum ks_err find_lease(struct ks_store *store, const char *seat, struct ks_seat_lease *out,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat)};
    *out = (struct ks_seat_lease){0};
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT holder, until_ms FROM seat WHERE hall = ?1 AND seat = ?2",
                   values, 2, read_lease, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

static enum ks_err write_lease(struct ks_store *store, const char *seat,
                               const struct ks_seat_lease *lease, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat),
                                          KS_SQL_OF_TEXT(lease->holder),
                                          KS_SQL_OF_INT(lease->until_ms)};
    return ks_sql_run(store->sql,
                      "INSERT INTO seat (hall, seat, holder, until_ms) VALUES (?1, ?2, ?3, ?4) "
                      "ON CONFLICT (hall, seat) DO UPDATE SET holder = excluded.holder, "
                      "until_ms = excluded.until_ms",
                      values, 4, NULL, NULL, error);
}

/* Of no ticket. */
static enum ks_err tell_take_over(struct ks_store *store, const char *seat, const char *holder,
                                  const char *from, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat),
                                          KS_SQL_OF_TEXT(holder), KS_SQL_OF_TEXT(from),
                                          KS_SQL_OF_INT(now_ms)};
    return ks_sql_run(store->sql,
                      "INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, "
                      "seat, actor, reason, at_ms, was_line, was_seat, was_order_ms, "
                      "was_called_ms, was_first_called_ms, was_call_count) VALUES (?1, "
                      "coalesce((SELECT epoch FROM hall WHERE id = ?1), 0), 0, 'take-over', '', "
                      "'', '', ?2, ?3, ?4, ?5, '', '', 0, 0, 0, 0)",
                      values, 5, NULL, NULL, error);
}

/* Inside a transaction. A lease that runs longer than one can is of a clock that ran ahead. */
static enum ks_err take(struct ks_store *store, const char *seat, const char *holder,
                        bool is_take_over, int64_t now_ms, struct ks_seat_lease *out,
                        struct ks_error *error)
{
    enum ks_err err = find_lease(store, seat, out, error);
    if (err != KS_OK)
        return err;
    bool is_anothers = out->holder[0] != '\0' && strcmp(out->holder, holder) != 0 &&
                       out->until_ms > now_ms && out->until_ms <= now_ms + KS_SEAT_LEASE_MS;
    if (is_anothers && !is_take_over) {
        return ks_fail(error, KS_ERR_STATE, "%s holds seat %s: take it over, or choose another",
                       out->holder, seat);
    }
    if (is_anothers)
        err = tell_take_over(store, seat, holder, out->holder, now_ms, error);
    snprintf(out->holder, sizeof out->holder, "%s", holder);
    out->until_ms = now_ms + KS_SEAT_LEASE_MS;
    return err == KS_OK ? write_lease(store, seat, out, error) : err;
}

enum ks_err ks_store_take_seat(struct ks_store *store, const char *seat, const char *holder,
                               bool is_take_over, int64_t now_ms, struct ks_seat_lease *out,
                               struct ks_error *error)
{
    *out = (struct ks_seat_lease){0};
    if (!is_id(seat) || !is_id(holder))
        return ks_fail(error, KS_ERR_INPUT, "The name of the seat or of who sits there is wrong");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = take(store, seat, holder, is_take_over, now_ms, out, error);
    return ks_sql_end(store->sql, err, error);
}

enum ks_err ks_store_leave_seat(struct ks_store *store, const char *seat, const char *holder,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat),
                                          KS_SQL_OF_TEXT(holder)};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql, "DELETE FROM seat WHERE hall = ?1 AND seat = ?2 AND holder = ?3",
                     values, 3, NULL, NULL, error);
    return ks_sql_end(store->sql, err, error);
}

/* A step as its event tells it. */
struct told {
    int64_t n, ticket;
    struct ks_queue_step step;
    struct ks_ticket was; /* line, seat, order and calls before it */
    char seat[KS_TICKET_ID_BYTES];
};

#define EVENT_COLUMNS                                                                              \
    "n, ticket, act, from_state, to_state, at_ms, seat, was_line, was_seat, was_order_ms, "        \
    "was_called_ms, was_first_called_ms, was_call_count"

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
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(digest)};
    enum ks_err err = find_told(store, "SELECT " EVENT_COLUMNS " FROM event WHERE request = ?1",
                                values, 1, &told, error);
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

/* Whose step it is: the number named, who is next, or who is at the seat. */
static enum ks_err find_target(struct ks_store *store, const struct ks_seat_act *act,
                               struct ks_ticket *out, struct ks_error *error)
{
    if (act->number != NULL)
        return ks_store_find_number(store, act->day, act->number, out, error);
    return act->act == KS_QUEUE_CALL
               ? ks_ticket_find_next(store, act->day, act->seat, out, error)
               : ks_ticket_at_seat(store, act->day, act->seat->id, out, error);
}

static enum ks_err check_whole(const struct ks_seat_act *act, struct ks_error *error)
{
    bool is_out_of_order = act->act == KS_QUEUE_CALL && act->number != NULL;
    bool needs_number = act->act == KS_QUEUE_CANCEL || act->act == KS_QUEUE_RESUME;
    if (!is_id(act->seat->id))
        return ks_fail(error, KS_ERR_INPUT, "The name of the room is empty or too long");
    if (is_out_of_order && (act->reason == NULL || act->reason[0] == '\0'))
        return ks_fail(error, KS_ERR_INPUT, "A call out of order needs a reason");
    if (needs_number && act->number == NULL)
        return ks_fail(error, KS_ERR_INPUT, "This needs a number");
    if (act->act == KS_QUEUE_TRANSFER && !is_id(act->line))
        return ks_fail(error, KS_ERR_INPUT, "A transfer needs a line");
    return KS_OK;
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
    if (err == KS_ERR_NOT_FOUND && act->act == KS_QUEUE_RECALL)
        return ks_fail(error, err, "Nobody has been called to room %s", act->seat->id);
    const struct ks_ticket_step step = {
        .id = out->id,
        .act = act->act,
        .seat = comes ? act->seat->id : NULL,
        .at = act->seat->id,
        .line = act->act == KS_QUEUE_TRANSFER ? act->line : NULL,
        .actor = act->actor,
        .reason = act->reason,
        .request = act->request,
        .now_ms = act->now_ms,
    };
    return err == KS_OK ? ks_ticket_step(store, &step, out, error) : err;
}

/* Everything as it was before the step, but the moment at which it changed. */
static struct ks_ticket before_of(const struct ks_ticket *ticket, const struct told *told)
{
    struct ks_ticket before = *ticket;
    before.state = told->step.from;
    before.order_ms = told->was.order_ms;
    before.called_ms = told->was.called_ms;
    before.first_called_ms = told->was.first_called_ms;
    before.call_count = told->was.call_count;
    memcpy(before.line, told->was.line, sizeof before.line);
    memcpy(before.seat, told->was.seat, sizeof before.seat);
    return before;
}

/* The last step at the seat, if it is also the last of its ticket. */
static enum ks_err find_last(struct ks_store *store, const struct ks_seat_act *act,
                             struct told *last, struct ks_ticket *ticket, struct ks_error *error)
{
    const struct ks_sql_value at[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(act->seat->id)};
    struct told newest;
    enum ks_err err = find_told(store,
                                "SELECT " EVENT_COLUMNS " FROM event WHERE hall = ?1 AND seat = ?2 "
                                "AND seat <> '' AND ticket <> 0 ORDER BY n DESC LIMIT 1",
                                at, 2, last, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "Nothing was done at room %s", act->seat->id);
    const struct ks_sql_value of[] = {KS_SQL_OF_INT(last->ticket)};
    if (err == KS_OK) {
        err = find_told(
            store, "SELECT " EVENT_COLUMNS " FROM event WHERE ticket = ?1 ORDER BY n DESC LIMIT 1",
            of, 1, &newest, error);
    }
    if (err == KS_OK && newest.n != last->n)
        last->step.act = KS_QUEUE_ACT_COUNT;
    return err == KS_OK ? ks_store_get_ticket(store, last->ticket, ticket, error) : err;
}

static enum ks_err undo(struct ks_store *store, const struct ks_seat_act *act,
                        struct ks_ticket *out, struct ks_error *error)
{
    struct told last = {0};
    struct ks_ticket ticket = {0};
    enum ks_err err = find_last(store, act, &last, &ticket, error);
    if (err != KS_OK)
        return err;
    enum ks_ticket_state to = ks_queue_undo(&last.step, ticket.state, act->now_ms);
    if (to == KS_TICKET_STATE_COUNT) {
        return ks_fail(error, KS_ERR_STATE, "The last step of ticket %s cannot be undone any more",
                       ticket.number);
    }
    bool comes_back = to == KS_TICKET_CALLED || to == KS_TICKET_SERVING;
    bool is_there = ticket.state == KS_TICKET_CALLED || ticket.state == KS_TICKET_SERVING;
    if (comes_back && !is_there)
        err = check_empty(store, act, error);
    const struct ks_ticket before = before_of(&ticket, &last);
    const struct ks_ticket_step step = {.act = KS_QUEUE_UNDO,
                                        .at = act->seat->id,
                                        .actor = act->actor,
                                        .reason = act->reason,
                                        .request = act->request,
                                        .now_ms = act->now_ms};
    return err == KS_OK ? ks_ticket_change(store, &step, &ticket, &before, out, error) : err;
}

/* Inside a transaction. */
static enum ks_err act_once(struct ks_store *store, const struct ks_seat_act *act,
                            struct ks_ticket *out, struct ks_error *error)
{
    struct ks_seat_lease lease;
    enum ks_err err = find_request(store, act, out, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    err = act->actor == NULL
              ? KS_OK
              : take(store, act->seat->id, act->actor, false, act->now_ms, &lease, error);
    if (err != KS_OK)
        return err;
    return act->act == KS_QUEUE_UNDO ? undo(store, act, out, error)
                                     : make_step(store, act, out, error);
}

enum ks_err ks_store_act_at_seat(struct ks_store *store, const struct ks_seat_act *act,
                                 struct ks_ticket *out, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    enum ks_err err = check_whole(act, error);
    if (err == KS_OK)
        err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_end(store->sql, act_once(store, act, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
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
    if (!is_id(seat))
        return ks_fail(error, KS_ERR_INPUT, "The name of the room is empty or too long");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    if (actor != NULL)
        err = take(store, seat, actor, false, wanted->now_ms, &lease, error);
    if (err == KS_OK)
        err = walk_in(store, wanted, &act, out, error);
    err = ks_sql_end(store->sql, err, error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}
