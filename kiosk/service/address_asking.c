/* A wish and how far it is, under one mutex. */
#include "service/address_asking.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/waiting.h"

struct ks_address_asking {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool is_asked;       /* protected by mutex, as are these */
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

struct ks_address_progress ks_address_asking_look(struct ks_address_asking *asking)
{
    pthread_mutex_lock(&asking->mutex);
    const struct ks_address_progress progress = {.is_busy = asking->is_asked || asking->total > 0,
                                                 .done = asking->done,
                                                 .total = asking->total};
    pthread_mutex_unlock(&asking->mutex);
    return progress;
}

bool ks_address_asking_await(struct ks_address_asking *asking, int64_t most_ms)
{
    const struct timespec until = ks_waiting_until(most_ms);
    bool is_late = false;

    pthread_mutex_lock(&asking->mutex);
    while (!asking->is_asked && !asking->is_over && !is_late)
        is_late = pthread_cond_timedwait(&asking->changed, &asking->mutex, &until) != 0;
    bool is_asked = asking->is_asked;
    asking->is_asked = false;
    asking->total = is_asked ? 1 : 0;
    pthread_mutex_unlock(&asking->mutex);
    return is_asked;
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
