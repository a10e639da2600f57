/* The window: opening, events, showing. */
#include "platform/window.h"

#include <stdlib.h>
#include <string.h>

#include <SDL.h>

#include "base/i18n.h"
#include "base/log.h"
#include "platform/keys_private.h"
#include "platform/screen_wayland_private.h"
#include "platform/screen_x11_private.h"

#define WHEEL_STEP_PX 96
#define RECTS_AT_ONCE 64
#define LOOK_AT_SCREEN_MS 1000
#define MICRONS_PER_INCH 25400.0f
#define LEAST_MICRONS 100.0f /* of a pixel; what is outside is no panel's size */
#define MOST_MICRONS 600.0f

struct ks_window {
    SDL_Window *window;   /* owned */
    SDL_Surface *surface; /* borrowed from the window; NULL after a resize */
    SDL_Surface *picture; /* owned; what is painted where the window has another pixel format */
    struct ks_gesture gesture;
    struct ks_keys keys;
    uint32_t wake_event;
    bool has_video; /* SDL's video was started */
    bool is_fullscreen;
    bool is_gone;       /* the compositor it was on */
    uint64_t looked_ms; /* at the screen */
};

/* ---- opening ---- */

static void set_hints(const char *acceleration)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, acceleration);
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "1");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
}

/* Without a display SDL falls back on drivers that show nothing anywhere. */
static bool is_blind(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    const char *asked = SDL_getenv("SDL_VIDEODRIVER");
    bool is_asked = asked && asked[0] != '\0';
    return !is_asked && driver &&
           (strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0);
}

/* SDL dies of a compositor without a seat: then only X is tried, which may be Xwayland. */
static bool avoid_seatless_wayland(void)
{
    const char *asked = SDL_getenv("SDL_VIDEODRIVER");
    bool may_be_wayland = !asked || asked[0] == '\0' || strstr(asked, "wayland");
    bool has_seat = !may_be_wayland || !ks_screen_wayland_lacks_seat();
    if (!has_seat)
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "x11", SDL_HINT_OVERRIDE);
    return has_seat;
}

static bool has_our_pixels(const SDL_Surface *surface)
{
    const SDL_PixelFormat *f = surface->format;
    return f->BytesPerPixel == 4 && f->Rmask == 0xFF0000u && f->Gmask == 0xFF00u &&
           f->Bmask == 0xFFu && f->Amask == 0;
}

/* Takes the window's surface; false when there is none. */
static bool take_surface(struct ks_window *win)
{
    if (win->surface)
        return true;
    SDL_FreeSurface(win->picture);
    win->picture = NULL;
    win->surface = SDL_GetWindowSurface(win->window);
    if (!win->surface)
        return false;
    if (!has_our_pixels(win->surface) || SDL_MUSTLOCK(win->surface)) {
        win->picture = SDL_CreateRGBSurfaceWithFormat(0, win->surface->w, win->surface->h, 32,
                                                      SDL_PIXELFORMAT_RGB888);
        return win->picture != NULL;
    }
    return true;
}

static void close_video(struct ks_window *win)
{
    SDL_FreeSurface(win->picture);
    if (win->window)
        SDL_DestroyWindow(win->window);
    if (win->has_video)
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    *win = (struct ks_window){0};
}

static bool open_video(struct ks_window *win, const struct ks_window_setup *setup,
                       const char *acceleration)
{
    set_hints(acceleration);
    bool has_seat = avoid_seatless_wayland();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        if (!has_seat) {
            SDL_SetError(KS_N_("the Wayland compositor has no seat: plug in the touch screen or a "
                               "keyboard, or start it so that it has one"));
        }
        return false;
    }
    win->has_video = true;
    ks_screen_x11_tell_end();
    if (is_blind()) {
        SDL_SetError(KS_N_("there is no display (DISPLAY and WAYLAND_DISPLAY lead to none)"));
        return false;
    }
    uint32_t flags =
        SDL_WINDOW_RESIZABLE | (setup->is_fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0u);
    int screen = setup->screen < SDL_GetNumVideoDisplays() ? setup->screen : 0;
    SDL_Rect at = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, setup->w, setup->h};
    if (setup->is_fullscreen) /* without a window manager nobody else makes it as large */
        SDL_GetDisplayBounds(screen, &at);
    win->window = SDL_CreateWindow(setup->title, at.x, at.y, at.w, at.h, flags);
    return win->window && take_surface(win);
}

/* First the window's own memory; where there is none (SDL on Wayland), SDL's renderer. */
static bool open_either_way(struct ks_window *win, const struct ks_window_setup *setup)
{
    if (open_video(win, setup, "0")) {
        ks_log(KS_LOG_INFO, "platform", "painting into the window's memory (%s)",
               SDL_GetCurrentVideoDriver());
        return true;
    }
    bool had_window = win->window != NULL;
    if (!had_window)
        return false;
    close_video(win);
    if (open_video(win, setup, "1")) {
        ks_log(KS_LOG_WARN, "platform",
               "painting through a renderer (%s): the window has no memory of its own, more "
               "memory is used",
               SDL_GetCurrentVideoDriver());
        return true;
    }
    return false;
}

enum ks_err ks_window_open(const struct ks_window_setup *setup, struct ks_window **out,
                           struct ks_error *error)
{
    *out = NULL;
    struct ks_window *win = calloc(1, sizeof(*win));
    if (!win)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for a window");
    if (!open_either_way(win, setup)) {
        enum ks_err err =
            ks_fail(error, KS_ERR_IO, "cannot open a window of %d x %d: %.200s", setup->w, setup->h,
                    ks_staff_quote(SDL_GetError(), ks_staff_tr("no reason is given")));
        ks_window_close(win);
        return err;
    }
    win->wake_event = SDL_RegisterEvents(1);
    win->is_fullscreen = setup->is_fullscreen;
    if (setup->is_fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    *out = win;
    return KS_OK;
}

void ks_window_close(struct ks_window *window)
{
    if (window) {
        close_video(window);
        free(window);
    }
}

/* ---- painting ---- */

struct ks_canvas ks_window_canvas(struct ks_window *window)
{
    if (!take_surface(window))
        return (struct ks_canvas){0};
    SDL_Surface *target = window->picture ? window->picture : window->surface;
    return (struct ks_canvas){
        .pixels = target->pixels,
        .w = target->w,
        .h = target->h,
        .pitch_px = target->pitch / (int)sizeof(uint32_t),
    };
}

static void show(struct ks_window *win, const struct ks_rect *rects, int count)
{
    SDL_Rect shown[RECTS_AT_ONCE];
    for (int i = 0; i < count; i++) {
        shown[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h};
        if (win->picture) {
            SDL_Rect to = shown[i];
            SDL_BlitSurface(win->picture, &shown[i], win->surface, &to);
        }
    }
    SDL_UpdateWindowSurfaceRects(win->window, shown, count);
}

void ks_window_update(struct ks_window *window, const struct ks_rect *rects, int count)
{
    if (!window->surface)
        return;
    for (int from = 0; from < count; from += RECTS_AT_ONCE) {
        int left = count - from;
        show(window, rects + from, left < RECTS_AT_ONCE ? left : RECTS_AT_ONCE);
    }
}

/* ---- events ---- */

static bool feed(struct ks_window *win, struct ks_raw_pointer raw, struct ks_input *out)
{
    return ks_gesture_feed(&win->gesture, &raw, out);
}

/* SDL stamps events with 32 bits of its milliseconds, which begin anew after 49.7 days. */
static int64_t stamp_ms(uint32_t stamp)
{
    uint64_t now = SDL_GetTicks64();
    return (int64_t)(now - (uint32_t)((uint32_t)now - stamp));
}

/* A place on the glass as the driver gives it, 0 to 1; some give nonsense. */
static int to_px(float part, int size)
{
    return part >= 0.0f && part <= 1.0f ? (int)(part * (float)size) : part > 1.0f ? size : 0;
}

static bool on_finger(struct ks_window *win, const SDL_Event *event, struct ks_input *out)
{
    int w = 0;
    int h = 0;
    SDL_GetWindowSize(win->window, &w, &h);
    enum ks_raw_kind kind = event->type == SDL_FINGERDOWN ? KS_RAW_DOWN
                            : event->type == SDL_FINGERUP ? KS_RAW_UP
                                                          : KS_RAW_MOVE;
    return feed(win,
                (struct ks_raw_pointer){
                    .is_finger = true,
                    .kind = kind,
                    .finger_id = event->tfinger.fingerId,
                    .x = to_px(event->tfinger.x, w),
                    .y = to_px(event->tfinger.y, h),
                    .ms = stamp_ms(event->tfinger.timestamp),
                },
                out);
}

static bool on_button(struct ks_window *win, const SDL_Event *event, struct ks_input *out)
{
    if (event->button.which == SDL_TOUCH_MOUSEID || event->button.button != SDL_BUTTON_LEFT)
        return false;
    return feed(win,
                (struct ks_raw_pointer){
                    .kind = event->type == SDL_MOUSEBUTTONDOWN ? KS_RAW_DOWN : KS_RAW_UP,
                    .x = event->button.x,
                    .y = event->button.y,
                    .ms = stamp_ms(event->button.timestamp),
                },
                out);
}

static bool on_motion(struct ks_window *win, const SDL_Event *event, struct ks_input *out)
{
    if (event->motion.which == SDL_TOUCH_MOUSEID)
        return false;
    return feed(win,
                (struct ks_raw_pointer){
                    .kind = KS_RAW_MOVE,
                    .x = event->motion.x,
                    .y = event->motion.y,
                    .ms = stamp_ms(event->motion.timestamp),
                },
                out);
}

static bool on_wheel(const SDL_Event *event, struct ks_input *out)
{
    *out = (struct ks_input){.kind = KS_INPUT_WHEEL, .y = -event->wheel.y * WHEEL_STEP_PX};
    return out->y != 0;
}

static bool on_window(struct ks_window *win, const SDL_Event *event, struct ks_input *out)
{
    switch (event->window.event) {
    case SDL_WINDOWEVENT_EXPOSED:
        *out = (struct ks_input){.kind = KS_INPUT_EXPOSE};
        return true;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        win->surface = NULL;
        *out = (struct ks_input){.kind = KS_INPUT_RESIZE};
        return true;
    case SDL_WINDOWEVENT_FOCUS_LOST:
        return ks_gesture_cancel(&win->gesture, out);
    default:
        return false;
    }
}

/* True when the event means something to the kiosk: `*out` is filled. */
static bool translate(struct ks_window *win, const SDL_Event *event, struct ks_input *out)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return on_finger(win, event, out);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return on_button(win, event, out);
    case SDL_MOUSEMOTION:
        return on_motion(win, event, out);
    case SDL_MOUSEWHEEL:
        return on_wheel(event, out);
    case SDL_KEYDOWN:
        return ks_keys_down(&win->keys, &event->key, SDL_GetTicks64(), out);
    case SDL_TEXTINPUT:
        return ks_keys_text(&win->keys, event->text.text, out);
    case SDL_WINDOWEVENT:
        return on_window(win, event, out);
    case SDL_QUIT: /* the whole screen is the kiosk's: no key of the session ends it */
        *out = (struct ks_input){.kind = KS_INPUT_QUIT};
        return !win->is_fullscreen;
    default:
        break;
    }
    if (event->type == win->wake_event) {
        SDL_FlushEvent(win->wake_event);
        *out = (struct ks_input){.kind = KS_INPUT_WAKE};
        return true;
    }
    return false;
}

static void look_at_screen(struct ks_window *win, uint64_t now_ms)
{
    if (win->is_gone || now_ms - win->looked_ms < LOOK_AT_SCREEN_MS)
        return;
    win->looked_ms = now_ms;
    win->is_gone = ks_screen_wayland_is_gone(win->window);
    if (win->is_fullscreen && !win->is_gone)
        ks_screen_x11_fill(win->window);
}

bool ks_window_is_gone(const struct ks_window *window)
{
    return window->is_gone;
}

int ks_window_microns_per_px(struct ks_window *window)
{
    const float guess = 96.0f; /* what X says when the panel says nothing */
    float dpi = 0.0f;
    int display = SDL_GetWindowDisplayIndex(window->window);
    if (!window->is_fullscreen || display < 0 ||
        SDL_GetDisplayDPI(display, NULL, &dpi, NULL) != 0 || SDL_fabsf(dpi - guess) < 1.0f)
        return 0;
    float microns = MICRONS_PER_INCH / dpi;
    return microns >= LEAST_MICRONS && microns <= MOST_MICRONS ? (int)(microns + 0.5f) : 0;
}

void ks_window_wait(struct ks_window *window, int timeout_ms, struct ks_input *out)
{
    const uint64_t start = SDL_GetTicks64();
    look_at_screen(window, start);
    int left = timeout_ms;
    SDL_Event event;
    *out = (struct ks_input){.kind = KS_INPUT_QUIT};
    if (window->is_gone)
        return;
    while (timeout_ms < 0 ? SDL_WaitEvent(&event) : SDL_WaitEventTimeout(&event, left)) {
        if (translate(window, &event, out))
            return;
        int64_t passed = (int64_t)(SDL_GetTicks64() - start);
        left = passed >= timeout_ms ? 0 : timeout_ms - (int)passed;
    }
    *out = (struct ks_input){0};
}

void ks_window_wake(struct ks_window *window)
{
    SDL_Event event = {.type = window->wake_event};
    SDL_PushEvent(&event);
}
