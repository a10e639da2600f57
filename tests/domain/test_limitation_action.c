#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/limitation_action.h"

static const struct ks_date today = {2026, 11, 22};

static struct ks_action_limit limit_of(struct ks_action_case basis)
{
    struct ks_action_limit limit;
    assert_int_equal(ks_action_limit_compute(&calendar_2026, &basis, today, &limit, NULL), KS_OK);
    return limit;
}

static void assert_day(struct ks_date day, const char *expected)
{
    char text[KS_DATE_TEXT_BYTES];
    assert_string_equal(ks_date_format(day, text), expected);
}

static void an_ordinary_claim_has_three_years_from_when_it_was_known(void **state)
{
    (void)state;
    struct ks_action_limit limit = limit_of((struct ks_action_case){.known = {2023, 11, 25}});
    assert_true(limit.has_limit);
    assert_day(limit.limit.last_day, "2026-11-25");
    assert_int_equal(limit.limit.days_left, 3);
    assert_false(limit.limit.is_over);
    assert_string_equal(limit.law.articles, "188");
    limit = limit_of((struct ks_action_case){.known = {2023, 11, 20}});
    assert_day(limit.limit.last_day, "2026-11-20");
    assert_true(limit.limit.is_over);
}

static void international_sales_have_four_years(void **state)
{
    (void)state;
    struct ks_action_limit limit =
        limit_of((struct ks_action_case){.kind = KS_ACTION_INTERNATIONAL, .known = {2022, 12, 1}});
    assert_day(limit.limit.last_day, "2026-12-01");
    assert_string_equal(limit.law.articles, "594");
}

static void a_guarantee_lasts_six_months_and_never_begins_anew(void **state)
{
    (void)state;
    const struct ks_restart act = {KS_RESTART_DEMANDED, {2026, 7, 1}, {0}};
    struct ks_action_limit limit =
        limit_of((struct ks_action_case){.kind = KS_ACTION_GUARANTEE_GENERAL,
                                         .known = {2026, 5, 31},
                                         .restarts = &act,
                                         .restart_count = 1});
    assert_day(limit.limit.nominal, "2026-11-30");
    assert_day(limit.limit.last_day, "2026-11-30");
    assert_int_equal(limit.limit.restart_count, 0);
    assert_string_equal(limit.law.articles, "686; 692; 693");
}

static void
a_guarantee_period_that_was_agreed_holds_if_it_ends_after_the_debt_fell_due(void **state)
{
    (void)state;
    struct ks_action_case basis = {
        .kind = KS_ACTION_GUARANTEE_JOINT, .known = {2026, 1, 9}, .agreed_until = {2026, 12, 31}};
    struct ks_action_limit limit = limit_of(basis);
    assert_true(limit.is_agreed);
    assert_day(limit.limit.last_day, "2026-12-31");
    basis.agreed_until = (struct ks_date){2026, 1, 9}; /* with the debt: as if none was agreed */
    limit = limit_of(basis);
    assert_false(limit.is_agreed);
    assert_day(limit.limit.last_day, "2026-07-09");
}

static void an_insurance_claim_has_two_years_and_one_on_a_life_five(void **state)
{
    (void)state;
    struct ks_action_limit limit =
        limit_of((struct ks_action_case){.kind = KS_ACTION_INSURANCE, .known = {2024, 12, 2}});
    assert_day(limit.limit.last_day, "2026-12-02");
    assert_string_equal(limit.law.articles, "26");
    limit =
        limit_of((struct ks_action_case){.kind = KS_ACTION_LIFE_INSURANCE, .known = {2021, 12, 2}});
    assert_day(limit.limit.last_day, "2026-12-02");
}

static void a_debt_without_a_due_day_counts_from_the_grace_period_or_the_refusal(void **state)
{
    (void)state;
    struct ks_action_limit limit =
        limit_of((struct ks_action_case){.kind = KS_ACTION_NO_DUE_DAY, .known = {2023, 12, 1}});
    assert_day(limit.limit.last_day, "2026-12-01");
    assert_int_equal(limit.law.statute, KS_STATUTE_LIMITATION_RULES);
}

/* Civil Code art. 195: from the end of the proceedings, not from their beginning. */
static void a_suit_starts_it_anew_when_it_ends(void **state)
{
    (void)state;
    struct ks_restart suit = {KS_RESTART_PROCEEDINGS, {2023, 2, 1}, {2024, 1, 10}};
    struct ks_action_case basis = {.known = {2021, 3, 1}, .restarts = &suit, .restart_count = 1};
    struct ks_action_limit limit = limit_of(basis);
    assert_day(limit.limit.nominal, "2027-01-10");
    assert_day(limit.limit.last_day, "2027-01-08"); /* safe: the 10th is a Sunday of 2027 */
    assert_false(limit.limit.is_over);
    suit.until = (struct ks_date){0};
    limit = limit_of(basis);
    assert_true(limit.limit.is_paused);
    assert_false(limit.limit.is_over);
}

static void a_suit_begun_before_the_debt_is_due_is_left_to_the_court(void **state)
{
    (void)state;
    struct ks_restart suit = {
        .kind = KS_RESTART_PROCEEDINGS, .date = {2023, 5, 1}, .until = {2024, 2, 1}};
    const struct ks_action_case basis = {
        .kind = KS_ACTION_GENERAL, .known = {2023, 6, 1}, .restarts = &suit, .restart_count = 1};
    struct ks_action_limit limit;
    assert_int_equal(ks_action_limit_compute(&calendar_2026, &basis, today, &limit, NULL), KS_OK);
    assert_day(limit.limit.last_day, "2026-06-01"); /* the earlier day */
    assert_true(limit.limit.has_early_act);
    suit.until = (struct ks_date){2023, 5, 31}; /* over before the debt fell due */
    assert_int_equal(ks_action_limit_compute(&calendar_2026, &basis, today, &limit, NULL), KS_OK);
    assert_false(limit.limit.has_early_act);
    suit.date = (struct ks_date){2023, 6, 1}; /* begun on the day itself */
    suit.until = (struct ks_date){2024, 2, 1};
    assert_int_equal(ks_action_limit_compute(&calendar_2026, &basis, today, &limit, NULL), KS_OK);
    assert_false(limit.limit.has_early_act);
    assert_day(limit.limit.start, "2024-02-01");
}

static void demands_in_a_chain_keep_a_claim_alive(void **state)
{
    (void)state;
    const struct ks_restart acts[] = {
        {KS_RESTART_DEMANDED, {2026, 3, 1}, {0}},
        {KS_RESTART_DEMANDED, {2020, 6, 1}, {0}},
        {KS_RESTART_DEMANDED, {2023, 5, 1}, {0}},
    };
    struct ks_action_limit limit = limit_of(
        (struct ks_action_case){.known = {2018, 1, 10}, .restarts = acts, .restart_count = 3});
    assert_day(limit.limit.last_day, "2029-03-01");
    assert_int_equal(limit.limit.late_count, 0);
}

static void the_last_demand_alone_leaves_open_whether_the_chain_held(void **state)
{
    (void)state;
    const struct ks_restart act = {KS_RESTART_DEMANDED, {2026, 3, 1}, {0}};
    struct ks_action_limit limit = limit_of(
        (struct ks_action_case){.known = {2018, 1, 10}, .restarts = &act, .restart_count = 1});
    assert_int_equal(limit.limit.late_count, 1);
    assert_day(limit.limit.last_day, "2021-01-08");
    assert_day(limit.limit.if_chained, "2029-03-01");
}

/* Civil Code art. 192(2), Rules on Limitation art. 19. */
static void a_promise_after_the_end_binds_where_a_demand_does_not(void **state)
{
    (void)state;
    struct ks_restart act = {KS_RESTART_AGREED, {2025, 12, 1}, {0}};
    struct ks_action_case basis = {.known = {2018, 1, 9}, .restarts = &act, .restart_count = 1};
    struct ks_action_limit limit = limit_of(basis);
    assert_false(ks_date_is_none(limit.limit.renewed_on));
    assert_false(limit.limit.is_over);
    act.kind = KS_RESTART_DEMANDED;
    limit = limit_of(basis);
    assert_true(ks_date_is_none(limit.limit.renewed_on));
    assert_true(limit.limit.is_over);
    /* A guarantor is free whatever is signed: Interpretation on Security art. 34(2). */
    act = (struct ks_restart){KS_RESTART_AGREED, {2026, 10, 1}, {0}};
    basis.kind = KS_ACTION_GUARANTEE_GENERAL;
    assert_true(limit_of(basis).limit.is_over);
}

/* "I asked and they promised": of the acts of one day each counts, however they are ordered. */
static void a_promise_counts_beside_a_late_demand_of_the_same_day(void **state)
{
    (void)state;
    const struct ks_restart acts[] = {
        {KS_RESTART_DEMANDED, {2025, 6, 2}, {0}},
        {KS_RESTART_AGREED, {2025, 6, 2}, {0}},
        {KS_RESTART_DEMANDED, {2025, 6, 2}, {0}},
    };
    for (int first = 0; first < 2; first++) {
        struct ks_action_limit limit = limit_of((struct ks_action_case){
            .known = {2018, 1, 1}, .restarts = acts + first, .restart_count = 2});
        assert_false(ks_date_is_none(limit.limit.renewed_on));
        assert_day(limit.limit.last_day, "2028-06-02");
        assert_int_equal(limit.limit.late_count, 0);
    }
}

static void a_suit_begun_too_late_is_left_to_the_court_though_they_promised_in_it(void **state)
{
    (void)state;
    struct ks_restart acts[] = {
        {KS_RESTART_PROCEEDINGS, {2022, 6, 1}, {2023, 5, 1}},
        {KS_RESTART_AGREED, {2022, 11, 28}, {0}},
    };
    const struct ks_action_case basis = {
        .known = {2018, 1, 10}, .restarts = acts, .restart_count = 2};
    struct ks_action_limit limit = limit_of(basis);
    assert_day(limit.limit.start, "2022-11-28"); /* the earlier day */
    assert_true(limit.limit.has_overtaken_act);
    assert_day(limit.limit.if_chained, "2026-05-06"); /* had it been kept alive until the suit */
    acts[0].until = (struct ks_date){0};              /* still running */
    limit = limit_of(basis);
    assert_true(limit.limit.has_overtaken_act);
    assert_true(limit.limit.is_paused_if_chained);
    assert_false(limit.limit.is_paused);
    acts[0].date = acts[1].date; /* begun on the day of the promise */
    limit = limit_of(basis);
    assert_false(limit.limit.has_overtaken_act);
    assert_true(limit.limit.is_paused);
}

static void of_proceedings_that_overlap_the_last_to_end_counts(void **state)
{
    (void)state;
    struct ks_restart suits[] = {
        {KS_RESTART_PROCEEDINGS, {2019, 1, 1}, {2019, 6, 1}},
        {KS_RESTART_PROCEEDINGS, {2019, 3, 1}, {2025, 1, 2}},
    };
    struct ks_action_case basis = {.known = {2018, 1, 1}, .restarts = suits, .restart_count = 2};
    struct ks_action_limit limit = limit_of(basis);
    assert_day(limit.limit.last_day, "2027-12-31"); /* a Sunday of an unknown year: the Friday */
    assert_false(limit.limit.is_paused);
    suits[1].until = (struct ks_date){0};
    assert_true(limit_of(basis).limit.is_paused);
    /* Begun on the very day the claim was known. */
    suits[1].date = basis.known;
    assert_true(limit_of(basis).limit.is_paused);
}

static void the_furthest_of_the_late_acts_is_told_but_never_beyond_the_twenty_years(void **state)
{
    (void)state;
    const struct ks_restart acts[] = {
        {KS_RESTART_SETTLED, {2015, 1, 1}, {2026, 1, 4}},
        {KS_RESTART_DEMANDED, {2016, 1, 1}, {0}},
    };
    struct ks_action_case basis = {.known = {2010, 1, 1}, .restarts = acts, .restart_count = 2};
    struct ks_action_limit limit = limit_of(basis);
    assert_int_equal(limit.limit.late_count, 2);
    assert_day(limit.limit.if_chained, "2029-01-04");
    basis.harmed = (struct ks_date){2008, 1, 3};
    assert_day(limit_of(basis).limit.if_chained, "2028-01-03");
}

static void a_late_suit_that_still_runs_leaves_open_whether_the_time_stands_still(void **state)
{
    (void)state;
    const struct ks_restart suit = {KS_RESTART_PROCEEDINGS, {2015, 1, 1}, {0}};
    struct ks_action_limit limit = limit_of(
        (struct ks_action_case){.known = {2010, 1, 1}, .restarts = &suit, .restart_count = 1});
    assert_true(limit.limit.is_over);
    assert_false(limit.limit.is_paused);
    assert_true(limit.limit.is_paused_if_chained);
}

static void some_claims_have_no_limit_at_all(void **state)
{
    (void)state;
    struct ks_action_limit limit =
        limit_of((struct ks_action_case){.kind = KS_ACTION_WITHOUT_LIMIT});
    assert_false(limit.has_limit);
    assert_false(limit.limit.is_over);
    assert_string_equal(limit.law.articles, "196");
}

static void instalments_of_one_debt_count_from_the_last(void **state)
{
    (void)state;
    const struct ks_date due[] = {{2022, 1, 10}, {2024, 1, 10}, {2023, 1, 10}};
    struct ks_action_limit limit =
        limit_of((struct ks_action_case){.due = due, .due_count = 3, .known = {2022, 1, 11}});
    assert_day(limit.limit.start, "2024-01-10");
    assert_day(limit.limit.nominal, "2027-01-10");
}

static void a_ward_and_a_child_have_until_after_they_are_free_to_act(void **state)
{
    (void)state;
    struct ks_action_limit limit =
        limit_of((struct ks_action_case){.known = {2015, 1, 1}, .agency_ended = {2023, 12, 1}});
    assert_day(limit.limit.last_day, "2026-12-01");
    limit = limit_of((struct ks_action_case){.known = {2015, 1, 1}, .came_of_age = {2023, 12, 7}});
    assert_day(limit.limit.last_day, "2026-12-07");
}

static void a_demand_or_a_promise_starts_the_three_years_anew(void **state)
{
    (void)state;
    const struct ks_restart acts[] = {
        {KS_RESTART_DEMANDED, {2020, 5, 1}, {0}},
        {KS_RESTART_AGREED, {2023, 4, 18}, {0}},
    };
    struct ks_action_limit limit = limit_of(
        (struct ks_action_case){.known = {2018, 1, 1}, .restarts = acts, .restart_count = 2});
    assert_int_equal(limit.limit.restart_count, 2);
    assert_day(limit.limit.last_day, "2026-04-20"); /* 18 April 2026 is a Saturday */
}

static void after_twenty_years_it_ends_whatever_was_known(void **state)
{
    (void)state;
    const struct ks_restart act = {KS_RESTART_DEMANDED, {2026, 2, 2}, {0}};
    struct ks_action_case basis = {
        .known = {2025, 3, 3}, .harmed = {2006, 12, 1}, .restarts = &act, .restart_count = 1};
    struct ks_action_limit limit = limit_of(basis);
    assert_true(limit.is_cut);
    assert_day(limit.long_stop, "2026-12-01");
    assert_day(limit.limit.last_day, "2026-12-01");
    assert_int_equal(limit.limit.days_left, 9);
    assert_day(limit.limit.start, "2026-02-02");
    basis.harmed = (struct ks_date){2006, 11, 10};
    limit = limit_of(basis);
    assert_true(limit.limit.is_over);
    basis.harmed = (struct ks_date){2016, 1, 4};
    limit = limit_of(basis);
    assert_false(limit.is_cut);
    assert_day(limit.long_stop, "2036-01-04");
}

static void what_cannot_be_counted_is_refused_with_a_reason(void **state)
{
    (void)state;
    const struct ks_date bad = {2025, 2, 30};
    const struct ks_restart future = {KS_RESTART_DEMANDED, {2026, 12, 1}, {0}};
    const struct {
        struct ks_action_case basis;
        const char *text;
    } rows[] = {
        {{.kind = KS_ACTION_COUNT}, "there is no such kind of claim"},
        {{0}, "the limit needs the day the claim was known or fell due"},
        {{.harmed = {2020, 1, 1}}, "the limit needs the day the claim was known or fell due"},
        {{.known = {2025, 2, 30}}, "one of the days is not a date"},
        {{.due = &bad, .due_count = 1}, "one of the days is not a date"},
        {{.due = &bad, .due_count = 361}, "at most 360 instalments can be given"},
        {{.known = {2025, 2, 3}, .restarts = &future, .restart_count = 1},
         "the day on which somebody acted is after today"},
    };
    struct ks_action_limit limit;
    struct ks_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(
            ks_action_limit_compute(&calendar_2026, &rows[i].basis, today, &limit, &error),
            KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
        assert_false(limit.has_limit);
    }
    struct ks_action_case well = {.known = {2025, 2, 3}};
    assert_int_equal(
        ks_action_limit_compute(&calendar_2026, &well, (struct ks_date){0}, &limit, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text, "today is not a date");
}

/* Labour Dispute Mediation and Arbitration Law art. 27. */
static void a_labour_dispute_has_one_year_which_a_demand_begins_anew(void **state)
{
    (void)state;
    const struct ks_restart act = {KS_RESTART_DEMANDED, {2026, 3, 2}, {0}};
    struct ks_action_case basis = {.kind = KS_ACTION_LABOUR, .known = {2025, 11, 24}};
    struct ks_action_limit limit = limit_of(basis);
    assert_day(limit.limit.last_day, "2026-11-24");
    assert_int_equal(limit.law.statute, KS_STATUTE_LABOUR_ARBITRATION);
    assert_false(ks_action_has_long_stop(basis.kind));
    basis.restarts = &act;
    basis.restart_count = 1;
    assert_day(limit_of(basis).limit.nominal, "2027-03-02");
}

/* Nobody knows of a harm before it is done, so 20 years from the first start are the most. */
static void demands_do_not_carry_a_claim_past_twenty_years_from_its_first_day(void **state)
{
    (void)state;
    const struct ks_restart acts[] = {
        {KS_RESTART_DEMANDED, {2008, 11, 27}, {0}}, {KS_RESTART_DEMANDED, {2010, 11, 1}, {0}},
        {KS_RESTART_DEMANDED, {2012, 10, 9}, {0}},  {KS_RESTART_DEMANDED, {2014, 9, 8}, {0}},
        {KS_RESTART_DEMANDED, {2016, 8, 8}, {0}},   {KS_RESTART_DEMANDED, {2019, 8, 6}, {0}},
        {KS_RESTART_DEMANDED, {2022, 8, 5}, {0}},   {KS_RESTART_DEMANDED, {2025, 8, 4}, {0}},
    };
    struct ks_action_limit limit = limit_of(
        (struct ks_action_case){.known = {2006, 12, 1}, .restarts = acts, .restart_count = 8});
    assert_int_equal(limit.limit.late_count, 0);
    assert_true(limit.is_cut);
    assert_day(limit.limit.last_day, "2026-12-01");
}

static void twenty_years_end_a_chain_that_is_not_known_too(void **state)
{
    (void)state;
    const struct ks_restart late = {KS_RESTART_DEMANDED, {2026, 6, 1}, {0}};
    struct ks_action_case basis = {.known = {2006, 11, 22}, .restarts = &late, .restart_count = 1};
    struct ks_action_limit limit = limit_of(basis);
    assert_true(limit.is_chain_cut);
    assert_day(limit.limit.if_chained, "2026-11-23");
    assert_false(limit.is_long_over);
    assert_true(limit.limit.is_open_if_chained); /* the 22nd is a Sunday */
    basis.known = (struct ks_date){2006, 11, 20};
    limit = limit_of(basis);
    assert_false(limit.limit.is_open_if_chained);
    assert_true(limit.is_long_over);
}

static void a_promise_after_the_end_is_not_cut_by_a_harm_that_was_not_given(void **state)
{
    (void)state;
    const struct ks_restart act = {KS_RESTART_AGREED, {2026, 3, 2}, {0}};
    struct ks_action_case basis = {.known = {2005, 3, 1}, .restarts = &act, .restart_count = 1};
    assert_false(limit_of(basis).is_cut);
    basis.harmed = (struct ks_date){2005, 2, 1};
    assert_true(limit_of(basis).is_cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ordinary_claim_has_three_years_from_when_it_was_known),
        cmocka_unit_test(international_sales_have_four_years),
        cmocka_unit_test(a_guarantee_lasts_six_months_and_never_begins_anew),
        cmocka_unit_test(
            a_guarantee_period_that_was_agreed_holds_if_it_ends_after_the_debt_fell_due),
        cmocka_unit_test(an_insurance_claim_has_two_years_and_one_on_a_life_five),
        cmocka_unit_test(a_debt_without_a_due_day_counts_from_the_grace_period_or_the_refusal),
        cmocka_unit_test(a_suit_starts_it_anew_when_it_ends),
        cmocka_unit_test(a_suit_begun_before_the_debt_is_due_is_left_to_the_court),
        cmocka_unit_test(demands_in_a_chain_keep_a_claim_alive),
        cmocka_unit_test(the_last_demand_alone_leaves_open_whether_the_chain_held),
        cmocka_unit_test(a_promise_after_the_end_binds_where_a_demand_does_not),
        cmocka_unit_test(a_promise_counts_beside_a_late_demand_of_the_same_day),
        cmocka_unit_test(a_suit_begun_too_late_is_left_to_the_court_though_they_promised_in_it),
        cmocka_unit_test(of_proceedings_that_overlap_the_last_to_end_counts),
        cmocka_unit_test(the_furthest_of_the_late_acts_is_told_but_never_beyond_the_twenty_years),
        cmocka_unit_test(a_late_suit_that_still_runs_leaves_open_whether_the_time_stands_still),
        cmocka_unit_test(some_claims_have_no_limit_at_all),
        cmocka_unit_test(instalments_of_one_debt_count_from_the_last),
        cmocka_unit_test(a_ward_and_a_child_have_until_after_they_are_free_to_act),
        cmocka_unit_test(a_demand_or_a_promise_starts_the_three_years_anew),
        cmocka_unit_test(after_twenty_years_it_ends_whatever_was_known),
        cmocka_unit_test(what_cannot_be_counted_is_refused_with_a_reason),
        cmocka_unit_test(a_labour_dispute_has_one_year_which_a_demand_begins_anew),
        cmocka_unit_test(demands_do_not_carry_a_claim_past_twenty_years_from_its_first_day),
        cmocka_unit_test(twenty_years_end_a_chain_that_is_not_known_too),
        cmocka_unit_test(a_promise_after_the_end_is_not_cut_by_a_harm_that_was_not_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
