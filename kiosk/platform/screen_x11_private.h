/* The X screen under a full-screen window: without a window manager nobody tells a window that the
 * screen has another size. Does nothing on other systems. Window thread. */
#ifndef KS_PLATFORM_SCREEN_X11_PRIVATE_H
#define KS_PLATFORM_SCREEN_X11_PRIVATE_H

#include <SDL.h>

/* Gives the window the screen's size if it has another; what follows are SDL's own events. */
void ks_screen_x11_fill(SDL_Window *window);

#endif
