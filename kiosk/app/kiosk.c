/* build/kiosk: the touch panel, or a journey played without one. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/ending.h"
#include "app/journey.h"
#include "app/parts_private.h"
#include "app/show_board.h"
#include "base/process.h"
#include "platform/paint.h"
#include "platform/window.h"

enum { MAX_DIRTY = 64 };

static int fault(const struct ks_error *error)
{
    fprintf(stderr, "%s\n", error->text);
    return error->code == KS_ERR_INPUT || error->code == KS_ERR_NOT_FOUND ? 2 : 1;
}

static void wake(void *ctx)
{
    ks_window_wake(ctx);
}

/* A window on a desktop stands for the panel of --size, whatever size it is dragged to. */
static void fit(struct ks_parts *parts, struct ks_window *window)
{
    const struct ks_options *options = &parts->options;
    struct ks_canvas canvas = ks_window_canvas(window);
    struct ks_rect panel = {0, 0, options->w, options->h};

    if (options->is_fullscreen && canvas.w > 0)
        panel = (struct ks_rect){0, 0, canvas.w, canvas.h};
    ks_kiosk_resize(
        parts->kiosk, canvas.w, canvas.h,
        ks_parts_microns_per_px(parts, panel.w, panel.h, ks_window_microns_per_px(window)));
}

/* Returns false when the window is to close. */
static bool give(struct ks_parts *parts, struct ks_window *window, struct ks_paint *paint,
                 const struct ks_input *input)
{
    struct ks_kiosk *kiosk = parts->kiosk;

    switch (input->kind) {
    case KS_INPUT_PRESS:
        parts->station.touched_ms = ks_clock_wall_ms(&parts->clock);
        ks_kiosk_pointer(kiosk, KS_POINTER_PRESS, input->x, input->y);
        break;
    case KS_INPUT_MOVE:
        ks_kiosk_pointer(kiosk, KS_POINTER_MOVE, input->x, input->y);
        break;
    case KS_INPUT_RELEASE:
        ks_kiosk_pointer(kiosk, KS_POINTER_RELEASE, input->x, input->y);
        break;
    case KS_INPUT_CANCEL:
        ks_kiosk_pointer(kiosk, KS_POINTER_CANCEL, input->x, input->y);
        break;
    case KS_INPUT_WHEEL:
        ks_kiosk_key(kiosk, input->y > 0 ? "PageDown" : "PageUp");
        break;
    case KS_INPUT_KEY:
        ks_kiosk_key(kiosk, input->key);
        break;
    case KS_INPUT_RESIZE:
        fit(parts, window);
        ks_paint_invalidate(paint);
        break;
    case KS_INPUT_EXPOSE:
        ks_paint_invalidate(paint);
        break;
    case KS_INPUT_QUIT:
        return false;
    default:
        break;
    }
    return true;
}

static void show(struct ks_parts *parts, struct ks_window *window, struct ks_paint *paint)
{
    struct ks_canvas canvas = ks_window_canvas(window);
    struct ks_rect dirty[MAX_DIRTY];

    if (canvas.w == 0)
        return;
    int count = ks_paint_frame(paint, &canvas, &ks_kiosk_frame(parts->kiosk)->list, &parts->glyphs,
                               ks_kiosk_ground(parts->kiosk), dirty, MAX_DIRTY);
    if (count == 0)
        return;
    ks_window_update(window, dirty, count);
    parts->station.frame_ms = ks_clock_monotonic_ms(&parts->clock);
}

/* While nothing changes a frame is shown now and then all the same: that one can be is what tells
 * that the screen lives. */
static void show_again(struct ks_parts *parts, struct ks_window *window)
{
    enum { AGAIN_MS = 15000 };
    const struct ks_rect corner = {0, 0, 1, 1};
    int64_t now_ms = ks_clock_monotonic_ms(&parts->clock);

    if (now_ms - parts->station.frame_ms < AGAIN_MS || ks_window_canvas(window).w == 0)
        return;
    ks_window_update(window, &corner, 1);
    parts->station.frame_ms = now_ms;
}

static void trace_first_frame(const struct ks_clock *clock, int64_t start_ms)
{
    if (getenv("KS_TRACE_START") != NULL)
        fprintf(stderr, "first-frame-ms %lld\n",
                (long long)(ks_clock_monotonic_ms(clock) - start_ms));
}

/* Sleeps until something happens; paints only when something changed. */
static void run(struct ks_parts *parts, struct ks_window *window, struct ks_paint *paint,
                int64_t start_ms, const sigset_t *ending)
{
    struct ks_input input;
    bool is_open = true, is_exposed = false;

    fit(parts, window);
    show(parts, window, paint);
    trace_first_frame(&parts->clock, start_ms);
    while (is_open && !parts->station.wants_restart && !ks_ending_has_come(ending)) {
        ks_window_wait(window, KS_KIOSK_TICK_MS, &input);
        while (is_open && input.kind != KS_INPUT_NONE) {
            is_exposed = is_exposed || input.kind == KS_INPUT_EXPOSE;
            is_open = give(parts, window, paint, &input);
            ks_window_wait(window, 0, &input);
        }
        parts->station.read_ms = ks_clock_monotonic_ms(&parts->clock);
        ks_kiosk_tick(parts->kiosk);
        ks_parts_serve(parts);
        ks_station_side_tick(parts);
        if (ks_contact_side_is_back(parts))
            ks_parts_look_after(parts);
        if (is_open && (is_exposed || ks_kiosk_is_stale(parts->kiosk)))
            show(parts, window, paint);
        show_again(parts, window);
        is_exposed = false;
    }
}

static enum ks_err show_kiosk(struct ks_parts *parts, struct ks_window *window, int64_t start_ms,
                              const sigset_t *ending, struct ks_error *error)
{
    struct ks_paint *paint = ks_paint_create();
    enum ks_err err = paint != NULL ? ks_parts_open(parts, error)
                                    : ks_fail(error, KS_ERR_MEMORY, "out of memory");

    if (err == KS_OK)
        run(parts, window, paint, start_ms, ending);
    ks_parts_close(parts);
    ks_paint_free(paint);
    return err;
}

/* A station is a board by its configuration or by how it was started. */
static bool is_board(struct ks_parts *parts)
{
    struct ks_options *options = &parts->options;
    bool is_meant = parts->config.station_kind == KS_STATION_BOARD;

    if (is_meant && !options->is_board && !options->has_size) {
        options->w = KS_BOARD_PANEL_W;
        options->h = KS_BOARD_PANEL_H;
    }
    return is_meant || options->is_board;
}

/* The program anew in this one's place, as staff asked for; `restart` is how it was started. */
static enum ks_err begin_anew(char **restart, struct ks_error *error)
{
    execv("/proc/self/exe", restart);
    return ks_fail(error, KS_ERR_IO, "the program cannot be started anew");
}

static enum ks_err run_window(const struct ks_options *options, char **restart,
                              struct ks_error *error)
{
    struct ks_clock clock = ks_clock_system();
    int64_t start_ms = ks_clock_monotonic_ms(&clock);
    sigset_t ending = ks_ending_hold();
    struct ks_parts parts = {.options = *options};
    struct ks_window *window = NULL;
    enum ks_err err = ks_parts_begin(&parts, error);
    bool has_board = err == KS_OK && is_board(&parts);
    const char *name = parts.config.station_name;

    if (err == KS_OK)
        err = ks_window_open(&(struct ks_window_setup){name[0] != '\0' ? name : "24h",
                                                       parts.options.w, parts.options.h,
                                                       options->is_fullscreen,
                                                       parts.config.station_screen},
                             &window, error);
    parts.wake = wake;
    parts.wake_ctx = window;
    if (err == KS_OK)
        err = has_board ? ks_board_show(&parts, window, &ending, error)
                        : show_kiosk(&parts, window, start_ms, &ending, error);
    if (err == KS_OK && ks_window_is_gone(window))
        err = ks_fail(error, KS_ERR_IO, "the display is gone: the Wayland compositor has ended");
    ks_parts_close(&parts);
    ks_window_close(window);
    return err == KS_OK && parts.station.wants_restart ? begin_anew(restart, error) : err;
}

/* By this a compositor or a window manager tells the two apart. */
static void name_windows(const struct ks_options *options)
{
    const char *name = options->is_board ? "court-board" : "court-kiosk";

    setenv("SDL_VIDEO_WAYLAND_WMCLASS", name, 0);
    setenv("SDL_VIDEO_X11_WMCLASS", name, 0);
}

/* SDL asks the desktop's message bus for what a kiosk has no use for, and waits for its answer
 * without end. To be called before there is a second thread. */
static void leave_desktop(void)
{
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
}

int main(int argc, char **argv)
{
    struct ks_options options;
    struct ks_error error = {0};

    ks_process_begin();
    leave_desktop();
    enum ks_err err = ks_options_parse(&options, argc, argv, &error);
    signal(SIGPIPE, SIG_IGN);
    if (err == KS_OK && options.wants_help) {
        fputs(ks_options_help, stdout);
        return 0;
    }
    if (err == KS_OK)
        name_windows(&options);
    if (err == KS_OK)
        err = options.journey != NULL ? ks_journey_play(&options, &error)
                                      : run_window(&options, argv, &error);
    return err == KS_OK ? 0 : fault(&error);
}
