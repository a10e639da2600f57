/* What a Wayland compositor offers. SDL takes it for granted that there is a seat (pointer,
 * keyboard, touch) and dies without one. Window thread. */
#ifndef KS_PLATFORM_SCREEN_WAYLAND_PRIVATE_H
#define KS_PLATFORM_SCREEN_WAYLAND_PRIVATE_H

#include <stdbool.h>

/* Whether there is a compositor (WAYLAND_DISPLAY) and it has no seat. */
bool ks_screen_wayland_lacks_seat(void);

#endif
