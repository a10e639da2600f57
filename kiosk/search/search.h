/* Search: what a visitor types or presses, and the pages that fit, best first. Chinese words,
 * everyday words for them (synonyms), full pinyin, first letters, both mixed, Latin words, a page's
 * number; several words: all of them. A whole sentence finds the pages that share most with it.
 * Everything is in memory: a question never waits for a disk, and nothing of it stays there when it
 * has been answered. Opening 10,000 pages takes a second or two, out of a file a part of that: open
 * on a worker, then hand over; from then on the search belongs to one thread. Knows nothing of
 * content: the caller brings the pages, those of one language or of both. */
#ifndef KS_SEARCH_SEARCH_H
#define KS_SEARCH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "search/letters.h"
#include "search/sounds.h"

struct ks_search; /* owned by whoever opened it */

/* A page as it can be found. Texts are borrowed while the search is being opened; NULL is "". */
struct ks_search_doc {
    int key;              /* the caller's own; no two pages share one */
    int number;           /* what staff call out (7 in "guide 07"); 0 = none */
    const char *title;    /* found by its words and their sound; may have several lines */
    const char *synonyms; /* the same; words parted by spaces, the weightiest of a line first */
    const char *body;     /* found by its words */
};

/* What is to be found. Borrowed while the search is being opened. */
struct ks_search_pack {
    const struct ks_search_doc *docs;
    int doc_count;
    const struct ks_reading *readings; /* words whose reading is not the usual one, each once */
    int reading_count;
    const char *kept; /* the file in which the index of a large pack is kept between two starts; it
                         may be deleted at any time. NULL: none is kept */
};

/* Opens a search. KS_ERR_INPUT for a key given twice or a reading that cannot be, KS_ERR_MEMORY.
 * Whatever is wrong with the file `kept`, the search opens all the same. Any thread. */
enum ks_err ks_search_open(const struct ks_search_pack *pack, struct ks_search **out,
                           struct ks_error *error) KS_MUST_USE;

/* Accepts NULL. */
void ks_search_close(struct ks_search *search);

/* Gives the keys of at most `max` pages that fit `text`, best first: the page of that number, pages
 * whose number begins so, then words in the title, in the synonyms, by sound (in the order of enum
 * ks_sound), in the body; within one of these by weight, then by key. `text` may be anything, of
 * any length (63 letters count). No page is KS_OK and a count of 0. */
enum ks_err ks_search_find(struct ks_search *search, const char *text, int *out_keys, int max,
                           int *out_count, struct ks_error *error) KS_MUST_USE;

/* For keys that would find nothing more: sets `out` at each of a-z (0 to 25) and 0-9 (26 to 35) to
 * whether that letter after `prefix` leads on to a page. Looks at the last word of `prefix` only,
 * so that a letter that helps is never ruled out. */
void ks_search_next_letters(struct ks_search *search, const char *prefix,
                            bool out[KS_LETTER_LATIN_COUNT]);

/* Memory held. */
size_t ks_search_bytes(struct ks_search *search);

#endif
