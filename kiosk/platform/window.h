/* The window: a surface to paint into and the events that reach it. Sleeps while nothing happens;
 * with nothing to show it shows nothing. All functions but ks_window_wake() belong to the thread
 * that opened it. One window a process. */
#ifndef KS_PLATFORM_WINDOW_H
#define KS_PLATFORM_WINDOW_H

#include "base/err.h"
#include "draw/raster.h"
#include "platform/input.h"

struct ks_window;

struct ks_window_setup {
    const char *title;
    int w, h;
    bool is_fullscreen;
    int screen; /* which of several is filled, from 0; one that is not there is the first */
};

/* Opens a window of w x h pixels, or the whole screen, whose size it follows; then nothing of the
 * session closes it but its end (signals are the caller's). Paints into the window's own memory
 * where the system has it, else through SDL's renderer; logs which of the two. KS_ERR_IO when there
 * is no display. `*out` is owned by the caller. */
enum ks_err ks_window_open(const struct ks_window_setup *setup, struct ks_window **out,
                           struct ks_error *error) KS_MUST_USE;

/* What to paint into; take it anew after KS_INPUT_RESIZE. Pixels stay from frame to frame. w and h
 * are 0 while the window cannot be painted. Borrowed. */
struct ks_canvas ks_window_canvas(struct ks_window *window);

/* The size of a pixel as the panel tells it; 0 when it is not known, or the window is not the whole
 * screen. */
int ks_window_microns_per_px(struct ks_window *window);

/* Shows `count` changed rectangles (canvas pixels, inside the canvas). */
void ks_window_update(struct ks_window *window, const struct ks_rect *rects, int count);

/* Sleeps until something happened or `timeout_ms` passed (< 0 = for ever, 0 = look only), then
 * fills `*out`; KS_INPUT_NONE when nothing did. One event a call: take them with timeout 0 until
 * NONE, then build one frame. */
void ks_window_wait(struct ks_window *window, int timeout_ms, struct ks_input *out);

/* Whether the Wayland compositor it was on has ended. From then on waiting gives KS_INPUT_QUIT and
 * nothing is shown. (The end of an X server ends the program at once, with 1 and a line in the
 * log.)
 */
bool ks_window_is_gone(const struct ks_window *window);

/* Makes ks_window_wait() return KS_INPUT_WAKE. Any thread, while the window is open. */
void ks_window_wake(struct ks_window *window);

/* Closes; accepts NULL. */
void ks_window_close(struct ks_window *window);

#endif
