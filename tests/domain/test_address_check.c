/* Addresses looked at once a night: what an answer is worth, and when staff are told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/address_check.h"

static int64_t at(int day, int hour, int minute)
{
    return ks_date_to_wall_ms((struct ks_date){2026, 11, day}, hour * 60 + minute);
}

static void a_night_begins_at_two(void **state)
{
    (void)state;
    assert_int_equal(ks_address_night(at(23, 1, 59)).day, 22);
    assert_int_equal(ks_address_night(at(23, 2, 0)).day, 23);
    assert_int_equal(ks_address_night(at(24, 1, 59)).day, 23);
}

static void an_address_is_due_once_a_night(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    assert_true(ks_address_is_due(&check, at(23, 12, 0)));
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(23, 2, 0), true);
    assert_false(ks_address_is_due(&check, at(24, 1, 59)));
    assert_true(ks_address_is_due(&check, at(24, 2, 0)));
}

static void a_machine_that_was_off_at_night_catches_up(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    ks_address_check_note(&check, KS_ADDRESS_WELL, 200, at(23, 2, 5), true);
    assert_true(ks_address_is_due(&check, at(25, 8, 30)));
    ks_address_check_note(&check, KS_ADDRESS_WELL, 200, at(25, 8, 30), true);
    assert_false(ks_address_is_due(&check, at(26, 1, 59)));
}

static void a_clock_that_goes_back_makes_it_due_once(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    ks_address_check_note(&check, KS_ADDRESS_WELL, 200, at(25, 2, 5), true);
    assert_true(ks_address_is_due(&check, at(20, 9, 0)));
    ks_address_check_note(&check, KS_ADDRESS_WELL, 200, at(20, 9, 0), true);
    assert_false(ks_address_is_due(&check, at(20, 9, 1)));
}

static void where_nothing_was_heard_it_is_due_again_after_an_hour(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    ks_address_check_note(&check, KS_ADDRESS_NAMELESS, 0, at(23, 8, 0), true);
    assert_false(ks_address_is_due(&check, at(23, 8, 59)));
    assert_true(ks_address_is_due(&check, at(23, 9, 0)));
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(23, 9, 0), true);
    assert_false(ks_address_is_due(&check, at(23, 23, 0)));
}

static void an_answer_is_worth_what_its_status_says(void **state)
{
    static const struct {
        int status;
        enum ks_address_result result;
    } rows[] = {{200, KS_ADDRESS_WELL},   {299, KS_ADDRESS_WELL},   {302, KS_ADDRESS_BROKEN},
                {401, KS_ADDRESS_DENIED}, {403, KS_ADDRESS_DENIED}, {404, KS_ADDRESS_GONE},
                {410, KS_ADDRESS_GONE},   {412, KS_ADDRESS_DENIED}, {500, KS_ADDRESS_BROKEN},
                {521, KS_ADDRESS_BROKEN}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(ks_address_result_of_status(rows[i].status), rows[i].result);
}

static void each_result_has_a_word_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < KS_ADDRESS_RESULT_COUNT; i++)
        assert_int_equal(
            ks_address_result_from_code(ks_address_result_code((enum ks_address_result)i)), i);
    assert_int_equal(ks_address_result_from_code("other"), KS_ADDRESS_UNSEEN);
}

static void two_failed_nights_in_a_row_are_told(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(23, 2, 5), true);
    assert_false(ks_address_is_amiss(&check, at(23, 9, 0)));
    ks_address_check_note(&check, KS_ADDRESS_SLOW, 0, at(24, 2, 5), true);
    assert_true(ks_address_is_amiss(&check, at(24, 9, 0)));
    assert_int_equal(check.since_ms, at(23, 2, 5));
}

static void looks_of_one_night_make_one_failed_night(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    for (int hour = 2; hour < 24; hour++)
        ks_address_check_note(&check, KS_ADDRESS_NAMELESS, 0, at(23, hour, 5), true);
    ks_address_check_note(&check, KS_ADDRESS_NAMELESS, 0, at(24, 1, 59), true);
    assert_int_equal(check.nights, 1);
}

static void a_look_that_somebody_asked_for_makes_no_failed_night(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(23, 10, 0), false);
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(24, 2, 5), true);
    assert_int_equal(check.nights, 1);
    assert_int_equal(check.since_ms, at(23, 10, 0));
}

static void once_it_is_there_nothing_of_before_counts(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(23, 2, 5), true);
    ks_address_check_note(&check, KS_ADDRESS_WELL, 200, at(23, 10, 0), false);
    assert_int_equal(check.nights, 0);
    assert_int_equal(check.since_ms, 0);
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(24, 2, 5), true);
    assert_int_equal(check.nights, 1);
    assert_int_equal(check.well_ms, at(23, 10, 0));
}

static void of_an_old_result_nothing_is_told(void **state)
{
    struct ks_address_check check = {0};

    (void)state;
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(10, 2, 5), true);
    ks_address_check_note(&check, KS_ADDRESS_GONE, 404, at(11, 2, 5), true);
    assert_true(ks_address_is_amiss(&check, at(14, 2, 5)));
    assert_false(ks_address_is_amiss(&check, at(14, 2, 6)));
    assert_true(ks_address_is_amiss(&check, at(8, 2, 5))); /* the clock was set back */
    assert_false(ks_address_is_amiss(&check, at(8, 2, 4)));
}

static void that_nobody_was_heard_may_be_this_machines_own_line(void **state)
{
    (void)state;
    assert_true(ks_address_is_unheard(KS_ADDRESS_NAMELESS));
    assert_true(ks_address_is_unheard(KS_ADDRESS_NO_PROXY));
    assert_false(ks_address_is_unheard(KS_ADDRESS_UNTRUSTED));
    assert_false(ks_address_is_unheard(KS_ADDRESS_GONE));
    assert_false(ks_address_is_unheard(KS_ADDRESS_WELL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_night_begins_at_two),
        cmocka_unit_test(an_address_is_due_once_a_night),
        cmocka_unit_test(a_machine_that_was_off_at_night_catches_up),
        cmocka_unit_test(a_clock_that_goes_back_makes_it_due_once),
        cmocka_unit_test(where_nothing_was_heard_it_is_due_again_after_an_hour),
        cmocka_unit_test(an_answer_is_worth_what_its_status_says),
        cmocka_unit_test(each_result_has_a_word_of_its_own),
        cmocka_unit_test(two_failed_nights_in_a_row_are_told),
        cmocka_unit_test(looks_of_one_night_make_one_failed_night),
        cmocka_unit_test(a_look_that_somebody_asked_for_makes_no_failed_night),
        cmocka_unit_test(once_it_is_there_nothing_of_before_counts),
        cmocka_unit_test(of_an_old_result_nothing_is_told),
        cmocka_unit_test(that_nobody_was_heard_may_be_this_machines_own_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
