/* The one way in which a ticket changes: its row and the event that tells of it, together. */
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "domain/queue/order.h"
#include "store/store_private.h"

enum { IDS_AT_A_TIME = 64 };

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static void copy_word(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

/* What `ticket` is like after the step; its state is allowed already. */
static struct ks_ticket apply(const struct ks_ticket *ticket, const struct ks_ticket_step *step)
{
    struct ks_ticket after = *ticket;
    after.state = ks_queue_after(step->act, ticket->state);
    after.changed_ms = step->now_ms;
    after.is_screen_ticket = ticket->is_screen_ticket || step->is_screen;
    if (step->act == KS_QUEUE_CALL || step->act == KS_QUEUE_RECALL) {
        after.called_ms = step->now_ms;
        after.call_count++;
        if (after.first_called_ms == 0)
            after.first_called_ms = step->now_ms;
    }
    if (step->act == KS_QUEUE_BACK)
        after.order_ms = ks_queue_order_back_ms(ticket->state, ticket->order_ms, ticket->called_ms);
    if (ks_ticket_is_queued(after.state))
        after.seat[0] = '\0';
    if (step->seat != NULL)
        copy_word(after.seat, sizeof after.seat, step->seat);
    if (step->line != NULL)
        copy_word(after.line, sizeof after.line, step->line);
    return after;
}

enum ks_err ks_ticket_write_event(struct ks_store *store, const struct ks_ticket_step *step,
                                  const struct ks_ticket *before, const struct ks_ticket *after,
                                  struct ks_error *error)
{
    bool is_first = step->act == KS_QUEUE_ISSUE;
    const char *own = after->seat[0] != '\0' ? after->seat : before->seat;
    char digest[KS_CRYPTO_DIGEST_BYTES] = "";
    if (step->request != NULL)
        ks_crypto_digest(step->request, strlen(step->request), digest);
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_INT(after->id),
        KS_SQL_OF_TEXT(ks_queue_act_code(step->act)),
        KS_SQL_OF_TEXT(is_first ? "" : ks_ticket_state_code(before->state)),
        KS_SQL_OF_TEXT(ks_ticket_state_code(after->state)),
        KS_SQL_OF_TEXT(after->line),
        KS_SQL_OF_TEXT(step->at != NULL ? step->at : own),
        KS_SQL_OF_TEXT(or_empty(step->actor)),
        KS_SQL_OF_TEXT(or_empty(step->reason)),
        KS_SQL_OF_INT(step->now_ms),
        KS_SQL_OF_TEXT(before->line),
        KS_SQL_OF_TEXT(before->seat),
        KS_SQL_OF_INT(before->order_ms),
        KS_SQL_OF_INT(before->called_ms),
        KS_SQL_OF_INT(before->first_called_ms),
        KS_SQL_OF_INT(before->call_count),
        KS_SQL_OF_TEXT(digest),
        KS_SQL_OF_TEXT(or_empty(step->word)),
    };
    return ks_sql_run(store->sql,
                      "INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, "
                      "seat, actor, reason, at_ms, was_line, was_seat, was_order_ms, "
                      "was_called_ms, was_first_called_ms, was_call_count, request, word) VALUES "
                      "(?1, " KS_HALL_EPOCH ", ?2, ?3, ?4, ?5, ?6, "
                      "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, nullif(?17, ''), ?18)",
                      values, 18, NULL, NULL, error);
}

enum ks_err ks_store_tell(struct ks_store *store, const struct ks_store_told *told,
                          struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_INT(told->ticket),
        KS_SQL_OF_TEXT(told->act),
        KS_SQL_OF_TEXT(or_empty(told->line)),
        KS_SQL_OF_TEXT(or_empty(told->seat)),
        KS_SQL_OF_TEXT(or_empty(told->actor)),
        KS_SQL_OF_TEXT(or_empty(told->word)),
        KS_SQL_OF_TEXT(or_empty(told->reason)),
        KS_SQL_OF_INT(told->now_ms),
    };
    return ks_sql_run(
        store->sql,
        "INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, "
        "seat, actor, word, reason, at_ms, was_line, was_seat, was_order_ms, "
        "was_called_ms, was_first_called_ms, was_call_count) VALUES (?1, " KS_HALL_EPOCH
        ", ?2, ?3, '', '', ?4, "
        "?5, ?6, ?7, ?8, ?9, '', '', 0, 0, 0, 0)",
        values, 9, NULL, NULL, error);
}

/* The state, the reason of a withdrawal, and all that a step may change. */
/* Somebody who writes beside this may have moved it meanwhile: then it is left as it is now. */
static enum ks_err write_row(struct ks_store *store, const struct ks_ticket_step *step,
                             const struct ks_ticket *before, const struct ks_ticket *after,
                             struct ks_ticket *out, struct ks_error *error)
{
    bool is_withdrawn = after->state == KS_TICKET_CANCELLED;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(after->id),
        KS_SQL_OF_TEXT(ks_ticket_state_code(after->state)),
        KS_SQL_OF_TEXT(is_withdrawn ? or_empty(step->reason) : ""),
        KS_SQL_OF_TEXT(after->seat),
        KS_SQL_OF_TEXT(after->line),
        KS_SQL_OF_INT(after->is_screen_ticket),
        KS_SQL_OF_INT(after->order_ms),
        KS_SQL_OF_INT(after->called_ms),
        KS_SQL_OF_INT(after->first_called_ms),
        KS_SQL_OF_INT(after->call_count),
        KS_SQL_OF_INT(after->changed_ms),
        KS_SQL_OF_TEXT(after->kind),
        KS_SQL_OF_INT(after->is_priority),
        KS_SQL_OF_TEXT(ks_ticket_state_code(before->state)),
        KS_SQL_OF_INT(store->hall),
    };
    enum ks_err err =
        ks_ticket_run(store,
                      "UPDATE ticket SET state = ?2, why = ?3, seat = ?4, line = ?5, "
                      "is_screen = ?6, order_ms = ?7, called_ms = ?8, first_called_ms = ?9, "
                      "call_count = ?10, changed_ms = ?11, kind = ?12, is_priority = ?13 "
                      "WHERE id = ?1 AND state = ?14 AND hall = ?15 RETURNING " KS_TICKET_COLUMNS,
                      values, 15, out, error);
    return err == KS_ERR_NOT_FOUND
               ? ks_fail(error, KS_ERR_STATE, "Ticket %s has just been changed by somebody else",
                         before->number)
               : err;
}

enum ks_err ks_ticket_change(struct ks_store *store, const struct ks_ticket_step *step,
                             const struct ks_ticket *before, const struct ks_ticket *after,
                             struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = write_row(store, step, before, after, out, error);
    return err == KS_OK ? ks_ticket_write_event(store, step, before, after, error) : err;
}

static enum ks_err refuse(const struct ks_ticket *ticket, enum ks_queue_act act,
                          struct ks_error *error)
{
    enum ks_ticket_state to = KS_TICKET_STATE_COUNT;
    for (int i = 0; i < KS_TICKET_STATE_COUNT && to == KS_TICKET_STATE_COUNT; i++)
        to = ks_queue_after(act, (enum ks_ticket_state)i);
    return ks_fail(error, KS_ERR_STATE, "Ticket %s is %s and cannot become %s", ticket->number,
                   ks_staff_tr(ks_ticket_state_code(ticket->state)),
                   ks_staff_tr(ks_ticket_state_code(to)));
}

enum ks_err ks_ticket_step(struct ks_store *store, const struct ks_ticket_step *step,
                           struct ks_ticket *out, struct ks_error *error)
{
    struct ks_ticket before;
    enum ks_err err = ks_store_get_ticket(store, step->id, &before, error);
    if (err != KS_OK)
        return err;
    if (ks_queue_after(step->act, before.state) == KS_TICKET_STATE_COUNT)
        return refuse(&before, step->act, error);
    const struct ks_ticket after = apply(&before, step);
    return ks_ticket_change(store, step, &before, &after, out, error);
}

struct ids {
    int64_t values[IDS_AT_A_TIME];
    int count;
};

static bool read_id(const struct ks_sql_row *row, void *out)
{
    struct ids *ids = out;
    ids->values[ids->count++] = ks_sql_int(row, 0);
    return ids->count < IDS_AT_A_TIME;
}

enum ks_err ks_ticket_step_all(struct ks_store *store, const char *select,
                               const struct ks_sql_value *values, int value_count,
                               const struct ks_ticket_step *step, int *out_count,
                               struct ks_error *error)
{
    struct ids ids;
    enum ks_err err;
    do {
        ids.count = 0;
        err = ks_sql_each(store->sql, select, values, value_count, read_id, &ids, error);
        for (int i = 0; err == KS_OK && i < ids.count; i++) {
            struct ks_ticket_step one = *step;
            struct ks_ticket ticket;
            one.id = ids.values[i];
            err = ks_ticket_step(store, &one, &ticket, error);
            *out_count += err == KS_OK;
        }
    } while (err == KS_OK && ids.count == IDS_AT_A_TIME);
    return err;
}
