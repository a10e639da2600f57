/* The line of a tribunal's hall to its court: what the hall did since the court counted last, read
 * in its order, and when the court was heard last. The events of the hall are the outbox: nothing
 * is written for the court when a number is given or called. Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_COURT_LINE_H
#define KS_STORE_STORE_COURT_LINE_H

#include "store/store_devices.h"

enum {
    KS_SPEAKER_BYTES = 33, /* a digest: of one run of the program */
    KS_SPEAKER_MS = 6000,  /* whoever says nothing for so long speaks no more for the hall */
    KS_ACTS_AT_ONCE = 200, /* in one message */
    KS_COURT_FAULT_BYTES = 24,
};

/* A place in the order of what was done; {0} stands before everything. */
struct ks_act_mark {
    int64_t epoch, n;
};

/* Below 0, 0 or above as `a` stands before `b`, is it, or behind it. */
int ks_act_mark_compare(struct ks_act_mark a, struct ks_act_mark b);

/* The last message the court has heard of a hall, and in which enrolment; each later one names it,
 * so that one of before, said again by whomever, is known as such. {0}: the hall does not know. */
struct ks_court_last {
    int64_t enrolled_ms; /* later with each enrolment of the hall */
    struct ks_act_mark said;
};

/* What was done: no number, nobody's name. */
struct ks_hall_act {
    struct ks_act_mark mark;
    int64_t at_ms;
    char act[KS_TICKET_ID_BYTES]; /* ks_queue_act_code, or another word of the events */
    char line[KS_TICKET_ID_BYTES];
    int64_t waited_ms; /* of a first call, and of one that is taken back: how long; else -1 */
    char undone[KS_TICKET_ID_BYTES]; /* of an undo: ks_queue_act_code of what it takes back; "" */
};

/* The next message of the hall. */
struct ks_court_saying {
    int64_t epoch, said;           /* its number: later than each one before */
    struct ks_act_mark after, end; /* so far the court has counted; the newest act there is */
    struct ks_hall_act acts[KS_ACTS_AT_ONCE]; /* those behind `after`, in their order */
    int count;
};

/* Begins the next message, for `speaker`: one program of the hall at a time. Every act before the
 * last one told is among them or was told before, also of those who write at this moment.
 * KS_ERR_BUSY, with text: another program speaks. */
enum ks_err ks_store_say(struct ks_store *store, const char *speaker, int64_t now_ms,
                         struct ks_court_saying *out, struct ks_error *error) KS_MUST_USE;

/* Another program may speak at once. */
enum ks_err ks_store_end_saying(struct ks_store *store, const char *speaker,
                                struct ks_error *error) KS_MUST_USE;

/* What the court has answered last. */
struct ks_court_heard {
    int64_t heard_ms;                 /* 0: never */
    struct ks_act_mark mark;          /* so far it has counted */
    char fault[KS_COURT_FAULT_BYTES]; /* why nothing comes of it now; a word of the caller's, "" */
};

/* An answer: keeps all of `heard`. */
enum ks_err ks_store_hear_court(struct ks_store *store, const struct ks_court_heard *heard,
                                struct ks_error *error) KS_MUST_USE;
/* None, or a refusal: keeps `fault` alone. */
enum ks_err ks_store_miss_court(struct ks_store *store, const char *fault,
                                struct ks_error *error) KS_MUST_USE;
/* KS_ERR_NOT_FOUND, without text: this hall has said nothing yet. */
enum ks_err ks_store_find_court(struct ks_store *store, struct ks_court_heard *out,
                                struct ks_error *error) KS_MUST_USE;

/* By which key the court is known, whose orders alone are taken; written down in the audit. "": by
 * none. */
enum ks_err ks_store_trust_court(struct ks_store *store, const char *key,
                                 const struct ks_device_hand *hand,
                                 struct ks_error *error) KS_MUST_USE;
enum ks_err ks_store_find_court_key(struct ks_store *store, char out[KS_DEVICE_KEY_BYTES],
                                    struct ks_error *error) KS_MUST_USE;

/* By which key this hall is known to its court, or this court to its halls: one for all of its
 * consoles. `out` is that key afterwards: `key` where there was none. */
enum ks_err ks_store_keep_hall_key(struct ks_store *store, const char *key,
                                   char out[KS_DEVICE_KEY_BYTES],
                                   struct ks_error *error) KS_MUST_USE;
/* "": none yet. */
enum ks_err ks_store_find_hall_key(struct ks_store *store, char out[KS_DEVICE_KEY_BYTES],
                                   struct ks_error *error) KS_MUST_USE;
/* It is this one from now on; written down in the audit. */
enum ks_err ks_store_take_hall_key(struct ks_store *store, const char *key,
                                   const struct ks_device_hand *hand,
                                   struct ks_error *error) KS_MUST_USE;

#endif
