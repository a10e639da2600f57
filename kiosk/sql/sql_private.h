/* Inside of sql: what each database is to bring. One struct of functions and flags a database; the
 * handle's head stands first in the database's own handle. */
#ifndef KS_SQL_SQL_PRIVATE_H
#define KS_SQL_SQL_PRIVATE_H

#include "sql/sql.h"

/* What a database is like, as bits: asked instead of its name. */
enum ks_sql_flag {
    KS_SQL_IS_FILE = 1 << 0, /* a file of this machine, that can be copied, moved and replaced */
};

/* Each does what the function of that name in sql.h says; errors are filled where they happen. */
struct ks_sql_driver {
    unsigned flags;
    void (*close)(struct ks_sql *sql);
    enum ks_err (*adopt)(struct ks_sql *sql, struct ks_error *error);
    enum ks_err (*forget)(struct ks_sql *sql, struct ks_error *error);
    void (*set_time_limit)(struct ks_sql *sql, int limit_ms);
    enum ks_err (*each)(struct ks_sql *sql, const char *text, const struct ks_sql_value *values,
                        int value_count, bool (*read)(const struct ks_sql_row *row, void *out),
                        void *out, struct ks_error *error);
    enum ks_err (*run_script)(struct ks_sql *sql, const char *script, struct ks_error *error);
    enum ks_err (*begin)(struct ks_sql *sql, bool is_writing, struct ks_error *error);
    enum ks_err (*commit)(struct ks_sql *sql, struct ks_error *error); /* else rolls back */
    void (*roll_back)(struct ks_sql *sql);
    enum ks_err (*read_marks)(struct ks_sql *sql, struct ks_sql_marks *out, struct ks_error *error);
    enum ks_err (*version)(struct ks_sql *sql, int64_t *out, struct ks_error *error);
    enum ks_err (*check)(struct ks_sql *sql, bool is_quick, struct ks_error *error);
    bool (*is_suspect)(const struct ks_sql *sql);
    /* Of a row. A text or blob is borrowed until the next row; NULL gives 0 bytes. */
    int64_t (*column_int)(const struct ks_sql_row *row, int column);
    const char *(*column_text)(const struct ks_sql_row *row, int column, size_t *bytes);
    const void *(*column_blob)(const struct ks_sql_row *row, int column, size_t *bytes);
    /* Where KS_SQL_IS_FILE is among the flags; else NULL. */
    enum ks_err (*copy_into)(struct ks_sql *sql, const char *path, struct ks_error *error);
    bool (*is_in_place)(const struct ks_sql *sql);
};

struct ks_sql {
    const struct ks_sql_driver *driver;
    const char *opener; /* the function that began the open transaction; NULL: none is open */
};

struct ks_sql_row {
    const struct ks_sql_driver *driver;
    void *cursor; /* the database's own */
};

/* ks_sql_open for SQLite. */
enum ks_err ks_sqlite_open(const char *path, bool must_exist, struct ks_sql **out,
                           struct ks_error *error) KS_MUST_USE;

#endif
