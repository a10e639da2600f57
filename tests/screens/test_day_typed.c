/* A day is typed: what moves on by itself, which keys are dead, what is told of it. */
#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"
#include "visitor.h"

static const char *typed_now(struct stage *stage)
{
    const struct ks_interest_state *interest =
        ks_calc_state(&stage->parts.kiosk->visit, KS_CALC_INTEREST);

    return interest->typed[KS_INTEREST_FROM].text;
}

/* An empty blank for a day, with what is typed into it. */
static void open_day(struct stage *stage, const char *digits)
{
    struct ks_visit *visit = &stage->parts.kiosk->visit;

    ks_visit_end(visit);
    ks_visit_open(visit, KS_SCREEN_CALC, KS_CALC_INTEREST);
    ks_visit_go(visit, KS_SCREEN_ENTRY, KS_INTEREST_FROM);
    type(stage, digits);
}

static void a_month_or_day_that_can_have_but_one_digit_moves_on_by_itself(void **state)
{
    static const char *const cases[][2] = {
        {"202665", "20260605"},   {"2026115", "20261105"},  {"2026112", "2026112"},
        {"20261224", "20261224"}, {"20260605", "20260605"}, {"202694", "20260904"},
        {"2026230", "20260230"},
    };
    struct stage *stage = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        open_day(stage, cases[i][0]);
        assert_string_equal(typed_now(stage), cases[i][1]);
    }
}

/* The digits whose keys can be pressed. */
static void live_digits(struct stage *stage, char out[11])
{
    int count = 0;

    for (char digit = '0'; digit <= '9'; digit++) {
        const struct ks_control *control = find(stage, (char[]){digit, '\0'});
        assert_non_null(control);
        if (!control->is_disabled)
            out[count++] = digit;
    }
    out[count] = '\0';
}

static void only_keys_that_a_day_can_go_on_with_are_live(void **state)
{
    static const char *const cases[][2] = {
        {"", "12"},
        {"1", "9"},
        {"19", "9"},
        {"2", "0"},
        {"20", "0123456789"},
        {"2026", "0123456789"},
        {"20261", "012"},
        {"20260", "123456789"},
        {"202602", "0123456789"},
        {"2026023", "01"},
        {"20260605", ""},
    };
    struct stage *stage = *state;
    char live[11];

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        open_day(stage, cases[i][0]);
        live_digits(stage, live);
        assert_string_equal(live, cases[i][1]);
    }
}

static void it_is_done_only_once_there_is_such_a_day(void **state)
{
    static const struct {
        const char *digits;
        bool is_day;
    } cases[] = {{"", false},        {"2026022", false},  {"20260228", true}, {"20260229", false},
                 {"20240229", true}, {"19891231", false}, {"19900101", true}, {"20991231", true}};
    struct stage *stage = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        open_day(stage, cases[i].digits);
        assert_int_equal(!find(stage, say(stage, "Done"))->is_disabled, cases[i].is_day);
    }
}

static void what_can_be_no_day_is_told_as_soon_as_it_is_clear(void **state)
{
    struct stage *stage = *state;

    open_day(stage, "202613");
    assert_true(sees(stage, "There is no such day. Please check the digits."));
    open_day(stage, "21");
    assert_true(sees(stage, "Only days from 1990 to 2099 can be used."));
    open_day(stage, "202612");
    assert_true(sees(stage, "Year, month, day. For January press 01."));
}

/* The clock stands at 23 November 2026. */
static void a_day_is_told_with_its_weekday_and_whether_it_has_come(void **state)
{
    struct stage *stage = *state;

    open_day(stage, "20261122");
    stage->parts.kiosk->visit.mode.lang = KS_LANG_EN;
    assert_true(sees_text(stage, "Sun 22 Nov 2026"));
    assert_false(sees_text(stage, "still to come"));
    assert_true(tap(stage, "Today"));
    assert_true(sees_text(stage, "Mon 23 Nov 2026: today"));
    key(stage, "Backspace");
    type(stage, "4");
    assert_true(sees_text(stage, "Tue 24 Nov 2026: still to come, in a day"));
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(a_month_or_day_that_can_have_but_one_digit_moves_on_by_itself),
        ON_STAGE(only_keys_that_a_day_can_go_on_with_are_live),
        ON_STAGE(it_is_done_only_once_there_is_such_a_day),
        ON_STAGE(what_can_be_no_day_is_told_as_soon_as_it_is_clear),
        ON_STAGE(a_day_is_told_with_its_weekday_and_whether_it_has_come),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
