/* The only door to the PostgreSQL library: a connection that comes back by itself, statements
 * prepared once, and what a server's errors mean for the caller. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sql/pq_library.h"
#include "sql/sql_private.h"

enum {
    CACHE_SIZE = 64,
    MOST_VALUES = 32,
    CANCEL_WAIT_MS = 1000, /* a server that does not even end a statement is given up */
    INT8_TYPE = 20,
    TEXT_TYPE = 25,
    BYTEA_TYPE = 17,
    BOOL_TYPE = 16,
};

/* One writer at a time, as with a file: whoever writes holds this until its transaction ends. A
 * database may hold several halls, each in a schema. */
#define WRITE_LOCK "SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 1263749196))"

/* Behind what the address says, so that it may say otherwise. */
static const char *const manner[][2] = {
    {"connect_timeout", "2"},    {"tcp_user_timeout", "3000"},  {"keepalives_idle", "5"},
    {"client_encoding", "UTF8"}, {"application_name", "kiosk"},
};
enum { MANNER_COUNT = sizeof manner / sizeof manner[0] };

#define LOOK_ONLY "SET default_transaction_read_only = on"

struct pgsql {
    struct ks_sql base; /* first: what sql.c knows */
    PGconn *connection; /* NULL: lost, and not looked for again yet */
    char *url;
    bool is_suspect, is_look_only;
    int64_t session;               /* how many connections there have been */
    const char *cache[CACHE_SIZE]; /* texts by address; statements k0, k1 ... of the connection */
    int cached_count;
    int limit_ms; /* of a statement; 0 = none */
};

struct cursor {
    const PGresult *result;
    int row;
    unsigned char *blob; /* libpq's; of this row */
};

static const struct ks_sql_driver driver;

static enum ks_err say(struct pgsql *sql, const char *text, bool may_commit,
                       struct ks_error *error);

static struct pgsql *of(struct ks_sql *base)
{
    return (struct pgsql *)base;
}

static void drop(struct pgsql *sql)
{
    ks_pq.PQfinish(sql->connection);
    sql->connection = NULL;
    sql->cached_count = 0;
}

static void ignore_notice(void *ctx, const PGresult *notice)
{
    (void)ctx;
    (void)notice;
}

static enum ks_err fail_lost(const struct pgsql *sql, enum ks_err err, struct ks_error *error)
{
    const char *told = ks_pq.PQerrorMessage(sql->connection);
    if (err == KS_ERR_UNCERTAIN)
        return ks_pgsql_fail_with(
            error, err,
            KS_N_("The line to the database broke while it was being written: the "
                  "last change may or may not be there"),
            told);
    return ks_pgsql_fail_with(error, err, KS_N_("The database server cannot be reached"), told);
}

static enum ks_err fail_result(struct pgsql *sql, const PGresult *result, struct ks_error *error)
{
    const char *code = ks_pq.PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *told = ks_pq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    enum ks_err err = ks_pgsql_fail(code == NULL ? "" : code, told == NULL ? "" : told, error);
    sql->is_suspect = sql->is_suspect || err == KS_ERR_CORRUPT;
    return err;
}

/* ---- the connection ---- */

static enum ks_err connect_again(struct pgsql *sql, struct ks_error *error)
{
    const char *keys[MANNER_COUNT + 2], *values[MANNER_COUNT + 2];
    for (int i = 0; i < MANNER_COUNT; i++) {
        keys[i] = manner[i][0];
        values[i] = manner[i][1];
    }
    keys[MANNER_COUNT] = "dbname"; /* the address as a whole, which goes before what stands here */
    values[MANNER_COUNT] = sql->url;
    keys[MANNER_COUNT + 1] = values[MANNER_COUNT + 1] = NULL;
    sql->connection = ks_pq.PQconnectdbParams(keys, values, 1);
    if (ks_pq.PQstatus(sql->connection) != CONNECTION_OK) {
        enum ks_err err = fail_lost(sql, KS_ERR_IO, error);
        drop(sql);
        return err;
    }
    ks_pq.PQsetNoticeReceiver(sql->connection, ignore_notice, NULL);
    sql->session++;
    return sql->is_look_only ? say(sql, LOOK_ONLY, false, error) : KS_OK;
}

/* A transaction ends with its connection; outside of one a new connection is as good. */
static enum ks_err reach(struct pgsql *sql, struct ks_error *error)
{
    if (sql->connection != NULL && ks_pq.PQstatus(sql->connection) == CONNECTION_OK)
        return KS_OK;
    if (sql->base.opener != NULL)
        return ks_fail(error, KS_ERR_IO, "The line to the database broke: nothing was changed");
    drop(sql);
    return connect_again(sql, error);
}

static bool is_in_transaction(const struct pgsql *sql)
{
    return ks_pq.PQtransactionStatus(sql->connection) == PQTRANS_INTRANS ||
           ks_pq.PQtransactionStatus(sql->connection) == PQTRANS_INERROR ||
           sql->base.opener != NULL;
}

/* Until the server has answered, or `deadline_ms`; false when it has not. */
static bool await_answer(PGconn *connection, int64_t deadline_ms)
{
    while (ks_pq.PQisBusy(connection)) {
        struct pollfd line = {.fd = ks_pq.PQsocket(connection), .events = POLLIN};
        int64_t left = deadline_ms - ks_sql_steady_ms();
        if (left <= 0)
            return false;
        if (poll(&line, 1, left > 1000 ? 1000 : (int)left) < 0 && errno != EINTR)
            return true;
        if (!ks_pq.PQconsumeInput(connection))
            return true; /* lost: the result says so */
    }
    return true;
}

/* Ends a statement that takes too long. What may be committing is never cancelled: it would be
 * there and not be told. */
static enum ks_err give_up(struct pgsql *sql, bool may_commit, struct ks_error *error)
{
    char ignored[256];
    PGresult *result = NULL;
    PGcancel *cancel = may_commit ? NULL : ks_pq.PQgetCancel(sql->connection);
    bool is_ended = cancel != NULL && ks_pq.PQcancel(cancel, ignored, sizeof ignored) &&
                    await_answer(sql->connection, ks_sql_steady_ms() + CANCEL_WAIT_MS);
    ks_pq.PQfreeCancel(cancel);
    while (is_ended && (result = ks_pq.PQgetResult(sql->connection)) != NULL)
        ks_pq.PQclear(result);
    if (!is_ended)
        drop(sql);
    return may_commit
               ? ks_fail(error, KS_ERR_UNCERTAIN,
                         "The database server did not answer in time: the last change may or may "
                         "not be there")
               : ks_fail(error, KS_ERR_BUSY, "The database took too long over a statement");
}

/* The answer to what was sent: `out` is the last result, to be cleared. */
static enum ks_err take_answer(struct pgsql *sql, bool may_commit, PGresult **out,
                               struct ks_error *error)
{
    int64_t deadline_ms = sql->limit_ms > 0 ? ks_sql_steady_ms() + sql->limit_ms : INT64_MAX;
    *out = NULL;
    if (!await_answer(sql->connection, deadline_ms))
        return give_up(sql, may_commit, error);
    for (PGresult *next; (next = ks_pq.PQgetResult(sql->connection)) != NULL;) {
        ks_pq.PQclear(*out);
        *out = next;
        if (ks_pq.PQresultStatus(next) == PGRES_FATAL_ERROR)
            continue;
        if (!await_answer(sql->connection, deadline_ms))
            return give_up(sql, may_commit, error);
    }
    ExecStatusType status = ks_pq.PQresultStatus(*out);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
        return KS_OK;
    if (ks_pq.PQstatus(sql->connection) != CONNECTION_OK)
        return fail_lost(sql, may_commit ? KS_ERR_UNCERTAIN : KS_ERR_IO, error);
    return fail_result(sql, *out, error);
}

/* A word of ours without values. */
static enum ks_err say(struct pgsql *sql, const char *text, bool may_commit, struct ks_error *error)
{
    PGresult *result = NULL;
    if (!ks_pq.PQsendQuery(sql->connection, text))
        return fail_lost(sql, KS_ERR_IO, error);
    enum ks_err err = take_answer(sql, may_commit, &result, error);
    ks_pq.PQclear(result);
    return err;
}

/* ---- opening and closing ---- */

static void close_database(struct ks_sql *base)
{
    struct pgsql *sql = of(base);
    bool is_there = sql->connection != NULL && ks_pq.PQstatus(sql->connection) == CONNECTION_OK;
    if (is_there) /* the server itself would take its time */
        (void)say(sql, "SELECT pg_advisory_unlock_all()", false, NULL);
    drop(sql);
    free(sql->url);
    free(sql);
}

enum ks_err ks_pgsql_open(const char *url, struct ks_sql **out, struct ks_error *error)
{
    *out = NULL;
    enum ks_err err = ks_pq_open(error);
    if (err != KS_OK)
        return err;
    struct pgsql *sql = calloc(1, sizeof *sql);
    char *copy = strdup(url);
    if (sql == NULL || copy == NULL) {
        free(sql);
        free(copy);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    }
    sql->base.driver = &driver;
    sql->url = copy;
    err = connect_again(sql, error);
    if (err != KS_OK) {
        close_database(&sql->base);
        return err;
    }
    *out = &sql->base;
    return KS_OK;
}

/* The server keeps its own manner. */
static enum ks_err adopt(struct ks_sql *base, struct ks_error *error)
{
    return reach(of(base), error);
}

/* The library keeps the last answers for as long as a connection lasts. */
static enum ks_err forget(struct ks_sql *base, struct ks_error *error)
{
    drop(of(base));
    return connect_again(of(base), error);
}

static void set_time_limit(struct ks_sql *base, int limit_ms)
{
    of(base)->limit_ms = limit_ms;
}

/* ---- statements ---- */

static const Oid types_of[] = {
    [KS_SQL_INT] = INT8_TYPE, [KS_SQL_TEXT] = TEXT_TYPE, [KS_SQL_BLOB] = BYTEA_TYPE};

/* The place of the statement in the cache, prepared for values of these kinds, which are the same
 * each time; -1 on an error. */
static int prepare(struct pgsql *sql, const char *text, const struct ks_sql_value *values,
                   int value_count, struct ks_error *error)
{
    char name[16], forget_one[32], translated[KS_PGSQL_TEXT_BYTES];
    Oid types[MOST_VALUES];
    PGresult *result = NULL;
    for (int i = 0; i < sql->cached_count; i++)
        if (sql->cache[i] == text)
            return i;
    if (sql->cached_count == CACHE_SIZE) {
        snprintf(forget_one, sizeof forget_one, "DEALLOCATE k%d", --sql->cached_count);
        if (say(sql, forget_one, false, error) != KS_OK)
            return -1;
    }
    int count = ks_pgsql_translate(text, translated, sizeof translated);
    if (count != value_count || count > MOST_VALUES) {
        (void)ks_pgsql_fail_with(error, KS_ERR_IO,
                                 KS_N_("The database could not be read or written"),
                                 ks_staff_tr("a statement has other values"));
        return -1;
    }
    for (int i = 0; i < count; i++)
        types[i] = types_of[values[i].kind];
    snprintf(name, sizeof name, "k%d", sql->cached_count);
    if (!ks_pq.PQsendPrepare(sql->connection, name, translated, count, types)) {
        (void)fail_lost(sql, KS_ERR_IO, error);
        return -1;
    }
    enum ks_err err = take_answer(sql, false, &result, error);
    ks_pq.PQclear(result);
    if (err != KS_OK)
        return -1;
    sql->cache[sql->cached_count] = text;
    return sql->cached_count++;
}

/* The values as the library wants them. */
struct bound {
    const char *values[MOST_VALUES];
    int lengths[MOST_VALUES], formats[MOST_VALUES];
    char numbers[MOST_VALUES][24];
};

static void bind_all(struct bound *bound, const struct ks_sql_value *values, int count)
{
    for (int i = 0; i < count; i++) {
        bound->formats[i] = values[i].kind == KS_SQL_BLOB;
        bound->lengths[i] = (int)values[i].bytes;
        bound->values[i] = values[i].data;
        if (values[i].kind == KS_SQL_INT) {
            snprintf(bound->numbers[i], sizeof bound->numbers[i], "%lld",
                     (long long)values[i].number);
            bound->values[i] = bound->numbers[i];
        } else if (values[i].kind == KS_SQL_BLOB && values[i].bytes == 0) {
            bound->values[i] = "";
        }
    }
}

/* Whether a statement by itself is a commit as well. */
static bool is_writing(const char *text)
{
    return strncmp(text, "SELECT", 6) != 0;
}

static void show_rows(const PGresult *result, bool (*read)(const struct ks_sql_row *row, void *out),
                      void *out)
{
    bool wants_more = true;
    for (int i = 0; i < ks_pq.PQntuples(result) && wants_more; i++) {
        struct cursor cursor = {.result = result, .row = i};
        wants_more = read(&(struct ks_sql_row){.driver = &driver, .cursor = &cursor}, out);
        ks_pq.PQfreemem(cursor.blob);
    }
}

static enum ks_err each(struct ks_sql *base, const char *text, const struct ks_sql_value *values,
                        int value_count, bool (*read)(const struct ks_sql_row *row, void *out),
                        void *out, struct ks_error *error)
{
    struct pgsql *sql = of(base);
    struct bound bound;
    char name[16];
    PGresult *result = NULL;
    enum ks_err err = reach(sql, error);
    if (err != KS_OK)
        return err;
    bool may_commit = !is_in_transaction(sql) && is_writing(text);
    struct ks_error why = {0};
    int at = prepare(sql, text, values, value_count, &why);
    if (at < 0)
        return ks_fail(error, why.code, "%s", why.text);
    snprintf(name, sizeof name, "k%d", at);
    bind_all(&bound, values, value_count);
    if (!ks_pq.PQsendQueryPrepared(sql->connection, name, value_count, bound.values, bound.lengths,
                                   bound.formats, 0))
        return fail_lost(sql, KS_ERR_IO, error);
    err = take_answer(sql, may_commit, &result, error);
    if (err == KS_OK)
        show_rows(result, read, out);
    ks_pq.PQclear(result);
    return err;
}

static enum ks_err run_script(struct ks_sql *base, const char *script, struct ks_error *error)
{
    enum ks_err err = reach(of(base), error);
    return err == KS_OK ? say(of(base), script, !is_in_transaction(of(base)), error) : err;
}

static const struct cursor *at(const struct ks_sql_row *row)
{
    return row->cursor;
}

static int64_t column_int(const struct ks_sql_row *row, int column)
{
    const char *text = ks_pq.PQgetvalue(at(row)->result, at(row)->row, column);
    if (ks_pq.PQftype(at(row)->result, column) == BOOL_TYPE)
        return text[0] == 't';
    return strtoll(text, NULL, 10);
}

static const char *column_text(const struct ks_sql_row *row, int column, size_t *bytes)
{
    *bytes = (size_t)ks_pq.PQgetlength(at(row)->result, at(row)->row, column);
    bool is_null = ks_pq.PQgetisnull(at(row)->result, at(row)->row, column);
    return is_null ? NULL : ks_pq.PQgetvalue(at(row)->result, at(row)->row, column);
}

static const void *column_blob(const struct ks_sql_row *row, int column, size_t *bytes)
{
    struct cursor *cursor = row->cursor;
    const char *text = ks_pq.PQgetvalue(cursor->result, cursor->row, column);
    ks_pq.PQfreemem(cursor->blob);
    cursor->blob = ks_pq.PQunescapeBytea((const unsigned char *)text, bytes);
    *bytes = cursor->blob == NULL ? 0 : *bytes;
    return cursor->blob;
}

/* ---- transactions ---- */

static void roll_back(struct ks_sql *base)
{
    struct pgsql *sql = of(base);
    bool is_open =
        sql->connection != NULL && ks_pq.PQtransactionStatus(sql->connection) != PQTRANS_IDLE;
    if (is_open && say(sql, "ROLLBACK", false, NULL) != KS_OK)
        drop(sql);
}

static enum ks_err begin(struct ks_sql *base, bool is_writing, struct ks_error *error)
{
    struct pgsql *sql = of(base);
    enum ks_err err = reach(sql, error);
    if (err != KS_OK)
        return err;
    if (!is_writing)
        return say(sql, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", false, error);
    err = say(sql, "BEGIN; SET LOCAL lock_timeout = '5s'; " WRITE_LOCK, false, error);
    if (err != KS_OK)
        roll_back(base);
    return err;
}

static enum ks_err commit(struct ks_sql *base, struct ks_error *error)
{
    struct pgsql *sql = of(base);
    if (sql->connection == NULL || ks_pq.PQstatus(sql->connection) != CONNECTION_OK) {
        drop(sql);
        return ks_fail(error, KS_ERR_IO, "The line to the database broke: nothing was changed");
    }
    bool is_broken = ks_pq.PQtransactionStatus(sql->connection) == PQTRANS_INERROR;
    enum ks_err err = say(sql, "COMMIT", true, error);
    roll_back(base);
    if (err == KS_OK && is_broken) /* the server rolls back, and says so of no error */
        return ks_fail(error, KS_ERR_IO,
                       "The database did not take the change: nothing was changed");
    return err;
}

/* Also of each connection that comes after this one. */
static enum ks_err look_only(struct ks_sql *base, bool is_alone, struct ks_error *error)
{
    (void)is_alone;
    of(base)->is_look_only = true;
    enum ks_err err = reach(of(base), error);
    return err == KS_OK ? say(of(base), LOOK_ONLY, false, error) : err;
}

static int64_t session(const struct ks_sql *base)
{
    return ((const struct pgsql *)base)->session;
}

static bool is_suspect(const struct ks_sql *base)
{
    return ((const struct pgsql *)base)->is_suspect;
}

static const struct ks_sql_driver driver = {
    .flags = 0,
    .close = close_database,
    .adopt = adopt,
    .forget = forget,
    .set_time_limit = set_time_limit,
    .each = each,
    .run_script = run_script,
    .begin = begin,
    .commit = commit,
    .roll_back = roll_back,
    .read_marks = ks_pgsql_read_marks,
    .version = ks_pgsql_version,
    .check = ks_pgsql_check,
    .is_suspect = is_suspect,
    .set_waiting = ks_pgsql_set_waiting,
    .look_only = look_only,
    .claim = ks_pgsql_claim,
    .give_up_claim = ks_pgsql_give_up_claim,
    .is_claimed = ks_pgsql_is_claimed,
    .session = session,
    .column_int = column_int,
    .column_text = column_text,
    .column_blob = column_blob,
};
