/* The queue at one moment, by value. */
#include "service/queue_view.h"

#include <stdlib.h>
#include <string.h>

#include "domain/date.h"
#include "service/parts.h"
#include "store/store_queue.h"

static struct ks_queue_row row_of(const struct ks_queue_entry *place, int64_t now_ms)
{
    const struct ks_ticket *ticket = &place->ticket;
    struct ks_queue_row row = {
        .state = ticket->state,
        .since_ms = place->since_ms,
        .minutes = now_ms > place->since_ms ? (int)((now_ms - place->since_ms) / 60000) : 0,
    };
    memcpy(row.number, ticket->number, sizeof row.number);
    memcpy(row.line, ticket->line, sizeof row.line);
    memcpy(row.kind, ticket->kind, sizeof row.kind);
    if (!ks_ticket_is_queued(ticket->state)) {
        memcpy(row.seat, ticket->seat, sizeof row.seat);
        row.calls = ticket->call_count;
    }
    return row;
}

static enum ks_err look_at_lines(struct ks_store *store, const char *day, struct ks_queue_view *out,
                                 struct ks_error *error)
{
    struct ks_line_count lines[KS_MOST_QUEUE_LINES];
    enum ks_err err =
        ks_store_count_lines(store, day, lines, KS_MOST_QUEUE_LINES, &out->line_count, error);
    for (int i = 0; err == KS_OK && i < out->line_count; i++) {
        out->lines[i].waiting = lines[i].waiting;
        out->lines[i].unconfirmed = lines[i].unconfirmed;
        memcpy(out->lines[i].line, lines[i].line, sizeof out->lines[i].line);
    }
    return err;
}

static enum ks_err look(struct ks_store *store, int64_t now_ms, struct ks_queue_entry *places,
                        struct ks_queue_view *out, struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    struct ks_queue_summary summary;
    int total = 0;
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    enum ks_err err = ks_store_summarise(store, day, &summary, error);
    if (err == KS_OK)
        err = ks_store_list_queue(store, day, places, KS_MOST_IN_QUEUE, &total, error);
    if (err == KS_OK)
        err = look_at_lines(store, day, out, error);
    if (err != KS_OK)
        return err;
    out->count = total < KS_MOST_IN_QUEUE ? total : KS_MOST_IN_QUEUE;
    for (int i = 0; i < out->count; i++) {
        out->rows[i] = row_of(&places[i], now_ms);
        out->present += !ks_ticket_is_queued(out->rows[i].state);
    }
    out->waiting = total - out->present;
    out->unconfirmed = summary.unconfirmed;
    return KS_OK;
}

enum ks_err ks_queue_look(const struct ks_desk *desk, int64_t now_ms, struct ks_queue_view *out,
                          struct ks_error *error)
{
    struct ks_queue_entry *places = calloc(KS_MOST_IN_QUEUE, sizeof *places);
    memset(out, 0, sizeof *out);
    if (places == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    enum ks_err err = look(desk->store, now_ms, places, out, error);
    free(places);
    return err;
}
