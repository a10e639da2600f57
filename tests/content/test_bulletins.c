#include <string.h>

#include "content/shipped.h"

static enum ks_bulletin_as look_of(const char *line)
{
    struct ks_arena arena = {0};
    struct ks_bulletin_line lines[1];
    assert_int_equal(ks_bulletin_lines(&arena, line, lines, 1), 1);
    ks_arena_destroy(&arena);
    return lines[0].as;
}

static void a_line_with_a_chinese_number_is_a_heading(void **state)
{
    (void)state;
    assert_int_equal(look_of("十二、基层党组织建设着力不够"), KS_BULLETIN_HEADING);
    assert_int_equal(look_of("45.党建与业务工作融合不够紧密。"), KS_BULLETIN_ITEM);
    assert_int_equal(look_of("整改情况:一是加强培训。"), KS_BULLETIN_PARAGRAPH);
}

static void a_long_line_with_a_number_is_a_paragraph(void **state)
{
    (void)state;
    char line[400] = "一、";
    for (int i = 0; i < 60; i++)
        strcat(line, "长");
    assert_int_equal(look_of(line), KS_BULLETIN_PARAGRAPH);
}

static void blank_lines_are_counted_and_not_shown(void **state)
{
    (void)state;
    struct ks_arena arena = {0};
    struct ks_bulletin_line lines[4];
    assert_int_equal(ks_bulletin_lines(&arena, "\n  一、题\n \n文", lines, 4), 2);
    assert_string_equal(lines[0].text, "一、题");
    assert_int_equal(lines[0].number, 2);
    assert_int_equal(lines[1].number, 4);
    ks_arena_destroy(&arena);
}

static void a_reward_is_shown_to_the_end_of_its_last_day(void **state)
{
    (void)state;
    const struct ks_bulletin reward = {.until = {2026, 12, 31}};
    assert_true(ks_bulletin_is_shown(&reward, (struct ks_date){2026, 12, 31}));
    assert_false(ks_bulletin_is_shown(&reward, (struct ks_date){2027, 1, 1}));
}

static void the_notice_has_no_end(void **state)
{
    (void)state;
    assert_true(ks_bulletin_is_shown(ks_content_notice(shipped), (struct ks_date){2099, 1, 1}));
}

/* Word for word: the hash is that of the notice as it was published. */
static void the_notice_is_the_one_that_was_published(void **state)
{
    (void)state;
    const struct ks_bulletin *notice = ks_content_notice(shipped);
    assert_string_equal(notice->sha256,
                        "fe1023004eae19d833958e2bd9ab1eb615c8de93a7596e3eb67e49302253db4b");
    assert_int_equal(strlen(notice->text), 25900);
    assert_non_null(strstr(notice->text, "(0839)3306427"));
}

static void the_notice_has_its_twelve_headings_and_forty_five_items(void **state)
{
    (void)state;
    const struct ks_bulletin *notice = ks_content_notice(shipped);
    int counts[KS_BULLETIN_PARAGRAPH + 1] = {0};
    for (int i = 0; i < notice->line_count; i++)
        counts[notice->lines[i].as]++;
    assert_int_equal(counts[KS_BULLETIN_HEADING], 12);
    assert_int_equal(counts[KS_BULLETIN_ITEM], 45);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_with_a_chinese_number_is_a_heading),
        cmocka_unit_test(a_long_line_with_a_number_is_a_paragraph),
        cmocka_unit_test(blank_lines_are_counted_and_not_shown),
        cmocka_unit_test(a_reward_is_shown_to_the_end_of_its_last_day),
        cmocka_unit_test(the_notice_has_no_end),
        cmocka_unit_test(the_notice_is_the_one_that_was_published),
        cmocka_unit_test(the_notice_has_its_twelve_headings_and_forty_five_items),
    };
    return cmocka_run_group_tests(tests, load_shipped, free_shipped);
}
