/* The search index, in SQLite's memory. */
#include "store/store_index.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/index_words_private.h"
#include "store/store_private.h"

struct ks_index {
    struct ks_sql *sql; /* owned */
    int page_count;
    /* The Latin words and numbers of all pages, for what may come next: each ended by a zero byte,
     * in order. Owned. */
    char *latin;
    size_t latin_bytes, latin_room;
    const char **words; /* owned; where each begins */
    size_t word_count, word_room;
};

/* Titles and synonyms are also by themselves, so that asking for them wades through no body. */
static const struct {
    const char *columns; /* as FTS5 writes them */
    const char *by_number, *by_weight;
} scopes[] = {
#define BY_NUMBER(table) "SELECT rowid FROM " table " WHERE " table " MATCH ? ORDER BY rowid"
#define BY_WEIGHT(table, weights)                                                                  \
    "SELECT rowid FROM " table " WHERE " table " MATCH ? ORDER BY bm25(" table weights "), rowid"
    [KS_INDEX_TITLE] = {"{title}", BY_NUMBER("name"), BY_WEIGHT("name", "")},
    [KS_INDEX_NAMES] = {"{title synonyms}", BY_NUMBER("name"), BY_WEIGHT("name", ", 10.0, 5.0")},
    [KS_INDEX_ALL] = {"{title synonyms body}", BY_NUMBER("page"),
                      BY_WEIGHT("page", ", 10.0, 5.0, 1.0")},
#undef BY_NUMBER
#undef BY_WEIGHT
};

/* Only the index is kept, not the text. prefix: Latin words from four letters on; the pairs of
 * characters are shorter and cost nothing there. */
static const char schema[] =
    "PRAGMA journal_mode = OFF;"
    "PRAGMA temp_store = MEMORY;"
    "CREATE VIRTUAL TABLE name USING fts5(title, synonyms, content = '', prefix = '4',"
    " tokenize = 'unicode61 remove_diacritics 0');"
    "CREATE VIRTUAL TABLE page USING fts5(title, synonyms, body, content = '', prefix = '4',"
    " tokenize = 'unicode61 remove_diacritics 0');"
    "CREATE VIRTUAL TABLE word USING fts5vocab(page, row);";

/* Of a Latin word this much counts, the final zero byte included. */
enum { LATIN_BYTES = KS_QUERY_MAX_LETTERS + 1 };

/* More pages than this are not weighed, wanted or not. */
enum { MANY_SEEN = 4 * KS_INDEX_MANY, MANY_LOOKED_UP = 10000 };

static enum ks_err add_page(struct ks_index *index, int number, const struct ks_index_page *page,
                            struct ks_error *error)
{
    size_t title_room = ks_index_cut_room(page->title);
    size_t synonyms_room = ks_index_cut_room(page->synonyms);
    char *cut = malloc(title_room + synonyms_room + ks_index_cut_room(page->body));
    if (cut == NULL) {
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    }
    char *synonyms = cut + title_room, *body = synonyms + synonyms_room;
    ks_index_cut(page->title, true, cut);
    ks_index_cut(page->synonyms, true, synonyms);
    ks_index_cut(page->body, false, body);
    const struct ks_sql_value values[] = {KS_SQL_OF_INT(number), KS_SQL_OF_TEXT(cut),
                                          KS_SQL_OF_TEXT(synonyms), KS_SQL_OF_TEXT(body)};
    enum ks_err err =
        ks_sql_run(index->sql, "INSERT INTO page(rowid, title, synonyms, body) VALUES (?, ?, ?, ?)",
                   values, 4, NULL, NULL, error);
    if (err == KS_OK) {
        err = ks_sql_run(index->sql, "INSERT INTO name(rowid, title, synonyms) VALUES (?, ?, ?)",
                         values, 3, NULL, NULL, error);
    }
    free(cut);
    return err;
}

static enum ks_err add_pages(struct ks_index *index, const struct ks_index_page *pages,
                             struct ks_error *error)
{
    enum ks_err err = ks_sql_run_script(index->sql, schema, error);
    if (err == KS_OK) {
        err = ks_sql_begin(index->sql, error);
    }
    if (err != KS_OK) {
        return err;
    }
    for (int i = 0; i < index->page_count && err == KS_OK; i++) {
        err = add_page(index, i, &pages[i], error);
    }
    return ks_sql_end(index->sql, err, error);
}

/* Makes room for `wanted` items of `size` bytes; false when memory cannot be had. */
static bool make_room(void **items, size_t *room, size_t wanted, size_t size)
{
    if (wanted <= *room) {
        return true;
    }
    void *moved = realloc(*items, wanted * 2 * size);
    if (moved == NULL) {
        return false;
    }
    *items = moved;
    *room = wanted * 2;
    return true;
}

/* Stops, one word short, when memory cannot be had. */
static bool keep_word(const struct ks_sql_row *row, void *out)
{
    struct ks_index *index = out;
    if (!make_room((void **)&index->latin, &index->latin_room, index->latin_bytes + LATIN_BYTES,
                   1) ||
        !make_room((void **)&index->words, &index->word_room, index->word_count + 1,
                   sizeof *index->words)) {
        return false;
    }
    char *word = index->latin + index->latin_bytes;
    ks_sql_text(row, 0, word, LATIN_BYTES);
    index->latin_bytes += strlen(word) + 1;
    index->word_count++;
    return true;
}

/* Latin words come before '{', Chinese after it. */
static enum ks_err keep_words(struct ks_index *index, struct ks_error *error)
{
    int64_t wanted = 0;
    enum ks_err err = ks_sql_run(index->sql, "SELECT count(*) FROM word WHERE term < '{'", NULL, 0,
                                 ks_sql_read_int, &wanted, error);
    if (err == KS_OK) {
        err = ks_sql_each(index->sql, "SELECT term FROM word WHERE term < '{' ORDER BY term", NULL,
                          0, keep_word, index, error);
    }
    if (err == KS_OK && index->word_count < (size_t)wanted) {
        err = ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    }
    const char *word = index->latin;
    for (size_t i = 0; i < index->word_count; i++, word += strlen(word) + 1) {
        index->words[i] = word;
    }
    return err;
}

enum ks_err ks_index_open(const struct ks_index_page *pages, int count, struct ks_index **out,
                          struct ks_error *error)
{
    *out = NULL;
    struct ks_index *index = calloc(1, sizeof *index);
    if (index == NULL) {
        return ks_fail(error, KS_ERR_MEMORY, "There is not enough memory for the search");
    }
    index->page_count = count;
    enum ks_err err = ks_sql_open(":memory:", false, &index->sql, error);
    if (err == KS_OK) {
        err = add_pages(index, pages, error);
    }
    if (err == KS_OK) {
        err = keep_words(index, error);
    }
    if (err != KS_OK) {
        ks_index_close(index);
        return err;
    }
    *out = index;
    return KS_OK;
}

void ks_index_close(struct ks_index *index)
{
    if (index == NULL) {
        return;
    }
    ks_sql_close(index->sql);
    free(index->latin);
    free(index->words);
    free(index);
}

/* The pages of an answer. */
struct found {
    const uint8_t *wanted;
    int *pages;
    int max, count;
    int seen; /* with those not wanted */
};

static bool take_page(const struct ks_sql_row *row, void *out)
{
    struct found *found = out;
    int page = (int)ks_sql_int(row, 0);
    found->seen++;
    if (found->wanted == NULL || found->wanted[page]) {
        found->pages[found->count++] = page;
    }
    return found->count < found->max;
}

static enum ks_err ask(struct ks_index *index, const char *sql, const char *expression,
                       struct found *found, struct ks_error *error)
{
    const struct ks_sql_value value = KS_SQL_OF_TEXT(expression);
    found->count = found->seen = 0;
    return ks_sql_each(index->sql, sql, &value, 1, take_page, found, error);
}

enum ks_err ks_index_has(struct ks_index *index, enum ks_index_scope scope, const char *text,
                         bool *out, struct ks_error *error)
{
    struct ks_query query;
    char expression[KS_QUERY_EXPRESSION_BYTES];
    int page;
    struct found found = {.pages = &page, .max = 1};
    *out = false;
    ks_query_read(&query, text);
    if (!ks_query_all(&query, scopes[scope].columns, expression)) {
        return KS_OK;
    }
    enum ks_err err = ask(index, scopes[scope].by_number, expression, &found, error);
    *out = found.count > 0;
    return err;
}

/* Weighing looks each word up again by itself, and many more pages may have one than have all. */
static bool may_weigh(const struct ks_index *index, enum ks_index_scope scope,
                      const struct ks_query *query)
{
    return scope != KS_INDEX_ALL || query->word_count == 1 ||
           index->page_count * query->word_count <= MANY_LOOKED_UP;
}

enum ks_err ks_index_find(struct ks_index *index, enum ks_index_scope scope, const char *text,
                          const uint8_t *wanted, int *out_pages, int max, int *out_count,
                          struct ks_error *error)
{
    struct ks_query query;
    char expression[KS_QUERY_EXPRESSION_BYTES];
    int all[KS_INDEX_MANY + 1];
    *out_count = 0;
    ks_query_read(&query, text);
    if (max <= 0 || !ks_query_all(&query, scopes[scope].columns, expression)) {
        return KS_OK;
    }
    struct found first = {.wanted = wanted, .pages = all, .max = KS_INDEX_MANY + 1};
    enum ks_err err = ask(index, scopes[scope].by_number, expression, &first, error);
    if (err != KS_OK || first.count == 0) {
        return err;
    }
    struct found found = {.wanted = wanted, .pages = out_pages, .max = max};
    bool is_ranked = first.count > 1 && first.count <= KS_INDEX_MANY && first.seen <= MANY_SEEN &&
                     may_weigh(index, scope, &query);
    if (is_ranked || (max > first.count && first.count > KS_INDEX_MANY)) {
        err = ask(index, is_ranked ? scopes[scope].by_weight : scopes[scope].by_number, expression,
                  &found, error);
        *out_count = found.count;
        return err;
    }
    *out_count = max < first.count ? max : first.count;
    memcpy(out_pages, all, (size_t)*out_count * sizeof *all);
    return KS_OK;
}

enum ks_err ks_index_weigh(struct ks_index *index, enum ks_index_scope scope, const char *text,
                           float *weights, struct ks_error *error)
{
    struct ks_query query;
    char expression[KS_QUERY_EXPRESSION_BYTES];
    int pages[KS_INDEX_MANY + 1], at = 0;
    enum ks_err err = KS_OK;
    ks_query_read(&query, text);
    for (int i = 0; i < KS_INDEX_PIECES && err == KS_OK; i++) {
        if (!ks_query_next_piece(&query, &at, scopes[scope].columns, expression)) {
            break;
        }
        struct found found = {.pages = pages, .max = KS_INDEX_MANY + 1};
        err = ask(index, scopes[scope].by_number, expression, &found, error);
        float weight = logf(1.0F + (float)index->page_count / (float)(found.count + 1));
        for (int j = 0; j < found.count && found.count <= KS_INDEX_MANY; j++) {
            weights[pages[j]] += weight;
        }
    }
    return err;
}

/* Whether a word begins with `start`. */
static bool has_word(const struct ks_index *index, const char *start)
{
    size_t low = 0, high = index->word_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->words[middle], start) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < index->word_count && strncmp(index->words[low], start, strlen(start)) == 0;
}

void ks_index_next(const struct ks_index *index, const char *letters,
                   bool next[KS_LETTER_LATIN_COUNT])
{
    char start[LATIN_BYTES];
    size_t length = strlen(letters);
    if (length + 1 >= sizeof start) {
        return;
    }
    memcpy(start, letters, length);
    start[length + 1] = '\0';
    for (int place = 0; place < KS_LETTER_LATIN_COUNT; place++) {
        start[length] = ks_letter_at(place);
        next[place] = next[place] || has_word(index, start);
    }
}

size_t ks_index_bytes(struct ks_index *index)
{
    int64_t pages = 0, page_bytes = 0;
    if (ks_sql_run(index->sql, "PRAGMA page_count", NULL, 0, ks_sql_read_int, &pages, NULL) !=
            KS_OK ||
        ks_sql_run(index->sql, "PRAGMA page_size", NULL, 0, ks_sql_read_int, &page_bytes, NULL) !=
            KS_OK) {
        return 0;
    }
    return sizeof *index + (size_t)(pages * page_bytes) + index->latin_room +
           index->word_room * sizeof *index->words;
}
