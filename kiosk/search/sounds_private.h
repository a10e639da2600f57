/* Inside of the sounds: the words whose reading is given. */
#ifndef KS_SEARCH_SOUNDS_PRIVATE_H
#define KS_SEARCH_SOUNDS_PRIVATE_H

#include <stddef.h>
#include <stdint.h>

#include "search/sounds.h"

/* The words by their first letter, and the texts of readings: ks_pinyin_pool, then what the words
 * add to it. {0} is empty. */
struct ks_readings {
    struct ks_readings_word *words; /* owned */
    int count;
    char *pool; /* owned */
    size_t pool_bytes;
};

/* Copies the words given. KS_ERR_INPUT names one that cannot be; KS_ERR_MEMORY. */
enum ks_err ks_readings_init(struct ks_readings *readings, const struct ks_reading *given,
                             int count, struct ks_error *error) KS_MUST_USE;
void ks_readings_destroy(struct ks_readings *readings);

/* The longest word `letters` (ended by 0) begin with: sets where each of its letters is read in the
 * pool, returns how many letters; 0 when no word is there. */
int ks_readings_match(const struct ks_readings *readings, const uint32_t *letters,
                      const uint16_t **offsets);

#endif
