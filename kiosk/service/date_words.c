/* Patterns of the catalogue filled with a day. */
#include "service/date_words.h"

#include <stdio.h>

static const char *const weekdays[] = {
    NULL,         KS_N_("Mon"), KS_N_("Tue"), KS_N_("Wed"),
    KS_N_("Thu"), KS_N_("Fri"), KS_N_("Sat"), KS_N_("Sun"),
};
static const char *const months[] = {
    NULL,         KS_N_("Jan"), KS_N_("Feb"), KS_N_("Mar"), KS_N_("Apr"),
    KS_N_("May"), KS_N_("Jun"), KS_N_("Jul"), KS_N_("Aug"), KS_N_("Sep"),
    KS_N_("Oct"), KS_N_("Nov"), KS_N_("Dec"),
};

const char *ks_date_expand(struct ks_arena *arena, enum ks_lang lang, const char *pattern,
                           struct ks_date date)
{
    char out[96];
    size_t length = 0;

    for (const char *p = pattern; *p != '\0' && length + 32 < sizeof out; p++) {
        if (p[0] != '{' || p[1] == '\0' || p[2] != '}') {
            out[length++] = *p;
            continue;
        }
        char number[16];
        const char *part = number;
        snprintf(number, sizeof number, "%d",
                 p[1] == 'y'   ? date.year
                 : p[1] == 'm' ? date.month
                               : date.day);
        if (p[1] == 'M')
            part = ks_tr(lang, months[date.month]);
        else if (p[1] == 'w')
            part = ks_tr(lang, weekdays[ks_date_weekday(date)]);
        length += (size_t)snprintf(out + length, sizeof out - length, "%s", part);
        p += 2;
    }
    return ks_arena_strndup(arena, out, length);
}

const char *ks_date_words(struct ks_arena *arena, enum ks_lang lang, struct ks_date date)
{
    return ks_date_expand(arena, lang, ks_tr(lang, "{d} {M} {y}"), date);
}
