/* Signals that end a program, held until they are asked for. */
#include "app/ending.h"

#include <pthread.h>
#include <time.h>

sigset_t ks_ending_hold(void)
{
    sigset_t ending;

    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &ending, NULL);
    return ending;
}

bool ks_ending_has_come(const sigset_t *ending)
{
    const struct timespec now = {0};

    return sigtimedwait(ending, NULL, &now) > 0;
}
