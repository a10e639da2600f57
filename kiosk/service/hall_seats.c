/* Who sits at a seat, and how long whoever waits may have to. */
#include <string.h>

#include "service/hall_acts.h"
#include "service/hall_private.h"
#include "service/parts.h"
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

static enum ks_err expect(const struct ks_desk *desk, struct ks_hall_waits *waits, const char *line,
                          int ahead, int64_t now_ms, int *low_min, int *high_min,
                          struct ks_error *error)
{
    struct ks_hall_state state;
    enum ks_err err = ks_hall_look(desk, waits, now_ms, &state, error);
    if (err == KS_OK)
        ks_hall_wait_of(waits, desk->content, line, ahead,
                        ks_hall_count_staffed(desk->content, &state, line), low_min, high_min);
    return err;
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
    struct ks_hall_waits *waits = err == KS_OK ? ks_hall_waits_create() : NULL;
    if (waits == NULL)
        return err;
    err = expect(desk, waits, of, *out_ahead, now_ms, out_low_min, out_high_min, error);
    ks_hall_waits_free(waits);
    return err;
}
