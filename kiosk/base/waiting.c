/* Conditions on the clock that is never put right. */
#include "base/waiting.h"

void ks_waiting_init(pthread_cond_t *out)
{
    pthread_condattr_t monotonic;

    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(out, &monotonic);
    pthread_condattr_destroy(&monotonic);
}

struct timespec ks_waiting_until(int64_t ms)
{
    const int64_t second_ns = 1000000000;
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    int64_t ns = until.tv_nsec + ms % 1000 * 1000000;
    until.tv_sec += (time_t)(ms / 1000 + ns / second_ns);
    until.tv_nsec = (long)(ns % second_ns);
    return until;
}
