#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"

static void reading_walks_code_points_and_stops_at_the_end(void **state)
{
    (void)state;
    const char *at = "a\xC2\xA9法\xF0\x9F\x98\x80";
    assert_int_equal(ks_utf8_next(&at), 'a');
    assert_int_equal(ks_utf8_next(&at), 0xA9);
    assert_int_equal(ks_utf8_next(&at), 0x6CD5);
    assert_int_equal(ks_utf8_next(&at), 0x1F600);
    const char *end = at;
    assert_int_equal(ks_utf8_next(&at), 0);
    assert_ptr_equal(at, end);
}

static void a_damaged_byte_becomes_the_replacement_and_the_rest_is_read(void **state)
{
    (void)state;
    const char *at = "\xE6\xB3x";
    assert_int_equal(ks_utf8_next(&at), 0xFFFD);
    assert_int_equal(ks_utf8_next(&at), 0xFFFD);
    assert_int_equal(ks_utf8_next(&at), 'x');
}

static void what_is_not_utf8_is_told(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",             /* a tail without a lead */
        "\xC0\x80",         /* overlong 0 */
        "\xC1\xBF",         /* overlong */
        "\xE0\x9F\xBF",     /* overlong */
        "\xED\xA0\x80",     /* surrogate */
        "\xF0\x8F\xBF\xBF", /* overlong */
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF5\x80\x80\x80",
        "\xE6\xB3", /* cut */
        "ok\xFF",
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(ks_utf8_is_valid(bad[i]));
}

static void what_is_utf8_is_told(void **state)
{
    (void)state;
    static const char *const good[] = {
        "",
        "plain",
        "\x7F",
        "\xC2\x80",
        "\xDF\xBF",
        "\xE0\xA0\x80",
        "\xED\x9F\xBF",
        "\xEE\x80\x80",
        "\xF0\x90\x80\x80",
        "\xF4\x8F\xBF\xBF",
        "广元市利州区人民法院",
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(ks_utf8_is_valid(good[i]));
}

static void counting_counts_characters_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(ks_utf8_count(""), 0);
    assert_int_equal(ks_utf8_count("利州A"), 3);
    assert_int_equal(ks_utf8_count("\xFF\xFF"), 2);
}

static void every_code_point_survives_writing_and_reading(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char bytes[5];
        const char *at = bytes;
        uint32_t expected = code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code;
        size_t length = ks_utf8_put(bytes, code);
        if (strlen(bytes) != length || ks_utf8_next(&at) != expected || *at != '\0')
            fail_msg("U+%04X does not survive", (unsigned)code);
    }
    char bytes[5];
    assert_int_equal(ks_utf8_put(bytes, 0x110000), 3);
    assert_string_equal(bytes, "\xEF\xBF\xBD");
}

static void a_cut_character_is_taken_off_the_end_and_a_whole_one_stays(void **state)
{
    (void)state;
    static const char *const whole[] = {"", "a", "\xE5\xA5\xBD", "a\xF0\x9F\x98\x80", "\xC2\xB7"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        size_t bytes = strlen(whole[i]);
        for (size_t kept = 0; kept <= bytes; kept++) {
            char text[8] = "";
            memcpy(text, whole[i], kept);
            ks_utf8_trim(text);
            assert_true(ks_utf8_is_valid(text));
            assert_int_equal(strlen(text), kept == bytes ? bytes : kept && whole[i][0] == 'a');
        }
    }
}

static void a_full_width_form_is_read_as_the_ascii_it_stands_for(void **state)
{
    (void)state;
    for (uint32_t code = '!'; code <= '~'; code++) {
        char text[8];
        ks_utf8_put(text, code + 0xFEE0);
        assert_int_equal(ks_utf8_half_width(code + 0xFEE0), code);
        assert_int_equal(ks_utf8_ascii(text), code);
    }
    static const uint32_t others[] = {'a', 0xFF00, 0xFF5F, 0x3000, 0x6CD5};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(ks_utf8_half_width(others[i]), others[i]);
    assert_int_equal(ks_utf8_ascii("a1"), 'a');
    assert_int_equal(ks_utf8_ascii(""), 0);
    assert_int_equal(ks_utf8_ascii("\xEF\xBD\x9F"), 1); /* U+FF5F, right behind them */
    assert_int_equal(ks_utf8_ascii("\xE6\xB3\x95"), 1);
    assert_int_equal(ks_utf8_ascii("\xEF\xBC"), 1); /* cut off */
}

static void what_shows_all_there_is_in_it_is_plain(void **state)
{
    (void)state;
    static const char *const plain[] = {"", "a b", "\xE8\xB0\x83\xE8\xA7\xA3", "=1+1", "<b>"};
    static const char *const others[] = {
        "a\nb",         "a\tb",         "\x7f",          "\xC2\x9B", "\xC2\xAD",    "\xE2\x80\x8B",
        "\xE2\x80\xAE", "\xE2\x81\xA7", "\xEF\xBB\xBFx", "\xE8\xB0", "\xEF\xBF\xBD"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_true(ks_utf8_is_plain(plain[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(ks_utf8_is_plain(others[i]));
}

static void mending_takes_out_what_is_of_no_whole_character(void **state)
{
    (void)state;
    char cut[] = "a\xE8\xB0 b\xE8\xB0\x83\xFF"
                 "c\xEF\xBF\xBD\xE8";
    ks_utf8_mend(cut);
    assert_string_equal(cut, "a b\xE8\xB0\x83"
                             "c\xEF\xBF\xBD");
    ks_utf8_mend(cut);
    assert_string_equal(cut, "a b\xE8\xB0\x83"
                             "c\xEF\xBF\xBD");
}

static void what_cannot_be_seen_is_made_a_question_mark(void **state)
{
    char text[] = "a\xE2\x80\xAE\xE8\xB0\x83\xC2\xAD\nb\xFF", plain[] = "\xE8\xB0\x83 <b>";
    (void)state;
    ks_utf8_make_plain(text);
    assert_string_equal(text, "a?\xE8\xB0\x83??b?");
    assert_true(ks_utf8_is_plain(text));
    ks_utf8_make_plain(plain);
    assert_string_equal(plain, "\xE8\xB0\x83 <b>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_walks_code_points_and_stops_at_the_end),
        cmocka_unit_test(a_damaged_byte_becomes_the_replacement_and_the_rest_is_read),
        cmocka_unit_test(what_is_not_utf8_is_told),
        cmocka_unit_test(what_is_utf8_is_told),
        cmocka_unit_test(counting_counts_characters_not_bytes),
        cmocka_unit_test(every_code_point_survives_writing_and_reading),
        cmocka_unit_test(a_full_width_form_is_read_as_the_ascii_it_stands_for),
        cmocka_unit_test(what_shows_all_there_is_in_it_is_plain),
        cmocka_unit_test(what_cannot_be_seen_is_made_a_question_mark),
        cmocka_unit_test(mending_takes_out_what_is_of_no_whole_character),
        cmocka_unit_test(a_cut_character_is_taken_off_the_end_and_a_whole_one_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
