#include "service/support.h"

#include "service/money_words.h"

static void assert_words(int64_t fen, const char *words)
{
    struct ks_arena arena = {0};

    assert_string_equal(ks_money_words(&arena, fen), words);
    ks_arena_destroy(&arena);
}

static void a_sum_is_said_as_it_is_read_aloud(void **state)
{
    (void)state;
    assert_words(20000000, "二十万元");
    assert_words(1500, "十五元");
    assert_words(1234567889, "一千二百三十四万五千六百七十八元八角九分");
}

static void one_nought_stands_for_several_and_none_at_the_end(void **state)
{
    (void)state;
    assert_words(100500, "一千零五元");
    assert_words(100000100, "一百万零一元");
    assert_words(10500000000, "一亿零五百万元");
    assert_words(1000000000000, "一百亿元");
}

static void parts_of_a_yuan_follow_it_or_stand_alone(void **state)
{
    (void)state;
    assert_words(0, "零元");
    assert_words(5, "五分");
    assert_words(50, "五角");
    assert_words(105, "一元零五分");
    assert_words(1010, "十元一角");
}

static void the_largest_sum_has_words_and_what_lies_beyond_has_none(void **state)
{
    (void)state;
    assert_words(999999999999999, "九万九千九百九十九亿九千九百九十九万九千九百九十九元九角九分");
    assert_words(-1, "");
    assert_words(INT64_MAX, "");
}

static int open_words(void **state)
{
    (void)state;
    return ks_i18n_init(KS_BUILD_DIR "/locale");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_is_said_as_it_is_read_aloud),
        cmocka_unit_test(one_nought_stands_for_several_and_none_at_the_end),
        cmocka_unit_test(parts_of_a_yuan_follow_it_or_stand_alone),
        cmocka_unit_test(the_largest_sum_has_words_and_what_lies_beyond_has_none),
    };
    return cmocka_run_group_tests(tests, open_words, NULL);
}
