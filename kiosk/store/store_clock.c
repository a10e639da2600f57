/* What the clock must not fall behind, and who may say that it may. */
#include "store/store_clock.h"

#include "base/i18n.h"
#include "domain/numbering.h"
#include "store/store_private.h"

struct last_row {
    char day[KS_TICKET_DAY_BYTES + 1]; /* one more: a longer one is seen */
    int64_t given_ms;
};

static void read_last(const struct ks_sql_row *row, void *out)
{
    struct last_row *last = out;
    ks_sql_text(row, 0, last->day, sizeof last->day);
    last->given_ms = ks_sql_int(row, 1);
}

/* The last number there is, of days that staff have not disowned. */
static enum ks_err find_last(struct ks_store *store, struct ks_date *day, int64_t *given_ms,
                             struct ks_error *error)
{
    struct last_row last = {0};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    *day = (struct ks_date){0};
    enum ks_err err =
        ks_sql_run(store->sql,
                   "SELECT day, CASE seen_ms WHEN 0 THEN last_came_ms ELSE seen_ms END AS given "
                   "FROM series WHERE hall = ?1 AND is_disowned = 0 "
                   "ORDER BY day DESC, given DESC LIMIT 1",
                   values, 1, read_last, &last, error);
    if (err != KS_OK)
        return err == KS_ERR_NOT_FOUND ? KS_OK : err;
    *given_ms = last.given_ms;
    return ks_date_parse(last.day, day, NULL) == KS_OK && ks_store_is_time(last.given_ms)
               ? KS_OK
               : ks_fail(error, KS_ERR_CLOCK,
                         "The day of the last number cannot be read in the database: see that the "
                         "machine's clock is right, then say kioskctl clock confirm");
}

enum ks_err ks_store_check_clock(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    struct ks_date last = {0};
    int64_t given_ms = 0;
    char day[KS_DATE_TEXT_BYTES];
    enum ks_err err = find_last(store, &last, &given_ms, error);
    if (err != KS_OK || ks_clock_judge(last, given_ms, now_ms) == KS_CLOCK_FITS)
        return err;
    int minute = ks_date_minute_from_wall_ms(given_ms);
    return ks_fail(error, KS_ERR_CLOCK,
                   "The clock stands before the last number, of %s %02d:%02d: put it right, or "
                   "say kioskctl clock confirm",
                   ks_date_format(last, day), minute / 60, minute % 60);
}

/* Inside a transaction. A day that is none counts as one that never comes. */
static enum ks_err disown_days(struct ks_store *store, const struct ks_sql_value values[3],
                               struct ks_error *error)
{
    return ks_sql_run(store->sql,
                      "UPDATE series SET is_disowned = CASE day WHEN ?2 THEN 0 ELSE 1 END, "
                      "seen_ms = ?3, "
                      "last_came_ms = CASE WHEN last_came_ms > ?3 THEN ?3 ELSE last_came_ms END "
                      "WHERE hall = ?1 AND (day >= ?2 OR NOT " KS_STORE_LOOKS_LIKE_DAY ")",
                      values, 3, NULL, NULL, error);
}

/* Inside a transaction. */
static enum ks_err disown(struct ks_store *store, int64_t now_ms, int *out_count,
                          struct ks_error *error)
{
    char today[KS_DATE_TEXT_BYTES];
    ks_date_format(ks_date_from_wall_ms(now_ms), today);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(today),
                                          KS_SQL_OF_INT(now_ms)};
    const struct ks_ticket_step step = {
        .act = KS_QUEUE_CANCEL, .reason = KS_N_("clock"), .now_ms = now_ms};
    enum ks_err err = disown_days(store, values, error);
    if (err == KS_OK) {
        err = ks_ticket_step_all(store,
                                 "SELECT id FROM ticket WHERE hall = ?1 AND day > ?2 AND state IN "
                                 "('reserved', 'waiting', 'transferred', 'called', 'serving', "
                                 "'parked')",
                                 values, 2, &step, out_count, error);
    }
    /* Who came by the wrong clock came before now: in the order of their numbers, before all who
     * come from now on. */
    return err == KS_OK ? ks_sql_run(store->sql,
                                     "UPDATE ticket SET order_ms = ?3 - (issued_ms - order_ms), "
                                     "issued_ms = ?3 WHERE hall = ?1 AND day = ?2 "
                                     "AND issued_ms > ?3",
                                     values, 3, NULL, NULL, error)
                        : err;
}

enum ks_err ks_store_confirm_clock(struct ks_store *store, int64_t now_ms, int *out_count,
                                   struct ks_error *error)
{
    *out_count = 0;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err == KS_OK)
        err = ks_sql_end(store->sql, disown(store, now_ms, out_count, error), error);
    if (err != KS_OK)
        *out_count = 0;
    return err;
}
