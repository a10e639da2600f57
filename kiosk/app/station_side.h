/* This kiosk as a station of the hall: a thread with a database handle of its own reports every ten
 * seconds how it is and takes up what staff want of it, so that neither a frame nor a printer waits
 * for that. The loop of the window only leaves two moments behind; what it has to do itself it does
 * between two frames. A machine that nobody wants enrolled has no such key, and then there is no
 * handle either. */
#ifndef KS_APP_STATION_SIDE_H
#define KS_APP_STATION_SIDE_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/clock.h"
#include "base/worker.h"
#include "draw/draw_list.h"
#include "service/health.h"
#include "service/station.h"

struct ks_parts;
struct ks_store;

/* A picture of the screen in the making. The worker's while it is queued. */
struct ks_station_shot {
    struct ks_job job; /* first */
    struct ks_parts *parts;
    struct ks_draw_list list; /* owned, as are the arena and the picture */
    struct ks_arena arena;
    int w, h;
    uint32_t ground;
    char *picture;
    size_t bytes;
    bool is_queued;
};

/* What the window's loop tells, and what it is told. */
struct ks_station_news {
    struct ks_station_standing standing; /* told by the thread, with the task */
    struct ks_station_task task;         /* id 0: none */
    bool has_news;
    int64_t ended; /* the task that the loop has ended; 0: none */
    bool is_done;
    char *picture; /* owned by whoever takes it */
    size_t bytes;
    bool has_visitor, is_due; /* is_due: what it says is worth a report before its time */
    int64_t release, shown_since_ms;
    char release_path[600];
    char printer[24];
    struct ks_findings findings; /* ids and gravity alone */
};

struct ks_station_side {
    /* Monotonic: when a frame was shown, the touch device read, the worker found idle last; wall
     * clock: the last touch. */
    _Atomic int64_t frame_ms, read_ms, idle_ms, touched_ms;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct ks_station_news news; /* these four: protected by mutex */
    bool is_stopping, is_poked, wants_code;
    struct ks_parts *parts;
    /* The thread's. */
    pthread_t thread;
    struct ks_store *store;
    struct ks_station_self self;
    struct ks_station_standing standing;
    int64_t task;               /* in the hands of the loop; 0: none */
    int64_t started_ms, hashed; /* hashed: the release whose hash is known */
    int64_t next_beat_ms;       /* monotonic */
    char sha[65], program[33], fault[320];
    bool has_self, has_taken_over;
    /* The loop's. */
    struct ks_station_standing shown;
    struct ks_station_task in_hand;
    struct ks_station_shot shot;
    int64_t seen_event, seen_release;
    bool is_open, has_thread, wants_restart;
};

/* Begins; without a thread on a clock that stands until told, where ks_station_side_step does its
 * work. KS_ERR_MEMORY: no thread can be had. */
enum ks_err ks_station_side_open(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;
/* Ends; accepts one that never began. After the worker has ended. */
void ks_station_side_close(struct ks_parts *parts);

/* A code is wanted for the screen; `ctx` is the parts. UI thread. */
void ks_station_side_ask(void *ctx);
/* Once a turn of the loop: never waits. UI thread. */
void ks_station_side_tick(struct ks_parts *parts);
/* What is found by the look after the house. UI thread. */
void ks_station_side_note(struct ks_parts *parts, const struct ks_findings *findings,
                          const char *printer);
/* One report, here and now: for whoever plays a visit step by step. */
void ks_station_side_step(struct ks_station_side *side);

/* The name of this kiosk: as it is enrolled, else that of its configuration; "" none, or it is
 * refused. UI thread. */
const char *ks_station_side_name(const struct ks_parts *parts);
/* Why it is refused, a sentence; "" it is enrolled; NULL: it is no station. UI thread. */
const char *ks_station_side_fault(const struct ks_parts *parts);

#endif
