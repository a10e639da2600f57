/* Whether a year of the calendar has its festivals where they can be. */
#include "base/i18n.h"
#include "content/calendar_private.h"

#include "domain/period.h"

/* Days off in every year, from a year on: Measures for Public Holidays (全国年节及纪念日放假办法)
 * art. 2; the second day of May since its amendment of 2024. */
static const struct {
    int month, day, since;
} fixed_days[] = {
    {1, 1, 1949}, {5, 1, 1949}, {5, 2, 2025}, {10, 1, 1999}, {10, 2, 1999}, {10, 3, 1999},
};

/* The first day of the lunar year lies between 21 January and 20 February; with its eve and the
 * days after it a holiday of at least 4 days. */
enum { SPRING_FROM = 120, SPRING_TO = 223, SPRING_DAYS = 4, SPRING_EARLIEST_START = 115 };

static bool is_covered(const struct ks_calendar *calendar, struct ks_date date)
{
    return ks_calendar_day_kind(calendar, date) != KS_DAY_UNKNOWN;
}

static void check_fixed_days(struct ks_load *load, const struct ks_calendar *calendar, int year,
                             int line)
{
    char text[KS_DATE_TEXT_BYTES];
    for (size_t i = 0; i < sizeof fixed_days / sizeof fixed_days[0]; i++) {
        const struct ks_date date = {year, fixed_days[i].month, fixed_days[i].day};
        if (year < fixed_days[i].since || !is_covered(calendar, date) ||
            ks_calendar_day_kind(calendar, date) == KS_DAY_HOLIDAY)
            continue;
        ks_load_fault(load, line,
                      "%s is a public holiday every year, but no holiday here holds it: "
                      "\"known_until\" must end before it or the year be entered",
                      ks_date_format(date, text));
        return;
    }
}

static struct ks_date date_of(int year, int month_day)
{
    return (struct ks_date){year, month_day / 100, month_day % 100};
}

static bool is_spring_festival(const struct ks_day_range *holiday, int year)
{
    return ks_date_compare(holiday->first, date_of(year, SPRING_EARLIEST_START)) >= 0 &&
           ks_date_compare(holiday->first, date_of(year, SPRING_TO)) <= 0 &&
           ks_date_to_days(holiday->last) - ks_date_to_days(holiday->first) + 1 >= SPRING_DAYS;
}

static void check_spring(struct ks_load *load, const struct ks_calendar *calendar, int year,
                         int line)
{
    if (!is_covered(calendar, date_of(year, SPRING_FROM)) ||
        !is_covered(calendar, date_of(year, SPRING_TO)))
        return;
    for (int i = 0; i < calendar->holiday_count; i++)
        if (is_spring_festival(&calendar->holidays[i], year))
            return;
    ks_load_fault(load, line,
                  "no Spring Festival of at least %d days is entered for %d, which \"known_from\" "
                  "to \"known_until\" covers",
                  SPRING_DAYS, year);
}

/* Festivals by the moon and the sun, month and day: Measures for Public Holidays art. 2 with the
 * days of the lunar calendar. A year behind the table is looked at without them. */
enum { LUNAR_COUNT = 4, LONGEST_HOLIDAY = 10 };
static const struct {
    int year;
    int days[LUNAR_COUNT];
} lunar[] = {
    {2025, {129, 404, 531, 1006}}, {2026, {217, 405, 619, 925}}, {2027, {206, 405, 609, 915}},
    {2028, {126, 404, 528, 1003}}, {2029, {213, 404, 616, 922}}, {2030, {203, 405, 605, 912}},
};
static const char *const lunar_names[LUNAR_COUNT] = {
    KS_N_("the Spring Festival"), KS_N_("the Qingming Festival"), KS_N_("the Dragon Boat Festival"),
    KS_N_("the Mid-Autumn Festival")};

static const int *lunar_days(int year)
{
    for (size_t i = 0; i < sizeof lunar / sizeof lunar[0]; i++)
        if (lunar[i].year == year)
            return lunar[i].days;
    return NULL;
}

static void check_lunar(struct ks_load *load, const struct ks_calendar *calendar, int year,
                        int line)
{
    const int *days = lunar_days(year);
    char text[KS_DATE_TEXT_BYTES];
    for (int i = 0; days && i < LUNAR_COUNT; i++) {
        const struct ks_date date = date_of(year, days[i]);
        if (is_covered(calendar, date) && ks_calendar_day_kind(calendar, date) != KS_DAY_HOLIDAY)
            ks_load_fault(load, line, "%s is %s, but no holiday here holds it",
                          ks_date_format(date, text), ks_staff_tr(lunar_names[i]));
    }
}

static bool holds(const struct ks_day_range *holiday, struct ks_date date)
{
    return ks_date_compare(holiday->first, date) <= 0 && ks_date_compare(date, holiday->last) <= 0;
}

static bool holds_festival(const struct ks_day_range *holiday, int year)
{
    const int *days = lunar_days(year);
    bool is_held = days == NULL; /* not known */
    for (int i = 0; days && i < LUNAR_COUNT; i++)
        is_held = is_held || holds(holiday, date_of(year, days[i]));
    for (size_t i = 0; i < sizeof fixed_days / sizeof fixed_days[0]; i++)
        is_held = is_held ||
                  holds(holiday, (struct ks_date){year, fixed_days[i].month, fixed_days[i].day});
    return is_held;
}

/* A holiday moves every last day that the law counts: what only closes the hall is none. */
static void check_holidays(struct ks_load *load, const struct ks_calendar *calendar,
                           const struct ks_node *nodes)
{
    for (int i = 0; i < calendar->holiday_count; i++) {
        const struct ks_day_range *holiday = &calendar->holidays[i];
        int line = ks_node_near_key(ks_node_near_item(nodes, i), "from")->line;
        int64_t length = ks_date_to_days(holiday->last) - ks_date_to_days(holiday->first) + 1;
        if (length > LONGEST_HOLIDAY)
            ks_load_fault(load, line, "a holiday of %d days, %d is the most", (int)length,
                          LONGEST_HOLIDAY);
        if (!holds_festival(holiday, holiday->first.year) &&
            !holds_festival(holiday, holiday->last.year))
            ks_load_fault(load, line,
                          "no public holiday of the year lies in this one: days on which only the "
                          "hall is closed stand in \"closed\"");
    }
}

/* The holidays of a year are announced late in the year before. */
static bool is_span_sane(struct ks_load *load, const struct ks_calendar *calendar,
                         struct ks_date checked, const struct ks_calendar_lines *lines)
{
    int most = checked.year + 1;
    bool is_early = calendar->known_from.year < KS_PERIOD_FIRST_YEAR;
    bool is_late = !ks_date_is_none(checked) && calendar->known_until.year > most;
    if (is_early)
        ks_load_fault(load, lines->known_from, "\"known_from\" is before %d", KS_PERIOD_FIRST_YEAR);
    if (is_late)
        ks_load_fault(load, lines->known_until,
                      "\"known_until\" must not be after %d-12-31, the end of the year after "
                      "\"checked\"",
                      most);
    return !is_early && !is_late;
}

void ks_calendar_check_festivals(struct ks_load *load, const struct ks_calendar *calendar,
                                 struct ks_date checked, const struct ks_calendar_lines *lines)
{
    if (ks_date_is_none(calendar->known_from) || ks_date_is_none(calendar->known_until) ||
        !is_span_sane(load, calendar, checked, lines))
        return;
    for (int year = calendar->known_from.year; year <= calendar->known_until.year; year++) {
        check_fixed_days(load, calendar, year, lines->holidays->line);
        check_spring(load, calendar, year, lines->holidays->line);
        check_lunar(load, calendar, year, lines->holidays->line);
    }
    check_holidays(load, calendar, lines->holidays);
}
