/* What a Wayland compositor offers, and whether it still lives. SDL takes it for granted that there
 * is a seat (pointer, keyboard, touch) and dies without one. Window thread. */
#ifndef KS_PLATFORM_SCREEN_WAYLAND_PRIVATE_H
#define KS_PLATFORM_SCREEN_WAYLAND_PRIVATE_H

#include <stdbool.h>

#include <SDL.h>

/* Whether there is a compositor (WAYLAND_DISPLAY) and it has no seat. */
bool ks_screen_wayland_lacks_seat(void);

/* Whether the window's compositor has ended: nothing is shown any more. */
bool ks_screen_wayland_is_gone(SDL_Window *window);

#endif
