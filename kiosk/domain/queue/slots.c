/* Appointments: early, in time, late. */
#include "domain/queue/slots.h"

#define MINUTE_MS INT64_C(60000)

enum ks_slot_arrival ks_slot_judge(int64_t booked_ms, int64_t day_end_ms, int64_t now_ms)
{
    if (now_ms >= day_end_ms)
        return KS_SLOT_OVER;
    if (now_ms < booked_ms - KS_SLOT_EARLY_MINUTES * MINUTE_MS)
        return KS_SLOT_NOT_YET;
    return now_ms <= booked_ms + KS_SLOT_LATE_MINUTES * MINUTE_MS ? KS_SLOT_IN_TIME : KS_SLOT_LATE;
}

int64_t ks_slot_order_ms(int64_t booked_ms, int64_t now_ms)
{
    return now_ms <= booked_ms + KS_SLOT_LATE_MINUTES * MINUTE_MS ? booked_ms : now_ms;
}

bool ks_slot_has_cooled(int64_t freed_ms, int64_t now_ms)
{
    return now_ms - freed_ms >= KS_SLOT_COOL_MINUTES * MINUTE_MS;
}
