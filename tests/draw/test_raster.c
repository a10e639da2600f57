#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/raster.h"

#define SIDE 64
#define GROUND 0xF3F5F9u

struct picture {
    uint32_t pixels[SIDE * SIDE];
    struct ks_canvas canvas;
};

static const struct ks_rect everything = {0, 0, SIDE, SIDE};

static void picture_start(struct picture *p)
{
    for (int i = 0; i < SIDE * SIDE; i++)
        p->pixels[i] = GROUND;
    p->canvas = (struct ks_canvas){p->pixels, SIDE, SIDE, SIDE};
}

static uint32_t at(const struct picture *p, int x, int y)
{
    return p->pixels[y * SIDE + x];
}

static int red(uint32_t pixel)
{
    return (int)(pixel >> 16 & 0xFF);
}

/* One mask for every text and icon: 4 x 4, its columns 0, 85, 170 and 255. */
static const uint8_t ramp[16] = {0, 85, 170, 255, 0, 85, 170, 255,
                                 0, 85, 170, 255, 0, 85, 170, 255};

static const struct ks_mask *ramp_text(void *ctx, enum ks_weight weight, int size, const char *text,
                                       size_t bytes)
{
    (void)weight, (void)size, (void)text, (void)bytes;
    return ctx;
}

static const struct ks_mask *ramp_icon(void *ctx, const char *name, int size)
{
    (void)size;
    return strcmp(name, "known") == 0 ? ctx : NULL;
}

static const struct ks_glyphs_ops ramp_ops = {.text_mask = ramp_text, .icon_mask = ramp_icon};

static void paint_with(struct picture *p, const struct ks_draw_list *list, struct ks_rect clip)
{
    struct ks_mask mask = {4, 4, -1, ramp};
    struct ks_glyphs glyphs = {&ramp_ops, &mask};
    ks_raster_paint(&p->canvas, list, &glyphs, clip);
}

static void a_plain_rectangle_covers_exactly_its_pixels(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    ks_draw_fill(&list, (struct ks_rect){10, 12, 20, 8}, 0, 0x0E3F8C);
    paint_with(&p, &list, everything);
    int painted = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        painted += p.pixels[i] == 0x0E3F8C;
    assert_int_equal(painted, 20 * 8);
    assert_int_equal(at(&p, 10, 12), 0x0E3F8C);
    assert_int_equal(at(&p, 29, 19), 0x0E3F8C);
    assert_int_equal(at(&p, 30, 19), GROUND);
    assert_int_equal(at(&p, 9, 12), GROUND);
    ks_draw_destroy(&list);
}

static void a_round_corner_is_smooth_and_the_same_on_all_four_sides(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    ks_draw_fill(&list, (struct ks_rect){8, 8, 48, 48}, 16, 0x000000);
    paint_with(&p, &list, everything);
    assert_int_equal(at(&p, 8, 8), GROUND);
    assert_int_equal(at(&p, 8 + 16, 8), 0x000000);
    int between = 0;
    for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 24; x++) {
            uint32_t corner = at(&p, 8 + x, 8 + y);
            between += corner != GROUND && corner != 0x000000;
            assert_int_equal(corner, at(&p, 55 - x, 8 + y));
            assert_int_equal(corner, at(&p, 8 + x, 55 - y));
            assert_int_equal(corner, at(&p, 55 - x, 55 - y));
        }
    }
    assert_in_range(between, 12, 40);
    ks_draw_destroy(&list);
}

static void the_area_of_a_disc_is_pi_r_squared(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    ks_draw_fill(&list, everything, 0, 0x000000);
    ks_draw_fill(&list, (struct ks_rect){2, 2, 60, 60}, 30, 0xFFFFFF);
    paint_with(&p, &list, everything);
    double area = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        area += red(p.pixels[i]) / 255.0;
    assert_in_range((int)area, 2827 - 15, 2827 + 15); /* 30 * 30 * pi = 2827.4 */
    ks_draw_destroy(&list);
}

static void a_border_lies_inside_and_leaves_the_inside_alone_without_a_fill(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_RECT, (struct ks_rect){10, 10, 40, 30});
    cmd->border = 0xD5DCE8;
    cmd->border_px = 3;
    cmd->radius_px = 8;
    paint_with(&p, &list, everything);
    assert_int_equal(at(&p, 30, 9), GROUND);
    assert_int_equal(at(&p, 30, 10), 0xD5DCE8);
    assert_int_equal(at(&p, 30, 12), 0xD5DCE8);
    assert_int_equal(at(&p, 30, 13), GROUND);
    assert_int_equal(at(&p, 10, 25), 0xD5DCE8);
    assert_int_equal(at(&p, 12, 25), 0xD5DCE8);
    assert_int_equal(at(&p, 13, 25), GROUND);
    assert_int_equal(at(&p, 49, 25), 0xD5DCE8);
    assert_int_equal(at(&p, 30, 39), 0xD5DCE8);
    assert_int_equal(at(&p, 30, 40), GROUND);
    ks_draw_destroy(&list);
}

static void text_is_mixed_with_its_colour_by_coverage(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    ks_draw_fill(&list, everything, 0, 0x000000);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_TEXT, (struct ks_rect){20, 20, 30, 10});
    cmd->text = "x";
    cmd->text_bytes = 1;
    cmd->size_px = 8;
    cmd->fill = 0xFFFFFF;
    paint_with(&p, &list, everything);
    /* 1 px left of the pen, centred: rows 23 to 26 of the box 20 to 29 */
    assert_int_equal(at(&p, 19, 23), 0x000000);
    assert_int_equal(at(&p, 20, 23), 0x555555);
    assert_int_equal(at(&p, 21, 23), 0xAAAAAA);
    assert_int_equal(at(&p, 22, 26), 0xFFFFFF);
    assert_int_equal(at(&p, 22, 22), 0x000000);
    assert_int_equal(at(&p, 22, 27), 0x000000);
    ks_draw_destroy(&list);
}

static void an_unknown_icon_paints_nothing_and_a_known_one_is_centred(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_ICON, (struct ks_rect){0, 0, 12, 12});
    cmd->text = "unknown";
    cmd = ks_draw_add(&list, KS_DRAW_ICON, (struct ks_rect){20, 20, 12, 12});
    cmd->text = "known";
    cmd->fill = 0x5B2C8F;
    paint_with(&p, &list, everything);
    assert_int_equal(at(&p, 7, 7), GROUND);
    assert_int_equal(at(&p, 27, 24), 0x5B2C8F);
    assert_int_equal(at(&p, 28, 24), GROUND);
    ks_draw_destroy(&list);
}

static void a_bitmap_becomes_equal_whole_squares(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    const uint8_t cells[4] = {1, 0, 0, 1};
    picture_start(&p);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_BITMAP, (struct ks_rect){10, 10, 21, 23});
    cmd->cells = cells;
    cmd->columns = 2;
    cmd->rows = 2;
    paint_with(&p, &list, everything);
    int dark = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        dark += p.pixels[i] == 0x000000;
    assert_int_equal(dark, 2 * 10 * 10);
    assert_int_equal(at(&p, 10, 11), 0x000000);
    assert_int_equal(at(&p, 19, 20), 0x000000);
    assert_int_equal(at(&p, 20, 20), GROUND);
    assert_int_equal(at(&p, 20, 21), 0x000000);
    ks_draw_destroy(&list);
}

static void a_stroke_is_as_wide_as_its_pen_and_a_lifted_pen_leaves_a_gap(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    const struct ks_point points[] = {{10, 20}, {20, 20}, {-1, -1}, {40, 20}, {50, 20}};
    picture_start(&p);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_STROKE, everything);
    cmd->points = points;
    cmd->point_count = 5;
    cmd->size_px = 5;
    cmd->fill = 0x000000;
    paint_with(&p, &list, everything);
    for (int y = 18; y <= 22; y++)
        assert_int_equal(at(&p, 15, y), 0x000000);
    assert_int_equal(at(&p, 15, 17), GROUND);
    assert_int_equal(at(&p, 15, 23), GROUND);
    assert_int_equal(at(&p, 30, 20), GROUND);
    assert_int_equal(at(&p, 45, 20), 0x000000);
    ks_draw_destroy(&list);
}

static void a_line_in_many_steps_looks_like_the_line_in_one(void **state)
{
    (void)state;
    struct picture once;
    struct picture steps;
    struct ks_point points[21];
    struct ks_draw_cmd cmd = {.kind = KS_DRAW_STROKE, .rect = everything, .size_px = 6};
    const struct ks_draw_list list = {.cmds = &cmd, .count = 1};
    for (int i = 0; i < 21; i++)
        points[i] = (struct ks_point){10 + 2 * i, 12 + i};
    picture_start(&steps);
    cmd.points = points;
    cmd.point_count = 21;
    paint_with(&steps, &list, everything);
    picture_start(&once);
    points[1] = points[20];
    cmd.point_count = 2;
    paint_with(&once, &list, everything);
    for (int i = 0; i < SIDE * SIDE; i++)
        assert_in_range(red(once.pixels[i]) - red(steps.pixels[i]) + 1, 0, 2); /* rounding */
}

static void a_single_touch_of_the_pen_leaves_a_dot(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    const struct ks_point point = {30, 30};
    picture_start(&p);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_STROKE, everything);
    cmd->points = &point;
    cmd->point_count = 1;
    cmd->size_px = 6;
    paint_with(&p, &list, everything);
    assert_int_equal(at(&p, 30, 30), 0x000000);
    assert_int_equal(at(&p, 32, 30), 0x000000);
    assert_int_equal(at(&p, 35, 30), GROUND);
    ks_draw_destroy(&list);
}

static void a_shadow_darkens_around_its_rectangle_and_never_inside(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_SHADOW, (struct ks_rect){20, 20, 24, 24});
    cmd->size_px = 12;
    cmd->fill = 0x000000;
    paint_with(&p, &list, everything);
    assert_int_equal(at(&p, 32, 32), GROUND);
    assert_true(red(at(&p, 32, 45)) < red(at(&p, 32, 50)));
    assert_true(red(at(&p, 32, 50)) < red(GROUND));
    assert_true(red(at(&p, 32, 45)) < red(at(&p, 32, 18)));
    assert_int_not_equal(at(&p, 32, 56), GROUND); /* it hangs lower than it reaches */
    assert_int_equal(at(&p, 32, 60), GROUND);
    assert_int_equal(at(&p, 2, 32), GROUND);
    ks_draw_destroy(&list);
}

static void one_of_each(struct ks_draw_list *list)
{
    static const uint8_t cells[9] = {1, 0, 1, 0, 1, 0, 1, 0, 1};
    static const struct ks_point points[] = {{5, 50}, {30, 30}, {58, 58}};
    struct ks_draw_cmd *cmd = ks_draw_add(list, KS_DRAW_SHADOW, (struct ks_rect){10, 10, 40, 40});
    cmd->radius_px = 12;
    cmd = ks_draw_add(list, KS_DRAW_RECT, (struct ks_rect){10, 10, 40, 40});
    cmd->has_fill = true;
    cmd->fill = 0xFFFFFF;
    cmd->border = 0x0E2A56;
    cmd->border_px = 2;
    cmd->radius_px = 12;
    cmd = ks_draw_add(list, KS_DRAW_TEXT, (struct ks_rect){14, 14, 30, 10});
    cmd->text = "x";
    cmd->text_bytes = 1;
    cmd->size_px = 8;
    cmd = ks_draw_add(list, KS_DRAW_ICON, (struct ks_rect){30, 20, 10, 10});
    cmd->text = "known";
    cmd = ks_draw_add(list, KS_DRAW_BITMAP, (struct ks_rect){20, 30, 15, 15});
    cmd->cells = cells;
    cmd->columns = 3;
    cmd->rows = 3;
    cmd = ks_draw_add(list, KS_DRAW_STROKE, everything);
    cmd->points = points;
    cmd->point_count = 3;
    cmd->size_px = 4;
    cmd->fill = 0x9F2A22;
}

static void painting_in_any_clip_gives_the_same_pixels_inside_and_none_outside(void **state)
{
    (void)state;
    struct picture full;
    struct picture part;
    struct ks_draw_list list = {0};
    one_of_each(&list);
    picture_start(&full);
    paint_with(&full, &list, everything);
    unsigned seed = 7;
    for (int round = 0; round < 60; round++) {
        struct ks_rect clip = {rand_r(&seed) % 70 - 6, rand_r(&seed) % 70 - 6, rand_r(&seed) % 50,
                               rand_r(&seed) % 50};
        picture_start(&part);
        paint_with(&part, &list, clip);
        for (int i = 0; i < SIDE * SIDE; i++) {
            bool inside = ks_rect_has_point(clip, i % SIDE, i / SIDE);
            assert_int_equal(part.pixels[i], inside ? full.pixels[i] : GROUND);
        }
    }
    ks_draw_destroy(&list);
}

static void no_command_paints_outside_the_bounds_it_claims(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    one_of_each(&list);
    for (int i = 0; i < list.count; i++) {
        const struct ks_draw_list one = {.cmds = &list.cmds[i], .count = 1};
        struct ks_rect bounds = ks_draw_cmd_bounds(&list.cmds[i]);
        picture_start(&p);
        paint_with(&p, &one, everything);
        for (int k = 0; k < SIDE * SIDE; k++)
            if (!ks_rect_has_point(bounds, k % SIDE, k / SIDE))
                assert_int_equal(p.pixels[k], GROUND);
    }
    ks_draw_destroy(&list);
}

static void empty_and_outlandish_commands_paint_nothing_and_break_nothing(void **state)
{
    (void)state;
    struct picture p;
    struct ks_draw_list list = {0};
    picture_start(&p);
    for (int kind = KS_DRAW_RECT; kind <= KS_DRAW_SHADOW; kind++) {
        ks_draw_add(&list, (enum ks_draw_kind)kind, (struct ks_rect){0});
        ks_draw_add(&list, (enum ks_draw_kind)kind, (struct ks_rect){-900, -900, 10, 10});
        ks_draw_add(&list, (enum ks_draw_kind)kind, (struct ks_rect){10, 10, -5, -5});
    }
    ks_draw_fill(&list, (struct ks_rect){60, 60, 1, 1}, 40, 0x123456);
    paint_with(&p, &list, everything);
    assert_int_equal(at(&p, 60, 60), 0x123456);
    assert_int_equal(at(&p, 10, 10), GROUND);
    ks_draw_destroy(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_rectangle_covers_exactly_its_pixels),
        cmocka_unit_test(a_round_corner_is_smooth_and_the_same_on_all_four_sides),
        cmocka_unit_test(the_area_of_a_disc_is_pi_r_squared),
        cmocka_unit_test(a_border_lies_inside_and_leaves_the_inside_alone_without_a_fill),
        cmocka_unit_test(text_is_mixed_with_its_colour_by_coverage),
        cmocka_unit_test(an_unknown_icon_paints_nothing_and_a_known_one_is_centred),
        cmocka_unit_test(a_bitmap_becomes_equal_whole_squares),
        cmocka_unit_test(a_stroke_is_as_wide_as_its_pen_and_a_lifted_pen_leaves_a_gap),
        cmocka_unit_test(a_line_in_many_steps_looks_like_the_line_in_one),
        cmocka_unit_test(a_single_touch_of_the_pen_leaves_a_dot),
        cmocka_unit_test(a_shadow_darkens_around_its_rectangle_and_never_inside),
        cmocka_unit_test(painting_in_any_clip_gives_the_same_pixels_inside_and_none_outside),
        cmocka_unit_test(no_command_paints_outside_the_bounds_it_claims),
        cmocka_unit_test(empty_and_outlandish_commands_paint_nothing_and_break_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
