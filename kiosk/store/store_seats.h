/* Seats: who sits there, and what they do with visitors. Each act is one transaction with the event
 * that tells of it. Rules of use as in store/store.h; what may be done when stands in
 * domain/queue/states.h, who is next in domain/queue/order.h. */
#ifndef KS_STORE_STORE_SEATS_H
#define KS_STORE_STORE_SEATS_H

#include "store/store.h"

enum { KS_SEAT_LEASE_MS = 60 * 1000 };

/* Who holds a seat, and until when if no sign of life comes. */
struct ks_seat_lease {
    char holder[KS_TICKET_ID_BYTES];
    int64_t until_ms;
};

/* Sits down at the seat, or gives a sign of life there: `holder` has it for KS_SEAT_LEASE_MS from
 * `now_ms` on. KS_ERR_STATE when somebody else has it, whom `out` then tells, unless
 * `is_take_over`: that is an event. A visitor who is at the seat stays there. */
enum ks_err ks_store_take_seat(struct ks_store *store, const char *seat, const char *holder,
                               bool is_take_over, int64_t now_ms, struct ks_seat_lease *out,
                               struct ks_error *error) KS_MUST_USE;

/* Gets up; nothing happens when somebody else has it. */
enum ks_err ks_store_leave_seat(struct ks_store *store, const char *seat, const char *holder,
                                int64_t now_ms, struct ks_error *error) KS_MUST_USE;

/* What somebody does at a seat. */
struct ks_seat_act {
    enum ks_queue_act act;
    const struct ks_store_seat *seat;
    const char *day;
    const char *actor;    /* who does it, holding the seat; NULL: nobody signed in (kioskctl) */
    const char *request;  /* one wish, one token: the same again does nothing more; NULL: none */
    const char *number;   /* NULL: who is at the seat, or for CALL who is next */
    const char *line;     /* TRANSFER: to which */
    const char *kind;     /* REKIND: of which visitor; `is_priority` as of the kind */
    const char *reason;   /* CALL of a number and REKIND need one */
    const char *outcome;  /* FINISH: a word; NULL: none */
    const char *undone;   /* UNDO: the request of the step that is meant; NULL: whichever is last */
    const char *expected; /* CALL of the next: only when it is this number; NULL: whoever it is */
    const enum ks_ticket_state *must_be; /* only a ticket in this state; NULL: as the table says */
    bool is_priority;
    int64_t now_ms;
};

/* Does it; `out` is the ticket then. The acts are CALL, RECALL, START, CAME, MISS, FINISH, BACK,
 * PARK, RESUME, TRANSFER, CANCEL and REKIND (with a number; the seat's id may be "" then, as for
 * BACK with one) and UNDO: of the last that was done at the seat, within KS_QUEUE_UNDO_MS, and only
 * when nothing has happened to that ticket since, a finish and the call that followed it in one
 * wish together (`out` is who was finished); where an actor is given, only what nobody else did,
 * and nothing is done with a number that is at another seat. A request that was carried out gives
 * its ticket as it is now. KS_ERR_NOT_FOUND: nobody is waiting, there, or of that number.
 * KS_ERR_STATE: not in this state, the seat still has somebody, or somebody else holds it.
 * KS_ERR_INPUT: a reason, a number or a line is missing, or the request was for something else.
 *   Unless `next` is NULL it also calls who is next to the seat, in the same transaction: `next` is
 * that ticket, or {0} when nobody waits. The request again gives both as they are now. */
enum ks_err ks_store_act_and_call(struct ks_store *store, const struct ks_seat_act *act,
                                  struct ks_ticket *out, struct ks_ticket *next,
                                  struct ks_error *error) KS_MUST_USE;

/* Serves somebody without a number: gives one of the line, as `wanted` says, and has them SERVING
 * at the seat at once. `wanted->token` is the request. Errors as above and of
 * ks_store_reserve_ticket. */
enum ks_err ks_store_walk_in(struct ks_store *store, const struct ks_reservation *wanted,
                             const char *seat, const char *actor, struct ks_ticket *out,
                             struct ks_error *error) KS_MUST_USE;

#endif
