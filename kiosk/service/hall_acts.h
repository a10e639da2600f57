/* Everything staff do with visitors: one function for the console, kioskctl, the board's keys and
 * the journeys. What may be done when stands in domain/queue/states.h; who is next in
 * domain/queue/order.h. Each call takes the desk of its own thread. */
#ifndef KS_SERVICE_HALL_ACTS_H
#define KS_SERVICE_HALL_ACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/i18n.h"
#include "content/content.h"
#include "domain/queue/ticket.h"
#include "service/desk.h"

enum ks_hall_do {
    KS_HALL_CALL,   /* who is next; with a number: only if that one is (it was on the screen) */
    KS_HALL_RECALL, /* the one who was called */
    KS_HALL_CAME,   /* they are there and it begins */
    KS_HALL_START,  /* the same, kioskctl's old word */
    KS_HALL_NO_SHOW,
    KS_HALL_FINISH,      /* `outcome`; `is_then_call`: and call who is next, in one transaction */
    KS_HALL_BACK,        /* waits again: who was called; with a number one parked or missed */
    KS_HALL_PARK,        /* away for a short errand */
    KS_HALL_RESUME,      /* a number that was parked */
    KS_HALL_TRANSFER,    /* `to` another line, keeping coming, number and priority */
    KS_HALL_WALK_IN,     /* somebody without a number; `to` a line, else the seat's first */
    KS_HALL_CALL_NUMBER, /* out of order: a number and a reason, told in the exceptions */
    KS_HALL_CANCEL,      /* a number; no seat is needed */
    KS_HALL_UNDO,        /* the last step at the seat, within 30 s */
    KS_HALL_PRIORITY,    /* a number becomes the kind `to`, with a reason, told in the exceptions;
                            no seat is needed */
    KS_HALL_ADMIT, /* a number that a kiosk gave offline, by its slip: waits for the line `to`;
                      no seat is needed */
    KS_HALL_DO_COUNT,
};

/* "call" "recall" "came" "start" "no-show" "finish" "back" "park" "resume" "transfer" "walk-in"
 * "call-number" "cancel" "undo" "priority" "admit"; KS_HALL_DO_COUNT for any other. */
enum ks_hall_do ks_hall_do_from_code(const char *code);

/* How it ended: "done" "settled" "unsettled" "referred". */
bool ks_hall_is_outcome(const char *word);

/* All borrowed; NULL where it does not apply. */
struct ks_hall_wish {
    enum ks_hall_do act;
    const char *seat;
    const char *actor;   /* who is signed in: must hold the seat, or nobody does; NULL: kioskctl */
    const char *request; /* one wish, one token: the same again does nothing more */
    const char *number;  /* letter case does not count */
    const char *to;      /* TRANSFER, WALK_IN, ADMIT: a line; PRIORITY: a kind of visitor */
    const char *kind;    /* WALK_IN, ADMIT: NULL is "person" */
    const char *outcome; /* FINISH: a word of ks_hall_is_outcome */
    const char *reason;
    const char *undone; /* UNDO: the request of the step that is meant; NULL: whichever is last */
    bool is_then_call;  /* FINISH */
    bool is_question;   /* TRANSFER: only says what the wait would be, changes nothing */
};

enum { KS_HALL_SAID_BYTES = 160 };

struct ks_hall_done {
    struct ks_ticket ticket; /* as it is now */
    bool has_next;           /* FINISH and call: somebody was called */
    struct ks_ticket next;
    int64_t since_ms;      /* of the ticket's state */
    int64_t undo_until_ms; /* 0: cannot be taken back */
    bool has_wait;         /* TRANSFER: what follows is known */
    int ahead, wait_low_min, wait_high_min;
    char said[KS_LANG_COUNT][KS_HALL_SAID_BYTES]; /* what was done, a sentence */
};

/* Does it at `now_ms`. KS_ERR_INPUT: something is missing, unknown, or the request was for
 * something else. KS_ERR_NOT_FOUND: nobody waits, no such number today. KS_ERR_STATE: not in this
 * state, the seat still has somebody, somebody else holds the seat or was quicker; then
 * `out->ticket` is the ticket in question as it is now, when there is one. The text says what
 * happened, what is safe and what to do now. Else as the store: KS_ERR_BUSY, KS_ERR_FULL,
 * KS_ERR_IO, KS_ERR_UNCERTAIN (ask again with the same request). */
enum ks_err ks_hall_act(const struct ks_desk *desk, const struct ks_hall_wish *wish, int64_t now_ms,
                        struct ks_hall_done *out, struct ks_error *error) KS_MUST_USE;

/* A visitor who was called and not there says at the kiosk that they are back: they stand behind
 * those who came up to ten minutes after the call (domain/queue/order.h). KS_ERR_NOT_FOUND: no such
 * number today; KS_ERR_STATE: it was not missed. */
enum ks_err ks_hall_come_back(const struct ks_desk *desk, const char *number, int64_t now_ms,
                              struct ks_hall_done *out, struct ks_error *error) KS_MUST_USE;

/* Who holds a seat. */
struct ks_hall_holder {
    char name[KS_TICKET_ID_BYTES];
    int64_t until_ms;
};

/* Sits down, or gives a sign of life: to be called at least every 20 s while signed in.
 * KS_ERR_STATE when `out` has it, unless `is_take_over`; KS_ERR_NOT_FOUND: no such seat. */
enum ks_err ks_hall_sit(const struct ks_desk *desk, const char *seat, const char *actor,
                        bool is_take_over, int64_t now_ms, struct ks_hall_holder *out,
                        struct ks_error *error) KS_MUST_USE;

/* Gets up; a visitor who is at the seat stays there. Nothing happens when somebody else has it. */
enum ks_err ks_hall_get_up(const struct ks_desk *desk, const char *seat, const char *actor,
                           int64_t now_ms, struct ks_error *error) KS_MUST_USE;

#endif
