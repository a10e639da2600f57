/* Appointments: early, in time, late. */
#include "domain/queue/slots.h"

#include "base/codes.h"
#include "base/i18n.h"

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

static const char *const codes[KS_APPOINTMENT_STATE_COUNT] = {
    [KS_APPOINTMENT_HELD] = KS_N_("held"),
    [KS_APPOINTMENT_BOOKED] = KS_N_("booked"),
    [KS_APPOINTMENT_CHECKED_IN] = KS_N_("checked-in"),
    [KS_APPOINTMENT_CANCELLED] = KS_N_("cancelled"),
    [KS_APPOINTMENT_EXPIRED] = KS_N_("expired"),
};

const char *ks_appointment_state_code(enum ks_appointment_state state)
{
    return (unsigned)state < KS_APPOINTMENT_STATE_COUNT ? codes[state] : "";
}

enum ks_appointment_state ks_appointment_state_from_code(const char *code)
{
    return (enum ks_appointment_state)ks_code_find(&codes[0], sizeof codes[0],
                                                   KS_APPOINTMENT_STATE_COUNT, code);
}
