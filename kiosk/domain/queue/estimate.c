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

enum {
    ONE_OF = 11,        /* at either end of the range one in so many is left out */
    THIRD = 3,          /* of all: the rest is of halls that were fuller, emptier, at other hours */
    TWICE_MINUTES = 90, /* so much earlier or later in the day is as far as twice as full */
};

/* People a seat, the visitor among them: what a wait is proportional to. */
static double load_of(double ahead, int seats)
{
    return (ahead + 1.0) / seats;
}

struct likeness {
    double off;   /* how many times fuller or emptier it was, and at another hour: 1 = just so */
    double ratio; /* minutes for each of the people a seat */
};

static int compare_ratio(const void *a, const void *b)
{
    const struct likeness *one = a, *other = b;
    return (one->ratio > other->ratio) - (one->ratio < other->ratio);
}

static bool is_usable(const struct ks_wait_seen *seen)
{
    return seen->seats >= 1 && seen->ahead >= 0;
}

static struct likeness compare(const struct ks_wait_seen *seen, const struct ks_wait_seen *own)
{
    double load = load_of(own->ahead, own->seats), its = load_of(seen->ahead, seen->seats);
    double fuller = its > load ? its / load : load / its;
    double apart = seen->began > own->began ? seen->began - own->began : own->began - seen->began;
    return (struct likeness){fuller * (1 + apart / TWICE_MINUTES), seen->minutes / its};
}

/* Keeps the `most` likest of all so far, sorted by likeness. */
static int keep_likest(struct likeness *kept, int count, int most, const struct likeness *next)
{
    int at = count < most ? count : most - 1;
    if (count == most && next->off >= kept[at].off)
        return count;
    for (; at > 0 && kept[at - 1].off > next->off; at--)
        kept[at] = kept[at - 1];
    kept[at] = *next;
    return count < most ? count + 1 : count;
}

static int most_likest(const struct ks_wait_seen *seen, int count)
{
    int usable = 0;
    for (int i = 0; i < count; i++)
        usable += is_usable(&seen[i]);
    int most = usable / THIRD;
    most = most < KS_WAIT_FEW_SEEN ? KS_WAIT_FEW_SEEN : most;
    return most > KS_WAIT_MOST_SEEN ? KS_WAIT_MOST_SEEN : most;
}

bool ks_wait_likest(const struct ks_wait_seen *seen, int count, const struct ks_wait_seen *own,
                    double *low, double *high)
{
    struct likeness kept[KS_WAIT_MOST_SEEN] = {{0}};
    int most = most_likest(seen, count), kept_count = 0;
    *low = *high = 0;
    if (!is_usable(own))
        return false;
    for (int i = 0; i < count; i++) {
        if (!is_usable(&seen[i]))
            continue;
        const struct likeness next = compare(&seen[i], own);
        kept_count = keep_likest(kept, kept_count, most, &next);
    }
    if (kept_count < KS_WAIT_LEAST_SEEN)
        return false;
    qsort(kept, (size_t)kept_count, sizeof *kept, compare_ratio);
    int outside = kept_count / ONE_OF;
    double load = load_of(own->ahead, own->seats);
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

bool ks_wait_is_break(const struct ks_wait_break *breaks, int count, double minute)
{
    for (int i = 0; i < count; i++)
        if (minute >= breaks[i].from_minute && minute < breaks[i].to_minute)
            return true;
    return false;
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
