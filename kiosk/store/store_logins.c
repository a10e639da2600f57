/* The right of a station at the database server, which is not gone with its enrolment. */
#include "store/store_devices.h"

#include <stdio.h>

#include "store/store_private.h"

#define SHARED                                                                                     \
    "EXISTS (SELECT 1 FROM beat AS other JOIN device AS owner ON owner.hall = other.hall "         \
    "AND owner.place = other.place AND owner.epoch = other.epoch WHERE other.login = beat.login "  \
    "AND owner.state = 'active')"

static void read_login(const struct ks_sql_row *row, void *out)
{
    struct ks_device_login *login = out;

    ks_sql_text(row, 0, login->name, sizeof login->name);
    ks_sql_text(row, 1, login->login, sizeof login->login);
    login->is_shared = ks_sql_int(row, 2) != 0;
}

enum ks_err ks_store_find_open_login(struct ks_store *store, struct ks_device_login *out,
                                     struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};

    *out = (struct ks_device_login){.is_shared = false};
    return ks_sql_run(store->sql,
                      "SELECT device.name, beat.login, CASE WHEN " SHARED " THEN 1 ELSE 0 END "
                      "FROM device JOIN beat ON beat.hall = device.hall AND beat.place = "
                      "device.place AND beat.epoch = device.epoch WHERE device.hall = ?1 "
                      "AND (device.state = 'revoked' OR (device.state = 'replaced' "
                      "AND NOT " SHARED ")) AND beat.login IN (SELECT login FROM open_login) "
                      "ORDER BY device.changed_ms DESC LIMIT 1",
                      values, 1, read_login, out, error);
}

/* The one who may change users need not be one who may end what these do: it joins them for that.
 */
enum ks_err ks_store_close_login(struct ks_store *store, int64_t place, struct ks_error *error)
{
    char script[1200];

    if (ks_sql_is_file(store->sql))
        return KS_OK;
    snprintf(script, sizeof script,
             "DO $$DECLARE who TEXT; BEGIN SELECT beat.login INTO who FROM beat WHERE hall = %lld "
             "AND place = %lld AND login <> current_user AND login IN (SELECT login FROM "
             "open_login) AND NOT " SHARED " ORDER BY epoch DESC LIMIT 1; "
             "IF who IS NULL THEN RETURN; END IF; "
             "EXECUTE format('ALTER ROLE %%I NOLOGIN', who); "
             "EXECUTE format('GRANT %%I TO CURRENT_USER', who); "
             "PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = who; "
             "EXECUTE format('REVOKE %%I FROM CURRENT_USER', who); END$$",
             (long long)store->hall, (long long)place);
    return ks_sql_run_script(store->sql, script, error);
}
