/* Connections and their deadlines, in a list. */
#include "console/deadlines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "console/address.h"

struct ks_deadline {
    int fd;
    char peer[KS_PEER_BYTES];
    int64_t at_ms;            /* monotonic; 0: none. Protected by the list's mutex */
    struct ks_deadline *next; /* protected by the list's mutex */
};

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ks_deadlines_init(struct ks_deadlines *deadlines)
{
    pthread_mutex_init(&deadlines->mutex, NULL);
    deadlines->first = NULL;
}

void ks_deadlines_destroy(struct ks_deadlines *deadlines)
{
    pthread_mutex_destroy(&deadlines->mutex);
}

struct ks_deadline *ks_deadlines_add(struct ks_deadlines *deadlines, int fd, const char *peer,
                                     int64_t in_ms)
{
    struct ks_deadline *deadline = calloc(1, sizeof *deadline);

    if (deadline == NULL)
        return NULL;
    *deadline = (struct ks_deadline){.fd = fd, .at_ms = now_ms() + in_ms};
    snprintf(deadline->peer, sizeof deadline->peer, "%s", peer);
    pthread_mutex_lock(&deadlines->mutex);
    deadline->next = deadlines->first;
    deadlines->first = deadline;
    pthread_mutex_unlock(&deadlines->mutex);
    return deadline;
}

void ks_deadlines_set(struct ks_deadlines *deadlines, struct ks_deadline *deadline, int64_t in_ms)
{
    pthread_mutex_lock(&deadlines->mutex);
    deadline->at_ms = in_ms > 0 ? now_ms() + in_ms : 0;
    pthread_mutex_unlock(&deadlines->mutex);
}

void ks_deadlines_remove(struct ks_deadlines *deadlines, struct ks_deadline *deadline)
{
    pthread_mutex_lock(&deadlines->mutex);
    struct ks_deadline **at = &deadlines->first;
    while (*at != deadline)
        at = &(*at)->next;
    *at = deadline->next;
    pthread_mutex_unlock(&deadlines->mutex);
    free(deadline);
}

int ks_deadlines_count(struct ks_deadlines *deadlines, const char *peer, int *of_peer)
{
    int count = 0;

    *of_peer = 0;
    pthread_mutex_lock(&deadlines->mutex);
    for (const struct ks_deadline *at = deadlines->first; at != NULL; at = at->next) {
        count++;
        *of_peer += strcmp(at->peer, peer) == 0;
    }
    pthread_mutex_unlock(&deadlines->mutex);
    return count;
}

void ks_deadlines_sweep(struct ks_deadlines *deadlines)
{
    int64_t now = now_ms();

    pthread_mutex_lock(&deadlines->mutex);
    for (struct ks_deadline *at = deadlines->first; at != NULL; at = at->next) {
        if (at->at_ms > 0 && at->at_ms < now) {
            shutdown(at->fd, SHUT_RDWR);
            at->at_ms = 0;
        }
    }
    pthread_mutex_unlock(&deadlines->mutex);
}
