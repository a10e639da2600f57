/* What staff do with the queue. */
#include <string.h>

#include "service/queue_service.h"

static bool has_room(const struct ks_content *content, const char *counter)
{
    for (int i = 0; i < content->mediation.room_count; i++)
        if (strcmp(content->mediation.rooms[i].id, counter) == 0)
            return true;
    return false;
}

struct act {
    struct ks_store *store;
    const char *day;
    const char *counter;
    int64_t now_ms;
};

static enum ks_err move_there(const struct act *act, enum ks_ticket_state to, struct ks_ticket *out,
                              struct ks_error *error)
{
    enum ks_err err = ks_store_ticket_at(act->store, act->day, act->counter, out, error);
    return err == KS_OK
               ? ks_store_move_ticket(act->store, out->id, to, false, act->now_ms, out, error)
               : err;
}

static enum ks_err act_recall(const struct act *act, struct ks_ticket *out, struct ks_error *error)
{
    return ks_store_recall(act->store, act->day, act->counter, act->now_ms, out, error);
}

static enum ks_err act_start(const struct act *act, struct ks_ticket *out, struct ks_error *error)
{
    return move_there(act, KS_TICKET_SERVING, out, error);
}

static enum ks_err act_finish(const struct act *act, struct ks_ticket *out, struct ks_error *error)
{
    return move_there(act, KS_TICKET_FINISHED, out, error);
}

static enum ks_err act_no_show(const struct act *act, struct ks_ticket *out, struct ks_error *error)
{
    return move_there(act, KS_TICKET_NO_SHOW, out, error);
}

/* All but the call, which alone wants an empty room. */
static enum ks_err (*const acts[KS_STAFF_ACTION_COUNT])(const struct act *act,
                                                        struct ks_ticket *out,
                                                        struct ks_error *error) = {
    [KS_STAFF_RECALL] = act_recall,
    [KS_STAFF_START] = act_start,
    [KS_STAFF_FINISH] = act_finish,
    [KS_STAFF_NO_SHOW] = act_no_show,
};

enum ks_err ks_queue_staff_act(struct ks_store *store, const struct ks_content *content,
                               enum ks_staff_action action, const char *counter, int64_t now_ms,
                               struct ks_ticket *out, struct ks_error *error)
{
    *out = (struct ks_ticket){0};
    if (!has_room(content, counter))
        return ks_fail(error, KS_ERR_NOT_FOUND, "There is no room %s", counter);
    char day[KS_DATE_TEXT_BYTES];
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    if (action == KS_STAFF_CALL)
        return ks_store_call_next(store, day, counter, now_ms, out, error);
    const struct act act = {store, day, counter, now_ms};
    enum ks_err err = acts[action](&act, out, error);
    if (err != KS_OK)
        *out = (struct ks_ticket){0};
    return err == KS_ERR_NOT_FOUND ? ks_fail(error, KS_ERR_STATE, "Nobody is at room %s", counter)
                                   : err;
}
