/* Pokes on a PostgreSQL server. A transaction that pokes has one place in line with all others that
 * do while it commits: so none does that has something else to say, and none waits for the disk. */
#include "sql/sql_pgsql_line.h"

#define POKE "BEGIN; SET LOCAL synchronous_commit = off; NOTIFY " KS_PGSQL_POKES "; COMMIT"

static struct ks_pgsql *of(struct ks_sql *base)
{
    return (struct ks_pgsql *)base;
}

enum ks_err ks_pgsql_listen(struct ks_sql *base, struct ks_error *error)
{
    struct ks_pgsql *sql = of(base);
    enum ks_err err = ks_pgsql_reach(sql, error);
    bool was_listening = sql->is_listening;
    sql->is_listening = true;
    return err == KS_OK && !was_listening ? ks_pgsql_hear(sql, error) : err;
}

int ks_pgsql_listening_fd(const struct ks_sql *base)
{
    const struct ks_pgsql *sql = (const struct ks_pgsql *)base;
    return sql->connection == NULL ? -1 : ks_pq.PQsocket(sql->connection);
}

bool ks_pgsql_was_poked(struct ks_sql *base)
{
    struct ks_pgsql *sql = of(base);
    bool was_poked = sql->was_poked;
    PGnotify *poke = NULL;
    sql->was_poked = false;
    if (sql->connection == NULL)
        return was_poked;
    was_poked = !ks_pq.PQconsumeInput(sql->connection) || was_poked; /* lost: look for it */
    while ((poke = ks_pq.PQnotifies(sql->connection)) != NULL) {
        was_poked = was_poked || poke->be_pid != ks_pq.PQbackendPID(sql->connection);
        ks_pq.PQfreemem(poke);
    }
    return was_poked;
}

enum ks_err ks_pgsql_poke(struct ks_sql *base, struct ks_error *error)
{
    enum ks_err err = ks_pgsql_reach(of(base), error);
    return err == KS_OK ? ks_pgsql_say(of(base), POKE, false, error) : err;
}
