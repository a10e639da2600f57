/* Asking the table of words: reading it, finding a word, walking over its places. */
#include <string.h>

#include "search/word_table_private.h"

/* A block: this head, a length a page, where each name and its places begin (one more each, the
 * end), the names, the places; filled up to whole numbers of 32 bits. */
enum { HEAD_PAGES, HEAD_WORDS, HEAD_NAME_BYTES, HEAD_PLACE_BYTES, HEAD_COUNT };

/* Whether `at` rises from 0 to `end`. */
static bool is_rising(const uint32_t *at, uint32_t count, uint32_t end)
{
    for (uint32_t i = 0; i < count; i++)
        if (at[i] > at[i + 1])
            return false;
    return at[0] == 0 && at[count] == end;
}

static bool is_sound(const struct ks_word_table *table, const uint32_t *head)
{
    if (!is_rising(table->names_at, table->word_count, head[HEAD_NAME_BYTES]) ||
        !is_rising(table->places_at, table->word_count, head[HEAD_PLACE_BYTES]))
        return false;
    for (uint32_t i = 0; i < table->word_count; i++)
        if (table->names_at[i] == table->names_at[i + 1] ||
            table->names[table->names_at[i + 1] - 1] != '\0')
            return false;
    return true;
}

bool ks_word_table_read(struct ks_word_table *table, const uint32_t *block, size_t bytes,
                        size_t *out_bytes)
{
    if (bytes < HEAD_COUNT * sizeof *block)
        return false;
    uint64_t pages = block[HEAD_PAGES], words = block[HEAD_WORDS];
    uint64_t tail = (uint64_t)block[HEAD_NAME_BYTES] + block[HEAD_PLACE_BYTES];
    uint64_t numbers = HEAD_COUNT + pages + 2 * (words + 1) + (tail + 3) / sizeof *block;
    if (numbers > bytes / sizeof *block)
        return false;
    *out_bytes = (size_t)numbers * sizeof *block;
    const uint32_t *page_lengths = block + HEAD_COUNT;
    const uint32_t *names_at = page_lengths + pages, *places_at = names_at + words + 1;
    const char *names = (const char *)(places_at + words + 1);
    *table = (struct ks_word_table){
        .page_count = block[HEAD_PAGES],
        .word_count = block[HEAD_WORDS],
        .page_lengths = page_lengths,
        .names_at = names_at,
        .places_at = places_at,
        .names = names,
        .places = (const uint8_t *)names + block[HEAD_NAME_BYTES],
    };
    for (uint64_t i = 0; i < pages; i++)
        table->length += page_lengths[i];
    return is_sound(table, block);
}

const char *ks_word_table_name(const struct ks_word_table *table, uint32_t word)
{
    return table->names + table->names_at[word];
}

uint32_t ks_word_table_find(const struct ks_word_table *table, const char *name)
{
    uint32_t low = 0, high = table->word_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(ks_word_table_name(table, middle), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct ks_word_places ks_word_table_places(const struct ks_word_table *table, uint32_t word)
{
    return (struct ks_word_places){.at = table->places + table->places_at[word],
                                   .end = table->places + table->places_at[word + 1]};
}

/* Seven bits a byte, the lowest first; the top bit says that there is more. */
static uint32_t read_number(struct ks_word_places *places)
{
    uint32_t number = 0;
    for (unsigned shift = 0; places->at < places->end && shift < 32; shift += 7) {
        uint8_t byte = *places->at++;
        number |= (uint32_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            break;
    }
    return number;
}

bool ks_word_places_next(struct ks_word_places *places)
{
    if (places->at == places->end)
        return false;
    uint32_t number = read_number(places);
    if (number & 1) { /* further on in the same cell */
        places->position += number >> 1;
    } else {
        places->cell += number >> 1;
        places->position = read_number(places);
    }
    return true;
}
