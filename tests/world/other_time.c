/* Loaded before a program: its wall clock is OTHER_TIME_S seconds ahead, or stands at the second
 * that the file OTHER_TIME_FILE tells; nothing else is another. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { SECOND_BYTES = 24 };

static time_t second_in(const char *path)
{
    char text[SECOND_BYTES] = "";
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);

    if (file < 0 || syscall(SYS_read, file, text, sizeof text - 1) <= 0)
        abort();
    syscall(SYS_close, file);
    return strtol(text, NULL, 10);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    const char *ahead_s = getenv("OTHER_TIME_S"), *path = getenv("OTHER_TIME_FILE");
    int status = (int)syscall(SYS_clock_gettime, clock, now);

    if (status != 0 || clock != CLOCK_REALTIME)
        return status;
    if (path != NULL)
        *now = (struct timespec){.tv_sec = second_in(path)};
    else if (ahead_s != NULL)
        now->tv_sec += strtol(ahead_s, NULL, 10);
    return status;
}
