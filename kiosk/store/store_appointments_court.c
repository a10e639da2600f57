/* Appointments that the court enters for this hall: booked, moved, given back. */
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
