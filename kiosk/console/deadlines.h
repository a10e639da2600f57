/* The connections that are open: whose they are, and their deadlines. Whoever takes too long over a
 * request is cut off, however lively they trickle. Any thread. */
#ifndef KS_CONSOLE_DEADLINES_H
#define KS_CONSOLE_DEADLINES_H

#include <pthread.h>
#include <stdint.h>

struct ks_deadline; /* of one connection */

struct ks_deadlines {
    pthread_mutex_t mutex;
    struct ks_deadline *first; /* protected by mutex */
};

/* Before any other call, and after the last. */
void ks_deadlines_init(struct ks_deadlines *deadlines);
void ks_deadlines_destroy(struct ks_deadlines *deadlines);

/* The connection of socket `fd` of that peer (copied) has `in_ms` from now. NULL without memory: it
 * has no deadline. */
struct ks_deadline *ks_deadlines_add(struct ks_deadlines *deadlines, int fd, const char *peer,
                                     int64_t in_ms);
/* Another one; 0: none. */
void ks_deadlines_set(struct ks_deadlines *deadlines, struct ks_deadline *deadline, int64_t in_ms);
/* Before its socket is closed. */
void ks_deadlines_remove(struct ks_deadlines *deadlines, struct ks_deadline *deadline);

/* How many there are, and how many of them are of that peer. */
int ks_deadlines_count(struct ks_deadlines *deadlines, const char *peer, int *of_peer);

/* Cuts off those whose deadline is over; their sockets are closed by who has them open. */
void ks_deadlines_sweep(struct ks_deadlines *deadlines);

#endif
