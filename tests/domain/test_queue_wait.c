/* The wait told from waits that were, measured on made-up days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/queue/estimate.h"

static void too_few_waits_tell_nothing(void **state)
{
    (void)state;
    struct ks_wait_seen seen[KS_WAIT_LEAST_SEEN];
    int low = 9, high = 9;
    for (int i = 0; i < KS_WAIT_LEAST_SEEN; i++)
        seen[i] = (struct ks_wait_seen){2, 1, 30};
    assert_false(ks_wait_range(seen, KS_WAIT_LEAST_SEEN - 1, 2, 1, &low, &high));
    assert_int_equal(low + high, 0);
    assert_true(ks_wait_range(seen, KS_WAIT_LEAST_SEEN, 2, 1, &low, &high));
    assert_int_equal(low, 30);
    assert_int_equal(high, 35);
    assert_false(ks_wait_range(seen, KS_WAIT_LEAST_SEEN, -1, 1, &low, &high));
    assert_false(ks_wait_range(seen, KS_WAIT_LEAST_SEEN, 1, 0, &low, &high));
    seen[3].seats = 0; /* a row that cannot be */
    assert_false(ks_wait_range(seen, KS_WAIT_LEAST_SEEN, 2, 1, &low, &high));
}

static void one_in_ten_at_either_end_does_not_count(void **state)
{
    (void)state;
    struct ks_wait_seen seen[30];
    int low, high;
    for (int i = 0; i < 30; i++)
        seen[i] = (struct ks_wait_seen){0, 1, i < 3 ? 1 : i < 27 ? 22 : 300};
    assert_true(ks_wait_range(seen, 30, 0, 1, &low, &high));
    assert_int_equal(low, 20);
    assert_int_equal(high, 25);
}

static void the_likest_waits_are_asked_however_many_there_are(void **state)
{
    (void)state;
    static struct ks_wait_seen seen[5000];
    int low, high;
    for (int i = 0; i < 5000; i++) /* a few of a full hall among many of an empty one */
        seen[i] = i % 50 == 0 ? (struct ks_wait_seen){19, 1, 200} : (struct ks_wait_seen){0, 1, 1};
    assert_true(ks_wait_range(seen, 5000, 19, 1, &low, &high));
    assert_int_equal(low, 200);
    assert_int_equal(high, 205);
    assert_true(ks_wait_range(seen, 5000, 0, 1, &low, &high));
    assert_int_equal(low, 0);
    assert_int_equal(high, 5);
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
    long told = 0, inside = 0, width = 0;
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
            if (!ks_wait_range(week, count, one->ahead, one->seats, &low, &high))
                continue;
            told++;
            inside += one->minutes >= low && one->minutes <= high;
            width += high - low;
        }
    }
    print_message("told %ld, inside %.1f %%, %.1f minutes wide\n", told, 100.0 * inside / told,
                  (double)width / told);
    assert_true(told > 10000);
    assert_true(inside * 100 >= told * 80);
    assert_true(width <= told * 30); /* and says something */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_few_waits_tell_nothing),
        cmocka_unit_test(one_in_ten_at_either_end_does_not_count),
        cmocka_unit_test(the_likest_waits_are_asked_however_many_there_are),
        cmocka_unit_test(in_a_year_of_days_four_in_five_wait_as_long_as_was_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
