/* An official text as somebody brings it: a text file in UTF-8 or GB18030, or a Word document
 * (.docx). Whatever is brought is held for hostile: what it unpacks to, how deep it is and what it
 * refers to are bounded. Knows no page. Any thread. */
#ifndef KS_CONTENT_OFFICIAL_TEXT_H
#define KS_CONTENT_OFFICIAL_TEXT_H

#include "base/arena.h"
#include "base/err.h"

enum { KS_OFFICIAL_MOST_BYTES = 2 * 1024 * 1024 }; /* of what is brought */

/* Its words: UTF-8, lines ended by \n, without the mark some programs put in front; else as they
 * are. A Word document has a line for each of its paragraphs. The text is the arena's.
 * KS_ERR_INPUT, with a sentence for whoever brought it: it is neither, is damaged, has nothing in
 * it or too much, or its words are not certain (changes that nobody accepted, numbers that Word
 * makes); KS_ERR_NOT_FOUND: a library is not installed. */
enum ks_err ks_official_text_read(const void *data, size_t bytes, struct ks_arena *arena,
                                  const char **text, struct ks_error *error) KS_MUST_USE;

#endif
