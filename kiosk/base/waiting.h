/* Waits of threads that end at a time: conditions that a clock which is put right does not disturb.
 */
#ifndef KS_BASE_WAITING_H
#define KS_BASE_WAITING_H

#include <pthread.h>
#include <stdint.h>
#include <time.h>

/* A condition whose timed waits go by CLOCK_MONOTONIC; the caller destroys it. */
void ks_waiting_init(pthread_cond_t *out);

/* `ms` from now, at least 0, for pthread_cond_timedwait on such a condition. Any thread. */
struct timespec ks_waiting_until(int64_t ms);

#endif
