/* What was typed, as the search sees it. */
#ifndef KS_SEARCH_SEARCH_TYPED_PRIVATE_H
#define KS_SEARCH_SEARCH_TYPED_PRIVATE_H

#include <stdbool.h>

enum { KS_TYPED_WORDS = 8, KS_TYPED_LETTERS = 64 };

struct ks_typed {
    char latin[KS_TYPED_WORDS][KS_TYPED_LETTERS]; /* Latin words and numbers, folded */
    int latin_count;
    char han[KS_TYPED_LETTERS * 5]; /* the Chinese words, parted by spaces; "" = none */
    const char *number;             /* the first of `latin` that is all digits, or NULL */
    bool is_number_alone;           /* and there is nothing else */
    const char *last;               /* the Latin word at the very end, or "" */
};

/* Reads the first KS_TYPED_LETTERS - 1 letters of `text`. `typed` points into itself. */
void ks_typed_read(struct ks_typed *typed, const char *text);

/* Digits as a number with zeros before it; `value` is -1 for anything else. */
struct ks_typed_number {
    int value, zeros;
};
struct ks_typed_number ks_typed_number_read(const char *digits);

/* How well a page's number fits: all of it (7, 07, 0007), or only its beginning, as numbers below
 * 10 may have zeros before them ("0" begins 07, "00" begins 007). */
enum ks_number_fit { KS_NUMBER_OTHER, KS_NUMBER_BEGINS, KS_NUMBER_IS };
/* A page without a number (0) fits nothing. */
enum ks_number_fit ks_typed_number_fit(struct ks_typed_number typed, int number);

#endif
