/* The table of screens, made of the one list. */
#include "screens/kiosk_private.h"

#define DECLARE(id, name) extern const struct ks_screen ks_screen_##name;
KS_SCREEN_LIST(DECLARE)

#define ROW_OF(id, name) [KS_SCREEN_##id] = &ks_screen_##name,
const struct ks_screen *const *ks_screens(void)
{
    static const struct ks_screen *const screens[KS_SCREEN_COUNT] = {KS_SCREEN_LIST(ROW_OF)};

    return screens;
}
