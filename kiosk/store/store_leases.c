/* Who sits where, until a while after their last sign of life. */
#include <stdio.h>
#include <string.h>

#include "store/store_private.h"

static void read_lease(const struct ks_sql_row *row, void *out)
{
    struct ks_seat_lease *lease = out;
    if (!ks_store_read_word(row, 0, lease->holder, sizeof lease->holder))
        lease->holder[0] = '\0';
    lease->until_ms = ks_sql_int(row, 1);
}

static enum ks_err find_lease(struct ks_store *store, const char *seat, struct ks_seat_lease *out,
                              struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat)};
    *out = (struct ks_seat_lease){0};
    enum ks_err err =
        ks_sql_run(store->sql, "SELECT holder, until_ms FROM seat WHERE hall = ?1 AND seat = ?2",
                   values, 2, read_lease, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

static enum ks_err write_lease(struct ks_store *store, const char *seat,
                               const struct ks_seat_lease *lease, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat),
                                          KS_SQL_OF_TEXT(lease->holder),
                                          KS_SQL_OF_INT(lease->until_ms)};
    return ks_sql_run(store->sql,
                      "INSERT INTO seat (hall, seat, holder, until_ms) VALUES (?1, ?2, ?3, ?4) "
                      "ON CONFLICT (hall, seat) DO UPDATE SET holder = excluded.holder, "
                      "until_ms = excluded.until_ms",
                      values, 4, NULL, NULL, error);
}

/* Inside a transaction. A lease that runs longer than one can is of a clock that ran ahead. */
enum ks_err ks_seat_take(struct ks_store *store, const char *seat, const char *holder,
                         bool is_take_over, int64_t now_ms, struct ks_seat_lease *out,
                         struct ks_error *error)
{
    enum ks_err err = find_lease(store, seat, out, error);
    if (err != KS_OK)
        return err;
    bool is_anothers = out->holder[0] != '\0' && strcmp(out->holder, holder) != 0 &&
                       out->until_ms > now_ms && out->until_ms <= now_ms + KS_SEAT_LEASE_MS;
    if (is_anothers && !is_take_over) {
        return ks_fail(error, KS_ERR_STATE, "%s holds seat %s: take it over, or choose another",
                       out->holder, seat);
    }
    const struct ks_store_told told = {.act = is_anothers ? "take-over" : "sit",
                                       .seat = seat,
                                       .actor = holder,
                                       .reason = is_anothers ? out->holder : NULL,
                                       .now_ms = now_ms};
    bool is_still = !is_anothers && strcmp(out->holder, holder) == 0 && out->until_ms > now_ms;
    if (!is_still)
        err = ks_store_tell(store, &told, error);
    snprintf(out->holder, sizeof out->holder, "%s", holder);
    out->until_ms = now_ms + KS_SEAT_LEASE_MS;
    return err == KS_OK ? write_lease(store, seat, out, error) : err;
}

enum ks_err ks_store_take_seat(struct ks_store *store, const char *seat, const char *holder,
                               bool is_take_over, int64_t now_ms, struct ks_seat_lease *out,
                               struct ks_error *error)
{
    *out = (struct ks_seat_lease){0};
    if (!ks_store_is_id(seat) || !ks_store_is_id(holder))
        return ks_fail(error, KS_ERR_INPUT, "The name of the seat or of who sits there is wrong");
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = ks_seat_take(store, seat, holder, is_take_over, now_ms, out, error);
    return ks_sql_end(store->sql, err, error);
}

static enum ks_err leave(struct ks_store *store, const char *seat, const char *holder,
                         int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(seat),
                                          KS_SQL_OF_TEXT(holder)};
    const struct ks_store_told told = {
        .act = "get-up", .seat = seat, .actor = holder, .now_ms = now_ms};
    int64_t until_ms = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "DELETE FROM seat WHERE hall = ?1 AND seat = ?2 AND holder = ?3 "
                                 "RETURNING until_ms",
                                 values, 3, ks_sql_read_int, &until_ms, error);
    if (err == KS_ERR_NOT_FOUND)
        return KS_OK;
    return err == KS_OK ? ks_store_tell(store, &told, error) : err;
}

enum ks_err ks_store_leave_seat(struct ks_store *store, const char *seat, const char *holder,
                                int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql, leave(store, seat, holder, now_ms, error), error)
                        : err;
}
