/* One thread that looks whether the store has changed, and what it shows then. */
#include "service/watch.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "service/parts.h"

struct ks_watch {
    pthread_t thread;
    struct ks_watch_setup setup; /* the desk: protected by mutex */
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct ks_hall_state view;   /* protected by mutex */
    uint64_t wanted, done;       /* protected by mutex: looks asked for and made */
    bool is_looking;             /* protected by mutex: the desk is in use */
    bool is_stopping;            /* protected by mutex */
    int64_t version;             /* of the store as it was seen; the thread's */
    int64_t from_ms, until_ms;   /* the thread's: the wall clock for which a view holds */
    struct ks_hall_waits *waits; /* owned; the thread's */
    bool has_seen;               /* the thread's */
    int64_t release;             /* of the content it was seen with; the thread's */
};

/* False while all is as it was seen last: then nothing is read but a number. A view holds until a
 * lease or a closing ends, a minute at most; and not at all when the clock has gone back. */
static bool has_changed(struct ks_watch *watch, const struct ks_desk *desk)
{
    int64_t version = 0, now_ms = ks_clock_wall_ms(watch->setup.clock);
    bool is_readable = ks_store_data_version(desk->store, &version, NULL) == KS_OK;
    int64_t release = desk->content->release;
    bool is_same = watch->has_seen && is_readable && version == watch->version &&
                   release == watch->release && now_ms >= watch->from_ms &&
                   now_ms < watch->until_ms;

    watch->version = version;
    watch->release = release;
    watch->has_seen = is_readable;
    return !is_same;
}

/* With the mutex held, which it lets go while it reads. */
static bool look(struct ks_watch *watch)
{
    const struct ks_desk *desk = watch->setup.desk;
    struct ks_hall_state view = {0};
    bool is_new = true;

    watch->is_looking = true;
    pthread_mutex_unlock(&watch->mutex);
    if (watch->setup.find_desk != NULL)
        desk = watch->setup.find_desk(watch->setup.find_ctx);
    if (desk != NULL && !ks_store_is_in_place(desk->store))
        desk = NULL; /* others would write to another file */
    if (desk != NULL)
        is_new = has_changed(watch, desk);
    else
        watch->has_seen = false;
    if (desk != NULL && is_new) {
        int64_t now_ms = ks_clock_wall_ms(watch->setup.clock);
        watch->has_seen = ks_hall_look(desk, watch->waits, now_ms, &view, NULL) == KS_OK;
        watch->from_ms = now_ms;
        watch->until_ms = view.next_look_ms;
    }
    pthread_mutex_lock(&watch->mutex);
    watch->is_looking = false;
    bool is_other = is_new && !ks_hall_state_is_same(&view, &watch->view);
    if (is_new)
        watch->view = view;
    watch->view.seen_mono_ms = ks_clock_monotonic_ms(watch->setup.clock);
    return is_other;
}

/* Until a look is wanted, or it is time for one. */
static void await(struct ks_watch *watch)
{
    struct timespec until;
    bool is_late = false;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += watch->setup.every_ms / 1000;
    until.tv_nsec += watch->setup.every_ms % 1000 * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000L;
    }
    while (!watch->is_stopping && watch->done == watch->wanted && !is_late)
        is_late = pthread_cond_timedwait(&watch->changed, &watch->mutex, &until) != 0;
}

static void *keep_watch(void *ctx)
{
    struct ks_watch *watch = ctx;

    pthread_mutex_lock(&watch->mutex);
    while (!watch->is_stopping) {
        uint64_t wanted = watch->wanted;
        bool is_other = look(watch);
        watch->done = wanted;
        pthread_cond_broadcast(&watch->changed);
        if (is_other && watch->setup.wake != NULL) {
            pthread_mutex_unlock(&watch->mutex);
            watch->setup.wake(watch->setup.wake_ctx);
            pthread_mutex_lock(&watch->mutex);
        }
        await(watch);
    }
    pthread_mutex_unlock(&watch->mutex);
    return NULL;
}

static void destroy(struct ks_watch *watch)
{
    pthread_cond_destroy(&watch->changed);
    pthread_mutex_destroy(&watch->mutex);
    ks_hall_waits_free(watch->waits);
    free(watch);
}

struct ks_watch *ks_watch_start(const struct ks_watch_setup *setup)
{
    struct ks_watch *watch = calloc(1, sizeof *watch);
    pthread_condattr_t monotonic;

    if (watch == NULL)
        return NULL;
    watch->setup = *setup;
    watch->waits = ks_hall_waits_create();
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&watch->mutex, NULL);
    pthread_cond_init(&watch->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    if (watch->waits != NULL && pthread_create(&watch->thread, NULL, keep_watch, watch) == 0)
        return watch;
    destroy(watch);
    return NULL;
}

void ks_watch_free(struct ks_watch *watch)
{
    if (watch == NULL)
        return;
    pthread_mutex_lock(&watch->mutex);
    watch->is_stopping = true;
    pthread_cond_broadcast(&watch->changed);
    pthread_mutex_unlock(&watch->mutex);
    pthread_join(watch->thread, NULL);
    destroy(watch);
}

/* The number of the look that the next one will be. */
static uint64_t want(struct ks_watch *watch)
{
    uint64_t mine = ++watch->wanted;

    pthread_cond_broadcast(&watch->changed);
    return mine;
}

void ks_watch_set_desk(struct ks_watch *watch, const struct ks_desk *desk)
{
    pthread_mutex_lock(&watch->mutex);
    while (watch->is_looking)
        pthread_cond_wait(&watch->changed, &watch->mutex);
    watch->setup.desk = desk;
    want(watch);
    pthread_mutex_unlock(&watch->mutex);
}

/* With the mutex held. */
static void await_look(struct ks_watch *watch, uint64_t number)
{
    while (watch->done < number)
        pthread_cond_wait(&watch->changed, &watch->mutex);
}

void ks_watch_look(struct ks_watch *watch)
{
    pthread_mutex_lock(&watch->mutex);
    await_look(watch, want(watch));
    pthread_mutex_unlock(&watch->mutex);
}

void ks_watch_catch_up(struct ks_watch *watch)
{
    pthread_mutex_lock(&watch->mutex);
    await_look(watch, watch->wanted);
    pthread_mutex_unlock(&watch->mutex);
}

void ks_watch_poke(struct ks_watch *watch)
{
    pthread_mutex_lock(&watch->mutex);
    want(watch);
    pthread_mutex_unlock(&watch->mutex);
}

struct ks_hall_state ks_watch_view(struct ks_watch *watch)
{
    pthread_mutex_lock(&watch->mutex);
    struct ks_hall_state view = watch->view;
    pthread_mutex_unlock(&watch->mutex);
    return view;
}
