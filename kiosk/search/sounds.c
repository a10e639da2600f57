/* Each page is a row of units, one a Han character or Latin letter, zero where a word ends; what
 * was typed walks along them, all the ways it may be split at once: bit i of a mask says that the
 * first i letters typed have been heard. */
#include "search/sounds.h"

#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "search/pinyin.h"
#include "search/sounds_private.h"

/* Units: the end of a word, the end of a line (and of its last word), a Latin letter that begins a
 * word, one that goes on with it, and a set of readings by its offset in the pool. */
enum { UNIT_BREAK = 0, UNIT_LINE = 1, UNIT_START = 2, UNIT_MIDDLE = 38, UNIT_HAN = 74 };

struct page {
    uint32_t title, synonyms, end; /* where its units start; each part ends with UNIT_LINE */
};

struct ks_sounds {
    struct ks_readings readings;
    uint64_t *first; /* owned; for each unit the places of the letters it may begin with */
    uint32_t unit_kinds;
    uint16_t *units; /* owned */
    size_t unit_count, unit_room;
    struct page *pages; /* owned */
    size_t page_count, page_room;
    uint32_t *letters; /* owned; scratch of one text */
    size_t letter_room;
};

static uint64_t bit(int place)
{
    return UINT64_C(1) << place;
}

static uint64_t first_letters(const char *readings)
{
    uint64_t mask = 0;
    for (const char *at = readings; *at != '\0'; at++)
        if (at == readings || at[-1] == ' ')
            mask |= bit(ks_letter_place((unsigned char)*at));
    return mask;
}

static void fill_first(struct ks_sounds *sounds)
{
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++)
        sounds->first[UNIT_START + place] = sounds->first[UNIT_MIDDLE + place] = bit(place);
    const struct ks_readings *readings = &sounds->readings;
    for (size_t at = 0; at < readings->pool_bytes; at += strlen(readings->pool + at) + 1)
        sounds->first[UNIT_HAN + at] = first_letters(readings->pool + at);
}

enum ks_err ks_sounds_create(const struct ks_reading *readings, int count, struct ks_sounds **out,
                             struct ks_error *error)
{
    *out = NULL;
    struct ks_sounds *sounds = calloc(1, sizeof *sounds);
    if (sounds == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    enum ks_err err = ks_readings_init(&sounds->readings, readings, count, error);
    if (err != KS_OK) {
        ks_sounds_free(sounds);
        return err;
    }
    sounds->unit_kinds = (uint32_t)(UNIT_HAN + sounds->readings.pool_bytes);
    sounds->first = calloc(sounds->unit_kinds, sizeof *sounds->first);
    if (sounds->first == NULL) {
        ks_sounds_free(sounds);
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    }
    fill_first(sounds);
    *out = sounds;
    return KS_OK;
}

void ks_sounds_free(struct ks_sounds *sounds)
{
    if (sounds == NULL)
        return;
    ks_readings_destroy(&sounds->readings);
    free(sounds->first);
    free(sounds->units);
    free(sounds->pages);
    free(sounds->letters);
    free(sounds);
}

/* Makes room for `wanted` items of `size` bytes; false when memory cannot be had. */
static bool make_room(void **items, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room)
        return true;
    size_t more = *room * 2 > wanted ? *room * 2 : wanted + 64;
    void *moved = realloc(*items, more * size);
    if (moved == NULL)
        return false;
    *items = moved;
    *room = more;
    return true;
}

static void put_han(struct ks_sounds *sounds, const uint32_t *letters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const uint16_t *offsets = NULL;
        int known = ks_readings_match(&sounds->readings, letters + i, &offsets);
        for (int j = 0; j < known; j++)
            sounds->units[sounds->unit_count++] = (uint16_t)(UNIT_HAN + offsets[j]);
        if (known == 0) {
            const char *readings = ks_pinyin_readings(letters[i]);
            sounds->units[sounds->unit_count++] =
                (uint16_t)(*readings ? UNIT_HAN + (readings - ks_pinyin_pool) : UNIT_BREAK);
        } else {
            i += (size_t)known - 1;
        }
    }
}

static void put_latin(struct ks_sounds *sounds, const uint32_t *letters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int base = i == 0 ? UNIT_START : UNIT_MIDDLE;
        sounds->units[sounds->unit_count++] = (uint16_t)(base + ks_letter_place(letters[i]));
    }
}

/* How many letters of one kind stand at `letters`. */
static size_t run_length(const uint32_t *letters, bool (*is_kind)(uint32_t))
{
    size_t count = 0;
    while (letters[count] != 0 && is_kind(letters[count]))
        count++;
    return count;
}

static void put_letters(struct ks_sounds *sounds, const uint32_t *letters, bool is_joined)
{
    bool was_latin = false;
    while (*letters != 0) {
        size_t latin = run_length(letters, ks_letter_is_latin);
        size_t han = latin ? 0 : run_length(letters, ks_letter_is_han);
        if (latin > 0)
            put_latin(sounds, letters, latin);
        else if (han > 0)
            put_han(sounds, letters, han);
        else if (!(is_joined && was_latin && ks_letter_is_latin(letters[1])))
            sounds->units[sounds->unit_count++] = UNIT_BREAK;
        was_latin = latin > 0;
        letters += latin + han + (latin + han == 0);
    }
    sounds->units[sounds->unit_count++] = UNIT_LINE;
}

static bool put_text(struct ks_sounds *sounds, const char *text, bool is_joined)
{
    size_t bytes = strlen(text);
    if (!make_room((void **)&sounds->letters, &sounds->letter_room, bytes + 1,
                   sizeof *sounds->letters) ||
        !make_room((void **)&sounds->units, &sounds->unit_room, sounds->unit_count + bytes + 1,
                   sizeof *sounds->units))
        return false;
    do {
        size_t count = 0;
        while (*text != '\0' && *text != '\n')
            sounds->letters[count++] = ks_letter_next(&text);
        sounds->letters[count] = 0;
        put_letters(sounds, sounds->letters, is_joined);
        text += *text == '\n';
    } while (*text != '\0');
    return true;
}

enum ks_err ks_sounds_add(struct ks_sounds *sounds, const char *title, const char *synonyms,
                          struct ks_error *error)
{
    struct page page = {.title = (uint32_t)sounds->unit_count};
    if (!make_room((void **)&sounds->pages, &sounds->page_room, sounds->page_count + 1,
                   sizeof *sounds->pages) ||
        !put_text(sounds, title, true))
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    page.synonyms = (uint32_t)sounds->unit_count;
    if (!put_text(sounds, synonyms, false))
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    page.end = (uint32_t)sounds->unit_count;
    sounds->pages[sounds->page_count++] = page;
    return KS_OK;
}

/* What was typed. */
struct heard {
    uint64_t at[KS_LETTER_LATIN_COUNT]; /* for each letter, the places where it was typed */
    uint64_t all;                       /* the bit that says all of it has been heard */
    uint64_t first;                     /* the first letter; every letter when there is none */
    uint8_t *may_start; /* owned; for each unit, whether it may be the first heard */
    uint64_t next;      /* the letters that may come after all of it */
};

/* False when there is nothing to hear. What it makes is undone by forget. */
static bool listen(const struct ks_sounds *sounds, struct heard *heard, const char *letters)
{
    size_t count = strlen(letters);
    *heard = (struct heard){.first = UINT64_MAX};
    if (count > KS_SOUNDS_MAX_LETTERS)
        return false;
    for (size_t i = 0; i < count; i++) {
        int place = ks_letter_place((unsigned char)letters[i]);
        if (place < 0)
            return false;
        heard->at[place] |= UINT64_C(1) << i;
        if (i == 0)
            heard->first = bit(place);
    }
    heard->all = UINT64_C(1) << count;
    uint8_t *may_start = calloc(sounds->unit_kinds, 1);
    for (uint32_t unit = 0; may_start != NULL && unit < sounds->unit_kinds; unit++) {
        bool begins_word = unit >= UNIT_START && (unit < UNIT_MIDDLE || unit >= UNIT_HAN);
        may_start[unit] = begins_word && (sounds->first[unit] & heard->first) != 0;
    }
    heard->may_start = may_start;
    return may_start != NULL;
}

static void forget(const struct ks_sounds *sounds, struct heard *heard)
{
    ks_crypto_wipe(heard->may_start, sounds->unit_kinds);
    free(heard->may_start);
    ks_crypto_wipe(heard, sizeof *heard);
}

/* One character: any reading, heard in full or only begun. */
static uint64_t hear_han(struct heard *heard, const char *readings, uint64_t live)
{
    uint64_t moved = 0, now = live;
    for (const char *at = readings; *at != '\0'; at++) {
        if (*at == ' ') {
            now = live;
            continue;
        }
        int place = *at - 'a';
        if (now & heard->all)
            heard->next |= bit(place);
        now = (now & heard->at[place]) << 1;
        moved |= now;
    }
    return moved;
}

/* How much of the words from a unit on was typed: nothing, their beginning, all to the end of a
 * word. */
enum walked { WALKED_NONE, WALKED_BEGUN, WALKED_WHOLE };

static bool is_end(uint16_t unit)
{
    return unit <= UNIT_LINE;
}

/* Walks from unit `at` on: how well all that was typed is heard from there. */
static enum walked walk(const struct ks_sounds *sounds, struct heard *heard, uint32_t at)
{
    uint64_t live = 1, skipping = 0; /* skipping: on the way to the next word */
    bool is_heard = false;
    for (uint16_t unit; !is_end(unit = sounds->units[at]); at++) {
        if (unit < UNIT_MIDDLE || unit >= UNIT_HAN) {
            live |= skipping;
            skipping = 0;
        }
        if (live & heard->all) {
            heard->next |= sounds->first[unit];
            live &= ~heard->all;
        }
        if (unit >= UNIT_HAN) {
            live = hear_han(heard, sounds->readings.pool + (unit - UNIT_HAN), live);
        } else {
            int place = (unit - UNIT_START) % KS_LETTER_LATIN_COUNT;
            live = (live & heard->at[place]) << 1;
            skipping |= live;
        }
        is_heard = is_heard || (live & heard->all) != 0;
        if ((live | skipping) == 0)
            return is_heard ? WALKED_BEGUN : WALKED_NONE;
    }
    return live & heard->all ? WALKED_WHOLE : is_heard ? WALKED_BEGUN : WALKED_NONE;
}

static enum ks_sound better(enum ks_sound a, enum ks_sound b)
{
    return b == KS_SOUND_NONE || (a != KS_SOUND_NONE && a < b) ? a : b;
}

static enum ks_sound title_fit(const struct ks_sounds *sounds, const struct page *page,
                               struct heard *heard)
{
    static const enum ks_sound at_start[] = {
        [WALKED_BEGUN] = KS_SOUND_TITLE_START, [WALKED_WHOLE] = KS_SOUND_TITLE_WHOLE};
    static const enum ks_sound inside[] = {
        [WALKED_BEGUN] = KS_SOUND_TITLE, [WALKED_WHOLE] = KS_SOUND_TITLE};
    const uint16_t *units = sounds->units;
    enum ks_sound fit = KS_SOUND_NONE;
    for (uint32_t at = page->title; at < page->synonyms && fit != KS_SOUND_TITLE_WHOLE; at++) {
        bool is_start = at == page->title || units[at - 1] == UNIT_LINE;
        if (heard->may_start[units[at]] && (is_start || fit == KS_SOUND_NONE)) {
            enum walked walked = walk(sounds, heard, at);
            fit = better(fit, is_start ? at_start[walked] : inside[walked]);
        }
    }
    return fit;
}

/* How many synonyms stand before this one in its line. */
static int place_of(const uint16_t *units, uint32_t from, uint32_t at)
{
    int place = 0;
    for (; at > from && units[at - 1] != UNIT_LINE; at--)
        place += units[at - 1] == UNIT_BREAK && at - 1 > from && !is_end(units[at - 2]);
    return place;
}

/* People write down first what they mean. */
static enum ks_sound word_fit(enum walked walked, int place)
{
    if (walked == WALKED_BEGUN)
        return KS_SOUND_WORD_START;
    return place == 0   ? KS_SOUND_WORD_FIRST
           : place == 1 ? KS_SOUND_WORD_SECOND
           : place < 4  ? KS_SOUND_WORD_NEAR
                        : KS_SOUND_WORD;
}

/* `fit`: that of the title; where there is one, only the start of a synonym can be better. */
static enum ks_sound synonyms_fit(const struct ks_sounds *sounds, const struct page *page,
                                  struct heard *heard, enum ks_sound fit)
{
    const uint16_t *units = sounds->units;
    for (uint32_t at = page->synonyms; at < page->end && fit != KS_SOUND_WORD_FIRST; at++) {
        if (!heard->may_start[units[at]])
            continue;
        bool is_start = at == page->synonyms || is_end(units[at - 1]);
        enum walked walked =
            is_start || fit == KS_SOUND_NONE ? walk(sounds, heard, at) : WALKED_NONE;
        if (walked != WALKED_NONE) {
            fit = better(fit, is_start ? word_fit(walked, place_of(units, page->synonyms, at))
                                       : KS_SOUND_SYNONYM);
        }
    }
    return fit;
}

static uint8_t page_fit(const struct ks_sounds *sounds, const struct page *page,
                        struct heard *heard)
{
    enum ks_sound fit = title_fit(sounds, page, heard);
    return (uint8_t)(fit == KS_SOUND_TITLE_WHOLE ? fit : synonyms_fit(sounds, page, heard, fit));
}

void ks_sounds_find(const struct ks_sounds *sounds, const char *letters, uint8_t *fits)
{
    struct heard heard;
    memset(fits, KS_SOUND_NONE, sounds->page_count);
    if (letters[0] == '\0' || !listen(sounds, &heard, letters))
        return;
    for (size_t i = 0; i < sounds->page_count; i++)
        fits[i] = page_fit(sounds, &sounds->pages[i], &heard);
    forget(sounds, &heard);
}

void ks_sounds_next(const struct ks_sounds *sounds, const char *letters,
                    bool next[KS_LETTER_LATIN_COUNT])
{
    struct heard heard;
    if (!listen(sounds, &heard, letters))
        return;
    for (size_t at = 0; at < sounds->unit_count; at++) {
        uint16_t unit = sounds->units[at];
        if (heard.may_start[unit] && letters[0] == '\0')
            heard.next |= sounds->first[unit];
        else if (heard.may_start[unit])
            walk(sounds, &heard, (uint32_t)at);
    }
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++)
        next[place] = next[place] || (heard.next >> place & 1) != 0;
    forget(sounds, &heard);
}

size_t ks_sounds_bytes(const struct ks_sounds *sounds)
{
    return sizeof *sounds + sounds->unit_kinds * sizeof *sounds->first +
           sounds->unit_room * sizeof *sounds->units + sounds->page_room * sizeof *sounds->pages +
           sounds->letter_room * sizeof *sounds->letters + sounds->readings.pool_bytes;
}
