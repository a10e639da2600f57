/* The X screen under a window: without a window manager nobody tells a full-screen window that the
 * screen has another size, and Xlib ends the program when the server has ended. Does nothing on
 * other systems. Window thread. */
#ifndef KS_PLATFORM_SCREEN_X11_PRIVATE_H
#define KS_PLATFORM_SCREEN_X11_PRIVATE_H

#include <SDL.h>

/* Gives the window the screen's size if it has another; what follows are SDL's own events. */
void ks_screen_x11_fill(SDL_Window *window);

/* From here on the end of an X server is told in the log; Xlib then ends the program with 1, as SDL
 * does not come back from it. */
void ks_screen_x11_tell_end(void);

#endif
