/* The queue of a day, row by row. */
#include "store/store_queue.h"

#include "store/store_private.h"

struct listing {
    struct ks_queue_entry *out;
    int count, capacity;
};

static bool read_place(const struct ks_sql_row *row, void *out)
{
    struct listing *listing = out;
    if (listing->count < listing->capacity) {
        struct ks_queue_entry *place = &listing->out[listing->count];
        *place = (struct ks_queue_entry){.since_ms = ks_sql_int(row, 1)};
        place->ticket.id = ks_sql_int(row, 0);
    }
    listing->count++;
    return true;
}

/* When a ticket was changed is not looked at with the rest of its row. */
static enum ks_err fill(struct ks_store *store, struct ks_queue_entry *place,
                        struct ks_error *error)
{
    enum ks_err err = ks_store_get_ticket(store, place->ticket.id, &place->ticket, error);
    if (err == KS_OK && !ks_store_is_time(place->since_ms))
        place->since_ms = place->ticket.called_ms;
    return err;
}

/* Inside a transaction that only reads. */
static enum ks_err list(struct ks_store *store, const char *day, struct listing *listing,
                        struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day)};
    enum ks_err err = ks_sql_each(
        store->sql,
        "SELECT id, CASE state WHEN 'called' THEN called_ms WHEN 'serving' THEN changed_ms "
        "ELSE issued_ms END FROM ticket WHERE hall = ?1 AND day = ?2 AND (" KS_TICKET_IS_AT_SEAT
        " OR " KS_TICKET_IS_QUEUED ") ORDER BY CASE WHEN " KS_TICKET_IS_AT_SEAT
        " THEN 0 ELSE 1 END, CASE WHEN " KS_TICKET_IS_AT_SEAT
        " THEN length(seat) ELSE 0 END, " /* room 2 before room 10 */
        "CASE WHEN " KS_TICKET_IS_AT_SEAT " THEN seat ELSE '' END, order_ms, sequence, id",
        values, 2, read_place, listing, error);
    for (int i = 0; err == KS_OK && i < listing->count && i < listing->capacity; i++)
        err = fill(store, &listing->out[i], error);
    return err;
}

enum ks_err ks_store_list_queue(struct ks_store *store, const char *day, struct ks_queue_entry *out,
                                int capacity, int *out_count, struct ks_error *error)
{
    struct listing listing = {.out = out, .capacity = capacity};
    *out_count = 0;
    enum ks_err err = ks_sql_begin_reading(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, list(store, day, &listing, error), error);
    *out_count = err == KS_OK ? listing.count : 0;
    return err;
}

struct counting {
    struct ks_line_count *out;
    int count, capacity;
};

static bool read_line(const struct ks_sql_row *row, void *out)
{
    struct counting *counting = out;
    struct ks_line_count line = {.waiting = (int)ks_sql_int(row, 1),
                                 .unconfirmed = (int)ks_sql_int(row, 2),
                                 .given = (int)ks_sql_int(row, 3)};
    if (ks_store_read_word(row, 0, line.line, sizeof line.line))
        counting->out[counting->count++] = line;
    return counting->count < counting->capacity;
}

enum ks_err ks_store_count_lines(struct ks_store *store, const char *day, struct ks_line_count *out,
                                 int capacity, int *out_count, struct ks_error *error)
{
    struct counting counting = {.out = out, .capacity = capacity};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day)};
    enum ks_err err =
        ks_sql_each(store->sql,
                    "SELECT line, sum(CASE WHEN " KS_TICKET_IS_QUEUED " THEN 1 ELSE 0 END), "
                    "sum(CASE WHEN state = 'reserved' THEN 1 ELSE 0 END), "
                    "sum(CASE WHEN state <> 'cancelled' THEN 1 ELSE 0 END) FROM ticket "
                    "WHERE hall = ?1 AND day = ?2 GROUP BY line ORDER BY line",
                    values, 2, read_line, &counting, error);
    *out_count = err == KS_OK ? counting.count : 0;
    return err;
}

/* Each number is an event, and events are in the order of their time. */
enum ks_err ks_store_count_taken(struct ks_store *store, int64_t since_ms, int *out,
                                 struct ks_error *error)
{
    int64_t count = 0;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM event "
                                 "WHERE hall = ?1 AND at_ms >= ?2 AND act = 'issue'",
                                 values, 2, ks_sql_read_int, &count, error);
    *out = (int)count;
    return err;
}
