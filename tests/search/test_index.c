#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "search/index.h"

static const struct ks_index_page pages[] = {
    {"民间借贷", "欠钱 借钱", "借条、转账记录。法院立案，交诉讼费。"},
    {"离婚", "分手 财产", "结婚证；孩子的抚养费。不服可以上诉。"},
    {"离婚后财产纠纷", "分割", "离婚时没有分的房子。立案"},
    {"机动车事故", "车祸 赔钱", "交警的认定书。LPR 与 12368 热线。借贷"},
    {"Private lending", "loan owed debts", "Bring the contract. Mediators may help the borrower."},
    {"Divorce", "separation", "Custody, injury, maintenance; the lender's claim."},
};
enum { PAGE_COUNT = sizeof pages / sizeof *pages };

static int setup(void **state)
{
    struct ks_index *index = NULL;
    assert_int_equal(ks_index_open(pages, PAGE_COUNT, &index, NULL), KS_OK);
    *state = index;
    return 0;
}

static int teardown(void **state)
{
    ks_index_close(*state);
    return 0;
}

/* The pages found, in order: "103". */
static const char *found(void **state, enum ks_index_scope scope, const char *text)
{
    static char list[PAGE_COUNT + 1];
    struct ks_error error = {0};
    int out[PAGE_COUNT], count = 0;
    enum ks_err err = ks_index_find(*state, scope, text, NULL, out, PAGE_COUNT, &count, &error);
    if (err != KS_OK)
        fail_msg("%s", error.text);
    for (int i = 0; i < count; i++)
        list[i] = (char)('0' + out[i]);
    list[count] = '\0';
    return list;
}

static void a_chinese_word_is_found_where_its_characters_stand_together(void **state)
{
    assert_string_equal(found(state, KS_INDEX_ALL, "民间借贷"), "0");
    assert_string_equal(found(state, KS_INDEX_ALL, "抚养费"), "1");
    assert_string_equal(found(state, KS_INDEX_ALL, "立案"), "02");
    assert_string_equal(found(state, KS_INDEX_ALL, "费抚养"), "");
    assert_string_equal(found(state, KS_INDEX_ALL, "证孩"), "");
}

static void each_scope_looks_where_it_says(void **state)
{
    assert_string_equal(found(state, KS_INDEX_TITLE, "财产"), "2");
    assert_string_equal(found(state, KS_INDEX_NAMES, "财产"), "21");
    assert_string_equal(found(state, KS_INDEX_TITLE, "欠钱"), "");
    assert_string_equal(found(state, KS_INDEX_NAMES, "欠钱"), "0");
    assert_string_equal(found(state, KS_INDEX_NAMES, "抚养费"), "");
    assert_string_equal(found(state, KS_INDEX_ALL, "抚养费"), "1");
}

static void title_weighs_more_than_synonym_and_synonym_more_than_body(void **state)
{
    assert_string_equal(found(state, KS_INDEX_ALL, "借贷"), "03");
    assert_string_equal(found(state, KS_INDEX_ALL, "离婚"), "12");
    assert_string_equal(found(state, KS_INDEX_ALL, "财产"), "21");
}

static void one_character_is_found_in_titles_and_synonyms(void **state)
{
    assert_string_equal(found(state, KS_INDEX_TITLE, "婚"), "12");
    assert_string_equal(found(state, KS_INDEX_NAMES, "钱"), "03");
    assert_string_equal(found(state, KS_INDEX_ALL, "警"), "");
}

static void several_words_have_to_be_there_all(void **state)
{
    assert_string_equal(found(state, KS_INDEX_ALL, "离婚 立案"), "2");
    assert_string_equal(found(state, KS_INDEX_ALL, "借贷，LPR"), "3");
    assert_string_equal(found(state, KS_INDEX_ALL, "离婚LPR"), "");
}

static void latin_words_are_found_from_four_letters_on_or_whole(void **state)
{
    assert_string_equal(found(state, KS_INDEX_ALL, "lend"), "45");
    assert_string_equal(found(state, KS_INDEX_ALL, "LENDING"), "45");
    assert_string_equal(found(state, KS_INDEX_ALL, "cust"), "5");
    assert_string_equal(found(state, KS_INDEX_ALL, "cus"), "");
    assert_string_equal(found(state, KS_INDEX_ALL, "lpr"), "3");
    assert_string_equal(found(state, KS_INDEX_ALL, "1236"), "3");
    assert_string_equal(found(state, KS_INDEX_ALL, "12368"), "3");
}

static void common_endings_do_not_matter(void **state)
{
    assert_string_equal(found(state, KS_INDEX_ALL, "debt"), "4");
    assert_string_equal(found(state, KS_INDEX_ALL, "loans"), "4");
    assert_string_equal(found(state, KS_INDEX_ALL, "divorced"), "5");
    assert_string_equal(found(state, KS_INDEX_ALL, "divorcing"), "5");
    assert_string_equal(found(state, KS_INDEX_ALL, "mediation"), "4");
    assert_string_equal(found(state, KS_INDEX_ALL, "injuries"), "5");
    assert_string_equal(found(state, KS_INDEX_ALL, "lender’s"), "54");
}

static void a_short_word_beside_a_longer_one_does_not_count(void **state)
{
    assert_string_equal(found(state, KS_INDEX_ALL, "my divorce"), "5");
    assert_string_equal(found(state, KS_INDEX_ALL, "my"), "");
    assert_string_equal(found(state, KS_INDEX_ALL, "7 divorce"), "");
}

static void the_pages_wanted_are_the_only_ones_given(void **state)
{
    const uint8_t wanted[PAGE_COUNT] = {0, 0, 1, 0, 0, 0};
    int out[PAGE_COUNT], count = 0;
    assert_int_equal(
        ks_index_find(*state, KS_INDEX_ALL, "离婚", wanted, out, PAGE_COUNT, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(out[0], 2);
}

static void no_more_pages_than_asked_for_are_given(void **state)
{
    int out[1] = {-1}, count = 0;
    assert_int_equal(ks_index_find(*state, KS_INDEX_ALL, "离婚", NULL, out, 1, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(out[0], 1);
    assert_int_equal(ks_index_find(*state, KS_INDEX_ALL, "离婚", NULL, out, 0, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 0);
}

static void typed_text_is_words_and_never_a_query(void **state)
{
    static const char *const hostile[] = {
        "",
        " ",
        "\"",
        "\"\"\"",
        "*",
        "a*",
        "AND",
        "AND OR NOT",
        "NEAR(a b)",
        "title:",
        "{title}",
        "^",
        "-",
        "(((",
        "'; DROP TABLE page; --",
        "\xF0\x9F\x98\x80\xF0\x9F\x98\x80",
        "\xFF\xFE\xC0\x80",
        "\xE6\xAC",
        "%s%n",
        "\t\n\r",
        "\\",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
        assert_string_equal(found(state, KS_INDEX_ALL, hostile[i]), "");
    assert_string_equal(found(state, KS_INDEX_ALL, "\"离婚\" *"), "12");
    assert_string_equal(found(state, KS_INDEX_ALL, "title:离婚"), "");
    assert_string_equal(found(state, KS_INDEX_ALL, "\xFF离婚\xE6"), "12");
}

static void ten_thousand_bytes_are_harmless(void **state)
{
    static const char *const units[] = {"离", "婚", "a", "\"", "ab ", "离 ", "\xFF", "（a）婚"};
    char *text = calloc(1, 10001);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t bytes = strlen(units[i]);
        memset(text, 0, 10001);
        for (size_t at = 0; at + bytes <= 10000; at += bytes)
            memcpy(text + at, units[i], bytes);
        (void)found(state, KS_INDEX_ALL, text);
        (void)found(state, KS_INDEX_TITLE, text);
        float weights[PAGE_COUNT] = {0};
        assert_int_equal(ks_index_weigh(*state, KS_INDEX_ALL, text, weights, NULL), KS_OK);
    }
    free(text);
}

static void a_sentence_weighs_most_for_the_page_that_shares_rare_words(void **state)
{
    float weights[PAGE_COUNT] = {0};
    assert_int_equal(
        ks_index_weigh(*state, KS_INDEX_NAMES, "我出了车祸想问赔钱和财产", weights, NULL), KS_OK);
    assert_true(weights[3] > weights[1]);
    assert_true(weights[3] > weights[2]);
    assert_true(weights[1] > 0);
    assert_true(weights[0] == 0);
    assert_true(weights[4] == 0);
}

static void the_next_letters_are_those_of_words_in_any_page(void **state)
{
    bool next[KS_LETTER_LATIN_COUNT] = {false};
    ks_index_next(*state, "lp", next);
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++)
        assert_int_equal(next[place], ks_letter_at(place) == 'r');
    ks_index_next(*state, "le", next);
    assert_true(next['n' - 'a']);
    ks_index_next(*state, "123", next);
    assert_true(next[26 + 6]);
    assert_false(next[26 + 5]);
}

static void no_page_at_all_is_valid(void **state)
{
    (void)state;
    struct ks_index *index = NULL;
    int out[1], count = 1;
    bool next[KS_LETTER_LATIN_COUNT] = {false};
    assert_int_equal(ks_index_open(NULL, 0, &index, NULL), KS_OK);
    assert_int_equal(ks_index_find(index, KS_INDEX_ALL, "离婚", NULL, out, 1, &count, NULL), KS_OK);
    assert_int_equal(count, 0);
    ks_index_next(index, "", next);
    assert_false(next[0]);
    assert_in_range(ks_index_bytes(index), 1, 1 << 20);
    ks_index_close(index);
    ks_index_close(NULL);
}

enum { MANY_PAGES = KS_INDEX_MANY + 2 };

/* Opens the last `count` of pages that all say the word; the very last in its title. */
static int first_of_many(int count, float *weight)
{
    static struct ks_index_page many[MANY_PAGES];
    float weights[MANY_PAGES] = {0};
    struct ks_index *index = NULL;
    int out[1] = {-1}, found_count = 0;
    for (int i = 0; i < MANY_PAGES; i++) {
        bool is_last = i == MANY_PAGES - 1;
        many[i] = (struct ks_index_page){is_last ? "费用" : "", "", "费用"};
    }
    assert_int_equal(ks_index_open(many + MANY_PAGES - count, count, &index, NULL), KS_OK);
    assert_int_equal(ks_index_find(index, KS_INDEX_ALL, "费用", NULL, out, 1, &found_count, NULL),
                     KS_OK);
    assert_int_equal(ks_index_weigh(index, KS_INDEX_ALL, "费用", weights, NULL), KS_OK);
    *weight = weights[0];
    ks_index_close(index);
    return out[0];
}

static void a_word_of_too_many_pages_gives_them_by_number(void **state)
{
    float weight = 0;
    (void)state;
    assert_int_equal(first_of_many(KS_INDEX_MANY, &weight), KS_INDEX_MANY - 1);
    assert_true(weight > 0);
    assert_int_equal(first_of_many(KS_INDEX_MANY + 1, &weight), 0);
    assert_true(weight == 0);
}

#define INDEX_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        INDEX_TEST(a_chinese_word_is_found_where_its_characters_stand_together),
        INDEX_TEST(each_scope_looks_where_it_says),
        INDEX_TEST(title_weighs_more_than_synonym_and_synonym_more_than_body),
        INDEX_TEST(one_character_is_found_in_titles_and_synonyms),
        INDEX_TEST(several_words_have_to_be_there_all),
        INDEX_TEST(latin_words_are_found_from_four_letters_on_or_whole),
        INDEX_TEST(common_endings_do_not_matter),
        INDEX_TEST(a_short_word_beside_a_longer_one_does_not_count),
        INDEX_TEST(the_pages_wanted_are_the_only_ones_given),
        INDEX_TEST(no_more_pages_than_asked_for_are_given),
        INDEX_TEST(typed_text_is_words_and_never_a_query),
        INDEX_TEST(ten_thousand_bytes_are_harmless),
        INDEX_TEST(a_sentence_weighs_most_for_the_page_that_shares_rare_words),
        INDEX_TEST(the_next_letters_are_those_of_words_in_any_page),
        cmocka_unit_test(no_page_at_all_is_valid),
        cmocka_unit_test(a_word_of_too_many_pages_gives_them_by_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
