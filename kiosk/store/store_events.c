/* Events as they are told. */
#include "store/store_events.h"

#include <stdio.h>

#include "store/store_private.h"

struct showing {
    bool (*show)(const struct ks_event *event, void *ctx);
    void *ctx;
};

static void read_word(const struct ks_sql_row *row, int column, char *out, size_t size)
{
    if (!ks_store_read_word(row, column, out, size))
        snprintf(out, size, "?");
}

static bool show_row(const struct ks_sql_row *row, void *out)
{
    const struct showing *showing = out;
    int64_t at_ms = ks_sql_int(row, 0);
    struct ks_event event = {.at_ms = ks_store_is_time(at_ms) ? at_ms : 0};
    read_word(row, 1, event.act, sizeof event.act);
    read_word(row, 2, event.from, sizeof event.from);
    read_word(row, 3, event.to, sizeof event.to);
    read_word(row, 4, event.line, sizeof event.line);
    read_word(row, 5, event.seat, sizeof event.seat);
    read_word(row, 6, event.actor, sizeof event.actor);
    read_word(row, 7, event.reason, sizeof event.reason);
    read_word(row, 8, event.word, sizeof event.word);
    return showing->show(&event, showing->ctx);
}

enum ks_err ks_store_show_events(struct ks_store *store, int64_t ticket_id,
                                 bool (*show)(const struct ks_event *event, void *ctx), void *ctx,
                                 struct ks_error *error)
{
    struct showing showing = {show, ctx};
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(ticket_id), KS_SQL_OF_INT(store->hall)};
    return ks_sql_each(store->sql,
                       "SELECT at_ms, act, from_state, to_state, line, seat, actor, reason, word "
                       "FROM event WHERE ticket = ?1 AND hall = ?2 ORDER BY n",
                       values, 2, show_row, &showing, error);
}
