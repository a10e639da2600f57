/* Looked-at addresses, as rows. */
#include "store/store_addresses.h"

#include "store/store_private.h"

enum ks_err ks_store_put_address(struct ks_store *store, const struct ks_address_row *row,
                                 struct ks_error *error)
{
    const struct ks_address_check *check = &row->check;
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_TEXT(row->url),
                                          KS_SQL_OF_TEXT(ks_address_result_code(check->result)),
                                          KS_SQL_OF_INT(check->status),
                                          KS_SQL_OF_INT(check->at_ms),
                                          KS_SQL_OF_INT(check->well_ms),
                                          KS_SQL_OF_INT(check->since_ms),
                                          KS_SQL_OF_INT(check->nights),
                                          KS_SQL_OF_TEXT(check->night)};

    return ks_store_run_alone(
        store,
        "INSERT INTO address (hall, url, result, status, at_ms, well_ms, since_ms, nights, night) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (hall, url) DO UPDATE SET "
        "result = ?3, status = ?4, at_ms = ?5, well_ms = ?6, since_ms = ?7, nights = ?8, "
        "night = ?9",
        values, 9, error);
}

enum ks_err ks_store_forget_addresses(struct ks_store *store, int64_t since_ms,
                                      struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};

    return ks_store_run_alone(store, "DELETE FROM address WHERE hall = ?1 AND at_ms < ?2", values,
                              2, error);
}

struct showing {
    bool (*show)(const struct ks_address_row *row, void *ctx);
    void *ctx;
};

/* What another hand wrote is as if nobody had looked. */
static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_address_row made = {0};
    struct ks_address_check *check = &made.check;
    char result[16];
    bool is_named = ks_store_read_word(row, 0, made.url, sizeof made.url);
    bool is_whole = ks_store_read_word(row, 1, result, sizeof result) &&
                    ks_store_is_count(ks_sql_int(row, 2)) && ks_store_is_time(ks_sql_int(row, 3)) &&
                    ks_store_is_time(ks_sql_int(row, 4)) && ks_store_is_time(ks_sql_int(row, 5)) &&
                    ks_store_is_count(ks_sql_int(row, 6)) &&
                    ks_store_read_word(row, 7, check->night, sizeof check->night);

    if (is_whole) {
        check->result = ks_address_result_from_code(result);
        check->status = (int)ks_sql_int(row, 2);
        check->at_ms = ks_sql_int(row, 3);
        check->well_ms = ks_sql_int(row, 4);
        check->since_ms = ks_sql_int(row, 5);
        check->nights = (int)ks_sql_int(row, 6);
    } else {
        *check = (struct ks_address_check){0};
    }
    return !is_named || showing->show(&made, showing->ctx);
}

enum ks_err ks_store_show_addresses(struct ks_store *store,
                                    bool (*show)(const struct ks_address_row *row, void *ctx),
                                    void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    return ks_sql_each(store->sql,
                       "SELECT url, result, status, at_ms, well_ms, since_ms, nights, night "
                       "FROM address WHERE hall = ?1 ORDER BY url",
                       values, 1, show_row, &showing, error);
}
