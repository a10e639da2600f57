/* From the best kind of fit to the least: numbers, words, sounds, what is alike. */
#include "search/search.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "search/index.h"
#include "search/search_kept_private.h"
#include "search/search_typed_private.h"

/* What is as like a sentence as the best page, to this part, is given too. */
static const float ALIKE = 0.5F;

struct entry {
    int key, number;
};

struct ks_search {
    struct ks_index *index;   /* owned */
    struct ks_sounds *sounds; /* owned */
    struct entry *entries;    /* owned; by key; their place is the page's number below */
    int count;
    /* Owned scratch of one question, one item a page. */
    uint8_t *is_open; /* 1 = not among the answers yet */
    uint8_t *fits;    /* by sound */
    uint8_t *word_fits;
    float *weights;
};

static int by_key(const void *a, const void *b)
{
    int x = (*(const struct ks_search_doc *const *)a)->key;
    int y = (*(const struct ks_search_doc *const *)b)->key;
    return (x > y) - (x < y);
}

static const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static bool make_room(struct ks_search *search)
{
    size_t count = (size_t)search->count + 1;
    search->entries = calloc(count, sizeof *search->entries);
    search->is_open = calloc(count, 1);
    search->fits = calloc(count, 1);
    search->word_fits = calloc(count, 1);
    search->weights = calloc(count, sizeof *search->weights);
    return search->entries != NULL && search->is_open != NULL && search->fits != NULL &&
           search->word_fits != NULL && search->weights != NULL;
}

static enum ks_err add_sounds(struct ks_search *search, const struct ks_index_page *pages,
                              struct ks_error *error)
{
    enum ks_err err = KS_OK;
    for (int i = 0; i < search->count && err == KS_OK; i++)
        err = ks_sounds_add(search->sounds, pages[i].title, pages[i].synonyms, error);
    return err;
}

/* `sorted`: the pages by key. */
static enum ks_err fill(struct ks_search *search, const struct ks_search_doc **sorted,
                        struct ks_index_page *pages, const char *kept, struct ks_error *error)
{
    for (int i = 0; i < search->count; i++) {
        if (i > 0 && sorted[i]->key == sorted[i - 1]->key) {
            return ks_fail(error, KS_ERR_INPUT, "Two pages to search have the same key %d",
                           sorted[i]->key);
        }
        search->entries[i] = (struct entry){.key = sorted[i]->key, .number = sorted[i]->number};
        pages[i] = (struct ks_index_page){.title = text_or_empty(sorted[i]->title),
                                          .synonyms = text_or_empty(sorted[i]->synonyms),
                                          .body = text_or_empty(sorted[i]->body)};
    }
    enum ks_err err = add_sounds(search, pages, error);
    return err == KS_OK ? ks_search_open_index(pages, search->count, kept, &search->index, error)
                        : err;
}

static enum ks_err sort_and_fill(struct ks_search *search, const struct ks_search_pack *pack,
                                 struct ks_error *error)
{
    size_t count = (size_t)search->count;
    const struct ks_search_doc **sorted = calloc(count + 1, sizeof *sorted);
    struct ks_index_page *pages = calloc(count + 1, sizeof *pages);
    enum ks_err err = KS_ERR_MEMORY;
    if (sorted != NULL && pages != NULL && make_room(search)) {
        for (size_t i = 0; i < count; i++)
            sorted[i] = &pack->docs[i];
        qsort(sorted, count, sizeof *sorted, by_key);
        err = fill(search, sorted, pages, pack->kept, error);
    } else {
        err = ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    }
    free(sorted);
    free(pages);
    return err;
}

enum ks_err ks_search_open(const struct ks_search_pack *pack, struct ks_search **out,
                           struct ks_error *error)
{
    *out = NULL;
    struct ks_search *search = calloc(1, sizeof *search);
    if (search == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    search->count = pack->doc_count;
    enum ks_err err = ks_sounds_create(pack->readings, pack->reading_count, &search->sounds, error);
    if (err == KS_OK)
        err = sort_and_fill(search, pack, error);
    if (err != KS_OK) {
        ks_search_close(search);
        return err;
    }
    *out = search;
    return KS_OK;
}

void ks_search_close(struct ks_search *search)
{
    if (search == NULL)
        return;
    ks_index_close(search->index);
    ks_sounds_free(search->sounds);
    free(search->entries);
    free(search->is_open);
    free(search->fits);
    free(search->word_fits);
    free(search->weights);
    free(search);
}

/* The pages found so far; `pages` becomes the keys at the end. */
struct answer {
    int *pages;
    int count, max;
};

static void take(struct ks_search *search, struct answer *answer, int page)
{
    if (answer->count < answer->max && search->is_open[page]) {
        search->is_open[page] = 0;
        answer->pages[answer->count++] = page;
    }
}

static void find_number(struct ks_search *search, const char *digits, struct answer *answer)
{
    struct ks_typed_number typed = ks_typed_number_read(digits);
    for (int fit = KS_NUMBER_IS; fit >= KS_NUMBER_BEGINS; fit--) {
        for (int i = 0; i < search->count; i++)
            if ((int)ks_typed_number_fit(typed, search->entries[i].number) == fit)
                take(search, answer, i);
    }
}

/* Asks the index for pages that are not among the answers yet. */
static enum ks_err find_words(struct ks_search *search, enum ks_index_scope scope, const char *text,
                              const uint8_t *wanted, struct answer *answer, struct ks_error *error)
{
    int count = 0;
    enum ks_err err =
        ks_index_find(search->index, scope, text, wanted, answer->pages + answer->count,
                      answer->max - answer->count, &count, error);
    for (int i = 0; i < count; i++)
        search->is_open[answer->pages[answer->count + i]] = 0;
    answer->count += count;
    return err;
}

/* How well the open pages fit all the Latin words by sound: as well as the worst of them. */
static void hear(struct ks_search *search, const struct ks_typed *typed)
{
    memcpy(search->fits, search->is_open, (size_t)search->count);
    for (int i = 0; i < typed->latin_count; i++) {
        ks_sounds_find(search->sounds, typed->latin[i], search->word_fits);
        for (int page = 0; page < search->count; page++) {
            uint8_t fit = search->fits[page], other = search->word_fits[page];
            bool is_none = fit == KS_SOUND_NONE || other == KS_SOUND_NONE;
            search->fits[page] = is_none ? KS_SOUND_NONE : fit > other ? fit : other;
        }
    }
}

static void take_fitting(struct ks_search *search, int fit, struct answer *answer)
{
    const uint8_t *at = search->fits, *end = at + search->count;
    while (answer->count < answer->max && (at = memchr(at, fit, (size_t)(end - at))) != NULL)
        take(search, answer, (int)(at++ - search->fits));
}

/* Latin words by sound, Chinese ones as they are. */
static enum ks_err find_sounds(struct ks_search *search, const struct ks_typed *typed,
                               struct answer *answer, struct ks_error *error)
{
    if (typed->latin_count == 0 || answer->count == answer->max)
        return KS_OK;
    bool is_written = true; /* nothing need be heard where no page has the Chinese words */
    enum ks_err err = typed->han[0] == '\0' ? KS_OK
                                            : ks_index_has(search->index, KS_INDEX_ALL, typed->han,
                                                           &is_written, error);
    if (err != KS_OK || !is_written)
        return err;
    hear(search, typed);
    if (typed->han[0] != '\0')
        return find_words(search, KS_INDEX_ALL, typed->han, search->fits, answer, error);
    for (int fit = KS_SOUND_TITLE_WHOLE; fit <= KS_SOUND_SYNONYM; fit++)
        take_fitting(search, fit, answer);
    return KS_OK;
}

static int heaviest(const struct ks_search *search)
{
    int best = 0;
    for (int page = 1; page < search->count; page++)
        if (search->weights[page] > search->weights[best])
            best = page;
    return best;
}

static void take_heaviest(struct ks_search *search, struct answer *answer)
{
    if (search->count == 0)
        return;
    int best = heaviest(search);
    float least = search->weights[best] * ALIKE;
    while (answer->count < answer->max && search->weights[best] > 0 &&
           search->weights[best] >= least) {
        take(search, answer, best);
        search->weights[best] = 0;
        best = heaviest(search);
    }
}

/* No page has all of it: the pages that share most with it. */
static enum ks_err find_alike(struct ks_search *search, const char *text, struct answer *answer,
                              struct ks_error *error)
{
    enum ks_err err = KS_OK;
    for (int scope = KS_INDEX_NAMES; scope <= KS_INDEX_ALL && answer->count == 0; scope++) {
        memset(search->weights, 0, (size_t)search->count * sizeof *search->weights);
        err =
            ks_index_weigh(search->index, (enum ks_index_scope)scope, text, search->weights, error);
        if (err != KS_OK)
            return err;
        take_heaviest(search, answer);
    }
    return err;
}

/* Words as they are written, in titles first, then in synonyms. */
static enum ks_err find_names(struct ks_search *search, const char *text, struct answer *answer,
                              struct ks_error *error)
{
    bool is_named = false;
    enum ks_err err = ks_index_has(search->index, KS_INDEX_NAMES, text, &is_named, error);
    for (int scope = KS_INDEX_TITLE; scope <= KS_INDEX_NAMES && err == KS_OK && is_named; scope++)
        err = find_words(search, (enum ks_index_scope)scope, text, search->is_open, answer, error);
    return err;
}

/* From the best kind of fit to the least, until there are enough. */
static enum ks_err find_all(struct ks_search *search, const struct ks_typed *typed,
                            const char *text, struct answer *answer, struct ks_error *error)
{
    if (typed->is_number_alone)
        find_number(search, typed->number, answer);
    enum ks_err err = find_names(search, text, answer, error);
    if (err == KS_OK)
        err = find_sounds(search, typed, answer, error);
    if (err == KS_OK)
        err = find_words(search, KS_INDEX_ALL, text, search->is_open, answer, error);
    if (err == KS_OK && answer->count == 0 && typed->number != NULL)
        find_number(search, typed->number, answer);
    return err == KS_OK && answer->count == 0 ? find_alike(search, text, answer, error) : err;
}

/* What was typed, and the traces it left in the scratch. */
static void forget(struct ks_search *search, struct ks_typed *typed)
{
    size_t count = (size_t)search->count;
    ks_crypto_wipe(typed, sizeof *typed);
    ks_crypto_wipe(search->is_open, count);
    ks_crypto_wipe(search->fits, count);
    ks_crypto_wipe(search->word_fits, count);
    ks_crypto_wipe(search->weights, count * sizeof *search->weights);
}

enum ks_err ks_search_find(struct ks_search *search, const char *text, int *out_keys, int max,
                           int *out_count, struct ks_error *error)
{
    struct ks_typed typed;
    struct answer answer = {.pages = out_keys, .max = max};
    *out_count = 0;
    ks_typed_read(&typed, text);
    memset(search->is_open, 1, (size_t)search->count);
    enum ks_err err = find_all(search, &typed, text, &answer, error);
    forget(search, &typed);
    if (err != KS_OK)
        return err;
    for (int i = 0; i < answer.count; i++)
        out_keys[i] = search->entries[answer.pages[i]].key;
    *out_count = answer.count;
    return KS_OK;
}

static void next_digits(const struct ks_search *search, const char *word,
                        bool out[KS_LETTER_LATIN_COUNT])
{
    char digits[KS_TYPED_LETTERS + 1];
    size_t length = strlen(word);
    memcpy(digits, word, length);
    digits[length + 1] = '\0';
    for (int place = ks_letter_place('0'); place < KS_LETTER_LATIN_COUNT; place++) {
        digits[length] = ks_letter_at(place);
        struct ks_typed_number typed = ks_typed_number_read(digits);
        for (int i = 0; i < search->count && typed.value >= 0 && !out[place]; i++)
            out[place] = ks_typed_number_fit(typed, search->entries[i].number) != KS_NUMBER_OTHER;
    }
    ks_crypto_wipe(digits, sizeof digits);
}

void ks_search_next_letters(struct ks_search *search, const char *prefix,
                            bool out[KS_LETTER_LATIN_COUNT])
{
    struct ks_typed typed;
    ks_typed_read(&typed, prefix);
    memset(out, 0, KS_LETTER_LATIN_COUNT * sizeof *out);
    ks_sounds_next(search->sounds, typed.last, out);
    next_digits(search, typed.last, out);
    ks_index_next(search->index, typed.last, out);
    ks_crypto_wipe(&typed, sizeof typed);
}

size_t ks_search_bytes(struct ks_search *search)
{
    size_t scratch = 3 + sizeof *search->weights + sizeof *search->entries;
    return sizeof *search + (size_t)search->count * scratch + ks_index_bytes(search->index) +
           ks_sounds_bytes(search->sounds);
}
