/* Inside of sql: what each database is to bring. One struct of functions and flags a database; the
 * handle's head stands first in the database's own handle. */
#ifndef KS_SQL_SQL_PRIVATE_H
#define KS_SQL_SQL_PRIVATE_H

#include "sql/sql.h"

/* What a database is like, as bits: asked instead of its name. */
enum ks_sql_flag {
    KS_SQL_IS_FILE = 1 << 0, /* a file of this machine, that can be copied, moved and replaced */
    KS_SQL_HAS_JOINED_CHANGES = 1 << 1, /* several in one statement */
    KS_SQL_HAS_POKES = 1 << 2,          /* who listens is woken by others */
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
    enum ks_err (*stream)(struct ks_sql *sql, const char *text,
                          bool (*read)(const struct ks_sql_row *row, void *out), void *out,
                          struct ks_error *error);
    enum ks_err (*run_script)(struct ks_sql *sql, const char *script, struct ks_error *error);
    enum ks_err (*begin)(struct ks_sql *sql, enum ks_sql_manner manner, struct ks_error *error);
    enum ks_err (*commit)(struct ks_sql *sql, struct ks_error *error); /* else rolls back */
    void (*roll_back)(struct ks_sql *sql);
    enum ks_err (*read_marks)(struct ks_sql *sql, struct ks_sql_marks *out, struct ks_error *error);
    enum ks_err (*version)(struct ks_sql *sql, int64_t *out, struct ks_error *error);
    enum ks_err (*check)(struct ks_sql *sql, bool is_quick, struct ks_error *error);
    enum ks_err (*read_last_id)(struct ks_sql *sql, const char *table, const char *column,
                                int64_t *out, struct ks_error *error);
    enum ks_err (*set_last_id)(struct ks_sql *sql, const char *table, const char *column,
                               int64_t id, struct ks_error *error);
    bool (*is_suspect)(const struct ks_sql *sql);
    /* Whether a commit waits for the disk, as it does at first. */
    enum ks_err (*set_waiting)(struct ks_sql *sql, bool is_waiting, struct ks_error *error);
    enum ks_err (*look_only)(struct ks_sql *sql, bool is_alone, struct ks_error *error);
    /* Of a row. A text or blob is borrowed until the next row; NULL gives 0 bytes. */
    bool (*column_is_null)(const struct ks_sql_row *row, int column);
    int64_t (*column_int)(const struct ks_sql_row *row, int column);
    const char *(*column_text)(const struct ks_sql_row *row, int column, size_t *bytes);
    const void *(*column_blob)(const struct ks_sql_row *row, int column, size_t *bytes);
    /* Where KS_SQL_IS_FILE is among the flags; else NULL. */
    enum ks_err (*copy_into)(struct ks_sql *sql, const char *path, struct ks_error *error);
    bool (*is_in_place)(const struct ks_sql *sql);
    /* Where it is not; else NULL. */
    enum ks_err (*claim)(struct ks_sql *sql, int64_t what, bool is_shared, struct ks_error *error);
    enum ks_err (*give_up_claim)(struct ks_sql *sql, int64_t what, bool is_shared,
                                 struct ks_error *error);
    enum ks_err (*is_claimed)(struct ks_sql *sql, int64_t what, bool *out, struct ks_error *error);
    int64_t (*session)(const struct ks_sql *sql);
    enum ks_err (*hold)(struct ks_sql *sql, int64_t what, struct ks_error *error);
    void (*set_patience)(struct ks_sql *sql, int patience_ms);
    bool (*is_cut)(const struct ks_sql *sql);
    /* Where KS_SQL_HAS_POKES is among the flags; else NULL. */
    enum ks_err (*listen)(struct ks_sql *sql, struct ks_error *error);
    int (*listening_fd)(const struct ks_sql *sql);
    bool (*was_poked)(struct ks_sql *sql);
    enum ks_err (*poke)(struct ks_sql *sql, struct ks_error *error);
    /* Where KS_SQL_HAS_JOINED_CHANGES is among the flags; else NULL. */
    enum ks_err (*at_once)(struct ks_sql *sql, const char *turn, const char *text,
                           const struct ks_sql_value *values, int value_count,
                           bool (*read)(const struct ks_sql_row *row, void *out), void *out,
                           struct ks_error *error);
};

struct ks_sql {
    const struct ks_sql_driver *driver;
    const char *opener; /* the function that began the open transaction; NULL: none is open */
};

struct ks_sql_row {
    const struct ks_sql_driver *driver;
    void *cursor; /* the database's own */
};

/* Milliseconds that nobody sets. */
int64_t ks_sql_steady_ms(void);

/* ks_sql_open for a PostgreSQL server, by the address libpq knows: postgresql://user@host/db. Waits
 * two seconds for it. */
enum ks_err ks_pgsql_open(const char *url, struct ks_sql **out, struct ks_error *error) KS_MUST_USE;

/* Fails with `text` of the catalogue and the first line of what the server told. */
enum ks_err ks_pgsql_fail_with(struct ks_error *error, enum ks_err err, const char *text,
                               const char *told);
/* The same by the server's code (SQLSTATE) for it. */
enum ks_err ks_pgsql_fail(const char *code, const char *told, struct ks_error *error);

/* The driver's functions that need nothing of the library. */
enum ks_err ks_pgsql_read_marks(struct ks_sql *base, struct ks_sql_marks *out,
                                struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_version(struct ks_sql *base, int64_t *out, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_check(struct ks_sql *base, bool is_quick, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_read_last_id(struct ks_sql *base, const char *table, const char *column,
                                  int64_t *out, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_set_last_id(struct ks_sql *base, const char *table, const char *column,
                                 int64_t id, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_set_waiting(struct ks_sql *base, bool is_waiting,
                                 struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_listen(struct ks_sql *base, struct ks_error *error) KS_MUST_USE;
int ks_pgsql_listening_fd(const struct ks_sql *base);
bool ks_pgsql_was_poked(struct ks_sql *base);
enum ks_err ks_pgsql_poke(struct ks_sql *base, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_claim(struct ks_sql *base, int64_t what, bool is_shared,
                           struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_give_up_claim(struct ks_sql *base, int64_t what, bool is_shared,
                                   struct ks_error *error) KS_MUST_USE;
enum ks_err ks_pgsql_is_claimed(struct ks_sql *base, int64_t what, bool *out,
                                struct ks_error *error) KS_MUST_USE;

/* Longer than any statement. */
enum { KS_PGSQL_TEXT_BYTES = 8192 };

/* Writes `text` with ?1 and ? as $1; what stands in quotes stays. Returns the highest number, -1
 * when it is longer than `size`. */
int ks_pgsql_translate(const char *text, char *out, size_t size);

/* ks_sql_open for SQLite. */
enum ks_err ks_sqlite_open(const char *path, bool must_exist, struct ks_sql **out,
                           struct ks_error *error) KS_MUST_USE;

/* The driver's functions that need nothing of the library. */
enum ks_err ks_sqlite_read_marks(struct ks_sql *base, struct ks_sql_marks *out,
                                 struct ks_error *error) KS_MUST_USE;
enum ks_err ks_sqlite_version(struct ks_sql *base, int64_t *out,
                              struct ks_error *error) KS_MUST_USE;
enum ks_err ks_sqlite_set_waiting(struct ks_sql *base, bool is_waiting,
                                  struct ks_error *error) KS_MUST_USE;
enum ks_err ks_sqlite_read_last_id(struct ks_sql *base, const char *table, const char *column,
                                   int64_t *out, struct ks_error *error) KS_MUST_USE;
enum ks_err ks_sqlite_set_last_id(struct ks_sql *base, const char *table, const char *column,
                                  int64_t id, struct ks_error *error) KS_MUST_USE;

#endif
