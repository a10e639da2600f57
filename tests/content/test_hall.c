#include "content/pack_fixture.h"

static void the_hall_is_read(void **state)
{
    (void)state;
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    assert_int_equal(ks_content_load(PACK_GOOD, &content, &faults, NULL), KS_OK);
    const struct ks_hall_plan *hall = &content->hall;
    const struct ks_service_line *line = ks_hall_find_line(hall, "mediation");
    assert_string_equal(line->letter, "T");
    assert_int_equal(line->hours_count, 2);
    assert_int_equal(line->hours[1].from_minute, 13 * 60 + 30);
    assert_int_equal(line->hours[1].to_minute, 17 * 60);
    assert_int_equal(line->hours[1].weekdays, 0);
    assert_int_equal(line->minutes_high, 30);
    assert_int_equal(line->capacity, 200);
    line = ks_hall_find_line(hall, "filing");
    assert_int_equal(line->hours[0].weekdays, 1 << KS_MONDAY | 1 << KS_WEDNESDAY);
    assert_int_equal(line->closed_count, 1);
    assert_int_equal(line->closed[0].span.to_minute, KS_DAY_MINUTES);
    assert_null(ks_hall_find_line(hall, "talks"));
    assert_int_equal(ks_hall_find_seat(hall, "2")->kind, KS_SEAT_ROOM);
    assert_true(ks_seat_serves(ks_hall_find_seat(hall, "w1"), "filing"));
    assert_false(ks_seat_serves(ks_hall_find_seat(hall, "2"), "filing"));
    assert_int_equal(ks_hall_count_seats(hall, "mediation"), 3);
    assert_false(hall->kinds[0].is_priority);
    assert_true(hall->kinds[1].is_priority);
    assert_non_null(strstr(hall->rule.in[KS_LANG_EN], "at most 30"));
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hall_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
