/* The board's loop takes no memory: not while nothing happens, and not for a frame like one before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "hall.h"
#include "platform/paint.h"

/* Every piece of memory that is asked for passes by here; those of the loop's thread count while
 * they are counted. */
static _Thread_local bool is_counted;
static _Thread_local int taken;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size)
{
    taken += is_counted;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    taken += is_counted;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    taken += is_counted;
    return __real_realloc(old, size);
}

enum { W = 1920, H = 1080 }; /* as board_open_board has it */

struct show {
    struct board_hall *hall;
    struct ks_paint *paint;
    struct ks_canvas canvas;
    int frames;
};

static int open_show(void **state)
{
    struct show *show = calloc(1, sizeof *show);
    void *hall = NULL;

    (void)board_open_hall(&hall);
    show->hall = hall;
    board_open_store(show->hall);
    board_open_board(show->hall, "");
    show->paint = ks_paint_create();
    show->canvas = (struct ks_canvas){.w = W, .h = H, .pitch_px = W};
    show->canvas.pixels = calloc((size_t)W * H, sizeof(uint32_t));
    *state = show;
    return 0;
}

static int close_show(void **state)
{
    struct show *show = *state;
    void *hall = show->hall;

    free(show->canvas.pixels);
    ks_paint_free(show->paint);
    (void)board_close_hall(&hall);
    free(show);
    return 0;
}

/* What the program does between two waits for its window. */
static void turn(struct show *show)
{
    struct ks_rect dirty[64];

    ks_board_tick(show->hall->side.board);
    if (!ks_board_is_stale(show->hall->side.board))
        return;
    show->frames++;
    ks_paint_frame(show->paint, &show->canvas, &ks_board_frame(show->hall->side.board)->list,
                   &show->hall->parts.glyphs, ks_board_ground(show->hall->side.board), dirty, 64);
}

static int taken_by_turns(struct show *show, int turns, int64_t apart_ms)
{
    taken = 0;
    is_counted = true;
    for (int i = 0; i < turns; i++) {
        ks_clock_manual_advance(&show->hall->clock, apart_ms);
        turn(show);
    }
    is_counted = false;
    return taken;
}

/* The clock's ticks but no other look: the picture grows old and is drawn anew each second, then
 * the board is broken and drawn anew each second. */
static void the_loop_takes_no_memory(void **state)
{
    struct show *show = *state;

    (void)taken_by_turns(show, 20, 1000);
    ks_board_side_settle(&show->hall->side);
    turn(show);
    show->frames = 0;
    assert_int_equal(taken_by_turns(show, 100, 10), 0);
    assert_int_equal(show->frames, 0);
    assert_int_equal(taken_by_turns(show, 18, 1000), 0);
    assert_in_range(show->frames, 15, 18);
}

/* The count can fail: whoever asks for memory is seen. */
static void memory_that_is_taken_is_counted(void **state)
{
    (void)state;
    taken = 0;
    is_counted = true;
    struct ks_paint *paint = ks_paint_create();
    is_counted = false;
    ks_paint_free(paint);
    assert_true(taken > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_loop_takes_no_memory, open_show, close_show),
        cmocka_unit_test(memory_that_is_taken_is_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
