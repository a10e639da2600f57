/* Hours less closings. */
#include "domain/opening.h"

int ks_opening_find_closed(const struct ks_opening *opening, struct ks_date date, int minute)
{
    for (int i = 0; i < opening->closed_count; i++) {
        const struct ks_closed_span *span = &opening->closed[i];
        if (ks_date_compare(span->from, date) <= 0 && ks_date_compare(date, span->to) <= 0 &&
            span->from_minute <= minute && minute < span->to_minute)
            return i;
    }
    return -1;
}

bool ks_opening_is_open(const struct ks_opening *opening, struct ks_date date, int minute)
{
    return ks_opening_find_closed(opening, date, minute) < 0 &&
           ks_hours_is_open(opening->calendar, opening->spans, opening->span_count, date, minute);
}

/* It can only end where a span ends or where a closing begins. */
int ks_opening_ends(const struct ks_opening *opening, struct ks_date date)
{
    int last = -1;
    for (int i = 0; i < opening->span_count + opening->closed_count; i++) {
        int end = i < opening->span_count ? opening->spans[i].to_minute
                                          : opening->closed[i - opening->span_count].from_minute;
        if (end > last && end > 0 && ks_opening_is_open(opening, date, end - 1))
            last = end;
    }
    return last;
}

/* The first moment after the closing that covers this one. */
static void leave_closed(const struct ks_closed_span *span, struct ks_date *date, int *minute)
{
    *minute = span->to_minute;
    if (*minute >= KS_DAY_MINUTES) {
        *date = ks_date_add_days(*date, 1);
        *minute = 0;
    }
}

/* Each turn leads on by at least a minute, and the calendar ends somewhere. */
bool ks_opening_find_next(const struct ks_opening *opening, struct ks_date date, int minute,
                          struct ks_date *out_date, int *out_minute)
{
    *out_date = (struct ks_date){0};
    *out_minute = 0;
    for (bool is_found = false; !is_found;) {
        int closed = ks_opening_find_closed(opening, date, minute);
        if (closed >= 0) {
            leave_closed(&opening->closed[closed], &date, &minute);
            is_found = ks_opening_is_open(opening, date, minute);
        } else if (ks_hours_next_open(opening->calendar, opening->spans, opening->span_count, date,
                                      minute, &date, &minute)) {
            is_found = ks_opening_is_open(opening, date, minute);
        } else {
            return false;
        }
    }
    *out_date = date;
    *out_minute = minute;
    return true;
}
