/* Appointments that the court enters for the hall of a tribunal: written down here, told to the
 * hall in the answer to its next message, booked there or refused. A time, a line, a kind of
 * visitor and a code; nothing of whoever comes. Who may is for the faces to ask. Each call takes
 * the desk of its own thread. */
#ifndef KS_SERVICE_SENT_APPOINTMENTS_H
#define KS_SERVICE_SENT_APPOINTMENTS_H

#include "service/appointments.h"

/* One, and where it stands. */
struct ks_sent_entry {
    int64_t id;
    char hall[32]; /* as tribunals.json has it */
    char line[KS_TICKET_ID_BYTES], kind[KS_TICKET_ID_BYTES];
    char code[KS_CODE_BYTES]; /* to check in there; "" while the hall has not taken it */
    char actor[24];
    int64_t slot_ms, made_ms, sent_ms, answered_ms; /* 0: not yet */
    /* "written" "sent" "taken" "refused" "cancel-written" "cancel-sent" "cancelled" "stands"
     * "came" "missed" */
    const char *stage;
    const char *text; /* the same, why, and what to do, in the language of staff */
    bool can_move, can_cancel;
};
enum { KS_MOST_SENT = 500, KS_SENT_SHOWN_DAYS = 7 };
struct ks_sent_entries {
    struct ks_sent_entry rows[KS_MOST_SENT];
    int count, total;
};
/* Of all halls, by their times, from KS_SENT_SHOWN_DAYS ago on. On an error `*out` is empty. */
enum ks_err ks_sent_list(const struct ks_desk *desk, int64_t now_ms, struct ks_sent_entries *out,
                         struct ks_error *error) KS_MUST_USE;

/* The lines and kinds of that hall, as the content of the court has them. */
struct ks_hall_plan ks_sent_plan(const struct ks_content *content, const char *hall);

/* The times to come of a line there; `free` is every place there is, as the hall alone knows what
 * is taken. `day`: as of ks_appointments_look. KS_ERR_INPUT: no such line. */
enum ks_err ks_sent_times(const struct ks_content *content, const char *hall, const char *line,
                          const char *day, int64_t now_ms, struct ks_slots_view *out,
                          struct ks_error *error) KS_MUST_USE;

struct ks_sent_request {
    const char *token; /* one gesture of `actor`: the same gives the same again */
    const char *hall, *line, *kind;
    int64_t slot_ms;
    int64_t instead; /* one that the hall has taken, which this is to take the place of; 0: none */
    const char *actor;
};
/* KS_ERR_INPUT, KS_ERR_CLOSED as of ks_appointment_book; KS_ERR_NOT_FOUND, KS_ERR_STATE,
 * KS_ERR_FULL as of ks_store_send_appointment. */
enum ks_err ks_sent_enter(const struct ks_desk *desk, const struct ks_sent_request *request,
                          int64_t now_ms, struct ks_sent_entry *out,
                          struct ks_error *error) KS_MUST_USE;
/* KS_ERR_NOT_FOUND, KS_ERR_STATE as of ks_store_cancel_sent. */
enum ks_err ks_sent_cancel(const struct ks_desk *desk, int64_t id, int64_t now_ms,
                           struct ks_sent_entry *out, struct ks_error *error) KS_MUST_USE;

#endif
