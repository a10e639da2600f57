/* Who waits, who is away for an errand, who missed the call; and whether two views are the same. */
#include <string.h>

#include "domain/queue/order.h"
#include "service/hall_private.h"
#include "service/parts.h"
#include "store/store_hall.h"

struct listing {
    const struct ks_content *content;
    int64_t now_ms;
    struct ks_hall_rows *out;
};

static bool take_row(const struct ks_ticket *ticket, void *ctx)
{
    const struct listing *listing = ctx;
    struct ks_hall_rows *out = listing->out;
    if (out->total++ >= KS_MOST_HALL_ROWS)
        return true;
    struct ks_hall_row *row = &out->rows[out->count++];
    row->state = ticket->state;
    row->since_ms = ks_hall_since_ms(ticket);
    row->awaits_other = ticket->awaits_other;
    row->order_ms = ticket->order_ms;
    row->minutes = ks_hall_minutes(row->since_ms, listing->now_ms);
    memcpy(row->number, ticket->number, sizeof row->number);
    memcpy(row->line, ticket->line, sizeof row->line);
    memcpy(row->kind, ticket->kind, sizeof row->kind);
    memcpy(row->seat, ticket->seat, sizeof row->seat);
    const struct ks_wait_levels *levels =
        listing->content != NULL && ks_ticket_is_queued(ticket->state)
            ? ks_hall_levels(listing->content, ticket->line)
            : NULL;
    if (levels != NULL)
        row->level = ks_wait_level(levels, listing->now_ms - row->since_ms);
    return true;
}

enum ks_err ks_hall_list(const struct ks_desk *desk, enum ks_hall_list which, int64_t now_ms,
                         struct ks_hall_rows *out, struct ks_error *error)
{
    static const enum ks_tickets_of tickets[KS_HALL_LIST_COUNT] = {
        [KS_HALL_WAITING] = KS_TICKETS_WAITING,
        [KS_HALL_PARKED] = KS_TICKETS_PARKED,
        [KS_HALL_MISSED] = KS_TICKETS_MISSED,
    };
    char day[KS_TICKET_DAY_BYTES];
    struct listing listing = {desk->content, now_ms, out};
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_show_tickets(desk->store, ks_hall_day(now_ms, day), tickets[which], take_row,
                                    &listing, error);
    if (err != KS_OK)
        memset(out, 0, sizeof *out);
    return err;
}

/* The first of a line; they stand in the order of its calling. */
static int find_head(const struct ks_hall_rows *waiting, const char *line)
{
    for (int i = 0; i < waiting->count; i++)
        if (!waiting->rows[i].awaits_other && strcmp(waiting->rows[i].line, line) == 0)
            return i;
    return -1;
}

const struct ks_hall_row *ks_hall_next_row(const struct ks_content *content, const char *seat,
                                           const struct ks_hall_rows *waiting)
{
    const struct ks_seat *plan = ks_hall_find_seat(&content->hall, seat);
    struct ks_queue_place best = {0};
    const struct ks_hall_row *next = NULL;

    for (int i = 0; plan != NULL && i < plan->line_count; i++) {
        int head = find_head(waiting, plan->lines[i]);
        if (head < 0)
            continue;
        const struct ks_queue_place place = {waiting->rows[head].order_ms, i, head, head};
        if (next == NULL || ks_queue_compare(&place, &best) < 0) {
            next = &waiting->rows[head];
            best = place;
        }
    }
    return next;
}

static bool is_same_line(const struct ks_hall_line_view *a, const struct ks_hall_line_view *b)
{
    return strcmp(a->id, b->id) == 0 && a->waiting == b->waiting &&
           a->unconfirmed == b->unconfirmed && a->serving == b->serving &&
           a->has_wait == b->has_wait && a->wait_low_min == b->wait_low_min &&
           a->wait_high_min == b->wait_high_min && a->oldest_ms == b->oldest_ms &&
           a->level == b->level && a->is_open == b->is_open &&
           a->closed_until_ms == b->closed_until_ms &&
           memcmp(a->closed_why, b->closed_why, sizeof a->closed_why) == 0;
}

/* A lease that was only made longer is the same. */
static bool is_same_seat(const struct ks_hall_seat_view *a, const struct ks_hall_seat_view *b)
{
    return strcmp(a->id, b->id) == 0 && strcmp(a->holder, b->holder) == 0 && a->state == b->state &&
           strcmp(a->number, b->number) == 0 && strcmp(a->line, b->line) == 0 &&
           a->since_ms == b->since_ms;
}

static bool is_same_call(const struct ks_hall_call_view *a, const struct ks_hall_call_view *b)
{
    return strcmp(a->number, b->number) == 0 && strcmp(a->seat, b->seat) == 0 &&
           strcmp(a->line, b->line) == 0 && a->called_ms == b->called_ms && a->calls == b->calls &&
           a->is_awaited == b->is_awaited && a->is_there == b->is_there;
}

static bool are_same_alerts(const struct ks_hall_state *a, const struct ks_hall_state *b)
{
    bool is_same = a->bulletin_count == b->bulletin_count && a->help_count == b->help_count;
    for (int i = 0; is_same && i < a->bulletin_count; i++)
        is_same = a->bulletins[i].id == b->bulletins[i].id;
    for (int i = 0; is_same && i < a->help_count; i++)
        is_same =
            a->help[i].id == b->help[i].id && a->help[i].answered_ms == b->help[i].answered_ms;
    return is_same;
}

bool ks_hall_state_is_same(const struct ks_hall_state *a, const struct ks_hall_state *b)
{
    bool is_same = a->is_known == b->is_known && a->epoch == b->epoch && a->n == b->n &&
                   strcmp(a->day, b->day) == 0 && a->is_open == b->is_open &&
                   a->next_open_ms == b->next_open_ms && a->waiting == b->waiting &&
                   a->unconfirmed == b->unconfirmed && a->line_count == b->line_count &&
                   a->seat_count == b->seat_count && a->call_count == b->call_count &&
                   are_same_alerts(a, b) && a->release_steps == b->release_steps;
    for (int i = 0; is_same && i < a->line_count; i++)
        is_same = is_same_line(&a->lines[i], &b->lines[i]);
    for (int i = 0; is_same && i < a->seat_count; i++)
        is_same = is_same_seat(&a->seats[i], &b->seats[i]);
    for (int i = 0; is_same && i < a->call_count; i++)
        is_same = is_same_call(&a->calls[i], &b->calls[i]);
    return is_same;
}
