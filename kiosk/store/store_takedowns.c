/* Pages that were taken down, as rows. */
#include "store/store_private.h"
#include "store/store_releases.h"

static enum ks_err change(struct ks_store *store, bool is_down,
                          const struct ks_release_entry *entry, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(entry->what),
                                          KS_SQL_OF_TEXT(entry->who), KS_SQL_OF_TEXT(entry->why),
                                          KS_SQL_OF_INT(entry->at_ms)};
    int64_t done = 0;
    enum ks_err err =
        is_down ? ks_sql_run(store->sql,
                             "INSERT INTO takedown (hall, page, who, why, at_ms) VALUES (?1, ?2, "
                             "?3, ?4, ?5) ON CONFLICT (hall, page) DO NOTHING RETURNING hall",
                             values, 5, ks_sql_read_int, &done, error)
                : ks_sql_run(store->sql,
                             "DELETE FROM takedown WHERE hall = ?1 AND page = ?2 RETURNING hall",
                             values, 2, ks_sql_read_int, &done, error);

    if (err == KS_ERR_NOT_FOUND)
        return is_down
                   ? ks_fail(error, KS_ERR_STATE, "The page %s is down already", entry->what)
                   : ks_fail(error, KS_ERR_STATE, "The page %s was not taken down", entry->what);
    return err == KS_OK ? ks_audit_add(store, entry, error) : err;
}

enum ks_err ks_store_take_down(struct ks_store *store, bool is_down,
                               const struct ks_release_entry *entry, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, change(store, is_down, entry, error), error) : err;
}

struct showing {
    bool (*show)(const struct ks_takedown *row, void *ctx);
    void *ctx;
};

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_takedown made = {.at_ms = ks_sql_int(row, 1)};

    (void)ks_store_read_sentence(row, 2, made.who, sizeof made.who); /* it is down whatever */
    (void)ks_store_read_sentence(row, 3, made.why, sizeof made.why); /* is told of it */
    return !ks_store_read_word(row, 0, made.page, sizeof made.page) ||
           showing->show(&made, showing->ctx);
}

enum ks_err ks_store_show_takedowns(struct ks_store *store,
                                    bool (*show)(const struct ks_takedown *row, void *ctx),
                                    void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_each(
        store->sql,
        "SELECT page, at_ms, who, why FROM takedown WHERE hall = ?1 ORDER BY at_ms, page", values,
        1, show_row, &showing, error);
}
