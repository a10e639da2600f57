/* Words that stand for the numbers of an enum in files, in the database and on a command line. */
#ifndef KS_BASE_CODES_H
#define KS_BASE_CODES_H

#include <stddef.h>

/* The number of a word: the index of the row, of `count` that are `stride` bytes apart, whose word
 * is `code`; `first` is the word of the first row. `count` when no row has it. */
int ks_code_find(const char *const *first, size_t stride, int count, const char *code);

#endif
