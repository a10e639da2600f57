#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/lending.h"

/* One-year LPR as it changed, to June 2026. */
static const struct ks_lpr_entry entries[] = {
    {{2019, 8, 20}, 425}, {{2019, 9, 20}, 420},  {{2019, 11, 20}, 415}, {{2020, 2, 20}, 405},
    {{2020, 4, 20}, 385}, {{2021, 12, 20}, 380}, {{2022, 1, 20}, 370},  {{2022, 8, 22}, 365},
    {{2023, 6, 20}, 355}, {{2023, 8, 21}, 345},  {{2024, 7, 22}, 335},  {{2024, 10, 21}, 310},
    {{2025, 5, 20}, 300},
};
static const struct ks_lpr_table table = {
    .entries = entries,
    .count = sizeof entries / sizeof entries[0],
    .known_until = {2026, 7, 19},
};

static struct ks_date day_of(const char *text)
{
    struct ks_date day;
    assert_int_equal(ks_date_parse(text, &day, NULL), KS_OK);
    return day;
}

static void the_rate_of_a_day_is_the_last_published_by_then(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        int rate;
    } rows[] = {
        {"2019-08-20", 425}, {"2019-09-19", 425}, {"2019-09-20", 420}, {"2020-04-20", 385},
        {"2021-12-19", 385}, {"2021-12-20", 380}, {"2022-08-21", 370}, {"2022-08-22", 365},
        {"2024-02-29", 345}, {"2025-05-19", 310}, {"2025-05-20", 300}, {"2026-07-19", 300},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int rate = 0;
        assert_int_equal(ks_lpr_find(&table, day_of(rows[i].day), &rate, NULL), KS_OK);
        assert_int_equal(rate, rows[i].rate);
    }
}

static void a_day_outside_the_table_is_refused_not_guessed(void **state)
{
    (void)state;
    struct ks_error error = {0};
    int rate = 1;
    assert_int_equal(ks_lpr_find(&table, day_of("2019-08-19"), &rate, &error), KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "on 2019-08-19 there was no LPR yet: the first is of 2019-08-20");
    assert_int_equal(ks_lpr_find(&table, day_of("2026-07-20"), &rate, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the LPR table ends on 2026-07-19 and does not hold "
                                    "2026-07-20; add the later figures");
    assert_int_equal(ks_lpr_find(&table, (struct ks_date){0}, &rate, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "the day for the LPR is not a date");
    struct ks_lpr_table late = {entries + 5, 8, {2026, 7, 19}};
    assert_int_equal(ks_lpr_find(&late, day_of("2021-12-19"), &rate, &error), KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "the LPR table begins on 2021-12-20 and does not hold 2021-12-19");
    assert_int_equal(rate, 0);
}

static void a_table_with_a_fault_is_refused(void **state)
{
    (void)state;
    static const struct ks_lpr_entry early[] = {{{2019, 8, 19}, 425}},
                                     twice[] = {{{2020, 2, 20}, 405}, {{2020, 2, 20}, 385}},
                                     none[] = {{{2020, 2, 30}, 405}}, zero[] = {{{2020, 2, 20}, 0}};
    static const struct {
        struct ks_lpr_table table;
        const char *text;
    } rows[] = {
        {{NULL, 0, {2026, 1, 1}}, "the LPR table has no entry"},
        {{early, 1, {2026, 1, 1}}, "LPR entry 2019-08-19 is before the first, 2019-08-20"},
        {{twice, 2, {2026, 1, 1}}, "LPR entry 2020-02-20 is not later than the one before it"},
        {{none, 1, {2026, 1, 1}}, "the day of LPR entry 1 is not a date"},
        {{zero, 1, {2026, 1, 1}}, "the rate of LPR entry 2020-02-20 is out of range"},
        {{entries, 2, {2019, 9, 19}}, "the LPR table ends before its last entry"},
        {{entries, 2, {0}}, "the LPR table ends before its last entry"},
    };
    struct ks_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(ks_lpr_check(&rows[i].table, &error), KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
    }
    assert_int_equal(ks_lpr_check(&table, &error), KS_OK);
}

static struct ks_lending_cap cap_of(const char *made, const char *sued)
{
    struct ks_lending_cap cap;
    assert_int_equal(ks_lending_cap_find(&table, day_of(made), day_of(sued), &cap, NULL), KS_OK);
    return cap;
}

static void the_cap_is_four_times_the_rate_of_the_day_the_loan_was_made(void **state)
{
    (void)state;
    struct ks_lending_cap cap = cap_of("2024-08-01", "2026-11-22");
    char text[KS_DATE_TEXT_BYTES];
    assert_int_equal(cap.row_count, 1);
    assert_int_equal(cap.rows[0].lpr_rate, 335);
    assert_int_equal(cap.rows[0].cap_rate, 1340);
    assert_false(cap.rows[0].is_old_rule);
    assert_string_equal(ks_date_format(cap.rows[0].from, text), "2024-08-01");
    assert_true(ks_date_is_none(cap.rows[0].to));
    assert_string_equal(cap.rows[0].law.articles, "25");
    assert_int_equal(cap_of("2020-08-20", "2026-11-22").rows[0].cap_rate, 1540);
    assert_int_equal(cap_of("2025-06-01", "2025-06-01").rows[0].cap_rate, 1200);
}

static void an_older_loan_has_the_rate_of_the_time_of_suing_from_2020_08_20(void **state)
{
    (void)state;
    static const char *const made[] = {"2015-03-01", "2019-08-20", "2020-08-19"};
    char text[KS_DATE_TEXT_BYTES];
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        struct ks_lending_cap cap = cap_of(made[i], "2023-09-01");
        assert_int_equal(cap.row_count, 2);
        assert_true(cap.rows[0].is_old_rule);
        assert_int_equal(cap.rows[0].cap_rate, 0);
        assert_string_equal(ks_date_format(cap.rows[0].from, text), made[i]);
        assert_string_equal(ks_date_format(cap.rows[0].to, text), "2020-08-19");
        assert_string_equal(ks_date_format(cap.rows[1].from, text), "2020-08-20");
        assert_string_equal(ks_date_format(cap.rows[1].lpr_day, text), "2023-09-01");
        assert_int_equal(cap.rows[1].cap_rate, 1380);
        assert_string_equal(cap.rows[1].law.articles, "31");
    }
}

static void days_the_cap_cannot_be_said_for_are_refused_with_a_reason(void **state)
{
    (void)state;
    static const struct {
        struct ks_date made, sued;
        const char *text;
    } rows[] = {
        {{0}, {2026, 1, 1}, "the day the loan was made or the day of suing is not a date"},
        {{2026, 1, 1}, {0}, "the day the loan was made or the day of suing is not a date"},
        {{2026, 1, 2}, {2026, 1, 1}, "the day of suing is before the loan was made"},
        {{2019, 9, 1},
         {2020, 8, 19},
         "the suit was brought before 2020-08-20, when another rule held; ask the court"},
    };
    struct ks_lending_cap cap;
    struct ks_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(ks_lending_cap_find(&table, rows[i].made, rows[i].sued, &cap, &error),
                         KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
        assert_int_equal(cap.row_count, 0);
    }
}

static void after_the_tables_end_its_last_rate_is_given_and_said_to_be_assumed(void **state)
{
    (void)state;
    struct ks_lending_cap cap = cap_of("2026-09-01", "2026-11-22");
    assert_true(cap.rows[0].is_assumed);
    assert_int_equal(cap.rows[0].cap_rate, 1200);
    cap = cap_of("2018-08-01", "2026-11-22");
    assert_true(cap.rows[1].is_assumed);
    assert_int_equal(cap.rows[1].cap_rate, 1200);
    assert_false(cap_of("2026-07-19", "2026-11-22").rows[0].is_assumed);
}

static void assert_interest(int64_t fen, int rate, int64_t days, const char *expected)
{
    int64_t atoms = 0;
    char text[KS_MONEY_TEXT_BYTES];
    assert_int_equal(ks_lending_interest(fen, rate, days, &atoms, NULL), KS_OK);
    assert_string_equal(ks_money_format_atoms(atoms, text), expected);
}

static void interest_up_to_the_cap_is_exact_to_the_atom(void **state)
{
    (void)state;
    assert_interest(10000000, 1200, 365, "12000");
    assert_interest(10000000, 1340, 73, "2680");
    assert_interest(10000000, 1200, 1, "32.87671233"); /* 32.876712328... */
    assert_interest(1, 1, 365, "0.000001");
    assert_interest(1, 1, 1, "0"); /* a 365th of 100 atoms is 0.27 */
    assert_interest(1, 1, 2, "0.00000001");
    assert_interest(0, 1540, 365, "0");
    assert_interest(10000000, 0, 365, "0");
    assert_interest(INT64_C(1000000000000), 1540, 3650, "15400000000");
}

static void interest_that_cannot_be_worked_out_is_refused(void **state)
{
    (void)state;
    static const struct {
        int64_t fen;
        int rate;
        int64_t days;
        const char *text;
    } rows[] = {
        {-1, 1, 1, "the amount is less than zero"},
        {KS_MONEY_MAX_FEN + 1, 1, 1, "the amount is more than 10,000,000,000,000 yuan"},
        {1, -1, 1, "the yearly rate must be from 0 to 1000 percent"},
        {1, KS_RATE_MAX + 1, 1, "the yearly rate must be from 0 to 1000 percent"},
        {1, 1, -1, "the number of days is less than zero"},
        {KS_MONEY_MAX_FEN, 1540, 3650,
         "that amount over that many days is too large to work out exactly"},
    };
    struct ks_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t atoms = 1;
        assert_int_equal(
            ks_lending_interest(rows[i].fen, rows[i].rate, rows[i].days, &atoms, &error),
            KS_ERR_INPUT);
        assert_string_equal(error.text, rows[i].text);
        assert_int_equal(atoms, 0);
    }
}

static void lateness_follows_the_agreement_then_the_term_then_the_lpr(void **state)
{
    (void)state;
    static const struct {
        struct ks_lending_terms terms;
        enum ks_overdue_basis basis;
        int wanted, rate;
        const char *articles;
    } rows[] = {
        {{1000, 1100}, KS_OVERDUE_AGREED, 1100, 1100, "28(1)"},
        {{1000, 2400}, KS_OVERDUE_AGREED, 2400, 1240, "28(1)"},
        {{KS_RATE_NONE, 600}, KS_OVERDUE_AGREED, 600, 600, "28(1)"},
        {{1000, 0}, KS_OVERDUE_AGREED, 0, 0, "28(1)"},
        {{1000, KS_RATE_NONE}, KS_OVERDUE_TERM, 1000, 1000, "28(2)2"},
        {{1800, KS_RATE_NONE}, KS_OVERDUE_TERM, 1800, 1240, "28(2)2"},
        {{KS_RATE_NONE, KS_RATE_NONE}, KS_OVERDUE_LPR, 300, 300, "28(2)1"},
        {{0, KS_RATE_NONE}, KS_OVERDUE_FREE, 300, 300, "28(2)1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ks_lending_overdue found;
        assert_int_equal(ks_lending_overdue_find(&table, rows[i].terms, day_of("2025-06-01"), 1240,
                                                 &found, NULL),
                         KS_OK);
        assert_int_equal(found.basis, rows[i].basis);
        assert_int_equal(found.wanted_rate, rows[i].wanted);
        assert_int_equal(found.rate, rows[i].rate);
        assert_int_equal(found.is_capped, rows[i].wanted > rows[i].rate);
        assert_string_equal(found.law.articles, rows[i].articles);
    }
}

static void lateness_that_cannot_be_said_is_refused(void **state)
{
    (void)state;
    const struct ks_lending_terms none = {KS_RATE_NONE, KS_RATE_NONE}, bad = {-2, 100};
    struct ks_lending_overdue found;
    struct ks_error error = {0};
    assert_int_equal(
        ks_lending_overdue_find(&table, none, day_of("2019-08-19"), 1200, &found, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text,
                        "on 2019-08-19 there was no LPR yet: the first is of 2019-08-20");
    assert_int_equal(
        ks_lending_overdue_find(&table, none, day_of("2026-08-01"), 1200, &found, &error), KS_OK);
    assert_true(found.is_assumed);
    assert_int_equal(
        ks_lending_overdue_find(&table, bad, day_of("2026-01-01"), 1200, &found, &error),
        KS_ERR_INPUT);
    assert_string_equal(error.text, "the yearly rate must be from 0 to 1000 percent");
    assert_int_equal(
        ks_lending_overdue_find(&table, none, day_of("2026-01-01"), -1, &found, &error),
        KS_ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rate_of_a_day_is_the_last_published_by_then),
        cmocka_unit_test(a_day_outside_the_table_is_refused_not_guessed),
        cmocka_unit_test(a_table_with_a_fault_is_refused),
        cmocka_unit_test(the_cap_is_four_times_the_rate_of_the_day_the_loan_was_made),
        cmocka_unit_test(an_older_loan_has_the_rate_of_the_time_of_suing_from_2020_08_20),
        cmocka_unit_test(days_the_cap_cannot_be_said_for_are_refused_with_a_reason),
        cmocka_unit_test(after_the_tables_end_its_last_rate_is_given_and_said_to_be_assumed),
        cmocka_unit_test(interest_up_to_the_cap_is_exact_to_the_atom),
        cmocka_unit_test(interest_that_cannot_be_worked_out_is_refused),
        cmocka_unit_test(lateness_follows_the_agreement_then_the_term_then_the_lpr),
        cmocka_unit_test(lateness_that_cannot_be_said_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
