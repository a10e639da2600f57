/* A kiosk used for days on end by visitors who do anything at all: what the parts of the marathon
 * share. Everything behind it is real but the window and the clock. */
#ifndef KS_TESTS_ENDURANCE_MARATHON_H
#define KS_TESTS_ENDURANCE_MARATHON_H

#include "chance.h"
#include "platform/input.h"
#include "screens/stage.h"

enum { MOST_HOURS = 100000, WARM_HOURS = 6 };

/* Heap in use after idling, without SQLite's pages and the letters kept by the font library: those
 * are bounded caches, and what is in them is chance. The least of an hour; what leaks is in it too.
 */
struct heap_book {
    size_t first_hour, warm_hour, last_hour, this_hour; /* the last has passed; 0 = none */
    size_t most, most_sqlite;
    int hour; /* of this_hour, from 0 */
    long measured;
};

struct marathon {
    struct stage stage;
    struct ks_kiosk *twin; /* the same kiosk, never touched: what is on the screen after a wipe */
    struct ks_store *staff;
    struct ks_gesture gesture;
    struct chance chance;
    uint64_t seed;
    unsigned serial_seen; /* of the visit, when it was last looked at */
    bool is_disk_full;
    int64_t began_ms; /* monotonic, of the simulated clock */
    long events, visits, wipes, papers, frames, painted;
    long shown[KS_SCREEN_COUNT]; /* frames of each screen */
    struct heap_book heap;
};

/* Ends the program with the seed, the number of the event, and what did not hold. */
_Noreturn void marathon_fail(const struct marathon *m, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Hours that the kiosk has run, on its own clock. */
double marathon_hours(const struct marathon *m);

/* ---- hands.c ---- */
/* One thing a visitor does: a touch, a gesture of one or ten fingers, a key. Counts its events. */
void hands_do_anything(struct marathon *m);
/* Every finger is lifted. */
void hands_lift(struct marathon *m);
/* A finger that lies on the panel trembles. */
void hands_tremble(struct marathon *m);

/* ---- trouble.c ---- */
/* Perhaps something of what happens around a kiosk: staff, printer, disk, window, clock. */
void trouble_happens(struct marathon *m);
/* Room on the disk again. */
void trouble_ends(struct marathon *m);

/* ---- watch.c ---- */
/* What must hold of every frame, and of the first one after a wipe. */
void watch_frame(struct marathon *m);
/* The worker has finished and its results are in. */
void watch_settle(struct marathon *m);
/* The kiosk is as nobody has touched it: after idling. */
void watch_home(struct marathon *m);
/* Notes how much of the heap is in use. */
void watch_heap(struct marathon *m);

#endif
