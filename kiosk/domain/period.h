/* The last day of a period set by law or by the court in days, months or years: Civil Procedure Law
 * (民事诉讼法) art. 85, its Interpretation (民诉法解释) art. 125, Civil Code (民法典) art. 201 to
 * 203. Pure, no I/O. */
#ifndef KS_DOMAIN_PERIOD_H
#define KS_DOMAIN_PERIOD_H

#include <stdbool.h>

#include "base/err.h"
#include "domain/calendar.h"
#include "domain/date.h"

/* A length of time; the parts add up, years and months first. */
struct ks_period {
    int years, months, days;
};

/* How a period ends. */
struct ks_period_end {
    struct ks_date nominal; /* by counting alone */
    struct ks_date
        last_day;  /* the last day on which the act is in time; {0} if it cannot be said */
    bool is_moved; /* last_day is later than nominal: rest days were passed */
    bool is_known; /* the calendar covers every day looked at */
    /* The day to name: in time whatever the holidays are, and no day off that can be told. last_day
     * where it is known; else nominal or, where that is a weekend or a holiday of the same date
     * every year (Measures for Public Holidays art. 2), the last day before it that is neither. */
    struct ks_date safe_day;
};

/* No period here begins in an earlier year: a day before it is a slip of the hand. */
enum { KS_PERIOD_FIRST_YEAR = 1990 };

/* The longest rest a holiday has brought, with the weekend before it. */
enum { KS_LONGEST_REST_DAYS = 12 };

/* The last day that is certainly in time, be the court open or shut: last_day where it is known,
 * else nominal. Behind safe_day by the days off between them. */
struct ks_date ks_period_sure_until(const struct ks_period_end *end);

/* Whether a holiday that is not announced yet may fall on `day`: the court may then be shut. */
bool ks_period_may_be_holiday(const struct ks_calendar *calendar, struct ks_date day);

/* Whether the period is certainly over on `day`: in a year whose holidays are not known only when
 * the longest rest has passed. */
bool ks_period_is_over(const struct ks_period_end *end, struct ks_date day);

/* Whether a period may begin on `from`: KS_ERR_INPUT, with text, for no date, a day before 1990 or
 * one after the last the calendar knows, when nothing can be said of the days that follow. For the
 * hand that enters a day; ks_period_compute itself takes any. Any thread. */
enum ks_err ks_period_check_from(const struct ks_calendar *calendar, struct ks_date from,
                                 struct ks_error *error) KS_MUST_USE;

/* Counts `period` from `from` (received, in force, due):
 * - the first day is not counted (Civil Procedure Law art. 85(2), Civil Code art. 201);
 * - months and years end on the day of the same number, or on the month's last day where there is
 *   none (Civil Code art. 202);
 * - if that is a rest day, the first day after the rest (Civil Procedure Law art. 85(3), Civil Code
 *   art. 203). Rest days are the public holidays and the Saturdays and Sundays that are not worked
 * in exchange; the law itself says only "statutory holidays", this reading is the common practice.
 * In a year the calendar does not cover, `is_known` is false: only Saturdays and Sundays are
 * passed, any of which may be worked, and `last_day` is {0} where the holidays of that year, not
 * announced, may reach. People are then to be told `safe_day`.
 * KS_ERR_INPUT, with text, for a date that is none or a length that is not above 0 (each part 0 or
 * more) or leads past the year 9999. Any thread. */
enum ks_err ks_period_compute(const struct ks_calendar *calendar, struct ks_date from,
                              struct ks_period period, struct ks_period_end *out,
                              struct ks_error *error) KS_MUST_USE;

#endif
