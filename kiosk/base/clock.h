/* Time as an argument: everything that asks for the time asks one of these. */
#ifndef KS_BASE_CLOCK_H
#define KS_BASE_CLOCK_H

#include <stdint.h>

/* A source of time. Both functions may be called from any thread. */
struct ks_clock {
    int64_t (*wall_ms)(void *ctx);      /* milliseconds since 1970-01-01T00:00:00Z */
    int64_t (*monotonic_ms)(void *ctx); /* milliseconds since some fixed moment, never back */
    void *ctx;                          /* borrowed for the life of the clock */
};

/* The machine's own clock. */
struct ks_clock ks_clock_system(void);

/* A clock that stands still until told: for journeys and tests. Single-threaded writes. */
struct ks_clock_manual {
    _Atomic int64_t wall_ms;
    _Atomic int64_t monotonic_ms;
};

/* The clock that reads `manual` (borrowed). */
struct ks_clock ks_clock_from_manual(struct ks_clock_manual *manual);

/* Lets `ms` (>= 0) pass on both scales. */
void ks_clock_manual_advance(struct ks_clock_manual *manual, int64_t ms);

/* Milliseconds since 1970-01-01T00:00:00Z by `clock`; may jump when the machine's time is set. */
int64_t ks_clock_wall_ms(const struct ks_clock *clock);

/* Milliseconds since some fixed moment by `clock`; never back: for time-outs and durations. */
int64_t ks_clock_monotonic_ms(const struct ks_clock *clock);

#endif
