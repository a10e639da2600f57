/* Appointments that the court enters for this hall: booked, moved, given back, and what
 * becomes of them by itself. */
#include <stdio.h>

#include "store/store_private.h"

/* Inside a transaction. */
static enum ks_err withdraw(struct ks_store *store, const char *token, int64_t now_ms,
                            struct ks_appointment *out, struct ks_error *error)
{
    enum ks_err err = ks_store_find_appointment_token(store, token, out, error);

    if (err != KS_OK || out->state == KS_APPOINTMENT_CANCELLED)
        return err;
    return ks_appointment_change(store, out->id, KS_APPOINTMENT_CANCELLED, KS_COURT_ENTERS, now_ms,
                                 out, error);
}

enum ks_err ks_store_withdraw_appointment(struct ks_store *store, const char *token, int64_t now_ms,
                                          struct ks_appointment *out, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, withdraw(store, token, now_ms, out, error), error)
                        : err;
}

/* Inside a transaction. One that this hall never had keeps nobody from another time. */
static enum ks_err enter(struct ks_store *store, const struct ks_appointment_wish *wish,
                         const char *instead, struct ks_appointment *out, struct ks_error *error)
{
    struct ks_appointment before;
    enum ks_err err = ks_store_find_appointment_token(store, wish->token, out, NULL);

    if (err != KS_ERR_NOT_FOUND)
        return err == KS_OK ? err : ks_fail(error, err, "The appointments cannot be read");
    err = instead[0] != '\0' ? withdraw(store, instead, wish->now_ms, &before, error) : KS_OK;
    if (err == KS_OK || err == KS_ERR_NOT_FOUND)
        err = ks_appointment_place(store, wish, out, error);
    return err == KS_OK ? ks_appointment_change(store, out->id, KS_APPOINTMENT_BOOKED,
                                                KS_COURT_ENTERS, wish->now_ms, out, error)
                        : err;
}

enum ks_err ks_store_enter_appointment(struct ks_store *store,
                                       const struct ks_appointment_wish *wish, const char *instead,
                                       struct ks_appointment *out, struct ks_error *error)
{
    *out = (struct ks_appointment){.state = KS_APPOINTMENT_STATE_COUNT};
    if (!ks_appointment_is_wish_whole(wish))
        return ks_fail(error, KS_ERR_INPUT,
                       "An appointment needs a line, a day, a kind of visitor and a token");
    enum ks_err err = ks_sql_begin(store->sql, error);

    return err == KS_OK ? ks_sql_end(store->sql, enter(store, wish, instead, out, error), error)
                        : err;
}

/* ---- what becomes of them here ---- */

/* Of a row of `appointment`; ?2 is today. */
#define BECAME                                                                                     \
    "CASE WHEN state IN ('held', 'booked') AND day < ?2 THEN 'expired' WHEN EXISTS (SELECT 1 "     \
    "FROM ticket WHERE ticket.hall = appointment.hall AND ticket.id = appointment.ticket "         \
    "AND ticket.state = 'no-show') THEN 'no-show' ELSE state END"

static bool take_became(const struct ks_sql_row *row, void *out)
{
    struct ks_became_list *list = out;
    struct ks_became *became = &list->rows[list->count];

    list->count += ks_store_read_word(row, 0, became->code, sizeof became->code) &&
                   ks_store_read_word(row, 1, became->word, sizeof became->word);
    return list->count < KS_BECAME_AT_ONCE;
}

enum ks_err ks_store_list_became(struct ks_store *store, int64_t now_ms, struct ks_became_list *out,
                                 struct ks_error *error)
{
    struct ks_date today = ks_date_from_wall_ms(now_ms);
    char day[KS_DATE_TEXT_BYTES], from[KS_DATE_TEXT_BYTES];
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(ks_date_format(today, day)),
        KS_SQL_OF_TEXT(ks_date_format(ks_date_add_days(today, -KS_BECAME_DAYS), from))};

    *out = (struct ks_became_list){.count = 0};
    return ks_sql_each(store->sql,
                       "SELECT code, " BECAME " FROM appointment WHERE hall = ?1 "
                       "AND is_from_court = 1 AND day >= ?3 AND " BECAME " <> told "
                       "ORDER BY day, id",
                       values, 3, take_became, out, error);
}

/* Inside a transaction. */
static enum ks_err keep_one(struct ks_store *store, const struct ks_became *told,
                            struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(told->code),
                                          KS_SQL_OF_TEXT(told->word)};

    return ks_sql_run(store->sql,
                      "UPDATE appointment SET told = ?3 WHERE hall = ?1 AND code = ?2 "
                      "AND is_from_court = 1",
                      values, 3, NULL, NULL, error);
}

enum ks_err ks_store_keep_became(struct ks_store *store, const struct ks_became_list *told,
                                 struct ks_error *error)
{
    enum ks_err err = told->count > 0 ? ks_sql_begin(store->sql, error) : KS_OK;

    if (err != KS_OK || told->count == 0)
        return err;
    for (int i = 0; err == KS_OK && i < told->count; i++)
        err = keep_one(store, &told->rows[i], error);
    return ks_sql_end(store->sql, err, error);
}
