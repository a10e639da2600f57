#include "content/pack_fixture.h"

#include "content/wording.h"

static void blank_is_what_nobody_sees(void **state)
{
    (void)state;
    assert_true(ks_wording_is_blank(""));
    assert_true(ks_wording_is_blank(" \t\r\n"));
    assert_true(ks_wording_is_blank("\xe3\x80\x80\xc2\xa0\xe2\x80\x8b\xef\xbb\xbf"));
    assert_false(ks_wording_is_blank(" . "));
    assert_false(ks_wording_is_blank("　中"));
}

static void a_line_end_is_no_control_character(void **state)
{
    (void)state;
    assert_false(ks_wording_has_control("a\nb 中"));
    assert_true(ks_wording_has_control("a\tb"));
    assert_true(ks_wording_has_control("\x1b[0m"));
    assert_true(ks_wording_has_control("\x7f"));
}

static void a_stop_is_one_at_any_width(void **state)
{
    (void)state;
    assert_false(ks_wording_has_stop("欠钱 owe's 100% a-b"));
    assert_true(ks_wording_has_stop("a, b"));
    assert_true(ks_wording_has_stop("a; b"));
    assert_true(ks_wording_has_stop("a."));
    assert_true(ks_wording_has_stop("欠，钱"));
    assert_true(ks_wording_has_stop("欠、钱"));
    assert_true(ks_wording_has_stop("欠；钱"));
    assert_true(ks_wording_has_stop("欠钱。"));
}

static void an_id_has_1_to_23_plain_letters(void **state)
{
    (void)state;
    assert_true(ks_wording_is_id("a-b_9"));
    assert_true(ks_wording_is_id("abcdefghijklmnopqrstuvw"));
    assert_false(ks_wording_is_id("abcdefghijklmnopqrstuvwx"));
    assert_false(ks_wording_is_id(""));
    assert_false(ks_wording_is_id("A"));
    assert_false(ks_wording_is_id("a/b"));
    assert_false(ks_wording_is_id(".."));
    assert_false(ks_wording_is_id("中"));
}

static void every_icon_a_pack_may_name_is_drawn(void **state)
{
    (void)state;
    char path[PACK_PATH_BYTES];
    for (int i = 0; ks_wording_icon(i); i++) {
        snprintf(path, sizeof path, "%s/assets/icons/%s.svg", KS_SOURCE_DIR, ks_wording_icon(i));
        if (access(path, R_OK) != 0)
            fail_msg("%s is missing", path);
        assert_true(ks_wording_is_icon(ks_wording_icon(i)));
    }
    assert_null(ks_wording_icon(-1));
    assert_false(ks_wording_is_icon("unicorn"));
}

static void pages_are_known_by_their_word(void **state)
{
    (void)state;
    for (int i = 0; ks_wording_page(i); i++) {
        assert_int_equal(ks_wording_page_of(ks_wording_page(i)), i);
        assert_true(ks_wording_is_id(ks_wording_page(i)));
    }
    assert_non_null(ks_wording_page(0));
    assert_null(ks_wording_page(-1));
    assert_int_equal(ks_wording_page_of("calc-tax"), KS_PAGE_COUNT);
    assert_int_equal(ks_wording_page_of(""), KS_PAGE_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_is_what_nobody_sees),
        cmocka_unit_test(a_line_end_is_no_control_character),
        cmocka_unit_test(a_stop_is_one_at_any_width),
        cmocka_unit_test(an_id_has_1_to_23_plain_letters),
        cmocka_unit_test(pages_are_known_by_their_word),
        cmocka_unit_test(every_icon_a_pack_may_name_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
