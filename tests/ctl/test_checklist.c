/* kioskctl checklist: what it takes, refuses, and says of the time. The good pack asks for the
 * instrument, then the day it was due, then, if none is written, the day it took effect. */
#include "ctl/rows.h"

#define ASK "--content " KS_SOURCE_DIR "/tests/content/good checklist --lang en "
#define LIST "Application | One copy\n"
#define SAYS "kioskctl checklist: "

static void a_complete_way_gives_the_list_and_the_day(void **state)
{
    static const struct row rows[] = {
        {ASK "instrument=judgment due=2098-03-10", 0,
         LIST
         "Last day to apply 2100-03-10 | Too early today: apply from 11 Mar 2098 on | The other "
         "side still has until 10 Mar 2098 to do what was ordered. If it is not done by then, "
         "apply. | The holidays of that year are not known here; by this day you are in time "
         "whatever they are.\n",
         ""},
    };

    ASSERT_DATA_ROWS(rows);
}

static void a_day_that_has_passed_says_since_when_and_what_can_still_be_done(void **state)
{
    struct desk *desk = *state;

    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir,
                        ASK "instrument=judgment due=2024-03-10"));
    assert_int_equal(desk->status, 0);
    assert_non_null(strstr(desk->out, LIST "Last day to apply 2026-03-10 | It ended "));
    assert_non_null(strstr(desk->out, "is not taken unless there was good reason."));
}

static void demands_in_a_chain_keep_the_two_years_running(void **state)
{
    struct desk *desk = *state;

    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir,
                        ASK "instrument=judgment due=2020-01-10 demanded=2021-12-01 "
                            "demanded=2025-10-01 demanded=2023-11-01"));
    assert_non_null(
        strstr(desk->out, "Last day to apply 2027-09-30 | By counting alone 2027-10-01"));
    run(desk, "kioskctl",
        ks_arena_printf(&desk->arena, "--data %s/data %s", desk->dir,
                        ASK "instrument=judgment due=2020-01-10 demanded=2025-10-01"));
    assert_non_null(strstr(desk->out,
                           "Last day to apply 2022-01-10 | If it never lapsed in between "
                           "2027-09-30 | It depends on whether you asked in between"));
}

static void an_incomplete_way_says_what_is_next(void **state)
{
    static const struct row rows[] = {
        {ASK, 0, LIST, SAYS "these answers are not complete; the next question is instrument\n"},
        {ASK "instrument=judgment", 0, LIST,
         SAYS "these answers are not complete; the next question is due\n"},
        {ASK "instrument=unsure due=not-written", 0, LIST "* Go to the window\n",
         SAYS "these answers are not complete; the next question is effective\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

static void what_makes_no_sense_is_refused(void **state)
{
    static const struct row rows[] = {
        {ASK "instrument=judgment instrument=xxx", 2, "", SAYS "\"instrument\" is given twice\n"},
        {ASK "instrument=judgment due=2024-01-01 due=zzz", 2, "", SAYS "\"due\" is given twice\n"},
        {ASK "instrument=judgment due=0001-01-01", 2, "",
         SAYS "due: 0001-01-01 is before 1990; check the year\n"},
        {ASK "instrument=judgment due=1989-12-31", 2, "",
         SAYS "due: 1989-12-31 is before 1990; check the year\n"},
        {ASK "instrument=judgment due=9999-12-31", 2, "",
         SAYS "due: 9999-12-31 is after 2099; check the year\n"},
        {ASK "instrument=judgment due=2024-01-01 instalment=1901-01-01", 2, "",
         SAYS "instalment: 1901-01-01 is before 1990; check the year\n"},
        {ASK "instrument=judgment due=2024-01-01 demanded=2099-01-01", 2, "",
         SAYS "demanded: 2099-01-01 is after today\n"},
        {ASK "instrument=judgment due=2024-01-01 effective=2024-01-01", 2, "",
         SAYS "\"effective\" is not asked after these answers\n"},
        {ASK "instalment=2024-01-01", 2, "",
         SAYS "\"instalment\" is not asked after these answers; next comes instrument\n"},
    };

    ASSERT_DATA_ROWS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_complete_way_gives_the_list_and_the_day),
        cmocka_unit_test(a_day_that_has_passed_says_since_when_and_what_can_still_be_done),
        cmocka_unit_test(demands_in_a_chain_keep_the_two_years_running),
        cmocka_unit_test(an_incomplete_way_says_what_is_next),
        cmocka_unit_test(what_makes_no_sense_is_refused),
    };

    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
