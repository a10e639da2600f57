/* Inside of appointments. */
#ifndef KS_SERVICE_APPOINTMENTS_PRIVATE_H
#define KS_SERVICE_APPOINTMENTS_PRIVATE_H

#include "service/appointments.h"
#include "store/store_appointments.h"

/* Whether it is a time to come of the line, on a day after that of `now_ms`. */
bool ks_slot_is_to_come(const struct ks_content *content, const struct ks_service_line *line,
                        int64_t slot_ms, int64_t now_ms);

/* What faces get of a row. */
struct ks_booking ks_booking_of(const struct ks_appointment *row);

#endif
