/* The line to a hall on a server: a thread with database handles of its own tells the hall what the
 * kiosk gave while the line was cut, and finds out when it is back. The worker gives numbers of the
 * kiosk's own meanwhile (service/contact.h); no frame waits for either. */
#ifndef KS_APP_CONTACT_SIDE_H
#define KS_APP_CONTACT_SIDE_H

#include <pthread.h>
#include <stdbool.h>

#include "base/err.h"
#include "service/contact.h"

struct ks_parts;
struct ks_store;

struct ks_contact_side {
    struct ks_contact contact; /* shared */
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool is_stopping; /* protected by mutex */
    struct ks_parts *parts;
    struct ks_store *hall, *own; /* the thread's */
    struct ks_store *heard;      /* the own file, of the station's thread */
    int64_t looked_ms;           /* monotonic, of the loop: when the hall was last opened anew */
    char fault[320];             /* the thread's: the last that was told */
    bool is_open, has_thread;
};

/* Opens the kiosk's own file for the worker, where the hall is on a server, and begins; without a
 * thread on a clock that stands until told, where ks_contact_side_step does its work. A file that
 * cannot be opened is logged: then no number is given while the line is cut. KS_ERR_MEMORY: no
 * thread can be had. */
enum ks_err ks_contact_side_open(struct ks_parts *parts, struct ks_error *error) KS_MUST_USE;
/* Ends; accepts one that never began. After the worker has ended. */
void ks_contact_side_close(struct ks_parts *parts);
/* One look, here and now: for whoever plays a visit step by step. */
void ks_contact_side_step(struct ks_contact_side *side);
/* Whether a hall that was out of reach at the start is there now and is to be opened by a look
 * after the house; true at most once a second. UI thread. */
bool ks_contact_side_is_back(struct ks_parts *parts);
/* How the hall answered the station of this kiosk; `place` 0: it is none. On the station's thread,
 * whose handle `hall` is. */
void ks_contact_side_hear(struct ks_contact_side *side, struct ks_store *hall, int64_t place,
                          int64_t epoch);

#endif
