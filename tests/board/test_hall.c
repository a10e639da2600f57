/* A board over a real database in which others work: calls, a database that goes and comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "hall.h"

static void a_call_stands_out_for_ten_seconds_and_a_recall_is_a_call(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    assert_false(board_shows(hall, "T001"));
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 100);
    assert_true(board_shows(hall, "T001"));
    assert_true(board_is_loud(hall));
    board_pass(hall, 9900);
    assert_true(board_is_loud(hall));
    board_pass(hall, 100);
    assert_true(board_shows(hall, "T001"));
    assert_false(board_is_loud(hall));
    board_staff(hall, KS_HALL_RECALL, "1");
    board_pass(hall, 100);
    assert_true(board_is_loud(hall));
}

static void a_call_that_cannot_be_heard_stands_out_longer_and_from_wall_to_wall(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    ks_board_set_dumb(hall->side.board, true);
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 0);
    assert_int_equal(board_loud_width(hall), 1920);
    board_pass(hall, 29999);
    assert_int_equal(board_loud_width(hall), 1920);
    board_pass(hall, 1);
    assert_false(board_is_loud(hall));
    ks_board_set_dumb(hall->side.board, false);
    board_staff(hall, KS_HALL_RECALL, "1");
    board_pass(hall, 0);
    assert_in_range(board_loud_width(hall), 1, 1400);
    board_pass(hall, 10000);
    assert_false(board_is_loud(hall));
}

static void a_call_by_a_clock_that_is_an_hour_ahead_stands_out_as_long(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    hall->clock.wall_ms += 3600 * 1000;
    board_staff(hall, KS_HALL_CALL, "1");
    hall->clock.wall_ms -= 3600 * 1000;
    board_pass(hall, 100);
    assert_true(board_is_loud(hall));
    board_pass(hall, 10000);
    assert_false(board_is_loud(hall));
}

static void a_board_shows_the_calls_of_its_own_lines_alone(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_take_number(hall, "filing", "L");
    board_open_board(hall, "filing");
    board_staff(hall, KS_HALL_CALL, "w1");
    board_pass(hall, 1000);
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 1000);
    assert_true(board_shows(hall, "L001"));
    assert_false(board_shows(hall, "T001"));
}

/* Others call many more than the view holds in all. */
static void calls_of_other_lines_do_not_drive_out_those_of_a_board(void **state)
{
    struct board_hall *hall = *state;

    board_open_store(hall);
    board_take_number(hall, "filing", "L");
    board_open_board(hall, "filing");
    board_staff(hall, KS_HALL_CALL, "w1");
    for (int i = 0; i < 12; i++) {
        board_take_number(hall, "mediation", "T");
        board_pass(hall, 1000);
        board_staff(hall, KS_HALL_CALL, "1");
        board_staff(hall, KS_HALL_NO_SHOW, "1");
    }
    board_pass(hall, 1000);
    assert_true(board_shows(hall, "L001"));
}

static void a_line_that_is_none_is_refused(void **state)
{
    struct board_hall *hall = *state;
    struct ks_error error = {0};
    const struct ks_board_look look = {.lines = "filing, nothing"};

    assert_int_equal(ks_board_side_open(&hall->side, &hall->parts, &look, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "[station] lines: there is no line \"nothing\"");
}

static void without_a_database_the_board_is_broken_until_there_is_one(void **state)
{
    struct board_hall *hall = *state;
    struct stat info;

    board_open_board(hall, "");
    assert_true(board_shows(hall, "系统故障"));
    board_pass(hall, 5000);
    assert_true(stat(hall->parts.db_path, &info) != 0); /* it has made none */
    board_open_store(hall);
    board_pass(hall, 1000);
    assert_true(board_shows(hall, "还没有叫号"));
}

static void a_database_that_is_replaced_is_found_again(void **state)
{
    struct board_hall *hall = *state;
    char aside[700];

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 100);
    assert_true(board_shows(hall, "T001"));
    ks_store_close(hall->store);
    hall->store = NULL;
    snprintf(aside, sizeof aside, "%s.aside", hall->parts.db_path);
    assert_int_equal(rename(hall->parts.db_path, aside), 0);
    board_pass(hall, 1000);
    board_pass(hall, 3000);
    assert_true(board_shows(hall, "没有更新"));
    board_pass(hall, 8000);
    assert_true(board_shows(hall, "系统故障"));
    assert_false(board_shows(hall, "T001"));
    board_open_store(hall);
    board_pass(hall, 100);
    board_pass(hall, 100);
    assert_true(board_shows(hall, "还没有叫号"));
    assert_false(board_shows(hall, "T001"));
}

static void a_board_changes_nothing_in_the_database(void **state)
{
    struct board_hall *hall = *state;
    int64_t before, after;

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    assert_int_equal(ks_store_data_version(hall->store, &before, NULL), KS_OK);
    board_open_board(hall, "");
    for (int i = 0; i < 20; i++)
        board_pass(hall, 30000);
    assert_int_equal(ks_store_data_version(hall->store, &after, NULL), KS_OK);
    assert_int_equal(before, after);
}

/* Frames while nothing happens. */
static void nothing_is_drawn_while_nothing_changes(void **state)
{
    struct board_hall *hall = *state;
    int frames = 0;

    board_open_store(hall);
    board_open_board(hall, "");
    (void)ks_board_frame(hall->side.board);
    for (int i = 0; i < 100; i++) {
        board_pass(hall, 100);
        frames += ks_board_is_stale(hall->side.board);
        (void)ks_board_frame(hall->side.board);
    }
    assert_int_equal(frames, 0);
}

static void hear(void *ctx, const struct ks_hall_state *hall)
{
    char *heard = ctx;

    snprintf(heard, 64, "%s %s", hall->call_count > 0 ? hall->calls[0].number : "nobody",
             hall->call_count > 0 ? hall->calls[0].seat : "nowhere");
}

static void what_speaks_in_the_hall_hears_of_each_call(void **state)
{
    struct board_hall *hall = *state;
    char heard[64] = "";

    board_open_store(hall);
    board_take_number(hall, "mediation", "T");
    board_open_board(hall, "");
    struct ks_board *board = ks_board_create(
        &(struct ks_board_parts){.content = hall->parts.content,
                                 .clock = &hall->parts.clock,
                                 .glyphs = &hall->parts.glyphs,
                                 .watch = hall->side.watch,
                                 .mode = {.w = 1920, .h = 1080, .microns_per_px = 496},
                                 .hear = hear,
                                 .hear_ctx = heard});
    assert_string_equal(heard, "nobody nowhere");
    board_staff(hall, KS_HALL_CALL, "1");
    board_pass(hall, 100);
    ks_board_tick(board);
    assert_string_equal(heard, "T001 1");
    heard[0] = '\0';
    board_pass(hall, 1000);
    ks_board_tick(board);
    assert_string_equal(heard, "");
    ks_board_free(board);
}

#define HALL_TEST(f) cmocka_unit_test_setup_teardown(f, board_open_hall, board_close_hall)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HALL_TEST(a_call_stands_out_for_ten_seconds_and_a_recall_is_a_call),
        HALL_TEST(a_call_that_cannot_be_heard_stands_out_longer_and_from_wall_to_wall),
        HALL_TEST(a_call_by_a_clock_that_is_an_hour_ahead_stands_out_as_long),
        HALL_TEST(a_board_shows_the_calls_of_its_own_lines_alone),
        HALL_TEST(calls_of_other_lines_do_not_drive_out_those_of_a_board),
        HALL_TEST(a_line_that_is_none_is_refused),
        HALL_TEST(without_a_database_the_board_is_broken_until_there_is_one),
        HALL_TEST(a_database_that_is_replaced_is_found_again),
        HALL_TEST(a_board_changes_nothing_in_the_database),
        HALL_TEST(nothing_is_drawn_while_nothing_changes),
        HALL_TEST(what_speaks_in_the_hall_hears_of_each_call),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
