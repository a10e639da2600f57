/* The old five words of staff, by the way of all others. */
#include "service/hall_acts.h"
#include "service/parts.h"
#include "service/queue_service.h"

static const enum ks_hall_do dos[KS_STAFF_ACTION_COUNT] = {
    [KS_STAFF_CALL] = KS_HALL_CALL,       [KS_STAFF_RECALL] = KS_HALL_RECALL,
    [KS_STAFF_START] = KS_HALL_START,     [KS_STAFF_FINISH] = KS_HALL_FINISH,
    [KS_STAFF_NO_SHOW] = KS_HALL_NO_SHOW,
};

enum ks_err ks_queue_staff_act(const struct ks_desk *desk, const struct ks_content *content,
                               enum ks_staff_action action, const char *seat, int64_t now_ms,
                               struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_hall_wish wish = {.act = dos[action], .seat = seat};
    struct ks_desk with_content = *desk;
    struct ks_hall_done done;
    with_content.content = content;
    enum ks_err err = ks_hall_act(&with_content, &wish, now_ms, &done, error);
    *out = err == KS_OK ? done.ticket : (struct ks_ticket){0};
    return err;
}
