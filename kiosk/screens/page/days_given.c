/* The days a visitor gave, by what they answer: what was given once is not asked for again. */
#include "screens/page/field.h"

#include <string.h>

static const char *ask_of(const struct ks_time_limit *limit)
{
    return limit->ask.in[KS_LANG_ZH_CN];
}

static int find(const struct ks_days_given *days, const char *ask)
{
    for (int i = 0; i < days->count; i++)
        if (strcmp(days->list[i].ask, ask) == 0)
            return i;
    return -1;
}

/* A day that is not complete is none; of too many the one given longest ago goes. */
static void keep(struct ks_days_given *days, const char *ask, const struct ks_blank *typed)
{
    struct ks_day_given *list = days->list;
    struct ks_date date;
    int at = find(days, ask);

    if (at >= 0) {
        days->count--;
        memmove(list + at, list + at + 1, (size_t)(days->count - at) * sizeof list[0]);
    }
    if (!ks_blank_date(typed, &date))
        return;
    if (days->count < KS_MOST_DAYS_GIVEN)
        days->count++;
    memmove(list + 1, list, (size_t)(days->count - 1) * sizeof list[0]);
    list[0] = (struct ks_day_given){ask, *typed};
}

void ks_days_fill(const struct ks_visit *visit, const struct ks_time_limit *limits, int count,
                  struct ks_blank *typed)
{
    const struct ks_days_given *days = ks_visit_state(visit, KS_SCREEN_ENTRY);

    for (int i = 0; i < count; i++) {
        int at = ks_time_limit_asks(&limits[i]) ? find(days, ask_of(&limits[i])) : -1;
        if (at >= 0)
            typed[i] = days->list[at].typed;
    }
}

void ks_days_give(struct ks_visit *visit, const struct ks_time_limit *limits, int count,
                  struct ks_blank *typed, int given)
{
    keep(ks_visit_state(visit, KS_SCREEN_ENTRY), ask_of(&limits[given]), &typed[given]);
    ks_days_fill(visit, limits, count, typed);
}
