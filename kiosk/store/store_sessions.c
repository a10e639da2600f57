/* Sessions of the console. */
#include "store/store_sessions.h"

#include <string.h>

#include "store/store_private.h"
#include "store/store_seats.h"

enum { MOST_SESSIONS = 10 };

/* Inside a transaction. */
static enum ks_err insert(struct ks_store *store, const struct ks_session_start *start,
                          struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_HASH(start->hash), KS_SQL_OF_INT(start->account), KS_SQL_OF_TEXT(start->lang),
        KS_SQL_OF_INT(start->now_ms), KS_SQL_OF_INT(start->now_ms + KS_SESSION_MS)};
    const struct ks_sql_value oldest[] = {KS_SQL_OF_INT(start->account),
                                          KS_SQL_OF_INT(MOST_SESSIONS)};
    const struct ks_sql_value now[] = {KS_SQL_OF_INT(start->now_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "INSERT INTO session (hash, account, lang, made_ms, until_ms) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5)",
                                 values, 5, NULL, NULL, error);

    if (err == KS_OK)
        err = ks_sql_run(store->sql, "DELETE FROM session WHERE until_ms <= ?1", now, 1, NULL, NULL,
                         error);
    if (err == KS_OK)
        err = ks_sql_run(store->sql,
                         "DELETE FROM session WHERE account = ?1 AND hash NOT IN (SELECT hash FROM "
                         "session WHERE account = ?1 ORDER BY made_ms DESC LIMIT ?2)",
                         oldest, 2, NULL, NULL, error);
    return err == KS_OK ? ks_try_was_right(store, start->guess, start->account, error) : err;
}

enum ks_err ks_store_add_session(struct ks_store *store, const struct ks_session_start *start,
                                 struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, insert(store, start, error), error) : err;
}

static void read_session(const struct ks_sql_row *row, void *out)
{
    struct ks_session_row *session = out;
    char role[16];
    bool is_right = ks_store_read_word(row, 0, session->user, sizeof session->user) &&
                    ks_store_read_word(row, 1, role, sizeof role) &&
                    ks_store_read_word(row, 2, session->lang, sizeof session->lang) &&
                    ks_store_read_word(row, 3, session->seat, sizeof session->seat) &&
                    ks_store_read_word(row, 5, session->tribunal, sizeof session->tribunal);

    session->role = is_right ? ks_rank_from_code(role) : KS_RANK_COUNT;
    session->seat_until_ms = ks_sql_int(row, 4);
}

enum ks_err ks_store_find_session(struct ks_store *store, const uint8_t *hash, int64_t now_ms,
                                  struct ks_session_row *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_HASH(hash), KS_SQL_OF_INT(now_ms), KS_SQL_OF_INT(now_ms + KS_SESSION_MS),
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms + KS_SEAT_LEASE_MS)};

    *out = (struct ks_session_row){0};
    memcpy(out->hash, hash, sizeof out->hash);
    enum ks_err err =
        ks_sql_run(store->sql,
                   "SELECT account.name, account.role, session.lang, coalesce(seat.seat, ''), "
                   "coalesce(seat.until_ms, 0), account.tribunal FROM session JOIN account ON "
                   "account.id = session.account "
                   "LEFT JOIN seat ON seat.hall = ?4 AND seat.seat = session.seat "
                   "AND seat.holder = account.name AND seat.until_ms > ?2 AND seat.until_ms <= ?5 "
                   "WHERE session.hash = ?1 AND session.until_ms > ?2 AND session.until_ms <= ?3",
                   values, 5, read_session, out, error);
    if (err == KS_OK && out->role == KS_RANK_COUNT)
        return ks_fail(error, KS_ERR_CORRUPT, "The row of a user is damaged");
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "Sign in first") : err;
}

enum ks_err ks_store_end_session(struct ks_store *store, const uint8_t *hash,
                                 struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(hash)};

    return ks_store_run_alone(store, "DELETE FROM session WHERE hash = ?1", values, 1, error);
}

enum ks_err ks_store_note_seat(struct ks_store *store, const uint8_t *hash, const char *seat,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(hash), KS_SQL_OF_TEXT(seat)};

    return ks_store_run_alone(store, "UPDATE session SET seat = ?2 WHERE hash = ?1", values, 2,
                              error);
}

enum ks_err ks_store_note_lang(struct ks_store *store, const uint8_t *hash, const char *lang,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(hash), KS_SQL_OF_TEXT(lang)};

    return ks_store_run_alone(store, "UPDATE session SET lang = ?2 WHERE hash = ?1", values, 2,
                              error);
}

/* Inside a transaction. */
static enum ks_err keep_one(struct ks_store *store, const uint8_t *hash, int64_t now_ms,
                            bool *is_alive, struct ks_error *error)
{
    struct ks_session_row session;
    enum ks_err err = ks_store_find_session(store, hash, now_ms, &session, error);

    *is_alive = err == KS_OK;
    if (err != KS_OK || session.seat[0] == '\0')
        return err == KS_ERR_NOT_FOUND ? KS_OK : err;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(session.seat),
                                          KS_SQL_OF_TEXT(session.user),
                                          KS_SQL_OF_INT(now_ms + KS_SEAT_LEASE_MS)};
    return ks_sql_run(store->sql,
                      "UPDATE seat SET until_ms = ?4 WHERE hall = ?1 AND seat = ?2 AND holder = ?3",
                      values, 4, NULL, NULL, error);
}

enum ks_err ks_store_keep_alive(struct ks_store *store, uint8_t (*hashes)[KS_CRYPTO_HASH_BYTES],
                                int count, int64_t now_ms, bool *is_alive, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    if (err != KS_OK)
        return err;
    for (int i = 0; err == KS_OK && i < count; i++)
        err = keep_one(store, hashes[i], now_ms, &is_alive[i], error);
    return ks_sql_end(store->sql, err, error);
}
