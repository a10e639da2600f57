/* What counts as a letter where people look for something: small Latin letters, digits and Han
 * characters. Everything else parts words, so text typed by a visitor can never be more than words.
 */
#ifndef KS_SEARCH_LETTERS_H
#define KS_SEARCH_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

/* What stands between two words. */
#define KS_LETTER_BREAK UINT32_C(0x20)

/* a-z are 0 to 25, the digits 26 to 35. */
enum { KS_LETTER_LATIN_COUNT = 36 };

/* Reads the next letter of UTF-8 `*text` and moves past it: 'a' to 'z' (capitals and full-width
 * forms folded, u with two dots as 'v', the way pinyin is typed), '0' to '9', a Han character, or
 * KS_LETTER_BREAK for anything else, damaged bytes included. An apostrophe is passed over. At the
 * end of the string gives 0 and does not move. */
uint32_t ks_letter_next(const char **text);

/* Whether `letter` is a Chinese character. */
bool ks_letter_is_han(uint32_t letter);

/* Whether `letter` is one of a-z and 0-9. */
bool ks_letter_is_latin(uint32_t letter);

/* The place of a Latin letter or digit among the 36, and back; -1 for another letter. */
int ks_letter_place(uint32_t letter);
char ks_letter_at(int place);

#endif
