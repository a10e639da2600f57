/* Inside of the journeys: what a step works on. */
#ifndef KS_APP_JOURNEY_PRIVATE_H
#define KS_APP_JOURNEY_PRIVATE_H

#include "app/parts.h"
#include "platform/input.h"
#include "platform/paint.h"

struct ks_journey {
    struct ks_parts parts;
    struct ks_clock_manual clock;
    struct ks_gesture gesture;
    struct ks_store *staff_store; /* the window staff's own connection */
    const char *out;
    char slips[600]; /* folder of the file printer */
    int old_slips;   /* number of the newest slip from before this journey; 0 = none */
    int last_slip;   /* number of the slip that expect-print looks at */
    struct ks_arena arena;
    struct ks_error error; /* what did not hold, without FILE:LINE */
};

/* A step: the rest of its line in, whether it holds out; if not, `journey->error` says why. */
typedef bool ks_step_fn(struct ks_journey *journey, char *rest);

struct ks_step_word {
    const char *word;
    ks_step_fn *run;
};

extern const struct ks_step_word ks_journey_words[];

/* Lets `ms` pass in steps of at most a second, timers and finished work included. */
void ks_journey_pass(struct ks_journey *journey, int64_t ms);

/* Number of the newest slip in the folder; 0 = none. */
int ks_journey_newest_slip(const struct ks_journey *journey);

/* No file of this process may grow any more, or (false) again: what a full disk is like. */
bool ks_journey_limit_files(bool is_full);

/* Waits for the worker and lets its results come in. */
void ks_journey_settle(struct ks_journey *journey);

/* Paints the present frame into OUT/`name`. */
bool ks_journey_save_frame(struct ks_journey *journey, const char *name);

/* Writes the list of controls as JSON into OUT/`name`. */
bool ks_journey_save_controls(struct ks_journey *journey, const char *name);

/* Formats `journey->error` and returns false. */
bool ks_journey_fail(struct ks_journey *journey, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
