#include "support.h"

enum { BLACK = 0x000000, WHITE = 0xFFFFFF };

static void black_on_white_is_21_to_1_either_way_round(void **state)
{
    (void)state;
    assert_int_equal(ks_contrast_x100(BLACK, WHITE), 2100);
    assert_int_equal(ks_contrast_x100(WHITE, BLACK), 2100);
}

static void a_colour_on_itself_is_1_to_1(void **state)
{
    (void)state;
    assert_int_equal(ks_contrast_x100(0x0E3F8C, 0x0E3F8C), 100);
    assert_int_equal(ks_contrast_x100(BLACK, BLACK), 100);
}

/* Figures published with WCAG 2: #767676 is the lightest grey that passes on white. */
static void known_greys_and_colours_give_their_published_figures(void **state)
{
    (void)state;
    assert_int_equal(ks_contrast_x100(0x767676, WHITE), 454);
    assert_int_equal(ks_contrast_x100(0x777777, WHITE), 447);
    assert_int_equal(ks_contrast_x100(0xFF0000, WHITE), 399);
    assert_int_equal(ks_contrast_x100(0xFFFF00, BLACK), 1955);
    assert_int_equal(ks_contrast_x100(0x0000FF, WHITE), 859);
}

static void assert_contrast(uint32_t ink, uint32_t ground, int least)
{
    if (ks_contrast_x100(ink, ground) < least)
        fail_msg("%06X on %06X is %d, wanted %d", ink, ground, ks_contrast_x100(ink, ground),
                 least);
}

static void every_ink_of_both_themes_can_be_read_on_its_ground(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        const struct ks_theme *t = ks_theme_get(i == 1);
        const uint32_t pairs[][2] = {
            {t->ink, t->ground},
            {t->ink, t->card},
            {t->ink, t->pressed},
            {t->soft_ink, t->ground},
            {t->soft_ink, t->card},
            {t->off_ink, t->ground},
            {t->on_header, t->header},
            {t->on_header_soft, t->header},
            {t->on_action, t->action},
            {t->on_action, t->action_pressed},
            {t->on_action_soft, t->action_soft},
            {t->on_action_soft, t->card},
            {t->on_good_soft, t->good_soft},
            {t->on_warn_soft, t->warn_soft},
            {t->on_stop_soft, t->stop_soft},
            {t->on_stop_soft, t->card},
        };
        for (size_t j = 0; j < sizeof pairs / sizeof pairs[0]; j++)
            assert_contrast(pairs[j][0], pairs[j][1], 700);
        /* Small print only, and only while a finger is on it. */
        assert_contrast(t->soft_ink, t->pressed, i == 1 ? 700 : 450);
        /* The edge of what can be pressed is seen on both grounds. */
        assert_contrast(t->edge, t->card, 300);
        assert_contrast(t->edge, t->ground, 300);
        assert_contrast(t->on_chosen, t->chosen, 700);
        const uint32_t accents[] = {t->good,      t->warn,        t->stop,
                                    t->mediation, t->enforcement, t->online};
        for (size_t j = 0; j < sizeof accents / sizeof accents[0]; j++)
            assert_contrast(t->on_accent, accents[j], i == 1 ? 700 : 450);
    }
}

/* Capitals of the font are 0.733 em high; a pixel of the 21.5 inch panel is 0.248 mm. */
static void the_smallest_letters_are_4_8_mm_high_and_7_3_mm_in_large(void **state)
{
    (void)state;
    for (int type = 0; type < KS_TYPE_COUNT; type++) {
        int normal = ks_type_size((enum ks_type)type, false, false);
        int large = ks_type_size((enum ks_type)type, true, false);
        assert_true(normal >= 28);
        assert_true(normal * 733 * 248 / 1000 >= 4800);
        assert_true(large * 733 * 248 / 1000 >= 7300);
        assert_true(large > normal || type == KS_TYPE_NUMBER); /* as large as it can be */
        assert_true(ks_type_size((enum ks_type)type, true, true) * 733 * 248 / 1000 >= 7300);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(black_on_white_is_21_to_1_either_way_round),
        cmocka_unit_test(a_colour_on_itself_is_1_to_1),
        cmocka_unit_test(known_greys_and_colours_give_their_published_figures),
        cmocka_unit_test(every_ink_of_both_themes_can_be_read_on_its_ground),
        cmocka_unit_test(the_smallest_letters_are_4_8_mm_high_and_7_3_mm_in_large),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
