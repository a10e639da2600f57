/* Sound in memory: one channel, 16 bits, so many samples a second. Any thread; a value belongs to
 * one at a time. */
#ifndef KS_PLATFORM_SAMPLES_H
#define KS_PLATFORM_SAMPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* {0} is a valid empty value. */
struct ks_samples {
    int16_t *data; /* owned */
    size_t count, capacity;
    int rate; /* samples a second */
};

/* Adds a copy behind; false, and nothing added, when there is no memory. */
bool ks_samples_add(struct ks_samples *samples, const int16_t *data, size_t count);
/* Adds silence. */
bool ks_samples_add_silence(struct ks_samples *samples, int ms);
/* Adds a tone that swells and dies away, so that it does not click; `peak` 0 to 32767. */
bool ks_samples_add_tone(struct ks_samples *samples, int hz, int ms, int peak);
/* Accepts {0}. */
void ks_samples_destroy(struct ks_samples *samples);

/* How loud it is from sample `from` on while it sounds at all: the root mean square of its 20 ms
 * pieces that are not silence, 0 to 32767. */
double ks_samples_loudness(const struct ks_samples *samples, size_t from);

/* Makes what stands from sample `from` on as loud as every other part of a sentence, whoever
 * recorded it, without a peak being cut. Silence stays silence. */
void ks_samples_level(struct ks_samples *samples, size_t from);

/* Takes off the silence before and behind the sound that stands from sample `from` on, but for a
 * few hundredths of a second. Silence alone stays. */
void ks_samples_trim(struct ks_samples *samples, size_t from);

/* How long it sounds. */
int ks_samples_ms(const struct ks_samples *samples);

#endif
