#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "search/search.h"

static const struct ks_reading readings[] = {
    {"银行", "yin hang"},
    {"重新", "chong xin"},
    {"还款", "huan kuan"},
};
enum { READING_COUNT = sizeof readings / sizeof *readings };

/* Not by key, so that the order of the answers is not the order given. */
static const struct ks_search_doc docs[] = {
    {32, 0, "强制执行申请", "老赖 赢了官司不给钱", "对方不履行判决，两年内申请执行。"},
    {1, 1, "借出的钱，怎么要回来", "民间借贷 欠钱 借条 不还钱", "利息以 LPR 四倍为限。诉讼费"},
    {7, 7, "机动车交通事故", "车祸 撞车 赔钱", "交警的认定书；欠钱也在这里提到。"},
    {2, 2, "离婚", "分手 离婚证 彩礼", "结婚证、身份证、孩子的出生证明。不是欠款。"},
    {11, 11, "银行借款", "贷款 信用卡 还款", "借据和流水"},
    {17, 17, "重新起诉", "撤诉以后", "民间借贷也可以"},
    {70, 70, "公司拖欠工资", "欠薪 讨薪 劳动仲裁", "先去劳动仲裁。"},
};
enum { DOC_COUNT = sizeof docs / sizeof *docs };

static const struct ks_search_doc english[] = {
    {1, 1, "Private lending: getting your money back", "loan debt owed IOU borrower", "LPR limits"},
    {2, 2, "Divorce", "separation breakup custody", "Marriage certificate, loans, money"},
    {7, 7, "Traffic accident", "car crash injury compensation", "Police report"},
    {8, 8, "Small claims", "simple case", "One hearing"},
};
enum { ENGLISH_COUNT = sizeof english / sizeof *english };

static struct ks_search *open_search(const struct ks_search_doc *pages, int count)
{
    struct ks_search *search = NULL;
    struct ks_error error = {0};
    const struct ks_search_pack pack = {pages, count, readings, READING_COUNT, NULL};
    if (ks_search_open(&pack, &search, &error) != KS_OK)
        fail_msg("%s", error.text);
    return search;
}

static int setup(void **state)
{
    *state = open_search(docs, DOC_COUNT);
    return 0;
}

static int setup_english(void **state)
{
    *state = open_search(english, ENGLISH_COUNT);
    return 0;
}

static int teardown(void **state)
{
    ks_search_close(*state);
    return 0;
}

/* The keys found, best first: "7 1". */
static const char *found(void **state, const char *text)
{
    static char list[256];
    struct ks_error error = {0};
    int keys[DOC_COUNT], count = 0;
    size_t length = 0;
    if (ks_search_find(*state, text, keys, DOC_COUNT, &count, &error) != KS_OK)
        fail_msg("%s", error.text);
    list[0] = '\0';
    for (int i = 0; i < count; i++)
        length += (size_t)snprintf(list + length, sizeof list - length, i ? " %d" : "%d", keys[i]);
    return list;
}

static void everyday_words_find_what_the_law_calls_otherwise(void **state)
{
    assert_string_equal(found(state, "欠钱"), "1 7");
    assert_string_equal(found(state, "赔钱"), "7");
    assert_string_equal(found(state, "分手"), "2");
    assert_string_equal(found(state, "老赖"), "32");
}

static void first_letters_find_a_word(void **state)
{
    assert_string_equal(found(state, "mjjd"), "1");
    assert_string_equal(found(state, "MJJD"), "1");
    assert_string_equal(found(state, "sg"), "7");
    assert_string_equal(found(state, "qzzx"), "32");
}

static void full_pinyin_finds_a_word_from_its_beginning_on(void **state)
{
    assert_string_equal(found(state, "minjianjiedai"), "1");
    assert_string_equal(found(state, "minji"), "1");
    assert_string_equal(found(state, "minjian jiedai"), "1");
    assert_string_equal(found(state, "fenshou"), "2");
    assert_string_equal(found(state, "lihun"), "2");
}

static void a_character_is_read_as_in_its_word(void **state)
{
    assert_string_equal(found(state, "yinhang"), "11");
    assert_string_equal(found(state, "chongxin"), "17");
    assert_string_equal(found(state, "huankuan"), "11");
    assert_string_equal(found(state, "zhongxin"), "");
}

static void chinese_pinyin_and_first_letters_may_be_mixed(void **state)
{
    assert_string_equal(found(state, "minjjd"), "1");
    assert_string_equal(found(state, "民间jd"), "1");
    assert_string_equal(found(state, "离hun"), "2");
    assert_string_equal(found(state, "离婚fs"), "2");
    assert_string_equal(found(state, "离婚mjjd"), "2");
}

static void a_number_finds_the_page_of_that_number_first(void **state)
{
    assert_string_equal(found(state, "7"), "7 70");
    assert_string_equal(found(state, "07"), "7");
    assert_string_equal(found(state, "007"), "7");
    assert_string_equal(found(state, "７"), "7 70");
    assert_string_equal(found(state, "17"), "17");
    assert_string_equal(found(state, "1"), "1 11 17");
    assert_string_equal(found(state, "0"), "1 2 7");
    assert_string_equal(found(state, "00"), "1 2 7");
    assert_string_equal(found(state, "70"), "70");
    assert_string_equal(found(state, "700"), "");
    assert_string_equal(found(state, "32"), "");
}

static void a_number_among_other_words_is_the_last_resort(void **state)
{
    assert_string_equal(found(state, "指引07"), "7");
    assert_string_equal(found(state, "请看 7 号"), "7 70");
}

static void title_comes_before_synonym_sound_and_body(void **state)
{
    static const struct ks_search_doc ranked[] = {
        {1, 0, "无关", "无关", "保全 lian"}, {2, 0, "无关", "保全", ""}, {3, 0, "保全", "", ""},
        {4, 0, "无关", "立案", ""},          {5, 0, "lian", "", ""},     {6, 0, "立案", "", ""},
        {7, 0, "无关", "lian", ""},
    };
    struct ks_search *search = open_search(ranked, 7);
    void *as_state = search;
    (void)state;
    assert_string_equal(found(&as_state, "保全"), "3 2 1");
    assert_string_equal(found(&as_state, "lian"), "5 7 6 4 1");
    ks_search_close(search);
}

static void equal_pages_come_by_their_key(void **state)
{
    static const struct ks_search_doc equal[] = {
        {9, 0, "上诉", "", ""}, {-3, 0, "上诉", "", ""}, {4, 0, "上诉", "", ""}};
    struct ks_search *search = open_search(equal, 3);
    void *as_state = search;
    (void)state;
    assert_string_equal(found(&as_state, "上诉"), "-3 4 9");
    assert_string_equal(found(&as_state, "ss"), "-3 4 9");
    ks_search_close(search);
}

static void the_shorter_title_says_more(void **state)
{
    static const struct ks_search_doc titles[] = {{1, 0, "离婚以后的财产分割纠纷", "", ""},
                                                  {2, 0, "离婚", "", ""}};
    struct ks_search *search = open_search(titles, 2);
    void *as_state = search;
    (void)state;
    assert_string_equal(found(&as_state, "离婚"), "2 1");
    ks_search_close(search);
}

static void a_sentence_finds_the_page_that_shares_most_with_it(void **state)
{
    assert_string_equal(found(state, "我们已经决定离婚了"), "2");
    assert_string_equal(found(state, "我被车撞了要赔钱吗"), "7");
    assert_string_equal(found(state, "欠钱不还"), "1");
}

static void anything_may_be_typed(void **state)
{
    static const char *const hostile[] = {"",
                                          " ",
                                          "\"",
                                          "\"\"",
                                          "*",
                                          "**",
                                          "AND",
                                          "NEAR",
                                          "NEAR(a,b)",
                                          "OR NOT",
                                          "{}:",
                                          "title",
                                          "^",
                                          "';--",
                                          "\\",
                                          "%s%n",
                                          "\xF0\x9F\x98\x80",
                                          "\xFF\xC0",
                                          "\xE6\xAC",
                                          "\t\r\n",
                                          "()"};
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
        assert_string_equal(found(state, hostile[i]), "");
    assert_string_equal(found(state, "核潜艇 zzzz 99"), "");
    assert_string_equal(found(state, "\"离婚\"*"), "2");
    assert_string_equal(found(state, "\xF0\x9F\x98\x80离婚\xFF"), "2");
}

static void ten_thousand_bytes_are_only_more_of_the_same(void **state)
{
    static const char *const units[] = {"离", "a", "7", "离a", "\"", "mjjd ", "\xFF", "a离 "};
    bool next[KS_LETTER_LATIN_COUNT];
    char *text = calloc(1, 10001);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t bytes = strlen(units[i]);
        memset(text, 0, 10001);
        for (size_t at = 0; at + bytes <= 10000; at += bytes)
            memcpy(text + at, units[i], bytes);
        (void)found(state, text);
        ks_search_next_letters(*state, text, next);
    }
    free(text);
}

static void random_bytes_are_harmless(void **state)
{
    static const char *const parts[] = {"离婚",
                                        "民间",
                                        "mj",
                                        "7",
                                        "\"",
                                        "*",
                                        " ",
                                        "(",
                                        ":",
                                        "AND",
                                        "\xFF",
                                        "\xE6\xAC",
                                        "lpr",
                                        "^",
                                        "-",
                                        "，",
                                        "\xF0\x9F\x98\x80"};
    unsigned seed = 11;
    for (int i = 0; i < 500; i++) {
        bool next[KS_LETTER_LATIN_COUNT];
        char text[256] = "";
        size_t length = 0;
        for (int j = 0; j < 12; j++) {
            seed = seed * 1664525U + 1013904223U;
            const char *part = parts[(seed >> 16) % (sizeof parts / sizeof *parts)];
            length += (size_t)snprintf(text + length, sizeof text - length, "%s", part);
        }
        (void)found(state, text);
        ks_search_next_letters(*state, text, next);
    }
}

static void *open_on_another_thread(void *out)
{
    *(struct ks_search **)out = open_search(docs, DOC_COUNT);
    return NULL;
}

static void a_search_opened_on_one_thread_is_used_on_another(void **state)
{
    struct ks_search *search = NULL;
    pthread_t thread;
    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, open_on_another_thread, &search), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    void *as_state = search;
    assert_string_equal(found(&as_state, "mjjd"), "1");
    assert_string_equal(found(&as_state, "欠钱"), "1 7");
    ks_search_close(search);
}

static void no_more_keys_than_asked_for_are_given(void **state)
{
    int keys[3] = {0, 0, -9}, count = 9;
    assert_int_equal(ks_search_find(*state, "1", keys, 2, &count, NULL), KS_OK);
    assert_int_equal(count, 2);
    assert_int_equal(keys[0], 1);
    assert_int_equal(keys[1], 11);
    assert_int_equal(keys[2], -9);
    assert_int_equal(ks_search_find(*state, "1", keys, 0, &count, NULL), KS_OK);
    assert_int_equal(count, 0);
}

static const char *next(void **state, const char *prefix)
{
    static char text[KS_LETTER_LATIN_COUNT + 1];
    bool is_next[KS_LETTER_LATIN_COUNT];
    int count = 0;
    ks_search_next_letters(*state, prefix, is_next);
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++)
        if (is_next[place])
            text[count++] = ks_letter_at(place);
    text[count] = '\0';
    return text;
}

static void the_next_letters_still_lead_to_a_page(void **state)
{
    assert_string_equal(next(state, "mjj"), "di");
    assert_string_equal(next(state, "lp"), "r");
    assert_string_equal(next(state, "lpr"), "");
    assert_string_equal(next(state, "0"), "0127");
    assert_string_equal(next(state, "00"), "127");
    assert_string_equal(next(state, "7"), "0");
    assert_string_equal(next(state, "zzz"), "");
    assert_string_equal(next(state, "离婚 mjj"), "di");
    assert_string_equal(next(state, "mjj "), next(state, ""));
}

/* Whether anything that begins with `text` finds something, a few letters on. */
static bool leads_on(void **state, const char *text, int depth)
{
    char longer[16];
    if (found(state, text)[0] != '\0')
        return true;
    for (int place = 0; depth > 0 && place < KS_LETTER_LATIN_COUNT; place++) {
        snprintf(longer, sizeof longer, "%s%c", text, ks_letter_at(place));
        if (leads_on(state, longer, depth - 1))
            return true;
    }
    return false;
}

static void no_key_is_offered_or_greyed_wrongly(void **state)
{
    static const char *const prefixes[] = {"", "m", "l", "lp", "0", "1", "q", "zh", "yinh"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        bool is_next[KS_LETTER_LATIN_COUNT];
        ks_search_next_letters(*state, prefixes[i], is_next);
        for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++) {
            char text[8];
            snprintf(text, sizeof text, "%s%c", prefixes[i], ks_letter_at(place));
            if (is_next[place] != leads_on(state, text, 1))
                fail_msg("%s: offered %d, found \"%s\"", text, is_next[place], found(state, text));
        }
    }
}

static void english_words_are_found_in_any_form(void **state)
{
    assert_string_equal(found(state, "divorce"), "2");
    assert_string_equal(found(state, "Divorcing"), "2");
    assert_string_equal(found(state, "lend"), "1");
    assert_string_equal(found(state, "loans"), "1 2");
    assert_string_equal(found(state, "injuries"), "7");
    assert_string_equal(found(state, "money"), "1 2");
    assert_string_equal(found(state, "I want a divorce"), "2");
    assert_string_equal(found(state, "car crash"), "7");
    assert_string_equal(found(state, "7"), "7");
}

static void a_short_word_is_itself_before_it_begins_another(void **state)
{
    static const struct ks_search_doc cars[] = {{1, 0, "Bank cards", "", "car"},
                                                {2, 0, "Road accident", "car crash", ""}};
    struct ks_search *search = open_search(cars, 2);
    void *as_state = search;
    (void)state;
    assert_string_equal(found(&as_state, "car"), "2 1");
    assert_string_equal(found(&as_state, "cars"), "2 1");
    assert_string_equal(found(&as_state, "card"), "1");
    ks_search_close(search);
}

static void english_words_need_no_space_between_them(void **state)
{
    assert_string_equal(found(state, "smallclaims"), "8");
    assert_string_equal(found(state, "sc"), "8");
    assert_string_equal(found(state, "trafac"), "7");
    assert_string_equal(next(state, "smallc"), "l");
}

static void a_key_given_twice_and_a_reading_that_cannot_be_are_refused(void **state)
{
    static const struct ks_search_doc twice[] = {{5, 0, "a", "", ""}, {5, 0, "b", "", ""}};
    static const struct ks_reading wrong[] = {{"银行", "yinhang"}};
    const struct ks_search_pack same_key = {.docs = twice, .doc_count = 2};
    const struct ks_search_pack no_reading = {docs, DOC_COUNT, wrong, 1, NULL};
    struct ks_search *search = NULL;
    struct ks_error error = {0};
    (void)state;
    assert_int_equal(ks_search_open(&same_key, &search, &error), KS_ERR_INPUT);
    assert_null(search);
    assert_string_equal(error.text, "Two pages to search have the same key 5");
    assert_int_equal(ks_search_open(&no_reading, &search, &error), KS_ERR_INPUT);
    assert_null(search);
    assert_non_null(strstr(error.text, "\"yinhang\" of \"银行\""));
}

static void texts_may_be_missing_and_there_may_be_no_page(void **state)
{
    static const struct ks_search_doc bare[] = {{.key = 1, .number = 3}};
    struct ks_search *search = open_search(bare, 1);
    void *as_state = search;
    (void)state;
    assert_string_equal(found(&as_state, "3"), "1");
    assert_string_equal(found(&as_state, "离婚"), "");
    ks_search_close(search);
    as_state = search = open_search(NULL, 0);
    assert_string_equal(found(&as_state, "离婚"), "");
    assert_string_equal(found(&as_state, "3"), "");
    assert_string_equal(next(&as_state, ""), "");
    ks_search_close(search);
    ks_search_close(NULL);
}

enum { MANY = 10000, TITLE_BYTES = 64 };

/* Page i of 10,000; one of them alone is about something. */
static void ten_thousand_pages_are_searched(void **state)
{
    struct ks_search_doc *many = calloc(MANY, sizeof *many);
    char *titles = calloc(MANY, TITLE_BYTES);
    (void)state;
    assert_non_null(many);
    assert_non_null(titles);
    for (int i = 0; i < MANY; i++) {
        char *title = titles + (size_t)i * TITLE_BYTES;
        snprintf(title, TITLE_BYTES, "合同纠纷%d", i);
        many[i] = (struct ks_search_doc){i, i + 1, i == 7777 ? "离婚" : title, "欠款 货款",
                                         "当事人向法院提起诉讼，应当交诉讼费。"};
    }
    struct ks_search *search = open_search(many, MANY);
    void *as_state = search;
    assert_string_equal(found(&as_state, "离婚"), "7777");
    assert_string_equal(found(&as_state, "lihun"), "7777");
    assert_string_equal(found(&as_state, "7778"), "7777 7778");
    assert_string_equal(found(&as_state, "htjf9999"), "9999");
    assert_string_equal(found(&as_state, "诉讼费"), "0 1 2 3 4 5 6");
    assert_string_equal(found(&as_state, "当事人hk"), "0 1 2 3 4 5 6");
    ks_search_close(search);
    free(titles);
    free(many);
}

#define SEARCH_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
#define ENGLISH_TEST(name) cmocka_unit_test_setup_teardown(name, setup_english, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEARCH_TEST(everyday_words_find_what_the_law_calls_otherwise),
        SEARCH_TEST(first_letters_find_a_word),
        SEARCH_TEST(full_pinyin_finds_a_word_from_its_beginning_on),
        SEARCH_TEST(a_character_is_read_as_in_its_word),
        SEARCH_TEST(chinese_pinyin_and_first_letters_may_be_mixed),
        SEARCH_TEST(a_number_finds_the_page_of_that_number_first),
        SEARCH_TEST(a_number_among_other_words_is_the_last_resort),
        cmocka_unit_test(title_comes_before_synonym_sound_and_body),
        cmocka_unit_test(equal_pages_come_by_their_key),
        cmocka_unit_test(the_shorter_title_says_more),
        SEARCH_TEST(a_sentence_finds_the_page_that_shares_most_with_it),
        SEARCH_TEST(anything_may_be_typed),
        SEARCH_TEST(ten_thousand_bytes_are_only_more_of_the_same),
        SEARCH_TEST(random_bytes_are_harmless),
        cmocka_unit_test(a_search_opened_on_one_thread_is_used_on_another),
        SEARCH_TEST(no_more_keys_than_asked_for_are_given),
        SEARCH_TEST(the_next_letters_still_lead_to_a_page),
        SEARCH_TEST(no_key_is_offered_or_greyed_wrongly),
        ENGLISH_TEST(english_words_are_found_in_any_form),
        cmocka_unit_test(a_short_word_is_itself_before_it_begins_another),
        ENGLISH_TEST(english_words_need_no_space_between_them),
        cmocka_unit_test(a_key_given_twice_and_a_reading_that_cannot_be_are_refused),
        cmocka_unit_test(texts_may_be_missing_and_there_may_be_no_page),
        cmocka_unit_test(ten_thousand_pages_are_searched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
