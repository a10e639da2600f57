/* Threads that take requests from one line. */
#include "console/lane.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/i18n.h"

enum { NICE = 10 };

/* What a thread starts with. */
struct hand {
    struct ks_lane *lane;
    struct ks_desk *desk;
    pthread_t thread;
};

struct ks_lane {
    struct ks_lane_setup setup;
    struct hand hands[KS_LANE_MOST_THREADS];
    int hand_count;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct ks_http_exchange *waiting[KS_LANE_MOST_WAITING]; /* a ring; protected by mutex */
    int first, count;                                       /* protected by mutex */
    bool is_stopping;                                       /* protected by mutex */
};

static struct ks_http_exchange *take(struct ks_lane *lane)
{
    struct ks_http_exchange *exchange = NULL;

    pthread_mutex_lock(&lane->mutex);
    while (lane->count == 0 && !lane->is_stopping)
        pthread_cond_wait(&lane->changed, &lane->mutex);
    if (lane->count > 0) {
        exchange = lane->waiting[lane->first];
        lane->first = (lane->first + 1) % KS_LANE_MOST_WAITING;
        lane->count--;
    }
    pthread_mutex_unlock(&lane->mutex);
    return exchange;
}

static void *work(void *ctx)
{
    const struct hand *hand = ctx;
    struct ks_lane *lane = hand->lane;
    struct ks_http_exchange *exchange = NULL;

    if (lane->setup.is_in_no_hurry)
        setpriority(PRIO_PROCESS, (id_t)gettid(), NICE);
    while ((exchange = take(lane)) != NULL)
        lane->setup.work(lane->setup.ctx, hand->desk, exchange);
    ks_i18n_tell_thread_in(KS_LANG_COUNT);
    return NULL;
}

struct ks_lane *ks_lane_start(const struct ks_lane_setup *setup)
{
    struct ks_lane *lane = calloc(1, sizeof *lane);

    if (lane == NULL)
        return NULL;
    lane->setup = *setup;
    pthread_mutex_init(&lane->mutex, NULL);
    pthread_cond_init(&lane->changed, NULL);
    for (int i = 0; i < setup->thread_count; i++) {
        struct hand *hand = &lane->hands[i];
        *hand = (struct hand){.lane = lane, .desk = setup->desks[i]};
        if (pthread_create(&hand->thread, NULL, work, hand) != 0)
            break;
        lane->hand_count++;
    }
    if (lane->hand_count == setup->thread_count)
        return lane;
    ks_lane_stop(lane);
    ks_lane_free(lane);
    return NULL;
}

static int count_of_address(const struct ks_lane *lane, const char *address)
{
    int count = 0;

    for (int i = 0; i < lane->count; i++) {
        const struct ks_http_exchange *other =
            lane->waiting[(lane->first + i) % KS_LANE_MOST_WAITING];
        count += strcmp(ks_http_asked(other)->address, address) == 0;
    }
    return count;
}

bool ks_lane_give(struct ks_lane *lane, struct ks_http_exchange *exchange)
{
    pthread_mutex_lock(&lane->mutex);
    bool is_taken =
        !lane->is_stopping && lane->count < lane->setup.most_waiting &&
        count_of_address(lane, ks_http_asked(exchange)->address) < lane->setup.most_of_an_address;
    if (is_taken) {
        lane->waiting[(lane->first + lane->count) % KS_LANE_MOST_WAITING] = exchange;
        lane->count++;
        pthread_cond_signal(&lane->changed);
    }
    pthread_mutex_unlock(&lane->mutex);
    return is_taken;
}

void ks_lane_stop(struct ks_lane *lane)
{
    if (lane == NULL)
        return;
    pthread_mutex_lock(&lane->mutex);
    lane->is_stopping = true;
    pthread_cond_broadcast(&lane->changed);
    pthread_mutex_unlock(&lane->mutex);
    for (int i = 0; i < lane->hand_count; i++)
        pthread_join(lane->hands[i].thread, NULL);
    lane->hand_count = 0;
}

void ks_lane_free(struct ks_lane *lane)
{
    if (lane == NULL)
        return;
    pthread_cond_destroy(&lane->changed);
    pthread_mutex_destroy(&lane->mutex);
    free(lane);
}
