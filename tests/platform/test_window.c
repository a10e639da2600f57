#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "platform/window.h"

/* The window is opened on SDL's own driver without a display. */
static int open_window(void **state)
{
    struct ks_window *window = NULL;
    struct ks_error error = {0};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (ks_window_open("test", 360, 640, false, &window, &error)) {
        print_error("%s\n", error.text);
        return -1;
    }
    *state = window;
    return 0;
}

static int close_window(void **state)
{
    ks_window_close(*state);
    return 0;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes what opening a window leaves in the queue. */
static void drain(struct ks_window *window)
{
    struct ks_input input;
    do {
        ks_window_wait(window, 0, &input);
    } while (input.kind != KS_INPUT_NONE);
}

static void the_canvas_has_the_size_asked_for_and_keeps_its_pixels(void **state)
{
    struct ks_canvas canvas = ks_window_canvas(*state);
    assert_int_equal(canvas.w, 360);
    assert_int_equal(canvas.h, 640);
    assert_true(canvas.pitch_px >= canvas.w);
    canvas.pixels[639 * canvas.pitch_px + 359] = 0x0E2A56;
    ks_window_update(*state, &(struct ks_rect){300, 600, 60, 40}, 1);
    ks_window_update(*state, NULL, 0);
    canvas = ks_window_canvas(*state);
    assert_int_equal(canvas.pixels[639 * canvas.pitch_px + 359] & 0xFFFFFF, 0x0E2A56);
}

static void waiting_ends_after_its_time_with_nothing(void **state)
{
    struct ks_input input;
    drain(*state);
    int64_t start = now_ms();
    ks_window_wait(*state, 120, &input);
    int64_t passed = now_ms() - start;
    assert_int_equal(input.kind, KS_INPUT_NONE);
    assert_in_range(passed, 110, 2000);
}

static void *wake_soon(void *window)
{
    const struct timespec pause = {.tv_nsec = 50 * 1000000};
    nanosleep(&pause, NULL);
    ks_window_wake(window);
    return NULL;
}

static void another_thread_wakes_a_waiting_window(void **state)
{
    struct ks_input input;
    pthread_t thread;
    drain(*state);
    assert_int_equal(pthread_create(&thread, NULL, wake_soon, *state), 0);
    ks_window_wait(*state, 10000, &input);
    pthread_join(thread, NULL);
    assert_int_equal(input.kind, KS_INPUT_WAKE);
}

static void many_wakes_before_anybody_looks_are_one(void **state)
{
    struct ks_input input;
    drain(*state);
    for (int i = 0; i < 50; i++) {
        ks_window_wake(*state);
    }
    ks_window_wait(*state, 1000, &input);
    assert_int_equal(input.kind, KS_INPUT_WAKE);
    ks_window_wait(*state, 0, &input);
    assert_int_equal(input.kind, KS_INPUT_NONE);
}

static void a_window_without_a_display_is_an_error_in_words(void **state)
{
    (void)state;
    struct ks_window *window = NULL;
    struct ks_error error = {0};
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    assert_int_equal(ks_window_open("test", 360, 640, false, &window, &error), KS_ERR_IO);
    assert_null(window);
    assert_non_null(strstr(error.text, "cannot open a window of 360 x 640: "));
    ks_window_close(NULL);
}

#define WITH_WINDOW(test) cmocka_unit_test_setup_teardown(test, open_window, close_window)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WINDOW(the_canvas_has_the_size_asked_for_and_keeps_its_pixels),
        WITH_WINDOW(waiting_ends_after_its_time_with_nothing),
        WITH_WINDOW(another_thread_wakes_a_waiting_window),
        WITH_WINDOW(many_wakes_before_anybody_looks_are_one),
        cmocka_unit_test(a_window_without_a_display_is_an_error_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
