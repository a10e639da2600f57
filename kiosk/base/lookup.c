/* A look-up on a thread of its own: of the two who know it, whoever lets go of it last frees it. */
#include "base/lookup.h"

#include <netdb.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/waiting.h"

struct ks_lookup {
    char host[KS_LOOKUP_HOST_BYTES], port[KS_LOOKUP_PORT_BYTES];
    pthread_mutex_t mutex;
    pthread_cond_t ended;
    bool is_done;           /* protected by mutex, like all below */
    bool is_left;           /* nobody waits any more */
    struct addrinfo *found; /* NULL if none */
};

static void destroy(struct ks_lookup *lookup)
{
    if (lookup->found != NULL)
        freeaddrinfo(lookup->found);
    pthread_cond_destroy(&lookup->ended);
    pthread_mutex_destroy(&lookup->mutex);
    free(lookup);
}

static struct addrinfo *ask(const struct ks_lookup *lookup, int flags)
{
    const struct addrinfo hints = {
        .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV | flags};
    struct addrinfo *found = NULL;

    return getaddrinfo(lookup->host, lookup->port, &hints, &found) == 0 ? found : NULL;
}

static void *look_up(void *arg)
{
    struct ks_lookup *lookup = arg;
    struct addrinfo *found = ask(lookup, 0);

    pthread_mutex_lock(&lookup->mutex);
    lookup->found = found;
    lookup->is_done = true;
    bool is_left = lookup->is_left;
    pthread_cond_signal(&lookup->ended);
    pthread_mutex_unlock(&lookup->mutex);
    if (is_left)
        destroy(lookup);
    return NULL;
}

static bool start_thread(struct ks_lookup *lookup)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, look_up, lookup) != 0)
        return false;
    pthread_detach(thread);
    return true;
}

struct ks_lookup *ks_lookup_start(const char *host, const char *port)
{
    struct ks_lookup *lookup =
        strlen(host) < KS_LOOKUP_HOST_BYTES && strlen(port) < KS_LOOKUP_PORT_BYTES
            ? calloc(1, sizeof *lookup)
            : NULL;

    if (lookup == NULL)
        return NULL;
    snprintf(lookup->host, sizeof lookup->host, "%s", host);
    snprintf(lookup->port, sizeof lookup->port, "%s", port);
    pthread_mutex_init(&lookup->mutex, NULL);
    ks_waiting_init(&lookup->ended);
    lookup->found = ask(lookup, AI_NUMERICHOST);
    lookup->is_done = lookup->found != NULL;
    if (lookup->is_done || start_thread(lookup))
        return lookup;
    destroy(lookup);
    return NULL;
}

bool ks_lookup_await(struct ks_lookup *lookup, int64_t within_ms)
{
    const struct timespec until = ks_waiting_until(within_ms > 0 ? within_ms : 0);
    int late = 0;

    pthread_mutex_lock(&lookup->mutex);
    while (!lookup->is_done && late == 0)
        late = pthread_cond_timedwait(&lookup->ended, &lookup->mutex, &until);
    bool is_done = lookup->is_done;
    pthread_mutex_unlock(&lookup->mutex);
    return is_done;
}

const struct addrinfo *ks_lookup_found(const struct ks_lookup *lookup)
{
    return lookup->found;
}

void ks_lookup_free(struct ks_lookup *lookup)
{
    if (lookup == NULL)
        return;
    pthread_mutex_lock(&lookup->mutex);
    bool is_done = lookup->is_done;
    lookup->is_left = true;
    pthread_mutex_unlock(&lookup->mutex);
    if (is_done)
        destroy(lookup);
}
