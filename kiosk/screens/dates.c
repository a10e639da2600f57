/* Days in words, in the order a language wants them. */
#include "screens/kiosk_private.h"

static const char *const weekdays[] = {
    NULL,         KS_N_("Mon"), KS_N_("Tue"), KS_N_("Wed"),
    KS_N_("Thu"), KS_N_("Fri"), KS_N_("Sat"), KS_N_("Sun"),
};
static const char *const months[] = {
    NULL,         KS_N_("Jan"), KS_N_("Feb"), KS_N_("Mar"), KS_N_("Apr"),
    KS_N_("May"), KS_N_("Jun"), KS_N_("Jul"), KS_N_("Aug"), KS_N_("Sep"),
    KS_N_("Oct"), KS_N_("Nov"), KS_N_("Dec"),
};

/* Fills a pattern of the catalogue: {y} {m} {d} numbers, {M} month by name, {w} weekday by name. */
static const char *expand_date(struct ks_arena *arena, enum ks_lang lang, const char *pattern,
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
    return expand_date(arena, lang, ks_tr(lang, "{d} {M} {y}"), date);
}

const char *ks_kiosk_date_text(struct ks_ui *ui, struct ks_date date)
{
    return ks_date_words(&ui->arena, ui->mode.lang, date);
}

const char *ks_kiosk_day_text(struct ks_ui *ui, struct ks_date date)
{
    return expand_date(&ui->arena, ui->mode.lang, ks_ui_tr(ui, "{w} {d} {M}"), date);
}

const char *ks_month_words(struct ks_ui *ui, struct ks_date date)
{
    return expand_date(&ui->arena, ui->mode.lang, ks_ui_tr(ui, "{M} {y}"), date);
}

const char *ks_weekday_letters(struct ks_ui *ui, enum ks_weekday weekday)
{
    static const char *const letters[] = {
        NULL,        KS_N_("Mo"), KS_N_("Tu"), KS_N_("We"),
        KS_N_("Th"), KS_N_("Fr"), KS_N_("Sa"), KS_N_("Su"),
    };

    return ks_ui_tr(ui, letters[weekday]);
}
