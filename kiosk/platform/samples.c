/* Sound in memory: putting it together, and making its parts equally loud. */
#include "platform/samples.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_MS = 20, SILENCE = 330 /* 1 % */, LOUDNESS = 4600 /* -17 dB */, PEAK = 31800 };
enum { MARGIN_MS = 60 }; /* in which a word may begin and end softly */

static bool make_room(struct ks_samples *samples, size_t more)
{
    size_t capacity = samples->capacity;

    while (capacity - samples->count < more)
        capacity = capacity < 4096 ? 4096 : capacity * 2;
    if (capacity == samples->capacity)
        return true;
    int16_t *data = realloc(samples->data, capacity * sizeof *data);
    if (data == NULL)
        return false;
    samples->data = data;
    samples->capacity = capacity;
    return true;
}

bool ks_samples_add(struct ks_samples *samples, const int16_t *data, size_t count)
{
    if (!make_room(samples, count))
        return false;
    if (count > 0)
        memcpy(samples->data + samples->count, data, count * sizeof *data);
    samples->count += count;
    return true;
}

bool ks_samples_add_silence(struct ks_samples *samples, int ms)
{
    size_t count = (size_t)ms * (size_t)samples->rate / 1000;

    if (!make_room(samples, count))
        return false;
    if (count > 0)
        memset(samples->data + samples->count, 0, count * sizeof *samples->data);
    samples->count += count;
    return true;
}

bool ks_samples_add_tone(struct ks_samples *samples, int hz, int ms, int peak)
{
    const double turn = 2 * acos(-1);
    size_t from = samples->count;

    if (!ks_samples_add_silence(samples, ms))
        return false;
    size_t count = samples->count - from;
    for (size_t i = 0; i < count; i++) {
        double swell = sin(turn / 2 * (double)i / (double)count);
        double wave = sin(turn * hz * (double)i / samples->rate);
        samples->data[from + i] = (int16_t)(peak * swell * wave);
    }
    return true;
}

void ks_samples_destroy(struct ks_samples *samples)
{
    free(samples->data);
    *samples = (struct ks_samples){0};
}

static double square_sum(const int16_t *data, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (double)data[i] * data[i];
    return sum;
}

static double loudness_of(const int16_t *data, size_t count, int rate)
{
    size_t piece = (size_t)rate * PIECE_MS / 1000, sounding = 0;
    double sum = 0;

    for (size_t at = 0; at < count && piece > 0; at += piece) {
        size_t length = count - at < piece ? count - at : piece;
        double squares = square_sum(data + at, length);
        if (squares < (double)SILENCE * SILENCE * (double)length)
            continue;
        sum += squares;
        sounding += length;
    }
    return sounding == 0 ? 0 : sqrt(sum / (double)sounding);
}

double ks_samples_loudness(const struct ks_samples *samples, size_t from)
{
    return from < samples->count
               ? loudness_of(samples->data + from, samples->count - from, samples->rate)
               : 0;
}

void ks_samples_level(struct ks_samples *samples, size_t from)
{
    double loudness = ks_samples_loudness(samples, from);
    int peak = 0;

    if (loudness <= 0)
        return;
    for (size_t i = from; i < samples->count; i++)
        peak = abs(samples->data[i]) > peak ? abs(samples->data[i]) : peak;
    double factor = LOUDNESS / loudness;
    if (factor * peak > PEAK)
        factor = (double)PEAK / peak;
    for (size_t i = from; i < samples->count; i++)
        samples->data[i] = (int16_t)lround(samples->data[i] * factor);
}

/* The first and the last moment at which it sounds, from sample `from` on. */
static void find_sound(const struct ks_samples *samples, size_t from, size_t *first, size_t *end)
{
    size_t piece = (size_t)samples->rate * PIECE_MS / 1000;

    *first = *end = samples->count;
    for (size_t at = from; at < samples->count && piece > 0; at += piece) {
        size_t length = samples->count - at < piece ? samples->count - at : piece;
        if (loudness_of(samples->data + at, length, samples->rate) <= 0)
            continue;
        *first = *first == samples->count ? at : *first;
        *end = at + length;
    }
}

void ks_samples_trim(struct ks_samples *samples, size_t from)
{
    size_t margin = (size_t)samples->rate * MARGIN_MS / 1000, first, end;

    find_sound(samples, from, &first, &end);
    if (first == samples->count)
        return;
    first = first - from > margin ? first - margin : from;
    end = samples->count - end > margin ? end + margin : samples->count;
    memmove(samples->data + from, samples->data + first, (end - first) * sizeof *samples->data);
    samples->count = from + end - first;
}

int ks_samples_ms(const struct ks_samples *samples)
{
    return samples->rate > 0 ? (int)(samples->count * 1000 / (size_t)samples->rate) : 0;
}
