/* What a visitor may do with their own number: what only their slip says shows that it is theirs.
 * Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_OWN_H
#define KS_STORE_STORE_OWN_H

#include "domain/queue/codes.h"
#include "store/store.h"

/* So many wrong checks of a number, and the window alone does what its visitor wants. */
enum { KS_MOST_WRONG_CHECKS = 5 };

/* The check digits of a ticket, which stand on its slip and nowhere else; of two parties with one
 * number `side` 1 and 2 have their own. KS_ERR_NOT_FOUND. */
enum ks_err ks_store_slip_check(struct ks_store *store, int64_t ticket_id, int side,
                                char out[KS_SLIP_CHECK_DIGITS + 1],
                                struct ks_error *error) KS_MUST_USE;

/* Whether `check` is of the slip of a number of `day`, of two parties of one who is there. Errors:
 * KS_ERR_INPUT it is not, which is counted; KS_ERR_BUSY there were too many wrong ones;
 * KS_ERR_NOT_FOUND. */
enum ks_err ks_store_check_slip(struct ks_store *store, const char *day, const char *number,
                                const char *check, struct ks_error *error) KS_MUST_USE;

/* Gives a number of `day` back that waits, or whose call was missed; of two parties who are there
 * one leaves, and the number waits for somebody in their place. KS_ERR_INPUT: the check is not
 * its own, which is counted; KS_ERR_BUSY: there were too many wrong ones; KS_ERR_STATE: it is
 * called, served, over; KS_ERR_NOT_FOUND. `out` is the ticket. */
enum ks_err ks_store_give_back(struct ks_store *store, const char *day, const char *number,
                               const char *check, int64_t now_ms, struct ks_ticket *out,
                               struct ks_error *error) KS_MUST_USE;

#endif
