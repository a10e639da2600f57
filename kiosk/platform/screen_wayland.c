/* Wayland: what a compositor offers, asked on a connection of our own. */
#include "platform/screen_wayland_private.h"

#include <stdint.h>
#include <string.h>

#include <SDL_syswm.h>
#include <wayland-client.h>

static void on_offer(void *has_seat, struct wl_registry *registry, uint32_t name,
                     const char *interface, uint32_t version)
{
    (void)registry, (void)name, (void)version;
    *(bool *)has_seat = *(bool *)has_seat || strcmp(interface, wl_seat_interface.name) == 0;
}

static void on_end(void *has_seat, struct wl_registry *registry, uint32_t name)
{
    (void)has_seat, (void)registry, (void)name;
}

bool ks_screen_wayland_lacks_seat(void)
{
    static const struct wl_registry_listener listener = {on_offer, on_end};
    bool has_seat = false;
    struct wl_display *display = wl_display_connect(NULL);
    if (!display)
        return false;
    struct wl_registry *registry = wl_display_get_registry(display);
    if (registry) {
        wl_registry_add_listener(registry, &listener, &has_seat);
        wl_display_roundtrip(display);
        wl_registry_destroy(registry);
    }
    wl_display_disconnect(display);
    return !has_seat;
}

bool ks_screen_wayland_is_gone(SDL_Window *window)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    return SDL_GetWindowWMInfo(window, &info) && info.subsystem == SDL_SYSWM_WAYLAND &&
           wl_display_get_error(info.info.wl.display) != 0;
}
