/* The order in which a seat calls from several lines, as properties of many made-up halls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/queue/order.h"

#define MINUTE INT64_C(60000)

static uint32_t seed;

static int random_below(int limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (uint32_t)limit);
}

static struct ks_queue_place random_place(int64_t id)
{
    return (struct ks_queue_place){random_below(6) * 10 * MINUTE, random_below(3),
                                   1 + random_below(3), id};
}

static void the_order_is_total(void **state)
{
    (void)state;
    seed = 7;
    for (int round = 0; round < 20000; round++) {
        struct ks_queue_place a = random_place(1), b = random_place(2), c = random_place(3);
        assert_int_not_equal(ks_queue_compare(&a, &b), 0);
        assert_int_equal(ks_queue_compare(&a, &a), 0);
        assert_true((ks_queue_compare(&a, &b) < 0) == (ks_queue_compare(&b, &a) > 0));
        if (ks_queue_compare(&a, &b) < 0 && ks_queue_compare(&b, &c) < 0)
            assert_true(ks_queue_compare(&a, &c) < 0);
    }
}

static void a_line_gives_way_for_ten_minutes_and_no_more(void **state)
{
    (void)state;
    struct ks_queue_place first = {20 * MINUTE, 0, 2, 1}, second = {10 * MINUTE, 1, 9, 2};
    assert_true(ks_queue_compare(&first, &second) < 0); /* level: the smaller number */
    second.order_ms--;
    assert_true(ks_queue_compare(&second, &first) < 0);
    second.order_ms += 2;
    assert_true(ks_queue_compare(&first, &second) < 0);
}

static void the_bound_is_the_head_start_and_ten_minutes_a_line(void **state)
{
    (void)state;
    assert_int_equal(ks_queue_bound_ms(0), 20 * MINUTE);
    assert_int_equal(ks_queue_bound_ms(1), 20 * MINUTE);
    assert_int_equal(ks_queue_bound_ms(2), 30 * MINUTE);
    assert_int_equal(ks_queue_bound_ms(4), 50 * MINUTE);
}

static void who_comes_back_stands_behind_ten_minutes_of_others(void **state)
{
    (void)state;
    assert_int_equal(ks_queue_order_back_ms(KS_TICKET_NO_SHOW, 0, 60 * MINUTE), 70 * MINUTE);
    assert_int_equal(ks_queue_order_back_ms(KS_TICKET_CALLED, 0, 60 * MINUTE), 70 * MINUTE);
    assert_int_equal(ks_queue_order_back_ms(KS_TICKET_PARKED, 5, 60 * MINUTE), 5);
    assert_int_equal(ks_queue_order_back_ms(KS_TICKET_NO_SHOW, 90 * MINUTE, 60 * MINUTE),
                     90 * MINUTE); /* never a gain */
}

enum { LINES = 4, SEATS = 5, MOST = 600 };

struct seat {
    int lines[LINES], count;
    int64_t free_ms;
};
struct visitor {
    int line;
    int64_t came_ms;
    struct ks_queue_place place;
    bool is_called;
};
struct hall {
    struct seat seats[SEATS];
    struct visitor visitors[MOST];
    int count, called;
};

static int rank_of(const struct seat *seat, int line)
{
    int rank = 0;
    while (rank < seat->count && seat->lines[rank] != line)
        rank++;
    return rank;
}

static void make_seats(struct hall *hall)
{
    for (int i = 0; i < SEATS; i++) {
        struct seat *seat = &hall->seats[i];
        seat->count = 1 + random_below(LINES);
        for (int j = 0; j < LINES; j++)
            seat->lines[j] = (i + j) % LINES; /* each line is the first of a seat */
    }
}

static void come(struct hall *hall, int64_t now_ms)
{
    struct visitor *visitor = &hall->visitors[hall->count];
    enum ks_visitor kind = (enum ks_visitor)random_below(KS_VISITOR_COUNT);
    *visitor = (struct visitor){.line = random_below(LINES), .came_ms = now_ms};
    visitor->place = (struct ks_queue_place){now_ms - ks_queue_head_start_ms(kind), 0,
                                             hall->count + 1, hall->count + 1};
    hall->count++;
}

/* Calls for a seat, and sees that nobody was passed over beyond the bound. */
static void call(struct hall *hall, struct seat *seat, int64_t now_ms)
{
    struct visitor *best = NULL;
    for (int i = 0; i < hall->count; i++) {
        struct visitor *each = &hall->visitors[i];
        each->place.line_rank = rank_of(seat, each->line);
        if (!each->is_called && each->place.line_rank < seat->count &&
            (best == NULL || ks_queue_compare(&each->place, &best->place) < 0))
            best = each;
    }
    if (best == NULL)
        return;
    best->is_called = true;
    hall->called++;
    seat->free_ms = now_ms + (3 + random_below(30)) * MINUTE;
    for (int i = 0; i < hall->count; i++) {
        const struct visitor *other = &hall->visitors[i];
        if (!other->is_called && rank_of(seat, other->line) < seat->count)
            assert_true(best->came_ms - other->came_ms <= ks_queue_bound_ms(seat->count));
    }
}

static void nobody_starves_and_nobody_is_passed_over_beyond_the_bound(void **state)
{
    (void)state;
    static struct hall hall;
    for (uint32_t round = 1; round <= 40; round++) {
        seed = round;
        hall = (struct hall){0};
        make_seats(&hall);
        int64_t now_ms = 0;
        for (; hall.count < MOST || hall.called < hall.count; now_ms += MINUTE) {
            assert_true(now_ms < 100 * 24 * 60 * MINUTE);
            for (int i = random_below(4); i > 0 && hall.count < MOST; i--)
                come(&hall, now_ms);
            for (int i = 0; i < SEATS; i++)
                if (hall.seats[i].free_ms <= now_ms)
                    call(&hall, &hall.seats[i], now_ms);
        }
        assert_int_equal(hall.called, MOST);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_is_total),
        cmocka_unit_test(a_line_gives_way_for_ten_minutes_and_no_more),
        cmocka_unit_test(the_bound_is_the_head_start_and_ten_minutes_a_line),
        cmocka_unit_test(who_comes_back_stands_behind_ten_minutes_of_others),
        cmocka_unit_test(nobody_starves_and_nobody_is_passed_over_beyond_the_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
