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

/* People a seat, the visitor among them: what a wait is proportional to. */
static double load_of(int ahead, int seats)
{
    return (ahead + 1.0) / seats;
}

struct likeness {
    double off;   /* how many times fuller or emptier it was: 1 = just so */
    double ratio; /* minutes for each of the people a seat */
};

static int compare_off(const void *a, const void *b)
{
    const struct likeness *one = a, *other = b;
    return (one->off > other->off) - (one->off < other->off);
}

static int compare_ratio(const void *a, const void *b)
{
    const struct likeness *one = a, *other = b;
    return (one->ratio > other->ratio) - (one->ratio < other->ratio);
}

/* Keeps the likest of all so far, sorted by likeness. */
static int keep_likest(struct likeness *kept, int count, const struct likeness *next)
{
    if (count < KS_WAIT_MOST_SEEN)
        kept[count++] = *next;
    else if (next->off < kept[count - 1].off)
        kept[count - 1] = *next;
    else
        return count;
    qsort(kept, (size_t)count, sizeof *kept, compare_off);
    return count;
}

bool ks_wait_range(const struct ks_wait_seen *seen, int count, int ahead, int seats, int *low,
                   int *high)
{
    struct likeness kept[KS_WAIT_MOST_SEEN];
    int kept_count = 0;
    *low = *high = 0;
    if (ahead < 0 || seats < 1)
        return false;
    double load = load_of(ahead, seats);
    for (int i = 0; i < count; i++) {
        if (seen[i].seats < 1 || seen[i].ahead < 0)
            continue;
        double its = load_of(seen[i].ahead, seen[i].seats);
        const struct likeness next = {its > load ? its / load : load / its, seen[i].minutes / its};
        kept_count = keep_likest(kept, kept_count, &next);
    }
    if (kept_count < KS_WAIT_LEAST_SEEN)
        return false;
    qsort(kept, (size_t)kept_count, sizeof *kept, compare_ratio);
    double least = kept[kept_count / 10].ratio * load;
    double most = kept[kept_count - 1 - kept_count / 10].ratio * load;
    *low = (int)(least / KS_WAIT_STEP_MINUTES) * KS_WAIT_STEP_MINUTES;
    *high = ((int)(most / KS_WAIT_STEP_MINUTES) + 1) * KS_WAIT_STEP_MINUTES;
    return true;
}
