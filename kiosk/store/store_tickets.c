/* Tickets: found by their token, moved. */
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "domain/queue/order.h"
#include "domain/queue/slots.h"
#include "store/store_clock.h"
#include "store/store_private.h"

enum ks_err ks_ticket_find_token(struct ks_store *store, const char *token, struct ks_ticket *out,
                                 struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES];
    ks_crypto_digest(token, strlen(token), digest);
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(digest), KS_SQL_OF_INT(store->hall)};
    return ks_ticket_run(store,
                         "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE token = ?1 AND hall = ?2",
                         values, 2, out, error);
}

enum ks_err ks_store_find_token(struct ks_store *store, const char *token, struct ks_ticket *out,
                                struct ks_error *error)
{
    enum ks_err err = ks_ticket_find_token(store, token, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "This touch has no ticket yet") : err;
}

int64_t ks_ticket_head_start_ms(const char *kind, bool is_priority)
{
    enum ks_visitor visitor = ks_visitor_from_code(kind);
    if (visitor == KS_VISITOR_COUNT)
        visitor = is_priority ? KS_VISITOR_PRIORITY : KS_VISITOR_PERSON;
    return ks_queue_head_start_ms(visitor);
}

/* Inside a transaction. */
static enum ks_err move(struct ks_store *store, int64_t id, enum ks_ticket_state to, bool is_screen,
                        int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_store_get_ticket(store, id, out, error);
    if (err != KS_OK)
        return err;
    const struct ks_ticket_step step = {
        .id = id,
        .act = ks_queue_act_between(out->state, to),
        .is_screen = is_screen && out->state == KS_TICKET_RESERVED && to == KS_TICKET_WAITING,
        .now_ms = now_ms,
    };
    if (step.act == KS_QUEUE_ACT_COUNT) {
        return ks_fail(error, KS_ERR_STATE, "Ticket %s is %s and cannot become %s", out->number,
                       ks_staff_tr(ks_ticket_state_code(out->state)),
                       ks_staff_tr(ks_ticket_state_code(to)));
    }
    return ks_ticket_step(store, &step, out, error);
}

enum ks_err ks_store_move_ticket(struct ks_store *store, int64_t id, enum ks_ticket_state to,
                                 bool is_screen, int64_t now_ms, struct ks_ticket *out,
                                 struct ks_error *error)
{
    if (to == KS_TICKET_CALLED)
        return ks_fail(error, KS_ERR_INPUT, "A ticket is called by its room, not moved");
    struct ks_ticket ticket = {0};
    enum ks_err err = ks_sql_begin_beside(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, move(store, id, to, is_screen, now_ms, &ticket, error), error);
    if (out != NULL)
        *out = err == KS_OK ? ticket : (struct ks_ticket){0};
    return err;
}
