/* The announcer: says the calls of the hall one after another, on a thread of its own, each as a
 * row that tells what became of it. A call is said again, and in English, only while nothing waits;
 * a recall of a number that waits is merged into it; who has come already, and what is too old, is
 * not said. Several boards may have one: they take turns. Once a night it sounds a tone that nobody
 * minds, so that a dead loudspeaker is known before the first visitor is called. It knows no sound:
 * what speaks is a struct ks_mouth. */
#ifndef KS_SERVICE_ANNOUNCER_H
#define KS_SERVICE_ANNOUNCER_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"
#include "domain/queue/announcing.h"
#include "service/desk.h"
#include "service/voice_plan.h"

enum ks_mouth_state {
    KS_MOUTH_SILENT, /* ready, and everything it was given is out */
    KS_MOUTH_SPEAKING,
    KS_MOUTH_DUMB, /* cannot be heard */
};

/* What speaks. All is called on the announcer's thread. */
struct ks_mouth {
    /* Begins to say the sentence of the plan in that language and returns; with the chime before
     * it. */
    enum ks_err (*say)(void *ctx, const struct ks_voice_plan *plan, enum ks_lang lang,
                       bool has_chime, struct ks_error *error);
    /* Begins a tone so soft that nobody minds it, and returns: what takes it is alive. NULL: none.
     */
    enum ks_err (*sound_tone)(void *ctx, struct ks_error *error);
    /* How it is; of a DUMB one `error` says why. Of another it says why it is likely not heard, or
     * nothing. One that was dumb is looked for anew. */
    enum ks_mouth_state (*state)(void *ctx, struct ks_error *error);
    /* Gives back what belongs to the thread; may be NULL. */
    void (*end)(void *ctx);
    void *ctx;
};

struct ks_announcer_setup {
    /* Where the calls are, asked before each look on the announcer's thread, to which its store
     * belongs; NULL: out of reach. Before it is another store it is NULL once. */
    const struct ks_desk *(*find_desk)(void *ctx);
    void *find_ctx;
    const struct ks_clock *clock; /* borrowed */
    const char *board;            /* borrowed; who speaks: the name of the station */
    struct ks_mouth mouth;
    struct ks_quiet_hours quiet;
    int tone_minute; /* after midnight, when the nightly tone is sounded; -1: never */
};

struct ks_announcer; /* owned by whoever created it */

/* One that does nothing until it is told: for a clock that stands until told. NULL when there is no
 * memory. */
struct ks_announcer *ks_announcer_create(const struct ks_announcer_setup *setup);

/* Does what is due now; returns in how many milliseconds it wants to be called again, if nothing
 * happens before. */
int ks_announcer_step(struct ks_announcer *announcer);

/* The same on a thread that steps by itself. NULL when there is no memory or no thread. */
struct ks_announcer *ks_announcer_start(const struct ks_announcer_setup *setup);

/* Something was called, perhaps: looks at once, and does not wait for it. Any thread. */
void ks_announcer_poke(struct ks_announcer *announcer);

/* Whether it cannot be heard now, so that the board has to call louder to the eye. Any thread. */
bool ks_announcer_is_dumb(struct ks_announcer *announcer);

/* Ends in mid-word and frees; that call is said by whoever comes next, if it is fresh. NULL is
 * accepted. */
void ks_announcer_free(struct ks_announcer *announcer);

#endif
