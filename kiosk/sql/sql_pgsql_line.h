/* Inside of sql: the line to a PostgreSQL server and what is said on it. A line that broke comes
 * back by itself outside of a transaction. */
#ifndef KS_SQL_SQL_PGSQL_LINE_H
#define KS_SQL_SQL_PGSQL_LINE_H

#include "sql/pq_library.h"
#include "sql/sql_pgsql_call.h"
#include "sql/sql_private.h"

enum { KS_PGSQL_CACHE_SIZE = 64 };

#define KS_PGSQL_LOOK_ONLY "SET default_transaction_read_only = on"

#define KS_PGSQL_POKES "kiosk_hall" /* the channel of a database, whichever hall it is */

struct ks_pgsql {
    struct ks_sql base;          /* first: what sql.c knows */
    PGconn *connection;          /* NULL: lost, and not looked for again yet */
    char *url;                   /* owned */
    struct ks_pgsql_hosts hosts; /* of the url */
    bool is_suspect, is_look_only, is_holding, is_listening;
    bool was_poked;  /* a connection was made anew: something may have been missed */
    bool is_reading; /* of the open transaction: it only reads */
    int64_t held;    /* the claim that each connection holds, if is_holding */
    int64_t session; /* how many connections there have been */
    const char *cache[KS_PGSQL_CACHE_SIZE]; /* texts by address; statements k0, k1 ... of it */
    int cached_count;
    int limit_ms;     /* of a statement; 0 = none */
    int patience_ms;  /* with a server that says nothing; 0: it is waited for */
    int64_t asked_ms; /* steady: the first question since its last word, which patience goes by */
    int64_t retry_ms; /* steady: not asked before */
    bool has_frame;   /* what stands around a statement at once is prepared, of this connection */
};

/* Connects; KS_ERR_IO, KS_ERR_BUSY when what it holds is another's alone. */
enum ks_err ks_pgsql_connect(struct ks_pgsql *sql, struct ks_error *error) KS_MUST_USE;
/* Has this connection hold what the handle is to hold. */
enum ks_err ks_pgsql_hold(struct ks_pgsql *sql, struct ks_error *error) KS_MUST_USE;
/* Has this connection hear pokes. */
enum ks_err ks_pgsql_hear(struct ks_pgsql *sql, struct ks_error *error) KS_MUST_USE;
/* Ends the connection, with what was open in it. */
void ks_pgsql_drop(struct ks_pgsql *sql);
/* Sees that there is a connection: a transaction ends with its own, outside of one a new one is as
 * good. */
enum ks_err ks_pgsql_reach(struct ks_pgsql *sql, struct ks_error *error) KS_MUST_USE;
/* ks_sql_is_cut, ks_sql_set_patience. */
bool ks_pgsql_is_cut(const struct ks_sql *base);
void ks_pgsql_set_patience(struct ks_sql *base, int patience_ms);
bool ks_pgsql_is_in_transaction(const struct ks_pgsql *sql);

/* The answer to what was sent: `out` is the last result, to be cleared. */
enum ks_err ks_pgsql_take_answer(struct ks_pgsql *sql, bool may_commit, PGresult **out,
                                 struct ks_error *error) KS_MUST_USE;
/* The answers to five statements that were sent together, the fourth a commit: `out` is that of the
 * third, to be cleared. After a failure there may be a transaction to be rolled back. */
enum ks_err ks_pgsql_take_third_answer(struct ks_pgsql *sql, PGresult **out,
                                       struct ks_error *error) KS_MUST_USE;
/* What a result says of how it went. */
enum ks_err ks_pgsql_judge(struct ks_pgsql *sql, const PGresult *result, bool may_commit,
                           struct ks_error *error) KS_MUST_USE;
/* Runs a word of ours without values. */
enum ks_err ks_pgsql_say(struct ks_pgsql *sql, const char *text, bool may_commit,
                         struct ks_error *error);
/* The line broke: `err`, with what the library tells of it. */
enum ks_err ks_pgsql_fail_lost(const struct ks_pgsql *sql, enum ks_err err, struct ks_error *error);

#endif
