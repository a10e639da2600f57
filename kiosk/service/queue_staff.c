/* What staff do with the queue. */
#include "service/parts.h"
#include "service/queue_service.h"
#include "store/store_seats.h"

static const enum ks_queue_act acts[KS_STAFF_ACTION_COUNT] = {
    [KS_STAFF_CALL] = KS_QUEUE_CALL,    [KS_STAFF_RECALL] = KS_QUEUE_RECALL,
    [KS_STAFF_START] = KS_QUEUE_START,  [KS_STAFF_FINISH] = KS_QUEUE_FINISH,
    [KS_STAFF_NO_SHOW] = KS_QUEUE_MISS,
};

enum ks_err ks_queue_staff_act(const struct ks_desk *desk, const struct ks_content *content,
                               enum ks_staff_action action, const char *seat, int64_t now_ms,
                               struct ks_ticket *out, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    const struct ks_seat *found = ks_hall_find_seat(&content->hall, seat);
    if (found == NULL)
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no room %s", seat);
    char day[KS_DATE_TEXT_BYTES];
    const struct ks_store_seat at = {found->id, found->lines, found->line_count};
    const struct ks_seat_act act = {
        .act = acts[action],
        .seat = &at,
        .day = ks_date_format(ks_date_from_wall_ms(now_ms), day),
        .now_ms = now_ms,
    };
    enum ks_err err = ks_store_act_at_seat(desk->store, &act, out, error);
    return err == KS_ERR_NOT_FOUND && action != KS_STAFF_CALL
               ? ks_fail(error, KS_ERR_STATE, "Nobody is at room %s", seat)
               : err;
}
