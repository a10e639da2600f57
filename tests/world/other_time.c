/* Loaded before a program: its wall clock is OTHER_TIME_S seconds ahead, and nothing else is. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    const char *ahead_s = getenv("OTHER_TIME_S");
    int status = (int)syscall(SYS_clock_gettime, clock, now);

    if (status == 0 && clock == CLOCK_REALTIME && ahead_s != NULL)
        now->tv_sec += strtol(ahead_s, NULL, 10);
    return status;
}
