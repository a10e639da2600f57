/* What a SQLite database is asked as a whole. */
#include "sql/sql_private.h"

enum ks_err ks_sqlite_set_waiting(struct ks_sql *base, bool is_waiting, struct ks_error *error)
{
    return ks_sql_run_script(
        base, is_waiting ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error);
}

static enum ks_err read_number(struct ks_sql *base, const char *text, int64_t *out,
                               struct ks_error *error)
{
    return ks_sql_run(base, text, NULL, 0, ks_sql_read_int, out, error);
}

enum ks_err ks_sqlite_read_marks(struct ks_sql *base, struct ks_sql_marks *out,
                                 struct ks_error *error)
{
    enum ks_err err = read_number(base, "PRAGMA application_id", &out->application, error);
    if (err == KS_OK)
        err = read_number(base, "PRAGMA user_version", &out->version, error);
    return err == KS_OK
               ? read_number(base, "SELECT count(*) FROM sqlite_schema", &out->tables, error)
               : err;
}

/* What a table without AUTOINCREMENT has there is kept, and of no effect. */
enum ks_err ks_sqlite_read_last_id(struct ks_sql *base, const char *table, const char *column,
                                   int64_t *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(table)};
    (void)column; /* its row number, of whatever name */
    *out = 0;
    enum ks_err err = ks_sql_run(base, "SELECT seq FROM sqlite_sequence WHERE name = ?1", values, 1,
                                 ks_sql_read_int, out, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

enum ks_err ks_sqlite_set_last_id(struct ks_sql *base, const char *table, const char *column,
                                  int64_t id, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_TEXT(table), KS_SQL_OF_INT(id)};
    (void)column;
    enum ks_err err = ks_sql_run(base, "DELETE FROM sqlite_sequence WHERE name = ?1", values, 1,
                                 NULL, NULL, error);
    return err == KS_OK && id != 0
               ? ks_sql_run(base, "INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", values,
                            2, NULL, NULL, error)
               : err;
}

enum ks_err ks_sqlite_version(struct ks_sql *base, int64_t *out, struct ks_error *error)
{
    return read_number(base, "PRAGMA data_version", out, error);
}
