/* One background thread and its two lists, of work and of what is done. */
#include "base/worker.h"

#include <pthread.h>
#include <stdlib.h>

struct job_list {
    struct ks_job *first, *last;
    int count;
};

struct ks_worker {
    pthread_t thread;
    void (*wake)(void *ctx);
    void *wake_ctx; /* borrowed */
    pthread_mutex_t mutex;
    pthread_cond_t changed;   /* any field below changed */
    struct job_list waiting;  /* protected by mutex */
    struct job_list finished; /* protected by mutex */
    bool is_running;          /* protected by mutex: a job is out of both lists */
    bool is_stopping;         /* protected by mutex */
};

static void push(struct job_list *list, struct ks_job *job)
{
    job->next = NULL;
    if (list->last)
        list->last->next = job;
    else
        list->first = job;
    list->last = job;
    list->count++;
}

static struct ks_job *pop(struct job_list *list)
{
    struct ks_job *job = list->first;
    list->first = job->next;
    if (!list->first)
        list->last = NULL;
    list->count--;
    return job;
}

/* Returns NULL when the worker stops and nothing waits any more. */
static struct ks_job *take_next(struct ks_worker *worker)
{
    struct ks_job *job = NULL;
    pthread_mutex_lock(&worker->mutex);
    while (worker->waiting.count == 0 && !worker->is_stopping)
        pthread_cond_wait(&worker->changed, &worker->mutex);
    if (worker->waiting.count > 0) {
        job = pop(&worker->waiting);
        worker->is_running = true;
    }
    pthread_mutex_unlock(&worker->mutex);
    return job;
}

static void put_finished(struct ks_worker *worker, struct ks_job *job)
{
    pthread_mutex_lock(&worker->mutex);
    push(&worker->finished, job);
    worker->is_running = false;
    pthread_cond_broadcast(&worker->changed);
    pthread_mutex_unlock(&worker->mutex);
}

static void *work(void *ctx)
{
    struct ks_worker *worker = ctx;
    for (struct ks_job *job = take_next(worker); job; job = take_next(worker)) {
        job->run(job);
        put_finished(worker, job);
        if (worker->wake)
            worker->wake(worker->wake_ctx);
    }
    return NULL;
}

struct ks_worker *ks_worker_create(void (*wake)(void *ctx), void *wake_ctx)
{
    struct ks_worker *worker = calloc(1, sizeof *worker);
    if (!worker)
        return NULL;
    worker->wake = wake;
    worker->wake_ctx = wake_ctx;
    pthread_mutex_init(&worker->mutex, NULL);
    pthread_cond_init(&worker->changed, NULL);
    if (pthread_create(&worker->thread, NULL, work, worker) == 0)
        return worker;
    pthread_cond_destroy(&worker->changed);
    pthread_mutex_destroy(&worker->mutex);
    free(worker);
    return NULL;
}

enum ks_err ks_worker_submit(struct ks_worker *worker, struct ks_job *job)
{
    enum ks_err err = KS_OK;
    pthread_mutex_lock(&worker->mutex);
    if (worker->is_stopping)
        err = KS_ERR_STATE;
    else if (worker->waiting.count >= KS_WORKER_MAX_WAITING)
        err = KS_ERR_BUSY;
    else
        push(&worker->waiting, job);
    pthread_cond_broadcast(&worker->changed);
    pthread_mutex_unlock(&worker->mutex);
    return err;
}

/* The list is taken away first: `done` runs without the lock and may submit or free its job. */
int ks_worker_poll(struct ks_worker *worker)
{
    pthread_mutex_lock(&worker->mutex);
    struct job_list finished = worker->finished;
    worker->finished = (struct job_list){0};
    pthread_mutex_unlock(&worker->mutex);
    int count = finished.count;
    while (finished.count > 0) {
        struct ks_job *job = pop(&finished);
        if (job->done)
            job->done(job);
    }
    return count;
}

void ks_worker_wait(struct ks_worker *worker)
{
    pthread_mutex_lock(&worker->mutex);
    while (worker->waiting.count > 0 || worker->is_running)
        pthread_cond_wait(&worker->changed, &worker->mutex);
    pthread_mutex_unlock(&worker->mutex);
}

bool ks_worker_is_idle(struct ks_worker *worker)
{
    pthread_mutex_lock(&worker->mutex);
    bool is_idle = worker->waiting.count == 0 && !worker->is_running && worker->finished.count == 0;
    pthread_mutex_unlock(&worker->mutex);
    return is_idle;
}

void ks_worker_free(struct ks_worker *worker)
{
    if (!worker)
        return;
    pthread_mutex_lock(&worker->mutex);
    worker->is_stopping = true;
    pthread_cond_broadcast(&worker->changed);
    pthread_mutex_unlock(&worker->mutex);
    pthread_join(worker->thread, NULL);
    ks_worker_poll(worker);
    pthread_cond_destroy(&worker->changed);
    pthread_mutex_destroy(&worker->mutex);
    free(worker);
}
