/* Blanks: whose they are, what may be typed, what is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "screens/calculators/calculators.h"
#include "screens/calculators/states.h"
#include "screens/guides/guides.h"
#include "visitor.h"

static struct ks_visit *visit_of(struct stage *stage)
{
    return &stage->parts.kiosk->visit;
}

/* Where the way is full the last step takes the place of the one before. */
static void a_blank_is_of_the_page_that_opened_it_however_long_the_way_was(void **state)
{
    struct stage *stage = *state;
    struct ks_visit *visit = visit_of(stage);

    for (int i = 0; i < KS_MAX_DEPTH + 2; i++)
        ks_visit_open(visit, KS_SCREEN_CALC, i % 2 == 0 ? KS_CALC_INTEREST : KS_CALC_LENDING);
    assert_int_equal(visit->way.depth, KS_MAX_DEPTH - 1);
    ks_visit_go(visit, KS_SCREEN_ENTRY, KS_LENDING_RATE);
    type(stage, "24");
    const struct ks_lending_state *lending = ks_calc_state(visit, KS_CALC_LENDING);
    assert_string_equal(lending->typed[KS_LENDING_RATE].text, "24");
    assert_true(sees(stage, "Interest agreed a year (%)"));
}

static void a_kind_of_blank_takes_what_it_can_hold_and_no_more(void **state)
{
    static const struct {
        enum ks_calc calc;
        int blank;
        const char *typed, *kept;
    } cases[] = {
        {KS_CALC_INTEREST, KS_INTEREST_AMOUNT, "00123.456", "123.45"},
        {KS_CALC_INTEREST, KS_INTEREST_AMOUNT, "123456789012345678", "12345678901234567"},
        {KS_CALC_INTEREST, KS_INTEREST_FROM, "2025.06301", "20250630"},
        {KS_CALC_INTEREST, KS_INTEREST_RATE, "1234.567", "1234.5"},
        {KS_CALC_PERIOD, KS_PERIOD_LENGTH, "012345", "1234"},
    };
    struct stage *stage = *state;
    struct ks_visit *visit = visit_of(stage);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ks_visit_end(visit);
        ks_visit_open(visit, KS_SCREEN_CALC, (int)cases[i].calc);
        ks_visit_go(visit, KS_SCREEN_ENTRY, cases[i].blank);
        type(stage, cases[i].typed);
        const struct ks_blank *typed = ks_calc_state(visit, cases[i].calc);
        assert_string_equal(typed[cases[i].blank].text, cases[i].kept);
    }
}

/* A screen that keeps something has room for it, and one that is drawn on can be wiped of it. */
static void every_row_of_a_screen_is_whole(void **state)
{
    struct stage *stage = *state;
    const struct ks_visit *visit = visit_of(stage);

    for (int i = 0; i < KS_SCREEN_COUNT; i++) {
        const struct ks_screen *screen = visit->screens[i];
        assert_non_null(screen);
        assert_non_null(screen->view);
        assert_int_equal(screen->state_bytes > 0, ks_visit_state(visit, i) != NULL);
        assert_true(screen->draw == NULL || screen->void_drawing != NULL);
    }
}

/* What one calculator keeps is not what another does, and each begins empty. */
static void calculators_keep_apart_what_is_typed(void **state)
{
    struct stage *stage = *state;
    struct ks_visit *visit = visit_of(stage);
    struct ks_fee_state *fees[KS_CALC_PRESERVATION + 1];

    for (int i = 0; i <= KS_CALC_PRESERVATION; i++) {
        ks_visit_open(visit, KS_SCREEN_CALC, i);
        fees[i] = ks_calc_state(visit, (enum ks_calc)i);
        assert_string_equal(fees[i]->amount.text, "");
        ks_visit_go(visit, KS_SCREEN_ENTRY, 0);
        type(stage, (char[]){(char)('1' + i), '\0'});
    }
    for (int i = 0; i <= KS_CALC_PRESERVATION; i++)
        assert_int_equal(fees[i]->amount.text[0], '1' + i);
    ks_visit_end(visit);
    assert_null(ks_calc_state(visit, KS_CALC_FEE));
}

#define ON_STAGE(name) cmocka_unit_test_setup_teardown(name, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_STAGE(a_blank_is_of_the_page_that_opened_it_however_long_the_way_was),
        ON_STAGE(a_kind_of_blank_takes_what_it_can_hold_and_no_more),
        ON_STAGE(every_row_of_a_screen_is_whole),
        ON_STAGE(calculators_keep_apart_what_is_typed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
