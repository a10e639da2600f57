/* Another program started for one answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/program.h"

enum { LONG_MS = 60000, SHORT_MS = 200, MOST_BYTES = 300000 };

static struct ks_arena arena;
static struct ks_program_answer answer;
static struct ks_error error;

static enum ks_err run(const char *script, int most_ms)
{
    const char *const words[] = {"/bin/sh", "-c", script, NULL};
    const struct ks_program program = {
        .words = words, .most_ms = most_ms, .most_bytes = MOST_BYTES};

    error = (struct ks_error){.code = KS_OK};
    return ks_program_run(&program, &arena, &answer, &error);
}

static void what_it_writes_is_the_answer(void **state)
{
    (void)state;
    assert_int_equal(run("printf 'one\\0two'", LONG_MS), KS_OK);
    assert_int_equal(answer.bytes, 7);
    assert_memory_equal(answer.text, "one\0two", 8);
    assert_int_equal(run("head -c 300000 /dev/zero", LONG_MS), KS_OK);
    assert_int_equal(answer.bytes, MOST_BYTES);
}

static void more_than_it_may_write_is_an_error(void **state)
{
    (void)state;
    assert_int_equal(run("head -c 300001 /dev/zero", LONG_MS), KS_ERR_IO);
    assert_int_equal(run("yes", LONG_MS), KS_ERR_IO); /* it is killed */
}

static void its_last_words_are_the_sentence(void **state)
{
    (void)state;
    assert_int_equal(run("echo 'There is none' >&2; exit 2", LONG_MS), KS_ERR_INPUT);
    assert_string_equal(error.text, "There is none");
    assert_int_equal(run("echo 'The disk is full' >&2; exit 1", LONG_MS), KS_ERR_IO);
    assert_string_equal(error.text, "The disk is full");
}

static void a_death_is_told(void **state)
{
    (void)state;
    assert_int_equal(run("kill -9 $$", LONG_MS), KS_ERR_IO);
    assert_string_equal(error.text, "the program that does it broke off");
    assert_int_equal(run("exit 1", LONG_MS), KS_ERR_IO);
}

static void one_that_takes_too_long_is_ended(void **state)
{
    (void)state;
    assert_int_equal(run("exec sleep 1000", SHORT_MS), KS_ERR_BUSY);
}

static void one_that_is_not_there_is_told(void **state)
{
    static const char *const words[] = {"/no/such/program", NULL};
    const struct ks_program program = {.words = words, .most_ms = LONG_MS, .most_bytes = 1};

    (void)state;
    assert_int_equal(ks_program_run(&program, &arena, &answer, &error), KS_ERR_IO);
    assert_non_null(strstr(error.text, "/no/such/program"));
}

static void it_has_no_signals_held_and_no_files_of_ours(void **state)
{
    (void)state;
    assert_int_equal(run("ls /proc/self/fd | wc -l; grep -c '^SigBlk:.*[1-9a-f]$' "
                         "/proc/self/status || true",
                         LONG_MS),
                     KS_OK);
    assert_string_equal(answer.text, "4\n0\n"); /* 0, 1, 2 and the folder itself */
}

static int end(void **state)
{
    (void)state;
    ks_arena_destroy(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_writes_is_the_answer),
        cmocka_unit_test(more_than_it_may_write_is_an_error),
        cmocka_unit_test(its_last_words_are_the_sentence),
        cmocka_unit_test(a_death_is_told),
        cmocka_unit_test(one_that_takes_too_long_is_ended),
        cmocka_unit_test(one_that_is_not_there_is_told),
        cmocka_unit_test(it_has_no_signals_held_and_no_files_of_ours),
    };

    return cmocka_run_group_tests(tests, NULL, end);
}
