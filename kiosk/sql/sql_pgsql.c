/* The only door to the PostgreSQL library: a connection that comes back by itself, statements
 * prepared once, and what a server's errors mean for the caller. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "sql/sql_pgsql_line.h"

enum {
    MOST_VALUES = 32,
    MOST_BLOBS = 4, /* of a row */
    INT8_TYPE = 20,
    TEXT_TYPE = 25,
    BYTEA_TYPE = 17,
    BOOL_TYPE = 16,
};

/* Who writes alone waits for all who write, and they for it, until its transaction ends. A database
 * may hold several halls, each in a schema. */
#define HALL "(hashtextextended(current_schema(), 1263749196))"
/* What others wait for is free as soon as the change is made: it is on the disk before it is told,
 * as the word behind the commit waits for that. Whoever builds on it comes later in the same log,
 * and is there only if it is. */
#define WRITE "BEGIN; SET LOCAL synchronous_commit = off; "
#define KEEP "SELECT pg_logical_emit_message(true, 'kiosk', '')"
#define COMMIT "COMMIT; " KEEP

static const char *const begin_words[] = {
    [KS_SQL_READING] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    [KS_SQL_WRITING] = WRITE "SELECT pg_advisory_xact_lock" HALL,
    [KS_SQL_WRITING_BESIDE] = WRITE "SELECT pg_advisory_xact_lock_shared" HALL,
};

/* The same around one statement, which is planned once for all values: it changes much, and what it
 * costs to find out how does not pay for one row. Whoever names a turn has it until its change is
 * made. */
static const struct {
    const char *name, *text;
    bool has_turn; /* as its value */
} frame[] = {
    {"open", "BEGIN", false},
    {"before",
     "SELECT set_config('synchronous_commit', 'off', true), "
     "set_config('plan_cache_mode', 'force_generic_plan', true), "
     "pg_advisory_xact_lock_shared" HALL ", CASE WHEN $1 <> '' THEN "
     "CAST(pg_advisory_xact_lock(hashtextextended(current_schema() || ':' || $1, 1263749197)) "
     "AS TEXT) END",
     true},
    {"made", "COMMIT", false},
    {"behind", KEEP, false},
};
enum { FRAME_COUNT = sizeof frame / sizeof *frame, FRAME_BEFORE = 2 };

struct cursor {
    const PGresult *result;
    int row;
    unsigned char *blobs[MOST_BLOBS]; /* libpq's; of this row */
    int blob_count;
};

static const struct ks_sql_driver driver;

static struct ks_pgsql *of(struct ks_sql *base)
{
    return (struct ks_pgsql *)base;
}

/* ---- opening and closing ---- */

static void close_database(struct ks_sql *base)
{
    struct ks_pgsql *sql = of(base);
    bool is_there = sql->connection != NULL && ks_pq.PQstatus(sql->connection) == CONNECTION_OK;
    if (is_there) /* the server itself would take its time */
        (void)ks_pgsql_say(sql, "SELECT pg_advisory_unlock_all()", false, NULL);
    ks_pgsql_drop(sql);
    ks_pgsql_forget_hosts(&sql->hosts);
    free(sql->url);
    free(sql);
}

enum ks_err ks_pgsql_open(const char *url, struct ks_sql **out, struct ks_error *error)
{
    *out = NULL;
    enum ks_err err = ks_pq_open(error);
    if (err != KS_OK)
        return err;
    struct ks_pgsql *sql = calloc(1, sizeof *sql);
    char *copy = strdup(url);
    if (sql == NULL || copy == NULL) {
        free(sql);
        free(copy);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the database");
    }
    sql->base.driver = &driver;
    sql->url = copy;
    ks_pgsql_find_hosts(url, &sql->hosts);
    err = ks_pgsql_connect(sql, error);
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
    return ks_pgsql_reach(of(base), error);
}

/* The library keeps the last answers for as long as a connection lasts. */
static enum ks_err forget(struct ks_sql *base, struct ks_error *error)
{
    ks_pgsql_drop(of(base));
    return ks_pgsql_reach(of(base), error);
}

static enum ks_err hold(struct ks_sql *base, int64_t what, struct ks_error *error)
{
    struct ks_pgsql *sql = of(base);
    enum ks_err err = ks_pgsql_reach(sql, error);
    sql->held = what;
    sql->is_holding = true;
    return err == KS_OK ? ks_pgsql_hold(sql, error) : err;
}

static void set_time_limit(struct ks_sql *base, int limit_ms)
{
    of(base)->limit_ms = limit_ms;
}

/* ---- statements ---- */

static const Oid types_of[] = {
    [KS_SQL_INT] = INT8_TYPE, [KS_SQL_TEXT] = TEXT_TYPE, [KS_SQL_BLOB] = BYTEA_TYPE};

static enum ks_err prepare_as(struct ks_pgsql *sql, const char *name, const char *text, int count,
                              const Oid *types, struct ks_error *error)
{
    PGresult *result = NULL;
    if (!ks_pq.PQsendPrepare(sql->connection, name, text, count, types))
        return ks_pgsql_fail_lost(sql, KS_ERR_IO, error);
    enum ks_err err = ks_pgsql_take_answer(sql, false, &result, error);
    ks_pq.PQclear(result);
    return err;
}

/* The place of the statement in the cache, prepared for values of these kinds, which are the same
 * each time; -1 on an error. */
static int prepare(struct ks_pgsql *sql, const char *text, const struct ks_sql_value *values,
                   int value_count, struct ks_error *error)
{
    char name[16], forget_one[32], translated[KS_PGSQL_TEXT_BYTES];
    Oid types[MOST_VALUES];
    for (int i = 0; i < sql->cached_count; i++)
        if (sql->cache[i] == text)
            return i;
    if (sql->cached_count == KS_PGSQL_CACHE_SIZE) {
        snprintf(forget_one, sizeof forget_one, "DEALLOCATE k%d", --sql->cached_count);
        if (ks_pgsql_say(sql, forget_one, false, error) != KS_OK)
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
    if (prepare_as(sql, name, translated, count, types, error) != KS_OK)
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
        if (values[i].is_null) {
            bound->values[i] = NULL;
        } else if (values[i].kind == KS_SQL_INT) {
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

/* Whether more are wanted. */
static bool show_rows(const PGresult *result, bool (*read)(const struct ks_sql_row *row, void *out),
                      void *out)
{
    bool wants_more = true;
    for (int i = 0; i < ks_pq.PQntuples(result) && wants_more; i++) {
        struct cursor cursor = {.result = result, .row = i};
        wants_more = read(&(struct ks_sql_row){.driver = &driver, .cursor = &cursor}, out);
        for (int blob = 0; blob < cursor.blob_count; blob++)
            ks_pq.PQfreemem(cursor.blobs[blob]);
    }
    return wants_more;
}

static bool post(struct ks_pgsql *sql, const char *name, const struct ks_sql_value *values,
                 int value_count)
{
    struct bound bound;
    bind_all(&bound, values, value_count);
    return ks_pq.PQsendQueryPrepared(sql->connection, name, value_count, bound.values,
                                     bound.lengths, bound.formats, 0) != 0;
}

/* Sees that the statement is prepared; `name` gets how it is called. */
static enum ks_err find_name(struct ks_pgsql *sql, const char *text,
                             const struct ks_sql_value *values, int value_count, char name[16],
                             struct ks_error *error)
{
    struct ks_error why = {0};
    int at = prepare(sql, text, values, value_count, &why);
    if (at < 0)
        return ks_fail(error, why.code, "%s", why.text);
    snprintf(name, 16, "k%d", at);
    return KS_OK;
}

/* Sends a statement with its values; `may_commit` gets whether it is a commit by itself. */
static enum ks_err send(struct ks_pgsql *sql, const char *text, const struct ks_sql_value *values,
                        int value_count, bool *may_commit, struct ks_error *error)
{
    char name[16];
    enum ks_err err = ks_pgsql_reach(sql, error);
    if (err != KS_OK)
        return err;
    *may_commit = !ks_pgsql_is_in_transaction(sql) && is_writing(text);
    err = find_name(sql, text, values, value_count, name, error);
    return err != KS_OK || post(sql, name, values, value_count)
               ? err
               : ks_pgsql_fail_lost(sql, KS_ERR_IO, error);
}

static enum ks_err each(struct ks_sql *base, const char *text, const struct ks_sql_value *values,
                        int value_count, bool (*read)(const struct ks_sql_row *row, void *out),
                        void *out, struct ks_error *error)
{
    PGresult *result = NULL;
    bool may_commit = false;
    enum ks_err err = send(of(base), text, values, value_count, &may_commit, error);
    if (err != KS_OK)
        return err;
    err = ks_pgsql_take_answer(of(base), may_commit, &result, error);
    if (err == KS_OK)
        show_rows(result, read, out);
    ks_pq.PQclear(result);
    return err;
}

static void roll_back(struct ks_sql *base)
{
    struct ks_pgsql *sql = of(base);
    bool is_open =
        sql->connection != NULL && ks_pq.PQtransactionStatus(sql->connection) != PQTRANS_IDLE;
    if (is_open && ks_pgsql_say(sql, "ROLLBACK", false, NULL) != KS_OK)
        ks_pgsql_drop(sql);
}

static enum ks_err prepare_frame(struct ks_pgsql *sql, struct ks_error *error)
{
    static const Oid types[] = {TEXT_TYPE};
    enum ks_err err = KS_OK;
    for (int i = 0; err == KS_OK && i < FRAME_COUNT && !sql->has_frame; i++)
        err = prepare_as(sql, frame[i].name, frame[i].text, frame[i].has_turn, types, error);
    sql->has_frame = sql->has_frame || err == KS_OK;
    return err;
}

/* The statement with what stands before it is one transaction, what stands behind it another. */
static bool post_in_frame(struct ks_pgsql *sql, const char *turn, const char *name,
                          const struct ks_sql_value *values, int value_count)
{
    const struct ks_sql_value of_turn[] = {KS_SQL_OF_TEXT(turn == NULL ? "" : turn)};
    bool is_sent = ks_pq.PQenterPipelineMode(sql->connection);
    for (int i = 0; is_sent && i < FRAME_COUNT; i++) {
        is_sent = i != FRAME_BEFORE || post(sql, name, values, value_count);
        is_sent = is_sent && post(sql, frame[i].name, of_turn, frame[i].has_turn);
    }
    return is_sent && ks_pq.PQpipelineSync(sql->connection);
}

static enum ks_err at_once(struct ks_sql *base, const char *turn, const char *text,
                           const struct ks_sql_value *values, int value_count,
                           bool (*read)(const struct ks_sql_row *row, void *out), void *out,
                           struct ks_error *error)
{
    struct ks_pgsql *sql = of(base);
    PGresult *result = NULL;
    char name[16];
    enum ks_err err = ks_pgsql_reach(sql, error);
    if (err == KS_OK)
        err = prepare_frame(sql, error);
    if (err == KS_OK)
        err = find_name(sql, text, values, value_count, name, error);
    if (err != KS_OK)
        return err;
    if (!post_in_frame(sql, turn, name, values, value_count)) {
        err = ks_pgsql_fail_lost(sql, KS_ERR_UNCERTAIN, error);
        ks_pgsql_drop(sql);
        return err;
    }
    err = ks_pgsql_take_third_answer(sql, &result, error);
    if (err == KS_OK)
        show_rows(result, read, out);
    else
        roll_back(base);
    ks_pq.PQclear(result);
    return err;
}

/* Each row is a result of its own, and the last result, of no row, says how it went. */
static enum ks_err stream(struct ks_sql *base, const char *text,
                          bool (*read)(const struct ks_sql_row *row, void *out), void *out,
                          struct ks_error *error)
{
    struct ks_pgsql *sql = of(base);
    bool may_commit = false, wants_more = true;
    enum ks_err err = send(sql, text, NULL, 0, &may_commit, error);
    if (err != KS_OK)
        return err;
    ks_pq.PQsetSingleRowMode(sql->connection);
    for (PGresult *next; (next = ks_pq.PQgetResult(sql->connection)) != NULL;) {
        if (ks_pq.PQresultStatus(next) == PGRES_SINGLE_TUPLE)
            wants_more = wants_more && show_rows(next, read, out);
        else if (err == KS_OK)
            err = ks_pgsql_judge(sql, next, false, error);
        ks_pq.PQclear(next);
    }
    return err;
}

static enum ks_err run_script(struct ks_sql *base, const char *script, struct ks_error *error)
{
    enum ks_err err = ks_pgsql_reach(of(base), error);
    return err == KS_OK
               ? ks_pgsql_say(of(base), script, !ks_pgsql_is_in_transaction(of(base)), error)
               : err;
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

static bool column_is_null(const struct ks_sql_row *row, int column)
{
    return ks_pq.PQgetisnull(at(row)->result, at(row)->row, column) != 0;
}

static const void *column_blob(const struct ks_sql_row *row, int column, size_t *bytes)
{
    struct cursor *cursor = row->cursor;
    const char *text = ks_pq.PQgetvalue(cursor->result, cursor->row, column);
    *bytes = 0;
    if (cursor->blob_count == MOST_BLOBS)
        return NULL;
    unsigned char *blob = ks_pq.PQunescapeBytea((const unsigned char *)text, bytes);
    *bytes = blob == NULL ? 0 : *bytes;
    cursor->blobs[cursor->blob_count++] = blob;
    return blob;
}

/* ---- transactions ---- */

static enum ks_err begin(struct ks_sql *base, enum ks_sql_manner manner, struct ks_error *error)
{
    struct ks_pgsql *sql = of(base);
    enum ks_err err = ks_pgsql_reach(sql, error);
    sql->is_reading = manner == KS_SQL_READING;
    if (err == KS_OK)
        err = ks_pgsql_say(sql, begin_words[manner], false, error);
    if (err != KS_OK)
        roll_back(base);
    return err;
}

static enum ks_err commit(struct ks_sql *base, struct ks_error *error)
{
    struct ks_pgsql *sql = of(base);
    if (sql->connection == NULL || ks_pq.PQstatus(sql->connection) != CONNECTION_OK) {
        ks_pgsql_drop(sql);
        return ks_fail(error, KS_ERR_IO, "The line to the database broke: nothing was changed");
    }
    bool is_broken = ks_pq.PQtransactionStatus(sql->connection) == PQTRANS_INERROR;
    enum ks_err err = ks_pgsql_say(sql, sql->is_reading ? "COMMIT" : COMMIT, true, error);
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
    enum ks_err err = ks_pgsql_reach(of(base), error);
    return err == KS_OK ? ks_pgsql_say(of(base), KS_PGSQL_LOOK_ONLY, false, error) : err;
}

static int64_t session(const struct ks_sql *base)
{
    return ((const struct ks_pgsql *)base)->session;
}

static bool is_suspect(const struct ks_sql *base)
{
    return ((const struct ks_pgsql *)base)->is_suspect;
}

static const struct ks_sql_driver driver = {
    .flags = KS_SQL_HAS_JOINED_CHANGES | KS_SQL_HAS_POKES,
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
    .read_marks = ks_pgsql_read_marks,
    .version = ks_pgsql_version,
    .check = ks_pgsql_check,
    .read_last_id = ks_pgsql_read_last_id,
    .set_last_id = ks_pgsql_set_last_id,
    .is_suspect = is_suspect,
    .set_waiting = ks_pgsql_set_waiting,
    .look_only = look_only,
    .claim = ks_pgsql_claim,
    .give_up_claim = ks_pgsql_give_up_claim,
    .is_claimed = ks_pgsql_is_claimed,
    .session = session,
    .hold = hold,
    .set_patience = ks_pgsql_set_patience,
    .is_cut = ks_pgsql_is_cut,
    .at_once = at_once,
    .listen = ks_pgsql_listen,
    .listening_fd = ks_pgsql_listening_fd,
    .was_poked = ks_pgsql_was_poked,
    .poke = ks_pgsql_poke,
    .column_is_null = column_is_null,
    .column_int = column_int,
    .column_text = column_text,
    .column_blob = column_blob,
};
