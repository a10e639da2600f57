/* What the checks of a frame are there to find they find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fit.h"

static void a_page_too_many_is_found(void **state)
{
    struct ks_mode usual = fit_mode(1080, 1920), flat = fit_mode(1080, 1100);

    (void)state;
    assert_int_equal(fit_count_over(&usual), 0);
    assert_true(fit_count_over(&flat) > 0);
}

/* The frame of home, with an empty card on its content. */
static void a_card_with_nothing_on_it_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "with an empty card"};
    struct ks_ui with_card;

    (void)state;
    fit.ui = fit_home();
    fit_check(&fit);
    assert_int_equal(fit.faults, 0);
    with_card = *fit.ui;
    with_card.list.count = 0; /* nothing but the card, on one of two pages */
    with_card.page_count = 2;
    ks_draw_fill(
        &with_card.list,
        (struct ks_rect){with_card.flow.area.x, with_card.flow.area.y, with_card.flow.area.w, 68},
        28, with_card.theme->card);
    fit.ui = &with_card;
    fit_check(&fit);
    assert_int_equal(fit.faults, 2); /* the card, and the page */
}

static void a_split_that_a_page_would_hold_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "with a split"};
    struct ks_ui split;

    (void)state;
    split = *fit_home();
    split.passes.has_split = true;
    fit.ui = &split;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
}

/* The frame of home, as if it were two pages of which the last holds a line. */
static void little_left_for_the_last_page_is_found(void **state)
{
    struct fit fit = {.scene = "home", .mode = "with a widow"};
    struct ks_ui widow;

    (void)state;
    widow = *fit_home();
    widow.page_count = 2;
    widow.flow.y = widow.flow.area.y + widow.flow.area.h / 10;
    widow.flow.grown_px = 0;
    fit.ui = &widow;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
    widow.flow.y = widow.flow.area.y + widow.flow.area.h / 2;
    fit_check(&fit);
    assert_int_equal(fit.faults, 1);
}

/* Every screen has a scene; one that was in none is named, each of them. */
static void a_screen_without_a_scene_is_named(void **state)
{
#define NAME_OF(id, name) #name,
    static const char *const names[] = {KS_SCREEN_LIST(NAME_OF)};
    struct ks_mode usual = fit_mode(1080, 1920);

    (void)state;
    assert_int_equal(fit_check_mode(&usual, false), 0);
    for (int i = 0; i < KS_SCREEN_COUNT; i++) {
        fit_shown[i] = false;
        struct fit_unshown unshown = fit_find_unshown();
        assert_int_equal(unshown.count, 1);
        assert_string_equal(unshown.names, names[i]);
        fit_shown[i] = true;
    }
    fit_shown[KS_SCREEN_HOME] = fit_shown[KS_SCREEN_CARRY] = false;
    assert_string_equal(fit_find_unshown().names, "home carry");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_too_many_is_found),
        cmocka_unit_test(a_card_with_nothing_on_it_is_found),
        cmocka_unit_test(a_split_that_a_page_would_hold_is_found),
        cmocka_unit_test(little_left_for_the_last_page_is_found),
        cmocka_unit_test(a_screen_without_a_scene_is_named),
    };

    return cmocka_run_group_tests(tests, fit_open, fit_close);
}
