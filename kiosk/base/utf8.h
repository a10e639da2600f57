/* UTF-8: reading it code point by code point, and telling whether bytes are UTF-8 at all. */
#ifndef KS_BASE_UTF8_H
#define KS_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bytes `from` to before `to` of a text. */
struct ks_byte_range {
    size_t from, to;
};

/* Reads the code point at `*text` and moves past it. A damaged byte gives U+FFFD and moves one
 * byte. At the end of the string gives 0 and does not move. */
uint32_t ks_utf8_next(const char **text);

/* The ASCII character that `code` is the full-width form of, else `code` itself. */
uint32_t ks_utf8_half_width(uint32_t code);

/* The ASCII character `text` begins with, of either width; 0 at its end, 1 for any other. */
char ks_utf8_ascii(const char *text);

/* Whether `code` is a blank of any width. */
bool ks_utf8_is_blank(uint32_t code);

/* Whether all of `text` is well-formed UTF-8 (no surrogates, no overlong forms). */
bool ks_utf8_is_valid(const char *text);

/* Code points in `text`. */
size_t ks_utf8_count(const char *text);

/* Whether `text` is one line of UTF-8 that shows all there is in it: no control characters, no line
 * ends, nothing that cannot be seen or turns the direction of writing. "" is. */
bool ks_utf8_is_plain(const char *text);

/* Puts "?" in the place of everything that keeps `text` from being so. */
void ks_utf8_make_plain(char *text);

/* Takes out every byte that belongs to no whole character, as cuts leave them. */
void ks_utf8_mend(char *text);

/* Takes a character that is not whole off the end, as a cut leaves it. */
void ks_utf8_trim(char *text);

/* Appends `code` to `out` (at least 5 bytes); returns the bytes written, without the final 0. */
size_t ks_utf8_put(char *out, uint32_t code);

#endif
