/* Requests that are done once, by their token. */
#include "store/store_once.h"

#include <string.h>

#include "store/store_private.h"

struct reading {
    struct ks_arena *arena;
    struct ks_once_row *out;
};

static void read_once(const struct ks_sql_row *row, void *ctx)
{
    const struct reading *reading = ctx;
    struct ks_once_row *out = reading->out;
    size_t bytes = 0, size = ks_sql_text_bytes(row, 3) + 1;
    const void *asked = ks_sql_blob(row, 0, &bytes);
    char *answer = ks_arena_alloc(reading->arena, size);

    if (bytes == sizeof out->asked)
        memcpy(out->asked, asked, bytes);
    ks_sql_text(row, 3, answer, size);
    out->begun_ms = ks_sql_int(row, 1);
    out->status = ks_sql_int(row, 2);
    out->answer = answer;
}

static enum ks_err add(struct ks_store *store, const struct ks_once_key *key, int64_t now_ms,
                       struct ks_error *error)
{
    const struct ks_sql_value old[] = {KS_SQL_OF_INT(now_ms - KS_ONCE_KEPT_MS)};
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(key->token), KS_SQL_OF_HASH(key->asked),
                                          KS_SQL_OF_INT(now_ms)};
    enum ks_err err =
        ks_sql_run(store->sql, "DELETE FROM once WHERE begun_ms < ?1", old, 1, NULL, NULL, error);

    return err == KS_OK ? ks_sql_run(store->sql,
                                     "INSERT INTO once (token, asked, begun_ms) "
                                     "VALUES (?1, ?2, ?3)",
                                     values, 3, NULL, NULL, error)
                        : err;
}

/* Inside a transaction. */
static enum ks_err begin(struct ks_store *store, const struct ks_once_key *key, int64_t now_ms,
                         bool *is_new, struct reading *reading, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(key->token)};
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT asked, begun_ms, status, answer FROM once WHERE token = ?1",
                   values, 1, read_once, reading, error);

    *is_new = err == KS_ERR_NOT_FOUND;
    return *is_new ? add(store, key, now_ms, error) : err;
}

enum ks_err ks_store_begin_once(struct ks_store *store, const struct ks_once_key *key,
                                int64_t now_ms, struct ks_arena *arena, bool *is_new,
                                struct ks_once_row *out, struct ks_error *error)
{
    struct reading reading = {arena, out};
    enum ks_err err = ks_sql_begin(store->sql, error);

    *is_new = false;
    *out = (struct ks_once_row){0};
    return err == KS_OK
               ? ks_sql_end(store->sql, begin(store, key, now_ms, is_new, &reading, error), error)
               : err;
}

enum ks_err ks_store_end_once(struct ks_store *store, const uint8_t *token, int status,
                              const char *answer, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(token), KS_SQL_OF_INT(status),
                                          KS_SQL_OF_TEXT(answer)};

    return ks_store_run_alone(store, "UPDATE once SET status = ?2, answer = ?3 WHERE token = ?1",
                              values, 3, error);
}

enum ks_err ks_store_forget_once(struct ks_store *store, const uint8_t *token,
                                 struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_HASH(token)};

    return ks_store_run_alone(store, "DELETE FROM once WHERE token = ?1", values, 1, error);
}
