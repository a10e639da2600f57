/* What is read from a row is looked at before anything is done with it: a database made by hand, by
 * a newer program or by a failing disk may hold any word and any number. */
#include <limits.h>
#include <string.h>

#include "base/utf8.h"
#include "store/store_private.h"

bool ks_store_is_time(int64_t ms)
{
    const int64_t end_of_9999 = INT64_C(253402271999999); /* at the court */
    return ms >= 0 && ms <= end_of_9999;
}

bool ks_store_is_count(int64_t value)
{
    return value >= 0 && value <= INT_MAX;
}

/* Nothing that a terminal would obey, and nothing behind a NUL. */
bool ks_store_read_word(const struct ks_sql_row *row, int column, char *out, size_t size)
{
    ks_sql_text(row, column, out, size);
    for (const char *at = out; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            return false;
    return ks_sql_text_bytes(row, column) == strlen(out);
}

bool ks_store_read_sentence(const struct ks_sql_row *row, int column, char *out, size_t size)
{
    bool is_right = ks_store_read_word(row, column, out, size);

    ks_utf8_make_plain(out);
    return is_right;
}

struct ticket_reading {
    struct ks_ticket *ticket;
    int64_t *job;      /* the column behind those of a ticket; NULL: there is none */
    const char *fault; /* of the column that cannot be; NULL: none */
};

static const char *find_ticket_fault(const struct ks_sql_row *row, struct ks_ticket *ticket)
{
    char state[16];
    const struct {
        const char *name;
        bool is_right;
    } columns[] = {
        {"day", ks_store_read_word(row, 1, ticket->day, sizeof ticket->day) &&
                    ks_date_parse(ticket->day, &(struct ks_date){0}, NULL) == KS_OK},
        {"sequence", ks_store_is_count(ks_sql_int(row, 2)) && ks_sql_int(row, 2) > 0},
        {"number", ks_store_read_word(row, 3, ticket->number, sizeof ticket->number)},
        {"kind", ks_store_read_word(row, 4, ticket->kind, sizeof ticket->kind)},
        {"state", ks_store_read_word(row, 7, state, sizeof state) &&
                      ks_ticket_state_from_code(state) < KS_TICKET_STATE_COUNT},
        {"seat", ks_store_read_word(row, 8, ticket->seat, sizeof ticket->seat)},
        {"issued_ms", ks_store_is_time(ks_sql_int(row, 9))},
        {"called_ms", ks_store_is_time(ks_sql_int(row, 10))},
        {"call_count", ks_store_is_count(ks_sql_int(row, 11))},
        {"line", ks_store_read_word(row, 12, ticket->line, sizeof ticket->line)},
        {"first_called_ms", ks_store_is_time(ks_sql_int(row, 14))},
        {"booked_ms", ks_store_is_time(ks_sql_int(row, 17))},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (!columns[i].is_right)
            return columns[i].name;
    ticket->state = ks_ticket_state_from_code(state);
    return NULL;
}

static void read_ticket(const struct ks_sql_row *row, void *out)
{
    struct ticket_reading *reading = out;
    struct ks_ticket *ticket = reading->ticket;
    *ticket = (struct ks_ticket){
        .id = ks_sql_int(row, 0),
        .is_priority = ks_sql_int(row, 5) != 0,
        .is_screen_ticket = ks_sql_int(row, 6) != 0,
    };
    reading->fault = find_ticket_fault(row, ticket);
    if (reading->job != NULL)
        *reading->job = ks_sql_int(row, 18);
    if (reading->fault == NULL) {
        ticket->sequence = (int)ks_sql_int(row, 2);
        ticket->issued_ms = ks_sql_int(row, 9);
        ticket->called_ms = ks_sql_int(row, 10);
        ticket->call_count = (int)ks_sql_int(row, 11);
        ticket->order_ms = ks_sql_int(row, 13);
        ticket->first_called_ms = ks_sql_int(row, 14);
        ticket->changed_ms = ks_sql_int(row, 15);
        ticket->awaits_other = ks_sql_int(row, 16) != 0;
        ticket->booked_ms = ks_sql_int(row, 17);
        if (!ks_store_is_time(ticket->changed_ms))
            ticket->changed_ms = ticket->called_ms;
    }
}

bool ks_ticket_read(const struct ks_sql_row *row, struct ks_ticket *out)
{
    struct ticket_reading reading = {.ticket = out};
    read_ticket(row, &reading);
    return reading.fault == NULL;
}

static enum ks_err end_reading(const struct ticket_reading *reading, enum ks_err err,
                               struct ks_error *error)
{
    if (err == KS_OK && reading->fault != NULL) {
        long long id = (long long)reading->ticket->id;
        *reading->ticket = (struct ks_ticket){0};
        return ks_fail(error, KS_ERR_CORRUPT,
                       "Row %lld of the tickets has a %s that cannot be: it is left as it is; "
                       "restore a backup, or ask whoever changed the database",
                       id, reading->fault);
    }
    return err;
}

enum ks_err ks_ticket_run(struct ks_store *store, const char *text,
                          const struct ks_sql_value *values, int value_count, struct ks_ticket *out,
                          struct ks_error *error)
{
    struct ticket_reading reading = {.ticket = out};
    enum ks_err err =
        ks_sql_run(store->sql, text, values, value_count, read_ticket, &reading, error);
    return end_reading(&reading, err, error);
}

enum ks_err ks_ticket_run_at_once(struct ks_store *store, const char *turn, const char *text,
                                  const struct ks_sql_value *values, int value_count,
                                  struct ks_ticket *out, int64_t *out_job, struct ks_error *error)
{
    struct ticket_reading reading = {.ticket = out, .job = out_job};
    enum ks_err err = ks_sql_run_at_once(store->sql, turn, text, values, value_count, read_ticket,
                                         &reading, error);
    return end_reading(&reading, err, error);
}

struct ticket_showing {
    bool (*show)(const struct ks_ticket *ticket, void *ctx);
    void *ctx;
};

static bool show_ticket(const struct ks_sql_row *row, void *out)
{
    const struct ticket_showing *showing = out;
    struct ks_ticket ticket;
    return !ks_ticket_read(row, &ticket) || showing->show(&ticket, showing->ctx);
}

enum ks_err ks_ticket_each(struct ks_store *store, const char *text,
                           const struct ks_sql_value *values, int value_count,
                           bool (*show)(const struct ks_ticket *ticket, void *ctx), void *ctx,
                           struct ks_error *error)
{
    struct ticket_showing showing = {show, ctx};
    return ks_sql_each(store->sql, text, values, value_count, show_ticket, &showing, error);
}

bool ks_store_is_id(const char *text)
{
    return text != NULL && text[0] != '\0' && strlen(text) < KS_TICKET_ID_BYTES;
}

enum ks_err ks_store_get_ticket(struct ks_store *store, int64_t id, struct ks_ticket *out,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_INT(store->hall)};
    enum ks_err err =
        ks_ticket_run(store, "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE id = ?1 AND hall = ?2",
                      values, 2, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no such ticket") : err;
}

enum ks_err ks_store_run_alone(struct ks_store *store, const char *text,
                               const struct ks_sql_value *values, int count, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    if (err != KS_OK)
        return err;
    err = ks_sql_run(store->sql, text, values, count, NULL, NULL, error);
    return ks_sql_end(store->sql, err, error);
}
