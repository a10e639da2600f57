/* kioskctl papers, came-out, not-out, history, clock and figures: what staff read and say of
 * numbers. */
#include "ctl/hall_file.h"

#include <time.h>

#define DAY_MS INT64_C(86400000)

/* Numbers of the day of `now_ms` whose program died while the slip was in the printer. */
static void leave_in_doubt(struct desk *desk, int64_t now_ms, int count)
{
    struct ks_print_job_recovery found;
    ks_file_remove_tree(desk_path(desk, "data"));
    struct ks_store *store = open_hall_file(desk, now_ms);
    for (int i = 0; i < count; i++)
        (void)give_number(store, now_ms, "person");
    assert_int_equal(ks_store_recover_print_jobs(store, now_ms, &found, NULL), KS_OK);
    ks_store_close(store);
}

static const char *line(struct desk *desk, const char *command)
{
    return ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir, command);
}

/* By day the numbers wait for staff's word; when the hall is closed they have expired and may still
 * be let in: either way they are listed and both words work. */
static void staff_read_what_is_in_doubt_and_say_what_they_saw(void **state)
{
    struct desk *desk = *state;
    leave_in_doubt(desk, (int64_t)time(NULL) * 1000, 2);
    run(desk, "kioskctl", line(desk, "papers"));
    assert_int_equal(desk->status, 0);
    assert_int_equal(strncmp(desk->out, "T001  2", 7), 0);
    assert_non_null(strstr(desk->out, "min ago  The program ended while it was printed."));
    assert_non_null(strstr(desk->out, "It came out: kioskctl came-out NUMBER\n"));
    run(desk, "kioskctl", line(desk, "papers --lang zh_CN"));
    assert_non_null(strstr(desk->out, "打印时程序中断。"));
    assert_non_null(strstr(desk->out, "没有出纸：kioskctl not-out 号码\n"));
    const struct row rows[] = {
        {"came-out t001", 0, "T001 waiting\n", ""},
        {"came-out T001", 1, "", "Number T001 is waiting: there is nothing to decide\n"},
        {"not-out T001", 1, "", "Number T001 is waiting: there is nothing to decide\n"},
        {"came-out T002", 0, "T002 waiting\n", ""},
        {"papers", 0, "No number is in doubt.\n", ""},
        {"papers --lang fr", 2, "", "--lang wants zh_CN or en, not fr\n"},
        {"papers now", 2, "", "wrong use; write it as: kioskctl papers\n"},
        {"came-out", 2, "", "wrong use; write it as: kioskctl came-out NUMBER\n"},
    };
    ASSERT_DATA_ROWS(rows);
}

static void doctor_tells_of_a_clock_that_went_back_until_staff_confirm_it(void **state)
{
    struct desk *desk = *state;
    leave_in_doubt(desk, (int64_t)time(NULL) * 1000 + 366 * DAY_MS, 1);
    run(desk, "kioskctl", line(desk, "doctor"));
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->out, "clock: The clock stands before the last number, of "));
    assert_non_null(strstr(desk->out, "papers: of 1 numbers nobody knows"));
    assert_non_null(strstr(desk->out, "kiosks: ok\n"));
    run(desk, "kioskctl", line(desk, "clock"));
    assert_int_equal(desk->status, 1);
    assert_non_null(strstr(desk->err, "put it right, or say kioskctl clock confirm\n"));
    run(desk, "kioskctl", line(desk, "clock confirm"));
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(desk->out, "1 numbers of later days were withdrawn: whoever holds one "
                                      "needs a new one\n"));
    const struct row rows[] = {
        {"clock", 0, "ok\n", ""},
        {"clock now", 2, "", "wrong use; write it as: kioskctl clock [confirm]\n"},
    };
    ASSERT_DATA_ROWS(rows);
}

static void figures_are_told_by_day_and_kind(void **state)
{
    struct desk *desk = *state;
    leave_in_doubt(desk, INT64_C(1795398060000), 3); /* 2026-11-23 09:41 */
    const struct row rows[] = {
        {"figures 2026-11-24", 0, "", ""},
        {"figures 2026-11-23", 0,
         "2026-11-23  person  taken 3  served 0  no-show 0  withdrawn 0  expired 0  mean wait 0 "
         "min  longest 0 min\n"
         "2026-11-23  paper ticket  printed 0  failed 0  unknown 3\n",
         ""},
        {"figures yesterday", 2, "", "\"yesterday\" is not a date: write it as YYYY-MM-DD\n"},
    };
    ASSERT_DATA_ROWS(rows);
}

static void a_number_is_told_step_by_step(void **state)
{
    struct desk *desk = *state;
    leave_in_doubt(desk, INT64_C(1795398060000), 1); /* 2026-11-23 09:41 */
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    struct ks_ticket ticket;
    assert_int_equal(ks_store_open(desk_path(desk, "data/hall.db"), INT64_C(1795398120000), &store,
                                   &opening, NULL),
                     KS_OK);
    assert_int_equal(ks_store_decide_paper(store, 1, false, INT64_C(1795398125000), &ticket, NULL),
                     KS_OK);
    ks_store_close(store);
    const struct row rows[] = {
        {"history t001 2026-11-23", 0,
         "2026-11-23 09:41:00  issue  reserved  line mediation\n"
         "2026-11-23 09:42:05  cancel  reserved > cancelled  line mediation  because not-out\n",
         ""},
        {"history T002 2026-11-23", 1, "", "There is no number T002 of 2026-11-23\n"},
        {"history T001 monday", 2, "", "\"monday\" is not a date: write it as YYYY-MM-DD\n"},
        {"history", 2, "", "wrong use; write it as: kioskctl history NUMBER [DAY]\n"},
    };
    ASSERT_DATA_ROWS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staff_read_what_is_in_doubt_and_say_what_they_saw),
        cmocka_unit_test(doctor_tells_of_a_clock_that_went_back_until_staff_confirm_it),
        cmocka_unit_test(figures_are_told_by_day_and_kind),
        cmocka_unit_test(a_number_is_told_step_by_step),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
