/* Inside of official texts: a Word document. Any thread. */
#ifndef KS_CONTENT_DOCX_PRIVATE_H
#define KS_CONTENT_DOCX_PRIVATE_H

#include "base/arena.h"
#include "base/err.h"

enum { KS_DOCX_MOST_XML = 8 * 1024 * 1024 }; /* bytes of its main part */

/* Unpacks its main part, word/document.xml, into the arena. Errors as for ks_official_text_read. */
enum ks_err ks_docx_unpack(const void *data, size_t bytes, struct ks_arena *arena, char **xml,
                           size_t *xml_bytes, struct ks_error *error) KS_MUST_USE;

/* The words of the main part, a line a paragraph. Errors as for ks_official_text_read. */
enum ks_err ks_docx_words(const char *xml, size_t bytes, struct ks_arena *arena, const char **text,
                          struct ks_error *error) KS_MUST_USE;

#endif
