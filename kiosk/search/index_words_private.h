/* Text as the words of the index: how pages are cut when they go in, and what is asked for. */
#ifndef KS_SEARCH_INDEX_WORDS_PRIVATE_H
#define KS_SEARCH_INDEX_WORDS_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KS_QUERY_MAX_WORDS = 8, KS_QUERY_MAX_LETTERS = 64, KS_QUERY_MAX_WAYS = 2 };

/* Characters of one kind that stand together: a Latin word or number, or Chinese. */
struct ks_query_word {
    bool is_han;
    int first, count; /* in the letters */
};

/* What a visitor typed: whoever read it wipes it. */
struct ks_query {
    uint32_t letters[KS_QUERY_MAX_LETTERS];
    struct ks_query_word words[KS_QUERY_MAX_WORDS];
    int letter_count, word_count;
};

/* One way a word may stand in a page: as it is (a Chinese one as pairs that follow one another), or
 * `is_start`, as the beginning of a Latin word. */
struct ks_query_phrase {
    bool is_han, is_start;
    int first, count; /* in the letters */
};

/* A word that a page has to have, in any of the ways. */
struct ks_query_clause {
    struct ks_query_phrase ways[KS_QUERY_MAX_WAYS];
    int way_count;
};

/* Bytes ks_index_cut may need for `text`. */
size_t ks_index_cut_room(const char *text);

/* Writes the words of `text` parted by spaces: "min jian" as pairs of characters, then, if
 * `with_single`, every character by itself. `out` has ks_index_cut_room bytes. */
void ks_index_cut(const char *text, bool with_single, char *out);

/* Reads the first words of what was typed. */
void ks_query_read(struct ks_query *query, const char *text);

/* Gives a clause for every word that tells something; returns how many. */
int ks_query_all(const struct ks_query *query, struct ks_query_clause out[KS_QUERY_MAX_WORDS]);

/* The same for one piece: each pair of neighbours in a Chinese word, each Latin word of three
 * letters or more. Gives pieces one after another, `*at` starts at 0; false when there is no more.
 */
bool ks_query_next_piece(const struct ks_query *query, int *at, struct ks_query_clause *out);

#endif
