/* The index: pages become tables of words; what is typed is looked up in them and forgotten. */
#include "search/index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/utf8.h"
#include "search/index_private.h"
#include "search/index_words_private.h"
#include "search/word_table_private.h"

/* Titles and synonyms are also by themselves, so that asking for them wades through no body. */
enum { TABLE_NAMES, TABLE_PAGES, TABLE_COUNT };

struct ks_index {
    uint32_t *block; /* owned: the tables, one behind the other */
    size_t block_bytes;
    int page_count;
    struct ks_word_table tables[TABLE_COUNT];
};

/* Where a scope looks, and what a word weighs in each column; 0: it does not count there. */
static const struct {
    int table;
    float weights[KS_WORD_COLUMNS];
} scopes[] = {
    [KS_INDEX_TITLE] = {TABLE_NAMES, {1, 0, 0}},
    [KS_INDEX_NAMES] = {TABLE_NAMES, {10, 5, 0}},
    [KS_INDEX_ALL] = {TABLE_PAGES, {10, 5, 1}},
};

/* More pages than this are not weighed, wanted or not. */
enum { MANY_SEEN = 4 * KS_INDEX_MANY, MANY_LOOKED_UP = 10000 };

static enum ks_err fail_memory(struct ks_error *error)
{
    return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
}

static bool add_page(struct ks_word_builder builders[TABLE_COUNT], const struct ks_index_page *page)
{
    size_t title_room = ks_index_cut_room(page->title);
    size_t synonyms_room = ks_index_cut_room(page->synonyms);
    char *cut = malloc(title_room + synonyms_room + ks_index_cut_room(page->body));
    if (cut == NULL)
        return false;
    char *columns[] = {cut, cut + title_room, cut + title_room + synonyms_room};
    ks_index_cut(page->title, true, columns[0]);
    ks_index_cut(page->synonyms, true, columns[1]);
    ks_index_cut(page->body, false, columns[2]);
    const char *const all[] = {columns[0], columns[1], columns[2]};
    const char *const names[] = {columns[0], columns[1], NULL};
    bool is_added = ks_word_builder_add(&builders[TABLE_NAMES], names) &&
                    ks_word_builder_add(&builders[TABLE_PAGES], all);
    free(cut);
    return is_added;
}

/* The tables of `pages` in one block; false when memory cannot be had. */
static bool make_block(const struct ks_index_page *pages, int count, uint32_t **block,
                       size_t *bytes)
{
    struct ks_word_builder builders[TABLE_COUNT] = {{0}};
    bool is_made = true;
    for (int i = 0; i < count && is_made; i++)
        is_made = add_page(builders, &pages[i]);
    for (int i = 0; i < TABLE_COUNT; i++) {
        is_made = is_made && ks_word_builder_finish(&builders[i], block, bytes);
        ks_word_builder_destroy(&builders[i]);
    }
    return is_made;
}

/* Whether the block is whole and of so many pages. */
static bool read_block(struct ks_index *index)
{
    size_t at = 0;
    for (int i = 0; i < TABLE_COUNT; i++) {
        size_t bytes = 0;
        if (!ks_word_table_read(&index->tables[i], index->block + at / sizeof *index->block,
                                index->block_bytes - at, &bytes) ||
            index->tables[i].page_count != (uint32_t)index->page_count)
            return false;
        at += bytes;
    }
    return at == index->block_bytes;
}

enum ks_err ks_index_open_block(uint32_t *block, size_t bytes, int page_count,
                                struct ks_index **out, struct ks_error *error)
{
    *out = NULL;
    struct ks_index *index = calloc(1, sizeof *index);
    if (index == NULL) {
        free(block);
        return fail_memory(error);
    }
    *index = (struct ks_index){.block = block, .block_bytes = bytes, .page_count = page_count};
    if (!read_block(index)) {
        ks_index_close(index);
        return ks_fail(error, KS_ERR_CORRUPT, "The index of the search is damaged");
    }
    *out = index;
    return KS_OK;
}

const uint32_t *ks_index_block(const struct ks_index *index, size_t *bytes)
{
    *bytes = index->block_bytes;
    return index->block;
}

enum ks_err ks_index_open(const struct ks_index_page *pages, int count, struct ks_index **out,
                          struct ks_error *error)
{
    uint32_t *block = NULL;
    size_t bytes = 0;
    *out = NULL;
    if (!make_block(pages, count, &block, &bytes)) {
        free(block);
        return fail_memory(error);
    }
    return ks_index_open_block(block, bytes, count, out, error);
}

void ks_index_close(struct ks_index *index)
{
    if (index == NULL)
        return;
    free(index->block);
    free(index);
}

enum { MAX_PHRASES = KS_QUERY_MAX_WORDS * KS_QUERY_MAX_WAYS };

/* One question: everything that comes of what was typed, wiped when it has been answered. */
struct question {
    const struct ks_index *index;
    const struct ks_word_table *table;
    const float *weights; /* of the columns */
    struct ks_query query;
    int clause_count, phrase_count;
    int page_hits[MAX_PHRASES]; /* pages that have the phrase */
    float *hits;                /* owned; how often each phrase stands in each page, weighted */
    uint8_t *matched;           /* owned; how many clauses each page has */
};

/* Reads what was typed; false when memory cannot be had. */
static bool begin(struct question *question, const struct ks_index *index,
                  enum ks_index_scope scope, const char *text)
{
    size_t pages = (size_t)index->page_count + 1;
    *question = (struct question){
        .index = index,
        .table = &index->tables[scopes[scope].table],
        .weights = scopes[scope].weights,
        .hits = calloc(pages * MAX_PHRASES, sizeof *question->hits),
        .matched = calloc(pages, 1),
    };
    ks_query_read(&question->query, text);
    return question->hits != NULL && question->matched != NULL;
}

static void end(struct question *question)
{
    size_t pages = (size_t)question->index->page_count + 1;
    if (question->hits != NULL) {
        ks_crypto_wipe(question->hits,
                       pages * (size_t)question->phrase_count * sizeof *question->hits);
    }
    if (question->matched != NULL)
        ks_crypto_wipe(question->matched, pages);
    free(question->hits);
    free(question->matched);
    ks_crypto_wipe(question, sizeof *question);
}

static void count_place(const struct question *question, float *hits,
                        const struct ks_word_places *at)
{
    if (at->cell / KS_WORD_COLUMNS < question->table->page_count)
        hits[at->cell / KS_WORD_COLUMNS] += question->weights[at->cell % KS_WORD_COLUMNS];
}

/* The word itself, or every word that begins so. */
static void count_latin(const struct question *question, const struct ks_query_phrase *phrase,
                        float *hits)
{
    char name[KS_QUERY_MAX_LETTERS + 1] = "";
    size_t length = (size_t)phrase->count;
    for (size_t i = 0; i < length; i++)
        name[i] = (char)question->query.letters[phrase->first + (int)i];
    const struct ks_word_table *table = question->table;
    size_t compared = phrase->is_start ? length : length + 1;
    for (uint32_t word = ks_word_table_find(table, name);
         word < table->word_count && strncmp(ks_word_table_name(table, word), name, compared) == 0;
         word++) {
        struct ks_word_places at = ks_word_table_places(table, word);
        while (ks_word_places_next(&at))
            count_place(question, hits, &at);
    }
    ks_crypto_wipe(name, sizeof name);
}

/* The places of `count` letters that stand together; false when no page has such a word. */
static bool find_han(const struct question *question, int first, int count,
                     struct ks_word_places *out)
{
    char name[3 * 4];
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length += ks_utf8_put(name + length, question->query.letters[first + i]);
    name[length] = '\0';
    uint32_t word = ks_word_table_find(question->table, name);
    bool is_there = word < question->table->word_count &&
                    strcmp(ks_word_table_name(question->table, word), name) == 0;
    if (is_there)
        *out = ks_word_table_places(question->table, word);
    ks_crypto_wipe(name, sizeof name);
    return is_there && ks_word_places_next(out);
}

/* Moves on to `position` in `cell` or behind it; false when there is no more. */
static bool walk_to(struct ks_word_places *at, uint32_t cell, uint32_t position)
{
    while (at->cell < cell || (at->cell == cell && at->position < position))
        if (!ks_word_places_next(at))
            return false;
    return true;
}

/* Pairs that follow one another; a single character is a word of its own. */
static void count_han(const struct question *question, const struct ks_query_phrase *phrase,
                      float *hits)
{
    struct ks_word_places at[KS_QUERY_MAX_LETTERS] = {{0}};
    int words = phrase->count > 1 ? phrase->count - 1 : 1;
    for (int i = 0; i < words; i++)
        if (!find_han(question, phrase->first + i, phrase->count > 1 ? 2 : 1, &at[i]))
            return;
    do {
        bool is_together = true;
        for (int i = 1; i < words && is_together; i++) {
            uint32_t position = at[0].position + (uint32_t)i;
            if (!walk_to(&at[i], at[0].cell, position))
                return;
            is_together = at[i].cell == at[0].cell && at[i].position == position;
        }
        if (is_together)
            count_place(question, hits, &at[0]);
    } while (ks_word_places_next(&at[0]));
}

/* Asks for one more word: pages that have it in any way have one clause more. */
static void ask(struct question *question, const struct ks_query_clause *clause)
{
    int pages = question->index->page_count, before = question->clause_count++;
    for (int i = 0; i < clause->way_count; i++) {
        const struct ks_query_phrase *phrase = &clause->ways[i];
        float *hits = question->hits + (size_t)question->phrase_count * (size_t)pages;
        if (phrase->is_han)
            count_han(question, phrase, hits);
        else
            count_latin(question, phrase, hits);
        int *page_hits = &question->page_hits[question->phrase_count++];
        for (int page = 0; page < pages; page++) {
            *page_hits += hits[page] > 0;
            if (hits[page] > 0 && question->matched[page] == before)
                question->matched[page]++;
        }
    }
}

/* Asks for every word; false when there is none. */
static bool ask_all(struct question *question)
{
    struct ks_query_clause clauses[KS_QUERY_MAX_WORDS];
    int count = ks_query_all(&question->query, clauses);
    for (int i = 0; i < count; i++)
        ask(question, &clauses[i]);
    return count > 0;
}

/* The pages of an answer. */
struct found {
    const uint8_t *wanted; /* may be NULL */
    int *pages;
    int max, count;
    int seen; /* with those not wanted */
};

/* Gives pages that have every word by their number, until there are enough. */
static void take_by_number(const struct question *question, struct found *found)
{
    for (int page = 0; page < question->index->page_count && found->count < found->max; page++) {
        if (question->matched[page] == question->clause_count) {
            found->seen++;
            if (found->wanted == NULL || found->wanted[page])
                found->pages[found->count++] = page;
        }
    }
}

/* How rare a phrase is: Robertson's weight of a word, never below nothing. */
static double rarity(const struct question *question, int phrase)
{
    double pages = question->index->page_count, hits = question->page_hits[phrase];
    double weight = log((pages - hits + 0.5) / (hits + 0.5));
    return weight > 0 ? weight : 1e-6;
}

/* Okapi BM25 with the usual k1 and b: how often, against how long the page is. */
static double weigh_page(const struct question *question, int page)
{
    const double k1 = 1.2, b = 0.75;
    const struct ks_word_table *table = question->table;
    double mean = (double)table->length / (double)table->page_count, weight = 0;
    for (int i = 0; i < question->phrase_count; i++) {
        double hits =
            question->hits[(size_t)i * (size_t)question->index->page_count + (size_t)page];
        double length = (double)table->page_lengths[page] / mean;
        weight += rarity(question, i) * (hits * (k1 + 1) / (hits + k1 * (1 - b + b * length)));
    }
    return weight;
}

struct weighed {
    double weight;
    int page;
};

static int heaviest_first(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->page - y->page;
}

static void sort_by_weight(const struct question *question, int *pages, int count)
{
    struct weighed weighed[KS_INDEX_MANY] = {{0}};
    for (int i = 0; i < count; i++)
        weighed[i] = (struct weighed){.weight = weigh_page(question, pages[i]), .page = pages[i]};
    qsort(weighed, (size_t)count, sizeof *weighed, heaviest_first);
    for (int i = 0; i < count; i++)
        pages[i] = weighed[i].page;
}

enum ks_err ks_index_has(struct ks_index *index, enum ks_index_scope scope, const char *text,
                         bool *out, struct ks_error *error)
{
    struct question question;
    int page;
    struct found found = {.pages = &page, .max = 1};
    bool is_begun = begin(&question, index, scope, text);
    if (is_begun && ask_all(&question))
        take_by_number(&question, &found);
    end(&question);
    *out = found.count > 0;
    return is_begun ? KS_OK : fail_memory(error);
}

/* Among thousands of pages, several words in their bodies rank nothing. */
static bool may_weigh(const struct question *question, enum ks_index_scope scope)
{
    return scope != KS_INDEX_ALL || question->query.word_count == 1 ||
           question->index->page_count * question->query.word_count <= MANY_LOOKED_UP;
}

/* Gives at most `found->max` pages, best first. */
static void take_best(const struct question *question, enum ks_index_scope scope,
                      struct found *found)
{
    int all[KS_INDEX_MANY + 1];
    struct found first = {.wanted = found->wanted, .pages = all, .max = KS_INDEX_MANY + 1};
    take_by_number(question, &first);
    if (first.count > KS_INDEX_MANY) {
        take_by_number(question, found);
        return;
    }
    if (first.count > 1 && first.seen <= MANY_SEEN && may_weigh(question, scope))
        sort_by_weight(question, all, first.count);
    found->count = found->max < first.count ? found->max : first.count;
    memcpy(found->pages, all, (size_t)found->count * sizeof *all);
}

enum ks_err ks_index_find(struct ks_index *index, enum ks_index_scope scope, const char *text,
                          const uint8_t *wanted, int *out_pages, int max, int *out_count,
                          struct ks_error *error)
{
    struct question question;
    struct found found = {.wanted = wanted, .pages = out_pages, .max = max};
    bool is_begun = begin(&question, index, scope, text);
    if (is_begun && max > 0 && ask_all(&question))
        take_best(&question, scope, &found);
    end(&question);
    *out_count = found.count;
    return is_begun ? KS_OK : fail_memory(error);
}

/* Adds what a piece weighs to the pages that have it, and forgets the piece. */
static void add_weights(struct question *question, float *weights)
{
    int pages = question->index->page_count, many = KS_INDEX_MANY;
    int hits = 0;
    for (int page = 0; page < pages; page++)
        hits += question->matched[page] > 0;
    float weight = logf(1.0F + (float)pages / (float)(hits + 1));
    for (int page = 0; page < pages; page++) {
        if (question->matched[page] > 0 && hits <= many)
            weights[page] += weight;
        question->matched[page] = 0;
    }
    memset(question->hits, 0,
           (size_t)question->phrase_count * (size_t)pages * sizeof *question->hits);
    question->phrase_count = question->clause_count = 0;
}

enum ks_err ks_index_weigh(struct ks_index *index, enum ks_index_scope scope, const char *text,
                           float *weights, struct ks_error *error)
{
    struct question question;
    struct ks_query_clause piece;
    bool is_begun = begin(&question, index, scope, text);
    for (int i = 0, at = 0;
         is_begun && i < KS_INDEX_PIECES && ks_query_next_piece(&question.query, &at, &piece);
         i++) {
        ask(&question, &piece);
        add_weights(&question, weights);
    }
    end(&question);
    return is_begun ? KS_OK : fail_memory(error);
}

void ks_index_next(const struct ks_index *index, const char *letters,
                   bool next[KS_LETTER_LATIN_COUNT])
{
    const struct ks_word_table *table = &index->tables[TABLE_PAGES];
    char start[KS_QUERY_MAX_LETTERS + 1];
    size_t length = strlen(letters);
    if (length + 1 >= sizeof start)
        return;
    memcpy(start, letters, length);
    start[length + 1] = '\0';
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++) {
        start[length] = ks_letter_at(place);
        uint32_t word = ks_word_table_find(table, start);
        next[place] =
            next[place] || (word < table->word_count &&
                            strncmp(ks_word_table_name(table, word), start, length + 1) == 0);
    }
    ks_crypto_wipe(start, sizeof start);
}

size_t ks_index_bytes(const struct ks_index *index)
{
    return sizeof *index + index->block_bytes;
}
