/* Who sits at a seat, and how long whoever waits may have to. */
#include <string.h>

#include "domain/queue/estimate.h"
#include "service/hall_acts.h"
#include "service/hall_private.h"
#include "service/parts.h"
#include "store/store_hall.h"
#include "store/store_seats.h"

static enum ks_err check_seat(const struct ks_desk *desk, const char *seat, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    bool is_known = desk->content != NULL && ks_hall_find_seat(&desk->content->hall, seat) != NULL;
    return err == KS_OK && !is_known
               ? ks_fail(error, KS_ERR_NOT_FOUND, "There is no room %.40s", seat)
               : err;
}

enum ks_err ks_hall_sit(const struct ks_desk *desk, const char *seat, const char *actor,
                        bool is_take_over, int64_t now_ms, struct ks_hall_holder *out,
                        struct ks_error *error)
{
    struct ks_seat_lease lease = {0};
    *out = (struct ks_hall_holder){0};
    enum ks_err err = check_seat(desk, seat, error);
    if (err == KS_OK)
        err = ks_store_take_seat(desk->store, seat, actor, is_take_over, now_ms, &lease, error);
    memcpy(out->name, lease.holder, sizeof out->name);
    out->until_ms = lease.until_ms;
    return err;
}

enum ks_err ks_hall_get_up(const struct ks_desk *desk, const char *seat, const char *actor,
                           int64_t now_ms, struct ks_error *error)
{
    enum ks_err err = ks_desk_check_open(desk, error);
    return err == KS_OK ? ks_store_leave_seat(desk->store, seat, actor, now_ms, error) : err;
}

struct expecting {
    const struct ks_content *content;
    struct ks_hall_before before;
};

static bool take_before(const char *line, int count, void *ctx)
{
    struct expecting *expecting = ctx;
    const struct ks_hall_plan *plan = &expecting->content->hall;
    const struct ks_service_line *found = ks_hall_find_line(plan, line);
    if (found != NULL && found - plan->lines < KS_MOST_LINES)
        expecting->before.of_line[found - plan->lines] = count;
    return true;
}

static enum ks_err expect(const struct ks_desk *desk, struct ks_hall_waits *waits,
                          const struct ks_ticket *ticket, const char *line, int64_t now_ms,
                          int *low_min, int *high_min, struct ks_error *error)
{
    struct ks_hall_state state;
    struct expecting expecting = {.content = desk->content};
    enum ks_err err = ks_hall_look(desk, waits, now_ms, &state, error);
    if (err == KS_OK)
        err = ks_store_show_before(desk->store, ticket->id, take_before, &expecting, error);
    if (err != KS_OK)
        return err;
    expecting.before.seats = ks_hall_staffed(desk->content, &state);
    bool has_wait =
        ks_hall_wait_of(waits, desk->content, line, &expecting.before, now_ms, low_min, high_min);
    if (has_wait && ticket->booked_ms > now_ms) /* whoever comes until then is before them */
        *high_min += ks_hall_minutes(now_ms, ticket->booked_ms) / KS_WAIT_STEP_MINUTES *
                     KS_WAIT_STEP_MINUTES;
    return KS_OK;
}

enum ks_err ks_hall_expect(const struct ks_desk *desk, int64_t ticket_id, const char *line,
                           int64_t now_ms, int *out_ahead, int *out_low_min, int *out_high_min,
                           struct ks_error *error)
{
    struct ks_ticket ticket;
    *out_ahead = *out_low_min = *out_high_min = 0;
    enum ks_err err = ks_store_get_ticket(desk->store, ticket_id, &ticket, error);
    if (err != KS_OK)
        return err;
    const char *of = line != NULL ? line : ticket.line;
    err = ks_store_count_ahead_in(desk->store, ticket_id, of, out_ahead, error);
    struct ks_hall_waits *waits =
        err == KS_OK && desk->content != NULL ? ks_hall_waits_create() : NULL;
    if (waits == NULL)
        return err;
    err = expect(desk, waits, &ticket, of, now_ms, out_low_min, out_high_min, error);
    ks_hall_waits_free(waits);
    return err;
}
