/* Two parties with one number: made, joined, left, let go in alone. */
#include "store/store_pairs.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "domain/queue/order.h"
#include "store/store_papers.h"
#include "store/store_private.h"

static void read_pair(const struct ks_sql_row *row, void *out)
{
    struct ks_pair_row *pair = out;
    *pair = (struct ks_pair_row){
        .id = ks_sql_int(row, 0), .ticket_id = ks_sql_int(row, 1), .alone_ms = ks_sql_int(row, 3)};
    ks_sql_text(row, 2, pair->code, sizeof pair->code);
}

/* A side that cannot be is none. */
static bool read_side(const struct ks_sql_row *row, void *out)
{
    struct ks_pair_row *pair = out;
    char kind[KS_TICKET_ID_BYTES];
    int64_t side = ks_sql_int(row, 0), came_ms = ks_sql_int(row, 3);
    if ((side != 1 && side != 2) || !ks_store_is_time(came_ms))
        return true;
    ks_sql_text(row, 1, kind, sizeof kind);
    enum ks_visitor visitor = ks_visitor_from_code(kind);
    if (visitor == KS_VISITOR_COUNT)
        visitor = ks_sql_int(row, 2) != 0 ? KS_VISITOR_PRIORITY : KS_VISITOR_PERSON;
    pair->sides[side - 1] = (struct ks_pair_side){
        .came_ms = came_ms, .is_away = ks_sql_int(row, 4) != 0, .visitor = visitor};
    return true;
}

static enum ks_err fill(struct ks_store *store, enum ks_err err, struct ks_pair_row *pair,
                        struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(pair->id)};
    return err != KS_OK ? err
                        : ks_sql_each(store->sql,
                                      "SELECT side, kind, is_priority, came_ms, gone_ms "
                                      "FROM pair_side WHERE pair = ?1",
                                      values, 1, read_side, pair, error);
}

#define PAIR_COLUMNS "pair.id, pair.ticket, pair.code, pair.alone_ms"

enum ks_err ks_store_pair_of_ticket(struct ks_store *store, int64_t ticket_id,
                                    struct ks_pair_row *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket_id), KS_SQL_OF_INT(store->hall)};
    *out = (struct ks_pair_row){0};
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT " PAIR_COLUMNS " FROM pair WHERE ticket = ?1 AND hall = ?2",
                   values, 2, read_pair, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "This number is of one visitor alone")
                                   : fill(store, err, out, error);
}

enum ks_err ks_store_find_pair(struct ks_store *store, const char *day, const char *code,
                               struct ks_pair_row *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_TEXT(code)};
    *out = (struct ks_pair_row){0};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT " PAIR_COLUMNS " FROM pair WHERE hall = ?1 AND day = ?2 "
                                 "AND code = ?3",
                                 values, 3, read_pair, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no such pairing code today")
                                   : fill(store, err, out, error);
}

/* One who joins, by the digest of their gesture's token. */
struct side {
    const char *kind;
    bool is_priority;
    const char *digest;
    int64_t now_ms;
};

static enum ks_err put_side(struct ks_store *store, int64_t pair, int side,
                            const struct side *visitor, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(pair),
                                          KS_SQL_OF_INT(side),
                                          KS_SQL_OF_TEXT(visitor->kind),
                                          KS_SQL_OF_INT(visitor->is_priority),
                                          KS_SQL_OF_TEXT(visitor->digest),
                                          KS_SQL_OF_INT(visitor->now_ms)};
    return ks_sql_run(store->sql,
                      "INSERT INTO pair_side (pair, side, kind, is_priority, token, came_ms) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (pair, side) DO UPDATE SET "
                      "kind = excluded.kind, is_priority = excluded.is_priority, "
                      "token = excluded.token, came_ms = excluded.came_ms, gone_ms = 0",
                      values, 6, NULL, NULL, error);
}

void ks_store_make_code(int digits, char out[KS_CODE_BYTES])
{
    unsigned char bytes[KS_CODE_BYTES];
    char body[KS_CODE_BYTES] = "";
    ks_crypto_random(bytes, sizeof bytes);
    for (int i = 0; i < digits - 1 && i < KS_CODE_BYTES - 2; i++) {
        while (bytes[i] >= 250) /* so that no digit comes more often than another */
            ks_crypto_random(&bytes[i], 1);
        body[i] = (char)('0' + bytes[i] % 10);
    }
    ks_code_seal(body, out);
}

/* A code that no other pair of the day has. */
static enum ks_err make_code(struct ks_store *store, const char *day, char out[KS_CODE_BYTES],
                             struct ks_error *error)
{
    enum { ATTEMPTS = 100 };
    struct ks_pair_row other;
    for (int i = 0; i < ATTEMPTS; i++) {
        ks_store_make_code(KS_PAIR_CODE_DIGITS, out);
        enum ks_err err = ks_store_find_pair(store, day, out, &other, NULL);
        if (err != KS_OK)
            return err == KS_ERR_NOT_FOUND ? KS_OK : err;
    }
    return ks_fail(error, KS_ERR_FULL, "No pairing code is left for today");
}

enum ks_err ks_pair_make(struct ks_store *store, const struct ks_reservation *wanted,
                         const struct ks_ticket *ticket, struct ks_error *error)
{
    char code[KS_CODE_BYTES], digest[KS_CRYPTO_DIGEST_BYTES];
    int64_t id = 0;
    ks_crypto_digest(wanted->token, strlen(wanted->token), digest);
    enum ks_err err = make_code(store, wanted->day, code, error);
    if (err != KS_OK)
        return err;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(wanted->day),
                                          KS_SQL_OF_TEXT(code), KS_SQL_OF_INT(ticket->id)};
    err = ks_sql_run(store->sql,
                     "INSERT INTO pair (hall, day, code, ticket) VALUES (?1, ?2, ?3, ?4) "
                     "RETURNING id",
                     values, 4, ks_sql_read_int, &id, error);
    const struct side first = {wanted->kind, wanted->is_priority, digest, ticket->issued_ms};
    return err == KS_OK ? put_side(store, id, 1, &first, error) : err;
}

/* Whether its number is called, and from when on it counts: as the two are now. The event tells the
 * faces that something has changed. */
static enum ks_err place(struct ks_store *store, const struct ks_pair_row *pair,
                         const struct ks_store_told *told, struct ks_error *error)
{
    struct ks_ticket ticket;
    bool is_ready = ks_pair_judge(pair->sides, told->now_ms) == KS_PAIR_READY;
    int alone = pair->sides[0].came_ms > 0 && !pair->sides[0].is_away ? 0 : 1;
    const struct ks_pair_side *one = &pair->sides[alone];
    int64_t order_ms = is_ready ? ks_pair_order_ms(pair->sides)
                                : one->came_ms - ks_queue_head_start_ms(one->visitor);
    bool is_late = is_ready && pair->alone_ms != 0;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(pair->ticket_id), KS_SQL_OF_INT(!is_ready && pair->alone_ms == 0),
        KS_SQL_OF_INT(order_ms), KS_SQL_OF_INT(is_late), KS_SQL_OF_INT(store->hall)};
    /* One who was called stands where the rule of coming back put them, and who was let go in alone
     * loses nothing when the other comes after all. */
    enum ks_err err = ks_ticket_run(
        store,
        "UPDATE ticket SET awaits = ?2, order_ms = CASE WHEN first_called_ms = 0 AND ?4 = 0 "
        "THEN ?3 ELSE order_ms END WHERE id = ?1 AND hall = ?5 RETURNING " KS_TICKET_COLUMNS,
        values, 5, &ticket, error);
    struct ks_store_told event = *told;
    event.ticket = pair->ticket_id;
    event.line = ticket.line;
    return err == KS_OK ? ks_store_tell(store, &event, error) : err;
}

static void read_side_number(const struct ks_sql_row *row, void *out)
{
    *(int *)out = (int)ks_sql_int(row, 0);
}

/* The side that this gesture joined before, or 0. */
static enum ks_err find_side(struct ks_store *store, int64_t pair, const char *digest, int *out,
                             struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(pair), KS_SQL_OF_TEXT(digest)};
    *out = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT side FROM pair_side WHERE pair = ?1 AND token = ?2 "
                                 "AND gone_ms = 0",
                                 values, 2, read_side_number, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

static bool may_join(enum ks_ticket_state state)
{
    return state != KS_TICKET_RESERVED && state != KS_TICKET_FINISHED &&
           state != KS_TICKET_CANCELLED && state != KS_TICKET_EXPIRED;
}

/* Which of the two places is free; 0: none. */
static int free_side(const struct ks_pair_row *pair)
{
    for (int i = 0; i < 2; i++)
        if (pair->sides[i].came_ms == 0 || pair->sides[i].is_away)
            return i + 1;
    return 0;
}

/* Inside a transaction. */
static enum ks_err join(struct ks_store *store, const struct ks_pair_joining *joining,
                        struct ks_pair_row *out, struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES];
    struct ks_ticket ticket = {0};
    int side = 0;
    ks_crypto_digest(joining->token, strlen(joining->token), digest);
    enum ks_err err = ks_store_find_pair(store, joining->day, joining->code, out, error);
    if (err == KS_OK)
        err = find_side(store, out->id, digest, &side, error);
    out->side = side;
    if (err != KS_OK || side != 0)
        return err;
    err = ks_store_get_ticket(store, out->ticket_id, &ticket, error);
    if (err == KS_OK && !may_join(ticket.state))
        return ks_fail(error, KS_ERR_STATE, "Ticket %s is %s: nobody can join it", ticket.number,
                       ks_staff_tr(ks_ticket_state_code(ticket.state)));
    side = free_side(out);
    if (err == KS_OK && side == 0)
        return ks_fail(error, KS_ERR_TAKEN, "Both parties of %s are there already", ticket.number);
    const struct side visitor = {joining->kind, joining->is_priority, digest, joining->now_ms};
    if (err == KS_OK)
        err = put_side(store, out->id, side, &visitor, error);
    if (err == KS_OK)
        err = fill(store, KS_OK, out, error);
    const struct ks_store_told told = {.act = "pair", .now_ms = joining->now_ms};
    out->side = side;
    return err == KS_OK ? place(store, out, &told, error) : err;
}

enum ks_err ks_store_join_pair(struct ks_store *store, const struct ks_pair_joining *joining,
                               struct ks_pair_row *out, struct ks_error *error)
{
    *out = (struct ks_pair_row){0};
    if (joining->token == NULL || joining->token[0] == '\0' || !ks_store_is_id(joining->kind))
        return ks_fail(error, KS_ERR_INPUT, "To join needs a kind of visitor and a token");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, join(store, joining, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_pair_row){0};
    return err;
}

enum ks_err ks_pair_leave(struct ks_store *store, struct ks_pair_row *pair, int side,
                          int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(pair->id), KS_SQL_OF_INT(side),
                                          KS_SQL_OF_INT(now_ms)};
    enum ks_err err =
        ks_sql_run(store->sql, "UPDATE pair_side SET gone_ms = ?3 WHERE pair = ?1 AND side = ?2",
                   values, 3, NULL, NULL, error);
    const struct ks_store_told told = {.act = "pair-left", .now_ms = now_ms};
    pair->sides[side - 1].is_away = true;
    return err == KS_OK ? place(store, pair, &told, error) : err;
}

/* Inside a transaction. */
static enum ks_err let_alone(struct ks_store *store, const char *day, const char *number,
                             const char *actor, int64_t now_ms, struct ks_ticket *out,
                             struct ks_error *error)
{
    struct ks_pair_row pair;
    enum ks_err err = ks_store_find_number(store, day, number, out, error);
    if (err == KS_OK)
        err = ks_store_pair_of_ticket(store, out->id, &pair, error);
    if (err != KS_OK)
        return err;
    if (!ks_ticket_is_queued(out->state) || !out->awaits_other)
        return ks_fail(error, KS_ERR_STATE, "Ticket %s waits for nobody", out->number);
    if (ks_pair_judge(pair.sides, now_ms) != KS_PAIR_CHOICE)
        return ks_fail(error, KS_ERR_STATE, "The other party of %s is awaited for %d minutes first",
                       out->number, KS_PAIR_AWAIT_MINUTES);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(pair.id), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(store->hall)};
    err = ks_sql_run(store->sql, "UPDATE pair SET alone_ms = ?2 WHERE id = ?1 AND hall = ?3",
                     values, 3, NULL, NULL, error);
    pair.alone_ms = now_ms;
    const struct ks_store_told told = {.act = "pair-alone", .actor = actor, .now_ms = now_ms};
    if (err == KS_OK)
        err = place(store, &pair, &told, error);
    return err == KS_OK ? ks_store_get_ticket(store, pair.ticket_id, out, error) : err;
}

enum ks_err ks_store_let_alone(struct ks_store *store, const char *day, const char *number,
                               const char *actor, int64_t now_ms, struct ks_ticket *out,
                               struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK) {
        err = let_alone(store, day, number, actor, now_ms, out, error);
        err = ks_sql_end(store->sql, err, error);
    }
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}

struct ids {
    int64_t after; /* those of greater ids */
    int64_t values[32];
    int count;
};

static bool read_id(const struct ks_sql_row *row, void *out)
{
    struct ids *ids = out;
    ids->values[ids->count++] = ids->after = ks_sql_int(row, 0);
    return ids->count < (int)(sizeof ids->values / sizeof ids->values[0]);
}

static enum ks_err show_some(struct ks_store *store, const struct ids *ids, bool *is_wanted,
                             bool (*show)(const struct ks_pair_row *, const struct ks_ticket *,
                                          void *),
                             void *ctx, struct ks_error *error)
{
    enum ks_err err = KS_OK;
    for (int i = 0; err == KS_OK && *is_wanted && i < ids->count; i++) {
        struct ks_pair_row pair;
        struct ks_ticket ticket;
        err = ks_store_pair_of_ticket(store, ids->values[i], &pair, error);
        if (err == KS_OK)
            err = ks_store_get_ticket(store, ids->values[i], &ticket, error);
        *is_wanted = err == KS_OK && show(&pair, &ticket, ctx);
    }
    return err;
}

enum ks_err ks_store_show_pairs(struct ks_store *store, const char *day,
                                bool (*show)(const struct ks_pair_row *pair,
                                             const struct ks_ticket *ticket, void *ctx),
                                void *ctx, struct ks_error *error)
{
    struct ids ids = {.count = 1};
    bool is_wanted = true;
    enum ks_err err = KS_OK;
    while (err == KS_OK && is_wanted && ids.count > 0) {
        const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                              KS_SQL_OF_INT(ids.after)};
        ids.count = 0;
        err = ks_sql_each(store->sql,
                          "SELECT ticket FROM pair WHERE hall = ?1 AND day = ?2 AND ticket > ?3 "
                          "ORDER BY ticket",
                          values, 3, read_id, &ids, error);
        if (err == KS_OK)
            err = show_some(store, &ids, &is_wanted, show, ctx, error);
    }
    return err;
}
