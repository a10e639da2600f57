#include <math.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include <SDL.h>

#include "platform/window.h"

/* The window is opened on SDL's own driver without a display. */
static int open_window(void **state)
{
    struct ks_window *window = NULL;
    struct ks_error error = {0};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (ks_window_open(&(struct ks_window_setup){"test", 360, 640, false, 0}, &window, &error)) {
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
    for (int i = 0; i < 50; i++)
        ks_window_wake(*state);
    ks_window_wait(*state, 1000, &input);
    assert_int_equal(input.kind, KS_INPUT_WAKE);
    ks_window_wait(*state, 0, &input);
    assert_int_equal(input.kind, KS_INPUT_NONE);
}

static void push_finger(uint32_t type, float x, float y)
{
    SDL_Event event = {.tfinger = {.type = type, .fingerId = 3, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

static void push_button(uint32_t type, uint32_t which, int x, int y)
{
    SDL_Event event = {
        .button = {.type = type, .which = which, .button = SDL_BUTTON_LEFT, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

static void push_key(SDL_Keycode key, uint8_t repeat)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .repeat = repeat, .keysym = {.sym = key}}};
    SDL_PushEvent(&event);
}

static void a_touch_with_its_mouse_shadow_is_one_gesture_in_canvas_pixels(void **state)
{
    struct ks_input input;
    drain(*state);
    push_finger(SDL_FINGERDOWN, 0.5f, 0.25f);
    push_button(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, 180, 160);
    push_button(SDL_MOUSEBUTTONDOWN, 0, 180, 160);
    push_finger(SDL_FINGERUP, 0.5f, 0.25f);
    push_button(SDL_MOUSEBUTTONUP, SDL_TOUCH_MOUSEID, 180, 160);
    push_button(SDL_MOUSEBUTTONUP, 0, 180, 160);
    ks_window_wait(*state, 1000, &input);
    assert_int_equal(input.kind, KS_INPUT_PRESS);
    assert_int_equal(input.x, 180);
    assert_int_equal(input.y, 160);
    uint32_t token = input.token;
    ks_window_wait(*state, 1000, &input);
    assert_int_equal(input.kind, KS_INPUT_RELEASE);
    assert_int_equal(input.token, token);
    ks_window_wait(*state, 0, &input);
    assert_int_equal(input.kind, KS_INPUT_NONE);
}

static void a_key_held_down_moves_again_but_acts_once(void **state)
{
    struct ks_input input;
    drain(*state);
    push_key(SDLK_KP_ENTER, 0);
    push_key(SDLK_RETURN, 1);
    push_key(SDLK_TAB, 1);
    ks_window_wait(*state, 1000, &input);
    assert_int_equal(input.kind, KS_INPUT_KEY);
    assert_string_equal(input.key, "Return");
    ks_window_wait(*state, 1000, &input);
    assert_string_equal(input.key, "Tab");
    ks_window_wait(*state, 0, &input);
    assert_int_equal(input.kind, KS_INPUT_NONE);
}

static void push_text(const char *text)
{
    SDL_Event event = {.text = {.type = SDL_TEXTINPUT}};
    SDL_strlcpy(event.text.text, text, sizeof(event.text.text));
    SDL_PushEvent(&event);
}

/* The names of the keys that arrive, with a space behind each. */
static const char *names_of(struct ks_window *window, char *names, size_t bytes)
{
    struct ks_input input;
    names[0] = '\0';
    for (;;) {
        ks_window_wait(window, 0, &input);
        if (input.kind == KS_INPUT_NONE)
            return names;
        SDL_strlcat(names, input.key, bytes);
        SDL_strlcat(names, " ", bytes);
    }
}

static void signs_are_what_a_key_types_whatever_is_printed_on_it(void **state)
{
    char names[100];
    drain(*state);
    push_key(SDLK_AMPERSAND, 0); /* the 1 of a French row, with Shift */
    push_text("1");
    push_key(SDLK_q, 0);
    push_text("a");
    push_text("，");
    push_text("７");
    push_text("。");
    push_text(",");
    push_text("離");
    push_text("12");
    assert_string_equal(names_of(*state, names, sizeof names), "1 A 7 . . ");
}

static void a_keypad_gives_digits_with_and_without_num_lock_once(void **state)
{
    char names[100];
    drain(*state);
    push_key(SDLK_KP_1, 0); /* Num Lock off: no text follows */
    push_key(SDLK_KP_2, 0);
    push_text("2");
    push_key(SDLK_KP_PERIOD, 0);
    push_text(".");
    push_key(SDLK_3, 0);
    push_text("3");
    assert_string_equal(names_of(*state, names, sizeof names), "1 2 . 3 ");
}

static void a_sign_held_down_is_typed_once(void **state)
{
    char names[100];
    drain(*state);
    push_key(SDLK_5, 0);
    push_text("5");
    push_key(SDLK_5, 1);
    push_text("5");
    assert_string_equal(names_of(*state, names, sizeof names), "5 ");
}

static void shift_and_tab_go_back(void **state)
{
    char names[100];
    SDL_Event event = {
        .key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_TAB, .mod = KMOD_LSHIFT}}};
    drain(*state);
    SDL_PushEvent(&event);
    push_key(SDLK_TAB, 0);
    assert_string_equal(names_of(*state, names, sizeof names), "Shift+Tab Tab ");
}

static void a_place_off_the_glass_is_its_edge(void **state)
{
    const float places[] = {1e30f, -1e30f, NAN, 1.5f};
    const int wanted[] = {360, 0, 0, 360};
    struct ks_input input;
    drain(*state);
    for (size_t i = 0; i < SDL_arraysize(places); i++) {
        push_finger(SDL_FINGERDOWN, places[i], 0.5f);
        push_finger(SDL_FINGERUP, places[i], 0.5f);
        ks_window_wait(*state, 1000, &input);
        assert_int_equal(input.kind, KS_INPUT_PRESS);
        assert_int_equal(input.x, wanted[i]);
        drain(*state);
    }
}

static void a_resized_window_says_so_and_has_another_canvas(void **state)
{
    struct ks_input input;
    SDL_Window *window = SDL_GetWindowFromID(1);
    drain(*state);
    assert_non_null(window);
    SDL_SetWindowSize(window, 640, 360);
    do {
        ks_window_wait(*state, 1000, &input);
    } while (input.kind != KS_INPUT_RESIZE && input.kind != KS_INPUT_NONE);
    assert_int_equal(input.kind, KS_INPUT_RESIZE);
    struct ks_canvas canvas = ks_window_canvas(*state);
    assert_int_equal(canvas.w, 640);
    assert_int_equal(canvas.h, 360);
    canvas.pixels[359 * canvas.pitch_px + 639] = 1;
}

static void closing_the_window_asks_to_quit(void **state)
{
    struct ks_input input;
    SDL_Event event = {.type = SDL_QUIT};
    drain(*state);
    SDL_PushEvent(&event);
    ks_window_wait(*state, 1000, &input);
    assert_int_equal(input.kind, KS_INPUT_QUIT);
}

static void nothing_of_the_session_closes_the_whole_screen(void **state)
{
    (void)state;
    struct ks_window *window = NULL;
    struct ks_input input;
    SDL_Event event = {.type = SDL_QUIT};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_int_equal(
        ks_window_open(&(struct ks_window_setup){"test", 360, 640, true, 0}, &window, NULL), KS_OK);
    drain(window);
    SDL_PushEvent(&event);
    ks_window_wait(window, 0, &input);
    assert_int_equal(input.kind, KS_INPUT_NONE);
    ks_window_close(window);
}

static void a_window_without_a_display_is_an_error_in_words(void **state)
{
    (void)state;
    struct ks_window *window = NULL;
    struct ks_error error = {0};
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    assert_int_equal(
        ks_window_open(&(struct ks_window_setup){"test", 360, 640, false, 0}, &window, &error),
        KS_ERR_IO);
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
        WITH_WINDOW(a_touch_with_its_mouse_shadow_is_one_gesture_in_canvas_pixels),
        WITH_WINDOW(a_key_held_down_moves_again_but_acts_once),
        WITH_WINDOW(signs_are_what_a_key_types_whatever_is_printed_on_it),
        WITH_WINDOW(a_keypad_gives_digits_with_and_without_num_lock_once),
        WITH_WINDOW(a_sign_held_down_is_typed_once),
        WITH_WINDOW(shift_and_tab_go_back),
        WITH_WINDOW(a_place_off_the_glass_is_its_edge),
        WITH_WINDOW(a_resized_window_says_so_and_has_another_canvas),
        WITH_WINDOW(closing_the_window_asks_to_quit),
        cmocka_unit_test(nothing_of_the_session_closes_the_whole_screen),
        cmocka_unit_test(a_window_without_a_display_is_an_error_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
