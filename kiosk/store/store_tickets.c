/* Tickets: giving numbers, moving them, calling the next. */
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "domain/queue/order.h"
#include "store/store_clock.h"
#include "store/store_private.h"

enum ks_err ks_store_get_ticket(struct ks_store *store, int64_t id, struct ks_ticket *out,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id)};
    enum ks_err err = ks_ticket_run(store, "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE id = ?1",
                                    values, 1, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no such ticket") : err;
}

/* A row keeps the digest of its token: rows outlive the visit that the token belongs to. */
static enum ks_err find_token(struct ks_store *store, const char *token, struct ks_ticket *out,
                              struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES];
    ks_crypto_digest(token, strlen(token), digest);
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(digest)};
    return ks_ticket_run(store, "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE token = ?1", values,
                         1, out, error);
}

enum ks_err ks_store_find_token(struct ks_store *store, const char *token, struct ks_ticket *out,
                                struct ks_error *error)
{
    enum ks_err err = find_token(store, token, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "This touch has no ticket yet") : err;
}

/* Of a day; and how many are left out when a backup was put back: those given since it was made are
 * on paper and must not be given again. */
enum { MOST_NUMBERS = 999999, EPOCH_GAP = 100 };

struct next_number {
    int64_t sequence;
    int64_t came_ms; /* never before the ticket before it, even if the clock was set back */
};

static void read_next_number(const struct ks_sql_row *row, void *out)
{
    *(struct next_number *)out = (struct next_number){
        .sequence = ks_sql_int(row, 0),
        .came_ms = ks_sql_int(row, 1),
    };
}

static enum ks_err count_up(struct ks_store *store, const struct ks_reservation *wanted,
                            struct next_number *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(wanted->day),
                                          KS_SQL_OF_TEXT(wanted->prefix),
                                          KS_SQL_OF_INT(wanted->now_ms), KS_SQL_OF_INT(EPOCH_GAP)};
    enum ks_err err = ks_sql_run(
        store->sql,
        "INSERT INTO series AS mine (hall, day, series, epoch, last_number, last_came_ms, seen_ms) "
        "VALUES (?1, ?2, ?3, coalesce((SELECT epoch FROM hall WHERE id = ?1), 0), 1, "
        "(SELECT max(came) FROM (SELECT ?4 AS came UNION ALL SELECT last_came_ms FROM series "
        "WHERE hall = ?1 AND day = ?2) AS earlier), ?4) "
        "ON CONFLICT (hall, day, series) DO UPDATE SET last_number = "
        "CASE WHEN mine.last_number > 1000000 THEN 1000000 ELSE mine.last_number END + "
        "CASE WHEN mine.epoch = excluded.epoch THEN 1 ELSE ?5 END, epoch = excluded.epoch, "
        "is_disowned = 0, last_came_ms = excluded.last_came_ms, seen_ms = excluded.seen_ms "
        "RETURNING last_number, last_came_ms",
        values, 5, read_next_number, out, error);
    if (err == KS_OK &&
        (out->sequence < 1 || out->sequence > MOST_NUMBERS || !ks_store_is_time(out->came_ms))) {
        return ks_fail(error, KS_ERR_CORRUPT,
                       "The count of the numbers of %s in the database cannot be: it is left as it "
                       "is; restore a backup, or ask whoever changed the database",
                       wanted->day);
    }
    return err;
}

/* A kind the published rule does not name counts as a person, or by its priority mark. */
static int64_t head_start_ms(const struct ks_reservation *wanted)
{
    enum ks_visitor visitor = ks_visitor_from_code(wanted->kind);
    if (visitor == KS_VISITOR_COUNT)
        visitor = wanted->is_priority ? KS_VISITOR_PRIORITY : KS_VISITOR_PERSON;
    return ks_queue_head_start_ms(visitor);
}

static enum ks_err insert_ticket(struct ks_store *store, const struct ks_reservation *wanted,
                                 const struct next_number *next, struct ks_ticket *out,
                                 struct ks_error *error)
{
    char number[KS_TICKET_NUMBER_BYTES];
    int length = snprintf(number, sizeof number, "%s%03d", wanted->prefix, (int)next->sequence);
    if (length >= (int)sizeof number) {
        return ks_fail(error, KS_ERR_INPUT, "The prefix of ticket numbers is too long: %s",
                       wanted->prefix);
    }
    char digest[KS_CRYPTO_DIGEST_BYTES];
    ks_crypto_digest(wanted->token, strlen(wanted->token), digest);
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),    KS_SQL_OF_TEXT(wanted->day),
        KS_SQL_OF_TEXT(wanted->line),  KS_SQL_OF_TEXT(wanted->prefix),
        KS_SQL_OF_INT(next->sequence), KS_SQL_OF_TEXT(number),
        KS_SQL_OF_TEXT(wanted->kind),  KS_SQL_OF_INT(wanted->is_priority),
        KS_SQL_OF_TEXT(digest),        KS_SQL_OF_INT(next->came_ms - head_start_ms(wanted)),
        KS_SQL_OF_INT(wanted->now_ms),
    };
    enum ks_err err =
        ks_ticket_run(store,
                      "INSERT INTO ticket (hall, day, line, series, sequence, number, kind, "
                      "is_priority, token, order_ms, issued_ms, changed_ms, state) VALUES (?1, ?2, "
                      "?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, 'reserved') "
                      "RETURNING " KS_TICKET_COLUMNS,
                      values, 11, out, error);
    const struct ks_ticket_step step = {.act = KS_QUEUE_ISSUE, .now_ms = wanted->now_ms};
    return err == KS_OK ? ks_ticket_write_event(store, &step, &(struct ks_ticket){0}, out, error)
                        : err;
}

static bool is_id(const char *text)
{
    return text != NULL && text[0] != '\0' && strlen(text) < KS_TICKET_ID_BYTES;
}

static bool is_reservation_whole(const struct ks_reservation *wanted)
{
    return wanted->token != NULL && wanted->token[0] != '\0' && is_id(wanted->kind) &&
           is_id(wanted->line) && wanted->prefix != NULL && wanted->day != NULL &&
           strlen(wanted->day) == KS_TICKET_DAY_BYTES - 1;
}

enum ks_err ks_ticket_reserve(struct ks_store *store, const struct ks_reservation *wanted,
                              struct ks_ticket *out, struct ks_error *error)
{
    if (!is_reservation_whole(wanted))
        return ks_fail(error, KS_ERR_INPUT,
                       "A ticket needs a day, a line, a kind of visitor and a token");
    enum ks_err err = find_token(store, wanted->token, out, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    struct next_number next = {0};
    err = ks_store_check_clock(store, wanted->now_ms, error);
    if (err == KS_OK)
        err = count_up(store, wanted, &next, error);
    return err == KS_OK ? insert_ticket(store, wanted, &next, out, error) : err;
}

enum ks_err ks_store_reserve_ticket(struct ks_store *store, const struct ks_reservation *wanted,
                                    struct ks_ticket *out, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, ks_ticket_reserve(store, wanted, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
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
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, move(store, id, to, is_screen, now_ms, &ticket, error), error);
    if (out != NULL)
        *out = err == KS_OK ? ticket : (struct ks_ticket){0};
    return err;
}
