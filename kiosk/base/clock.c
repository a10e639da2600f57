/* The time from the system, or by hand for journeys and tests. */
#include "base/clock.h"

#include <stdatomic.h>
#include <stddef.h>
#include <time.h>

static int64_t read_system(clockid_t id)
{
    struct timespec now;
    if (clock_gettime(id, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t system_wall_ms(void *ctx)
{
    (void)ctx;
    return read_system(CLOCK_REALTIME);
}

static int64_t system_monotonic_ms(void *ctx)
{
    (void)ctx;
    return read_system(CLOCK_BOOTTIME); /* counts while the machine sleeps, too */
}

struct ks_clock ks_clock_system(void)
{
    return (struct ks_clock){system_wall_ms, system_monotonic_ms, NULL};
}

static int64_t manual_wall_ms(void *ctx)
{
    struct ks_clock_manual *manual = ctx;
    return atomic_load(&manual->wall_ms);
}

static int64_t manual_monotonic_ms(void *ctx)
{
    struct ks_clock_manual *manual = ctx;
    return atomic_load(&manual->monotonic_ms);
}

struct ks_clock ks_clock_from_manual(struct ks_clock_manual *manual)
{
    return (struct ks_clock){manual_wall_ms, manual_monotonic_ms, manual};
}

void ks_clock_manual_advance(struct ks_clock_manual *manual, int64_t ms)
{
    atomic_fetch_add(&manual->wall_ms, ms);
    atomic_fetch_add(&manual->monotonic_ms, ms);
}

int64_t ks_clock_wall_ms(const struct ks_clock *clock)
{
    return clock->wall_ms(clock->ctx);
}

int64_t ks_clock_monotonic_ms(const struct ks_clock *clock)
{
    return clock->monotonic_ms(clock->ctx);
}
