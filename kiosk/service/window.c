/* When the service window is open. */
#include "service/window.h"

#include <string.h>

#include "base/i18n.h"

bool ks_window_is(const struct ks_institution *institution)
{
    return strcmp(institution->id, "window") == 0;
}

const char *ks_window_hours_text(struct ks_arena *arena, enum ks_lang lang,
                                 const struct ks_content *content)
{
    const char *hours = content->window_hours.in[lang];

    if (hours == NULL || hours[0] == '\0')
        return ks_arena_printf(arena,
                               ks_tr(lang, "Ask %s when the window is open before you come."),
                               content->hotline);
    return ks_arena_printf(arena, ks_tr(lang, "Window hours: %s"), hours);
}
