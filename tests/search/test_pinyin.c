#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "search/letters.h"
#include "search/pinyin.h"

static const char *readings_of(const char *character)
{
    return ks_pinyin_readings(ks_utf8_next(&character));
}

/* Whether `reading` is one of a character's. */
static bool is_read(const char *character, const char *reading)
{
    size_t length = strlen(reading);
    const char *at = readings_of(character);
    while (*at != '\0') {
        size_t bytes = strcspn(at, " ");
        if (bytes == length && memcmp(at, reading, bytes) == 0)
            return true;
        at += bytes + (at[bytes] == ' ');
    }
    return false;
}

static void the_usual_reading_comes_first(void **state)
{
    (void)state;
    assert_string_equal(readings_of("法"), "fa");
    assert_string_equal(readings_of("院"), "yuan");
    assert_string_equal(readings_of("薪"), "xin");
    assert_string_equal(readings_of("行"), "xing hang");
    assert_string_equal(readings_of("还"), "hai huan");
}

static void every_reading_that_matters_here_is_known(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"还", "huan"},  {"还", "hai"},   {"行", "xing"},  {"行", "hang"},  {"调", "tiao"},
        {"调", "diao"},  {"重", "chong"}, {"重", "zhong"}, {"长", "chang"}, {"长", "zhang"},
        {"传", "chuan"}, {"传", "zhuan"}, {"单", "dan"},   {"率", "lv"},    {"率", "lu"},
        {"率", "shuai"}, {"给", "gei"},   {"给", "ji"},    {"处", "chu"},   {"查", "cha"},
        {"差", "cha"},   {"差", "chai"},  {"朝", "chao"},  {"朝", "zhao"},  {"乐", "le"},
        {"乐", "yue"},   {"得", "de"},    {"得", "dei"},   {"车", "che"},   {"解", "jie"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!is_read(pairs[i][0], pairs[i][1])) {
            fail_msg("%s is not read %s but %s", pairs[i][0], pairs[i][1],
                     readings_of(pairs[i][0]));
        }
    }
}

static void u_with_two_dots_is_v_as_on_a_keyboard_and_u(void **state)
{
    (void)state;
    assert_string_equal(readings_of("女"), "nv nu");
    assert_string_equal(readings_of("律"), "lv lu");
    assert_string_equal(readings_of("略"), "lve lue");
}

static void every_common_character_has_a_reading_of_small_letters(void **state)
{
    (void)state;
    int without = 0;
    for (uint32_t code = 0x4E00; code <= 0x9FA5; code++) {
        const char *readings = ks_pinyin_readings(code);
        without += readings[0] == '\0';
        assert_int_equal(strspn(readings, "abcdefghijklmnopqrstuvwxyz "), strlen(readings));
    }
    assert_in_range(without, 0, 20);
}

static void what_is_no_character_has_no_reading(void **state)
{
    (void)state;
    assert_string_equal(ks_pinyin_readings('a'), "");
    assert_string_equal(ks_pinyin_readings(0), "");
    assert_string_equal(ks_pinyin_readings(0x4DFF), "");
    assert_string_equal(ks_pinyin_readings(0xA000), "");
    assert_string_equal(ks_pinyin_readings(0x1F600), "");
    assert_string_equal(ks_pinyin_readings(UINT32_MAX), "");
}

static void letters_are_folded_and_all_else_parts_words(void **state)
{
    (void)state;
    const char *text = "Az9 欠，\xEF\xBC\xA1\xEF\xBC\x97\"*\xF0\x9F\x98\x80l\xC3\xBC";
    const uint32_t wanted[] = {'a', 'z', '9', ' ', 0x6B20, ' ', 'a',
                               '7', ' ', ' ', ' ', 'l',    'v', 0};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_int_equal(ks_letter_next(&text), wanted[i]);
    assert_int_equal(ks_letter_next(&text), 0);
}

static void an_apostrophe_does_not_part_a_word(void **state)
{
    (void)state;
    const char *text = "r's\xE2\x80\x99t'";
    assert_int_equal(ks_letter_next(&text), 'r');
    assert_int_equal(ks_letter_next(&text), 's');
    assert_int_equal(ks_letter_next(&text), 't');
    assert_int_equal(ks_letter_next(&text), 0);
}

static void damaged_bytes_part_words(void **state)
{
    (void)state;
    const char *text = "a\xE6\xAC\xFF"
                       "b";
    assert_int_equal(ks_letter_next(&text), 'a');
    for (int i = 0; i < 3; i++)
        assert_int_equal(ks_letter_next(&text), KS_LETTER_BREAK);
    assert_int_equal(ks_letter_next(&text), 'b');
    assert_int_equal(ks_letter_next(&text), 0);
}

static void the_36_places_go_there_and_back(void **state)
{
    (void)state;
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++)
        assert_int_equal(ks_letter_place((uint32_t)ks_letter_at(place)), place);
    assert_int_equal(ks_letter_place('A'), -1);
    assert_int_equal(ks_letter_place(0x6B20), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_reading_comes_first),
        cmocka_unit_test(every_reading_that_matters_here_is_known),
        cmocka_unit_test(u_with_two_dots_is_v_as_on_a_keyboard_and_u),
        cmocka_unit_test(every_common_character_has_a_reading_of_small_letters),
        cmocka_unit_test(what_is_no_character_has_no_reading),
        cmocka_unit_test(letters_are_folded_and_all_else_parts_words),
        cmocka_unit_test(an_apostrophe_does_not_part_a_word),
        cmocka_unit_test(damaged_bytes_part_words),
        cmocka_unit_test(the_36_places_go_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
