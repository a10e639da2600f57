/* A wish and how far it is, under one mutex. */
#include "service/address_asking.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/waiting.h"

enum { MOST_WAITING = 256 };

struct ks_address_asking {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool is_asked;               /* protected by mutex, as are these */
    char *waiting[MOST_WAITING]; /* owned */
    int waiting_count;
    int done, total;     /* 0 of 0: nothing is under way; as long as it is not known, of 1 */
    atomic_bool is_over; /* set under mutex, so that nobody misses it */
};

struct ks_address_asking *ks_address_asking_create(void)
{
    struct ks_address_asking *asking = calloc(1, sizeof *asking);

    if (asking == NULL)
        return NULL;
    pthread_mutex_init(&asking->mutex, NULL);
    ks_waiting_init(&asking->changed);
    return asking;
}

void ks_address_asking_free(struct ks_address_asking *asking)
{
    if (asking == NULL)
        return;
    for (int i = 0; i < asking->waiting_count; i++)
        free(asking->waiting[i]);
    pthread_cond_destroy(&asking->changed);
    pthread_mutex_destroy(&asking->mutex);
    free(asking);
}

void ks_address_asking_ask(struct ks_address_asking *asking)
{
    pthread_mutex_lock(&asking->mutex);
    asking->is_asked = asking->is_asked || asking->total == 0;
    pthread_cond_broadcast(&asking->changed);
    pthread_mutex_unlock(&asking->mutex);
}

static bool does_wait(const struct ks_address_asking *asking, const char *url)
{
    for (int i = 0; i < asking->waiting_count; i++)
        if (strcmp(asking->waiting[i], url) == 0)
            return true;
    return false;
}

/* Under the mutex. */
static enum ks_err put(struct ks_address_asking *asking, const char *url, struct ks_error *error)
{
    if (does_wait(asking, url))
        return KS_OK;
    if (asking->waiting_count == MOST_WAITING)
        return ks_fail(error, KS_ERR_BUSY, "Too many addresses wait to be looked at: ask later");
    char *copy = strdup(url);
    if (copy == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    asking->waiting[asking->waiting_count++] = copy;
    return KS_OK;
}

enum ks_err ks_address_asking_ask_for(struct ks_address_asking *asking, const char *const *urls,
                                      int count, struct ks_error *error)
{
    enum ks_err err = KS_OK;

    pthread_mutex_lock(&asking->mutex);
    for (int i = 0; err == KS_OK && i < count; i++)
        err = put(asking, urls[i], error);
    pthread_cond_broadcast(&asking->changed);
    pthread_mutex_unlock(&asking->mutex);
    return err;
}

struct ks_address_progress ks_address_asking_look(struct ks_address_asking *asking)
{
    pthread_mutex_lock(&asking->mutex);
    const struct ks_address_progress progress = {
        .is_busy = asking->is_asked || asking->waiting_count > 0 || asking->total > 0,
        .done = asking->done,
        .total = asking->total};
    pthread_mutex_unlock(&asking->mutex);
    return progress;
}

/* Under the mutex. */
static struct ks_address_wish take(struct ks_address_asking *asking, struct ks_arena *arena)
{
    struct ks_address_wish wish = {.is_all = asking->is_asked, .count = asking->waiting_count};

    wish.urls = ks_arena_alloc(arena, ((size_t)wish.count + 1) * sizeof *wish.urls);
    for (int i = 0; i < wish.count; i++) {
        wish.urls[i] = ks_arena_strdup(arena, asking->waiting[i]);
        free(asking->waiting[i]);
    }
    asking->is_asked = false;
    asking->waiting_count = 0;
    asking->total = wish.is_all || wish.count > 0 ? 1 : 0;
    return wish;
}

struct ks_address_wish ks_address_asking_await(struct ks_address_asking *asking, int64_t most_ms,
                                               struct ks_arena *arena)
{
    const struct timespec until = ks_waiting_until(most_ms);
    bool is_late = false;

    pthread_mutex_lock(&asking->mutex);
    while (!asking->is_asked && asking->waiting_count == 0 && !asking->is_over && !is_late)
        is_late = pthread_cond_timedwait(&asking->changed, &asking->mutex, &until) != 0;
    const struct ks_address_wish wish = take(asking, arena);
    pthread_mutex_unlock(&asking->mutex);
    return wish;
}

void ks_address_asking_tell(struct ks_address_asking *asking, int done, int total)
{
    pthread_mutex_lock(&asking->mutex);
    asking->done = done < total ? done : 0;
    asking->total = done < total ? total : 0;
    pthread_mutex_unlock(&asking->mutex);
}

void ks_address_asking_end(struct ks_address_asking *asking)
{
    pthread_mutex_lock(&asking->mutex);
    atomic_store(&asking->is_over, true);
    pthread_cond_broadcast(&asking->changed);
    pthread_mutex_unlock(&asking->mutex);
}

bool ks_address_asking_is_over(const struct ks_address_asking *asking)
{
    return atomic_load(&asking->is_over);
}
