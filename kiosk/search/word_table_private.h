/* The words of all pages and where each stands: one block of memory that is asked as it is, made
 * anew or read back from a file. Knows nothing of what is typed. */
#ifndef KS_SEARCH_WORD_TABLE_PRIVATE_H
#define KS_SEARCH_WORD_TABLE_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A page has so many columns: title, synonyms, body. */
enum { KS_WORD_COLUMNS = 3 };

/* A table in a block of somebody else's. The words are in order of their bytes: Latin ones and
 * numbers before Chinese. */
struct ks_word_table {
    uint32_t page_count, word_count;
    uint64_t length;              /* words of all pages together */
    const uint32_t *page_lengths; /* words of each page */
    const uint32_t *names_at, *places_at;
    const char *names; /* each ended by a zero byte */
    const uint8_t *places;
};

/* Reads the table at the start of a block; sets how many bytes it takes. False when the block is
 * none, or not whole: whatever is in it, nothing outside of it will be read. */
bool ks_word_table_read(struct ks_word_table *table, const uint32_t *block, size_t bytes,
                        size_t *out_bytes);

/* The first word that is not before `name`; word_count when all are. */
uint32_t ks_word_table_find(const struct ks_word_table *table, const char *name);
const char *ks_word_table_name(const struct ks_word_table *table, uint32_t word);

/* A walk over the places of a word, in order. {0} is a word that stands nowhere. */
struct ks_word_places {
    const uint8_t *at, *end;
    uint32_t cell;     /* page * KS_WORD_COLUMNS + column */
    uint32_t position; /* of the word in its column */
};
struct ks_word_places ks_word_table_places(const struct ks_word_table *table, uint32_t word);
/* Moves to the next place; false when there is no more. */
bool ks_word_places_next(struct ks_word_places *places);

/* A table being made. {0} is empty; every call after one that failed fails as well. */
struct ks_word_builder {
    struct ks_word_entry *words; /* owned */
    uint32_t *slots;             /* owned; by hash, a word's number + 1 */
    char *names;                 /* owned */
    uint32_t *page_lengths;      /* owned */
    size_t word_count, word_room, slot_count, name_bytes, name_room, page_count, page_room;
    bool has_failed;
};

/* Adds the words of the next page, each column as ks_index_cut left it (NULL: none). False when
 * memory cannot be had. */
bool ks_word_builder_add(struct ks_word_builder *builder, const char *const *columns);
/* Appends the table to `*block` (owned by the caller, `*bytes` long; NULL and 0 to begin with). */
bool ks_word_builder_finish(struct ks_word_builder *builder, uint32_t **block, size_t *bytes);
void ks_word_builder_destroy(struct ks_word_builder *builder);

#endif
