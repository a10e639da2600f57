/* Days of the Gregorian calendar, and the court's wall clock: Asia/Shanghai, UTC+8 all year, so no
 * time-zone database. Pure: the time is always an argument. Any thread. */
#ifndef KS_DOMAIN_DATE_H
#define KS_DOMAIN_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* A day; {0} means "none". `year` 1 to 9999, `month` 1 to 12, `day` from 1. */
struct ks_date {
    int year, month, day;
};

/* Minutes of a day, and the bytes of "YYYY-MM-DD" with its final 0. */
enum { KS_DAY_MINUTES = 24 * 60, KS_DATE_TEXT_BYTES = 11 };

/* Monday is 1, Sunday is 7. */
enum ks_weekday {
    KS_MONDAY = 1,
    KS_TUESDAY,
    KS_WEDNESDAY,
    KS_THURSDAY,
    KS_FRIDAY,
    KS_SATURDAY,
    KS_SUNDAY,
};

/* Whether `date` is {0}. */
bool ks_date_is_none(struct ks_date date);

/* Whether `date` is a day that exists: 2026-02-29 is not, {0} is not. */
bool ks_date_is_valid(struct ks_date date);

/* Less than, equal to or greater than 0 as `a` is before, on or after `b`. */
int ks_date_compare(struct ks_date a, struct ks_date b);

/* `days` (any sign) after `date`. {0} if `date` is not valid or the result leaves years 1..9999. */
struct ks_date ks_date_add_days(struct ks_date date, int days);

/* `months` (any sign) after `date`; a day that does not exist there becomes that month's last day:
 * 31 August and 6 months give 28 or 29 February. {0} as for ks_date_add_days. */
struct ks_date ks_date_add_months(struct ks_date date, int months);

/* Days in a month (1..12) of a year; 0 for a month that is not one. */
int ks_date_days_in_month(int year, int month);

/* The day of the week of a valid date. */
enum ks_weekday ks_date_weekday(struct ks_date date);

/* Days since 1970-01-01 (0), negative before; of a valid date. */
int ks_date_to_days(struct ks_date date);

/* The day that is `days` after 1970-01-01; {0} outside years 1..9999. */
struct ks_date ks_date_from_days(int days);

/* Reads exactly "YYYY-MM-DD". KS_ERR_INPUT, with text, for anything else or for a day that does not
 * exist; `*out` is then {0}. */
enum ks_err ks_date_parse(const char *text, struct ks_date *out,
                          struct ks_error *error) KS_MUST_USE;

/* Writes "YYYY-MM-DD", or "" for a date that is not valid. Returns `out`. */
char *ks_date_format(struct ks_date date, char out[KS_DATE_TEXT_BYTES]);

/* The day in Shanghai at `wall_ms` (milliseconds since 1970-01-01T00:00:00Z). */
struct ks_date ks_date_from_wall_ms(int64_t wall_ms);

/* Minutes since midnight in Shanghai at `wall_ms`: 0..1439. */
int ks_date_minute_from_wall_ms(int64_t wall_ms);

/* `wall_ms` of `minute` minutes (may exceed a day) after midnight in Shanghai on a valid `date`. */
int64_t ks_date_to_wall_ms(struct ks_date date, int minute);

#endif
