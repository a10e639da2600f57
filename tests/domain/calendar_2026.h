/* The calendar of 2026 as the General Office of the State Council announced it on 2025-11-04. */
#ifndef KS_TESTS_DOMAIN_CALENDAR_2026_H
#define KS_TESTS_DOMAIN_CALENDAR_2026_H

#include "domain/calendar.h"

static const struct ks_day_range holidays_2026[] = {
    {{2026, 1, 1}, {2026, 1, 3}},   {{2026, 2, 15}, {2026, 2, 23}}, {{2026, 4, 4}, {2026, 4, 6}},
    {{2026, 5, 1}, {2026, 5, 5}},   {{2026, 6, 19}, {2026, 6, 21}}, {{2026, 9, 25}, {2026, 9, 27}},
    {{2026, 10, 1}, {2026, 10, 7}},
};

static const struct ks_date workdays_2026[] = {
    {2026, 1, 4}, {2026, 2, 14}, {2026, 2, 28}, {2026, 5, 9}, {2026, 9, 20}, {2026, 10, 10},
};

static const struct ks_calendar calendar_2026 = {
    .holidays = holidays_2026,
    .holiday_count = sizeof holidays_2026 / sizeof holidays_2026[0],
    .workdays = workdays_2026,
    .workday_count = sizeof workdays_2026 / sizeof workdays_2026[0],
    .known_from = {2026, 1, 1},
    .known_until = {2026, 12, 31},
};

#endif
