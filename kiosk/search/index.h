/* Finding pages by their words: an index of our own, in memory, that only reads once it is open.
 * Chinese is cut into overlapping pairs of characters, so that a word is one look-up and a phrase a
 * few; Latin words are found from their beginning on (four letters; shorter ones whole), their
 * common endings aside. Whatever was typed is only words (search/letters.h), and nothing of it is
 * left in memory when a call returns. Any thread may ask. */
#ifndef KS_SEARCH_INDEX_H
#define KS_SEARCH_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "search/letters.h"

struct ks_index; /* owned by whoever opened it */

struct ks_index_page {
    const char *title, *synonyms, *body;
};

/* Where a word has to be. */
enum ks_index_scope {
    KS_INDEX_TITLE,
    KS_INDEX_NAMES, /* title or synonyms; one character is only found here */
    KS_INDEX_ALL,
};

/* Words that more pages than this have do not rank them: such pages come by their number, as do
 * those that have several words in their body, among thousands of pages. */
enum { KS_INDEX_MANY = 300, KS_INDEX_PIECES = 12 };

/* Indexes `count` pages; they are numbered 0, 1, 2 ... and not kept. KS_ERR_MEMORY. */
enum ks_err ks_index_open(const struct ks_index_page *pages, int count, struct ks_index **out,
                          struct ks_error *error) KS_MUST_USE;
void ks_index_close(struct ks_index *index);

/* Whether any page has every word of `text` in `scope`. KS_ERR_MEMORY, as the next two. */
enum ks_err ks_index_has(struct ks_index *index, enum ks_index_scope scope, const char *text,
                         bool *out, struct ks_error *error) KS_MUST_USE;

/* Gives at most `max` pages that have every word of `text` in `scope`, best first: by weight (title
 * over synonyms over body), then by number. `wanted` (may be NULL): a byte a page, 0 = pass it
 * over. At most 8 words and 64 letters count. No words, no pages. */
enum ks_err ks_index_find(struct ks_index *index, enum ks_index_scope scope, const char *text,
                          const uint8_t *wanted, int *out_pages, int max, int *out_count,
                          struct ks_error *error) KS_MUST_USE;

/* Adds to `weights`, one a page, for every word and pair of characters of `text` that the page has
 * in `scope`: the rarer, the more; nothing for what more than KS_INDEX_MANY pages have, nor after
 * the first KS_INDEX_PIECES. For a whole sentence, which no page repeats. */
enum ks_err ks_index_weigh(struct ks_index *index, enum ks_index_scope scope, const char *text,
                           float *weights, struct ks_error *error) KS_MUST_USE;

/* Sets to true each place of `next` whose letter after `letters` (a-z, 0-9) begins a Latin word or
 * number of any page; leaves the others. */
void ks_index_next(const struct ks_index *index, const char *letters,
                   bool next[KS_LETTER_LATIN_COUNT]);

/* Memory held by the index. */
size_t ks_index_bytes(const struct ks_index *index);

#endif
