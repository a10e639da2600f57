/* A font's file read in parts: the same bytes as in one piece, and no harm in a file that changes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "platform/font_file_private.h"

enum { BYTES = 100003 };

struct scratch {
    char path[64];
    unsigned char bytes[BYTES];
    SDL_RWops *ops;
};

static int open_scratch(void **state)
{
    struct scratch *scratch = calloc(1, sizeof *scratch);
    assert_non_null(scratch);
    strcpy(scratch->path, "/tmp/font-file-XXXXXX");
    int fd = mkstemp(scratch->path);
    for (int i = 0; i < BYTES; i++)
        scratch->bytes[i] = (unsigned char)(i * 7919 >> 3);
    assert_int_equal(write(fd, scratch->bytes, BYTES), BYTES);
    close(fd);
    struct ks_error error = {0};
    scratch->ops = ks_font_file_open(scratch->path, &error);
    assert_non_null(scratch->ops);
    *state = scratch;
    return 0;
}

static int close_scratch(void **state)
{
    struct scratch *scratch = *state;
    assert_int_equal(SDL_RWclose(scratch->ops), 0);
    unlink(scratch->path);
    free(scratch);
    return 0;
}

static void every_part_is_the_same_as_in_the_file(void **state)
{
    struct scratch *scratch = *state;
    static const int sizes[] = {1, 2, 3, 300, 1023, 1024, 1025, 5000};
    unsigned char part[5000];
    unsigned at = 1;
    for (int round = 0; round < 4000; round++) {
        int size = sizes[round % 8];
        at = at * 1103515245U + 12345U;
        int from = (int)(at % (unsigned)(BYTES - size + 1));
        assert_int_equal(SDL_RWseek(scratch->ops, from, RW_SEEK_SET), from);
        assert_int_equal(SDL_RWread(scratch->ops, part, 1, (size_t)size), size);
        assert_memory_equal(part, scratch->bytes + from, (size_t)size);
        assert_int_equal(SDL_RWtell(scratch->ops), from + size);
    }
}

static void at_the_end_there_are_as_many_as_are_left(void **state)
{
    struct scratch *scratch = *state;
    unsigned char part[5000];
    assert_int_equal(SDL_RWsize(scratch->ops), BYTES);
    assert_int_equal(SDL_RWseek(scratch->ops, -3, RW_SEEK_END), BYTES - 3);
    assert_int_equal(SDL_RWread(scratch->ops, part, 1, 10), 3);
    assert_int_equal(SDL_RWread(scratch->ops, part, 1, 10), 0);
    assert_int_equal(SDL_RWseek(scratch->ops, -3000, RW_SEEK_CUR), BYTES - 3000);
    assert_int_equal(SDL_RWread(scratch->ops, part, 1, 5000), 3000);
    assert_memory_equal(part, scratch->bytes + BYTES - 3000, 3000);
    assert_int_equal(SDL_RWseek(scratch->ops, 1, RW_SEEK_END), -1);
    assert_int_equal(SDL_RWseek(scratch->ops, -1, RW_SEEK_SET), -1);
}

static void a_file_that_was_cut_gives_fewer_bytes_and_no_harm(void **state)
{
    struct scratch *scratch = *state;
    unsigned char part[5000];
    assert_int_equal(truncate(scratch->path, 10), 0);
    assert_int_equal(SDL_RWseek(scratch->ops, 50000, RW_SEEK_SET), 50000);
    assert_int_equal(SDL_RWread(scratch->ops, part, 1, 300), 0);
    assert_int_equal(SDL_RWread(scratch->ops, part, 1, 5000), 0);
    assert_int_equal(SDL_RWseek(scratch->ops, 0, RW_SEEK_SET), 0);
    assert_int_equal(SDL_RWread(scratch->ops, part, 1, 300), 10);
}

static void nothing_is_written_into_a_font(void **state)
{
    struct scratch *scratch = *state;
    assert_int_equal(SDL_RWwrite(scratch->ops, "x", 1, 1), 0);
}

static void a_folder_is_no_font(void **state)
{
    (void)state;
    struct ks_error error = {0};
    assert_null(ks_font_file_open("/tmp", &error));
    assert_int_not_equal(error.code, KS_OK);
    assert_true(error.text[0] != '\0');
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, open_scratch, close_scratch)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(every_part_is_the_same_as_in_the_file),
        WITH_FILE(at_the_end_there_are_as_many_as_are_left),
        WITH_FILE(a_file_that_was_cut_gives_fewer_bytes_and_no_harm),
        WITH_FILE(nothing_is_written_into_a_font),
        cmocka_unit_test(a_folder_is_no_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
