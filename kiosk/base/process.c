/* A safe beginning for a program. */
#include "base/process.h"

#include "base/memory.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static void hold_streams(void)
{
    int fd;

    do {
        fd = open("/dev/null", O_RDWR);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd < 0)
        abort();
    close(fd);
}

void ks_process_begin(void)
{
    const struct rlimit none = {0, 0};

    hold_streams();
    setrlimit(RLIMIT_CORE, &none);
#ifndef KS_IS_SANITIZED /* it looks for leaks as another process would */
    prctl(PR_SET_DUMPABLE, 0);
#endif
}
