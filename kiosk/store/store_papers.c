/* Papers that nobody knows of: listed, decided by a person, ended with their day. */
#include "store/store_papers.h"

#include "base/i18n.h"
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
    return err == KS_OK ? ks_store_get_print_job(store, paper->job.id, &paper->job, error) : err;
}

/* Inside a transaction that only reads, so that the parts belong together. */
static enum ks_err list(struct ks_store *store, const char *today, struct ids *ids,
                        struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(today)};
    enum ks_err err =
        ks_sql_each(store->sql,
                    "SELECT id, job FROM (SELECT place, day, sequence, id, "
                    "(SELECT max(print_job.id) FROM print_job WHERE ticket_id = found.id "
                    "AND print_job.state IN ('unknown', 'sending')) AS job FROM ("
                    "SELECT 0 AS place, day, sequence, id FROM ticket "
                    "WHERE hall = ?1 AND state = 'reserved' AND " KS_PAPER_IS_UNSURE
                    " UNION ALL SELECT 1, day, sequence, id FROM ticket "
                    "WHERE hall = ?1 AND day = ?2 AND state = 'expired') AS found) AS known "
                    "WHERE job IS NOT NULL ORDER BY place, day, sequence, id",
                    values, 2, read_id, ids, error);
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
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM ticket WHERE hall = ?1 "
                                 "AND state = 'reserved' AND " KS_PAPER_IS_UNSURE,
                                 values, 1, ks_sql_read_int, &count, error);
    *out = (int)count;
    return err;
}

enum ks_err ks_store_find_number(struct ks_store *store, const char *day, const char *number,
                                 struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_TEXT(number)};
    enum ks_err err = ks_ticket_run(store,
                                    "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE hall = ?1 "
                                    "AND day = ?2 AND number = ?3",
                                    values, 3, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no number %s of %s", number, day)
                                   : err;
}

/* A number in doubt; or one that was taken out of doubt wrongly, by a person or by the closing. */
static enum ks_err may_decide(struct ks_store *store, int64_t id, bool is_out, bool *may,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_INT(is_out),
                                          KS_SQL_OF_INT(store->hall)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM ticket WHERE id = ?1 AND hall = ?3 AND ("
                                 "((state = 'reserved' OR (?2 = 1 AND state = 'expired')) "
                                 "AND " KS_PAPER_IS_UNSURE ") "
                                 "OR (?2 = 1 AND state = 'cancelled' AND why = 'not-out'))",
                                 values, 3, ks_sql_read_int, &count, error);
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
                       out->number, ks_staff_tr(ks_ticket_state_code(out->state)));
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
    const struct ks_ticket_step step = {
        .id = id,
        .act = !is_out                            ? KS_QUEUE_CANCEL
               : out->state == KS_TICKET_RESERVED ? KS_QUEUE_ADMIT
                                                  : KS_QUEUE_READMIT,
        .reason = is_out ? NULL : KS_N_("not-out"),
        .now_ms = now_ms,
    };
    return ks_ticket_step(store, &step, out, error);
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
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(ended_day),
                                          KS_SQL_OF_TEXT(today)};
    const struct ks_ticket_step step = {.act = KS_QUEUE_EXPIRE, .now_ms = now_ms};
    *out_count = 0;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_ticket_step_all(store,
                             "SELECT id FROM ticket WHERE hall = ?1 AND state = 'reserved' "
                             "AND day <= ?2 AND " KS_PAPER_IS_UNSURE
                             " AND (day < ?3 OR NOT EXISTS (SELECT 1 FROM print_job "
                             "WHERE ticket_id = ticket.id AND print_job.state = 'sending'))",
                             values, 3, &step, out_count, error);
    err = ks_sql_end(store->sql, err, error);
    if (err != KS_OK)
        *out_count = 0;
    return err;
}
