/* Marks of writing systems for text (Markdown, HTML, tables) in what people write for a page. Pages
 * know few; every other one would be read as a sign. Pure. Any thread. */
#ifndef KS_CONTENT_MARKUP_H
#define KS_CONTENT_MARKUP_H

#include <stddef.h>

/* The first thing in a line of text that is a mark, of half or full width, and not a word: "an
 * asterisk", "a pipe, as in a table"; NULL if there is none. Words of
 * the catalogue. */
const char *ks_markup_find(const char *text);

/* How many bytes at the beginning of `text` are the mark of a bullet, with the spaces behind it:
 * - * + or a dot as Word pastes it. 0: none. */
size_t ks_markup_bullet(const char *text);

/* How many bytes are a number that begins a line of a list, without spaces: "1." "(2)", and in
 * Chinese one, with its comma, in brackets, in a ring. 0: none. */
size_t ks_markup_number(const char *text);

/* How the end of a line and the next one belong together. */
enum ks_markup_end {
    KS_MARKUP_OPEN,   /* nothing tells */
    KS_MARKUP_COMMA,  /* the sentence goes on */
    KS_MARKUP_CLOSED, /* a sentence has ended */
};
enum ks_markup_end ks_markup_end(const char *text);

#endif
