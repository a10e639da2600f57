/* X11: a window over the whole screen, with and without a window manager; the server's end. */
#include "platform/screen_x11_private.h"

#include <SDL_syswm.h>
#include <X11/Xlib.h>

#include "base/log.h"

void ks_screen_x11_fill(SDL_Window *window)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11 ||
        SDL_GetNumVideoDisplays() != 1)
        return;
    XWindowAttributes screen;
    int w, h;
    SDL_GetWindowSize(window, &w, &h);
    if (!XGetWindowAttributes(info.info.x11.display, DefaultRootWindow(info.info.x11.display),
                              &screen) ||
        (screen.width == w && screen.height == h))
        return;
    XMoveResizeWindow(info.info.x11.display, info.info.x11.window, 0, 0, (unsigned)screen.width,
                      (unsigned)screen.height);
    XFlush(info.info.x11.display);
}

static int tell(Display *display)
{
    (void)display;
    ks_log(KS_LOG_ERROR, "platform", "the display is gone: the X server has ended");
    return 0;
}

void ks_screen_x11_tell_end(void)
{
    XSetIOErrorHandler(tell);
}
