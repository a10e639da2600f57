#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/queue/offline.h"

static const char *number_of(int64_t place, int64_t epoch, int sequence)
{
    static char number[KS_TICKET_NUMBER_BYTES];

    ks_offline_write_number((struct ks_offline_origin){place, epoch}, sequence, number);
    return number;
}

static void the_fifth_number_of_the_kiosk_at_place_one_is_f105(void **state)
{
    (void)state;
    assert_string_equal(number_of(1, 1, 5), "F105");
    assert_string_equal(number_of(9, 1, 1), "F901");
    assert_string_equal(number_of(10, 1, 12), "FA12");
    assert_string_equal(number_of(27, 1, 1), "FY01");
}

static void a_machine_that_took_over_a_place_gives_other_numbers(void **state)
{
    (void)state;
    assert_string_equal(number_of(1, 2, 1), "F151");
    assert_string_equal(number_of(1, 1, 50), "F150");
    assert_string_equal(number_of(1, 2, 50), "F1100");
    assert_string_equal(number_of(1, 1, 51), "F1101");
    assert_string_equal(number_of(1, 2, 51), "F1151");
}

static void a_place_without_a_sign_has_no_series(void **state)
{
    char series[KS_OFFLINE_SERIES_BYTES];

    (void)state;
    assert_string_equal(number_of(28, 1, 1), "");
    assert_string_equal(number_of(0, 1, 1), "");
    assert_string_equal(number_of(1, 0, 1), "");
    assert_string_equal(number_of(1, 1, 0), "");
    ks_offline_write_series((struct ks_offline_origin){28, 1}, series);
    assert_string_equal(series, "");
    ks_offline_write_series((struct ks_offline_origin){11, 3}, series);
    assert_string_equal(series, "FC.3");
}

/* Of all places, of an odd and an even machine, far beyond what a day can bring. */
static void every_number_is_read_as_it_was_written_and_none_is_written_twice(void **state)
{
    enum { PLACES = 27, MOST = 300 };
    static char all[PLACES * 2 * MOST][KS_TICKET_NUMBER_BYTES];
    int count = 0;

    (void)state;
    for (int64_t place = 1; place <= PLACES; place++) {
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (int sequence = 1; sequence <= MOST; sequence++) {
                int64_t read_place = 0;
                bool is_odd = false;
                int read_sequence = 0;
                strcpy(all[count], number_of(place, epoch, sequence));
                assert_true(
                    ks_offline_read_number(all[count++], &read_place, &is_odd, &read_sequence));
                assert_int_equal(read_place, place);
                assert_int_equal(is_odd, epoch == 1);
                assert_int_equal(read_sequence, sequence);
            }
        }
    }
    qsort(all, (size_t)count, sizeof all[0], (int (*)(const void *, const void *))strcmp);
    for (int i = 1; i < count; i++)
        assert_string_not_equal(all[i - 1], all[i]);
}

static void what_is_no_offline_number_is_not_read(void **state)
{
    static const char *const texts[] = {"",      "F",     "F1",   "T105",  "F005",     "FB05",
                                        "F1005", "F10 5", "f105", "F1-05", "F1999999", "F100"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int64_t place = 0;
        bool is_odd = false;
        int sequence = 0;
        assert_false(ks_offline_read_number(texts[i], &place, &is_odd, &sequence));
    }
}

static void nobody_came_before_the_last_word_from_the_hall_nor_after_now(void **state)
{
    bool is_estimated = false;

    (void)state;
    assert_int_equal(ks_offline_came_ms(500, 400, 600, &is_estimated), 500);
    assert_false(is_estimated);
    assert_int_equal(ks_offline_came_ms(399, 400, 600, &is_estimated), 400);
    assert_true(is_estimated);
    assert_int_equal(ks_offline_came_ms(601, 400, 600, &is_estimated), 600);
    assert_true(is_estimated);
    assert_int_equal(ks_offline_came_ms(400, 400, 600, &is_estimated), 400);
    assert_false(is_estimated);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_fifth_number_of_the_kiosk_at_place_one_is_f105),
        cmocka_unit_test(a_machine_that_took_over_a_place_gives_other_numbers),
        cmocka_unit_test(a_place_without_a_sign_has_no_series),
        cmocka_unit_test(every_number_is_read_as_it_was_written_and_none_is_written_twice),
        cmocka_unit_test(what_is_no_offline_number_is_not_read),
        cmocka_unit_test(nobody_came_before_the_last_word_from_the_hall_nor_after_now),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
