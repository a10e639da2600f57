/* Today against a last day. */
#include "domain/standing.h"

struct ks_standing ks_standing_find(struct ks_date from, const struct ks_period_end *end,
                                    struct ks_date today)
{
    int now = ks_date_to_days(today), left = ks_date_to_days(end->safe_day) - now;
    if (ks_date_to_days(from) > now)
        return (struct ks_standing){KS_STANDING_AHEAD, ks_date_to_days(from) - now};
    if (left > 0)
        return (struct ks_standing){KS_STANDING_OPEN, left};
    if (left == 0)
        return (struct ks_standing){KS_STANDING_TODAY, 0};
    int rest = ks_date_to_days(ks_period_sure_until(end)) - now;
    if (rest >= 0)
        return (struct ks_standing){KS_STANDING_REST, rest};
    return (struct ks_standing){
        ks_period_is_over(end, today) ? KS_STANDING_OVER : KS_STANDING_UNSURE, -left};
}
