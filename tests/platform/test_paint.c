#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/rects.h"
#include "platform/fonts.h"
#include "platform/paint.h"

#define W 500
#define H 430
#define GROUND 0xF3F5F9u

struct scene {
    struct ks_fonts *fonts;
    struct ks_glyphs glyphs;
    struct ks_paint *paint;
    struct ks_draw_list list;
    struct ks_canvas canvas;
    uint32_t *pixels;
    uint32_t *full;
};

static int scene_open(void **state)
{
    struct scene *s = calloc(1, sizeof(*s));
    struct ks_error error = {0};
    if (ks_fonts_open(KS_SOURCE_DIR "/fonts", KS_SOURCE_DIR "/assets/icons", &s->fonts, &error)) {
        print_error("%s\n", error.text);
        return -1;
    }
    s->glyphs = ks_fonts_glyphs(s->fonts);
    s->paint = ks_paint_create();
    s->pixels = calloc(W * H, sizeof(uint32_t));
    s->full = calloc(W * H, sizeof(uint32_t));
    s->canvas = (struct ks_canvas){s->pixels, W, H, W};
    *state = s;
    return 0;
}

static int scene_close(void **state)
{
    struct scene *s = *state;
    ks_draw_destroy(&s->list);
    ks_paint_free(s->paint);
    ks_fonts_close(s->fonts);
    free(s->pixels);
    free(s->full);
    free(s);
    return 0;
}

static int frame(struct scene *s, struct ks_rect *dirty, int max)
{
    return ks_paint_frame(s->paint, &s->canvas, &s->list, &s->glyphs, GROUND, dirty, max);
}

/* The same list painted whole by a painter that knows nothing of what was there. */
static void paint_full(struct scene *s)
{
    const struct ks_canvas canvas = {s->full, W, H, W};
    struct ks_paint *fresh = ks_paint_create();
    struct ks_rect dirty;
    assert_int_equal(ks_paint_frame(fresh, &canvas, &s->list, &s->glyphs, GROUND, &dirty, 1), 1);
    ks_paint_free(fresh);
}

static void the_first_frame_paints_everything_and_the_second_nothing(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[8];
    ks_draw_fill(&s->list, (struct ks_rect){10, 10, 50, 50}, 8, 0x0E3F8C);
    assert_int_equal(frame(s, dirty, 8), 1);
    assert_int_equal(dirty[0].w, W);
    assert_int_equal(dirty[0].h, H);
    assert_int_equal(frame(s, dirty, 8), 0);
    ks_paint_invalidate(s->paint);
    assert_int_equal(frame(s, dirty, 8), 1);
}

static void one_changed_colour_repaints_only_its_cell(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[8];
    ks_draw_fill(&s->list, (struct ks_rect){100, 100, 50, 50}, 8, 0x0E3F8C);
    ks_draw_fill(&s->list, (struct ks_rect){300, 300, 50, 50}, 8, 0x0E3F8C);
    frame(s, dirty, 8);
    s->list.cmds[0].fill = 0x0A2F6C;
    assert_int_equal(frame(s, dirty, 8), 1);
    assert_int_equal(dirty[0].x, 96);
    assert_int_equal(dirty[0].y, 96);
    assert_int_equal(dirty[0].w, 96);
    assert_int_equal(dirty[0].h, 96);
    assert_int_equal(s->pixels[125 * W + 125], 0x0A2F6C);
}

static void swapping_two_commands_that_overlap_is_a_change(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[8];
    ks_draw_fill(&s->list, (struct ks_rect){10, 10, 50, 50}, 0, 0x111111);
    ks_draw_fill(&s->list, (struct ks_rect){20, 20, 50, 50}, 0, 0x222222);
    frame(s, dirty, 8);
    struct ks_draw_cmd first = s->list.cmds[0];
    s->list.cmds[0] = s->list.cmds[1];
    s->list.cmds[1] = first;
    assert_int_equal(frame(s, dirty, 8), 1);
    assert_int_equal(s->pixels[30 * W + 30], 0x111111);
}

static void a_changed_background_repaints_all(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[8];
    frame(s, dirty, 8);
    assert_int_equal(ks_paint_frame(s->paint, &s->canvas, &s->list, &s->glyphs, 0x000000, dirty, 8),
                     1);
    assert_int_equal(dirty[0].w * dirty[0].h, W * H);
    assert_int_equal(s->pixels[W * H - 1], 0x000000);
}

static void a_canvas_of_another_size_is_painted_whole(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[8];
    frame(s, dirty, 8);
    s->canvas.w = 300;
    assert_int_equal(frame(s, dirty, 8), 1);
    assert_int_equal(dirty[0].w, 300);
    assert_int_equal(frame(s, dirty, 8), 0);
}

static void more_changes_than_there_is_room_for_become_one_rectangle(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[3];
    frame(s, dirty, 3);
    for (int i = 0; i < 5; i++)
        ks_draw_fill(&s->list, (struct ks_rect){(i % 2) * 200, i * 96, 10, 10}, 0, 0x123456);
    int count = frame(s, dirty, 3);
    assert_in_range(count, 1, 3);
    for (int i = 0; i < 5; i++)
        assert_int_equal(s->pixels[(i * 96 < H ? i * 96 : 0) * W + (i % 2) * 200], 0x123456);
}

static struct ks_rect random_rect(unsigned *seed)
{
    return (struct ks_rect){rand_r(seed) % W - 40, rand_r(seed) % H - 40, rand_r(seed) % 220 + 1,
                            rand_r(seed) % 160 + 1};
}

static void random_command(struct scene *s, unsigned *seed, int at)
{
    static const char *const texts[] = {"立案指引", "先行调解 24h", "jAVA，（好）"};
    static const char *const icons[] = {"document", "scales"};
    static const struct ks_point points[] = {{20, 20}, {200, 90}, {-1, 0}, {60, 160}, {300, 300}};
    static const uint8_t cells[9] = {1, 1, 0, 0, 1, 0, 1, 0, 1};
    while (s->list.count <= at)
        ks_draw_add(&s->list, KS_DRAW_RECT, (struct ks_rect){0});
    enum ks_draw_kind kind = (enum ks_draw_kind)(rand_r(seed) % (KS_DRAW_SHADOW + 1));
    const char *text = kind == KS_DRAW_ICON ? icons[rand_r(seed) % 2] : texts[rand_r(seed) % 3];
    s->list.cmds[at] = (struct ks_draw_cmd){
        .kind = kind,
        .rect = kind == KS_DRAW_STROKE ? (struct ks_rect){20, 20, 281, 281} : random_rect(seed),
        .fill = (uint32_t)rand_r(seed) & 0xFFFFFF,
        .border = (uint32_t)rand_r(seed) & 0xFFFFFF,
        .has_fill = rand_r(seed) % 2,
        .border_px = rand_r(seed) % 5,
        .radius_px = rand_r(seed) % 40,
        .text = text,
        .text_bytes = strlen(text),
        .size_px = rand_r(seed) % 50 + 5,
        .cells = cells,
        .columns = 3,
        .rows = 3,
        .points = points,
        .point_count = 5,
    };
}

static void after_random_edits_the_picture_equals_a_full_repaint(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[6];
    unsigned seed = 20261123;
    for (int i = 0; i < 12; i++)
        random_command(s, &seed, i);
    for (int round = 0; round < 60; round++) {
        random_command(s, &seed, rand_r(&seed) % 12);
        int count = frame(s, dirty, 6);
        for (int i = 0; i < count; i++) {
            assert_true(ks_rect_contains((struct ks_rect){0, 0, W, H}, dirty[i]));
            for (int j = 0; j < i; j++)
                assert_false(ks_rect_intersects(dirty[i], dirty[j]));
        }
        paint_full(s);
        assert_memory_equal(s->pixels, s->full, W * H * sizeof(uint32_t));
    }
}

static void no_pixel_outside_the_dirty_rectangles_changes(void **state)
{
    struct scene *s = *state;
    struct ks_rect dirty[6];
    unsigned seed = 5;
    for (int round = 0; round < 30; round++) {
        random_command(s, &seed, round % 6);
        memcpy(s->full, s->pixels, W * H * sizeof(uint32_t));
        int count = frame(s, dirty, 6);
        for (int i = 0; i < W * H; i++) {
            bool inside = false;
            for (int k = 0; k < count; k++)
                inside = inside || ks_rect_has_point(dirty[k], i % W, i / W);
            if (!inside && s->full[i] != s->pixels[i])
                fail_msg("pixel %d, %d changed outside", i % W, i / W);
        }
    }
}

#define WITH_SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_SCENE(the_first_frame_paints_everything_and_the_second_nothing),
        WITH_SCENE(one_changed_colour_repaints_only_its_cell),
        WITH_SCENE(swapping_two_commands_that_overlap_is_a_change),
        WITH_SCENE(a_changed_background_repaints_all),
        WITH_SCENE(a_canvas_of_another_size_is_painted_whole),
        WITH_SCENE(more_changes_than_there_is_room_for_become_one_rectangle),
        WITH_SCENE(after_random_edits_the_picture_equals_a_full_repaint),
        WITH_SCENE(no_pixel_outside_the_dirty_rectangles_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
