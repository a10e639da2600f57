/* Calling: who is next, who is where, how many wait. */
#include <string.h>

#include "domain/queue/order.h"
#include "store/store_private.h"

enum ks_err ks_ticket_at_seat(struct ks_store *store, const char *day, const char *seat,
                              struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_TEXT(seat)};
    enum ks_err err = ks_ticket_run(store,
                                    "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE hall = ?1 "
                                    "AND day = ?2 AND seat = ?3 AND " KS_TICKET_IS_AT_SEAT,
                                    values, 3, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "Nobody is at room %s", seat) : err;
}

/* The first of a line, whoever calls; nobody of whom the other party is missing. */
static enum ks_err find_head(struct ks_store *store, const char *day, const char *line,
                             struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_TEXT(line)};
    return ks_ticket_run(store,
                         "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE hall = ?1 AND day = ?2 "
                         "AND line = ?3 AND awaits = 0 AND " KS_TICKET_IS_QUEUED
                         " ORDER BY order_ms, sequence, id LIMIT 1",
                         values, 3, out, error);
}

static struct ks_queue_place place_of(const struct ks_ticket *ticket, int line_rank)
{
    return (struct ks_queue_place){ticket->order_ms, line_rank, ticket->sequence, ticket->id};
}

enum ks_err ks_ticket_find_next(struct ks_store *store, const char *day,
                                const struct ks_store_seat *seat, struct ks_ticket *out,
                                struct ks_error *error)
{
    struct ks_queue_place best = {0};
    bool is_found = false;
    for (int i = 0; i < seat->line_count; i++) {
        struct ks_ticket head;
        enum ks_err err = find_head(store, day, seat->lines[i], &head, error);
        if (err == KS_ERR_NOT_FOUND)
            continue;
        if (err != KS_OK)
            return err;
        bool is_leftover = i >= seat->line_count - seat->leftover_count;
        struct ks_queue_place place = place_of(&head, is_leftover ? 0 : i);
        if (!is_found || ks_queue_compare(&place, &best) < 0) {
            *out = head;
            best = place;
            is_found = true;
        }
    }
    return is_found ? KS_OK : ks_fail(error, KS_ERR_NOT_FOUND, "Nobody is waiting");
}

enum ks_err ks_store_count_ahead_in(struct ks_store *store, int64_t id, const char *line, int *out,
                                    struct ks_error *error)
{
    int64_t count = 0;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_TEXT(line)};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "SELECT (SELECT count(*) FROM ticket AS other WHERE other.hall = mine.hall "
                   "AND other.day = mine.day "
                   "AND other.line = CASE ?2 WHEN '' THEN mine.line ELSE ?2 END "
                   "AND other.state IN ('waiting', 'transferred') AND other.id <> mine.id "
                   "AND other.awaits = 0 "
                   "AND (other.order_ms, other.sequence, other.id) "
                   "< (mine.order_ms, mine.sequence, mine.id)) "
                   "FROM ticket AS mine WHERE mine.id = ?1",
                   values, 2, ks_sql_read_int, &count, error);
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
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day)};
    struct counts counts = {0};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT (SELECT count(*) FROM ticket WHERE hall = ?1 AND day = ?2 "
                                 "AND " KS_TICKET_IS_QUEUED "), (SELECT count(*) FROM ticket "
                                 "WHERE hall = ?1 AND day = ?2 AND state = 'reserved')",
                                 values, 2, read_counts, &counts, error);
    if (err != KS_OK)
        return err;
    out->waiting = counts.waiting;
    out->unconfirmed = counts.unconfirmed;
    err = ks_ticket_run(store,
                        "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE hall = ?1 AND day = ?2 "
                        "AND " KS_TICKET_IS_AT_SEAT " ORDER BY " KS_TICKET_NEWEST_CALL " LIMIT 1",
                        values, 2, &out->current, error);
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

enum ks_err ks_store_cancel_stale(struct ks_store *store, const char *day, int64_t before_ms,
                                  int64_t now_ms, int *out_count, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_INT(before_ms)};
    const struct ks_ticket_step step = {.act = KS_QUEUE_CANCEL, .now_ms = now_ms};
    *out_count = 0;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_ticket_step_all(store,
                             "SELECT id FROM ticket WHERE hall = ?1 AND state = 'reserved' "
                             "AND (day < ?2 OR issued_ms < ?3) AND NOT " KS_PAPER_IS_UNSURE,
                             values, 3, &step, out_count, error);
    err = ks_sql_end(store->sql, err, error);
    if (err != KS_OK)
        *out_count = 0;
    return err;
}
