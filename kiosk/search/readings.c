/* The words whose reading is given. */
#include <stdlib.h>
#include <string.h>

#include "search/pinyin.h"
#include "search/sounds_private.h"

enum { MAX_SYLLABLE = 6, MAX_POOL_BYTES = UINT16_MAX - 128 /* a unit has 16 bits */ };

struct ks_readings_word {
    uint32_t letters[KS_READING_MAX_LETTERS];
    uint16_t offsets[KS_READING_MAX_LETTERS]; /* of each letter's reading in the pool */
    int count;
};

/* Where the set of exactly this one reading is, added if need be. */
static bool find_offset(struct ks_readings *readings, const char *syllable, size_t length,
                        uint16_t *out)
{
    size_t at = 0;
    while (at < readings->pool_bytes) {
        size_t bytes = strlen(readings->pool + at);
        if (bytes == length && memcmp(readings->pool + at, syllable, length) == 0)
            break;
        at += bytes + 1;
    }
    if (at == readings->pool_bytes) {
        if (at + length + 1 > MAX_POOL_BYTES)
            return false;
        memcpy(readings->pool + at, syllable, length);
        readings->pool[at + length] = '\0';
        readings->pool_bytes += length + 1;
    }
    *out = (uint16_t)at;
    return true;
}

/* Takes the syllables one after another; returns how many there were, -1 for what is none. */
static int read_syllables(struct ks_readings *readings, const char *pinyin, uint16_t *offsets)
{
    int count = 0;
    while (*pinyin != '\0') {
        size_t length = strspn(pinyin, "abcdefghijklmnopqrstuvwxyz");
        if (length == 0 || length > MAX_SYLLABLE || count == KS_READING_MAX_LETTERS ||
            !find_offset(readings, pinyin, length, &offsets[count++]))
            return -1;
        pinyin += length;
        if (pinyin[0] == ' ' && pinyin[1] != '\0')
            pinyin++;
        else if (pinyin[0] != '\0')
            return -1;
    }
    return count;
}

static int read_letters(const char *text, uint32_t *letters)
{
    int count = 0;
    for (uint32_t letter; (letter = ks_letter_next(&text)) != 0;) {
        if (!ks_letter_is_han(letter) || count == KS_READING_MAX_LETTERS)
            return -1;
        letters[count++] = letter;
    }
    return count;
}

/* By first letter; the longer word first. */
static int by_letters(const void *a, const void *b)
{
    const struct ks_readings_word *x = a, *y = b;
    if (x->letters[0] != y->letters[0])
        return x->letters[0] < y->letters[0] ? -1 : 1;
    return y->count - x->count;
}

enum ks_err ks_readings_init(struct ks_readings *readings, const struct ks_reading *given,
                             int count, struct ks_error *error)
{
    *readings = (struct ks_readings){.pool_bytes = ks_pinyin_pool_bytes};
    size_t more = (size_t)count * KS_READING_MAX_LETTERS * (MAX_SYLLABLE + 1);
    readings->pool = malloc(ks_pinyin_pool_bytes + more);
    readings->words = calloc((size_t)count + 1, sizeof *readings->words);
    if (readings->pool == NULL || readings->words == NULL) {
        ks_readings_destroy(readings);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    }
    memcpy(readings->pool, ks_pinyin_pool, ks_pinyin_pool_bytes);
    for (int i = 0; i < count; i++) {
        struct ks_readings_word *word = &readings->words[i];
        word->count = read_letters(given[i].word, word->letters);
        if (word->count < 1 ||
            read_syllables(readings, given[i].pinyin, word->offsets) != word->count) {
            ks_readings_destroy(readings);
            return ks_fail(error, KS_ERR_INPUT,
                           "The reading \"%s\" of \"%s\" has to be one syllable a character, in "
                           "small letters, at most %d",
                           given[i].pinyin, given[i].word, KS_READING_MAX_LETTERS);
        }
    }
    readings->count = count;
    qsort(readings->words, (size_t)count, sizeof *readings->words, by_letters);
    return KS_OK;
}

void ks_readings_destroy(struct ks_readings *readings)
{
    free(readings->pool);
    free(readings->words);
    *readings = (struct ks_readings){0};
}

static bool begins_with(const uint32_t *letters, const struct ks_readings_word *word)
{
    for (int i = 0; i < word->count; i++)
        if (letters[i] != word->letters[i])
            return false;
    return true;
}

int ks_readings_match(const struct ks_readings *readings, const uint32_t *letters,
                      const uint16_t **offsets)
{
    int low = 0, high = readings->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (readings->words[middle].letters[0] < letters[0])
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < readings->count && readings->words[low].letters[0] == letters[0]; low++) {
        if (begins_with(letters, &readings->words[low])) {
            *offsets = readings->words[low].offsets;
            return readings->words[low].count;
        }
    }
    return 0;
}
