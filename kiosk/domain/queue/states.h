/* The states of a ticket and what may be done with it: the one table that the store, the services
 * and all faces go by. Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_QUEUE_STATES_H
#define KS_DOMAIN_QUEUE_STATES_H

#include <stdbool.h>
#include <stdint.h>

/* RESERVED has a number and nothing more: it counts for nobody until its paper is out, or the
 * visitor accepts a ticket on the screen; then it is WAITING. */
enum ks_ticket_state {
    KS_TICKET_RESERVED,
    KS_TICKET_WAITING,
    KS_TICKET_CALLED,
    KS_TICKET_SERVING,
    KS_TICKET_PARKED, /* was at a seat and is away for a short errand; the seat has it back later */
    KS_TICKET_FINISHED,
    KS_TICKET_NO_SHOW,     /* called and did not come; may wait again when they turn up */
    KS_TICKET_TRANSFERRED, /* waits for another line than it was given for, as long as it has */
    KS_TICKET_CANCELLED,   /* withdrawn: no paper came out, given back, taken back by staff */
    KS_TICKET_EXPIRED,     /* its day ended before it was known to wait, or to be served */
    KS_TICKET_STATE_COUNT,
};

/* The stable word for the database and for kioskctl: "reserved" "waiting" "called" "serving"
 * "parked" "finished" "no-show" "transferred" "cancelled" "expired"; and back,
 * KS_TICKET_STATE_COUNT for any other. */
const char *ks_ticket_state_code(enum ks_ticket_state state);
enum ks_ticket_state ks_ticket_state_from_code(const char *code);

/* What happens to a ticket. */
enum ks_queue_act {
    KS_QUEUE_ISSUE, /* the number is given: there was no ticket before */
    KS_QUEUE_ADMIT, /* its paper is out, or it was accepted on the screen */
    KS_QUEUE_CALL,
    KS_QUEUE_RECALL,
    KS_QUEUE_START, /* they are there and it begins */
    KS_QUEUE_CAME,  /* the same, said of the visitor */
    KS_QUEUE_MISS,  /* called and not there: no-show */
    KS_QUEUE_FINISH,
    KS_QUEUE_BACK, /* waits again */
    KS_QUEUE_PARK,
    KS_QUEUE_RESUME,
    KS_QUEUE_TRANSFER,
    KS_QUEUE_CANCEL,
    KS_QUEUE_EXPIRE,
    KS_QUEUE_READMIT, /* staff saw the paper of one that was withdrawn or has expired */
    KS_QUEUE_UNDO,    /* the last step is taken back */
    KS_QUEUE_REKIND,  /* becomes another kind of visitor, and waits in the place of one */
    KS_QUEUE_ACT_COUNT,
};

/* The stable word: "issue" "admit" "call" "recall" "start" "came" "no-show" "finish" "back" "park"
 * "resume" "transfer" "cancel" "expire" "readmit" "undo" "rekind"; "" for none. And back,
 * KS_QUEUE_ACT_COUNT for any other. */
const char *ks_queue_act_code(enum ks_queue_act act);
enum ks_queue_act ks_queue_act_from_code(const char *code);

/* The state after `act` on a ticket in state `from`: KS_TICKET_STATE_COUNT when that may not be
 * done. A recall leaves it CALLED. ISSUE is of no ticket yet, UNDO depends on the step
 * (ks_queue_undo), REKIND leaves one who waits as they are: all none here. Out-of-range values are
 * none. */
enum ks_ticket_state ks_queue_after(enum ks_queue_act act, enum ks_ticket_state from);

/* The act by which a ticket comes from one state to another, in the ordinary run of things:
 * KS_QUEUE_ACT_COUNT when there is none. READMIT and UNDO are none. */
enum ks_queue_act ks_queue_act_between(enum ks_ticket_state from, enum ks_ticket_state to);

/* Whether it stands in a queue and can be called. */
bool ks_ticket_is_queued(enum ks_ticket_state state);

/* A step as it was made. */
struct ks_queue_step {
    enum ks_queue_act act;
    enum ks_ticket_state from, to;
    int64_t at_ms; /* wall clock */
};

enum { KS_QUEUE_UNDO_MS = 30 * 1000 };

/* The state to which a ticket in state `now` comes back when its last step is taken back at
 * `now_ms`: KS_TICKET_STATE_COUNT when that may not be done any more. It may within
 * KS_QUEUE_UNDO_MS, when nothing has happened to it since, of what staff did at a seat: a call,
 * start, came, no-show, finish, back, park, resume, transfer or cancel. A recall was heard. */
enum ks_ticket_state ks_queue_undo(const struct ks_queue_step *last, enum ks_ticket_state now,
                                   int64_t now_ms);

#endif
