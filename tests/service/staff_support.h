/* What staff do at a seat, in one line. */
#ifndef KS_TESTS_SERVICE_STAFF_SUPPORT_H
#define KS_TESTS_SERVICE_STAFF_SUPPORT_H

#include "service/hall_acts.h"

/* At `now_ms`, with a desk that has store and content; `out` is the ticket then, empty when it was
 * refused. */
static inline enum ks_err staff_act(const struct ks_desk *desk, enum ks_hall_do what,
                                    const char *seat, int64_t now_ms, struct ks_ticket *out,
                                    struct ks_error *error)
{
    const struct ks_hall_wish wish = {.act = what, .seat = seat};
    struct ks_hall_done done;
    enum ks_err err = ks_hall_act(desk, &wish, now_ms, &done, error);

    *out = err == KS_OK ? done.ticket : (struct ks_ticket){0};
    return err;
}

#endif
