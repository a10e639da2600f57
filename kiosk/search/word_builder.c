/* Making the table of words: each word once, its places written one behind the other. */
#include <stdlib.h>
#include <string.h>

#include "search/word_table_private.h"

enum { FIRST_SLOTS = 1 << 10, NUMBER_BYTES = 5 };

struct ks_word_entry {
    uint8_t *places; /* owned */
    uint32_t place_bytes, place_room;
    uint32_t name, hash;
    uint32_t cell, position; /* the last of its places */
};

/* Makes room for `wanted` items of `size` bytes; false when memory cannot be had. */
static bool make_room(void **items, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room)
        return true;
    void *moved = realloc(*items, wanted * 2 * size);
    if (moved == NULL)
        return false;
    *items = moved;
    *room = wanted * 2;
    return true;
}

static uint32_t hash_of(const char *name, size_t length)
{
    uint32_t hash = 2166136261U; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)name[i]) * 16777619U;
    return hash;
}

/* The slots are a power of two and never full. */
static uint32_t *free_slot(const struct ks_word_builder *builder, uint32_t hash)
{
    size_t at = hash & (builder->slot_count - 1);
    while (builder->slots[at] != 0)
        at = (at + 1) & (builder->slot_count - 1);
    return &builder->slots[at];
}

static bool grow_slots(struct ks_word_builder *builder)
{
    if ((builder->word_count + 1) * 2 <= builder->slot_count)
        return true;
    size_t count = builder->slot_count == 0 ? FIRST_SLOTS : builder->slot_count * 2;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    free(builder->slots);
    builder->slots = slots;
    builder->slot_count = count;
    for (size_t i = 0; i < builder->word_count; i++)
        *free_slot(builder, builder->words[i].hash) = (uint32_t)i + 1;
    return true;
}

static struct ks_word_entry *find_word(const struct ks_word_builder *builder, const char *name,
                                       size_t length, uint32_t hash)
{
    size_t at = hash & (builder->slot_count - 1);
    for (; builder->slots[at] != 0; at = (at + 1) & (builder->slot_count - 1)) {
        struct ks_word_entry *word = &builder->words[builder->slots[at] - 1];
        const char *other = builder->names + word->name;
        if (word->hash == hash && strncmp(other, name, length) == 0 && other[length] == '\0')
            return word;
    }
    return NULL;
}

/* NULL when memory cannot be had. */
static struct ks_word_entry *take_word(struct ks_word_builder *builder, const char *name,
                                       size_t length)
{
    uint32_t hash = hash_of(name, length);
    if (!grow_slots(builder))
        return NULL;
    struct ks_word_entry *word = find_word(builder, name, length, hash);
    if (word != NULL)
        return word;
    if (!make_room((void **)&builder->words, &builder->word_room, builder->word_count + 1,
                   sizeof *builder->words) ||
        !make_room((void **)&builder->names, &builder->name_room, builder->name_bytes + length + 1,
                   1))
        return NULL;
    *free_slot(builder, hash) = (uint32_t)builder->word_count + 1;
    word = &builder->words[builder->word_count++];
    *word = (struct ks_word_entry){.name = (uint32_t)builder->name_bytes, .hash = hash};
    memcpy(builder->names + builder->name_bytes, name, length);
    builder->names[builder->name_bytes + length] = '\0';
    builder->name_bytes += length + 1;
    return word;
}

static void put_number(struct ks_word_entry *word, uint32_t number)
{
    for (; number >= 0x80; number >>= 7)
        word->places[word->place_bytes++] = (uint8_t)(number | 0x80);
    word->places[word->place_bytes++] = (uint8_t)number;
}

static bool put_place(struct ks_word_entry *word, uint32_t cell, uint32_t position)
{
    if (word->place_bytes + 2 * NUMBER_BYTES > word->place_room) {
        uint32_t room = word->place_room * 2 + 2 * NUMBER_BYTES;
        uint8_t *places = realloc(word->places, room);
        if (places == NULL)
            return false;
        word->places = places;
        word->place_room = room;
    }
    if (word->place_bytes > 0 && word->cell == cell) {
        put_number(word, (position - word->position) << 1 | 1);
    } else {
        put_number(word, (cell - word->cell) << 1);
        put_number(word, position);
    }
    word->cell = cell;
    word->position = position;
    return true;
}

/* Returns how many words there were; sets has_failed. */
static uint32_t add_column(struct ks_word_builder *builder, uint32_t cell, const char *cut)
{
    uint32_t position = 0;
    while (*(cut += strspn(cut, " ")) != '\0' && !builder->has_failed) {
        size_t length = strcspn(cut, " ");
        struct ks_word_entry *word = take_word(builder, cut, length);
        builder->has_failed = word == NULL || !put_place(word, cell, position);
        position++;
        cut += length;
    }
    return position;
}

bool ks_word_builder_add(struct ks_word_builder *builder, const char *const *columns)
{
    builder->has_failed =
        builder->has_failed || !make_room((void **)&builder->page_lengths, &builder->page_room,
                                          builder->page_count + 1, sizeof *builder->page_lengths);
    uint32_t length = 0;
    for (uint32_t i = 0; i < KS_WORD_COLUMNS && !builder->has_failed; i++) {
        uint32_t cell = (uint32_t)builder->page_count * KS_WORD_COLUMNS + i;
        length += columns[i] == NULL ? 0 : add_column(builder, cell, columns[i]);
    }
    if (!builder->has_failed)
        builder->page_lengths[builder->page_count++] = length;
    return !builder->has_failed;
}

static int by_name(const void *a, const void *b, void *names)
{
    const struct ks_word_entry *x = a, *y = b;
    return strcmp((const char *)names + x->name, (const char *)names + y->name);
}

/* The layout that word_table.c reads. */
static void write_table(const struct ks_word_builder *builder, uint32_t *out, size_t place_bytes)
{
    *out++ = (uint32_t)builder->page_count;
    *out++ = (uint32_t)builder->word_count;
    *out++ = (uint32_t)builder->name_bytes;
    *out++ = (uint32_t)place_bytes;
    for (size_t i = 0; i < builder->page_count; i++)
        *out++ = builder->page_lengths[i];
    uint32_t *names_at = out, *places_at = out + builder->word_count + 1;
    char *names = (char *)(places_at + builder->word_count + 1);
    char *places = names + builder->name_bytes;
    names_at[0] = places_at[0] = 0;
    for (size_t i = 0; i < builder->word_count; i++) {
        const struct ks_word_entry *word = &builder->words[i];
        size_t bytes = strlen(builder->names + word->name) + 1;
        memcpy(names + names_at[i], builder->names + word->name, bytes);
        memcpy(places + places_at[i], word->places, word->place_bytes);
        names_at[i + 1] = names_at[i] + (uint32_t)bytes;
        places_at[i + 1] = places_at[i] + word->place_bytes;
    }
}

bool ks_word_builder_finish(struct ks_word_builder *builder, uint32_t **block, size_t *bytes)
{
    size_t place_bytes = 0;
    for (size_t i = 0; i < builder->word_count; i++)
        place_bytes += builder->words[i].place_bytes;
    size_t tail = builder->name_bytes + place_bytes;
    size_t numbers = 4 + builder->page_count + 2 * (builder->word_count + 1) + (tail + 3) / 4;
    if (builder->has_failed || builder->name_bytes > UINT32_MAX || place_bytes > UINT32_MAX)
        return false;
    uint32_t *moved = realloc(*block, *bytes + numbers * sizeof **block);
    if (moved == NULL)
        return false;
    *block = moved;
    moved += *bytes / sizeof **block;
    *bytes += numbers * sizeof **block;
    moved[numbers - 1] = 0; /* what fills it up */
    if (builder->word_count > 0) {
        qsort_r(builder->words, builder->word_count, sizeof *builder->words, by_name,
                builder->names);
    }
    write_table(builder, moved, place_bytes);
    return true;
}

void ks_word_builder_destroy(struct ks_word_builder *builder)
{
    for (size_t i = 0; i < builder->word_count; i++)
        free(builder->words[i].places);
    free(builder->words);
    free(builder->slots);
    free(builder->names);
    free(builder->page_lengths);
    *builder = (struct ks_word_builder){0};
}
