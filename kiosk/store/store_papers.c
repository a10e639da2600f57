/* Papers that nobody knows of: listed, decided by a person, ended with their day. */
#include "store/store_papers.h"

#include "store/store_private.h"

struct ids {
    struct ks_unsure_paper *out;
    int capacity, count;
};

static bool read_id(const struct ks_sql_row *row, void *out)
{
    struct ids *ids = out;
    if (ids->count < ids->capacity) {
        ids->out[ids->count].ticket.id = ks_sql_int(row, 0);
        ids->out[ids->count].job.id = ks_sql_int(row, 1);
    }
    ids->count++;
    return true;
}

static enum ks_err fill(struct ks_store *store, struct ks_unsure_paper *paper,
                        struct ks_error *error)
{
    enum ks_err err = ks_store_get_ticket(store, paper->ticket.id, &paper->ticket, error);
    return err == KS_OK ? ks_store_get_job(store, paper->job.id, &paper->job, error) : err;
}

/* Inside a transaction that only reads, so that the parts belong together. */
static enum ks_err list(struct ks_store *store, const char *today, struct ids *ids,
                        struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(today)};
    enum ks_err err =
        ks_sql_each(store->sql,
                    "SELECT id, (SELECT max(id) FROM print_job WHERE ticket_id = found.id "
                    "AND print_job.state IN ('unknown', 'sending')) AS job FROM ("
                    "SELECT 0 AS rank, day, sequence, id FROM ticket "
                    "WHERE state = 'reserved' AND " KS_PAPER_IS_UNSURE
                    " UNION ALL SELECT 1, day, sequence, id FROM ticket "
                    "WHERE day = ? AND state = 'void' AND void_why = 'expired') AS found "
                    "WHERE job IS NOT NULL ORDER BY rank, day, sequence",
                    values, 1, read_id, ids, error);
    for (int i = 0; err == KS_OK && i < ids->count && i < ids->capacity; i++)
        err = fill(store, &ids->out[i], error);
    return err;
}

enum ks_err ks_store_list_unsure(struct ks_store *store, const char *today,
                                 struct ks_unsure_paper *out, int capacity, int *out_count,
                                 struct ks_error *error)
{
    struct ids ids = {.out = out, .capacity = capacity};
    *out_count = 0;
    enum ks_err err = ks_sql_begin_reading(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, list(store, today, &ids, error), error);
    *out_count = err == KS_OK ? ids.count : 0;
    return err;
}

enum ks_err ks_store_count_unsure(struct ks_store *store, int *out, struct ks_error *error)
{
    int64_t count = 0;
    enum ks_err err = ks_sql_run(
        store->sql, "SELECT count(*) FROM ticket WHERE state = 'reserved' AND " KS_PAPER_IS_UNSURE,
        NULL, 0, ks_sql_read_int, &count, error);
    *out = (int)count;
    return err;
}

enum ks_err ks_store_find_number(struct ks_store *store, const char *day, const char *number,
                                 struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(day), KS_SQL_OF_TEXT(number)};
    enum ks_err err = ks_ticket_run(
        store, "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE day = ? AND number = ?", values, 2,
        out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no number %s of %s", number, day)
                                   : err;
}

/* A number in doubt; or one that was taken out of doubt wrongly, by a person or by the closing. */
static enum ks_err may_decide(struct ks_store *store, int64_t id, bool is_out, bool *may,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_INT(is_out)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM ticket WHERE id = ?1 AND ("
                                 "(state = 'reserved' AND " KS_PAPER_IS_UNSURE ") OR (?2 = 1 AND "
                                 "state = 'void' AND void_why IN ('expired', 'not-out')))",
                                 values, 2, ks_sql_read_int, &count, error);
    *may = count > 0;
    return err;
}

/* Inside a transaction. */
static enum ks_err decide(struct ks_store *store, int64_t id, bool is_out, int64_t now_ms,
                          struct ks_ticket *out, struct ks_error *error)
{
    bool may = false;
    enum ks_err err = ks_store_get_ticket(store, id, out, error);
    if (err == KS_OK)
        err = may_decide(store, id, is_out, &may, error);
    if (err == KS_OK && !may) {
        return ks_fail(error, KS_ERR_STATE, "Number %s is %s: there is nothing to decide",
                       out->number, ks_ticket_state_code(out->state));
    }
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_TEXT(is_out ? "printed" : "failed")};
    if (err == KS_OK) {
        err = ks_sql_run(store->sql,
                         "UPDATE print_job SET state = ?3, reason = 'by-person', changed_ms = ?2 "
                         "WHERE ticket_id = ?1 AND state IN ('unknown', 'sending')",
                         values, 3, NULL, NULL, error);
    }
    if (err != KS_OK)
        return err;
    return is_out ? ks_ticket_run(store,
                                  "UPDATE ticket SET state = 'waiting', void_why = '', "
                                  "changed_ms = ?2 WHERE id = ?1 RETURNING " KS_TICKET_COLUMNS,
                                  values, 2, out, error)
                  : ks_ticket_run(store,
                                  "UPDATE ticket SET state = 'void', void_why = 'not-out', "
                                  "changed_ms = ?2 WHERE id = ?1 RETURNING " KS_TICKET_COLUMNS,
                                  values, 2, out, error);
}

enum ks_err ks_store_decide_paper(struct ks_store *store, int64_t ticket_id, bool is_out,
                                  int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, decide(store, ticket_id, is_out, now_ms, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}

enum ks_err ks_store_expire_unsure(struct ks_store *store, const char *ended_day, const char *today,
                                   int64_t now_ms, int *out_count, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(ended_day), KS_SQL_OF_TEXT(today),
                                          KS_SQL_OF_INT(now_ms)};
    int changed = 0;
    *out_count = 0;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql,
                     "UPDATE ticket SET state = 'void', void_why = 'expired', changed_ms = ?3 "
                     "WHERE state = 'reserved' AND day <= ?1 AND " KS_PAPER_IS_UNSURE
                     " AND (day < ?2 OR NOT EXISTS (SELECT 1 FROM print_job "
                     "WHERE ticket_id = ticket.id AND print_job.state = 'sending'))",
                     values, 3, NULL, NULL, error);
    changed = err == KS_OK ? ks_sql_changes(store->sql) : 0;
    err = ks_sql_end(store->sql, err, error);
    *out_count = err == KS_OK ? changed : 0;
    return err;
}
