/* The only door to the SQLite library: connections, prepared statements, transactions, and what its
 * errors mean for the caller. */
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "sql/sql_private.h"

enum { BUSY_TIMEOUT_MS = 5000, CACHE_SIZE = 48, STEPS_BETWEEN_LOOKS = 10000 };

struct cached {
    const char *text; /* its address is the key */
    sqlite3_stmt *statement;
};

struct sqlite {
    struct ks_sql base; /* first: what sql.c knows */
    sqlite3 *db;
    char *path; /* owned; with the file's identity when it was opened */
    dev_t device;
    ino_t inode;
    bool is_suspect;
    struct cached cache[CACHE_SIZE];
    int cached_count;
    int limit_ms;        /* of a statement; 0 = none */
    int64_t deadline_ms; /* of the statement that runs */
};

static const struct ks_sql_driver driver;

static struct sqlite *of(struct ks_sql *base)
{
    return (struct sqlite *)base;
}

static sqlite3_stmt *at(const struct ks_sql_row *row)
{
    return row->cursor;
}

/* Whether the system gave that as the cause. The library keeps it of most calls, of a commit that
 * could not write it does not; errno is asked right after the call that failed. */
static bool has_cause(sqlite3 *db, int code, int cause)
{
    int primary = code & 0xff;
    return (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) &&
           (errno == cause || sqlite3_system_errno(db) == cause);
}

/* A quota or a limit on file sizes is a full disk as well. */
static bool is_disk_full(sqlite3 *db, int code)
{
    return (code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE ||
           has_cause(db, code, ENOSPC) || has_cause(db, code, EDQUOT) || has_cause(db, code, EFBIG);
}

/* What a failure means before anything was committed. */
static const struct {
    int primary;
    enum ks_err err;
    const char *text;
} meanings[] = {
    {SQLITE_BUSY, KS_ERR_BUSY,
     KS_N_("Another program has been writing to the database for too long")},
    {SQLITE_INTERRUPT, KS_ERR_BUSY, KS_N_("The database took too long over a statement")},
    {SQLITE_LOCKED, KS_ERR_BUSY, KS_N_("Another part of this program is writing to the database")},
    {SQLITE_CORRUPT, KS_ERR_CORRUPT, KS_N_("The database file is damaged")},
    {SQLITE_NOTADB, KS_ERR_CORRUPT, KS_N_("The file is not a database")},
    {SQLITE_NOMEM, KS_ERR_MEMORY, KS_N_("There is not enough memory for the database")},
    {SQLITE_CONSTRAINT, KS_ERR_STATE, KS_N_("The database already has such an entry")},
    {SQLITE_CANTOPEN, KS_ERR_IO, KS_N_("The database file cannot be opened")},
    {SQLITE_READONLY, KS_ERR_IO, KS_N_("The database file may not be written to")},
    {SQLITE_PERM, KS_ERR_IO, KS_N_("The database file may not be opened")},
};

/* What sqlite3_errstr can say. */
static const char *const library_words[] = {
    KS_N_("access permission denied"),
    KS_N_("attempt to write a readonly database"),
    KS_N_("authorization denied"),
    KS_N_("bad parameter or other API misuse"),
    KS_N_("column index out of range"),
    KS_N_("constraint failed"),
    KS_N_("database disk image is malformed"),
    KS_N_("database is locked"),
    KS_N_("database or disk is full"),
    KS_N_("database schema has changed"),
    KS_N_("database table is locked"),
    KS_N_("datatype mismatch"),
    KS_N_("disk I/O error"),
    KS_N_("file is not a database"),
    KS_N_("interrupted"),
    KS_N_("large file support is disabled"),
    KS_N_("locking protocol"),
    KS_N_("out of memory"),
    KS_N_("query aborted"),
    KS_N_("SQL logic error"),
    KS_N_("string or blob too big"),
    KS_N_("unable to open database file"),
    KS_N_("unknown error"),
    KS_N_("unknown operation"),
};

/* What the library says of this failure; in Chinese what it says of all of its kind. */
static const char *own_words(sqlite3 *db, int code)
{
    const char *kind = sqlite3_errstr(code & 0xff), *known = ks_staff_tr("unknown error");
    for (size_t i = 0; i < sizeof library_words / sizeof *library_words; i++)
        if (strcmp(library_words[i], kind) == 0)
            known = ks_staff_tr(library_words[i]);
    return ks_staff_quote(sqlite3_errmsg(db), known);
}

static enum ks_err fail(sqlite3 *db, int code, struct ks_error *error)
{
    if (has_cause(db, code, EROFS))
        return ks_fail(error, KS_ERR_IO, "The disk that holds the database can only be read");
    if (is_disk_full(db, code)) {
        return ks_fail(error, KS_ERR_FULL,
                       "The disk that holds the database is full: free some space");
    }
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (meanings[i].primary == (code & 0xff))
            return ks_fail(error, meanings[i].err, "%s (%s)", ks_staff_tr(meanings[i].text),
                           own_words(db, code));
    return ks_fail(error, KS_ERR_IO, "The database could not be read or written (%s)",
                   own_words(db, code));
}

/* The same, and remembers damage. */
static enum ks_err fail_at(struct sqlite *sql, int code, struct ks_error *error)
{
    enum ks_err err = fail(sql->db, code, error);
    sql->is_suspect = sql->is_suspect || err == KS_ERR_CORRUPT;
    return err;
}

static void close_connection(struct sqlite *sql)
{
    for (int i = 0; i < sql->cached_count; i++)
        sqlite3_finalize(sql->cache[i].statement);
    sql->cached_count = 0;
    sqlite3_close(sql->db);
}

static void close_database(struct ks_sql *base)
{
    struct sqlite *sql = of(base);
    close_connection(sql);
    free(sql->path);
    free(sql);
}

/* All that the library keeps is on the heap, where it is wiped when it is freed. */
static int open_connection(const char *path, int how, sqlite3 **db)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | how;
    errno = 0;
    int code = sqlite3_open_v2(path, db, flags, NULL);
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(*db, BUSY_TIMEOUT_MS);
        sqlite3_db_config(*db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
        sqlite3_db_config(*db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
    }
    return code;
}

/* Once the file is there for sure: SQLite makes it at the first write. */
static void remember_file(struct sqlite *sql)
{
    struct stat info;
    if (stat(sql->path, &info) == 0) {
        sql->device = info.st_dev;
        sql->inode = info.st_ino;
    }
}

enum ks_err ks_sqlite_open(const char *path, bool must_exist, struct ks_sql **out,
                           struct ks_error *error)
{
    *out = NULL;
    struct sqlite *sql = calloc(1, sizeof *sql);
    if (sql == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    sql->base.driver = &driver;
    sql->deadline_ms = INT64_MAX;
    int code = open_connection(path, must_exist ? 0 : SQLITE_OPEN_CREATE, &sql->db);
    if (code != SQLITE_OK) {
        enum ks_err err = fail_at(sql, code, error);
        close_database(&sql->base);
        return err;
    }
    sql->path = strdup(path);
    if (sql->path == NULL) {
        close_database(&sql->base);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    }
    if (must_exist)
        remember_file(sql);
    *out = &sql->base;
    return KS_OK;
}

static bool is_suspect(const struct ks_sql *base)
{
    return ((const struct sqlite *)base)->is_suspect;
}

static bool is_in_place(const struct ks_sql *base)
{
    const struct sqlite *sql = (const struct sqlite *)base;
    struct stat info;
    return sql->inode == 0 ||
           (stat(sql->path, &info) == 0 && info.st_dev == sql->device && info.st_ino == sql->inode);
}

static enum ks_err run_script(struct ks_sql *base, const char *script, struct ks_error *error)
{
    struct sqlite *sql = of(base);
    errno = 0;
    int code = sqlite3_exec(sql->db, script, NULL, NULL, NULL);
    return code == SQLITE_OK ? KS_OK : fail_at(sql, code, error);
}

static enum ks_err look_only(struct ks_sql *base, bool is_alone, struct ks_error *error)
{
    return ks_sql_run_script(base,
                             is_alone ? "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON;"
                                      : "PRAGMA query_only = ON;",
                             error);
}

static const char manner[] = "PRAGMA journal_mode = WAL;"
                             "PRAGMA secure_delete = ON;"
                             "PRAGMA synchronous = FULL;"
                             "PRAGMA trusted_schema = OFF;";

static enum ks_err adopt(struct ks_sql *base, struct ks_error *error)
{
    enum ks_err err = run_script(base, manner, error);
    if (err == KS_OK) {
        remember_file(of(base));
        sqlite3_db_config(of(base)->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    }
    return err;
}

/* Asked by the library now and then while a statement runs; not 0 ends it. */
static int is_too_late(void *ctx)
{
    const struct sqlite *sql = ctx;
    return ks_sql_steady_ms() > sql->deadline_ms;
}

static void set_time_limit(struct ks_sql *base, int limit_ms)
{
    struct sqlite *sql = of(base);
    sql->limit_ms = limit_ms;
    sqlite3_progress_handler(sql->db, limit_ms > 0 ? STEPS_BETWEEN_LOOKS : 0, is_too_late, sql);
}

static enum ks_err fail_moved(struct sqlite *sql, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_IO,
                   "The database %s was moved, replaced or deleted while it was in use: put it "
                   "back, or start the kiosk again",
                   sql->path);
}

/* The library keeps pages and rows it wrote for as long as a connection lasts. The new one is the
 * same file's if that had its name before and after. */
static enum ks_err forget(struct ks_sql *base, struct ks_error *error)
{
    struct sqlite *sql = of(base);
    sqlite3 *fresh = NULL;
    int code = is_in_place(base) ? open_connection(sql->path, 0, &fresh) : SQLITE_OK;
    if (code == SQLITE_OK && fresh != NULL)
        code = sqlite3_exec(fresh, manner, NULL, NULL, NULL);
    if (code != SQLITE_OK || !is_in_place(base)) {
        enum ks_err err = code != SQLITE_OK ? fail(fresh, code, error) : fail_moved(sql, error);
        sqlite3_close(fresh);
        sqlite3_db_release_memory(sql->db);
        return err;
    }
    sqlite3_db_config(fresh, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    close_connection(sql);
    sql->db = fresh;
    set_time_limit(base, sql->limit_ms);
    return KS_OK;
}

static enum ks_err prepare(struct sqlite *sql, const char *text, sqlite3_stmt **out,
                           struct ks_error *error)
{
    for (int i = 0; i < sql->cached_count; i++) {
        if (sql->cache[i].text == text) {
            *out = sql->cache[i].statement;
            return KS_OK;
        }
    }
    if (sql->cached_count == CACHE_SIZE)
        sqlite3_finalize(sql->cache[--sql->cached_count].statement);
    errno = 0;
    int code = sqlite3_prepare_v3(sql->db, text, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    if (code != SQLITE_OK)
        return fail_at(sql, code, error);
    sql->cache[sql->cached_count++] = (struct cached){.text = text, .statement = *out};
    return KS_OK;
}

static int bind(sqlite3_stmt *statement, int index, const struct ks_sql_value *value)
{
    if (value->is_null)
        return sqlite3_bind_null(statement, index);
    switch (value->kind) {
    case KS_SQL_INT:
        return sqlite3_bind_int64(statement, index, value->number);
    case KS_SQL_TEXT:
        return sqlite3_bind_text(statement, index, value->data, -1, SQLITE_STATIC);
    case KS_SQL_BLOB:
        return sqlite3_bind_blob64(statement, index, value->data, value->bytes, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static int bind_all(sqlite3_stmt *statement, const struct ks_sql_value *values, int count)
{
    int code = sqlite3_bind_parameter_count(statement) == count ? SQLITE_OK : SQLITE_RANGE;
    for (int i = 0; i < count && code == SQLITE_OK; i++)
        code = bind(statement, i + 1, &values[i]);
    return code;
}

static enum ks_err each(struct ks_sql *base, const char *text, const struct ks_sql_value *values,
                        int value_count, bool (*read)(const struct ks_sql_row *row, void *out),
                        void *out, struct ks_error *error)
{
    struct sqlite *sql = of(base);
    sqlite3_stmt *statement = NULL;
    enum ks_err err = prepare(sql, text, &statement, error);
    if (err != KS_OK)
        return err;
    bool wants_more = true;
    sql->deadline_ms = sql->limit_ms > 0 ? ks_sql_steady_ms() + sql->limit_ms : INT64_MAX;
    errno = 0;
    int code = bind_all(statement, values, value_count);
    while ((code == SQLITE_OK || code == SQLITE_ROW) && wants_more) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            wants_more = read(&(struct ks_sql_row){.driver = &driver, .cursor = statement}, out);
    }
    sql->deadline_ms = INT64_MAX;
    err = code == SQLITE_DONE || !wants_more ? KS_OK : fail_at(sql, code, error);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return err;
}

/* A statement shows a row at a time in any case. */
static enum ks_err stream(struct ks_sql *base, const char *text,
                          bool (*read)(const struct ks_sql_row *row, void *out), void *out,
                          struct ks_error *error)
{
    return each(base, text, NULL, 0, read, out, error);
}

static bool column_is_null(const struct ks_sql_row *row, int column)
{
    return sqlite3_column_type(at(row), column) == SQLITE_NULL;
}

static int64_t column_int(const struct ks_sql_row *row, int column)
{
    return sqlite3_column_int64(at(row), column);
}

static const char *column_text(const struct ks_sql_row *row, int column, size_t *bytes)
{
    const char *text = (const char *)sqlite3_column_text(at(row), column);
    *bytes = (size_t)sqlite3_column_bytes(at(row), column);
    return text;
}

static const void *column_blob(const struct ks_sql_row *row, int column, size_t *bytes)
{
    const void *blob = sqlite3_column_blob(at(row), column);
    *bytes = (size_t)sqlite3_column_bytes(at(row), column);
    return blob;
}

static enum ks_err begin(struct ks_sql *base, enum ks_sql_manner how, struct ks_error *error)
{
    if (how == KS_SQL_READING)
        return ks_sql_run(base, "BEGIN", NULL, 0, NULL, NULL, error);
    if (!is_in_place(base))
        return fail_moved(of(base), error);
    return ks_sql_run(base, "BEGIN IMMEDIATE", NULL, 0, NULL, NULL, error);
}

static void roll_back(struct ks_sql *base)
{
    if (!sqlite3_get_autocommit(of(base)->db))
        sqlite3_exec(of(base)->db, "ROLLBACK", NULL, NULL, NULL);
}

static enum ks_err commit(struct ks_sql *base, struct ks_error *error)
{
    enum ks_err err = ks_sql_run(base, "COMMIT", NULL, 0, NULL, NULL, error);
    roll_back(base);
    if (err == KS_ERR_IO) {
        return ks_fail(error, KS_ERR_UNCERTAIN,
                       "The disk failed while the database was being written: the last change may "
                       "or may not be there");
    }
    return err;
}

static enum ks_err copy_into(struct ks_sql *base, const char *path, struct ks_error *error)
{
    struct ks_sql *opened = NULL;
    enum ks_err err = ks_sqlite_open(path, false, &opened, error);
    if (opened == NULL)
        return err;
    struct sqlite *target = of(opened);
    errno = 0;
    sqlite3_backup *backup = sqlite3_backup_init(target->db, "main", of(base)->db, "main");
    if (backup != NULL) {
        sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
    }
    int code = sqlite3_errcode(target->db);
    if (code != SQLITE_OK)
        err = fail(target->db, sqlite3_extended_errcode(target->db), error);
    close_database(opened);
    return err;
}

static void read_verdict(const struct ks_sql_row *row, void *out)
{
    ks_sql_text(row, 0, out, 160);
}

static enum ks_err check(struct ks_sql *base, bool is_quick, struct ks_error *error)
{
    char verdict[160] = "";
    const char *text = is_quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)";
    int limit_ms = of(base)->limit_ms;
    set_time_limit(base, 0);
    enum ks_err err = ks_sql_run(base, text, NULL, 0, read_verdict, verdict, error);
    set_time_limit(base, limit_ms);
    if (err != KS_OK || strcmp(verdict, "ok") == 0)
        return err;
    return ks_fail(error, KS_ERR_CORRUPT, "The database file is damaged (%s)",
                   ks_staff_quote(verdict, ks_staff_tr("the check of its pages failed")));
}

static const struct ks_sql_driver driver = {
    .flags = KS_SQL_IS_FILE,
    .close = close_database,
    .adopt = adopt,
    .forget = forget,
    .set_time_limit = set_time_limit,
    .each = each,
    .stream = stream,
    .run_script = run_script,
    .begin = begin,
    .commit = commit,
    .roll_back = roll_back,
    .read_marks = ks_sqlite_read_marks,
    .version = ks_sqlite_version,
    .check = check,
    .read_last_id = ks_sqlite_read_last_id,
    .set_last_id = ks_sqlite_set_last_id,
    .is_suspect = is_suspect,
    .set_waiting = ks_sqlite_set_waiting,
    .look_only = look_only,
    .column_is_null = column_is_null,
    .column_int = column_int,
    .column_text = column_text,
    .column_blob = column_blob,
    .copy_into = copy_into,
    .is_in_place = is_in_place,
};
