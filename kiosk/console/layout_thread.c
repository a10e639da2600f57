/* A thread that works off the packs whose layout is wanted. */
#include "console/layout_thread.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/log.h"
#include "service/layouts.h"

enum { NICE = 10, MOST_TRIES = 3, AGAIN_S = 1 };

struct ks_layout_thread {
    const char *data_dir;
    const struct ks_clock *clock;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool is_poked;       /* protected by mutex */
    atomic_bool is_over; /* set under mutex */
};

/* Until somebody pokes; false: it is over. */
static bool await(struct ks_layout_thread *thread)
{
    pthread_mutex_lock(&thread->mutex);
    while (!thread->is_poked && !atomic_load(&thread->is_over))
        pthread_cond_wait(&thread->changed, &thread->mutex);
    thread->is_poked = false;
    pthread_mutex_unlock(&thread->mutex);
    return !atomic_load(&thread->is_over);
}

/* What broke off, as when the machine has no memory left, is tried again; not for ever. */
static void work_off(struct ks_layout_thread *thread)
{
    int tries = 0;
    bool did = true;

    while (did && !atomic_load(&thread->is_over)) {
        struct ks_error error = {0};
        enum ks_err err = ks_layouts_work(thread->data_dir, ks_clock_wall_ms(thread->clock),
                                          &thread->is_over, &did, &error);
        tries = err == KS_OK ? 0 : tries + 1;
        if (err == KS_OK || atomic_load(&thread->is_over))
            continue;
        ks_log(KS_LOG_WARN, "layout", "%s", error.text);
        if (tries == MOST_TRIES)
            ks_layouts_give_up(thread->data_dir);
        sleep(AGAIN_S);
    }
}

static void *run(void *ctx)
{
    struct ks_layout_thread *thread = ctx;

    setpriority(PRIO_PROCESS, (id_t)gettid(), NICE);
    do {
        work_off(thread);
    } while (await(thread));
    return NULL;
}

struct ks_layout_thread *ks_layout_thread_start(const char *data_dir, const struct ks_clock *clock)
{
    struct ks_layout_thread *thread = calloc(1, sizeof *thread);

    if (thread == NULL)
        return NULL;
    thread->data_dir = data_dir;
    thread->clock = clock;
    pthread_mutex_init(&thread->mutex, NULL);
    pthread_cond_init(&thread->changed, NULL);
    if (pthread_create(&thread->thread, NULL, run, thread) == 0)
        return thread;
    free(thread);
    return NULL;
}

void ks_layout_thread_poke(struct ks_layout_thread *thread)
{
    pthread_mutex_lock(&thread->mutex);
    thread->is_poked = true;
    pthread_cond_signal(&thread->changed);
    pthread_mutex_unlock(&thread->mutex);
}

void ks_layout_thread_stop(struct ks_layout_thread *thread)
{
    if (thread == NULL)
        return;
    pthread_mutex_lock(&thread->mutex);
    atomic_store(&thread->is_over, true);
    pthread_cond_signal(&thread->changed);
    pthread_mutex_unlock(&thread->mutex);
    pthread_join(thread->thread, NULL);
    pthread_cond_destroy(&thread->changed);
    pthread_mutex_destroy(&thread->mutex);
    free(thread);
}
