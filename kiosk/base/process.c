/* A safe beginning for a program. */
#include "base/process.h"

#include "base/memory.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* None is opened that is there: there may be no more descriptors than these. */
static void hold_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
            abort();
}

void ks_process_begin(void)
{
    const struct rlimit none = {0, 0};

    hold_streams();
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGXFSZ, SIG_IGN);
#ifndef KS_IS_SANITIZED /* it looks for leaks as another process would */
    prctl(PR_SET_DUMPABLE, 0);
#endif
}
