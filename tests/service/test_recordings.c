/* Which recordings of the court are kept, and what is said of those that are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "service/recordings.h"

enum { RATE = 16000, HEAD = 44, MOST = HEAD + 2 * 7 * RATE };

static uint8_t made[MOST];

static void put(int at, unsigned value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        made[at + i] = (uint8_t)(value >> 8 * i);
}

/* A WAV file of one sound: so long, every sample as loud. */
static size_t make(int ms, int loud, unsigned channels, unsigned bits)
{
    unsigned bytes = 2 * RATE / 1000 * (unsigned)ms;

    memcpy(made, "RIFF....WAVEfmt ", 16);
    put(4, 36 + bytes, 4);
    put(16, 16, 4);
    put(20, 1, 2);
    put(22, channels, 2);
    put(24, RATE, 4);
    put(28, 2 * RATE, 4);
    put(32, 2, 2);
    put(34, bits, 2);
    memcpy(made + 36, "data", 4);
    put(40, bytes, 4);
    for (unsigned i = 0; i < bytes / 2; i++)
        put(HEAD + 2 * (int)i, (unsigned)(i % 8 < 4 ? loud : -loud), 2);
    return HEAD + bytes;
}

static void refused(size_t bytes, const char *why)
{
    struct ks_error error = {0};

    assert_int_equal(ks_recording_check(made, bytes, &error), KS_ERR_INPUT);
    assert_non_null(strstr(error.text, why));
}

static void a_word_that_is_long_and_loud_enough_is_taken(void **state)
{
    (void)state;
    assert_int_equal(ks_recording_check(made, make(KS_RECORDING_LEAST_MS, 8000, 1, 16), NULL),
                     KS_OK);
    assert_int_equal(ks_recording_check(made, make(KS_RECORDING_MOST_MS, 1500, 1, 16), NULL),
                     KS_OK);
}

static void what_is_too_short_or_too_long_is_told_so(void **state)
{
    (void)state;
    refused(make(KS_RECORDING_LEAST_MS - 1, 8000, 1, 16), "too short");
    refused(make(KS_RECORDING_MOST_MS + 1, 8000, 1, 16), "longer than 6 seconds");
}

static void what_is_too_soft_or_cut_off_is_told_so(void **state)
{
    (void)state;
    refused(make(600, 1499, 1, 16), "too soft");
    refused(make(600, 0, 1, 16), "too soft");
    refused(make(600, 32700, 1, 16), "cut off at the top");
    assert_int_equal(ks_recording_check(made, make(600, 32699, 1, 16), NULL), KS_OK);
}

static void another_form_is_no_recording(void **state)
{
    (void)state;
    refused(make(600, 8000, 2, 16), "no WAV file of one channel");
    refused(make(600, 8000, 1, 8), "no WAV file of one channel");
    size_t bytes = make(600, 8000, 1, 16);
    for (size_t cut = 0; cut < HEAD; cut++) /* and nothing is read behind its end */
        refused(cut, "no WAV file");
    refused(bytes - 1, "no WAV file");
    made[0] = 'X';
    refused(bytes, "no WAV file");
}

static void a_recording_is_kept_in_place_of_the_earlier_one_and_taken_back(void **state)
{
    (void)state;
    char folder[] = "/tmp/recordings-XXXXXX", path[KS_RECORDING_PATH_BYTES];
    struct ks_error error = {0};

    assert_non_null(mkdtemp(folder));
    assert_false(ks_recording_is_there(folder, "zh/digit-7"));
    for (int turn = 0; turn < 2; turn++)
        assert_int_equal(
            ks_recording_keep(folder, "zh/digit-7", made, make(600, 8000, 1, 16), &error), KS_OK);
    assert_true(ks_recording_is_there(folder, "zh/digit-7"));
    assert_int_equal(ks_recording_drop(folder, "zh/digit-7", &error), KS_OK);
    assert_int_equal(ks_recording_drop(folder, "zh/digit-7", &error), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_recording_keep("", "zh/digit-7", made, make(600, 8000, 1, 16), &error),
                     KS_ERR_STATE);
    ks_recording_path(folder, "zh/digit-7", path);
    *strrchr(path, '/') = '\0';
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_that_is_long_and_loud_enough_is_taken),
        cmocka_unit_test(what_is_too_short_or_too_long_is_told_so),
        cmocka_unit_test(what_is_too_soft_or_cut_off_is_told_so),
        cmocka_unit_test(another_form_is_no_recording),
        cmocka_unit_test(a_recording_is_kept_in_place_of_the_earlier_one_and_taken_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
