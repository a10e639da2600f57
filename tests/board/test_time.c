/* A board while clocks are put back, at midnight, and when programs start anew in the middle of a
 * call. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "hall.h"

/* The machine that calls has its clock put back between two calls. */
static void after_a_clock_set_back_the_newest_call_is_the_one_made_last(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 20000);
    assert_true(board_shows(hall, "T001"));
    hall->clock.wall_ms -= 5 * 60000;
    board_staff(hall, KS_HALL_CALL, "2");
    board_pass(hall, 100);
    assert_true(board_shows(hall, "请到 2号调解室"));
    assert_true(board_is_loud(hall));
    board_pass(hall, 10000);
    assert_true(board_shows(hall, "请到 2号调解室"));
    assert_false(board_is_loud(hall));
}

/* Also by hours, in the night and over midnight, the picture is no older for it and not broken. */
static void a_clock_set_back_makes_no_picture_old(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 1000);
    hall->clock.wall_ms -= 3600 * 1000;
    board_pass(hall, 1000);
    assert_true(board_shows(hall, "T001"));
    assert_true(board_shows(hall, "1 秒前更新"));
    hall->clock.wall_ms -= 24 * 3600 * 1000LL;
    board_pass(hall, 1000);
    assert_false(board_shows(hall, "系统故障"));
    assert_false(board_shows(hall, "T001")); /* that is not called on this day */
    hall->clock.wall_ms += 25 * 3600 * 1000LL;
    board_pass(hall, 1000);
    assert_true(board_shows(hall, "T001"));
}

static void a_call_that_is_taken_back_makes_the_one_before_no_new_one(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 20000);
    board_staff(hall, KS_HALL_CALL, "2");
    board_pass(hall, 1000);
    assert_true(board_is_loud(hall));
    board_staff(hall, KS_HALL_UNDO, "2");
    board_pass(hall, 1000);
    assert_true(board_shows(hall, "请到 1号调解室"));
    assert_false(board_is_loud(hall));
}

static void at_midnight_nobody_of_yesterday_is_called_any_more(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    hall->clock.wall_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 23}, 23 * 60 + 59);
    board_open_board(hall, "");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 59000);
    assert_true(board_shows(hall, "T001"));
    assert_true(board_shows(hall, "23:59"));
    board_pass(hall, 1000);
    assert_false(board_shows(hall, "T001"));
    assert_true(board_shows(hall, "今天 星期二"));
    assert_true(board_shows(hall, "00:00"));
    assert_false(board_is_loud(hall));
}

/* The board dies six seconds after a call and comes back two later: two seconds are left. */
static void a_board_started_in_the_middle_of_a_call_goes_on_with_it(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 6000);
    ks_board_side_close(&hall->side);
    ks_clock_manual_advance(&hall->clock, 2000);
    board_open_board(hall, "");
    assert_true(board_shows(hall, "请到 1号调解室"));
    assert_true(board_is_loud(hall));
    board_pass(hall, 1900);
    assert_true(board_is_loud(hall));
    board_pass(hall, 100);
    assert_false(board_is_loud(hall));
    assert_true(board_shows(hall, "请到 1号调解室"));
}

/* Whoever called dies too, and what was called is still so when all is back. */
static void a_hall_that_starts_anew_in_the_middle_of_a_call_still_calls(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 1000);
    ks_store_close(hall->store);
    board_pass(hall, 1000);
    board_open_store(hall);
    board_pass(hall, 1000);
    assert_true(board_shows(hall, "请到 1号调解室"));
    assert_true(board_is_loud(hall));
    board_staff(hall, KS_HALL_RECALL, "1");
    board_pass(hall, 9000);
    assert_true(board_is_loud(hall));
}

#define HALL_TEST(f) cmocka_unit_test_setup_teardown(f, board_open_hall, board_close_hall)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(after_a_clock_set_back_the_newest_call_is_the_one_made_last),
        HALL_TEST(a_clock_set_back_makes_no_picture_old),
        HALL_TEST(a_call_that_is_taken_back_makes_the_one_before_no_new_one),
        HALL_TEST(at_midnight_nobody_of_yesterday_is_called_any_more),
        HALL_TEST(a_board_started_in_the_middle_of_a_call_goes_on_with_it),
        HALL_TEST(a_hall_that_starts_anew_in_the_middle_of_a_call_still_calls),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
