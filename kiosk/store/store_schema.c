/* What the tables look like, and how an older file becomes a newer one: one script a version, run
 * in order, never edited after a release. */
#include <stddef.h>

#include "store/store_private.h"

/* "KSHL": lets `file` and us tell our databases from others. */
enum { APPLICATION_ID = 0x4b53484c };

/* Script i brings version i to version i + 1. The words of ticket states are those of
 * ks_ticket_state_code; `order_ms` is the moment a ticket counts as having come (domain/ticket.h:
 * head start taken off), kept from going back when the machine's clock is set back. */
static const char *const scripts[] = {
    "CREATE TABLE day_counter ("
    " day TEXT PRIMARY KEY, last_sequence INTEGER NOT NULL, last_came_ms INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE ticket ("
    " id INTEGER PRIMARY KEY,"
    " day TEXT NOT NULL,"
    " sequence INTEGER NOT NULL CHECK (sequence > 0),"
    " number TEXT NOT NULL,"
    " kind TEXT NOT NULL,"
    " is_priority INTEGER NOT NULL,"
    " is_screen INTEGER NOT NULL DEFAULT 0,"
    " state TEXT NOT NULL CHECK (state IN ('reserved', 'waiting', 'called', 'serving', 'finished',"
    "  'no-show', 'void')),"
    " counter TEXT NOT NULL DEFAULT '',"
    " token TEXT NOT NULL,"
    " order_ms INTEGER NOT NULL,"
    " issued_ms INTEGER NOT NULL,"
    " called_ms INTEGER NOT NULL DEFAULT 0,"
    " call_count INTEGER NOT NULL DEFAULT 0,"
    " changed_ms INTEGER NOT NULL"
    ") STRICT;"
    "CREATE UNIQUE INDEX ticket_day_sequence ON ticket (day, sequence);"
    "CREATE UNIQUE INDEX ticket_token ON ticket (token);"
    "CREATE UNIQUE INDEX ticket_at_counter ON ticket (day, counter)"
    " WHERE state IN ('called', 'serving');"
    "CREATE INDEX ticket_waiting ON ticket (day, order_ms, sequence) WHERE state = 'waiting';"
    "CREATE INDEX ticket_reserved ON ticket (day, issued_ms) WHERE state = 'reserved';"
    "CREATE TABLE receipt ("
    " code TEXT PRIMARY KEY, notice_version TEXT NOT NULL, items TEXT NOT NULL,"
    " signature BLOB NOT NULL, signed_ms INTEGER NOT NULL"
    ") STRICT;"
    "PRAGMA application_id = 0x4b53484c;"
    "PRAGMA user_version = 1;",

    "CREATE TABLE print_job ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " kind TEXT NOT NULL,"
    " ticket_id INTEGER,"
    " state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'printed', 'failed', 'unknown')),"
    " reason TEXT NOT NULL DEFAULT '',"
    " attempts INTEGER NOT NULL DEFAULT 0,"
    " is_reprint INTEGER NOT NULL,"
    " created_ms INTEGER NOT NULL,"
    " changed_ms INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX print_job_open ON print_job (state) WHERE state IN ('queued', 'sending');"
    "CREATE INDEX print_job_ticket ON print_job (ticket_id, id) WHERE ticket_id IS NOT NULL;"
    "CREATE INDEX print_job_changed ON print_job (changed_ms);"
    "PRAGMA user_version = 2;",

    /* `seen_ms` is when the last number of a day was given, by the clock of that moment (0: a row
     * from before); a disowned day is one that staff have called the mistake of a clock. */
    "ALTER TABLE day_counter ADD COLUMN seen_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE day_counter ADD COLUMN is_disowned INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE ticket ADD COLUMN void_why TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE ticket ADD COLUMN first_called_ms INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE daily_ticket ("
    " day TEXT NOT NULL, kind TEXT NOT NULL,"
    " taken INTEGER NOT NULL, served INTEGER NOT NULL, no_show INTEGER NOT NULL,"
    " withdrawn INTEGER NOT NULL, expired INTEGER NOT NULL,"
    " waits INTEGER NOT NULL, wait_sum_ms INTEGER NOT NULL, wait_most_ms INTEGER NOT NULL,"
    " PRIMARY KEY (day, kind)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE daily_paper ("
    " day TEXT NOT NULL, kind TEXT NOT NULL,"
    " printed INTEGER NOT NULL, failed INTEGER NOT NULL, unknown INTEGER NOT NULL,"
    " PRIMARY KEY (day, kind)"
    ") STRICT, WITHOUT ROWID;"
    "PRAGMA user_version = 3;",
};

enum { NEWEST = sizeof scripts / sizeof *scripts };

static enum ks_err read_number(struct ks_sql *sql, const char *text, int64_t *out,
                               struct ks_error *error)
{
    return ks_sql_run(sql, text, NULL, 0, ks_sql_read_int, out, error);
}

enum ks_err ks_schema_examine(struct ks_sql *sql, const char *path, struct ks_error *error)
{
    int64_t application = 0, version = 0, tables = 0;
    enum ks_err err = read_number(sql, "PRAGMA application_id", &application, error);
    if (err == KS_OK) {
        err = read_number(sql, "PRAGMA user_version", &version, error);
    }
    if (err == KS_OK) {
        err = read_number(sql, "SELECT count(*) FROM sqlite_schema", &tables, error);
    }
    if (err != KS_OK) {
        return err;
    }
    if (application != APPLICATION_ID && (application != 0 || version != 0 || tables != 0)) {
        return ks_fail(error, KS_ERR_INPUT,
                       "%s is a database of another program: choose another file", path);
    }
    if (version > NEWEST) {
        return ks_fail(error, KS_ERR_VERSION,
                       "%s was written by a newer version of the kiosk (schema %d, this one knows "
                       "%d): update the kiosk; the file was left as it is",
                       path, (int)version, NEWEST);
    }
    return KS_OK;
}

/* Inside a transaction: another process may have migrated since the file was examined. */
static enum ks_err run_missing(struct ks_sql *sql, struct ks_error *error)
{
    int64_t version = 0;
    enum ks_err err = read_number(sql, "PRAGMA user_version", &version, error);
    for (int64_t i = version; err == KS_OK && i < NEWEST; i++) {
        err = ks_sql_run_script(sql, scripts[i], error);
    }
    return err;
}

enum ks_err ks_schema_migrate(struct ks_sql *sql, struct ks_error *error)
{
    int64_t version = 0;
    enum ks_err err = read_number(sql, "PRAGMA user_version", &version, error);
    if (err != KS_OK || version >= NEWEST) {
        return err;
    }
    err = ks_sql_begin(sql, error);
    return err == KS_OK ? ks_sql_end(sql, run_missing(sql, error), error) : err;
}
