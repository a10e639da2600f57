/* Days of visits by people who do anything at all, on a clock of its own. The long form:
 *
 *     ASAN_OPTIONS=detect_leaks=1 build-asan/marathon 72 2000000 | cat
 *
 * goes on until 72 hours have passed at the kiosk and 2,000,000 touches, gestures and keys have
 * been given; a third number is the seed of an earlier run, to be seen again. Its output is to go
 * into a pipe: while the disk is full no file can grow. */
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "app/journey_private.h"
#include "marathon.h"

enum { HOUR_MS = 3600 * 1000, IDLE_S = 85, TALK_EVENTS = 50000 };

/* Parts of the libraries are set up when they are first used, and lists grow to the largest frame:
 * by hour WARM_HOURS all of it has happened. */
enum { FIRST_SLACK_BYTES = 768 * 1024, WARM_SLACK_BYTES = 128 * 1024 };
enum { SQLITE_MOST_BYTES = 12 * 1024 * 1024 };

double marathon_hours(const struct marathon *m)
{
    return (double)(m->stage.clock.monotonic_ms - m->began_ms) / HOUR_MS;
}

void marathon_fail(const struct marathon *m, const char *format, ...)
{
    va_list args;

    ks_journey_limit_files(false);
    fprintf(stderr,
            "seed %llu, event %ld, visit %ld, hour %.2f, screen %d: ", (unsigned long long)m->seed,
            m->events, m->visits, marathon_hours(m),
            (int)ks_visit_place_now(&m->stage.parts.kiosk->visit)->screen);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    _exit(1);
}

static void open_all(struct marathon *m)
{
    struct ks_store_opening opening = {0};
    struct ks_error error = {0};

    stage_open(&m->stage);
    if (ks_store_open(m->stage.parts.db_path, m->stage.clock.wall_ms, &m->staff, &opening,
                      &error) != KS_OK)
        marathon_fail(m, "%s", error.text);
    struct ks_kiosk_parts parts = m->stage.parts.kiosk->parts;
    parts.forget = NULL;
    m->twin = ks_kiosk_create(&parts);
    m->began_ms = m->stage.clock.monotonic_ms;
    watch_settle(m);
}

static void close_all(struct marathon *m)
{
    struct ks_error error = {0};

    watch_settle(m);
    if (ks_store_check(m->staff, &error) != KS_OK)
        marathon_fail(m, "%s", error.text);
    ks_kiosk_free(m->twin);
    ks_store_close(m->staff);
    stage_close(&m->stage);
}

/* Nobody is there, or only a hand that was left lying on the panel. */
static void idle(struct marathon *m)
{
    int seconds = chance_once_in(&m->chance, 25) ? chance_of(&m->chance, 600, 7200)
                                                 : chance_of(&m->chance, IDLE_S, IDLE_S + 90);

    for (int i = 0; i < seconds; i++) {
        ks_clock_manual_advance(&m->stage.clock, 1000);
        if (i < IDLE_S)
            hands_tremble(m);
        watch_settle(m);
    }
    hands_lift(m);
    watch_settle(m);
    watch_home(m);
    watch_heap(m);
}

static void visit(struct marathon *m)
{
    m->visits++;
    for (int left = chance_of(&m->chance, 1, 250); left > 0; left--) {
        hands_do_anything(m);
        ks_worker_wait(m->stage.parts.worker); /* so that a seed gives the same visits again */
        if (chance_once_in(&m->chance, 3)) {
            ks_kiosk_tick(m->stage.parts.kiosk);
            watch_frame(m);
        }
        if (chance_once_in(&m->chance, 50))
            trouble_happens(m);
    }
    watch_settle(m);
    if (chance_once_in(&m->chance, 2))
        idle(m);
}

static void tell(const struct marathon *m, time_t began)
{
    int screens = 0;

    if (m->is_disk_full)
        return;
    for (int i = 0; i < KS_SCREEN_COUNT; i++)
        screens += m->shown[i] > 0;
    printf("hours %.1f events %ld visits %ld wipes %ld frames %ld screens %d painted %ld papers "
           "%ld heap-first-hour %zu heap-warm-hour %zu heap-last-hour %zu heap-most %zu sqlite %zu "
           "measured %ld "
           "seconds %ld\n",
           marathon_hours(m), m->events, m->visits, m->wipes, m->frames, screens, m->painted,
           m->papers, m->heap.first_hour, m->heap.warm_hour, m->heap.last_hour, m->heap.most,
           m->heap.most_sqlite, m->heap.measured, (long)(time(NULL) - began));
    fflush(stdout);
}

static void check_memory(const struct marathon *m)
{
    if (m->heap.first_hour == 0 || m->heap.measured < 2)
        marathon_fail(m, "too short a run to tell whether memory grows");
    if (m->heap.last_hour > m->heap.first_hour + FIRST_SLACK_BYTES)
        marathon_fail(m, "%zu bytes are in use after idling, in the first hour it was %zu",
                      m->heap.last_hour, m->heap.first_hour);
    if (m->heap.warm_hour > 0 && m->heap.last_hour > m->heap.warm_hour + WARM_SLACK_BYTES)
        marathon_fail(m, "%zu bytes are in use after idling, in hour %d it was %zu",
                      m->heap.last_hour, WARM_HOURS, m->heap.warm_hour);
    if (m->heap.most_sqlite > SQLITE_MOST_BYTES)
        marathon_fail(m, "SQLite holds %zu bytes", m->heap.most_sqlite);
}

int main(int argc, char **argv)
{
    static struct marathon m;
    double hours = argc > 1 ? strtod(argv[1], NULL) : 0;
    long events = argc > 2 ? strtol(argv[2], NULL, 10) : 0, told = 0;
    time_t began = time(NULL);

    m.seed = argc > 3 ? strtoull(argv[3], NULL, 10) : (uint64_t)began;
    if (hours <= 0 || hours > MOST_HOURS || events <= 0) {
        fputs("marathon HOURS EVENTS [SEED]\n", stderr);
        return 2;
    }
    m.chance.state = m.seed;
    printf("seed %llu\n", (unsigned long long)m.seed);
    open_all(&m);
    while (m.events < events || marathon_hours(&m) < hours) {
        visit(&m);
        if (m.events - told >= TALK_EVENTS && !m.is_disk_full) {
            told = m.events;
            tell(&m, began);
        }
    }
    trouble_ends(&m);
    tell(&m, began);
    check_memory(&m);
    close_all(&m);
    return 0;
}
