/* What is said of the hall's rooms and of the wait, on the screen and on paper. */
#ifndef KS_SERVICE_QUEUE_WORDS_H
#define KS_SERVICE_QUEUE_WORDS_H

#include "base/arena.h"
#include "content/content.h"

/* A fact in one look: a value and what it counts; the unit may be "". */
struct ks_queue_fact {
    const char *label, *value, *unit;
};
enum { KS_QUEUE_FACTS = 3 };
/* Of a visitor who waits for a line. */
struct ks_queue_wait {
    const char *line;
    int ahead, low_min, high_min;
};

/* People ahead, the wait as a range (`high_min` 0: nobody knows, ask at the window), the rooms:
 * "1–3" where their numbers follow one another, "1, 3" where they have numbers, else their names.
 * In the arena. Any thread. */
void ks_queue_facts(struct ks_arena *arena, enum ks_lang lang, const struct ks_content *content,
                    const struct ks_queue_wait *wait, struct ks_queue_fact out[KS_QUEUE_FACTS]);

/* The moment the line shuts today, "17:00", where the wait that begins at `now_ms` (wall clock) may
 * be longer than that; NULL: it is not, or nobody knows how long it is. In the arena. Any thread.
 */
const char *ks_queue_outlasts(struct ks_arena *arena, const struct ks_content *content,
                              const struct ks_queue_wait *wait, int64_t now_ms);

#endif
