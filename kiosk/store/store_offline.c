/* Numbers of a kiosk that was away: taken into the hall by their key, or admitted by their paper.
 */
#include "store/store_offline.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "store/store_papers.h"
#include "store/store_private.h"

/* ---- the row and its key ---- */

static enum ks_err find_by_key(struct ks_store *hall, const char *day, const char *series,
                               int sequence, struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(hall->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_TEXT(series), KS_SQL_OF_INT(sequence)};
    return ks_ticket_run(hall,
                         "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE hall = ?1 AND day = ?2 "
                         "AND series = ?3 AND sequence = ?4",
                         values, 4, out, error);
}

static enum ks_err find_by_token(struct ks_store *hall, const char *token, struct ks_ticket *out,
                                 struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(hall->hall), KS_SQL_OF_TEXT(token)};
    return ks_ticket_run(hall,
                         "SELECT " KS_TICKET_COLUMNS " FROM ticket WHERE hall = ?1 AND token = ?2",
                         values, 2, out, error);
}

/* The token of a number that only its paper told of. */
static void make_paper_token(const char *day, const char *series, int sequence,
                             char out[KS_CRYPTO_DIGEST_BYTES])
{
    char text[KS_TICKET_DAY_BYTES + KS_OFFLINE_SERIES_BYTES + 16];
    int length = snprintf(text, sizeof text, "%s %s %d", day, series, sequence);
    ks_crypto_digest(text, (size_t)length, out);
}

/* A number as it comes to the hall, with what is said of it there. */
struct arrival {
    const struct ks_ticket *ticket; /* day, line, kind, priority, sequence, number */
    const char *day, *series, *token;
    const char *word; /* how it came: "offline" "estimated" "paper", "twice": see insert_beside */
    const char *actor;
    int64_t came_ms;
    bool is_twice;
};

static int64_t order_of(const struct arrival *arrival)
{
    return arrival->came_ms -
           ks_ticket_head_start_ms(arrival->ticket->kind, arrival->ticket->is_priority);
}

static enum ks_err insert(struct ks_store *hall, const struct arrival *arrival,
                          struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_ticket *ticket = arrival->ticket;
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(hall->hall),
        KS_SQL_OF_TEXT(arrival->day),
        KS_SQL_OF_TEXT(ticket->line),
        KS_SQL_OF_TEXT(arrival->series),
        KS_SQL_OF_INT(ticket->sequence),
        KS_SQL_OF_TEXT(ticket->number),
        KS_SQL_OF_TEXT(ticket->kind),
        KS_SQL_OF_INT(ticket->is_priority),
        KS_SQL_OF_INT(ticket->is_screen_ticket),
        KS_SQL_OF_TEXT(arrival->token),
        KS_SQL_OF_INT(order_of(arrival)),
        KS_SQL_OF_INT(arrival->came_ms),
    };
    enum ks_err err = ks_ticket_run(hall,
                                    "INSERT INTO ticket (hall, day, line, series, sequence, "
                                    "number, kind, is_priority, is_screen, token, order_ms, "
                                    "issued_ms, changed_ms, state) VALUES (?1, ?2, ?3, ?4, ?5, "
                                    "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, 'reserved') "
                                    "RETURNING " KS_TICKET_COLUMNS,
                                    values, 12, out, error);
    const struct ks_ticket_step step = {.act = KS_QUEUE_ISSUE,
                                        .actor = arrival->actor,
                                        .word = arrival->word,
                                        .now_ms = arrival->came_ms};
    return err == KS_OK ? ks_ticket_write_event(hall, &step, &(struct ks_ticket){0}, out, error)
                        : err;
}

static enum ks_err step_to(struct ks_store *hall, enum ks_queue_act act, const char *actor,
                           const char *reason, int64_t at_ms, struct ks_ticket *out,
                           struct ks_error *error)
{
    const struct ks_ticket_step step = {
        .id = out->id, .act = act, .actor = actor, .reason = reason, .now_ms = at_ms};
    return ks_ticket_step(hall, &step, out, error);
}

/* ---- from the kiosk ---- */

/* What the same gesture had in the hall before its answer was lost was never printed, and its
 * visitor knows nothing of it: the kiosk went on without it. */
static enum ks_err withdraw_lost(struct ks_store *hall, const struct ks_offline_row *row,
                                 int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(row->token), KS_SQL_OF_TEXT(row->series),
                                          KS_SQL_OF_INT(hall->hall)};
    struct ks_ticket lost = {0};
    enum ks_err err = ks_ticket_run(hall,
                                    "UPDATE ticket SET token = token || '-lost' WHERE hall = ?3 "
                                    "AND token = ?1 AND series <> ?2 AND series NOT LIKE ?2 "
                                    "|| '#%' RETURNING " KS_TICKET_COLUMNS,
                                    values, 3, &lost, error);
    if (err != KS_OK)
        return err == KS_ERR_NOT_FOUND ? KS_OK : err;
    return lost.state == KS_TICKET_RESERVED || lost.state == KS_TICKET_WAITING
               ? step_to(hall, KS_QUEUE_CANCEL, NULL, KS_N_("line-cut"), now_ms, &lost, error)
               : KS_OK;
}

/* What became of its slip, so that staff decide on one in doubt and figures count papers. */
static enum ks_err keep_paper(struct ks_store *hall, const struct ks_offline_row *row, int64_t id,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_TEXT(row->paper),
                                          KS_SQL_OF_INT(row->ticket.changed_ms),
                                          KS_SQL_OF_TEXT(ks_paper_kind_code(KS_PAPER_TICKET))};
    if (row->paper[0] == '\0')
        return KS_OK;
    enum ks_err err = ks_sql_run(hall->sql,
                                 "UPDATE print_job SET state = ?2, changed_ms = ?3 WHERE ticket_id "
                                 "= ?1 AND kind = ?4 AND state = 'unknown'",
                                 values, 4, NULL, NULL, error);
    return err == KS_OK ? ks_sql_run(hall->sql,
                                     "INSERT INTO print_job (kind, ticket_id, is_reprint, state, "
                                     "created_ms, changed_ms) SELECT ?4, ?1, 0, ?2, ?3, ?3 WHERE "
                                     "NOT EXISTS (SELECT 1 FROM print_job WHERE ticket_id = ?1)",
                                     values, 4, NULL, NULL, error)
                        : err;
}

/* Figures of a day that is over are worked out once more, as long as its numbers are rows. */
static enum ks_err open_day(struct ks_store *hall, const char *day, int64_t own_id,
                            struct ks_error *error)
{
    static const char *const texts[] = {
        "DELETE FROM daily_visit WHERE hall = ?1 AND day = ?2 AND EXISTS (SELECT 1 FROM ticket "
        "WHERE hall = ?1 AND day = ?2 AND id <> ?3)",
        "DELETE FROM closed_day WHERE hall = ?1 AND day = ?2 AND EXISTS (SELECT 1 FROM ticket "
        "WHERE hall = ?1 AND day = ?2 AND id <> ?3)"};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(hall->hall), KS_SQL_OF_TEXT(day),
                                          KS_SQL_OF_INT(own_id)};
    enum ks_err err = KS_OK;
    for (size_t i = 0; err == KS_OK && i < sizeof texts / sizeof *texts; i++)
        err = ks_sql_run(hall->sql, texts[i], values, 3, NULL, NULL, error);
    return err;
}

/* Who was admitted by the paper alone has from now on the place of when they came, and a check that
 * is that of the slip. KS_ERR_NOT_FOUND: `out` is no such number. */
static enum ks_err take_what_the_kiosk_knew(struct ks_store *hall, const struct arrival *arrival,
                                            struct ks_ticket *out, struct ks_error *error)
{
    char by_paper[KS_CRYPTO_DIGEST_BYTES];
    make_paper_token(arrival->day, arrival->series, arrival->ticket->sequence, by_paper);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(out->id),
                                          KS_SQL_OF_TEXT(arrival->token),
                                          KS_SQL_OF_INT(arrival->came_ms),
                                          KS_SQL_OF_INT(order_of(arrival)),
                                          KS_SQL_OF_TEXT(arrival->ticket->kind),
                                          KS_SQL_OF_INT(arrival->ticket->is_priority),
                                          KS_SQL_OF_INT(hall->hall),
                                          KS_SQL_OF_TEXT(by_paper)};
    return ks_ticket_run(hall,
                         "UPDATE ticket SET token = ?2, issued_ms = ?3, kind = ?5, is_priority = "
                         "?6, order_ms = CASE state WHEN 'waiting' THEN ?4 ELSE order_ms END "
                         "WHERE hall = ?7 AND id = ?1 AND token = ?8 RETURNING " KS_TICKET_COLUMNS,
                         values, 8, out, error);
}

/* The key is another visitor's: a kiosk's own file came back as it had been, or two machines have
 * one identity. Both hold a paper, so both wait; only the series tells them apart. */
static enum ks_err insert_beside(struct ks_store *hall, struct arrival *arrival,
                                 struct ks_ticket *out, struct ks_error *error)
{
    enum { MOST = 99 };
    char series[KS_OFFLINE_SERIES_BYTES + 4];
    const char *of_kiosk = arrival->series;
    enum ks_err err = KS_OK;
    for (int n = 2; err == KS_OK && n <= MOST; n++) {
        snprintf(series, sizeof series, "%s#%d", of_kiosk, n);
        err = find_by_key(hall, arrival->day, series, arrival->ticket->sequence, out, error);
    }
    if (err != KS_ERR_NOT_FOUND)
        return err == KS_OK ? ks_fail(error, KS_ERR_STATE, "Too many slips have the number %s",
                                      arrival->ticket->number)
                            : err;
    arrival->series = series;
    arrival->is_twice = true;
    arrival->word = KS_N_("twice");
    err = insert(hall, arrival, out, error);
    arrival->series = of_kiosk;
    return err;
}

static enum ks_err take_in(struct ks_store *hall, struct arrival *arrival, struct ks_ticket *out,
                           struct ks_error *error)
{
    enum ks_err err = find_by_token(hall, arrival->token, out, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    err = find_by_key(hall, arrival->day, arrival->series, arrival->ticket->sequence, out, error);
    if (err != KS_OK)
        return err == KS_ERR_NOT_FOUND ? insert(hall, arrival, out, error) : err;
    err = take_what_the_kiosk_knew(hall, arrival, out, error);
    return err == KS_ERR_NOT_FOUND ? insert_beside(hall, arrival, out, error) : err;
}

static const char *day_of(int64_t now_ms, char out[KS_DATE_TEXT_BYTES])
{
    return ks_date_format(ks_date_from_wall_ms(now_ms), out);
}

/* The hall alone moves a number that waits; the kiosk's word is of one that the hall has reserved.
 */
static enum ks_err follow(struct ks_store *hall, const struct ks_offline_row *row,
                          const struct arrival *arrival, int64_t now_ms, struct ks_ticket *out,
                          struct ks_error *error)
{
    bool is_over = strcmp(arrival->day, day_of(now_ms, (char[KS_DATE_TEXT_BYTES]){0})) < 0;
    enum ks_err err = KS_OK;
    if (out->state != KS_TICKET_RESERVED)
        return KS_OK;
    if (row->ticket.state == KS_TICKET_CANCELLED)
        return step_to(hall, KS_QUEUE_CANCEL, NULL, NULL, now_ms, out, error);
    if (ks_ticket_is_queued(row->ticket.state))
        err = step_to(hall, KS_QUEUE_ADMIT, NULL, NULL, arrival->came_ms, out, error);
    if (err == KS_OK && (is_over || row->ticket.state == KS_TICKET_EXPIRED)) {
        err = step_to(hall, KS_QUEUE_EXPIRE, NULL, NULL, now_ms, out, error);
        if (err == KS_OK)
            err = open_day(hall, arrival->day, out->id, error);
    }
    return err;
}

/* No number was given on a day that has not begun: its kiosk's clock ran ahead. */
static const char *day_given(const struct ks_offline_row *row, int64_t now_ms,
                             char today[KS_DATE_TEXT_BYTES])
{
    return strcmp(row->ticket.day, day_of(now_ms, today)) > 0 ? today : row->ticket.day;
}

/* Inside a transaction. */
static enum ks_err merge(struct ks_store *hall, const struct ks_offline_row *row,
                         int64_t contact_ms, int64_t now_ms, struct ks_ticket *out, bool *is_twice,
                         struct ks_error *error)
{
    bool is_estimated = false;
    char today[KS_DATE_TEXT_BYTES];
    struct arrival arrival = {.ticket = &row->ticket,
                              .day = day_given(row, now_ms, today),
                              .series = row->series,
                              .token = row->token};
    arrival.came_ms = ks_offline_came_ms(row->ticket.issued_ms, contact_ms, now_ms, &is_estimated);
    arrival.word = is_estimated || row->is_estimated ? KS_N_("estimated") : "offline";
    enum ks_err err = withdraw_lost(hall, row, now_ms, error);
    if (err == KS_OK)
        err = take_in(hall, &arrival, out, error);
    *is_twice = arrival.is_twice;
    if (err == KS_OK)
        err = keep_paper(hall, row, out->id, error);
    return err == KS_OK ? follow(hall, row, &arrival, now_ms, out, error) : err;
}

enum ks_err ks_store_merge_offline(struct ks_store *hall, const struct ks_offline_row *row,
                                   int64_t contact_ms, int64_t now_ms, struct ks_ticket *out,
                                   bool *is_twice, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    *is_twice = false;
    enum ks_err err = ks_sql_begin_beside(hall->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(hall->sql, merge(hall, row, contact_ms, now_ms, out, is_twice, error),
                         error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}

/* ---- by the paper ---- */

/* The newest machine of the place that gives numbers of that half. */
static enum ks_err find_series(struct ks_store *hall, const char *number, int *sequence,
                               char out[KS_OFFLINE_SERIES_BYTES], struct ks_error *error)
{
    struct ks_offline_origin origin = {0};
    bool is_odd = false;
    if (!ks_offline_read_number(number, &origin.place, &is_odd, sequence))
        return ks_fail(error, KS_ERR_INPUT, "%.20s is no number that a kiosk gives offline",
                       number);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(hall->hall), KS_SQL_OF_INT(origin.place),
                                          KS_SQL_OF_INT(is_odd)};
    enum ks_err err =
        ks_sql_run(hall->sql,
                   "SELECT epoch FROM device WHERE hall = ?1 AND place = ?2 AND epoch % 2 = ?3 "
                   "ORDER BY epoch DESC LIMIT 1",
                   values, 3, ks_sql_read_int, &origin.epoch, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "No kiosk of this hall gives the number %s", number);
    ks_offline_write_series(origin, out);
    return err;
}

static enum ks_err insert_by_paper(struct ks_store *hall, const char *number, const char *series,
                                   int sequence, const struct ks_reservation *wanted,
                                   const char *actor, struct ks_ticket *out, struct ks_error *error)
{
    char token[KS_CRYPTO_DIGEST_BYTES];
    struct ks_ticket ticket = {.sequence = sequence, .is_priority = wanted->is_priority};
    snprintf(ticket.line, sizeof ticket.line, "%s", wanted->line);
    snprintf(ticket.kind, sizeof ticket.kind, "%s", wanted->kind);
    snprintf(ticket.number, sizeof ticket.number, "%s", number);
    make_paper_token(wanted->day, series, sequence, token);
    const struct arrival arrival = {.ticket = &ticket,
                                    .day = wanted->day,
                                    .series = series,
                                    .token = token,
                                    .word = "paper",
                                    .actor = actor,
                                    .came_ms = wanted->now_ms};
    return insert(hall, &arrival, out, error);
}

/* Inside a transaction. */
static enum ks_err admit(struct ks_store *hall, const char *number,
                         const struct ks_reservation *wanted, const char *actor,
                         struct ks_ticket *out, struct ks_error *error)
{
    char series[KS_OFFLINE_SERIES_BYTES];
    int sequence = 0;
    enum ks_err err = find_series(hall, number, &sequence, series, error);
    if (err != KS_OK)
        return err;
    err = find_by_key(hall, wanted->day, series, sequence, out, error);
    if (err == KS_ERR_NOT_FOUND)
        err = insert_by_paper(hall, number, series, sequence, wanted, actor, out, error);
    if (err != KS_OK)
        return err;
    enum ks_queue_act act = out->state == KS_TICKET_RESERVED ? KS_QUEUE_ADMIT
                            : out->state == KS_TICKET_CANCELLED || out->state == KS_TICKET_EXPIRED
                                ? KS_QUEUE_READMIT
                                : KS_QUEUE_ACT_COUNT;
    return act == KS_QUEUE_ACT_COUNT
               ? KS_OK
               : step_to(hall, act, actor, KS_N_("paper"), wanted->now_ms, out, error);
}

enum ks_err ks_store_admit_offline(struct ks_store *hall, const char *number,
                                   const struct ks_reservation *wanted, const char *actor,
                                   struct ks_ticket *out, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    enum ks_err err = ks_sql_begin(hall->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(hall->sql, admit(hall, number, wanted, actor, out, error), error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err;
}
