/* Inside of appointments. */
#ifndef KS_SERVICE_APPOINTMENTS_PRIVATE_H
#define KS_SERVICE_APPOINTMENTS_PRIVATE_H

#include "service/appointments.h"
#include "store/store_appointments.h"

/* Whether it is a time to come of the line, on a day after that of `now_ms`. */
bool ks_slot_is_to_come(const struct ks_content *content, const struct ks_service_line *line,
                        int64_t slot_ms, int64_t now_ms);

/* Whether one may be booked there for that kind of visitor: KS_ERR_INPUT, KS_ERR_CLOSED as of
 * ks_appointment_book. */
enum ks_err ks_slot_check(const struct ks_desk *desk, const char *line, const char *kind,
                          int64_t slot_ms, struct ks_error *error) KS_MUST_USE;

/* What is held for it. Borrows from all. */
struct ks_appointment_wish ks_slot_wish(const struct ks_desk *desk, const char *line,
                                        const char *kind, int64_t slot_ms,
                                        char day[KS_TICKET_DAY_BYTES]);

/* What faces get of a row. */
struct ks_booking ks_booking_of(const struct ks_appointment *row);

#endif
