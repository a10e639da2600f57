/* A long group of tests in several runs that go side by side: PROGRAM PART/PARTS runs every so
 * many'th of it, PROGRAM alone all of it. */
#ifndef KS_TESTS_BASE_PARTS_H
#define KS_TESTS_BASE_PARTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { PARTS_MOST_TESTS = 32 };

/* The result for main(): 0, how many failed, or 1 where `argv` names no part that has a test. */
static inline int run_part(int argc, char **argv, const struct CMUnitTest *tests, size_t count,
                           CMFixtureFunction open, CMFixtureFunction close)
{
    struct CMUnitTest mine[PARTS_MOST_TESTS];
    size_t part = 1, parts = 1, taken = 0;

    if (argc > 1 && (sscanf(argv[1], "%zu/%zu", &part, &parts) != 2 || part == 0 || parts == 0))
        return 1;
    for (size_t i = part - 1; i < count && taken < PARTS_MOST_TESTS; i += parts)
        mine[taken++] = tests[i];
    return taken == 0 ? 1 : _cmocka_run_group_tests("tests", mine, taken, open, close);
}

#endif
