/* The wait told from waits that were, measured on made-up days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/queue/estimate.h"

static bool told(const struct ks_wait_seen *seen, int count, double ahead, int seats, int *low,
                 int *high)
{
    const struct ks_wait_seen own = {.ahead = ahead, .seats = seats};
    double least, most;
    bool is_told = ks_wait_likest(seen, count, &own, &least, &most);
    *low = *high = 0;
    if (is_told)
        ks_wait_round(least, most, low, high);
    return is_told;
}

static void too_few_waits_tell_nothing(void **state)
{
    (void)state;
    struct ks_wait_seen seen[KS_WAIT_LEAST_SEEN];
    int low = 9, high = 9;
    for (int i = 0; i < KS_WAIT_LEAST_SEEN; i++)
        seen[i] = (struct ks_wait_seen){2, 1, 30};
    assert_false(told(seen, KS_WAIT_LEAST_SEEN - 1, 2, 1, &low, &high));
    assert_int_equal(low + high, 0);
    assert_true(told(seen, KS_WAIT_LEAST_SEEN, 2, 1, &low, &high));
    assert_int_equal(low, 30);
    assert_int_equal(high, 35);
    assert_false(told(seen, KS_WAIT_LEAST_SEEN, -1, 1, &low, &high));
    assert_false(told(seen, KS_WAIT_LEAST_SEEN, 1, 0, &low, &high));
    seen[3].seats = 0; /* a row that cannot be */
    assert_false(told(seen, KS_WAIT_LEAST_SEEN, 2, 1, &low, &high));
}

static void one_in_eleven_at_either_end_does_not_count(void **state)
{
    (void)state;
    struct ks_wait_seen seen[KS_WAIT_MOST_SEEN * 3];
    int low, high;
    for (int i = 0; i < KS_WAIT_MOST_SEEN * 3;
         i++) /* the first of those that are alike are asked */
        seen[i] = (struct ks_wait_seen){0, 1, i < 5 ? 1 : i < 55 ? 22 : 300};
    assert_true(told(seen, KS_WAIT_MOST_SEEN * 3, 0, 1, &low, &high));
    assert_int_equal(low, 20);
    assert_int_equal(high, 25);
    seen[5].minutes = 1; /* one more is one of eleven */
    assert_true(told(seen, KS_WAIT_MOST_SEEN * 3, 0, 1, &low, &high));
    assert_int_equal(low, 0);
}

/* Of ninety the likest thirty are asked, of fewer thirty all the same: two at either end do not
 * count. */
static void where_few_were_seen_the_range_is_of_the_likest_thirty(void **state)
{
    (void)state;
    enum { FEW = 90 };
    struct ks_wait_seen seen[FEW];
    int low, high;
    for (int i = 0; i < FEW; i++)
        seen[i] = (struct ks_wait_seen){0, 1, i < 2 ? 1 : i < 28 ? 22 : i < 30 ? 40 : 300};
    assert_true(told(seen, FEW, 0, 1, &low, &high));
    assert_int_equal(low, 20);
    assert_int_equal(high, 25);
    assert_true(told(seen, KS_WAIT_FEW_SEEN, 0, 1, &low, &high));
    assert_int_equal(low, 20);
    assert_int_equal(high, 25);
    seen[2].minutes = 1;
    assert_true(told(seen, FEW, 0, 1, &low, &high));
    assert_int_equal(low, 0);
}

/* At nine the seats have nobody yet, and the same number of people waits less. */
static void of_waits_that_are_alike_those_of_the_same_hour_are_asked(void **state)
{
    (void)state;
    enum { COUNT = 120 };
    struct ks_wait_seen seen[COUNT];
    double least, most;
    for (int i = 0; i < COUNT; i++)
        seen[i] = i % 2 ? (struct ks_wait_seen){3, 1, 12, .began = 9 * 60}
                        : (struct ks_wait_seen){3, 1, 47, .began = 15 * 60};
    struct ks_wait_seen own = {.ahead = 3, .seats = 1, .began = 9 * 60 + 20};
    assert_true(ks_wait_likest(seen, COUNT, &own, &least, &most));
    assert_true(least == 12 && most == 12);
    own.began = 14 * 60;
    assert_true(ks_wait_likest(seen, COUNT, &own, &least, &most));
    assert_true(least == 47 && most == 47);
}

static void the_likest_waits_are_asked_however_many_there_are(void **state)
{
    (void)state;
    static struct ks_wait_seen seen[5000];
    int low, high;
    for (int i = 0; i < 5000; i++) /* a few of a full hall among many of an empty one */
        seen[i] = i % 50 == 0 ? (struct ks_wait_seen){19, 1, 200} : (struct ks_wait_seen){0, 1, 1};
    assert_true(told(seen, 5000, 19, 1, &low, &high));
    assert_int_equal(low, 200);
    assert_int_equal(high, 205);
    assert_true(told(seen, 5000, 0, 1, &low, &high));
    assert_int_equal(low, 0);
    assert_int_equal(high, 5);
}

static const struct ks_wait_break noon[] = {{12 * 60, 13 * 60 + 30}};

static void a_break_is_no_part_of_a_wait(void **state)
{
    (void)state;
    assert_true(ks_wait_without_breaks(noon, 1, 600, 660) == 60);
    assert_true(ks_wait_without_breaks(noon, 1, 700, 830) == 40);
    assert_true(ks_wait_without_breaks(noon, 1, 700, 750) == 20); /* called in the break */
    assert_true(ks_wait_without_breaks(noon, 1, 740, 830) == 20); /* came in it */
    assert_true(ks_wait_without_breaks(noon, 0, 700, 830) == 130);
}

static void a_break_begins_at_its_first_minute_and_is_over_at_its_last(void **state)
{
    (void)state;
    assert_false(ks_wait_is_break(noon, 1, 719.9));
    assert_true(ks_wait_is_break(noon, 1, 720));
    assert_true(ks_wait_is_break(noon, 1, 809.9));
    assert_false(ks_wait_is_break(noon, 1, 810));
    assert_false(ks_wait_is_break(noon, 0, 750));
}

static void a_wait_that_reaches_a_break_goes_on_after_it(void **state)
{
    (void)state;
    assert_true(ks_wait_with_breaks(noon, 1, 600, 60, 0) == 60);
    assert_true(ks_wait_with_breaks(noon, 1, 700, 20, 0) == 20); /* at noon sharp */
    assert_true(ks_wait_with_breaks(noon, 1, 700, 21, 0) == 111);
    assert_true(ks_wait_with_breaks(noon, 1, 700, 40, 20) == 40); /* a break that begins late */
    assert_true(ks_wait_with_breaks(noon, 1, 700, 41, 20) == 111);
    assert_true(ks_wait_with_breaks(noon, 1, 740, 10, 0) == 80); /* from within it */
    assert_true(ks_wait_with_breaks(noon, 1, 900, 10, 0) == 10);
}

static uint32_t seed;

static double random_one(void)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) / 16777216.0;
}

enum { DAYS = 365, A_WEEK = 5, MOST_A_DAY = 200, OPEN_MINUTES = 420 };

struct day {
    struct ks_wait_seen waits[MOST_A_DAY];
    int count;
};

/* A day on which people come in a morning rush and a quiet noon, are served in the order of coming
 * by so many seats, mostly for 10 to 30 minutes and now and then for an hour. */
static void live(struct day *day, int seats, double a_minute)
{
    double came[MOST_A_DAY], called[MOST_A_DAY], free_at[8] = {0};
    int count = 0;
    for (int minute = 0; minute < OPEN_MINUTES && count < MOST_A_DAY; minute++) {
        double rush = minute < 90 ? 1.8 : minute < 210 ? 0.7 : minute < 300 ? 1.2 : 0.5;
        if (random_one() < a_minute * rush)
            came[count++] = minute + random_one();
    }
    for (int i = 0; i < count; i++) {
        int seat = 0, ahead = 0;
        for (int j = 1; j < seats; j++)
            if (free_at[j] < free_at[seat])
                seat = j;
        for (int j = 0; j < i; j++)
            ahead += called[j] > came[i];
        called[i] = came[i] > free_at[seat] ? came[i] : free_at[seat];
        double takes = random_one() < 0.05 ? 60 : 10 + 20 * random_one() * random_one();
        free_at[seat] = called[i] + takes;
        day->waits[i] = (struct ks_wait_seen){ahead, seats, called[i] - came[i]};
    }
    day->count = count;
}

/* Each day is told by the five working days before it. */
static void in_a_year_of_days_four_in_five_wait_as_long_as_was_said(void **state)
{
    (void)state;
    static struct day days[DAYS];
    static struct ks_wait_seen week[A_WEEK * MOST_A_DAY];
    long count_told = 0, inside = 0, width = 0;
    seed = 20261123;
    for (int i = 0; i < DAYS; i++)
        live(&days[i], 3 + i / 7 % 2, 0.13 + 0.08 * random_one());
    for (int i = A_WEEK; i < DAYS; i++) {
        int count = 0;
        for (int j = i - A_WEEK; j < i; j++) {
            memcpy(week + count, days[j].waits, (size_t)days[j].count * sizeof *week);
            count += days[j].count;
        }
        for (int j = 0; j < days[i].count; j++) {
            const struct ks_wait_seen *one = &days[i].waits[j];
            int low, high;
            if (!told(week, count, one->ahead, one->seats, &low, &high))
                continue;
            count_told++;
            inside += one->minutes >= low && one->minutes <= high;
            width += high - low;
        }
    }
    print_message("told %ld, inside %.1f %%, %.1f minutes wide\n", count_told,
                  100.0 * inside / count_told, (double)width / count_told);
    assert_true(count_told > 10000);
    assert_true(inside * 100 >= count_told * 80);
    assert_true(width <= count_told * 30); /* and says something */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_few_waits_tell_nothing),
        cmocka_unit_test(one_in_eleven_at_either_end_does_not_count),
        cmocka_unit_test(where_few_were_seen_the_range_is_of_the_likest_thirty),
        cmocka_unit_test(of_waits_that_are_alike_those_of_the_same_hour_are_asked),
        cmocka_unit_test(the_likest_waits_are_asked_however_many_there_are),
        cmocka_unit_test(a_break_is_no_part_of_a_wait),
        cmocka_unit_test(a_break_begins_at_its_first_minute_and_is_over_at_its_last),
        cmocka_unit_test(a_wait_that_reaches_a_break_goes_on_after_it),
        cmocka_unit_test(in_a_year_of_days_four_in_five_wait_as_long_as_was_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
