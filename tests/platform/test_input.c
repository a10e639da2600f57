#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "platform/input.h"

#define LOG_MAX 64

/* Feeds events and keeps what came out. */
struct feeder {
    struct ks_gesture gesture;
    struct ks_input out[LOG_MAX];
    int count;
};

static void feed(struct feeder *f, struct ks_raw_pointer raw)
{
    if (ks_gesture_feed(&f->gesture, &raw, &f->out[f->count]))
        f->count++;
}

static void finger(struct feeder *f, enum ks_raw_kind kind, int64_t id, int x, int y, int64_t ms)
{
    feed(f, (struct ks_raw_pointer){
                .is_finger = true, .kind = kind, .finger_id = id, .x = x, .y = y, .ms = ms});
}

static void mouse(struct feeder *f, enum ks_raw_kind kind, int x, int y, int64_t ms)
{
    feed(f, (struct ks_raw_pointer){.kind = kind, .x = x, .y = y, .ms = ms});
}

static int count_of(const struct feeder *f, enum ks_input_kind kind)
{
    int count = 0;
    for (int i = 0; i < f->count; i++)
        count += f->out[i].kind == kind;
    return count;
}

static void a_mouse_click_is_one_press_and_one_release_with_one_token(void **state)
{
    (void)state;
    struct feeder f = {0};
    mouse(&f, KS_RAW_MOVE, 90, 90, 0);
    mouse(&f, KS_RAW_DOWN, 100, 200, 10);
    mouse(&f, KS_RAW_UP, 101, 200, 80);
    assert_int_equal(f.count, 2);
    assert_int_equal(f.out[0].kind, KS_INPUT_PRESS);
    assert_int_equal(f.out[0].x, 100);
    assert_int_equal(f.out[0].y, 200);
    assert_int_equal(f.out[1].kind, KS_INPUT_RELEASE);
    assert_int_equal(f.out[0].token, f.out[1].token);
    assert_int_not_equal(f.out[0].token, 0);
}

static void a_finger_that_arrives_as_a_mouse_too_is_one_gesture(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 100, 200, 0);
    mouse(&f, KS_RAW_DOWN, 100, 200, 0);
    finger(&f, KS_RAW_UP, 1, 100, 200, 60);
    mouse(&f, KS_RAW_UP, 100, 200, 60);
    assert_int_equal(count_of(&f, KS_INPUT_PRESS), 1);
    assert_int_equal(count_of(&f, KS_INPUT_RELEASE), 1);
}

static void a_mouse_that_arrives_before_its_finger_is_one_gesture_too(void **state)
{
    (void)state;
    struct feeder f = {0};
    mouse(&f, KS_RAW_DOWN, 100, 200, 0);
    finger(&f, KS_RAW_DOWN, 1, 101, 200, 1);
    mouse(&f, KS_RAW_UP, 100, 200, 60);
    finger(&f, KS_RAW_UP, 1, 101, 200, 61);
    mouse(&f, KS_RAW_DOWN, 300, 300, 900);
    mouse(&f, KS_RAW_UP, 300, 300, 950);
    finger(&f, KS_RAW_DOWN, 2, 300, 301, 960);
    finger(&f, KS_RAW_UP, 2, 300, 301, 990);
    assert_int_equal(count_of(&f, KS_INPUT_PRESS), 2);
    assert_int_equal(count_of(&f, KS_INPUT_RELEASE), 2);
}

static void a_mouse_made_up_only_after_the_finger_left_is_no_second_touch(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 500, 500, 0);
    finger(&f, KS_RAW_UP, 1, 500, 500, 2500); /* a slow tap */
    mouse(&f, KS_RAW_DOWN, 500, 500, 2510);
    mouse(&f, KS_RAW_UP, 500, 500, 4000); /* its release may be late: still the same touch */
    assert_int_equal(f.count, 2);
}

static void ten_double_delivered_taps_in_a_second_are_ten_gestures_with_ten_tokens(void **state)
{
    (void)state;
    struct feeder f = {0};
    for (int i = 0; i < 10; i++) {
        finger(&f, KS_RAW_DOWN, i, 100, 100, i * 100);
        mouse(&f, KS_RAW_DOWN, 100, 100, i * 100 + 1);
        mouse(&f, KS_RAW_UP, 100, 100, i * 100 + 40);
        finger(&f, KS_RAW_UP, i, 100, 100, i * 100 + 41);
    }
    assert_int_equal(f.count, 20);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(f.out[2 * i].token, f.out[0].token + (uint32_t)i);
        assert_int_equal(f.out[2 * i + 1].token, f.out[2 * i].token);
    }
}

static void the_ghost_window_ends_after_its_time_and_its_distance(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 100, 100, 0);
    finger(&f, KS_RAW_UP, 1, 100, 100, 50);
    mouse(&f, KS_RAW_DOWN, 124, 100, 750); /* 700 ms and 24 px: still the finger */
    mouse(&f, KS_RAW_UP, 124, 100, 751);
    assert_int_equal(f.count, 2);
    mouse(&f, KS_RAW_DOWN, 125, 100, 750); /* 25 px away: a mouse of its own */
    mouse(&f, KS_RAW_UP, 125, 100, 752);
    assert_int_equal(f.count, 4);
    finger(&f, KS_RAW_DOWN, 2, 600, 600, 2000);
    finger(&f, KS_RAW_UP, 2, 600, 600, 2050);
    mouse(&f, KS_RAW_DOWN, 600, 600, 2751); /* 701 ms later: a mouse of its own */
    assert_int_equal(f.count, 7);
}

static void a_second_finger_means_nothing_while_the_first_is_down(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 100, 100, 0);
    finger(&f, KS_RAW_DOWN, 2, 900, 900, 100);
    finger(&f, KS_RAW_MOVE, 2, 910, 900, 120);
    finger(&f, KS_RAW_UP, 2, 910, 900, 140);
    assert_int_equal(f.count, 1);
    finger(&f, KS_RAW_UP, 1, 100, 100, 200);
    assert_int_equal(f.count, 2);
    assert_int_equal(f.out[1].kind, KS_INPUT_RELEASE);
    assert_int_equal(f.out[1].x, 100);
    finger(&f, KS_RAW_DOWN, 2, 900, 900, 300);
    assert_int_equal(f.count, 3);
}

static void a_drag_reports_each_new_place_once_under_one_token(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 100, 100, 0);
    finger(&f, KS_RAW_MOVE, 1, 100, 130, 10);
    mouse(&f, KS_RAW_MOVE, 100, 130, 10);
    finger(&f, KS_RAW_MOVE, 1, 100, 130, 12);
    finger(&f, KS_RAW_MOVE, 1, 100, 180, 20);
    finger(&f, KS_RAW_UP, 1, 100, 190, 30);
    mouse(&f, KS_RAW_UP, 100, 190, 30);
    assert_int_equal(f.count, 4);
    assert_int_equal(count_of(&f, KS_INPUT_MOVE), 2);
    assert_int_equal(f.out[3].y, 190);
    for (int i = 1; i < f.count; i++)
        assert_int_equal(f.out[i].token, f.out[0].token);
}

static void a_mouse_ghost_far_from_a_dragging_finger_is_still_a_ghost(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 100, 100, 0);
    finger(&f, KS_RAW_MOVE, 1, 100, 900, 300);
    mouse(&f, KS_RAW_DOWN, 100, 400, 310);
    mouse(&f, KS_RAW_UP, 100, 400, 320);
    finger(&f, KS_RAW_UP, 1, 100, 900, 330);
    mouse(&f, KS_RAW_DOWN, 100, 100, 340);
    mouse(&f, KS_RAW_UP, 100, 900, 350);
    assert_int_equal(count_of(&f, KS_INPUT_PRESS), 1);
    assert_int_equal(count_of(&f, KS_INPUT_RELEASE), 1);
}

static void a_release_that_never_came_does_not_lock_the_screen(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 100, 100, 0);
    finger(&f, KS_RAW_DOWN, 2, 800, 800, 4999);
    assert_int_equal(f.count, 1);
    finger(&f, KS_RAW_DOWN, 3, 800, 800, 5000);
    assert_int_equal(f.count, 2);
    assert_int_not_equal(f.out[0].token, f.out[1].token);
    finger(&f, KS_RAW_UP, 1, 100, 100, 5100);
    assert_int_equal(f.count, 2);
    finger(&f, KS_RAW_UP, 3, 800, 800, 5100);
    assert_int_equal(f.out[2].kind, KS_INPUT_RELEASE);
    assert_int_equal(f.out[2].token, f.out[1].token);
}

static void a_cancelled_gesture_releases_nothing(void **state)
{
    (void)state;
    struct feeder f = {0};
    struct ks_input out;
    assert_false(ks_gesture_cancel(&f.gesture, &out));
    finger(&f, KS_RAW_DOWN, 1, 100, 100, 0);
    assert_true(ks_gesture_cancel(&f.gesture, &out));
    assert_int_equal(out.kind, KS_INPUT_CANCEL);
    assert_int_equal(out.token, f.out[0].token);
    finger(&f, KS_RAW_UP, 1, 100, 100, 50);
    assert_int_equal(f.count, 1);
}

static void a_trembling_palm_blocks_nobody_and_says_nothing_after_five_seconds(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 9, 500, 500, 0);
    for (int ms = 500; ms <= 8000; ms += 500)
        finger(&f, KS_RAW_MOVE, 9, 500 + (ms / 500) % 2, 500, ms);
    assert_int_equal(count_of(&f, KS_INPUT_MOVE), 9); /* up to 4500 ms */
    finger(&f, KS_RAW_DOWN, 3, 100, 100, 8000);
    finger(&f, KS_RAW_MOVE, 9, 501, 500, 8050);
    finger(&f, KS_RAW_UP, 3, 100, 100, 8100);
    finger(&f, KS_RAW_UP, 9, 500, 500, 9000);
    assert_int_equal(count_of(&f, KS_INPUT_PRESS), 2);
    assert_int_equal(count_of(&f, KS_INPUT_RELEASE), 1);
}

static void a_slow_pen_stroke_goes_on_and_an_endless_one_does_not(void **state)
{
    (void)state;
    static struct feeder f;
    f = (struct feeder){0};
    finger(&f, KS_RAW_DOWN, 1, 0, 0, 0);
    for (int i = 1; i <= 30; i++)
        finger(&f, KS_RAW_MOVE, 1, i * 20, 0, i * 1900);
    assert_int_equal(count_of(&f, KS_INPUT_MOVE), 30);
    finger(&f, KS_RAW_MOVE, 1, 900, 0, KS_GESTURE_LONGEST_MS);
    assert_int_equal(count_of(&f, KS_INPUT_MOVE), 30);
    finger(&f, KS_RAW_DOWN, 2, 5, 5, KS_GESTURE_LONGEST_MS + 1);
    assert_int_equal(count_of(&f, KS_INPUT_PRESS), 2);
}

static void a_button_held_long_still_acts_when_it_is_let_go(void **state)
{
    (void)state;
    struct feeder f = {0};
    finger(&f, KS_RAW_DOWN, 1, 300, 300, 0);
    finger(&f, KS_RAW_UP, 1, 302, 301, 9000);
    assert_int_equal(f.out[1].kind, KS_INPUT_RELEASE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mouse_click_is_one_press_and_one_release_with_one_token),
        cmocka_unit_test(a_finger_that_arrives_as_a_mouse_too_is_one_gesture),
        cmocka_unit_test(a_mouse_that_arrives_before_its_finger_is_one_gesture_too),
        cmocka_unit_test(a_mouse_made_up_only_after_the_finger_left_is_no_second_touch),
        cmocka_unit_test(ten_double_delivered_taps_in_a_second_are_ten_gestures_with_ten_tokens),
        cmocka_unit_test(the_ghost_window_ends_after_its_time_and_its_distance),
        cmocka_unit_test(a_second_finger_means_nothing_while_the_first_is_down),
        cmocka_unit_test(a_drag_reports_each_new_place_once_under_one_token),
        cmocka_unit_test(a_mouse_ghost_far_from_a_dragging_finger_is_still_a_ghost),
        cmocka_unit_test(a_release_that_never_came_does_not_lock_the_screen),
        cmocka_unit_test(a_cancelled_gesture_releases_nothing),
        cmocka_unit_test(a_trembling_palm_blocks_nobody_and_says_nothing_after_five_seconds),
        cmocka_unit_test(a_slow_pen_stroke_goes_on_and_an_endless_one_does_not),
        cmocka_unit_test(a_button_held_long_still_acts_when_it_is_let_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
