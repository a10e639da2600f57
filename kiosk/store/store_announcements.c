/* Announcements as rows, and how the voices are. */
#include "store/store_announcements.h"

#include <stdio.h>

#include "store/store_private.h"

/* Numbers of events that are looked through for calls: far more than a hall makes in half a minute.
 */
#define RECENT_EVENTS "1000"

#define IS_WAITING "outcome = '' AND started_ms = 0"

/* Of a call that has no row yet. */
#define NEW_CALLS                                                                                  \
    "FROM event JOIN ticket ON ticket.id = event.ticket "                                          \
    "WHERE event.n > (SELECT coalesce(max(n), 0) FROM event) - " RECENT_EVENTS                     \
    " AND event.hall = ?1 AND event.act IN ('call', 'recall') AND event.at_ms >= ?2 "              \
    "AND NOT EXISTS (SELECT 1 FROM announcement WHERE announcement.event = event.n)"

/* Inside a transaction. */
static enum ks_err add_calls(struct ks_store *store, const struct ks_sql_value *values,
                             struct ks_error *error)
{
    return ks_sql_run(store->sql,
                      "INSERT INTO announcement (event, hall, ticket, number, seat, wanted_ms, "
                      "asked_ms) SELECT event.n, event.hall, ticket.id, ticket.number, event.seat, "
                      "event.at_ms, event.at_ms " NEW_CALLS,
                      values, 2, NULL, NULL, error);
}

/* Inside a transaction: of each number the first that waits takes over what the others ask for. */
static enum ks_err merge_recalls(struct ks_store *store, int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(now_ms)};
    enum ks_err err = ks_sql_run(
        store->sql,
        "UPDATE announcement AS mine SET (asked_ms, seat) = (SELECT newest.asked_ms, newest.seat "
        "FROM announcement AS newest WHERE newest.ticket = mine.ticket AND newest.outcome = '' "
        "AND newest.started_ms = 0 ORDER BY newest.event DESC LIMIT 1) "
        "WHERE hall = ?1 AND " IS_WAITING " AND EXISTS (SELECT 1 FROM announcement AS later "
        "WHERE later.ticket = mine.ticket AND later.outcome = '' AND later.started_ms = 0 "
        "AND later.event > mine.event)",
        values, 1, NULL, NULL, error);
    if (err != KS_OK)
        return err;
    return ks_sql_run(store->sql,
                      "UPDATE announcement AS mine SET outcome = 'merged', ended_ms = ?2 "
                      "WHERE hall = ?1 AND " IS_WAITING
                      " AND EXISTS (SELECT 1 FROM announcement AS earlier "
                      "WHERE earlier.ticket = mine.ticket AND earlier.outcome = '' "
                      "AND earlier.started_ms = 0 AND earlier.event < mine.event)",
                      values, 2, NULL, NULL, error);
}

enum ks_err ks_store_collect_calls(struct ks_store *store, int64_t since_ms, int64_t now_ms,
                                   struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(store->sql, "SELECT count(*) " NEW_CALLS, values, 2,
                                 ks_sql_read_int, &count, error);
    if (err != KS_OK || count == 0)
        return err; /* most looks end here and write nothing */
    err = ks_sql_begin(store->sql, error);
    if (err != KS_OK)
        return err;
    err = add_calls(store, values, error);
    if (err == KS_OK)
        err = merge_recalls(store, now_ms, error);
    return ks_sql_end(store->sql, err, error);
}

#define COLUMNS                                                                                    \
    "announcement.event, announcement.number, announcement.seat, wanted_ms, asked_ms, "            \
    "started_ms, ended_ms, starts, board, outcome, coalesce(ticket.state, ''), "                   \
    "CASE WHEN ticket.seat = announcement.seat THEN 1 ELSE 0 END "                                 \
    "FROM announcement LEFT JOIN ticket ON ticket.id = announcement.ticket "

static void read_row(const struct ks_sql_row *row, void *out)
{
    struct ks_announced_call *made = out;
    char word[KS_TICKET_ID_BYTES];
    *made = (struct ks_announced_call){
        .event = ks_sql_int(row, 0),
        .wanted_ms = ks_sql_int(row, 3),
        .asked_ms = ks_sql_int(row, 4),
        .started_ms = ks_sql_int(row, 5),
        .ended_ms = ks_sql_int(row, 6),
        .starts = (int)ks_sql_int(row, 7),
        .is_there = ks_sql_int(row, 11) != 0,
    };
    ks_sql_text(row, 1, made->number, sizeof made->number);
    ks_sql_text(row, 2, made->seat, sizeof made->seat);
    ks_sql_text(row, 8, made->board, sizeof made->board);
    ks_sql_text(row, 9, word, sizeof word);
    made->outcome = ks_announcement_outcome_from_code(word);
    ks_sql_text(row, 10, word, sizeof word);
    made->state = ks_ticket_state_from_code(word);
}

enum ks_err ks_store_next_announcement(struct ks_store *store, struct ks_announced_call *out,
                                       struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall)};
    return ks_sql_run(store->sql,
                      "SELECT " COLUMNS "WHERE announcement.hall = ?1 AND " IS_WAITING
                      " ORDER BY announcement.event LIMIT 1",
                      values, 1, read_row, out, error);
}

enum ks_err ks_store_get_announcement(struct ks_store *store, int64_t event,
                                      struct ks_announced_call *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(event), KS_SQL_OF_INT(store->hall)};
    return ks_sql_run(store->sql,
                      "SELECT " COLUMNS "WHERE announcement.event = ?1 AND announcement.hall = ?2",
                      values, 2, read_row, out, error);
}

enum ks_err ks_store_begin_announcement(struct ks_store *store, int64_t event, const char *board,
                                        int64_t now_ms, int64_t until_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(event),
                                          KS_SQL_OF_TEXT(board), KS_SQL_OF_INT(now_ms),
                                          KS_SQL_OF_INT(until_ms)};
    int64_t begun = 0;
    enum ks_err err = ks_sql_run(
        store->sql,
        "UPDATE announcement SET started_ms = ?4, until_ms = ?5, board = ?3, starts = starts + 1 "
        "WHERE event = ?2 AND hall = ?1 AND " IS_WAITING
        " AND NOT EXISTS (SELECT 1 FROM announcement AS spoken WHERE spoken.hall = ?1 "
        "AND spoken.outcome = '' AND spoken.started_ms > 0) RETURNING event",
        values, 5, ks_sql_read_int, &begun, error);
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, KS_ERR_STATE, "Another board is speaking")
                                   : err;
}

enum ks_err ks_store_end_announcement(struct ks_store *store, int64_t event,
                                      enum ks_announcement_outcome outcome, int64_t now_ms,
                                      struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(event),
                                          KS_SQL_OF_TEXT(ks_announcement_outcome_code(outcome)),
                                          KS_SQL_OF_INT(now_ms), KS_SQL_OF_INT(store->hall)};
    return ks_sql_run(store->sql,
                      "UPDATE announcement SET outcome = ?2, ended_ms = ?3 "
                      "WHERE event = ?1 AND outcome = '' AND hall = ?4",
                      values, 4, NULL, NULL, error);
}

/* Of one that somebody began and will not end. */
#define IS_LEFT "hall = ?1 AND outcome = '' AND started_ms > 0 AND (board = ?2 OR until_ms < ?3)"

enum ks_err ks_store_release_announcements(struct ks_store *store, const char *board,
                                           int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {
        KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(board != NULL ? board : ""),
        KS_SQL_OF_INT(now_ms), KS_SQL_OF_INT(now_ms - KS_ANNOUNCEMENT_FRESH_MS),
        KS_SQL_OF_INT(KS_ANNOUNCEMENT_MOST_STARTS)};
    int64_t count = 0;
    enum ks_err err = ks_sql_run(store->sql, "SELECT count(*) FROM announcement WHERE " IS_LEFT,
                                 values, 3, ks_sql_read_int, &count, error);
    if (err != KS_OK || count == 0)
        return err;
    return ks_sql_run(store->sql,
                      "UPDATE announcement SET "
                      "outcome = CASE WHEN asked_ms >= ?4 AND starts < ?5 THEN '' ELSE 'cut' END, "
                      "ended_ms = CASE WHEN asked_ms >= ?4 AND starts < ?5 THEN 0 ELSE ?3 END, "
                      "started_ms = CASE WHEN asked_ms >= ?4 AND starts < ?5 THEN 0 "
                      "ELSE started_ms END WHERE " IS_LEFT,
                      values, 5, NULL, NULL, error);
}

struct showing {
    bool (*show)(const struct ks_announced_call *row, void *ctx);
    void *ctx;
};

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    struct ks_announced_call made;
    read_row(row, &made);
    return showing->show(&made, showing->ctx);
}

enum ks_err ks_store_show_announcements(struct ks_store *store, int64_t since_ms,
                                        bool (*show)(const struct ks_announced_call *row,
                                                     void *ctx),
                                        void *ctx, struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};
    return ks_sql_each(store->sql,
                       "SELECT " COLUMNS "WHERE announcement.hall = ?1 AND wanted_ms >= ?2 "
                       "ORDER BY announcement.event",
                       values, 2, show_row, &showing, error);
}

enum ks_err ks_store_tell_voice(struct ks_store *store, const char *board, const char *fault,
                                int64_t now_ms, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_TEXT(board),
                                          KS_SQL_OF_TEXT(fault), KS_SQL_OF_INT(now_ms)};
    if (fault == NULL)
        return ks_sql_run(store->sql, "DELETE FROM voice WHERE hall = ?1 AND board = ?2", values, 2,
                          NULL, NULL, error);
    return ks_sql_run(store->sql,
                      "INSERT INTO voice AS kept (hall, board, fault, since_ms, seen_ms) "
                      "VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT (hall, board) DO UPDATE SET "
                      "since_ms = CASE WHEN kept.fault = ?3 THEN kept.since_ms ELSE ?4 END, "
                      "fault = ?3, seen_ms = ?4",
                      values, 4, NULL, NULL, error);
}

static void read_voice(const struct ks_sql_row *row, void *out)
{
    struct ks_voice_state *state = out;
    ks_sql_text(row, 0, state->board, sizeof state->board);
    ks_sql_text(row, 1, state->fault, sizeof state->fault);
    state->since_ms = ks_sql_int(row, 2);
}

enum ks_err ks_store_find_voice(struct ks_store *store, int64_t since_ms,
                                struct ks_voice_state *out, struct ks_error *error)
{
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(store->hall), KS_SQL_OF_INT(since_ms)};
    return ks_sql_run(store->sql,
                      "SELECT board, fault, since_ms FROM voice WHERE hall = ?1 AND seen_ms >= ?2 "
                      "ORDER BY CASE WHEN fault = '' THEN 1 ELSE 0 END, board LIMIT 1",
                      values, 2, read_voice, out, error);
}
