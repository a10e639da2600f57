/* The only door to the SQLite library: connections, prepared statements, transactions, and what its
 * errors mean for the caller. */
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_private.h"

enum { BUSY_TIMEOUT_MS = 5000, CACHE_SIZE = 48 };

struct cached {
    const char *text; /* its address is the key */
    sqlite3_stmt *statement;
};

struct ks_sql {
    sqlite3 *db;
    char *path; /* owned; with the file's identity when it was opened */
    dev_t device;
    ino_t inode;
    bool is_suspect;
    struct cached cache[CACHE_SIZE];
    int cached_count;
};

struct ks_sql_row {
    sqlite3_stmt *statement;
};

/* The library keeps no cause for a commit that could not write, so errno is asked right after the
 * call that failed: a quota or a limit on file sizes is a full disk as well. */
static bool is_disk_full(int code)
{
    int cause = errno;
    bool says_full = cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
    int primary = code & 0xff;
    return primary == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE ||
           ((primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN) && says_full);
}

/* What a failure means before anything was committed. */
static const struct {
    int primary;
    enum ks_err err;
    const char *text;
} meanings[] = {
    {SQLITE_BUSY, KS_ERR_BUSY, "Another program has been writing to the database for too long"},
    {SQLITE_LOCKED, KS_ERR_BUSY, "Another part of this program is writing to the database"},
    {SQLITE_CORRUPT, KS_ERR_CORRUPT, "The database file is damaged"},
    {SQLITE_NOTADB, KS_ERR_CORRUPT, "The file is not a database"},
    {SQLITE_NOMEM, KS_ERR_MEMORY, "There is not enough memory for the database"},
    {SQLITE_CONSTRAINT, KS_ERR_STATE, "The database already has such an entry"},
    {SQLITE_CANTOPEN, KS_ERR_IO, "The database file cannot be opened"},
    {SQLITE_READONLY, KS_ERR_IO, "The database file may not be written to"},
    {SQLITE_PERM, KS_ERR_IO, "The database file may not be opened"},
};

static enum ks_err fail(sqlite3 *db, int code, struct ks_error *error)
{
    if (is_disk_full(code)) {
        return ks_fail(error, KS_ERR_FULL,
                       "The disk that holds the database is full: free some space");
    }
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (meanings[i].primary == (code & 0xff)) {
            return ks_fail(error, meanings[i].err, "%s (%s)", meanings[i].text, sqlite3_errmsg(db));
        }
    }
    return ks_fail(error, KS_ERR_IO, "The database could not be read or written (%s)",
                   sqlite3_errmsg(db));
}

/* The same, and remembers damage. */
static enum ks_err fail_at(struct ks_sql *sql, int code, struct ks_error *error)
{
    enum ks_err err = fail(sql->db, code, error);
    sql->is_suspect = sql->is_suspect || err == KS_ERR_CORRUPT;
    return err;
}

/* All that the library keeps is on the heap, where it is wiped when it is freed. */
static int open_db(const char *path, int how, sqlite3 **db)
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

enum ks_err ks_sql_open(const char *path, bool must_exist, struct ks_sql **out,
                        struct ks_error *error)
{
    *out = NULL;
    struct ks_sql *sql = calloc(1, sizeof *sql);
    if (sql == NULL) {
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    }
    int code = open_db(path, must_exist ? 0 : SQLITE_OPEN_CREATE, &sql->db);
    if (code != SQLITE_OK) {
        enum ks_err err = fail_at(sql, code, error);
        ks_sql_close(sql);
        return err;
    }
    sql->path = strdup(path);
    if (sql->path == NULL) {
        ks_sql_close(sql);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    }
    *out = sql;
    return KS_OK;
}

static void close_db(struct ks_sql *sql)
{
    for (int i = 0; i < sql->cached_count; i++) {
        sqlite3_finalize(sql->cache[i].statement);
    }
    sql->cached_count = 0;
    sqlite3_close(sql->db);
}

void ks_sql_close(struct ks_sql *sql)
{
    if (sql == NULL) {
        return;
    }
    close_db(sql);
    free(sql->path);
    free(sql);
}

/* Once the file is there for sure: SQLite makes it at the first write. */
static void remember_file(struct ks_sql *sql)
{
    struct stat info;
    if (stat(sql->path, &info) == 0) {
        sql->device = info.st_dev;
        sql->inode = info.st_ino;
    }
}

bool ks_sql_is_suspect(const struct ks_sql *sql)
{
    return sql->is_suspect;
}

bool ks_sql_is_in_place(const struct ks_sql *sql)
{
    struct stat info;
    return sql->inode == 0 ||
           (stat(sql->path, &info) == 0 && info.st_dev == sql->device && info.st_ino == sql->inode);
}

static const char manner[] = "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = FULL;"
                             "PRAGMA trusted_schema = OFF;";

/* The library keeps pages and rows it wrote for as long as a connection lasts. The new one is the
 * same file's if that had its name before and after. */
enum ks_err ks_sql_forget(struct ks_sql *sql, struct ks_error *error)
{
    sqlite3 *fresh = NULL;
    int code = ks_sql_is_in_place(sql) ? open_db(sql->path, 0, &fresh) : SQLITE_CANTOPEN;
    if (code == SQLITE_OK) {
        code = sqlite3_exec(fresh, manner, NULL, NULL, NULL);
    }
    if (code == SQLITE_OK && !ks_sql_is_in_place(sql)) {
        code = SQLITE_CANTOPEN;
    }
    if (code != SQLITE_OK) {
        enum ks_err err = fail(fresh, code, error);
        sqlite3_close(fresh);
        sqlite3_db_release_memory(sql->db);
        return err;
    }
    sqlite3_db_config(fresh, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    close_db(sql);
    sql->db = fresh;
    return KS_OK;
}

enum ks_err ks_sql_adopt(struct ks_sql *sql, struct ks_error *error)
{
    enum ks_err err = ks_sql_run_script(sql, manner, error);
    if (err == KS_OK) {
        remember_file(sql);
        sqlite3_db_config(sql->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    }
    return err;
}

static enum ks_err prepare(struct ks_sql *sql, const char *text, sqlite3_stmt **out,
                           struct ks_error *error)
{
    for (int i = 0; i < sql->cached_count; i++) {
        if (sql->cache[i].text == text) {
            *out = sql->cache[i].statement;
            return KS_OK;
        }
    }
    if (sql->cached_count == CACHE_SIZE) {
        sqlite3_finalize(sql->cache[--sql->cached_count].statement);
    }
    errno = 0;
    int code = sqlite3_prepare_v3(sql->db, text, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);
    if (code != SQLITE_OK) {
        return fail_at(sql, code, error);
    }
    sql->cache[sql->cached_count++] = (struct cached){.text = text, .statement = *out};
    return KS_OK;
}

static int bind(sqlite3_stmt *statement, int index, const struct ks_sql_value *value)
{
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
    int code = SQLITE_OK;
    for (int i = 0; i < count && code == SQLITE_OK; i++) {
        code = bind(statement, i + 1, &values[i]);
    }
    return code;
}

enum ks_err ks_sql_each(struct ks_sql *sql, const char *text, const struct ks_sql_value *values,
                        int value_count, bool (*read)(const struct ks_sql_row *row, void *out),
                        void *out, struct ks_error *error)
{
    sqlite3_stmt *statement = NULL;
    enum ks_err err = prepare(sql, text, &statement, error);
    if (err != KS_OK) {
        return err;
    }
    bool wants_more = true;
    errno = 0;
    int code = bind_all(statement, values, value_count);
    while ((code == SQLITE_OK || code == SQLITE_ROW) && wants_more) {
        code = sqlite3_step(statement);
        if (code == SQLITE_ROW) {
            wants_more = read(&(struct ks_sql_row){.statement = statement}, out);
        }
    }
    err = code == SQLITE_DONE || !wants_more ? KS_OK : fail_at(sql, code, error);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return err;
}

/* What wants to see the first row alone. */
struct first_row {
    void (*read)(const struct ks_sql_row *row, void *out);
    void *out;
    bool is_read;
};

static bool read_first(const struct ks_sql_row *row, void *out)
{
    struct first_row *first = out;
    if (!first->is_read && first->read != NULL) {
        first->read(row, first->out);
        first->is_read = true;
    }
    return true; /* a statement that writes is to run to its end */
}

enum ks_err ks_sql_run(struct ks_sql *sql, const char *text, const struct ks_sql_value *values,
                       int value_count, void (*read)(const struct ks_sql_row *row, void *out),
                       void *out, struct ks_error *error)
{
    struct first_row first = {.read = read, .out = out};
    enum ks_err err = ks_sql_each(sql, text, values, value_count, read_first, &first, error);
    return err == KS_OK && read != NULL && !first.is_read ? KS_ERR_NOT_FOUND : err;
}

enum ks_err ks_sql_run_script(struct ks_sql *sql, const char *script, struct ks_error *error)
{
    errno = 0;
    int code = sqlite3_exec(sql->db, script, NULL, NULL, NULL);
    return code == SQLITE_OK ? KS_OK : fail_at(sql, code, error);
}

int64_t ks_sql_int(const struct ks_sql_row *row, int column)
{
    return sqlite3_column_int64(row->statement, column);
}

void ks_sql_text(const struct ks_sql_row *row, int column, char *out, size_t size)
{
    const unsigned char *text = sqlite3_column_text(row->statement, column);
    snprintf(out, size, "%s", text == NULL ? "" : (const char *)text);
}

const void *ks_sql_blob(const struct ks_sql_row *row, int column, size_t *bytes)
{
    const void *blob = sqlite3_column_blob(row->statement, column);
    *bytes = (size_t)sqlite3_column_bytes(row->statement, column);
    return blob;
}

size_t ks_sql_text_bytes(const struct ks_sql_row *row, int column)
{
    return (size_t)sqlite3_column_bytes(row->statement, column);
}

void ks_sql_read_int(const struct ks_sql_row *row, void *out)
{
    *(int64_t *)out = ks_sql_int(row, 0);
}

int ks_sql_changes(const struct ks_sql *sql)
{
    return sqlite3_changes(sql->db);
}

enum ks_err ks_sql_begin(struct ks_sql *sql, struct ks_error *error)
{
    if (!ks_sql_is_in_place(sql)) {
        return ks_fail(error, KS_ERR_IO,
                       "The database %s was moved, replaced or deleted while it was in use: put it "
                       "back, or start the kiosk again",
                       sql->path);
    }
    return ks_sql_run(sql, "BEGIN IMMEDIATE", NULL, 0, NULL, NULL, error);
}

static void roll_back(struct ks_sql *sql)
{
    if (!sqlite3_get_autocommit(sql->db)) {
        sqlite3_exec(sql->db, "ROLLBACK", NULL, NULL, NULL);
    }
}

enum ks_err ks_sql_end(struct ks_sql *sql, enum ks_err so_far, struct ks_error *error)
{
    if (so_far != KS_OK) {
        roll_back(sql);
        return so_far;
    }
    enum ks_err err = ks_sql_run(sql, "COMMIT", NULL, 0, NULL, NULL, error);
    roll_back(sql);
    if (err == KS_ERR_IO) {
        return ks_fail(error, KS_ERR_UNCERTAIN,
                       "The disk failed while the database was being written: the last change may "
                       "or may not be there");
    }
    return err;
}

enum ks_err ks_sql_copy_into(struct ks_sql *sql, const char *path, struct ks_error *error)
{
    struct ks_sql *target = NULL;
    enum ks_err err = ks_sql_open(path, false, &target, error);
    if (target == NULL) {
        return err;
    }
    errno = 0;
    sqlite3_backup *backup = sqlite3_backup_init(target->db, "main", sql->db, "main");
    if (backup != NULL) {
        sqlite3_backup_step(backup, -1);
        sqlite3_backup_finish(backup);
    }
    int code = sqlite3_errcode(target->db);
    if (code != SQLITE_OK) {
        err = fail(target->db, sqlite3_extended_errcode(target->db), error);
    }
    ks_sql_close(target);
    return err;
}

static void read_verdict(const struct ks_sql_row *row, void *out)
{
    ks_sql_text(row, 0, out, 160);
}

enum ks_err ks_sql_check(struct ks_sql *sql, bool is_quick, struct ks_error *error)
{
    char verdict[160] = "";
    const char *text = is_quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)";
    enum ks_err err = ks_sql_run(sql, text, NULL, 0, read_verdict, verdict, error);
    if (err != KS_OK || strcmp(verdict, "ok") == 0) {
        return err;
    }
    return ks_fail(error, KS_ERR_CORRUPT, "The database file is damaged (%s)", verdict);
}
