/* The file of a kiosk's own: who it is, what the hall does not have yet. */
#include "store/store_offline.h"

#include "store/store_private.h"

/* The numbers get theirs as they are given (store_reserve.c). */
static enum ks_err start_ids(struct ks_store *store, struct ks_error *error)
{
    int64_t last = 0;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_sql_read_last_id(store->sql, "print_job", "id", &last, error);
    if (err == KS_OK && last < KS_OWN_FIRST_ID)
        err = ks_sql_set_last_id(store->sql, "print_job", "id", KS_OWN_FIRST_ID, error);
    return ks_sql_end(store->sql, err, error);
}

enum ks_err ks_store_open_own(const char *path, int64_t now_ms, struct ks_store **out,
                              struct ks_store_opening *opening, struct ks_error *error)
{
    enum ks_err err = ks_store_open(path, now_ms, out, opening, error);
    if (err == KS_OK)
        err = start_ids(*out, error);
    if (err != KS_OK) {
        ks_store_close(*out);
        *out = NULL;
    }
    return err;
}

enum ks_err ks_store_keep_contact(struct ks_store *own, const struct ks_contact_row *contact,
                                  struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(own->hall), KS_SQL_OF_INT(contact->origin.place),
        KS_SQL_OF_INT(contact->origin.epoch), KS_SQL_OF_INT(contact->seen_ms)};
    return ks_store_run_alone(own,
                              "INSERT INTO contact (hall, place, epoch, seen_ms) VALUES (?1, ?2, "
                              "?3, ?4) ON CONFLICT (hall) DO UPDATE SET place = excluded.place, "
                              "epoch = excluded.epoch, seen_ms = excluded.seen_ms",
                              values, 4, error);
}

static void read_contact(const struct ks_sql_row *row, void *out)
{
    *(struct ks_contact_row *)out =
        (struct ks_contact_row){{ks_sql_int(row, 0), ks_sql_int(row, 1)}, ks_sql_int(row, 2)};
}

enum ks_err ks_store_find_contact(struct ks_store *own, struct ks_contact_row *out,
                                  struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(own->hall)};
    *out = (struct ks_contact_row){0};
    enum ks_err err =
        ks_sql_run(own->sql, "SELECT place, epoch, seen_ms FROM contact WHERE hall = ?1", values, 1,
                   read_contact, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "This kiosk was never enrolled") : err;
}

struct listing {
    struct ks_offline_row *rows;
    int capacity, count;
    bool is_damaged;
};

enum { OWN_COLUMNS = 18 }; /* those of a ticket come first */

static bool read_unsent(const struct ks_sql_row *row, void *out)
{
    struct listing *listing = out;
    struct ks_offline_row *found = &listing->rows[listing->count];
    if (!ks_ticket_read(row, &found->ticket)) {
        listing->is_damaged = true;
        return true;
    }
    ks_sql_text(row, OWN_COLUMNS, found->token, sizeof found->token);
    ks_sql_text(row, OWN_COLUMNS + 1, found->paper, sizeof found->paper);
    ks_sql_text(row, OWN_COLUMNS + 2, found->series, sizeof found->series);
    found->is_estimated = ks_sql_int(row, OWN_COLUMNS + 3) != 0;
    return ++listing->count < listing->capacity;
}

enum ks_err ks_store_list_unsent(struct ks_store *own, int64_t after_id, struct ks_offline_row *out,
                                 int capacity, int *out_count, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(own->hall), KS_SQL_OF_INT(capacity),
                                          KS_SQL_OF_INT(after_id)};
    struct listing listing = {.rows = out, .capacity = capacity};
    enum ks_err err = ks_sql_each(
        own->sql,
        "SELECT " KS_TICKET_COLUMNS ", token, coalesce((SELECT print_job.state FROM print_job "
        "WHERE print_job.ticket_id = ticket.id ORDER BY print_job.id DESC LIMIT 1), ''), series, "
        "EXISTS (SELECT 1 FROM event WHERE event.ticket = ticket.id AND event.act = 'issue' "
        "AND event.word = 'estimated') FROM ticket WHERE hall = ?1 AND id > ?3 "
        "AND " KS_OFFLINE_IS_UNSENT " ORDER BY id LIMIT ?2",
        values, 3, read_unsent, &listing, error);
    *out_count = err == KS_OK ? listing.count : 0;
    return err == KS_OK && listing.is_damaged && listing.count == 0
               ? ks_fail(error, KS_ERR_CORRUPT,
                         "A number in the kiosk's own file cannot be read: staff admit it by its "
                         "paper")
               : err;
}

enum ks_err ks_store_note_sent(struct ks_store *own, const struct ks_offline_row *row,
                               int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(row->ticket.id),
                                          KS_SQL_OF_TEXT(ks_ticket_state_code(row->ticket.state)),
                                          KS_SQL_OF_INT(now_ms)};
    return ks_store_run_alone(own,
                              "INSERT INTO outbox (ticket, state, sent_ms) VALUES (?1, ?2, ?3) "
                              "ON CONFLICT (ticket) DO UPDATE SET state = excluded.state, "
                              "sent_ms = excluded.sent_ms",
                              values, 3, error);
}

enum ks_err ks_store_count_unsent(struct ks_store *own, int *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(own->hall)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(
        own->sql, "SELECT count(*) FROM ticket WHERE hall = ?1 AND " KS_OFFLINE_IS_UNSENT, values,
        1, ks_sql_read_int, &count, error);
    *out = (int)count;
    return err;
}
