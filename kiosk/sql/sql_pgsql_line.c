/* The line to a PostgreSQL server: a connection that comes back by itself, and what is said on it.
 */
#include "sql/sql_pgsql_line.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "base/i18n.h"

enum {
    CALL_MS = 2000,
    CANCEL_WAIT_MS = 1000, /* a server that does not even end a statement is given up */
};

void ks_pgsql_drop(struct ks_pgsql *sql)
{
    ks_pq.PQfinish(sql->connection);
    sql->connection = NULL;
    sql->cached_count = 0;
    sql->has_frame = false;
}

static void ignore_notice(void *ctx, const PGresult *notice)
{
    (void)ctx;
    (void)notice;
}

enum ks_err ks_pgsql_fail_lost(const struct ks_pgsql *sql, enum ks_err err, struct ks_error *error)
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

static enum ks_err fail_result(struct ks_pgsql *sql, const PGresult *result, struct ks_error *error)
{
    const char *code = ks_pq.PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *told = ks_pq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    enum ks_err err = ks_pgsql_fail(code == NULL ? "" : code, told == NULL ? "" : told, error);
    sql->is_suspect = sql->is_suspect || err == KS_ERR_CORRUPT;
    return err;
}

enum ks_err ks_pgsql_hold(struct ks_pgsql *sql, struct ks_error *error)
{
    enum ks_err err = ks_pgsql_claim(&sql->base, sql->held, true, error);
    return err == KS_ERR_BUSY
               ? ks_fail(error, err,
                         "The database is being carried to another place: wait until that is done")
               : err;
}

enum ks_err ks_pgsql_hear(struct ks_pgsql *sql, struct ks_error *error)
{
    sql->was_poked = true;
    return ks_pgsql_say(sql, "LISTEN " KS_PGSQL_POKES, false, error);
}

/* What was asked since the server's last word is one question: all of it has one patience. */
static int64_t patience_ends_ms(struct ks_pgsql *sql)
{
    int64_t now_ms = ks_sql_steady_ms();
    if (sql->asked_ms == 0 || now_ms >= sql->asked_ms + sql->patience_ms)
        sql->asked_ms = now_ms;
    return sql->asked_ms + sql->patience_ms;
}

static int64_t call_ends_ms(struct ks_pgsql *sql)
{
    int64_t limit_ms = sql->hosts.limit_ms > 0 ? sql->hosts.limit_ms : CALL_MS;
    int64_t until_ms = ks_sql_steady_ms() + limit_ms;
    int64_t patience_ms = sql->patience_ms > 0 ? patience_ends_ms(sql) : until_ms;
    return patience_ms < until_ms ? patience_ms : until_ms;
}

enum ks_err ks_pgsql_connect(struct ks_pgsql *sql, struct ks_error *error)
{
    char told[KS_PGSQL_TOLD_BYTES];
    sql->connection = ks_pgsql_call(&sql->hosts, sql->url, call_ends_ms(sql), told);
    if (sql->connection == NULL)
        return ks_pgsql_fail_with(error, KS_ERR_IO, KS_N_("The database server cannot be reached"),
                                  told);
    ks_pq.PQsetNoticeReceiver(sql->connection, ignore_notice, NULL);
    sql->session++;
    enum ks_err err = ks_pgsql_say(sql, "SET lock_timeout = '5s'", false, error);
    if (err == KS_OK && sql->is_holding)
        err = ks_pgsql_hold(sql, error);
    if (err == KS_OK && sql->is_listening)
        err = ks_pgsql_hear(sql, error);
    if (err == KS_OK && sql->is_look_only)
        err = ks_pgsql_say(sql, KS_PGSQL_LOOK_ONLY, false, error);
    if (err != KS_OK)
        ks_pgsql_drop(sql);
    return err;
}

/* Whoever is impatient asks a server that is silent neither for an end nor anew. */
static void leave_alone(struct ks_pgsql *sql)
{
    if (sql->patience_ms > 0)
        sql->retry_ms = ks_sql_steady_ms() + sql->patience_ms;
}

bool ks_pgsql_is_cut(const struct ks_sql *base)
{
    const struct ks_pgsql *sql = (const struct ks_pgsql *)base;
    return sql->connection == NULL || ks_pq.PQstatus(sql->connection) != CONNECTION_OK;
}

void ks_pgsql_set_patience(struct ks_sql *base, int patience_ms)
{
    ((struct ks_pgsql *)base)->patience_ms = patience_ms;
}

enum ks_err ks_pgsql_reach(struct ks_pgsql *sql, struct ks_error *error)
{
    if (sql->connection != NULL && ks_pq.PQstatus(sql->connection) == CONNECTION_OK)
        return KS_OK;
    if (sql->base.opener != NULL)
        return ks_fail(error, KS_ERR_IO, "The line to the database broke: nothing was changed");
    ks_pgsql_drop(sql);
    if (ks_sql_steady_ms() < sql->retry_ms)
        return ks_fail(error, KS_ERR_IO, "The database server did not answer just now");
    enum ks_err err = ks_pgsql_connect(sql, error);
    if (err != KS_OK)
        leave_alone(sql);
    return err;
}

bool ks_pgsql_is_in_transaction(const struct ks_pgsql *sql)
{
    return ks_pq.PQtransactionStatus(sql->connection) == PQTRANS_INTRANS ||
           ks_pq.PQtransactionStatus(sql->connection) == PQTRANS_INERROR ||
           sql->base.opener != NULL;
}

/* When the time of a statement that begins now is over. */
static int64_t deadline_of(struct ks_pgsql *sql)
{
    if (sql->patience_ms > 0)
        return patience_ends_ms(sql);
    return sql->limit_ms > 0 ? ks_sql_steady_ms() + sql->limit_ms : INT64_MAX;
}

/* Until the server has answered, or `deadline_ms`; false when it has not. */
static bool await_answer(const struct ks_pgsql *sql, int64_t deadline_ms)
{
    while (ks_pq.PQisBusy(sql->connection)) {
        struct pollfd line = {.fd = ks_pq.PQsocket(sql->connection), .events = POLLIN};
        int64_t left = deadline_ms - ks_sql_steady_ms();
        if (left <= 0)
            return false;
        if (poll(&line, 1, left > 1000 ? 1000 : (int)left) < 0 && errno != EINTR)
            return true;
        if (!ks_pq.PQconsumeInput(sql->connection))
            return true; /* lost: the result says so */
    }
    return true;
}

/* Ends a statement that takes too long. What may be committing is never cancelled: it would be
 * there and not be told. */
static enum ks_err give_up(struct ks_pgsql *sql, bool may_commit, struct ks_error *error)
{
    char ignored[256];
    PGresult *result = NULL;
    bool may_ask = !may_commit && sql->patience_ms == 0; /* a silent server would be waited for */
    PGcancel *cancel = may_ask ? ks_pq.PQgetCancel(sql->connection) : NULL;
    bool is_ended = cancel != NULL && ks_pq.PQcancel(cancel, ignored, sizeof ignored) &&
                    await_answer(sql, ks_sql_steady_ms() + CANCEL_WAIT_MS);
    ks_pq.PQfreeCancel(cancel);
    while (is_ended && (result = ks_pq.PQgetResult(sql->connection)) != NULL)
        ks_pq.PQclear(result);
    if (!is_ended) {
        ks_pgsql_drop(sql);
        leave_alone(sql);
    }
    return may_commit
               ? ks_fail(error, KS_ERR_UNCERTAIN,
                         "The database server did not answer in time: the last change may or may "
                         "not be there")
               : ks_fail(error, KS_ERR_BUSY, "The database took too long over a statement");
}

enum ks_err ks_pgsql_judge(struct ks_pgsql *sql, const PGresult *result, bool may_commit,
                           struct ks_error *error)
{
    ExecStatusType status = ks_pq.PQresultStatus(result);
    if (ks_pq.PQstatus(sql->connection) == CONNECTION_OK)
        sql->asked_ms = 0; /* it has said something */
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
        return KS_OK;
    if (ks_pq.PQstatus(sql->connection) != CONNECTION_OK)
        return ks_pgsql_fail_lost(sql, may_commit ? KS_ERR_UNCERTAIN : KS_ERR_IO, error);
    return fail_result(sql, result, error);
}

enum ks_err ks_pgsql_take_answer(struct ks_pgsql *sql, bool may_commit, PGresult **out,
                                 struct ks_error *error)
{
    int64_t deadline_ms = deadline_of(sql);
    *out = NULL;
    if (!await_answer(sql, deadline_ms))
        return give_up(sql, may_commit, error);
    for (PGresult *next; (next = ks_pq.PQgetResult(sql->connection)) != NULL;) {
        ks_pq.PQclear(*out);
        *out = next;
        if (ks_pq.PQresultStatus(next) == PGRES_FATAL_ERROR)
            continue;
        if (!await_answer(sql, deadline_ms))
            return give_up(sql, may_commit, error);
    }
    return ks_pgsql_judge(sql, *out, may_commit, error);
}

/* Ends the sending of several together; a line that does not let it is of no more use. */
static enum ks_err leave_pipeline(struct ks_pgsql *sql, enum ks_err err)
{
    if (sql->connection != NULL && !ks_pq.PQexitPipelineMode(sql->connection))
        ks_pgsql_drop(sql);
    return err;
}

/* The change was made when what only waits for the disk fails. */
static enum ks_err judge_part(struct ks_pgsql *sql, const PGresult *result, bool is_made,
                              struct ks_error *error)
{
    enum ks_err err = ks_pgsql_judge(sql, result, true, error);
    return err == KS_OK || !is_made ? err : ks_pgsql_fail_lost(sql, KS_ERR_UNCERTAIN, error);
}

/* The first failure is told: what follows it was not done. */
enum ks_err ks_pgsql_take_third_answer(struct ks_pgsql *sql, PGresult **out, struct ks_error *error)
{
    int64_t deadline_ms = deadline_of(sql);
    enum ks_err err = KS_OK;
    bool is_synced = false;
    *out = NULL;
    for (int ended = 0; !is_synced;) {
        if (!await_answer(sql, deadline_ms))
            return give_up(sql, true, error);
        PGresult *next = ks_pq.PQgetResult(sql->connection);
        if (next == NULL && ks_pq.PQstatus(sql->connection) != CONNECTION_OK)
            return leave_pipeline(sql, ks_pgsql_fail_lost(sql, KS_ERR_UNCERTAIN, error));
        is_synced = next != NULL && ks_pq.PQresultStatus(next) == PGRES_PIPELINE_SYNC;
        if (next != NULL && !is_synced && err == KS_OK)
            err = judge_part(sql, next, ended > 3, error);
        if (next != NULL && !is_synced && ended == 2)
            *out = next;
        else
            ks_pq.PQclear(next);
        ended += next == NULL;
    }
    return leave_pipeline(sql, err);
}

enum ks_err ks_pgsql_say(struct ks_pgsql *sql, const char *text, bool may_commit,
                         struct ks_error *error)
{
    PGresult *result = NULL;
    if (!ks_pq.PQsendQuery(sql->connection, text))
        return ks_pgsql_fail_lost(sql, KS_ERR_IO, error);
    enum ks_err err = ks_pgsql_take_answer(sql, may_commit, &result, error);
    ks_pq.PQclear(result);
    return err;
}
