#include "domain/limitation.h"

#include "domain/period.h"

enum {
    LIMIT_YEARS = 2,
    /* The longest rest a holiday has brought, with the weekend before it. */
    LONGEST_REST_DAYS = 12,
};

static struct ks_date start_of(struct ks_limitation_basis basis)
{
    return ks_date_is_none(basis.due) ? basis.effective : basis.due;
}

/* Where the calendar cannot tell, nobody is told they are late before the longest rest is over. */
static bool is_certainly_over(const struct ks_limitation *limit, struct ks_date today)
{
    if (limit->is_known)
        return limit->days_left < 0;
    return ks_date_compare(today, ks_date_add_days(limit->nominal, LONGEST_REST_DAYS)) > 0;
}

enum ks_err ks_limitation_compute(const struct ks_calendar *calendar,
                                  struct ks_limitation_basis basis, struct ks_date today,
                                  struct ks_limitation *out, struct ks_error *error)
{
    struct ks_period_end end;
    *out = (struct ks_limitation){0};
    if (!ks_date_is_valid(start_of(basis)))
        return ks_fail(error, KS_ERR_INPUT,
                       "the two years need the day it fell due or the day it took effect");
    if (!ks_date_is_valid(today))
        return ks_fail(error, KS_ERR_INPUT, "today is not a date");
    struct ks_period period = {.years = LIMIT_YEARS};
    enum ks_err err = ks_period_compute(calendar, start_of(basis), period, &end, error);
    if (err != KS_OK)
        return err;
    out->start = start_of(basis);
    out->nominal = end.nominal;
    out->last_day = ks_date_is_none(end.last_day) ? end.nominal : end.last_day;
    out->is_known = end.is_known;
    out->days_left = ks_date_to_days(out->last_day) - ks_date_to_days(today);
    out->is_over = is_certainly_over(out, today);
    return KS_OK;
}
