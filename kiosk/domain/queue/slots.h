/* Appointments: when somebody with one may check in, what becomes of who is late, when a slot given
 * back can be taken again. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_SLOTS_H
#define KS_DOMAIN_QUEUE_SLOTS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    KS_SLOT_EARLY_MINUTES = 30, /* so much before the time booked one may check in */
    KS_SLOT_LATE_MINUTES = 15,  /* and so much after it */
    KS_SLOT_COOL_MINUTES = 10,  /* so long a slot given back is nobody's: nobody trades in them */
    KS_MOST_SLOT_PLACES = 40,   /* of one slot */
};

enum ks_slot_arrival {
    KS_SLOT_NOT_YET, /* too early: come again */
    KS_SLOT_IN_TIME,
    KS_SLOT_LATE, /* joins those without an appointment, on its own day */
    KS_SLOT_OVER, /* its day is over */
    KS_SLOT_ARRIVAL_COUNT,
};

/* What coming at `now_ms` is for an appointment at `booked_ms` of a day that ends at `day_end_ms`.
 */
enum ks_slot_arrival ks_slot_judge(int64_t booked_ms, int64_t day_end_ms, int64_t now_ms);

/* When somebody who comes at `now_ms` counts as having come: in time, at the time booked, so that
 * the wait counts from there and who is early overtakes nobody; late, now. */
int64_t ks_slot_order_ms(int64_t booked_ms, int64_t now_ms);

/* Whether a slot that was given back at `freed_ms` can be taken at `now_ms`. */
bool ks_slot_has_cooled(int64_t freed_ms, int64_t now_ms);

/* What becomes of an appointment. */
enum ks_appointment_state {
    KS_APPOINTMENT_HELD, /* neither on paper nor accepted on the screen: its place is kept for a
                            while, and as long as its paper may be out */
    KS_APPOINTMENT_BOOKED,
    KS_APPOINTMENT_CHECKED_IN, /* became a number */
    KS_APPOINTMENT_CANCELLED,
    KS_APPOINTMENT_EXPIRED, /* nobody came on its day */
    KS_APPOINTMENT_STATE_COUNT,
};

/* "held" "booked" "checked-in" "cancelled" "expired"; and back, KS_APPOINTMENT_STATE_COUNT for any
 * other. */
const char *ks_appointment_state_code(enum ks_appointment_state state);
enum ks_appointment_state ks_appointment_state_from_code(const char *code);

#endif
