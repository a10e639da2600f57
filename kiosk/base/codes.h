/* Words that stand for the numbers of an enum in files, in the database and on a command line; ids.
 */
#ifndef KS_BASE_CODES_H
#define KS_BASE_CODES_H

#include <stdbool.h>
#include <stddef.h>

/* The number of a word: the index of the row, of `count` that are `stride` bytes apart, whose word
 * is `code`; `first` is the word of the first row. `count` when no row has it. */
int ks_code_find(const char *const *first, size_t stride, int count, const char *code);

/* Whether it can be an id: 1 to 23 of a-z 0-9 - _ (what the store has room for). */
bool ks_code_is_id(const char *text);

#endif
