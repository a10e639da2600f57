/* Giving numbers: the next of the day, alone or with the job that prints it. */
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "domain/queue/slots.h"
#include "store/store_clock.h"
#include "store/store_print_jobs.h"
#include "store/store_private.h"

struct next_number {
    int64_t sequence;
    int64_t came_ms; /* never before the ticket before it, even if the clock was set back */
};

static void read_next_number(const struct ks_sql_row *row, void *out)
{
    *(struct next_number *)out = (struct next_number){
        .sequence = ks_sql_int(row, 0),
        .came_ms = ks_sql_int(row, 1),
    };
}

static enum ks_err count_up(struct ks_store *store, const struct ks_reservation *wanted,
                            struct next_number *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_TEXT(wanted->day),
        KS_SQL_OF_TEXT(wanted->prefix),
        KS_SQL_OF_INT(wanted->now_ms),
        KS_SQL_OF_INT(KS_EPOCH_GAP),
        KS_SQL_OF_INT(ks_sql_is_file(store->sql) ? 1 : KS_EPOCHS_APART)};
    enum ks_err err = ks_sql_run(
        store->sql,
        "INSERT INTO series AS mine (hall, day, series, epoch, last_number, last_came_ms, seen_ms) "
        "VALUES (?1, ?2, ?3, " KS_HALL_EPOCH ", 1, "
        "(SELECT max(came) FROM (SELECT ?4 AS came UNION ALL SELECT last_came_ms FROM series "
        "WHERE hall = ?1 AND day = ?2) AS earlier), ?4) "
        "ON CONFLICT (hall, day, series) DO UPDATE SET last_number = "
        "CASE WHEN mine.last_number > 1000000 THEN 1000000 ELSE mine.last_number END "
        "+ " KS_NUMBER_STEP(
            "?5", "?6") ", epoch = excluded.epoch, "
                        "is_disowned = 0, last_came_ms = CASE "
                        "WHEN mine.last_came_ms > excluded.last_came_ms THEN mine.last_came_ms "
                        "ELSE excluded.last_came_ms END, seen_ms = excluded.seen_ms "
                        "RETURNING last_number, last_came_ms",
        values, 6, read_next_number, out, error);
    if (err == KS_OK &&
        (out->sequence < 1 || out->sequence > KS_MOST_NUMBERS || !ks_store_is_time(out->came_ms)))
        return ks_number_fail_count(wanted, error);
    return err;
}

#define COLUMNS                                                                                    \
    "hall, day, line, series, sequence, number, kind, is_priority, token, order_ms, issued_ms, "   \
    "changed_ms, state, awaits, booked_ms"
#define VALUES "?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, 'reserved', ?12, ?13"
static const char insert_next[] =
    "INSERT INTO ticket (" COLUMNS ") VALUES (" VALUES ") RETURNING " KS_TICKET_COLUMNS;
/* KS_OWN_FIRST_ID is 2 to the 48th. */
static const char insert_own[] =
    "INSERT INTO ticket (id, " COLUMNS ") SELECT (SELECT coalesce(max(id), 281474976710656) + 1 "
    "FROM ticket), " VALUES " RETURNING " KS_TICKET_COLUMNS;

static bool write_number(const struct ks_reservation *wanted, int sequence,
                         char out[KS_TICKET_NUMBER_BYTES])
{
    if (wanted->origin == NULL)
        return snprintf(out, KS_TICKET_NUMBER_BYTES, "%s%03d", wanted->prefix, sequence) <
               KS_TICKET_NUMBER_BYTES;
    ks_offline_write_number(*wanted->origin, sequence, out);
    return out[0] != '\0';
}

static enum ks_err insert_ticket(struct ks_store *store, const struct ks_reservation *wanted,
                                 const struct next_number *next, struct ks_ticket *out,
                                 struct ks_error *error)
{
    char number[KS_TICKET_NUMBER_BYTES];
    if (!write_number(wanted, (int)next->sequence, number)) {
        return ks_fail(error, KS_ERR_INPUT, "The prefix of ticket numbers is too long: %s",
                       wanted->prefix);
    }
    char digest[KS_CRYPTO_DIGEST_BYTES];
    ks_crypto_digest(wanted->token, strlen(wanted->token), digest);
    int64_t came_ms =
        wanted->booked_ms != 0 ? ks_slot_order_ms(wanted->booked_ms, next->came_ms) : next->came_ms;
    int64_t order_ms = came_ms - ks_ticket_head_start_ms(wanted->kind, wanted->is_priority);
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall),       KS_SQL_OF_TEXT(wanted->day),
        KS_SQL_OF_TEXT(wanted->line),     KS_SQL_OF_TEXT(wanted->prefix),
        KS_SQL_OF_INT(next->sequence),    KS_SQL_OF_TEXT(number),
        KS_SQL_OF_TEXT(wanted->kind),     KS_SQL_OF_INT(wanted->is_priority),
        KS_SQL_OF_TEXT(digest),           KS_SQL_OF_INT(order_ms),
        KS_SQL_OF_INT(wanted->now_ms),    KS_SQL_OF_INT(wanted->is_pair),
        KS_SQL_OF_INT(wanted->booked_ms),
    };
    enum ks_err err = ks_ticket_run(store, wanted->origin == NULL ? insert_next : insert_own,
                                    values, 13, out, error);
    const struct ks_ticket_step step = {.act = KS_QUEUE_ISSUE,
                                        .word = wanted->is_estimated ? "estimated" : NULL,
                                        .now_ms = wanted->now_ms};
    return err == KS_OK ? ks_ticket_write_event(store, &step, &(struct ks_ticket){0}, out, error)
                        : err;
}

enum ks_err ks_ticket_reserve(struct ks_store *store, const struct ks_reservation *wanted,
                              struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_number_check_wish(wanted, error);
    if (err == KS_OK)
        err = ks_ticket_find_token(store, wanted->token, out, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    struct next_number next = {0};
    err = ks_store_check_clock(store, wanted->now_ms, error);
    if (err == KS_OK)
        err = count_up(store, wanted, &next, error);
    if (err == KS_OK) /* from here on nobody else has the count, until this is done */
        err = ks_number_check_capacity(store, wanted, error);
    if (err == KS_OK)
        err = insert_ticket(store, wanted, &next, out, error);
    if (err == KS_OK && wanted->is_pair)
        err = ks_pair_make(store, wanted, out, error);
    if (err == KS_OK && wanted->appointment_id != 0)
        err = ks_appointment_become(store, wanted->appointment_id, out, error);
    return err;
}

static enum ks_err reserve_in_steps(struct ks_store *store, const struct ks_reservation *wanted,
                                    struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK
               ? ks_sql_end(store->sql, ks_ticket_reserve(store, wanted, out, error), error)
               : err;
}

/* Once more when an index forbade it: the same wish got its number in the same moment, which is
 * found now. */
enum ks_err ks_store_reserve_ticket(struct ks_store *store, const struct ks_reservation *wanted,
                                    struct ks_ticket *out, struct ks_error *error)
{
    enum ks_err err = KS_ERR_STATE;
    for (int attempt = 0; err == KS_ERR_STATE && attempt < 2; attempt++)
        err = ks_number_is_one_statement(store, wanted)
                  ? ks_number_reserve(store, wanted, out, error)
                  : reserve_in_steps(store, wanted, out, error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}

/* Inside a transaction. A ticket of a version that knew no jobs gets one now. */
static enum ks_err reserve_with_job(struct ks_store *store, const struct ks_reservation *wanted,
                                    struct ks_ticket *ticket, struct ks_print_record *job,
                                    struct ks_error *error)
{
    enum ks_err err = ks_ticket_reserve(store, wanted, ticket, error);
    if (err != KS_OK)
        return err;
    err = ks_store_print_job_of_ticket(store, ticket->id, job, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    return ticket->state == KS_TICKET_RESERVED
               ? ks_print_job_add(store, KS_PAPER_TICKET, ticket->id, false, wanted->now_ms, job,
                                  error)
               : KS_OK;
}

static enum ks_err reserve_with_job_in_steps(struct ks_store *store,
                                             const struct ks_reservation *wanted,
                                             struct ks_ticket *ticket, struct ks_print_record *job,
                                             struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK
               ? ks_sql_end(store->sql, reserve_with_job(store, wanted, ticket, job, error), error)
               : err;
}

enum ks_err ks_store_reserve_printed_ticket(struct ks_store *store,
                                            const struct ks_reservation *wanted,
                                            struct ks_ticket *out_ticket,
                                            struct ks_print_record *out_job, struct ks_error *error)
{
    enum ks_err err = KS_ERR_STATE;
    for (int attempt = 0; err == KS_ERR_STATE && attempt < 2; attempt++) {
        *out_job = (struct ks_print_record){0};
        if (ks_number_is_one_statement(store, wanted))
            err = ks_number_reserve_printed(store, wanted, out_ticket, out_job, error);
        if (err == KS_ERR_STATE || (err == KS_OK && out_job->id == 0))
            err = reserve_with_job_in_steps(store, wanted, out_ticket, out_job, error);
    }
    if (err != KS_OK) {
        *out_ticket = (struct ks_ticket){0};
        *out_job = (struct ks_print_record){0};
    }
    return err;
}
