#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "draw/draw_list.h"
#include "draw/rects.h"

static void a_list_grows_and_a_cleared_one_keeps_its_memory(void **state)
{
    (void)state;
    struct ks_draw_list list = {0};
    for (int i = 0; i < 1000; i++)
        ks_draw_fill(&list, (struct ks_rect){i, 0, 1, 1}, 0, 0);
    assert_int_equal(list.count, 1000);
    assert_int_equal(list.cmds[999].rect.x, 999);
    struct ks_draw_cmd *before = list.cmds;
    ks_draw_clear(&list);
    struct ks_draw_cmd *cmd = ks_draw_add(&list, KS_DRAW_TEXT, (struct ks_rect){0});
    assert_ptr_equal(cmd, before);
    assert_false(cmd->has_fill);
    ks_draw_destroy(&list);
    assert_null(list.cmds);
    ks_draw_destroy(&list);
}

static void rectangles_that_only_touch_do_not_intersect(void **state)
{
    (void)state;
    const struct ks_rect a = {0, 0, 10, 10};
    assert_false(ks_rect_intersects(a, (struct ks_rect){10, 0, 5, 5}));
    assert_true(ks_rect_intersects(a, (struct ks_rect){9, 9, 5, 5}));
    assert_false(ks_rect_intersects(a, (struct ks_rect){5, 5, 0, 5}));
    struct ks_rect shared = ks_rect_intersection(a, (struct ks_rect){-3, 4, 8, 20});
    assert_int_equal(shared.x, 0);
    assert_int_equal(shared.y, 4);
    assert_int_equal(shared.w, 5);
    assert_int_equal(shared.h, 6);
    assert_int_equal(ks_rect_intersection(a, (struct ks_rect){10, 0, 5, 5}).w, 0);
}

static void a_rectangle_holds_its_first_pixel_and_not_the_one_past_its_last(void **state)
{
    (void)state;
    const struct ks_rect r = {5, 6, 10, 20};
    assert_true(ks_rect_has_point(r, 5, 6));
    assert_true(ks_rect_has_point(r, 14, 25));
    assert_false(ks_rect_has_point(r, 15, 25));
    assert_false(ks_rect_has_point(r, 14, 26));
    assert_true(ks_rect_contains(r, r));
    assert_false(ks_rect_contains(r, (struct ks_rect){5, 6, 11, 20}));
}

static struct ks_draw_cmd sample(const char *text)
{
    return (struct ks_draw_cmd){.kind = KS_DRAW_TEXT,
                                .rect = {1, 2, 3, 4},
                                .text = text,
                                .text_bytes = strlen(text),
                                .size_px = 38};
}

static void equal_contents_hash_alike_wherever_they_lie(void **state)
{
    (void)state;
    char copy[] = "立案指引";
    struct ks_draw_cmd a = sample("立案指引");
    struct ks_draw_cmd b = sample(copy);
    assert_true(ks_draw_cmd_hash(&a) == ks_draw_cmd_hash(&b));
    copy[0] ^= 1;
    assert_false(ks_draw_cmd_hash(&a) == ks_draw_cmd_hash(&b));
}

static void whatever_changes_the_picture_changes_the_hash(void **state)
{
    (void)state;
    const struct ks_draw_cmd base = sample("a");
    struct ks_draw_cmd changed[8] = {base, base, base, base, base, base, base, base};
    changed[0].rect.x++;
    changed[1].fill = 1;
    changed[2].weight = KS_WEIGHT_BOLD;
    changed[3].size_px++;
    changed[4].radius_px = 3;
    changed[5].has_fill = true;
    changed[6].border_px = 1;
    changed[7].kind = KS_DRAW_RECT;
    for (int i = 0; i < 8; i++)
        assert_false(ks_draw_cmd_hash(&base) == ks_draw_cmd_hash(&changed[i]));
}

static void cells_and_points_count_in_the_hash(void **state)
{
    (void)state;
    uint8_t cells[4] = {0};
    struct ks_point points[2] = {{1, 1}, {2, 2}};
    struct ks_draw_cmd bitmap = {.kind = KS_DRAW_BITMAP, .cells = cells, .columns = 2, .rows = 2};
    struct ks_draw_cmd stroke = {.kind = KS_DRAW_STROKE, .points = points, .point_count = 2};
    uint64_t first_bitmap = ks_draw_cmd_hash(&bitmap);
    uint64_t first_stroke = ks_draw_cmd_hash(&stroke);
    cells[3] = 1;
    points[1].y = 3;
    assert_false(ks_draw_cmd_hash(&bitmap) == first_bitmap);
    assert_false(ks_draw_cmd_hash(&stroke) == first_stroke);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_grows_and_a_cleared_one_keeps_its_memory),
        cmocka_unit_test(rectangles_that_only_touch_do_not_intersect),
        cmocka_unit_test(a_rectangle_holds_its_first_pixel_and_not_the_one_past_its_last),
        cmocka_unit_test(equal_contents_hash_alike_wherever_they_lie),
        cmocka_unit_test(whatever_changes_the_picture_changes_the_hash),
        cmocka_unit_test(cells_and_points_count_in_the_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
