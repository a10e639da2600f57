/* The watch: sees on a thread of its own that the hall has changed, in this process or in another,
 * and takes a view of it. Faces get the view by value and never read the store themselves. */
#ifndef KS_SERVICE_WATCH_H
#define KS_SERVICE_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "service/desk.h"

struct ks_watch;

enum { KS_VIEW_TEXT_BYTES = 24 };

/* The hall at one moment. {0} is a hall of which nothing is known. */
struct ks_hall_view {
    bool is_known;                   /* false: the store cannot be read; the rest is empty */
    int64_t seen_ms;                 /* monotonic: when it was last seen to be so */
    bool has_current;                /* somebody has been called today and is not done */
    char number[KS_VIEW_TEXT_BYTES]; /* of the one called last: "T016" */
    char place[KS_VIEW_TEXT_BYTES];  /* where to: "1" */
    int64_t called_ms;               /* wall clock: when it was called last */
    bool is_awaited;                 /* called, and not yet taken in */
    int waiting;
};

struct ks_watch_setup {
    const struct ks_desk *desk;   /* NULL: none yet; else the watch's until ks_watch_free, which
                                     closes   nothing */
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

/* The newest view. Any thread. */
struct ks_hall_view ks_watch_view(struct ks_watch *watch);

/* Whether both show people the same; when they were seen does not count. */
bool ks_hall_view_is_same(const struct ks_hall_view *a, const struct ks_hall_view *b);

#endif
