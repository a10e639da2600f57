#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "search/sounds.h"

/* Words whose characters are read otherwise elsewhere. */
static const struct ks_reading readings[] = {
    {"银行", "yin hang"},
    {"重新", "chong xin"},
    {"还款", "huan kuan"},
    {"单于", "chan yu"},
};
enum { READING_COUNT = sizeof readings / sizeof *readings };

static const struct {
    const char *title, *synonyms;
} pages[] = {
    {"民间借贷纠纷", "欠钱 借条"},
    {"银行贷款还款", "信用卡"},
    {"申请强制执行", "执行110 老赖"},
    {"Private lending", "loan money owed"},
};
enum { PAGE_COUNT = sizeof pages / sizeof *pages };

static int setup(void **state)
{
    struct ks_sounds *sounds = NULL;
    assert_int_equal(ks_sounds_create(readings, READING_COUNT, &sounds, NULL), KS_OK);
    for (int i = 0; i < PAGE_COUNT; i++)
        assert_int_equal(ks_sounds_add(sounds, pages[i].title, pages[i].synonyms, NULL), KS_OK);
    *state = sounds;
    return 0;
}

static int teardown(void **state)
{
    ks_sounds_free(*state);
    return 0;
}

/* "0", "03", "": the pages found; the worse the fit, the later letter is put behind: "0s". */
static const char *found(void **state, const char *letters)
{
    static char text[4 * PAGE_COUNT + 1];
    static const char *const marks[] = {
        [KS_SOUND_TITLE_WHOLE] = "",  [KS_SOUND_TITLE_START] = "", [KS_SOUND_WORD_FIRST] = "s",
        [KS_SOUND_WORD_SECOND] = "s", [KS_SOUND_WORD_NEAR] = "s",  [KS_SOUND_WORD] = "s",
        [KS_SOUND_WORD_START] = "s",  [KS_SOUND_TITLE] = "t",      [KS_SOUND_SYNONYM] = "s",
    };
    uint8_t fits[PAGE_COUNT];
    size_t length = 0;
    ks_sounds_find(*state, letters, fits);
    text[0] = '\0';
    for (int i = 0; i < PAGE_COUNT; i++) {
        if (fits[i] != KS_SOUND_NONE) {
            length +=
                (size_t)snprintf(text + length, sizeof text - length, "%d%s", i, marks[fits[i]]);
        }
    }
    return text;
}

static void full_pinyin_is_found_from_its_first_letters_on(void **state)
{
    assert_string_equal(found(state, "minjianjiedai"), "0");
    assert_string_equal(found(state, "minjian"), "0");
    assert_string_equal(found(state, "minji"), "0");
    assert_string_equal(found(state, "jiedai"), "0t");
    assert_string_equal(found(state, "qianqian"), "0s");
    assert_string_equal(found(state, "minjianjiedaix"), "");
}

static void initials_are_found_from_any_character_on(void **state)
{
    assert_string_equal(found(state, "mjjd"), "0");
    assert_string_equal(found(state, "jd"), "0t");
    assert_string_equal(found(state, "sqqzzx"), "2");
    assert_string_equal(found(state, "jdjf"), "0t");
    assert_string_equal(found(state, "mjd"), "");
}

static void full_and_first_letters_may_be_mixed_in_any_way(void **state)
{
    assert_string_equal(found(state, "minjjd"), "0");
    assert_string_equal(found(state, "mjjiedai"), "0");
    assert_string_equal(found(state, "minjjdai"), "0");
    assert_string_equal(found(state, "sqqiangzhizx"), "2");
    assert_string_equal(found(state, "shqqzhzx"), "2");
}

static void a_word_of_the_table_is_read_its_way_alone(void **state)
{
    assert_string_equal(found(state, "yinhang"), "1");
    assert_string_equal(found(state, "yinxing"), "");
    assert_string_equal(found(state, "huankuan"), "1t");
    assert_string_equal(found(state, "haikuan"), "");
}

static void outside_the_table_every_reading_is_found(void **state)
{
    struct ks_sounds *sounds = NULL;
    uint8_t fit = 0;
    static const char *const ways[] = {"diaojie", "tiaojie", "tj", "dj"};
    (void)state;
    assert_int_equal(ks_sounds_create(NULL, 0, &sounds, NULL), KS_OK);
    assert_int_equal(ks_sounds_add(sounds, "调解", "", NULL), KS_OK);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ks_sounds_find(sounds, ways[i], &fit);
        assert_int_equal(fit, KS_SOUND_TITLE_WHOLE);
    }
    ks_sounds_free(sounds);
}

static enum ks_sound fit_of(const char *title, const char *synonyms, const char *letters)
{
    struct ks_sounds *sounds = NULL;
    uint8_t fit = 0;
    assert_int_equal(ks_sounds_create(NULL, 0, &sounds, NULL), KS_OK);
    assert_int_equal(ks_sounds_add(sounds, title, synonyms, NULL), KS_OK);
    ks_sounds_find(sounds, letters, &fit);
    ks_sounds_free(sounds);
    return (enum ks_sound)fit;
}

static void every_line_of_a_title_has_a_start_and_an_end(void **state)
{
    (void)state;
    assert_int_equal(fit_of("劳动争议\n工资和工作", "", "gz"), KS_SOUND_TITLE_START);
    assert_int_equal(fit_of("劳动争议\n工资和工作", "", "ld"), KS_SOUND_TITLE_START);
    assert_int_equal(fit_of("劳动争议\n工资和工作", "", "ldzy"), KS_SOUND_TITLE_WHOLE);
    assert_int_equal(fit_of("劳动争议\n工资和工作", "", "gzhgongz"), KS_SOUND_TITLE_WHOLE);
    assert_int_equal(fit_of("劳动争议\n工资和工作", "", "dz"), KS_SOUND_TITLE);
    assert_int_equal(fit_of("劳动争议\n工资和工作", "", "zygz"), KS_SOUND_NONE);
    assert_int_equal(fit_of("\n\n工资\n", "", "gz"), KS_SOUND_TITLE_WHOLE);
    assert_int_equal(fit_of("Small claims\nsmall cases", "", "smallclaims"), KS_SOUND_TITLE_WHOLE);
}

static void a_whole_synonym_weighs_by_its_place_in_its_line(void **state)
{
    static const char words[] = "工资 欠薪  讨薪 辞退 加班费\nwages unpaid";
    (void)state;
    assert_int_equal(fit_of("", words, "gongzi"), KS_SOUND_WORD_FIRST);
    assert_int_equal(fit_of("", words, "qx"), KS_SOUND_WORD_SECOND);
    assert_int_equal(fit_of("", words, "taox"), KS_SOUND_WORD_NEAR);
    assert_int_equal(fit_of("", words, "ct"), KS_SOUND_WORD_NEAR);
    assert_int_equal(fit_of("", words, "jbf"), KS_SOUND_WORD);
    assert_int_equal(fit_of("", words, "jb"), KS_SOUND_WORD_START);
    assert_int_equal(fit_of("", words, "bf"), KS_SOUND_SYNONYM);
    assert_int_equal(fit_of("", words, "wages"), KS_SOUND_WORD_FIRST);
    assert_int_equal(fit_of("", words, "unpaid"), KS_SOUND_WORD_SECOND);
    assert_int_equal(fit_of("", words, "gzqx"), KS_SOUND_NONE);
}

static void a_word_that_is_meant_comes_before_a_run_that_crosses_words(void **state)
{
    (void)state;
    assert_true(fit_of("", "借条 不还 欠条 还钱 欠钱", "qq") < fit_of("相邻关系侵权", "", "qq"));
    assert_true(fit_of("", "限高令", "xiangao") < fit_of("执行风险告知", "", "xiangao"));
    assert_int_equal(fit_of("受了伤", "漏水 律师", "ls"), KS_SOUND_WORD_FIRST);
}

static void a_synonym_ends_at_its_space(void **state)
{
    assert_string_equal(found(state, "qqjt"), "");
    assert_string_equal(found(state, "jietiao"), "0s");
}

static void digits_stand_among_the_sounds(void **state)
{
    assert_string_equal(found(state, "zhixing110"), "2s");
    assert_string_equal(found(state, "zx110"), "2s");
    assert_string_equal(found(state, "110"), "2s");
    assert_string_equal(found(state, "10"), "");
}

static void latin_words_are_found_whole_begun_joined_and_by_first_letters(void **state)
{
    assert_string_equal(found(state, "private"), "3");
    assert_string_equal(found(state, "priv"), "3");
    assert_string_equal(found(state, "privatelending"), "3");
    assert_string_equal(found(state, "plend"), "3");
    assert_string_equal(found(state, "pl"), "3");
    assert_string_equal(found(state, "lending"), "3t");
    assert_string_equal(found(state, "money"), "3s");
    assert_string_equal(found(state, "rivate"), "");
}

static const char *next(void **state, const char *letters)
{
    static char text[KS_LETTER_LATIN_COUNT + 1];
    bool is_next[KS_LETTER_LATIN_COUNT] = {false};
    int count = 0;
    ks_sounds_next(*state, letters, is_next);
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++)
        if (is_next[place])
            text[count++] = ks_letter_at(place);
    text[count] = '\0';
    return text;
}

static void the_next_letters_are_those_that_are_still_found(void **state)
{
    assert_string_equal(next(state, "mjj"), "di");
    assert_string_equal(next(state, "minjianjiedaijiufen"), "");
    assert_string_equal(next(state, "zx"), "i1");
    assert_string_equal(next(state, "zzz"), "");
    assert_string_equal(next(state, "MJ"), "");
}

static void every_next_letter_is_found_and_no_other(void **state)
{
    static const char *const starts[] = {"", "m", "j", "mj", "p", "pri", "q", "z", "zh", "l", "x"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        bool is_next[KS_LETTER_LATIN_COUNT] = {false};
        ks_sounds_next(*state, starts[i], is_next);
        for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++) {
            char letters[8];
            snprintf(letters, sizeof letters, "%s%c", starts[i], ks_letter_at(place));
            if (is_next[place] != (found(state, letters)[0] != '\0')) {
                fail_msg("%s: next %d, found \"%s\"", letters, is_next[place],
                         found(state, letters));
            }
        }
    }
}

static void what_is_not_letters_or_too_long_is_found_nowhere(void **state)
{
    char letters[KS_SOUNDS_MAX_LETTERS + 2];
    assert_string_equal(found(state, ""), "");
    assert_string_equal(found(state, "MJJD"), "");
    assert_string_equal(found(state, "mj jd"), "");
    assert_string_equal(found(state, "欠"), "");
    memset(letters, 'm', sizeof letters - 1);
    letters[sizeof letters - 1] = '\0';
    assert_string_equal(found(state, letters), "");
    assert_string_equal(next(state, letters), "");
    letters[KS_SOUNDS_MAX_LETTERS] = '\0';
    assert_string_equal(found(state, letters), "");
}

static void the_longest_text_that_can_be_heard_is_heard(void **state)
{
    struct ks_sounds *sounds = NULL;
    char text[KS_SOUNDS_MAX_LETTERS + 1];
    uint8_t fit = 0;
    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(ks_sounds_create(NULL, 0, &sounds, NULL), KS_OK);
    assert_int_equal(ks_sounds_add(sounds, text, "", NULL), KS_OK);
    ks_sounds_find(sounds, text, &fit);
    assert_int_equal(fit, KS_SOUND_TITLE_WHOLE);
    ks_sounds_free(sounds);
}

static void a_reading_that_cannot_be_is_named(void **state)
{
    static const struct ks_reading wrong[] = {
        {"银行", "yin"},
        {"银行", "yin hang dian"},
        {"银行", "Yin Hang"},
        {"银行", "yin  hang"},
        {"银行", "yin hang "},
        {"", ""},
        {"bank", "bang ke"},
        {"银行", "yin hangxxxx"},
        {"一二三四五六七八九", "yi er san si wu liu qi ba jiu"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct ks_sounds *sounds = NULL;
        struct ks_error error = {0};
        assert_int_equal(ks_sounds_create(&wrong[i], 1, &sounds, &error), KS_ERR_INPUT);
        assert_null(sounds);
        assert_non_null(strstr(error.text, wrong[i].word));
    }
}

static void no_page_at_all_is_valid(void **state)
{
    struct ks_sounds *sounds = NULL;
    bool is_next[KS_LETTER_LATIN_COUNT] = {false};
    (void)state;
    assert_int_equal(ks_sounds_create(NULL, 0, &sounds, NULL), KS_OK);
    ks_sounds_find(sounds, "a", (uint8_t[1]){0});
    ks_sounds_next(sounds, "", is_next);
    assert_false(is_next[0]);
    assert_in_range(ks_sounds_bytes(sounds), 1, 100000);
    ks_sounds_free(sounds);
    ks_sounds_free(NULL);
}

#define SOUND_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SOUND_TEST(full_pinyin_is_found_from_its_first_letters_on),
        SOUND_TEST(initials_are_found_from_any_character_on),
        SOUND_TEST(full_and_first_letters_may_be_mixed_in_any_way),
        SOUND_TEST(a_word_of_the_table_is_read_its_way_alone),
        cmocka_unit_test(outside_the_table_every_reading_is_found),
        cmocka_unit_test(every_line_of_a_title_has_a_start_and_an_end),
        cmocka_unit_test(a_whole_synonym_weighs_by_its_place_in_its_line),
        cmocka_unit_test(a_word_that_is_meant_comes_before_a_run_that_crosses_words),
        SOUND_TEST(a_synonym_ends_at_its_space),
        SOUND_TEST(digits_stand_among_the_sounds),
        SOUND_TEST(latin_words_are_found_whole_begun_joined_and_by_first_letters),
        SOUND_TEST(the_next_letters_are_those_that_are_still_found),
        SOUND_TEST(every_next_letter_is_found_and_no_other),
        SOUND_TEST(what_is_not_letters_or_too_long_is_found_nowhere),
        cmocka_unit_test(the_longest_text_that_can_be_heard_is_heard),
        cmocka_unit_test(a_reading_that_cannot_be_is_named),
        cmocka_unit_test(no_page_at_all_is_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
