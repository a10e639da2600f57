/* Both parties of a number go on later: at another time, with a place in the book of appointments,
 * or online. Today's number is given up, and a paper for each printed. Each call takes the desk of
 * its own thread. */
#ifndef KS_SERVICE_PAIR_LATER_H
#define KS_SERVICE_PAIR_LATER_H

#include "service/appointments.h"

/* All borrowed. */
struct ks_later_wish {
    const char *number;  /* of two parties, today; letter case does not count */
    int64_t slot_ms;     /* of another time: one of ks_appointments_look */
    const char *station; /* the kiosk that prints a paper for each; "": none does */
    enum ks_lang lang;
    const char *seat, *actor; /* "" seat: none */
    const char *request;      /* one press, one token: the same again does nothing more */
};

/* One code for both: whoever comes first checks in with it. KS_ERR_NOT_FOUND: no such number, or of
 * one alone. KS_ERR_STATE: it is over, or at another seat. KS_ERR_TAKEN, KS_ERR_CLOSED: that time
 * cannot be had any more. Of the kiosk as of ks_printouts_ask. In each case nothing has changed. */
enum ks_err ks_pairs_rebook(const struct ks_desk *desk, const struct ks_later_wish *wish,
                            int64_t now_ms, struct ks_booking *out,
                            struct ks_error *error) KS_MUST_USE;

/* It goes on online, in the words of the content's mediation page. The same errors, and
 * KS_ERR_CLOSED: the content says nothing of it. */
enum ks_err ks_pairs_go_online(const struct ks_desk *desk, const struct ks_later_wish *wish,
                               int64_t now_ms, struct ks_error *error) KS_MUST_USE;

#endif
