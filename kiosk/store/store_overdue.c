/* Waits that grew too long, and what staff did out of the ordinary: what a supervisor is told. */
#include <stdio.h>

#include "store/store_alerts.h"
#include "store/store_hall.h"
#include "store/store_private.h"

/* Inside a transaction. It is news when the row is new or was lower. */
static enum ks_err raise_level(struct ks_store *store, const struct ks_ticket *ticket, int level,
                               const char *word, int64_t reached_ms, int64_t now_ms,
                               bool *out_is_new, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall),
                                          KS_SQL_OF_INT(ticket->id),
                                          KS_SQL_OF_TEXT(ticket->day),
                                          KS_SQL_OF_TEXT(ticket->number),
                                          KS_SQL_OF_TEXT(ticket->line),
                                          KS_SQL_OF_INT(level),
                                          KS_SQL_OF_INT(ks_store_waits_since_ms(ticket)),
                                          KS_SQL_OF_INT(reached_ms)};
    int64_t id = 0;
    enum ks_err err =
        ks_sql_run(store->sql,
                   "INSERT INTO overdue AS mine (hall, ticket, day, number, line, level, since_ms, "
                   "reached_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                   "ON CONFLICT (ticket) WHERE ended_ms = 0 DO UPDATE SET level = excluded.level, "
                   "reached_ms = excluded.reached_ms, line = excluded.line "
                   "WHERE mine.level < excluded.level RETURNING id",
                   values, 8, ks_sql_read_int, &id, error);
    *out_is_new = err == KS_OK;
    if (err == KS_ERR_NOT_FOUND)
        return KS_OK;
    const struct ks_store_told told = {
        .act = word, .ticket = ticket->id, .line = ticket->line, .now_ms = now_ms};
    return err == KS_OK ? ks_store_tell(store, &told, error) : err;
}

enum ks_err ks_store_raise_overdue(struct ks_store *store, const struct ks_ticket *ticket,
                                   int level, const char *word, int64_t reached_ms, int64_t now_ms,
                                   bool *out_is_new, struct ks_error *error)
{
    *out_is_new = false;
    enum ks_err err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = raise_level(store, ticket, level, word, reached_ms, now_ms, out_is_new, error);
    return ks_sql_end(store->sql, err, error);
}

/* Of a row of `overdue`: its ticket waits no more, or its wait has begun anew. */
#define IS_OVER                                                                                    \
    "NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.id = overdue.ticket AND " KS_TICKET_IS_QUEUED   \
    " AND " KS_TICKET_WAITS_SINCE " = overdue.since_ms)"

static enum ks_err end_overdue(struct ks_store *store, int64_t now_ms, int *out_count,
                               struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "SELECT count(*) FROM overdue WHERE hall = ?1 AND ended_ms = 0 "
                                 "AND ?2 > 0 AND " IS_OVER,
                                 values, 2, ks_sql_read_int, &count, error);
    *out_count = (int)count;
    if (err != KS_OK || count == 0)
        return err;
    err = ks_sql_run(store->sql,
                     "INSERT INTO event (hall, epoch, ticket, act, from_state, to_state, line, "
                     "seat, actor, word, reason, at_ms, was_line, was_seat, was_order_ms, "
                     "was_called_ms, was_first_called_ms, was_call_count) SELECT ?1, " KS_HALL_EPOCH
                     ", ticket, 'overdue-end', "
                     "'', '', line, '', owner, CAST(id AS TEXT), '', ?2, '', '', 0, 0, 0, 0 "
                     "FROM overdue WHERE hall = ?1 AND ended_ms = 0 AND " IS_OVER " ORDER BY id",
                     values, 2, NULL, NULL, error);
    if (err != KS_OK)
        return err;
    return ks_sql_run(store->sql,
                      "UPDATE overdue SET ended_ms = ?2 WHERE hall = ?1 AND ended_ms = 0 "
                      "AND " IS_OVER,
                      values, 2, NULL, NULL, error);
}

enum ks_err ks_store_end_overdue(struct ks_store *store, int64_t now_ms, int *out_count,
                                 struct ks_error *error)
{
    *out_count = 0;
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK
               ? ks_sql_end(store->sql, end_overdue(store, now_ms, out_count, error), error)
               : err;
}

static enum ks_err own(struct ks_store *store, int64_t id, const char *actor, int64_t now_ms,
                       struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(id),
                                          KS_SQL_OF_TEXT(actor)};
    int64_t ticket = 0;
    enum ks_err err = ks_sql_run(store->sql,
                                 "UPDATE overdue SET owner = ?3 WHERE hall = ?1 AND id = ?2 "
                                 "AND ended_ms = 0 RETURNING ticket",
                                 values, 3, ks_sql_read_int, &ticket, error);
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "This wait is over: nobody needs to take care of it");
    char word[KS_TICKET_ID_BYTES];
    snprintf(word, sizeof word, "%lld", (long long)id);
    const struct ks_store_told told = {
        .act = "overdue-own", .ticket = ticket, .actor = actor, .word = word, .now_ms = now_ms};
    return err == KS_OK ? ks_store_tell(store, &told, error) : err;
}

enum ks_err ks_store_own_overdue(struct ks_store *store, int64_t id, const char *actor,
                                 int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_sql_begin(store->sql, error);
    return err == KS_OK ? ks_sql_end(store->sql, own(store, id, actor, now_ms, error), error) : err;
}

struct showing_overdue {
    bool (*show)(const struct ks_overdue_row *row, void *ctx);
    void *ctx;
};

static bool show_overdue(const struct ks_sql_row *row, void *out)
{
    const struct showing_overdue *showing = out;
    struct ks_overdue_row overdue = {.id = ks_sql_int(row, 0),
                                     .level = (int)ks_sql_int(row, 3),
                                     .since_ms = ks_sql_int(row, 4),
                                     .reached_ms = ks_sql_int(row, 5),
                                     .ended_ms = ks_sql_int(row, 7)};
    bool is_right = ks_store_read_word(row, 1, overdue.number, sizeof overdue.number) &&
                    ks_store_read_word(row, 2, overdue.line, sizeof overdue.line) &&
                    ks_store_read_word(row, 6, overdue.owner, sizeof overdue.owner) &&
                    ks_store_is_time(overdue.since_ms) && ks_store_is_time(overdue.reached_ms) &&
                    ks_store_is_time(overdue.ended_ms);
    return !is_right || showing->show(&overdue, showing->ctx);
}

enum ks_err ks_store_show_overdue(struct ks_store *store, const char *from, const char *to,
                                  bool (*show)(const struct ks_overdue_row *row, void *ctx),
                                  void *ctx, struct ks_error *error)
{
    struct showing_overdue showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(from),
                                          KS_SQL_OF_TEXT(to)};
    return ks_sql_each(store->sql,
                       "SELECT id, number, line, level, since_ms, reached_ms, owner, ended_ms "
                       "FROM overdue WHERE hall = ?1 AND day BETWEEN ?2 AND ?3 "
                       "ORDER BY CASE ended_ms WHEN 0 THEN 0 ELSE 1 END, level DESC, reached_ms, "
                       "id",
                       values, 3, show_overdue, &showing, error);
}

struct showing_exception {
    bool (*show)(const struct ks_exception_row *row, void *ctx);
    void *ctx;
};

static bool show_exception(const struct ks_sql_row *row, void *out)
{
    const struct showing_exception *showing = out;
    struct ks_exception_row found = {.n = ks_sql_int(row, 0), .at_ms = ks_sql_int(row, 1)};
    const struct {
        char *out;
        size_t size;
    } words[] = {
        {found.act, sizeof found.act},       {found.number, sizeof found.number},
        {found.line, sizeof found.line},     {found.seat, sizeof found.seat},
        {found.actor, sizeof found.actor},   {found.word, sizeof found.word},
        {found.reason, sizeof found.reason},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!ks_store_read_sentence(row, 2 + (int)i, words[i].out, words[i].size))
            snprintf(words[i].out, words[i].size, "?");
    return !ks_store_is_time(found.at_ms) || showing->show(&found, showing->ctx);
}

enum ks_err ks_store_show_exceptions(struct ks_store *store, int64_t from_ms, int64_t to_ms,
                                     bool (*show)(const struct ks_exception_row *row, void *ctx),
                                     void *ctx, struct ks_error *error)
{
    struct showing_exception showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(from_ms),
                                          KS_SQL_OF_INT(to_ms)};
    return ks_sql_each(
        store->sql,
        "SELECT n, at_ms, act, coalesce((SELECT number FROM ticket WHERE ticket.id = "
        "event.ticket), ''), line, seat, actor, word, reason FROM event "
        "WHERE hall = ?1 AND at_ms >= ?2 AND at_ms < ?3 AND ("
        "(act = 'call' AND reason NOT IN ('', 'walk-in')) OR act IN ('rekind', 'take-over', "
        "'readmit', 'unbook-closed') OR (act = 'cancel' AND from_state <> 'reserved' AND reason <> "
        "'not-out')) "
        "ORDER BY n DESC",
        values, 3, show_exception, &showing, error);
}
