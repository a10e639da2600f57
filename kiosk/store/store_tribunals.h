/* The halls of the court's tribunals, as the court keeps them: who each is, by its key, what it
 * said of itself last, and what was done there, counted by day. Whoever enrols or revokes one is
 * written down in the audit. Rules of use as in store/store.h. */
#ifndef KS_STORE_STORE_TRIBUNALS_H
#define KS_STORE_STORE_TRIBUNALS_H

#include "base/arena.h"
#include "store/store_court_line.h"
#include "store/store_devices.h"

enum {
    KS_TRIBUNAL_NAME_BYTES = 32,
    KS_TRIBUNAL_REPORT_BYTES = 40 * 1024,
    KS_TRIBUNAL_MOST_LINES = 64, /* of a hall on a day */
};

/* What a hall said was done and the court does not count, among the figures of the day it came. */
#define KS_TRIBUNAL_REFUSED "refused"

/* A hall. Texts of any length are the arena's. */
struct ks_tribunal_row {
    char name[KS_TRIBUNAL_NAME_BYTES], key[KS_DEVICE_KEY_BYTES];
    int64_t made_ms;
    int64_t seen_ms;         /* when it was heard last, by this clock; 0: never */
    int64_t rival_ms;        /* when another spoke with its key; 0: never */
    struct ks_act_mark mark; /* so far its acts are counted */
    const char *report;      /* what it said of itself; "" never */
};

/* Enrols the hall by its key, or, where it is enrolled, gives it this one: what it did from then on
 * is counted, and what was counted stays. KS_ERR_STATE: the key is another hall's. */
enum ks_err ks_store_put_tribunal(struct ks_store *store, const char *name, const char *key,
                                  const struct ks_device_hand *hand,
                                  struct ks_error *error) KS_MUST_USE;
/* Its key is worth nothing from now on; what was counted stays. KS_ERR_NOT_FOUND. */
enum ks_err ks_store_revoke_tribunal(struct ks_store *store, const char *name,
                                     const struct ks_device_hand *hand,
                                     struct ks_error *error) KS_MUST_USE;

/* The key of the hall of that name; "": none is enrolled by it. */
enum ks_err ks_store_find_tribunal_key(struct ks_store *store, const char *name,
                                       char out[KS_DEVICE_KEY_BYTES],
                                       struct ks_error *error) KS_MUST_USE;

/* Every enrolled hall by its name, shown to `show` until it returns false. */
enum ks_err ks_store_show_tribunals(struct ks_store *store, struct ks_arena *arena,
                                    bool (*show)(const struct ks_tribunal_row *row, void *ctx),
                                    void *ctx, struct ks_error *error) KS_MUST_USE;

/* A message of a hall whose signature was seen to be right. Borrowed. */
struct ks_tribunal_said {
    const char *name;
    const struct ks_court_saying *saying;
    struct ks_court_last last; /* what was heard before it, as it says */
    const char *report;        /* NULL: this message says nothing of how the hall is */
    int64_t now_ms;
};

/* What has come of it. */
struct ks_tribunal_hearing {
    bool is_heard; /* false: it does not name the last message that was heard, nothing changed */
    struct ks_court_last last; /* the one that the next message is to name */
    struct ks_act_mark mark;   /* with is_heard: so far acts are counted, there the hall goes on */
};

/* Hears a message once, and only one said by whoever knows what was heard last: one of before, or
 * of an enrolment of before, changes nothing. Counts each of its acts that was not counted yet, and
 * no act before those before it: an act comes as often as may be and counts once; one that was
 * taken back counts no more. Acts of days before the enrolment are nobody's news; one of a day that
 * is not yet (tomorrow's may be, by another clock), of a line whose id cannot be one or of more
 * lines than KS_TRIBUNAL_MOST_LINES a day is counted as KS_TRIBUNAL_REFUSED alone. KS_ERR_STATE,
 * and it is written down as a rival's: it knows what was heard last, and its number is no later.
 * KS_ERR_NOT_FOUND: the hall is not enrolled. */
enum ks_err ks_store_hear_tribunal(struct ks_store *store, const struct ks_tribunal_said *said,
                                   struct ks_tribunal_hearing *out,
                                   struct ks_error *error) KS_MUST_USE;

/* What was done at a hall on a day for a line and not taken back. */
struct ks_tribunal_figure {
    char name[KS_TRIBUNAL_NAME_BYTES];
    char day[KS_TICKET_DAY_BYTES], line[KS_TICKET_ID_BYTES], act[KS_TICKET_ID_BYTES];
    int64_t count;
    int64_t waits, wait_sum_ms; /* of first calls: how many waited, how long all of them together */
};

/* Those of the days from `from` to `to`, by hall, day, line and act, of those that were revoked,
 * too, shown to `show` until it returns false. */
enum ks_err ks_store_show_tribunal_figures(struct ks_store *store, const char *from, const char *to,
                                           bool (*show)(const struct ks_tribunal_figure *row,
                                                        void *ctx),
                                           void *ctx, struct ks_error *error) KS_MUST_USE;

#endif
