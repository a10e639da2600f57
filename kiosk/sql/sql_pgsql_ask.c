/* What a PostgreSQL database is asked as a whole, and what its errors mean. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "sql/sql_private.h"

/* What a failure means, by the first signs of the server's code for it. */
static const struct {
    const char *code;
    enum ks_err err;
    const char *text;
} meanings[] = {
    {"23505", KS_ERR_STATE, KS_N_("The database already has such an entry")},
    {"23", KS_ERR_STATE, KS_N_("The database does not take such an entry")},
    {"42501", KS_ERR_IO,
     KS_N_("The database server does not let this program do that: kioskctl store roles gives each "
           "program its rights")},
    {"53100", KS_ERR_FULL, KS_N_("The disk of the database server is full: free some space")},
    {"53200", KS_ERR_MEMORY, KS_N_("There is not enough memory for the database")},
    {"53", KS_ERR_BUSY, KS_N_("The database server has too much to do")},
    {"55P03", KS_ERR_BUSY, KS_N_("Another program has been writing to the database for too long")},
    {"40", KS_ERR_BUSY, KS_N_("Another program is writing the same to the database")},
    {"57014", KS_ERR_BUSY, KS_N_("The database took too long over a statement")},
    {"25006", KS_ERR_IO, KS_N_("The database server takes no changes now")},
    {"XX001", KS_ERR_CORRUPT, KS_N_("The database of the server is damaged")},
    {"XX002", KS_ERR_CORRUPT, KS_N_("The database of the server is damaged")},
};

/* What the library says is English and ends its lines itself. */
enum ks_err ks_pgsql_fail_with(struct ks_error *error, enum ks_err err, const char *text,
                               const char *told)
{
    char line[200];
    snprintf(line, sizeof line, "%.*s", (int)strcspn(told, "\n"), told);
    return ks_fail(error, err, "%s (%s)", ks_staff_tr(text),
                   ks_staff_quote(line, ks_staff_tr("the database server gave no other reason")));
}

enum ks_err ks_pgsql_fail(const char *code, const char *told, struct ks_error *error)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (strncmp(meanings[i].code, code, strlen(meanings[i].code)) == 0)
            return ks_pgsql_fail_with(error, meanings[i].err, meanings[i].text, told);
    return ks_pgsql_fail_with(error, KS_ERR_IO, KS_N_("The database could not be read or written"),
                              told);
}

static enum ks_err read_number(struct ks_sql *base, const char *text, int64_t *out,
                               struct ks_error *error)
{
    return ks_sql_run(base, text, NULL, 0, ks_sql_read_int, out, error);
}

static void read_two(const struct ks_sql_row *row, void *out)
{
    struct ks_sql_marks *marks = out;
    marks->application = ks_sql_int(row, 0);
    marks->version = ks_sql_int(row, 1);
}

enum ks_err ks_pgsql_read_marks(struct ks_sql *base, struct ks_sql_marks *out,
                                struct ks_error *error)
{
    int64_t is_marked = 0;
    enum ks_err err = read_number(base,
                                  "SELECT count(*) FROM pg_tables WHERE schemaname = "
                                  "current_schema()",
                                  &out->tables, error);
    if (err == KS_OK)
        err = read_number(base,
                          "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND "
                          "tablename = 'mark'",
                          &is_marked, error);
    if (err == KS_OK && is_marked > 0)
        err = ks_sql_run(base, "SELECT application, version FROM mark", NULL, 0, read_two, out,
                         error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

/* Which transactions are over and which are not, as a number. */
enum ks_err ks_pgsql_version(struct ks_sql *base, int64_t *out, struct ks_error *error)
{
    return read_number(base, "SELECT hashtextextended(CAST(pg_current_snapshot() AS TEXT), 0)", out,
                       error);
}

enum ks_err ks_pgsql_set_waiting(struct ks_sql *base, bool is_waiting, struct ks_error *error)
{
    return ks_sql_run_script(
        base, is_waiting ? "SET synchronous_commit = on" : "SET synchronous_commit = off", error);
}

/* What is claimed, as the server numbers it: databases hold several halls, each in a schema. */
#define CLAIM "hashtextextended(current_schema() || ':' || CAST(?1 AS TEXT), 0)"

enum ks_err ks_pgsql_claim(struct ks_sql *base, int64_t what, bool is_shared,
                           struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(what)};
    const char *text = is_shared ? "SELECT pg_try_advisory_lock_shared(" CLAIM ")"
                                 : "SELECT pg_try_advisory_lock(" CLAIM ")";
    int64_t is_mine = 0;
    enum ks_err err = ks_sql_run(base, text, values, 1, ks_sql_read_int, &is_mine, error);
    return err == KS_OK && is_mine == 0 ? KS_ERR_BUSY : err;
}

enum ks_err ks_pgsql_give_up_claim(struct ks_sql *base, int64_t what, bool is_shared,
                                   struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(what)};
    return ks_sql_run(base,
                      is_shared ? "SELECT pg_advisory_unlock_shared(" CLAIM ")"
                                : "SELECT pg_advisory_unlock(" CLAIM ")",
                      values, 1, NULL, NULL, error);
}

enum ks_err ks_pgsql_is_claimed(struct ks_sql *base, int64_t what, bool *out,
                                struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(what)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(
        base,
        "SELECT count(*) FROM pg_locks, (SELECT " CLAIM " AS number) AS claim "
        "WHERE locktype = 'advisory' AND objsubid = 1 AND granted "
        "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
        "AND classid = CAST((claim.number >> 32) & 4294967295 AS oid) "
        "AND objid = CAST(claim.number & 4294967295 AS oid) "
        "AND pid <> pg_backend_pid()",
        values, 1, ks_sql_read_int, &count, error);
    *out = count > 0;
    return err;
}

enum ks_err ks_pgsql_read_last_id(struct ks_sql *base, const char *table, const char *column,
                                  int64_t *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(table), KS_SQL_OF_TEXT(column)};
    return ks_sql_run(base,
                      "SELECT coalesce(pg_sequence_last_value(CAST(pg_get_serial_sequence(?1, ?2) "
                      "AS regclass)), 0)",
                      values, 2, ks_sql_read_int, out, error);
}

enum ks_err ks_pgsql_set_last_id(struct ks_sql *base, const char *table, const char *column,
                                 int64_t id, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(table), KS_SQL_OF_TEXT(column),
                                          KS_SQL_OF_INT(id)};
    return id == 0 ? KS_OK
                   : ks_sql_run(base, "SELECT setval(pg_get_serial_sequence(?1, ?2), ?3)", values,
                                3, NULL, NULL, error);
}

enum ks_err ks_pgsql_check(struct ks_sql *base, bool is_quick, struct ks_error *error)
{
    int64_t one = 0;
    (void)is_quick; /* the server looks after its own files */
    return read_number(base, "SELECT 1", &one, error);
}
