/* Streams of events, and requests that wait for one. */
#include "console/hub.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/waiting.h"

enum {
    TICK_MS = 1000,
    MOST_OF_A_SESSION = 16,
    MOST_OF_AN_ADDRESS = 64,
    MOST_SESSIONS = 256,
    ID_BYTES = 48,
    EVENT_BYTES = 256,
};

struct listener {
    struct ks_hub *hub;
    bool has_session;
    uint8_t session[KS_CRYPTO_HASH_BYTES];
    char address[48];
    bool has_begun;
    uint64_t seen_changes, seen_beats; /* protected by the hub's mutex */
    bool is_over;                      /* its session is; protected by the hub's mutex */
    struct listener *next;
};

/* A request that waits. */
struct waiter {
    struct ks_http_exchange *exchange;
    char after[ID_BYTES];
    int64_t until_ms; /* monotonic */
    struct waiter *next;
};

struct ks_hub {
    struct ks_hub_setup setup;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct listener *listeners; /* these five: protected by mutex */
    struct waiter *waiters;
    int64_t epoch, n;
    uint64_t changes, beats;
    bool is_stopping;
    uint8_t sessions[MOST_SESSIONS][KS_CRYPTO_HASH_BYTES]; /* the thread's */
    bool is_alive[MOST_SESSIONS];                          /* the thread's */
};

/* With the mutex held. */
static void write_id(const struct ks_hub *hub, char out[ID_BYTES])
{
    snprintf(out, ID_BYTES, "%lld-%lld", (long long)hub->epoch, (long long)hub->n);
}

/* ---- streams ---- */

/* Only what is newest is told: who was slow misses nothing by it. */
static long read_events(void *ctx, char *out, size_t room)
{
    struct listener *listener = ctx;
    struct ks_hub *hub = listener->hub;
    char text[EVENT_BYTES * 2] = "", id[ID_BYTES];
    size_t length = 0;

    pthread_mutex_lock(&hub->mutex);
    if (!listener->has_begun)
        length += (size_t)snprintf(text, EVENT_BYTES, "retry: 1000\n\n");
    if (listener->seen_changes != hub->changes) {
        write_id(hub, id);
        length += (size_t)snprintf(text + length, EVENT_BYTES,
                                   "id: %s\nevent: hall\ndata: {\"epoch\":%lld,\"n\":%lld}\n\n", id,
                                   (long long)hub->epoch, (long long)hub->n);
    }
    if (listener->seen_beats != hub->beats)
        length += (size_t)snprintf(text + length, EVENT_BYTES / 2, "event: beat\ndata: {}\n\n");
    bool is_over = listener->is_over;
    if (length <= room) {
        listener->has_begun = true;
        listener->seen_changes = hub->changes;
        listener->seen_beats = hub->beats;
        memcpy(out, text, length);
    }
    pthread_mutex_unlock(&hub->mutex);
    return is_over || length > room ? -1 : (long)length;
}

static void end_events(void *ctx)
{
    struct listener *listener = ctx;
    struct ks_hub *hub = listener->hub;

    pthread_mutex_lock(&hub->mutex);
    struct listener **at = &hub->listeners;
    while (*at != listener)
        at = &(*at)->next;
    *at = listener->next;
    pthread_mutex_unlock(&hub->mutex);
    free(listener);
}

/* With the mutex held. */
static bool has_room(const struct ks_hub *hub, const struct listener *wanted)
{
    int count = 0;

    for (const struct listener *at = hub->listeners; at != NULL; at = at->next)
        if (wanted->has_session)
            count +=
                at->has_session && memcmp(at->session, wanted->session, sizeof at->session) == 0;
        else
            count += !at->has_session && strcmp(at->address, wanted->address) == 0;
    return count < (wanted->has_session ? MOST_OF_A_SESSION : MOST_OF_AN_ADDRESS);
}

bool ks_hub_open(struct ks_hub *hub, struct ks_http_exchange *exchange,
                 const struct ks_http_answer *answer, const struct ks_session *session,
                 const char *last_id)
{
    struct listener *listener = calloc(1, sizeof *listener);
    char id[ID_BYTES];

    if (listener == NULL)
        return false;
    listener->hub = hub;
    listener->has_session = session != NULL;
    if (session != NULL)
        memcpy(listener->session, session->id, sizeof listener->session);
    snprintf(listener->address, sizeof listener->address, "%s", ks_http_asked(exchange)->address);
    pthread_mutex_lock(&hub->mutex);
    bool is_taken = !hub->is_stopping && has_room(hub, listener);
    if (is_taken) {
        write_id(hub, id);
        bool has_seen = last_id != NULL && strcmp(last_id, id) == 0;
        listener->seen_changes = has_seen ? hub->changes : hub->changes - 1;
        listener->seen_beats = hub->beats;
        listener->next = hub->listeners;
        hub->listeners = listener;
    }
    pthread_mutex_unlock(&hub->mutex);
    if (is_taken)
        ks_http_answer_stream(exchange, answer,
                              &(struct ks_http_stream){read_events, end_events, listener});
    else
        free(listener);
    return is_taken;
}

/* ---- requests that wait ---- */

bool ks_hub_wait(struct ks_hub *hub, struct ks_http_exchange *exchange, const char *after,
                 int wait_s)
{
    struct waiter *waiter = calloc(1, sizeof *waiter);
    char id[ID_BYTES];

    if (waiter == NULL)
        return false;
    waiter->exchange = exchange;
    snprintf(waiter->after, sizeof waiter->after, "%s", after);
    waiter->until_ms = ks_clock_monotonic_ms(hub->setup.clock) +
                       1000 * (int64_t)(wait_s < KS_HUB_MOST_WAIT_S ? wait_s : KS_HUB_MOST_WAIT_S);
    pthread_mutex_lock(&hub->mutex);
    write_id(hub, id);
    bool waits = !hub->is_stopping && strcmp(id, after) == 0;
    if (waits) {
        waiter->next = hub->waiters;
        hub->waiters = waiter;
    }
    pthread_mutex_unlock(&hub->mutex);
    if (!waits)
        free(waiter);
    return waits;
}

/* Takes out those who need not wait any more, with the mutex held. */
static struct waiter *take_ready(struct ks_hub *hub, bool has_changed)
{
    int64_t now_ms = ks_clock_monotonic_ms(hub->setup.clock);
    struct waiter *ready = NULL, **at = &hub->waiters;

    while (*at != NULL) {
        struct waiter *waiter = *at;
        if (has_changed || hub->is_stopping || waiter->until_ms <= now_ms) {
            *at = waiter->next;
            waiter->next = ready;
            ready = waiter;
        } else {
            at = &waiter->next;
        }
    }
    return ready;
}

static void let_go(struct ks_hub *hub, struct waiter *ready)
{
    while (ready != NULL) {
        struct waiter *next = ready->next;
        hub->setup.go_on(hub->setup.ctx, ready->exchange);
        free(ready);
        ready = next;
    }
}

void ks_hub_tell(struct ks_hub *hub, int64_t epoch, int64_t n)
{
    pthread_mutex_lock(&hub->mutex);
    hub->epoch = epoch;
    hub->n = n;
    hub->changes++;
    struct waiter *ready = take_ready(hub, true);
    pthread_mutex_unlock(&hub->mutex);
    ks_http_wake(hub->setup.server);
    let_go(hub, ready);
}

/* ---- the thread ---- */

/* The sessions that have a stream, each once, with the mutex held. */
static int gather_sessions(struct ks_hub *hub)
{
    int count = 0;

    for (const struct listener *at = hub->listeners; at != NULL; at = at->next) {
        int found = 0;
        while (found < count && memcmp(hub->sessions[found], at->session, sizeof at->session) != 0)
            found++;
        if (at->has_session && found == count && count < MOST_SESSIONS)
            memcpy(hub->sessions[count++], at->session, sizeof at->session);
    }
    return count;
}

/* With the mutex held. */
static void end_dead(struct ks_hub *hub, int count)
{
    for (struct listener *at = hub->listeners; at != NULL; at = at->next)
        for (int i = 0; at->has_session && i < count; i++)
            if (!hub->is_alive[i] && memcmp(hub->sessions[i], at->session, sizeof at->session) == 0)
                at->is_over = true;
}

/* Without the mutex: the store may take its time. */
static void beat(struct ks_hub *hub)
{
    pthread_mutex_lock(&hub->mutex);
    int count = gather_sessions(hub);
    pthread_mutex_unlock(&hub->mutex);
    bool has_asked = count > 0 && ks_sessions_keep_alive(hub->setup.desk, hub->sessions, count,
                                                         ks_clock_wall_ms(hub->setup.clock),
                                                         hub->is_alive, NULL) == KS_OK;
    pthread_mutex_lock(&hub->mutex);
    if (has_asked)
        end_dead(hub, count);
    hub->beats++;
    pthread_mutex_unlock(&hub->mutex);
    ks_http_wake(hub->setup.server);
}

/* With the mutex held. */
static void sleep_until(struct ks_hub *hub, const struct timespec *until)
{
    while (!hub->is_stopping && pthread_cond_timedwait(&hub->changed, &hub->mutex, until) == 0) {
    }
}

static void *keep(void *ctx)
{
    struct ks_hub *hub = ctx;
    struct timespec next;
    int ticks = 0;

    clock_gettime(CLOCK_MONOTONIC, &next);
    pthread_mutex_lock(&hub->mutex);
    while (!hub->is_stopping) {
        next.tv_sec += TICK_MS / 1000;
        sleep_until(hub, &next);
        struct waiter *ready = take_ready(hub, false);
        pthread_mutex_unlock(&hub->mutex);
        let_go(hub, ready);
        ks_http_sweep(hub->setup.server);
        if (ticks % (60 * 1000 / TICK_MS) == 0)
            hub->setup.each_minute(hub->setup.ctx);
        if (++ticks % (KS_HUB_BEAT_MS / TICK_MS) == 0)
            beat(hub);
        pthread_mutex_lock(&hub->mutex);
    }
    struct waiter *rest = take_ready(hub, false);
    pthread_mutex_unlock(&hub->mutex);
    let_go(hub, rest);
    return NULL;
}

struct ks_hub *ks_hub_start(const struct ks_hub_setup *setup)
{
    struct ks_hub *hub = calloc(1, sizeof *hub);

    if (hub == NULL)
        return NULL;
    hub->setup = *setup;
    hub->changes = 1;
    pthread_mutex_init(&hub->mutex, NULL);
    ks_waiting_init(&hub->changed);
    if (pthread_create(&hub->thread, NULL, keep, hub) == 0)
        return hub;
    pthread_cond_destroy(&hub->changed);
    pthread_mutex_destroy(&hub->mutex);
    free(hub);
    return NULL;
}

void ks_hub_stop(struct ks_hub *hub)
{
    if (hub == NULL)
        return;
    pthread_mutex_lock(&hub->mutex);
    hub->is_stopping = true;
    pthread_cond_broadcast(&hub->changed);
    pthread_mutex_unlock(&hub->mutex);
    pthread_join(hub->thread, NULL);
}

void ks_hub_free(struct ks_hub *hub)
{
    if (hub == NULL)
        return;
    pthread_cond_destroy(&hub->changed);
    pthread_mutex_destroy(&hub->mutex);
    free(hub);
}
