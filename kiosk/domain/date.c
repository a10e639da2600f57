/* Days, and the court's time of day. */
#include "domain/date.h"

#include <limits.h>
#include <stdio.h>

enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468, LAST_YEAR = 9999 };

static const int64_t shanghai_offset_ms = 8LL * 60 * 60 * 1000;
static const int64_t day_ms = 24LL * 60 * 60 * 1000;
static const int64_t minute_ms = 60LL * 1000;

static bool is_leap_year(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int ks_date_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

bool ks_date_is_none(struct ks_date date)
{
    return date.year == 0 && date.month == 0 && date.day == 0;
}

bool ks_date_is_valid(struct ks_date date)
{
    return date.year >= 1 && date.year <= LAST_YEAR && date.day >= 1 &&
           date.day <= ks_date_days_in_month(date.year, date.month);
}

int ks_date_compare(struct ks_date a, struct ks_date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

/* Years are counted from 1 March, so that the leap day is the last of its year; 400 years (an era)
 * always have the same number of days. */
int ks_date_to_days(struct ks_date date)
{
    int year = date.month > 2 ? date.year : date.year - 1;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int month = (date.month + 9) % 12;
    int day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

struct ks_date ks_date_from_days(int days)
{
    const struct ks_date first = {1, 1, 1}, last = {LAST_YEAR, 12, 31};
    if (days < ks_date_to_days(first) || days > ks_date_to_days(last))
        return (struct ks_date){0};
    int shifted = days + DAYS_TO_1970; /* from 0000-03-01, so never negative here */
    int era = shifted / DAYS_PER_ERA;
    int day_of_era = shifted % DAYS_PER_ERA;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153;
    struct ks_date date = {
        .year = era * 400 + year_of_era + (month >= 10 ? 1 : 0),
        .month = month < 10 ? month + 3 : month - 9,
        .day = day_of_year - (153 * month + 2) / 5 + 1,
    };
    return date;
}

struct ks_date ks_date_add_days(struct ks_date date, int days)
{
    if (!ks_date_is_valid(date) || days > INT_MAX / 2 || days < INT_MIN / 2)
        return (struct ks_date){0};
    return ks_date_from_days(ks_date_to_days(date) + days);
}

struct ks_date ks_date_add_months(struct ks_date date, int months)
{
    if (!ks_date_is_valid(date) || months > 12 * LAST_YEAR || months < -12 * LAST_YEAR)
        return (struct ks_date){0};
    int index = date.year * 12 + date.month - 1 + months;
    if (index < 12 || index >= 12 * (LAST_YEAR + 1))
        return (struct ks_date){0};
    struct ks_date result = {.year = index / 12, .month = index % 12 + 1, .day = date.day};
    int last = ks_date_days_in_month(result.year, result.month);
    if (result.day > last)
        result.day = last;
    return result;
}

/* 1970-01-01 was a Thursday. */
enum ks_weekday ks_date_weekday(struct ks_date date)
{
    int since_monday = (ks_date_to_days(date) + 3) % 7;
    return (enum ks_weekday)((since_monday + 7) % 7 + 1);
}

/* Reads `count` digits at `text`; returns -1 if one is not a digit. */
static int read_digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + text[i] - '0';
    }
    return value;
}

/* Each part is looked at only when all before it is there: `text` may end anywhere. */
static bool read_parts(const char *text, struct ks_date *out)
{
    out->year = read_digits(text, 4);
    if (out->year < 0 || text[4] != '-')
        return false;
    out->month = read_digits(text + 5, 2);
    if (out->month < 0 || text[7] != '-')
        return false;
    out->day = read_digits(text + 8, 2);
    return out->day >= 0 && text[10] == '\0';
}

enum ks_err ks_date_parse(const char *text, struct ks_date *out, struct ks_error *error)
{
    struct ks_date date = {0};
    *out = (struct ks_date){0};
    if (!read_parts(text, &date))
        return ks_fail(error, KS_ERR_INPUT, "\"%.40s\" is not a date: write it as YYYY-MM-DD",
                       text);
    if (!ks_date_is_valid(date))
        return ks_fail(error, KS_ERR_INPUT, "%s is not a day of the calendar", text);
    *out = date;
    return KS_OK;
}

char *ks_date_format(struct ks_date date, char out[KS_DATE_TEXT_BYTES])
{
    char text[48] = "";
    if (ks_date_is_valid(date))
        snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    snprintf(out, KS_DATE_TEXT_BYTES, "%.10s", text);
    return out;
}

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/* Whoever is heard over a line may name any moment, one behind the last that can be counted, too.
 */
static int64_t at_court(int64_t wall_ms)
{
    return wall_ms > INT64_MAX - shanghai_offset_ms ? INT64_MAX : wall_ms + shanghai_offset_ms;
}

struct ks_date ks_date_from_wall_ms(int64_t wall_ms)
{
    int64_t days = floor_div(at_court(wall_ms), day_ms);
    if (days > INT_MAX || days < INT_MIN)
        return (struct ks_date){0};
    return ks_date_from_days((int)days);
}

int ks_date_minute_from_wall_ms(int64_t wall_ms)
{
    int64_t of_day_ms = at_court(wall_ms) % day_ms;
    return (int)((of_day_ms < 0 ? of_day_ms + day_ms : of_day_ms) / minute_ms);
}

int64_t ks_date_to_wall_ms(struct ks_date date, int minute)
{
    return ks_date_to_days(date) * day_ms + minute * minute_ms - shanghai_offset_ms;
}
