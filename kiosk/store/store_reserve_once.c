/* A number in one statement, where a database takes several changes in one: nobody who waits for
 * the same series waits for the way to a kiosk and back. What the steps of store_reserve.c refuse
 * gives no row here, and is told afterwards; so is the number that the same wish got before, which
 * the index of the tokens keeps from getting another. */
#include <string.h>

#include "base/crypto.h"
#include "domain/numbering.h"
#include "store/store_clock.h"
#include "store/store_private.h"

enum { MOST_DIGITS = 6, VALUES = 14, VALUES_PRINTED = 16 };

/* ?1 hall, ?2 day, ?3 line, ?4 prefix, ?5 now, ?6 the gap of an epoch, ?7 the last number of a day,
 * ?8 kind, ?9 whether it is a priority, ?10 digest of the token, ?11 head start, ?12 capacity,
 * ?13 today, ?14 how late the last number of today may be; ?15 kind of the paper, ?16 since when a
 * job that waits is too old. */
/* One look at the counts, of which a busy day leaves many old versions. */
#define EARLIER                                                                                    \
    "(SELECT greatest(?5, max(last_came_ms) FILTER (WHERE day = ?2)) AS came, coalesce(bool_or("   \
    "is_disowned = 0 AND (day > ?13 OR (day = ?13 AND CASE seen_ms WHEN 0 THEN last_came_ms ELSE " \
    "seen_ms END NOT BETWEEN 0 AND ?14))), false) AS is_before FROM series WHERE hall = ?1 AND "   \
    "day >= least(?2, ?13))"
#define HAS_ROOM                                                                                   \
    "?12 > (SELECT count(*) FROM ticket WHERE hall = ?1 AND day = ?2 AND line = ?3 AND state <> "  \
    "'cancelled')"
/* 99: KS_EPOCHS_APART. */
#define NEXT "mine.last_number + " KS_NUMBER_STEP("?6", "99")
#define CAME "greatest(mine.last_came_ms, excluded.last_came_ms)"
#define IS_TIME " BETWEEN 0 AND 253402271999999"
#define COUNTED(room)                                                                              \
    "WITH counted AS (INSERT INTO series AS mine (hall, day, series, epoch, last_number, "         \
    "last_came_ms, seen_ms) SELECT ?1, ?2, ?4, " KS_HALL_EPOCH ", 1, came, ?5 FROM " EARLIER       \
    " AS earlier WHERE came" IS_TIME " AND NOT is_before AND " room                                \
    " ON CONFLICT (hall, day, series) DO UPDATE SET last_number = " NEXT ", epoch = "              \
    "excluded.epoch, is_disowned = 0, last_came_ms = " CAME ", seen_ms = excluded.seen_ms WHERE "  \
    "mine.last_number BETWEEN 0 AND ?7 AND " NEXT " <= ?7 AND " CAME IS_TIME                       \
    " RETURNING epoch, last_number, last_came_ms), "
#define GIVEN                                                                                      \
    "given AS (INSERT INTO ticket (hall, day, line, series, sequence, number, kind, is_priority, " \
    "token, order_ms, issued_ms, changed_ms, state) SELECT ?1, ?2, ?3, ?4, last_number, ?4 || "    \
    "CASE WHEN last_number < 1000 THEN lpad(CAST(last_number AS TEXT), 3, '0') ELSE "              \
    "CAST(last_number AS TEXT) END, ?8, ?9, ?10, last_came_ms - ?11, ?5, ?5, 'reserved' FROM "     \
    "counted"                                                                                      \
    " RETURNING " KS_TICKET_COLUMNS "), "
#define TOLD                                                                                       \
    "told AS (INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, seat, "     \
    "actor, reason, at_ms, was_line, was_seat, was_order_ms, was_called_ms, "                      \
    "was_first_called_ms, was_call_count) SELECT ?1, (SELECT epoch FROM counted), id, 'issue', "   \
    "'', state, ?3, '', '', '', ?5, '', '', 0, 0, 0, 0 FROM given) "
#define TIDIED                                                                                     \
    ", tidied AS (UPDATE print_job SET state = 'failed', reason = 'expired', changed_ms = ?5 "     \
    "WHERE state = 'queued' AND changed_ms < ?16)"
#define PRINTED                                                                                    \
    ", printed AS (INSERT INTO print_job (kind, ticket_id, is_reprint, state, created_ms, "        \
    "changed_ms) SELECT ?15, given.id, 0, 'queued', ?5, ?5 FROM given RETURNING id) "
#define NUMBER(room) COUNTED(room) GIVEN TOLD

#define TO_ALL "?12 <= 0"
#define TICKET "SELECT given.*, 0 FROM given"
#define TICKET_AND_JOB TIDIED PRINTED "SELECT given.*, printed.id FROM given, printed"

/* Of a line without an end to its numbers, and of one with it. */
static const char *const give[] = {NUMBER(TO_ALL) TICKET, NUMBER(HAS_ROOM) TICKET};
static const char *const give_printed[] = {NUMBER(TO_ALL) TICKET_AND_JOB,
                                           NUMBER(HAS_ROOM) TICKET_AND_JOB};
static const char given_before[] =
    "SELECT " KS_TICKET_COLUMNS ", 0 FROM ticket WHERE token = ?1 AND hall = ?2";

bool ks_number_is_one_statement(const struct ks_store *store, const struct ks_reservation *wanted)
{
    return ks_sql_has_joined_changes(store->sql) && !wanted->is_pair &&
           wanted->appointment_id == 0 && wanted->origin == NULL;
}

/* Why there was no row. */
static enum ks_err explain(struct ks_store *store, const struct ks_reservation *wanted,
                           struct ks_error *error)
{
    enum ks_err err = ks_store_check_clock(store, wanted->now_ms, error);
    if (err == KS_OK)
        err = ks_number_check_capacity(store, wanted, error);
    return err == KS_OK ? ks_number_fail_count(wanted, error) : err;
}

/* Of a wish that got no number now, as `why` says: the number it got before, which is on the disk
 * when it is told, even if that was in the same moment. */
static enum ks_err find_before(struct ks_store *store, const struct ks_reservation *wanted,
                               const char *digest, enum ks_err why, struct ks_ticket *out,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(digest), KS_SQL_OF_INT(store->hall)};
    int64_t no_job = 0;
    struct ks_error other = {0};
    enum ks_err err =
        ks_ticket_run_at_once(store, NULL, given_before, values, 2, out, &no_job, &other);
    if (err == KS_ERR_NOT_FOUND)
        return why == KS_ERR_NOT_FOUND ? explain(store, wanted, error) : why;
    return err == KS_OK ? err : ks_fail(error, err, "%s", other.text);
}

static enum ks_err check(const struct ks_reservation *wanted, struct ks_error *error)
{
    enum ks_err err = ks_number_check_wish(wanted, error);
    return err == KS_OK && strlen(wanted->prefix) + MOST_DIGITS >= KS_TICKET_NUMBER_BYTES
               ? ks_fail(error, KS_ERR_INPUT, "The prefix of ticket numbers is too long: %s",
                         wanted->prefix)
               : err;
}

/* Each waits for the turn of its line, one after the other: where there is an end to the numbers
 * the count of them must, and many who waited for the row of the series would all wake for each
 * number. */
static enum ks_err run(struct ks_store *store, const struct ks_reservation *wanted,
                       const char *const texts[2], int value_count, struct ks_ticket *out,
                       int64_t *out_job, struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES], today[KS_DATE_TEXT_BYTES];
    ks_crypto_digest(wanted->token, strlen(wanted->token), digest);
    ks_date_format(ks_date_from_wall_ms(wanted->now_ms), today);
    const struct ks_sql_value values[VALUES_PRINTED] = {
        KS_SQL_OF_INT(store->hall),
        KS_SQL_OF_TEXT(wanted->day),
        KS_SQL_OF_TEXT(wanted->line),
        KS_SQL_OF_TEXT(wanted->prefix),
        KS_SQL_OF_INT(wanted->now_ms),
        KS_SQL_OF_INT(KS_EPOCH_GAP),
        KS_SQL_OF_INT(KS_MOST_NUMBERS),
        KS_SQL_OF_TEXT(wanted->kind),
        KS_SQL_OF_INT(wanted->is_priority),
        KS_SQL_OF_TEXT(digest),
        KS_SQL_OF_INT(ks_ticket_head_start_ms(wanted->kind, wanted->is_priority)),
        KS_SQL_OF_INT(wanted->capacity),
        KS_SQL_OF_TEXT(today),
        KS_SQL_OF_INT(wanted->now_ms + KS_CLOCK_SLACK_MINUTES * INT64_C(60000)),
        KS_SQL_OF_TEXT(ks_paper_kind_code(KS_PAPER_TICKET)),
        KS_SQL_OF_INT(wanted->now_ms - KS_PRINT_JOB_WAITS_MS),
    };
    bool has_end = wanted->capacity > 0;
    enum ks_err err = ks_ticket_run_at_once(store, wanted->line, texts[has_end], values,
                                            value_count, out, out_job, error);
    return err == KS_ERR_NOT_FOUND || err == KS_ERR_STATE
               ? find_before(store, wanted, digest, err, out, error)
               : err;
}

enum ks_err ks_number_reserve(struct ks_store *store, const struct ks_reservation *wanted,
                              struct ks_ticket *out, struct ks_error *error)
{
    int64_t no_job = 0;
    enum ks_err err = check(wanted, error);
    return err == KS_OK ? run(store, wanted, give, VALUES, out, &no_job, error) : err;
}

enum ks_err ks_number_reserve_printed(struct ks_store *store, const struct ks_reservation *wanted,
                                      struct ks_ticket *out, struct ks_print_record *out_job,
                                      struct ks_error *error)
{
    *out_job = (struct ks_print_record){
        .kind = KS_PAPER_TICKET, .created_ms = wanted->now_ms, .changed_ms = wanted->now_ms};
    enum ks_err err = check(wanted, error);
    if (err == KS_OK)
        err = run(store, wanted, give_printed, VALUES_PRINTED, out, &out_job->id, error);
    out_job->ticket_id = out->id;
    return err;
}
