#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

#define REAL_STACK __attribute__((noinline, no_sanitize("address")))

enum { DEEP_BYTES = 200 * 1024, LOOKED_AT_BYTES = 512 * 1024, PIECE_BYTES = 16 * 1024 };

static const char word[] = "8,264,173";

/* A call that returns and leaves what it worked with, over and over, far down the stack. */
static REAL_STACK void work_with_a_sum(void)
{
    volatile char room[DEEP_BYTES];

    for (size_t i = 0; i < sizeof room; i++)
        room[i] = word[i % (sizeof word - 1)];
}

/* How many pieces of the stack below the caller's frame hold the word, but for the first: that is
 * where the search itself works. */
static REAL_STACK int pieces_with_the_word(void)
{
    static __thread char piece[PIECE_BYTES];
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    int memory = open("/proc/self/mem", O_RDONLY), count = 0;

    for (uintptr_t back = 2 * PIECE_BYTES; back < LOOKED_AT_BYTES; back += PIECE_BYTES) {
        ssize_t got = pread(memory, piece, sizeof piece, (off_t)(here - back));
        count += got > 0 && memmem(piece, (size_t)got, word, sizeof word - 1) != NULL;
    }
    close(memory);
    return count;
}

static void look_before_and_after(int counts[2])
{
    work_with_a_sum();
    counts[0] = pieces_with_the_word();
    work_with_a_sum();
    ks_memory_wipe_stack();
    counts[1] = pieces_with_the_word();
}

static void *on_a_thread(void *counts)
{
    look_before_and_after(counts);
    return NULL;
}

static void what_calls_left_on_the_stack_is_gone(void **state)
{
    (void)state;
    int counts[2];
    look_before_and_after(counts);
    assert_true(counts[0] > DEEP_BYTES / PIECE_BYTES / 2);
    assert_int_equal(counts[1], 0);
}

static void each_thread_wipes_its_own_stack(void **state)
{
    (void)state;
    int counts[2];
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, on_a_thread, counts), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_true(counts[0] > DEEP_BYTES / PIECE_BYTES / 2);
    assert_int_equal(counts[1], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_calls_left_on_the_stack_is_gone),
        cmocka_unit_test(each_thread_wipes_its_own_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
