/* The clock against the last number, and the end of a day's numbers. */
#include "domain/numbering.h"

enum ks_clock_verdict ks_clock_judge(struct ks_date last_day, int64_t last_ms, int64_t now_ms)
{
    const int64_t slack_ms = KS_CLOCK_SLACK_MINUTES * INT64_C(60000);
    if (ks_date_is_none(last_day))
        return KS_CLOCK_FITS;
    int order = ks_date_compare(ks_date_from_wall_ms(now_ms), last_day);
    if (order < 0)
        return KS_CLOCK_DAY_BACK;
    return order == 0 && last_ms > now_ms + slack_ms ? KS_CLOCK_MINUTES_BACK : KS_CLOCK_FITS;
}

struct ks_date ks_numbers_ended_day(const struct ks_opening *opening, struct ks_date date,
                                    int minute)
{
    struct ks_date next = {0};
    int at = 0;
    bool opens_again = ks_opening_is_open(opening, date, minute) ||
                       (ks_opening_find_next(opening, date, minute, &next, &at) &&
                        ks_date_compare(next, date) == 0);
    return opens_again ? ks_date_add_days(date, -1) : date;
}
