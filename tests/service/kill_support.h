/* Killing a program in the middle of what it does. */
#ifndef KS_TESTS_SERVICE_KILL_SUPPORT_H
#define KS_TESTS_SERVICE_KILL_SUPPORT_H

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static inline int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

/* The child writes a byte to `fd` as it begins each step. Lets `steps` steps begin and kills it at
 * any moment of the last, however slow the machine is. */
static inline void kill_in_step(pid_t child, int fd, int steps)
{
    int status;
    char byte;
    int64_t began_us = now_us(), took_us = 0;
    for (int i = 0; i < steps; i++) {
        assert_int_equal(read(fd, &byte, 1), 1);
        took_us = now_us() - began_us;
        began_us += took_us;
    }
    usleep((useconds_t)(rand() % (took_us + 1)));
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

#endif
