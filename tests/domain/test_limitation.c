#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/limitation.h"

static struct ks_date day_of(const char *text)
{
    struct ks_date day = {0};
    if (text)
        assert_int_equal(ks_date_parse(text, &day, NULL), KS_OK);
    return day;
}

static enum ks_err compute_one(struct ks_date due, struct ks_date effective, const char *today,
                               struct ks_limitation *limit, struct ks_error *error)
{
    int count;
    const struct ks_limitation_case basis = {
        .due = &due, .due_count = !ks_date_is_none(due), .effective = effective};
    return ks_limitation_compute(&calendar_2026, &basis, day_of(today), limit, &count, error);
}

static struct ks_limitation limit_of(const char *due, const char *effective, const char *today)
{
    struct ks_limitation limit;
    assert_int_equal(compute_one(day_of(due), day_of(effective), today, &limit, NULL), KS_OK);
    return limit;
}

static void assert_day(struct ks_date day, const char *expected)
{
    char text[KS_DATE_TEXT_BYTES];
    assert_string_equal(ks_date_format(day, text), expected);
}

static void the_two_years_count_from_the_last_day_for_performance(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2024-12-10", "2024-11-01", "2026-11-22");
    assert_day(limit.start, "2024-12-10");
    assert_day(limit.last_day, "2026-12-10");
    assert_true(limit.is_known);
    assert_false(limit.is_over);
    assert_int_equal(limit.days_left, 18);
}

static void without_a_day_for_performance_they_count_from_taking_effect(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of(NULL, "2024-11-25", "2026-11-22");
    assert_day(limit.start, "2024-11-25");
    assert_day(limit.last_day, "2026-11-25");
    assert_int_equal(limit.days_left, 3);
}

static void a_limit_that_ends_in_a_holiday_ends_after_it(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2024-10-03", NULL, "2026-10-08");
    assert_day(limit.nominal, "2026-10-03");
    assert_day(limit.last_day, "2026-10-08");
    assert_int_equal(limit.days_left, 0);
    assert_false(limit.is_over);
    limit = limit_of("2024-10-03", NULL, "2026-10-09");
    assert_int_equal(limit.days_left, -1);
    assert_true(limit.is_over);
}

static void where_the_calendar_cannot_tell_the_safe_day_is_given(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2026-10-02", NULL, "2026-11-22");
    assert_day(limit.nominal, "2028-10-02"); /* a holiday every year, like Sunday the 1st */
    assert_day(limit.last_day, "2028-09-29");
    assert_false(limit.is_known);
    assert_false(limit.is_over);
    limit = limit_of("2026-07-15", NULL, "2026-11-22"); /* 2028-07-15 is a Saturday */
    assert_day(limit.nominal, "2028-07-15");
    assert_day(limit.last_day, "2028-07-14");
    assert_false(limit.is_known);
}

static void nobody_is_called_late_while_an_unknown_holiday_may_still_last(void **state)
{
    (void)state;
    struct ks_limitation limit = limit_of("2022-10-01", NULL, "2024-10-13");
    assert_day(limit.nominal, "2024-10-01");
    assert_int_equal(limit.days_left, -13);
    assert_false(limit.is_over);
    limit = limit_of("2022-10-01", NULL, "2024-10-14");
    assert_true(limit.is_over);
}

static void without_a_day_to_count_from_it_says_what_is_needed(void **state)
{
    (void)state;
    struct ks_limitation limit;
    struct ks_error error = {0};
    const struct ks_date none = {0}, some = {2025, 1, 1}, bad = {2025, 2, 30};
    assert_int_equal(compute_one(none, none, "2026-11-22", &limit, &error), KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "the two years need the day it fell due or the day it took effect");
    assert_int_equal(compute_one(bad, none, "2026-11-22", &limit, &error), KS_ERR_INPUT);
    assert_int_equal(compute_one(some, none, NULL, &limit, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "today is not a date");
}

static void assert_cases(const struct ks_limitation_case *basis, const char *today,
                         const char *const *expected, int expected_count)
{
    struct ks_limitation limits[8];
    int count = 0;
    assert_int_equal(
        ks_limitation_compute(&calendar_2026, basis, day_of(today), limits, &count, NULL), KS_OK);
    assert_int_equal(count, expected_count);
    for (int i = 0; i < count; i++)
        assert_day(limits[i].last_day, expected[i]);
}

static const struct ks_date instalments[] = {{2024, 6, 12}, {2024, 9, 10}, {2024, 3, 12}};

static void of_instalments_a_civil_judgment_counts_from_the_last(void **state)
{
    (void)state;
    struct ks_limitation_case basis = {.due = instalments, .due_count = 3};
    assert_cases(&basis, "2026-11-22", (const char *const[]){"2026-09-10"}, 1);
    basis.due_count = 0;
    basis.effective = day_of("2024-11-25");
    assert_cases(&basis, "2026-11-22", (const char *const[]){"2026-11-25"}, 1);
}

static void administrative_and_notarial_instruments_count_from_each_instalment(void **state)
{
    (void)state;
    const char *const expected[] = {"2026-06-12", "2026-09-10", "2026-03-12"};
    struct ks_limitation_case basis = {
        .rule = KS_INSTALMENT_ADMINISTRATIVE, .due = instalments, .due_count = 3};
    assert_cases(&basis, "2026-11-22", expected, 3);
    basis.rule = KS_INSTALMENT_NOTARIAL;
    assert_cases(&basis, "2026-11-22", expected, 3);
    basis.due_count = 0;
    basis.effective = day_of("2024-11-25");
    assert_cases(&basis, "2026-11-22", (const char *const[]){"2026-11-25"}, 1);
}

static void each_rule_names_its_article(void **state)
{
    (void)state;
    assert_string_equal(ks_limitation_law(KS_INSTALMENT_LAST).articles, "250");
    assert_int_equal(ks_limitation_law(KS_INSTALMENT_LAST).statute, KS_STATUTE_CIVIL_PROCEDURE);
    assert_string_equal(ks_limitation_law(KS_INSTALMENT_ADMINISTRATIVE).articles, "153");
    assert_string_equal(ks_limitation_law(KS_INSTALMENT_NOTARIAL).articles, "9");
}

static struct ks_limitation restarted(const char *due, const struct ks_restart *restarts, int count)
{
    struct ks_limitation limit;
    struct ks_date day = day_of(due);
    int written = 0;
    struct ks_limitation_case basis = {
        .due = &day, .due_count = 1, .restarts = restarts, .restart_count = count};
    assert_int_equal(
        ks_limitation_compute(&calendar_2026, &basis, day_of("2026-11-22"), &limit, &written, NULL),
        KS_OK);
    assert_int_equal(written, 1);
    return limit;
}

static void whoever_applies_settles_demands_or_agrees_starts_it_anew(void **state)
{
    (void)state;
    static const enum ks_restart_kind kinds[] = {KS_RESTART_APPLIED, KS_RESTART_SETTLED,
                                                 KS_RESTART_DEMANDED, KS_RESTART_AGREED};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct ks_restart act = {.kind = kinds[i], .date = day_of("2024-12-16")};
        struct ks_limitation limit = restarted("2023-01-10", &act, 1);
        assert_day(limit.start, "2024-12-16");
        assert_day(limit.last_day, "2026-12-16");
        assert_int_equal(limit.restart_count, 1);
        assert_false(limit.is_over);
    }
}

static void each_act_in_time_starts_it_anew_in_whatever_order_they_are_given(void **state)
{
    (void)state;
    const struct ks_restart acts[] = {
        {KS_RESTART_AGREED, {2024, 12, 3}, {0}},
        {KS_RESTART_DEMANDED, {2021, 6, 1}, {0}},
        {KS_RESTART_APPLIED, {2023, 5, 30}, {0}},
    };
    struct ks_limitation limit = restarted("2020-01-10", acts, 3);
    assert_int_equal(limit.restart_count, 3);
    assert_day(limit.last_day, "2026-12-03");
}

static void a_settlement_counts_from_the_day_it_was_to_be_performed_by(void **state)
{
    (void)state;
    const struct ks_restart acts[] = {
        {KS_RESTART_DEMANDED, {2023, 3, 1}, {0}},
        {KS_RESTART_SETTLED, {2023, 3, 1}, {2024, 12, 10}},
        {KS_RESTART_DEMANDED, {2024, 1, 5}, {0}}, /* the settlement's time still ran */
    };
    struct ks_limitation limit = restarted("2022-01-10", acts, 3);
    assert_day(limit.start, "2024-12-10");
    assert_day(limit.last_day, "2026-12-10");
    assert_int_equal(limit.restart_count, 1);
}

static void an_act_before_it_fell_due_or_after_it_was_over_changes_nothing(void **state)
{
    (void)state;
    const struct ks_restart early = {KS_RESTART_DEMANDED, {2024, 12, 9}, {0}};
    const struct ks_restart late[] = {
        {KS_RESTART_DEMANDED, {2026, 3, 11}, {0}},
        {KS_RESTART_AGREED, {2026, 5, 1}, {0}},
    };
    const struct ks_restart last_day = {KS_RESTART_DEMANDED, {2026, 3, 10}, {0}};
    struct ks_limitation limit = restarted("2024-12-10", &early, 1);
    assert_day(limit.last_day, "2026-12-10");
    assert_int_equal(limit.restart_count, 0);
    limit = restarted("2024-03-10", late, 2);
    assert_day(limit.last_day, "2026-03-10");
    assert_true(limit.is_over);
    assert_int_equal(limit.late_count, 2);
    limit = restarted("2024-03-10", &last_day, 1);
    assert_day(limit.last_day, "2028-03-10");
    assert_int_equal(limit.late_count, 0);
}

static void an_act_in_a_holiday_the_calendar_does_not_know_is_in_doubt(void **state)
{
    (void)state;
    const struct ks_restart act = {KS_RESTART_DEMANDED, {2025, 10, 5}, {0}};
    struct ks_limitation limit = restarted("2023-10-01", &act, 1);
    assert_true(limit.is_in_doubt);
    assert_int_equal(limit.restart_count, 1);
    const struct ks_restart sure = {KS_RESTART_DEMANDED, {2025, 10, 1}, {0}};
    assert_false(restarted("2023-10-01", &sure, 1).is_in_doubt);
}

static void an_act_restarts_only_the_instalments_that_were_due(void **state)
{
    (void)state;
    const struct ks_restart act = {KS_RESTART_DEMANDED, {2024, 7, 16}, {0}};
    const char *const expected[] = {"2026-07-16", "2026-09-10", "2026-07-16"};
    struct ks_limitation_case basis = {.rule = KS_INSTALMENT_NOTARIAL,
                                       .due = instalments,
                                       .due_count = 3,
                                       .restarts = &act,
                                       .restart_count = 1};
    assert_cases(&basis, "2026-11-22", expected, 3);
}

static void acts_that_cannot_be_are_refused_with_a_reason(void **state)
{
    (void)state;
    static const struct {
        struct ks_restart act;
        const char *text;
    } rows[] = {
        {{KS_RESTART_DEMANDED, {2026, 11, 23}, {0}},
         "the day on which somebody acted is after today"},
        {{KS_RESTART_DEMANDED, {0}, {0}}, "the day on which somebody acted is not a date"},
        {{KS_RESTART_SETTLED, {2026, 1, 1}, {2026, 2, 30}},
         "the day on which somebody acted is not a date"},
        {{KS_RESTART_SETTLED, {2026, 1, 2}, {2026, 1, 1}},
         "the settlement was to be performed before it was made"},
    };
    struct ks_limitation limit;
    struct ks_error error = {0};
    int count = 1;
    struct ks_limitation_case basis = {.effective = {2025, 1, 1}, .restart_count = 1};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        basis.restarts = &rows[i].act;
        assert_int_equal(ks_limitation_compute(&calendar_2026, &basis, day_of("2026-11-22"), &limit,
                                               &count, &error),
                         KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
        assert_int_equal(count, 0);
    }
    basis.restart_count = KS_LIMITATION_MAX_RESTARTS + 1;
    assert_int_equal(
        ks_limitation_compute(&calendar_2026, &basis, day_of("2026-11-22"), &limit, &count, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text, "at most 60 days on which somebody acted can be given");
    basis = (struct ks_limitation_case){.due = instalments, .due_count = 361};
    assert_int_equal(
        ks_limitation_compute(&calendar_2026, &basis, day_of("2026-11-22"), &limit, &count, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text, "at most 360 instalments can be given");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_two_years_count_from_the_last_day_for_performance),
        cmocka_unit_test(without_a_day_for_performance_they_count_from_taking_effect),
        cmocka_unit_test(a_limit_that_ends_in_a_holiday_ends_after_it),
        cmocka_unit_test(where_the_calendar_cannot_tell_the_safe_day_is_given),
        cmocka_unit_test(nobody_is_called_late_while_an_unknown_holiday_may_still_last),
        cmocka_unit_test(without_a_day_to_count_from_it_says_what_is_needed),
        cmocka_unit_test(of_instalments_a_civil_judgment_counts_from_the_last),
        cmocka_unit_test(administrative_and_notarial_instruments_count_from_each_instalment),
        cmocka_unit_test(each_rule_names_its_article),
        cmocka_unit_test(whoever_applies_settles_demands_or_agrees_starts_it_anew),
        cmocka_unit_test(each_act_in_time_starts_it_anew_in_whatever_order_they_are_given),
        cmocka_unit_test(a_settlement_counts_from_the_day_it_was_to_be_performed_by),
        cmocka_unit_test(an_act_before_it_fell_due_or_after_it_was_over_changes_nothing),
        cmocka_unit_test(an_act_in_a_holiday_the_calendar_does_not_know_is_in_doubt),
        cmocka_unit_test(an_act_restarts_only_the_instalments_that_were_due),
        cmocka_unit_test(acts_that_cannot_be_are_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
