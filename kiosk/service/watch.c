/* One thread that looks whether the store has changed, and what it shows then. */
#include "service/watch.h"

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "service/parts.h"

/* Others on a server are told at most so often that there is something to see. */
enum { POKE_EVERY_MS = 20 };

struct ks_watch {
    pthread_t thread;
    int woken;                   /* an eventfd, owned: the thread is to see why */
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
    bool owes_poke;              /* the thread's: this program wrote, and others are not told yet */
    int64_t poked_ms;            /* the thread's, by nobody's clock */
    int heard;                   /* the thread's: polled for pokes of others; -1 */
    bool was_poked;              /* the thread's: after its last reading, by others */
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

static int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

/* What was written here is told to others. A poke that is lost costs them the time until they look
 * by themselves. */
static void tell_others(struct ks_watch *watch, const struct ks_desk *desk)
{
    if (!watch->owes_poke || steady_ms() < watch->poked_ms + POKE_EVERY_MS)
        return;
    (void)!ks_store_poke(desk->store, NULL);
    watch->owes_poke = false;
    watch->poked_ms = steady_ms();
}

/* A look at the desk: listens first, so that what comes after the reading is heard. */
static bool look_at(struct ks_watch *watch, const struct ks_desk *desk, bool is_asked,
                    struct ks_hall_state *view)
{
    (void)!ks_store_listen(desk->store, NULL);
    (void)ks_store_was_poked(desk->store); /* what was told before is seen now */
    bool is_new = has_changed(watch, desk);
    watch->owes_poke = watch->owes_poke || (is_asked && is_new);
    tell_others(watch, desk);
    if (is_new) {
        int64_t now_ms = ks_clock_wall_ms(watch->setup.clock);
        watch->has_seen = ks_hall_look(desk, watch->waits, now_ms, view, NULL) == KS_OK;
        watch->from_ms = now_ms;
        watch->until_ms = view->next_look_ms;
    }
    watch->heard = ks_store_listening_fd(desk->store);
    watch->was_poked = ks_store_was_poked(desk->store);
    return is_new;
}

/* Nothing to look at. */
static bool look_away(struct ks_watch *watch)
{
    watch->has_seen = false;
    watch->owes_poke = false;
    watch->was_poked = false;
    watch->heard = -1;
    return true;
}

/* With the mutex held, which it lets go while it reads; `is_asked`: by this program, which may have
 * written. */
static bool look(struct ks_watch *watch, bool is_asked)
{
    const struct ks_desk *desk = watch->setup.desk;
    struct ks_hall_state view = {0};

    watch->is_looking = true;
    pthread_mutex_unlock(&watch->mutex);
    if (watch->setup.find_desk != NULL)
        desk = watch->setup.find_desk(watch->setup.find_ctx);
    if (desk != NULL && !ks_store_is_in_place(desk->store))
        desk = NULL; /* others would write to another file */
    bool is_new = desk != NULL ? look_at(watch, desk, is_asked, &view) : look_away(watch);
    pthread_mutex_lock(&watch->mutex);
    watch->is_looking = false;
    bool is_other = is_new && !ks_hall_state_is_same(&view, &watch->view);
    if (is_new)
        watch->view = view;
    watch->view.seen_mono_ms = ks_clock_monotonic_ms(watch->setup.clock);
    return is_other;
}

/* Until something is to be seen, or so long. */
static void sleep_for(const struct ks_watch *watch, int heard, int64_t ms)
{
    struct pollfd wakers[] = {{.fd = watch->woken, .events = POLLIN},
                              {.fd = heard, .events = POLLIN}};
    (void)poll(wakers, 2, (int)ms);
}

/* With the mutex held: until a look is wanted here or poked for elsewhere, or it is time for one.
 * However many poke, it looks for them no oftener than each of them may. */
static void await(struct ks_watch *watch, int64_t looked_ms)
{
    int wait_ms = watch->setup.every_ms;
    uint64_t count;

    if (watch->is_stopping || watch->done != watch->wanted)
        return;
    pthread_mutex_unlock(&watch->mutex);
    if (watch->owes_poke && wait_ms > POKE_EVERY_MS)
        wait_ms = POKE_EVERY_MS;
    if (!watch->was_poked)
        sleep_for(watch, watch->heard, wait_ms);
    int64_t since_ms = steady_ms() - looked_ms;
    if (watch->heard >= 0 && since_ms < POKE_EVERY_MS)
        sleep_for(watch, -1, POKE_EVERY_MS - since_ms);
    (void)!read(watch->woken, &count, sizeof count);
    pthread_mutex_lock(&watch->mutex);
}

static void *keep_watch(void *ctx)
{
    struct ks_watch *watch = ctx;

    pthread_mutex_lock(&watch->mutex);
    while (!watch->is_stopping) {
        uint64_t wanted = watch->wanted;
        int64_t looked_ms = steady_ms();
        bool is_other = look(watch, wanted != watch->done);
        watch->done = wanted;
        pthread_cond_broadcast(&watch->changed);
        if (is_other && watch->setup.wake != NULL) {
            pthread_mutex_unlock(&watch->mutex);
            watch->setup.wake(watch->setup.wake_ctx);
            pthread_mutex_lock(&watch->mutex);
        }
        await(watch, looked_ms);
    }
    pthread_mutex_unlock(&watch->mutex);
    return NULL;
}

/* With the mutex held: the thread sees why before it sleeps again. */
static void rouse(const struct ks_watch *watch)
{
    const uint64_t one = 1;
    (void)!write(watch->woken, &one, sizeof one);
}

static void destroy(struct ks_watch *watch)
{
    if (watch->woken >= 0)
        close(watch->woken);
    pthread_cond_destroy(&watch->changed);
    pthread_mutex_destroy(&watch->mutex);
    ks_hall_waits_free(watch->waits);
    free(watch);
}

struct ks_watch *ks_watch_start(const struct ks_watch_setup *setup)
{
    struct ks_watch *watch = calloc(1, sizeof *watch);

    if (watch == NULL)
        return NULL;
    watch->setup = *setup;
    watch->waits = ks_hall_waits_create();
    watch->woken = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    watch->heard = -1;
    pthread_mutex_init(&watch->mutex, NULL);
    pthread_cond_init(&watch->changed, NULL);
    if (watch->waits != NULL && watch->woken >= 0 &&
        pthread_create(&watch->thread, NULL, keep_watch, watch) == 0)
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
    rouse(watch);
    pthread_mutex_unlock(&watch->mutex);
    pthread_join(watch->thread, NULL);
    destroy(watch);
}

/* The number of the look that the next one will be. */
static uint64_t want(struct ks_watch *watch)
{
    uint64_t mine = ++watch->wanted;

    rouse(watch);
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
