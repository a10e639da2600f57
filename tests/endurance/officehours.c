/* Stands in front of the C library in a real program (LD_PRELOAD): the wall clock says a time that
 * is $KS_CLOCK_AHEAD_S seconds ahead, so that a hall is open at whatever hour a test runs. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *out)
{
    const char *ahead = getenv("KS_CLOCK_AHEAD_S");
    int result = (int)syscall(SYS_clock_gettime, clock, out);

    if (result == 0 && clock == CLOCK_REALTIME && ahead != NULL)
        out->tv_sec += strtol(ahead, NULL, 10);
    return result;
}
