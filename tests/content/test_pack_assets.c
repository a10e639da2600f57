#include "content/pack_fixture.h"

#define ASSETS KS_SOURCE_DIR "/assets/content"

static struct ks_content *shipped;

static int load(void **state)
{
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    (void)state;
    enum ks_err err = ks_content_load(ASSETS, &shipped, &faults, &error);
    for (int i = 0; i < faults.count; i++)
        print_error("%s:%d: %s\n", faults.list[i].file, faults.list[i].line, faults.list[i].what);
    if (err != KS_OK)
        print_error("%s\n", error.text);
    ks_content_faults_destroy(&faults);
    return err == KS_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    ks_content_free(shipped);
    return 0;
}

static void there_is_a_guide_for_each_of_the_six_kinds_of_case(void **state)
{
    (void)state;
    static const char *const ids[] = {"private-lending",  "divorce",        "labour",
                                      "traffic-accident", "sales-contract", "property-service"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
        if (!ks_content_find_guide(shipped, ids[i]))
            fail_msg("there is no guide %s", ids[i]);
}

static void the_risk_notice_has_at_least_nine_items(void **state)
{
    (void)state;
    assert_true(shipped->risks[KS_RISK_ENFORCEMENT].item_count >= 9);
}

static bool has_kind(const char *id)
{
    for (int i = 0; i < shipped->mediation.kind_count; i++)
        if (strcmp(shipped->mediation.kinds[i].id, id) == 0)
            return true;
    return false;
}

static void mediation_knows_the_three_kinds_of_visitor(void **state)
{
    (void)state;
    assert_true(has_kind("person"));
    assert_true(has_kind("enterprise"));
    assert_true(has_kind("priority"));
}

static void the_calendar_covers_2026(void **state)
{
    (void)state;
    assert_int_equal(ks_date_compare(shipped->calendar.known_from, (struct ks_date){2026, 1, 1}),
                     0);
    assert_int_equal(ks_date_compare(shipped->calendar.known_until, (struct ks_date){2026, 12, 31}),
                     0);
    assert_true(shipped->calendar.holiday_count >= 7);
}

static void the_links_are_the_published_ones(void **state)
{
    (void)state;
    assert_string_equal(ks_content_find_link(shipped, "online-filing")->url,
                        "https://zxfw.court.gov.cn/zxfw/");
    assert_string_equal(ks_content_find_link(shipped, "rectification")->url,
                        "https://lzq.gov.cn/news/show/20250619172731456.html");
}

static void every_question_of_the_enforcement_can_be_walked(void **state)
{
    (void)state;
    assert_true(shipped->enforcement.question_count >= 5);
    assert_non_null(ks_content_find_question(shipped, shipped->enforcement.due_question));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_a_guide_for_each_of_the_six_kinds_of_case),
        cmocka_unit_test(the_risk_notice_has_at_least_nine_items),
        cmocka_unit_test(mediation_knows_the_three_kinds_of_visitor),
        cmocka_unit_test(the_calendar_covers_2026),
        cmocka_unit_test(the_links_are_the_published_ones),
        cmocka_unit_test(every_question_of_the_enforcement_can_be_walked),
    };
    return cmocka_run_group_tests_name("the pack that is shipped", tests, load, unload);
}
