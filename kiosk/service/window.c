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

/* "Mon Wed "; "" for every working day. */
static const char *days_text(struct ks_arena *arena, enum ks_lang lang, unsigned weekdays)
{
    static const char *const names[] = {KS_N_("Mon"), KS_N_("Tue"), KS_N_("Wed"), KS_N_("Thu"),
                                        KS_N_("Fri")};
    const char *text = "";

    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if ((weekdays & 1u << (KS_MONDAY + i)) != 0)
            text = ks_arena_printf(arena, "%s%s ", text, ks_tr(lang, names[i]));
    return text;
}

const char *ks_mediation_hours_text(struct ks_arena *arena, enum ks_lang lang,
                                    const struct ks_content *content)
{
    const struct ks_service_line *line = ks_hall_find_line(&content->hall, content->mediation.line);
    const char *text = "";

    for (int i = 0; i < line->hours_count; i++) {
        const struct ks_hours_span *span = &line->hours[i];
        text = ks_arena_printf(arena, "%s%s%s%02d:%02d\xE2\x80\x93%02d:%02d", text,
                               i > 0 ? ks_tr(lang, ", ") : "",
                               days_text(arena, lang, span->weekdays), span->from_minute / 60,
                               span->from_minute % 60, span->to_minute / 60, span->to_minute % 60);
    }
    return ks_arena_printf(arena, ks_tr(lang, "Numbers at this kiosk on working days %s"), text);
}
