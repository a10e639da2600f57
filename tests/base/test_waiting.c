#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>

#include "base/waiting.h"

static int64_t ns_of(struct timespec at)
{
    return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

static void the_end_of_a_wait_is_so_many_milliseconds_from_now(void **state)
{
    (void)state;
    static const int64_t waits[] = {0, 1, 999, 1000, 1001, 59999, 86400000};
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        struct timespec before, after;
        clock_gettime(CLOCK_MONOTONIC, &before);
        const struct timespec until = ks_waiting_until(waits[i]);
        clock_gettime(CLOCK_MONOTONIC, &after);
        assert_true(until.tv_nsec >= 0 && until.tv_nsec < 1000000000);
        assert_true(ns_of(until) - ns_of(before) >= waits[i] * 1000000);
        assert_true(ns_of(until) - ns_of(after) <= waits[i] * 1000000);
    }
}

static void a_wait_that_nobody_ends_is_late(void **state)
{
    (void)state;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t changed;
    const struct timespec until = ks_waiting_until(5);
    int ended = 0;
    ks_waiting_init(&changed);
    pthread_mutex_lock(&mutex);
    while (ended == 0)
        ended = pthread_cond_timedwait(&changed, &mutex, &until);
    pthread_mutex_unlock(&mutex);
    assert_int_equal(ended, ETIMEDOUT);
    pthread_cond_destroy(&changed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_end_of_a_wait_is_so_many_milliseconds_from_now),
        cmocka_unit_test(a_wait_that_nobody_ends_is_late),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
