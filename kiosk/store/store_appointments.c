/* Appointments: a place held, booked, given back, become a number. */
#include "store/store_appointments.h"

#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "store/store_clock.h"
#include "store/store_private.h"

/* Longer than any visit can last. */
enum { HELD_MS = 30 * 60 * 1000 };

/* Of a row of `appointment`: nobody knows whether its paper came out, or it did and the row was
 * not written any more. */
#define PAPER_MAY_BE_OUT                                                                           \
    "EXISTS (SELECT 1 FROM print_job WHERE print_job.id = appointment.job "                        \
    "AND print_job.state IN ('sending', 'unknown', 'printed'))"
#define APPOINTMENT_COLUMNS                                                                        \
    "id, line, kind, is_priority, day, slot_ms, place, code, state, job, ticket, made_ms, "        \
    "changed_ms, CASE WHEN state = 'held' AND " PAPER_MAY_BE_OUT " THEN 1 ELSE 0 END, "            \
    "is_from_court"

/* One that cannot be is read as a state that is none, which leads nowhere. */
static void read_appointment(const struct ks_sql_row *row, void *out)
{
    struct ks_appointment *appointment = out;
    char state[16];
    *appointment = (struct ks_appointment){
        .id = ks_sql_int(row, 0),
        .is_priority = ks_sql_int(row, 3) != 0,
        .slot_ms = ks_sql_int(row, 5),
        .place = (int)ks_sql_int(row, 6),
        .state = KS_APPOINTMENT_STATE_COUNT,
        .job_id = ks_sql_int(row, 9),
        .ticket_id = ks_sql_int(row, 10),
        .made_ms = ks_sql_int(row, 11),
        .changed_ms = ks_sql_int(row, 12),
        .is_paper_unsure = ks_sql_int(row, 13) != 0,
        .is_from_court = ks_sql_int(row, 14) != 0,
    };
    bool is_right = ks_store_read_word(row, 1, appointment->line, sizeof appointment->line) &&
                    ks_store_read_word(row, 2, appointment->kind, sizeof appointment->kind) &&
                    ks_store_read_word(row, 4, appointment->day, sizeof appointment->day) &&
                    ks_store_read_word(row, 7, appointment->code, sizeof appointment->code) &&
                    ks_store_read_word(row, 8, state, sizeof state) &&
                    ks_store_is_time(appointment->slot_ms);
    if (is_right)
        appointment->state = ks_appointment_state_from_code(state);
}

static enum ks_err find(struct ks_store *store, const char *text, struct ks_sql_value value,
                        struct ks_appointment *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), value};
    *out = (struct ks_appointment){.state = KS_APPOINTMENT_STATE_COUNT};
    enum ks_err err = ks_sql_run(store->sql, text, values, 2, read_appointment, out, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, err, "There is no such appointment") : err;
}

enum ks_err ks_store_get_appointment(struct ks_store *store, int64_t id, struct ks_appointment *out,
                                     struct ks_error *error)
{
    const struct ks_sql_value value = KS_SQL_OF_INT(id);
    return find(store,
                "SELECT " APPOINTMENT_COLUMNS " FROM appointment WHERE hall = ?1 AND id = ?2",
                value, out, error);
}

enum ks_err ks_store_find_appointment(struct ks_store *store, const char *code,
                                      struct ks_appointment *out, struct ks_error *error)
{
    const struct ks_sql_value value = KS_SQL_OF_TEXT(code);
    return find(store,
                "SELECT " APPOINTMENT_COLUMNS " FROM appointment WHERE hall = ?1 AND code = ?2",
                value, out, error);
}

enum ks_err ks_store_find_appointment_token(struct ks_store *store, const char *token,
                                            struct ks_appointment *out, struct ks_error *error)
{
    char digest[KS_CRYPTO_DIGEST_BYTES];
    ks_crypto_digest(token, strlen(token), digest);
    const struct ks_sql_value value = KS_SQL_OF_TEXT(digest);
    return find(store,
                "SELECT " APPOINTMENT_COLUMNS " FROM appointment WHERE hall = ?1 AND token = ?2",
                value, out, error);
}

/* Inside a transaction: what was held in a visit long over and has no paper, and what nobody came
 * for. */
static enum ks_err sweep(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    char today[KS_DATE_TEXT_BYTES];
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms),
        KS_SQL_OF_TEXT(ks_date_format(ks_date_from_wall_ms(now_ms), today)),
        KS_SQL_OF_INT(now_ms - HELD_MS)};
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE appointment SET state = 'cancelled', changed_ms = ?2 "
                                 "WHERE hall = ?1 AND day >= ?3 AND state = 'held' "
                                 "AND changed_ms < ?4 AND NOT " PAPER_MAY_BE_OUT,
                                 values, 4, NULL, NULL, error);
    return err == KS_OK ? ks_sql_run(store->sql,
                                     "UPDATE appointment SET state = 'expired', changed_ms = ?2 "
                                     "WHERE hall = ?1 AND day < ?3 AND state IN ('held', 'booked')",
                                     values, 3, NULL, NULL, error)
                        : err;
}

struct places {
    int64_t now_ms;
    bool is_taken[KS_MOST_SLOT_PLACES + 1];
    int count; /* that cannot be had */
};

/* Of a row of `appointment`. What was cancelled is asked of ks_slot_has_cooled. */
#define IS_LIVE "state IN ('held', 'booked', 'checked-in')"
#define IS_LIVE_OR_CANCELLED "state IN ('held', 'booked', 'checked-in', 'cancelled')"

/* Column 0: the place, or 0 of one that was given back at the moment of column 1. */
static bool read_place(const struct ks_sql_row *row, void *out)
{
    struct places *places = out;
    int64_t place = ks_sql_int(row, 0);
    if (place == 0 && ks_slot_has_cooled(ks_sql_int(row, 1), places->now_ms))
        return true;
    if (place > 0 && place <= KS_MOST_SLOT_PLACES)
        places->is_taken[place] = true;
    places->count++;
    return true;
}

static enum ks_err find_place(struct ks_store *store, const struct ks_appointment_wish *wish,
                              int *out, struct ks_error *error)
{
    struct places places = {.now_ms = wish->now_ms};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(wish->line),
                                          KS_SQL_OF_TEXT(wish->day), KS_SQL_OF_INT(wish->slot_ms)};
    enum ks_err err = ks_sql_each(store->sql,
                                  "SELECT CASE WHEN " IS_LIVE " THEN place ELSE 0 END, "
                                  "changed_ms FROM appointment WHERE hall = ?1 AND day = ?3 "
                                  "AND line = ?2 AND slot_ms = ?4 AND " IS_LIVE_OR_CANCELLED,
                                  values, 4, read_place, &places, error);
    *out = 1;
    while (*out < KS_MOST_SLOT_PLACES && places.is_taken[*out])
        (*out)++;
    bool is_full = places.count >= wish->places || *out > wish->places || places.is_taken[*out];
    return err == KS_OK && is_full
               ? ks_fail(error, KS_ERR_TAKEN, "No place is free at that time any more")
               : err;
}

static enum ks_err tell(struct ks_store *store, const struct ks_appointment *appointment,
                        const char *act, const char *actor, int64_t now_ms, struct ks_error *error)
{
    char id[KS_TICKET_ID_BYTES];
    snprintf(id, sizeof id, "%lld", (long long)appointment->id);
    const struct ks_store_told told = {
        .act = act, .line = appointment->line, .actor = actor, .word = id, .now_ms = now_ms};
    return ks_store_tell(store, &told, error);
}

/* That of the wish, where nobody has it, else a new one: of 100 million codes hardly ever one that
 * somebody has. */
static enum ks_err find_code(struct ks_store *store, const struct ks_appointment_wish *wish,
                             char out[KS_CODE_BYTES], struct ks_error *error)
{
    struct ks_appointment other;
    enum ks_err err = KS_OK;
    snprintf(out, KS_CODE_BYTES, "%s", wish->code != NULL ? wish->code : "");
    if (out[0] != '\0')
        err = ks_store_find_appointment(store, out, &other, NULL);
    while (err == KS_OK) {
        ks_store_make_code(KS_APPOINTMENT_CODE_DIGITS, out);
        err = ks_store_find_appointment(store, out, &other, NULL);
    }
    return err == KS_ERR_NOT_FOUND ? KS_OK
                                   : ks_fail(error, err, "No code for an appointment can be made");
}

static enum ks_err insert(struct ks_store *store, const struct ks_appointment_wish *wish, int place,
                          struct ks_appointment *out, struct ks_error *error)
{
    char code[KS_CODE_BYTES], digest[KS_CRYPTO_DIGEST_BYTES];
    ks_crypto_digest(wish->token, strlen(wish->token), digest);
    enum ks_err err = find_code(store, wish, code, error);
    if (err != KS_OK)
        return err;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_TEXT(wish->line),
                                          KS_SQL_OF_TEXT(wish->day),
                                          KS_SQL_OF_INT(wish->slot_ms),
                                          KS_SQL_OF_INT(place),
                                          KS_SQL_OF_TEXT(wish->kind),
                                          KS_SQL_OF_INT(wish->is_priority),
                                          KS_SQL_OF_TEXT(code),
                                          KS_SQL_OF_TEXT(digest),
                                          KS_SQL_OF_INT(wish->now_ms),
                                          KS_SQL_OF_INT(wish->is_from_court)};
    return ks_sql_run(store->sql,
                      "INSERT INTO appointment (hall, line, day, slot_ms, place, kind, "
                      "is_priority, code, token, state, made_ms, changed_ms, is_from_court) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'held', ?10, ?10, ?11) "
                      "RETURNING " APPOINTMENT_COLUMNS,
                      values, 11, read_appointment, out, error);
}

/* Inside a transaction. */
static enum ks_err add_job(struct ks_store *store, struct ks_appointment *appointment,
                           int64_t now_ms, struct ks_print_record *out, struct ks_error *error)
{
    enum ks_err err = ks_print_job_add(store, KS_PAPER_APPOINTMENT, 0, false, now_ms, out, error);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(appointment->id), KS_SQL_OF_INT(out->id),
                                          KS_SQL_OF_INT(store->hall)};
    appointment->job_id = out->id;
    return err == KS_OK ? ks_sql_run(store->sql,
                                     "UPDATE appointment SET job = ?2 WHERE id = ?1 AND hall = ?3",
                                     values, 3, NULL, NULL, error)
                        : err;
}

enum ks_err ks_appointment_place(struct ks_store *store, const struct ks_appointment_wish *wish,
                                 struct ks_appointment *out, struct ks_error *error)
{
    int place = 0;
    enum ks_err err = ks_store_check_clock(store, wish->now_ms, error);
    if (err == KS_OK)
        err = sweep(store, wish->now_ms, error);
    if (err == KS_OK)
        err = find_place(store, wish, &place, error);
    return err == KS_OK ? insert(store, wish, place, out, error) : err;
}

/* Inside a transaction. */
static enum ks_err hold(struct ks_store *store, const struct ks_appointment_wish *wish,
                        struct ks_appointment *out, struct ks_print_record *job,
                        struct ks_error *error)
{
    enum ks_err err = ks_store_find_appointment_token(store, wish->token, out, NULL);
    if (err == KS_OK)
        return ks_store_get_print_job(store, out->job_id, job, error);
    if (err != KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "The appointments cannot be read");
    err = ks_appointment_place(store, wish, out, error);
    return err == KS_OK ? add_job(store, out, wish->now_ms, job, error) : err;
}

bool ks_appointment_is_wish_whole(const struct ks_appointment_wish *wish)
{
    return ks_store_is_id(wish->line) && ks_store_is_id(wish->kind) && wish->day != NULL &&
           strlen(wish->day) == KS_TICKET_DAY_BYTES - 1 && wish->token != NULL &&
           wish->token[0] != '\0' && wish->places > 0 && wish->places <= KS_MOST_SLOT_PLACES;
}

enum ks_err ks_store_hold_appointment(struct ks_store *store,
                                      const struct ks_appointment_wish *wish,
                                      struct ks_appointment *out, struct ks_print_record *out_job,
                                      struct ks_error *error)
{
    *out = (struct ks_appointment){0};
    *out_job = (struct ks_print_record){0};
    if (!ks_appointment_is_wish_whole(wish))
        return ks_fail(error, KS_ERR_INPUT,
                       "An appointment needs a line, a day, a kind of visitor and a token");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, hold(store, wish, out, out_job, error), error);
    if (err != KS_OK)
        *out = (struct ks_appointment){0};
    return err;
}

enum ks_err ks_store_print_appointment(struct ks_store *store, int64_t id, int64_t now_ms,
                                       struct ks_print_record *out_job, struct ks_error *error)
{
    struct ks_appointment appointment;
    *out_job = (struct ks_print_record){0};
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_store_get_appointment(store, id, &appointment, error);
    if (err == KS_OK)
        err = add_job(store, &appointment, now_ms, out_job, error);
    return ks_sql_end(store->sql, err, error);
}

enum ks_err ks_appointment_change(struct ks_store *store, int64_t id, enum ks_appointment_state to,
                                  const char *actor, int64_t now_ms, struct ks_appointment *out,
                                  struct ks_error *error)
{
    enum ks_err err = ks_store_get_appointment(store, id, out, error);
    if (err != KS_OK || (out->state == to && to == KS_APPOINTMENT_BOOKED))
        return err;
    if (out->state != KS_APPOINTMENT_HELD && out->state != KS_APPOINTMENT_BOOKED)
        return ks_fail(error, KS_ERR_STATE, "This appointment is %s",
                       ks_staff_tr(ks_appointment_state_code(out->state)));
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id),
                                          KS_SQL_OF_TEXT(ks_appointment_state_code(to)),
                                          KS_SQL_OF_INT(now_ms), KS_SQL_OF_INT(store->hall)};
    err = ks_sql_run(store->sql,
                     "UPDATE appointment SET state = ?2, changed_ms = ?3 WHERE id = ?1 "
                     "AND hall = ?4 RETURNING " APPOINTMENT_COLUMNS,
                     values, 4, read_appointment, out, error);
    const char *act = to == KS_APPOINTMENT_BOOKED ? "book" : "unbook";
    return err == KS_OK ? tell(store, out, act, actor, now_ms, error) : err;
}

enum ks_err ks_store_book_appointment(struct ks_store *store, int64_t id, int64_t now_ms,
                                      struct ks_appointment *out, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql,
                                     ks_appointment_change(store, id, KS_APPOINTMENT_BOOKED, NULL,
                                                           now_ms, out, error),
                                     error)
                        : err;
}

enum ks_err ks_store_cancel_appointment(struct ks_store *store, int64_t id, const char *actor,
                                        int64_t now_ms, struct ks_appointment *out,
                                        struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql,
                                     ks_appointment_change(store, id, KS_APPOINTMENT_CANCELLED,
                                                           actor, now_ms, out, error),
                                     error)
                        : err;
}

/* Whether the number it became was withdrawn before it counted: then it becomes another. */
static enum ks_err is_void(struct ks_store *store, int64_t ticket_id, bool *out,
                           struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket_id), KS_SQL_OF_INT(store->hall)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM ticket WHERE id = ?1 AND hall = ?2 "
                                 "AND state = 'cancelled' AND why IN ('', 'not-out')",
                                 values, 2, ks_sql_read_int, &count, error);
    *out = count > 0;
    return err;
}

enum ks_err ks_store_appointment_token(struct ks_store *store,
                                       const struct ks_appointment *appointment,
                                       char out[KS_APPOINTMENT_TOKEN_BYTES], struct ks_error *error)
{
    bool is_again = true;
    char digest[KS_CRYPTO_DIGEST_BYTES];
    int64_t before = 0;
    enum ks_err err = KS_OK;
    snprintf(out, KS_APPOINTMENT_TOKEN_BYTES, "appointment-%lld", (long long)appointment->id);
    while (err == KS_OK) {
        ks_crypto_digest(out, strlen(out), digest);
        const struct ks_sql_value of[] = {KS_SQL_OF_TEXT(digest), KS_SQL_OF_INT(store->hall)};
        err = ks_sql_run(store->sql, "SELECT id FROM ticket WHERE token = ?1 AND hall = ?2", of, 2,
                         ks_sql_read_int, &before, error);
        if (err == KS_OK)
            err = is_void(store, before, &is_again, error);
        if (err != KS_OK || !is_again)
            break;
        snprintf(out, KS_APPOINTMENT_TOKEN_BYTES, "appointment-%lld-after-%lld",
                 (long long)appointment->id, (long long)before);
    }
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

enum ks_err ks_appointment_become(struct ks_store *store, int64_t id,
                                  const struct ks_ticket *ticket, struct ks_error *error)
{
    struct ks_appointment appointment;
    bool is_void_now = false;
    enum ks_err err = ks_store_get_appointment(store, id, &appointment, error);
    if (err == KS_OK && appointment.state == KS_APPOINTMENT_CHECKED_IN)
        err = is_void(store, appointment.ticket_id, &is_void_now, error);
    if (err != KS_OK)
        return err;
    if (appointment.state != KS_APPOINTMENT_HELD && appointment.state != KS_APPOINTMENT_BOOKED &&
        !is_void_now)
        return ks_fail(error, KS_ERR_STATE, "This appointment is %s",
                       ks_staff_tr(ks_appointment_state_code(appointment.state)));
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(id), KS_SQL_OF_INT(ticket->id),
                                          KS_SQL_OF_INT(ticket->issued_ms),
                                          KS_SQL_OF_INT(store->hall)};
    err = ks_sql_run(store->sql,
                     "UPDATE appointment SET state = 'checked-in', ticket = ?2, changed_ms = ?3 "
                     "WHERE id = ?1 AND hall = ?4",
                     values, 4, NULL, NULL, error);
    return err == KS_OK ? tell(store, &appointment, "check-in", NULL, ticket->issued_ms, error)
                        : err;
}

struct showing {
    bool (*show)(const struct ks_appointment *appointment, void *ctx);
    void *ctx;
};

static bool show_one(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_appointment appointment;
    read_appointment(row, &appointment);
    return appointment.state == KS_APPOINTMENT_STATE_COUNT ||
           showing->show(&appointment, showing->ctx);
}

enum ks_err ks_store_show_appointments(struct ks_store *store, const char *day,
                                       bool (*show)(const struct ks_appointment *appointment,
                                                    void *ctx),
                                       void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(day)};
    return ks_sql_each(store->sql,
                       "SELECT " APPOINTMENT_COLUMNS " FROM appointment WHERE hall = ?1 "
                       "AND day = ?2 AND (state <> 'held' OR " PAPER_MAY_BE_OUT ") "
                       "ORDER BY slot_ms, line, place, id",
                       values, 2, show_one, &showing, error);
}

struct showing_slots {
    bool (*show)(const struct ks_slot_taken *slot, void *ctx);
    void *ctx;
    int64_t now_ms;
    struct ks_slot_taken slot; /* whose rows are being counted */
};

static bool show_counted(const struct showing_slots *showing)
{
    return showing->slot.count == 0 || showing->show(&showing->slot, showing->ctx);
}

/* Column 0: the time, 1: whether it is live, 2: when it changed; time after time. */
static bool count_slot(const struct ks_sql_row *row, void *out)
{
    struct showing_slots *showing = out;
    int64_t slot_ms = ks_sql_int(row, 0);
    if (slot_ms != showing->slot.slot_ms) {
        bool is_on = show_counted(showing);
        showing->slot = (struct ks_slot_taken){.slot_ms = slot_ms};
        if (!is_on)
            return false;
    }
    showing->slot.count +=
        ks_sql_int(row, 1) != 0 || !ks_slot_has_cooled(ks_sql_int(row, 2), showing->now_ms);
    return true;
}

enum ks_err ks_store_show_slots(struct ks_store *store, const char *line, const char *day,
                                int64_t now_ms,
                                bool (*show)(const struct ks_slot_taken *slot, void *ctx),
                                void *ctx, struct ks_error *error)
{
    struct showing_slots showing = {.show = show, .ctx = ctx, .now_ms = now_ms};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(line),
                                          KS_SQL_OF_TEXT(day), KS_SQL_OF_INT(now_ms - HELD_MS)};
    enum ks_err err = ks_sql_each(
        store->sql,
        "SELECT slot_ms, CASE WHEN " IS_LIVE " THEN 1 ELSE 0 END, changed_ms FROM appointment "
        "WHERE hall = ?1 AND day = ?3 AND line = ?2 AND " IS_LIVE_OR_CANCELLED
        " AND NOT (state = 'held' AND changed_ms < ?4 AND NOT " PAPER_MAY_BE_OUT
        ") ORDER BY slot_ms",
        values, 4, count_slot, &showing, error);
    if (err == KS_OK)
        (void)show_counted(&showing);
    return err;
}
