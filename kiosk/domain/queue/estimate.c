/* How long it may take until a visitor is called. */
#include "domain/queue/estimate.h"

#include <stdint.h>
#include <stdlib.h>

bool ks_wait_estimate(int ahead, int rooms, int min_minutes, int max_minutes, int *low, int *high)
{
    const int step = KS_WAIT_STEP_MINUTES;
    *low = *high = 0;
    if (rooms < 1 || ahead < 0 || min_minutes < 0 || max_minutes < 1 || max_minutes < min_minutes)
        return false;
    int64_t best = (int64_t)(ahead / rooms) * min_minutes;
    int64_t worst = ((int64_t)(ahead / rooms) + 1) * max_minutes;
    if (worst > KS_WAIT_MAX_MINUTES)
        return false;
    *low = (int)(best / step) * step;
    if (*low == 0 && best > 0)
        *low = step < worst ? step : (int)best;
    *high = (int)((worst + step - 1) / step) * step;
    return true;
}

/* At either end of the range one in so many is left out. */
enum { ONE_OF_PLENTY = 10, ONE_OF_FEW = 15 };

/* People a seat, the visitor among them: what a wait is proportional to. */
static double load_of(double ahead, int seats)
{
    return (ahead + 1.0) / seats;
}

struct likeness {
    double off;   /* how many times fuller or emptier it was: 1 = just so */
    double ratio; /* minutes for each of the people a seat */
};

static int compare_ratio(const void *a, const void *b)
{
    const struct likeness *one = a, *other = b;
    return (one->ratio > other->ratio) - (one->ratio < other->ratio);
}

/* Keeps the likest of all so far, sorted by likeness. */
static int keep_likest(struct likeness *kept, int count, const struct likeness *next)
{
    int at = count < KS_WAIT_MOST_SEEN ? count : KS_WAIT_MOST_SEEN - 1;
    if (count == KS_WAIT_MOST_SEEN && next->off >= kept[at].off)
        return count;
    for (; at > 0 && kept[at - 1].off > next->off; at--)
        kept[at] = kept[at - 1];
    kept[at] = *next;
    return count < KS_WAIT_MOST_SEEN ? count + 1 : count;
}

bool ks_wait_likest(const struct ks_wait_seen *seen, int count, double ahead, int seats,
                    double *low, double *high)
{
    struct likeness kept[KS_WAIT_MOST_SEEN];
    int kept_count = 0, usable_count = 0;
    *low = *high = 0;
    if (ahead < 0 || seats < 1)
        return false;
    double load = load_of(ahead, seats);
    for (int i = 0; i < count; i++) {
        if (seen[i].seats < 1 || seen[i].ahead < 0)
            continue;
        usable_count++;
        double its = load_of(seen[i].ahead, seen[i].seats);
        const struct likeness next = {its > load ? its / load : load / its, seen[i].minutes / its};
        kept_count = keep_likest(kept, kept_count, &next);
    }
    if (kept_count < KS_WAIT_LEAST_SEEN)
        return false;
    qsort(kept, (size_t)kept_count, sizeof *kept, compare_ratio);
    int outside = kept_count / (usable_count < KS_WAIT_PLENTY_SEEN ? ONE_OF_FEW : ONE_OF_PLENTY);
    *low = kept[outside].ratio * load;
    *high = kept[kept_count - 1 - outside].ratio * load;
    return true;
}

void ks_wait_round(double least, double most, int *low, int *high)
{
    *low = (int)(least / KS_WAIT_STEP_MINUTES) * KS_WAIT_STEP_MINUTES;
    *high = ((int)(most / KS_WAIT_STEP_MINUTES) + 1) * KS_WAIT_STEP_MINUTES;
}

static double at_most(double a, double b)
{
    return a < b ? a : b;
}

static double at_least(double a, double b)
{
    return a > b ? a : b;
}

double ks_wait_without_breaks(const struct ks_wait_break *breaks, int count, double from, double to)
{
    double minutes = to - from;
    for (int i = 0; i < count; i++) {
        double begins = at_least(from, breaks[i].from_minute);
        double ends = at_most(to, breaks[i].to_minute);
        minutes -= at_least(ends - begins, 0);
    }
    return minutes;
}

double ks_wait_with_breaks(const struct ks_wait_break *breaks, int count, double from,
                           double minutes, int late)
{
    double at = from;
    for (int i = 0; i < count; i++) {
        double begins = at_most(breaks[i].from_minute + late, breaks[i].to_minute);
        if (breaks[i].to_minute <= at || at + minutes <= begins)
            continue;
        minutes -= at_least(begins - at, 0);
        at = breaks[i].to_minute;
    }
    return at + minutes - from;
}
