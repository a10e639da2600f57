/* What a visitor asks of their own number at a kiosk: how it stands, and to give it back or to come
 * back after a call that was missed. Nothing personal: it shows what the board shows. Each call
 * takes the desk of its own thread. */
#ifndef KS_SERVICE_MY_NUMBER_H
#define KS_SERVICE_MY_NUMBER_H

#include "base/err.h"
#include "domain/queue/codes.h"
#include "service/desk.h"

struct ks_my_number {
    char number[KS_TICKET_NUMBER_BYTES];
    char line[KS_TICKET_ID_BYTES];
    char seat[KS_TICKET_ID_BYTES]; /* that called it last, or "" */
    enum ks_ticket_state state;
    int ahead; /* these three of one that waits; both ends 0: nobody knows */
    int wait_low_min, wait_high_min;
    bool awaits_other; /* of two parties one is missing: it is not called yet */
    bool can_give_back, can_come_back;
};

/* A number of today, "T016". KS_ERR_NOT_FOUND: there is none such. */
enum ks_err ks_my_number_look(const struct ks_desk *desk, const char *number, int64_t now_ms,
                              struct ks_my_number *out, struct ks_error *error) KS_MUST_USE;

/* Gives it back with the check digits of its slip. Errors of ks_store_give_back: KS_ERR_INPUT wrong
 * digits, KS_ERR_BUSY too many of them, KS_ERR_STATE it is called or over. */
enum ks_err ks_my_number_give_back(const struct ks_desk *desk, const char *number,
                                   const char *check, int64_t now_ms, struct ks_my_number *out,
                                   struct ks_error *error) KS_MUST_USE;

/* Waits again after a call that was missed, by the published rule, with the check digits of its
 * slip: nobody lets numbers of others be called again. KS_ERR_INPUT wrong digits, KS_ERR_BUSY too
 * many of them, KS_ERR_STATE it missed no call. */
enum ks_err ks_my_number_come_back(const struct ks_desk *desk, const char *number,
                                   const char *check, int64_t now_ms, struct ks_my_number *out,
                                   struct ks_error *error) KS_MUST_USE;

#endif
