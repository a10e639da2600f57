/* Calling: who is next, who is where, how many wait. */
#include <string.h>

#include "store/store_private.h"

enum ks_err ks_store_ticket_at(struct ks_store *store, const char *day, const char *counter,
                               struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(day), KS_SQL_OF_TEXT(counter)};
    enum ks_err err = ks_ticket_run(store,
                                    "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE day = ? "
                                    "AND counter = ? AND state IN ('called', 'serving')",
                                    values, 2, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "Nobody is at room %s", counter) : err;
}

/* Inside a transaction. */
static enum ks_err call_first(struct ks_store *store, const char *day, const char *counter,
                              int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_store_ticket_at(store, day, counter, out, NULL);
    if (err == KS_ERR_CORRUPT)
        return ks_store_ticket_at(store, day, counter, out, error);
    if (err == KS_OK) {
        return ks_fail(error, KS_ERR_STATE,
                       "Room %s still has %s: finish it or mark a no-show first", counter,
                       out->number);
    }
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(day), KS_SQL_OF_TEXT(counter),
                                          KS_SQL_OF_INT(now_ms)};
    err = ks_ticket_run(store,
                        "UPDATE ticket SET state = 'called', counter = ?2, called_ms = ?3, "
                        "first_called_ms = CASE first_called_ms WHEN 0 THEN ?3 "
                        "ELSE first_called_ms END, "
                        "call_count = call_count + 1, changed_ms = ?3 WHERE id = "
                        "(SELECT id FROM ticket WHERE day = ?1 AND state = 'waiting' "
                        "ORDER BY order_ms, sequence LIMIT 1) RETURNING " KS_TICKET_COLUMNS,
                        values, 3, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "Nobody is waiting") : err;
}

static bool is_counter_valid(const char *counter)
{
    return counter[0] != '\0' && strlen(counter) < KS_STORE_ID_SIZE;
}

enum ks_err ks_store_call_next(struct ks_store *store, const char *day, const char *counter,
                               int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    if (!is_counter_valid(counter))
        return ks_fail(error, KS_ERR_INPUT, "The name of the room is empty or too long");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, call_first(store, day, counter, now_ms, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}

enum ks_err ks_store_recall(struct ks_store *store, const char *day, const char *counter,
                            int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(day), KS_SQL_OF_TEXT(counter),
                                          KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_ticket_run(store,
                        "UPDATE ticket SET called_ms = ?3, call_count = call_count + 1, "
                        "changed_ms = ?3 WHERE day = ?1 AND counter = ?2 AND state = 'called' "
                        "RETURNING " KS_TICKET_COLUMNS,
                        values, 3, out, error);
    if (err == KS_ERR_NOT_FOUND)
        err = ks_fail(error, err, "Nobody has been called to room %s", counter);
    return ks_sql_end(store->sql, err, error);
}

enum ks_err ks_store_count_ahead(struct ks_store *store, int64_t id, int64_t now_ms, int *out,
                                 struct ks_error *error)
{
    (void)now_ms; /* the published order is the same at every moment: domain/ticket.h */
    int64_t count = 0;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id)};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "SELECT (SELECT count(*) FROM ticket AS other WHERE other.day = mine.day "
                   "AND other.state = 'waiting' AND other.id <> mine.id "
                   "AND (other.order_ms, other.sequence) < (mine.order_ms, mine.sequence)) "
                   "FROM ticket AS mine WHERE mine.id = ?",
                   values, 1, ks_sql_read_int, &count, error);
    *out = (int)count;
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no such ticket") : err;
}

struct counts {
    int waiting, unconfirmed;
};

static void read_counts(const struct ks_sql_row *row, void *out)
{
    *(struct counts *)out = (struct counts){
        .waiting = (int)ks_sql_int(row, 0),
        .unconfirmed = (int)ks_sql_int(row, 1),
    };
}

/* Inside a transaction that only reads, so that the parts belong together. */
static enum ks_err read_summary(struct ks_store *store, const char *day,
                                struct ks_queue_summary *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(day)};
    struct counts counts = {0};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "SELECT (SELECT count(*) FROM ticket WHERE day = ?1 AND state = 'waiting'), "
                   "(SELECT count(*) FROM ticket WHERE day = ?1 AND state = 'reserved')",
                   values, 1, read_counts, &counts, error);
    if (err != KS_OK)
        return err;
    out->waiting = counts.waiting;
    out->unconfirmed = counts.unconfirmed;
    err = ks_ticket_run(store,
                        "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE day = ? "
                        "AND state IN ('called', 'serving') "
                        "ORDER BY called_ms DESC, changed_ms DESC, id DESC LIMIT 1",
                        values, 1, &out->current, error);
    out->has_current = err == KS_OK;
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

enum ks_err ks_store_summarise(struct ks_store *store, const char *day,
                               struct ks_queue_summary *out, struct ks_error *error)
{
    *out = (struct ks_queue_summary){0};
    enum ks_err err = ks_sql_begin_reading(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_end(store->sql, read_summary(store, day, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_queue_summary){0};
    return err;
}

enum ks_err ks_store_void_stale(struct ks_store *store, const char *day, int64_t before_ms,
                                int *out_count, struct ks_error *error)
{
    *out_count = 0;
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(day), KS_SQL_OF_INT(before_ms)};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql,
                     "UPDATE ticket SET state = 'void' "
                     "WHERE state = 'reserved' AND (day < ? OR issued_ms < ?) "
                     "AND NOT " KS_PAPER_IS_UNSURE,
                     values, 2, NULL, NULL, error);
    int changed = err == KS_OK ? ks_sql_changes(store->sql) : 0;
    err = ks_sql_end(store->sql, err, error);
    *out_count = err == KS_OK ? changed : 0;
    return err;
}
