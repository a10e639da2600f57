#include "service/support.h"

#include "print/qr.h"
#include "service/carry_private.h"

static struct ks_slip_context context_of(struct court *court, enum ks_lang lang)
{
    return (struct ks_slip_context){court->content, lang, court->time.wall_ms};
}

/* A guide's paper with one document at hand and a last day. */
static void write_guide(struct court *court, enum ks_lang lang, struct ks_paper *paper)
{
    const struct ks_slip_context context = context_of(court, lang);
    const bool is_ticked[] = {true, false};
    const struct ks_slip_date date = {&court_limits[0], {2026, 3, 1}};
    ks_slip_guide(paper, &context,
                  &(struct ks_guide_view){.guide = &court->content->guides[0],
                                          .is_ticked = is_ticked,
                                          .amount_fen = 2000000,
                                          .dates = &date,
                                          .date_count = 1});
}

static void a_paper_is_counted_by_what_one_takes_home(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    write_guide(court, KS_LANG_EN, &paper);
    const struct ks_paper_holds holds = ks_paper_holds(&paper);
    assert_int_equal(holds.ticked, 1);
    assert_int_equal(holds.missing, 1);
    assert_int_equal(holds.codes, 1);
    assert_int_equal(holds.days, 1);
    assert_int_equal(holds.blanks, 0);
    assert_int_equal(ks_date_compare(holds.day, (struct ks_date){2029, 3, 1}), 0);
    ks_slip_destroy(&paper.slip);
}

static void a_box_over_a_line_to_write_on_is_a_form_and_no_document(void **state)
{
    struct ks_paper paper = {0};
    (void)state;
    ks_slip_add(&paper.slip, KS_SLIP_UNTICKED, "Account", "");
    ks_slip_add(&paper.slip, KS_SLIP_LINE, NULL, NULL);
    ks_slip_add(&paper.slip, KS_SLIP_UNTICKED, "Identity card", "");
    const struct ks_paper_holds holds = ks_paper_holds(&paper);
    assert_int_equal(holds.missing, 1);
    assert_int_equal(holds.blanks, 1);
    ks_slip_destroy(&paper.slip);
}

static void a_phone_takes_along_what_is_missing_the_last_day_and_whom_to_call(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_arena arena = {0};
    const struct ks_slip_context context = context_of(court, KS_LANG_EN);
    write_guide(court, KS_LANG_EN, &paper);
    const char *text = ks_carry_text(&arena, &context, &paper);
    assert_says(text, "Get your money back");
    assert_says(text, "\xE2\x96\xA1 Loan note");
    assert_says(text, "Last day: 2029-03-01");
    assert_says(text, "https://zxfw.court.gov.cn/zxfw/");
    assert_says(text, "12368");
    ks_arena_destroy(&arena);
    ks_slip_destroy(&paper.slip);
}

/* Line by line: nothing but the help line and the word on what was left out stands there that does
 * not stand on the paper. */
static void a_phone_says_nothing_that_the_paper_does_not(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_arena arena = {0};
    const struct ks_slip_context context = context_of(court, KS_LANG_EN);
    write_guide(court, KS_LANG_EN, &paper);
    char *text = ks_arena_strdup(&arena, ks_carry_text(&arena, &context, &paper));
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        bool is_known = strstr(line, "12368") != NULL || strstr(line, "More is on") != NULL;
        for (const struct ks_slip_block *block = paper.slip.first; block != NULL;
             block = block->next)
            is_known = is_known || (block->text[0] != '\0' && strstr(line, block->text) != NULL);
        if (!is_known)
            fail_msg("\"%s\" is on no paper", line);
    }
    ks_arena_destroy(&arena);
    ks_slip_destroy(&paper.slip);
}

static void a_long_paper_loses_details_before_what_is_missing(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_link_code code;
    const struct ks_slip_context context = context_of(court, KS_LANG_EN);
    ks_slip_add(&paper.slip, KS_SLIP_TITLE, "List", "");
    for (int i = 0; i < 20; i++)
        ks_slip_add(&paper.slip, KS_SLIP_UNTICKED, "A document that is missing",
                    "A detail as long as a document, so that not all of it fits");
    const char *text = ks_carry_text(&arena, &context, &paper);
    assert_true(strlen(text) <= KS_CARRY_BYTES);
    int missing = 0;
    for (const char *at = text; (at = strstr(at, "\xE2\x96\xA1")) != NULL; at++)
        missing++;
    assert_int_equal(missing, 20);
    assert_null(strstr(text, "A detail"));
    assert_says(text, "More is on the paper");
    assert_int_equal(ks_carry_make(&arena, &context, &paper, &code, &error), KS_OK);
    assert_true(code.size <= KS_CARRY_MOST_MODULES);
    ks_arena_destroy(&arena);
    ks_slip_destroy(&paper.slip);
}

static void a_paper_beyond_all_measure_still_makes_a_code(void **state)
{
    struct court *court = *state;
    struct ks_paper paper = {0};
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    struct ks_link_code code;
    const struct ks_slip_context context = context_of(court, KS_LANG_ZH_CN);
    for (int i = 0; i < 300; i++)
        ks_slip_add(&paper.slip, KS_SLIP_UNTICKED, "还缺的一份材料", "");
    assert_int_equal(ks_carry_make(&arena, &context, &paper, &code, &error), KS_OK);
    assert_true(code.size <= KS_CARRY_MOST_MODULES);
    assert_says(ks_carry_text(&arena, &context, &paper), "12368");
    ks_arena_destroy(&arena);
    ks_slip_destroy(&paper.slip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(a_paper_is_counted_by_what_one_takes_home),
        cmocka_unit_test(a_box_over_a_line_to_write_on_is_a_form_and_no_document),
        COURT_TEST(a_phone_takes_along_what_is_missing_the_last_day_and_whom_to_call),
        COURT_TEST(a_phone_says_nothing_that_the_paper_does_not),
        COURT_TEST(a_long_paper_loses_details_before_what_is_missing),
        COURT_TEST(a_paper_beyond_all_measure_still_makes_a_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
