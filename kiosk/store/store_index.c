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
};

/* As FTS5 writes them. */
static const char *const scopes[] = {
    [KS_INDEX_TITLE] = "{title}",
    [KS_INDEX_NAMES] = "{title synonyms}",
    [KS_INDEX_ALL] = "{title synonyms body}",
};

/* Only the index is kept, not the text. prefix: Latin words from three letters on; the pairs of
 * characters are shorter and cost nothing there. A large hash: one segment, nothing to merge. */
static const char schema[] =
    "PRAGMA journal_mode = OFF;"
    "PRAGMA temp_store = MEMORY;"
    "CREATE VIRTUAL TABLE page USING fts5(title, synonyms, body, content = '', prefix = '3',"
    " tokenize = 'unicode61 remove_diacritics 0');"
    "INSERT INTO page(page, rank) VALUES ('hashsize', 33554432);"
    "CREATE VIRTUAL TABLE word USING fts5vocab(page, instance);";

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
    free(index);
}

/* The pages of an answer. */
struct found {
    const uint8_t *wanted;
    int *pages;
    int max, count;
};

static bool take_page(const struct ks_sql_row *row, void *out)
{
    struct found *found = out;
    int page = (int)ks_sql_int(row, 0);
    if (found->wanted == NULL || found->wanted[page]) {
        found->pages[found->count++] = page;
    }
    return found->count < found->max;
}

static const char by_number[] = "SELECT rowid FROM page WHERE page MATCH ? ORDER BY rowid";
static const char by_weight[] =
    "SELECT rowid FROM page WHERE page MATCH ? ORDER BY bm25(page, 10.0, 5.0, 1.0), rowid";

static enum ks_err ask(struct ks_index *index, const char *sql, const char *expression,
                       struct found *found, struct ks_error *error)
{
    const struct ks_sql_value value = KS_SQL_OF_TEXT(expression);
    found->count = 0;
    return ks_sql_each(index->sql, sql, &value, 1, take_page, found, error);
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
    if (max <= 0 || !ks_query_all(&query, scopes[scope], expression)) {
        return KS_OK;
    }
    struct found count = {.wanted = wanted, .pages = all, .max = KS_INDEX_MANY + 1};
    enum ks_err err = ask(index, by_number, expression, &count, error);
    if (err != KS_OK || count.count == 0) {
        return err;
    }
    struct found found = {.wanted = wanted, .pages = out_pages, .max = max};
    bool is_ranked = count.count > 1 && count.count <= KS_INDEX_MANY;
    err = ask(index, is_ranked ? by_weight : by_number, expression, &found, error);
    *out_count = found.count;
    return err;
}

enum ks_err ks_index_weigh(struct ks_index *index, enum ks_index_scope scope, const char *text,
                           float *weights, struct ks_error *error)
{
    struct ks_query query;
    char expression[KS_QUERY_EXPRESSION_BYTES];
    int pages[KS_INDEX_MANY + 1], at = 0;
    enum ks_err err = KS_OK;
    ks_query_read(&query, text);
    while (err == KS_OK && ks_query_next_piece(&query, &at, scopes[scope], expression)) {
        struct found found = {.pages = pages, .max = KS_INDEX_MANY + 1};
        err = ask(index, by_number, expression, &found, error);
        float weight = logf(1.0F + (float)index->page_count / (float)(found.count + 1));
        for (int i = 0; i < found.count && found.count <= KS_INDEX_MANY; i++) {
            weights[pages[i]] += weight;
        }
    }
    return err;
}

static bool say_yes(const struct ks_sql_row *row, void *out)
{
    (void)row;
    *(bool *)out = true;
    return false;
}

enum ks_err ks_index_next(struct ks_index *index, const char *letters,
                          bool next[KS_LETTER_LATIN_COUNT], struct ks_error *error)
{
    char first[KS_QUERY_MAX_LETTERS + 2], end[KS_QUERY_MAX_LETTERS + 2];
    size_t length = strlen(letters);
    enum ks_err err = KS_OK;
    if (length >= KS_QUERY_MAX_LETTERS) {
        return KS_OK;
    }
    for (int place = 0; place < KS_LETTER_LATIN_COUNT && err == KS_OK; place++) {
        char letter = ks_letter_at(place);
        snprintf(first, sizeof first, "%s%c", letters, letter);
        snprintf(end, sizeof end, "%s%c", letters, letter + 1);
        const struct ks_sql_value range[] = {KS_SQL_OF_TEXT(first), KS_SQL_OF_TEXT(end)};
        err = ks_sql_each(index->sql, "SELECT 1 FROM word WHERE term >= ? AND term < ?", range, 2,
                          say_yes, &next[place], error);
    }
    return err;
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
    return sizeof *index + (size_t)(pages * page_bytes);
}
