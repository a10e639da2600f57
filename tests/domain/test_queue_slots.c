#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/queue/slots.h"

#define MINUTE INT64_C(60000)
#define BOOKED (600 * MINUTE)
#define END (1020 * MINUTE)

static void one_checks_in_from_half_an_hour_before_to_a_quarter_after(void **state)
{
    (void)state;
    static const struct {
        int64_t now_ms;
        enum ks_slot_arrival arrival;
    } rows[] = {
        {BOOKED - 30 * MINUTE - 1, KS_SLOT_NOT_YET},
        {BOOKED - 30 * MINUTE, KS_SLOT_IN_TIME},
        {BOOKED, KS_SLOT_IN_TIME},
        {BOOKED + 15 * MINUTE, KS_SLOT_IN_TIME},
        {BOOKED + 15 * MINUTE + 1, KS_SLOT_LATE},
        {END - 1, KS_SLOT_LATE},
        {END, KS_SLOT_OVER},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(ks_slot_judge(BOOKED, END, rows[i].now_ms), rows[i].arrival);
}

static void a_slot_at_the_end_of_the_day_is_over_with_it(void **state)
{
    (void)state;
    assert_int_equal(ks_slot_judge(END - MINUTE, END, END + MINUTE), KS_SLOT_OVER);
}

static void the_wait_counts_from_the_time_booked_and_for_the_late_from_their_coming(void **state)
{
    (void)state;
    for (int64_t minute = -30; minute <= 60; minute++) {
        int64_t now_ms = BOOKED + minute * MINUTE;
        assert_int_equal(ks_slot_order_ms(BOOKED, now_ms), minute <= 15 ? BOOKED : now_ms);
    }
}

static void a_slot_given_back_cools_for_ten_minutes(void **state)
{
    (void)state;
    assert_false(ks_slot_has_cooled(BOOKED, BOOKED));
    assert_false(ks_slot_has_cooled(BOOKED, BOOKED + 10 * MINUTE - 1));
    assert_true(ks_slot_has_cooled(BOOKED, BOOKED + 10 * MINUTE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_checks_in_from_half_an_hour_before_to_a_quarter_after),
        cmocka_unit_test(a_slot_at_the_end_of_the_day_is_over_with_it),
        cmocka_unit_test(the_wait_counts_from_the_time_booked_and_for_the_late_from_their_coming),
        cmocka_unit_test(a_slot_given_back_cools_for_ten_minutes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
