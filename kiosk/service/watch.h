/* The watch: sees on a thread of its own that the hall has changed, in this process or in another,
 * and takes a view of it. Faces get the view by value and never read the store themselves. */
#ifndef KS_SERVICE_WATCH_H
#define KS_SERVICE_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "service/desk.h"
#include "service/hall_view.h"

struct ks_watch;

struct ks_watch_setup {
    const struct ks_desk *desk; /* NULL: none yet; else the watch's until ks_watch_free, which
                                   closes nothing */
    /* On the watch's thread before each look, instead of `desk`: the desk to look at, or NULL while
     * there is none; another database than in the look before only after a NULL. May be NULL. */
    const struct ks_desk *(*find_desk)(void *ctx);
    void *find_ctx;
    const struct ks_clock *clock; /* borrowed */
    int every_ms;                 /* between two looks; each is cheap while nothing changed */
    void (*wake)(void *ctx); /* on the watch's thread, after the view has changed; may be NULL */
    void *wake_ctx;
};

/* Starts the thread; NULL if none can be had. */
struct ks_watch *ks_watch_start(const struct ks_watch_setup *setup);

/* Ends the thread; accepts NULL. */
void ks_watch_free(struct ks_watch *watch);

/* Another desk, or none: from the next look on. The old one is the caller's again on return. Any
 * thread. */
void ks_watch_set_desk(struct ks_watch *watch, const struct ks_desk *desk);

/* Looks now, as after a write of one's own, and returns when it has looked. Any thread but the
 * watch's. */
void ks_watch_look(struct ks_watch *watch);

/* Asks for a look soon and does not wait for it. Any thread. */
void ks_watch_poke(struct ks_watch *watch);

/* Returns when every look that was asked for before has been made, at once where none was: what
 * this program has written and poked for stands in the view then. Any thread but the watch's. */
void ks_watch_catch_up(struct ks_watch *watch);

/* The newest view, with `seen_mono_ms` of the last look. Any thread. */
struct ks_hall_state ks_watch_view(struct ks_watch *watch);

#endif
