/* What holds for every database: the first row, transactions and who began them, what only files
 * can. */
#include <stdio.h>
#include <time.h>

#include "sql/sql_private.h"

int64_t ks_sql_steady_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

void ks_sql_close(struct ks_sql *sql)
{
    if (sql != NULL)
        sql->driver->close(sql);
}

enum ks_err ks_sql_adopt(struct ks_sql *sql, struct ks_error *error)
{
    return sql->driver->adopt(sql, error);
}

enum ks_err ks_sql_forget(struct ks_sql *sql, struct ks_error *error)
{
    return sql->driver->forget(sql, error);
}

void ks_sql_set_time_limit(struct ks_sql *sql, int limit_ms)
{
    sql->driver->set_time_limit(sql, limit_ms);
}

enum ks_err ks_sql_each(struct ks_sql *sql, const char *text, const struct ks_sql_value *values,
                        int value_count, bool (*read)(const struct ks_sql_row *row, void *out),
                        void *out, struct ks_error *error)
{
    return sql->driver->each(sql, text, values, value_count, read, out, error);
}

enum ks_err ks_sql_stream(struct ks_sql *sql, const char *text,
                          bool (*read)(const struct ks_sql_row *row, void *out), void *out,
                          struct ks_error *error)
{
    return sql->driver->stream(sql, text, read, out, error);
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

bool ks_sql_has_joined_changes(const struct ks_sql *sql)
{
    return (sql->driver->flags & KS_SQL_HAS_JOINED_CHANGES) != 0;
}

enum ks_err ks_sql_run_at_once(struct ks_sql *sql, const char *turn, const char *text,
                               const struct ks_sql_value *values, int value_count,
                               void (*read)(const struct ks_sql_row *row, void *out), void *out,
                               struct ks_error *error)
{
    struct first_row first = {.read = read, .out = out};
    enum ks_err err =
        sql->driver->at_once(sql, turn, text, values, value_count, read_first, &first, error);
    return err == KS_OK && read != NULL && !first.is_read ? KS_ERR_NOT_FOUND : err;
}

enum ks_err ks_sql_run_unhurried(struct ks_sql *sql, const char *text,
                                 const struct ks_sql_value *values, int value_count,
                                 struct ks_error *error)
{
    enum ks_err err = sql->driver->set_waiting(sql, false, error);
    if (err == KS_OK)
        err = ks_sql_run(sql, text, values, value_count, NULL, NULL, error);
    enum ks_err back = sql->driver->set_waiting(sql, true, err == KS_OK ? error : NULL);
    return err == KS_OK ? back : err;
}

enum ks_err ks_sql_run_script(struct ks_sql *sql, const char *script, struct ks_error *error)
{
    return sql->driver->run_script(sql, script, error);
}

int64_t ks_sql_int(const struct ks_sql_row *row, int column)
{
    return row->driver->column_int(row, column);
}

void ks_sql_text(const struct ks_sql_row *row, int column, char *out, size_t size)
{
    size_t bytes = 0;
    const char *text = row->driver->column_text(row, column, &bytes);
    snprintf(out, size, "%s", text == NULL ? "" : text);
}

size_t ks_sql_text_bytes(const struct ks_sql_row *row, int column)
{
    size_t bytes = 0;
    (void)row->driver->column_text(row, column, &bytes);
    return bytes;
}

const void *ks_sql_blob(const struct ks_sql_row *row, int column, size_t *bytes)
{
    return row->driver->column_blob(row, column, bytes);
}

struct ks_sql_value ks_sql_take(const struct ks_sql_row *row, int column, int kind)
{
    struct ks_sql_value value = {.is_null = row->driver->column_is_null(row, column)};
    if (value.is_null || kind == KS_SQL_INT) {
        value.kind = kind == KS_SQL_INT    ? KS_SQL_INT
                     : kind == KS_SQL_TEXT ? KS_SQL_TEXT
                                           : KS_SQL_BLOB;
        value.number = value.is_null ? 0 : row->driver->column_int(row, column);
    } else if (kind == KS_SQL_TEXT) {
        value.kind = KS_SQL_TEXT;
        value.data = row->driver->column_text(row, column, &value.bytes);
    } else {
        value.kind = KS_SQL_BLOB;
        value.data = row->driver->column_blob(row, column, &value.bytes);
    }
    return value;
}

void ks_sql_read_int(const struct ks_sql_row *row, void *out)
{
    *(int64_t *)out = ks_sql_int(row, 0);
}

enum ks_err ks_sql_begin_for(struct ks_sql *sql, enum ks_sql_manner manner, const char *opener,
                             struct ks_error *error)
{
    if (sql->opener != NULL) {
        return ks_fail(error, KS_ERR_STATE,
                       "%s cannot begin a transaction: that of %s has not been ended", opener,
                       sql->opener);
    }
    enum ks_err err = sql->driver->begin(sql, manner, error);
    sql->opener = err == KS_OK ? opener : NULL;
    return err;
}

enum ks_err ks_sql_end(struct ks_sql *sql, enum ks_err so_far, struct ks_error *error)
{
    sql->opener = NULL;
    if (so_far != KS_OK) {
        sql->driver->roll_back(sql);
        return so_far;
    }
    return sql->driver->commit(sql, error);
}

enum ks_err ks_sql_read_marks(struct ks_sql *sql, struct ks_sql_marks *out, struct ks_error *error)
{
    *out = (struct ks_sql_marks){0};
    return sql->driver->read_marks(sql, out, error);
}

enum ks_err ks_sql_version(struct ks_sql *sql, int64_t *out, struct ks_error *error)
{
    return sql->driver->version(sql, out, error);
}

enum ks_err ks_sql_copy_into(struct ks_sql *sql, const char *path, struct ks_error *error)
{
    if (!ks_sql_is_file(sql))
        return ks_fail(error, KS_ERR_STATE, "This database is no file: copy it with its own tools");
    return sql->driver->copy_into(sql, path, error);
}

enum ks_err ks_sql_check(struct ks_sql *sql, bool is_quick, struct ks_error *error)
{
    return sql->driver->check(sql, is_quick, error);
}

bool ks_sql_is_suspect(const struct ks_sql *sql)
{
    return sql->driver->is_suspect(sql);
}

enum ks_err ks_sql_look_only(struct ks_sql *sql, bool is_alone, struct ks_error *error)
{
    return sql->driver->look_only(sql, is_alone, error);
}

bool ks_sql_has_pokes(const struct ks_sql *sql)
{
    return (sql->driver->flags & KS_SQL_HAS_POKES) != 0;
}

enum ks_err ks_sql_listen(struct ks_sql *sql, struct ks_error *error)
{
    return sql->driver->listen(sql, error);
}

int ks_sql_listening_fd(const struct ks_sql *sql)
{
    return sql->driver->listening_fd(sql);
}

bool ks_sql_was_poked(struct ks_sql *sql)
{
    return sql->driver->was_poked(sql);
}

enum ks_err ks_sql_poke(struct ks_sql *sql, struct ks_error *error)
{
    return sql->driver->poke(sql, error);
}

enum ks_err ks_sql_claim(struct ks_sql *sql, int64_t what, bool is_shared, struct ks_error *error)
{
    return sql->driver->claim(sql, what, is_shared, error);
}

enum ks_err ks_sql_give_up_claim(struct ks_sql *sql, int64_t what, bool is_shared,
                                 struct ks_error *error)
{
    return sql->driver->give_up_claim(sql, what, is_shared, error);
}

enum ks_err ks_sql_is_claimed(struct ks_sql *sql, int64_t what, bool *out, struct ks_error *error)
{
    return sql->driver->is_claimed(sql, what, out, error);
}

enum ks_err ks_sql_hold(struct ks_sql *sql, int64_t what, struct ks_error *error)
{
    return sql->driver->hold(sql, what, error);
}

enum ks_err ks_sql_read_last_id(struct ks_sql *sql, const char *table, const char *column,
                                int64_t *out, struct ks_error *error)
{
    return sql->driver->read_last_id(sql, table, column, out, error);
}

enum ks_err ks_sql_set_last_id(struct ks_sql *sql, const char *table, const char *column,
                               int64_t id, struct ks_error *error)
{
    return sql->driver->set_last_id(sql, table, column, id, error);
}

void ks_sql_set_patience(struct ks_sql *sql, int patience_ms)
{
    if (!ks_sql_is_file(sql))
        sql->driver->set_patience(sql, patience_ms);
}

bool ks_sql_is_cut(const struct ks_sql *sql)
{
    return !ks_sql_is_file(sql) && sql->driver->is_cut(sql);
}

int64_t ks_sql_session(const struct ks_sql *sql)
{
    return ks_sql_is_file(sql) ? 0 : sql->driver->session(sql);
}

bool ks_sql_is_file(const struct ks_sql *sql)
{
    return (sql->driver->flags & KS_SQL_IS_FILE) != 0;
}

bool ks_sql_is_in_place(const struct ks_sql *sql)
{
    return !ks_sql_is_file(sql) || sql->driver->is_in_place(sql);
}
