/* One background thread for what may be slow: printing, writing to disk, speaking. Jobs run one
 * after another in the order given; what they found comes back to the UI thread with the job. A job
 * carries its own data: nothing is shared while it runs. */
#ifndef KS_BASE_WORKER_H
#define KS_BASE_WORKER_H

#include <stdbool.h>

#include "base/err.h"

/* At most this many jobs wait; one more is refused. */
enum { KS_WORKER_MAX_WAITING = 16 };

struct ks_worker;

/* Put this first into a struct that holds the job's data. The job is the worker's from a successful
 * submit until `done` is called, then the caller's again (who may free it there). */
struct ks_job {
    void (*run)(struct ks_job *job);  /* on the worker thread */
    void (*done)(struct ks_job *job); /* on the UI thread, in ks_worker_poll; may be NULL */
    struct ks_job *next;              /* the worker's own; protected by its mutex */
};

/* Starts the thread. `wake` (may be NULL) is called on the worker thread after each job, to make
 * the UI thread poll; `wake_ctx` is borrowed until ks_worker_free. NULL if no thread can be had. */
struct ks_worker *ks_worker_create(void (*wake)(void *ctx), void *wake_ctx);

/* Queues `job`. KS_ERR_BUSY when KS_WORKER_MAX_WAITING jobs wait, KS_ERR_STATE while the worker is
 * being freed; the job then stays the caller's. UI thread. */
enum ks_err ks_worker_submit(struct ks_worker *worker, struct ks_job *job) KS_MUST_USE;

/* Calls `done` of every finished job, in order; returns how many finished jobs there were. `done`
 * may submit again. UI thread. */
int ks_worker_poll(struct ks_worker *worker);

/* Blocks until every submitted job has run. Does not call `done`. UI thread. */
void ks_worker_wait(struct ks_worker *worker);

/* Whether nothing waits, runs, or has finished without having been polled. UI thread. */
bool ks_worker_is_idle(struct ks_worker *worker);

/* Runs what still waits, ends the thread, calls the last `done`s, frees. Accepts NULL. UI thread.
 */
void ks_worker_free(struct ks_worker *worker);

#endif
