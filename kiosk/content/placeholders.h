/* What is written once, in court.json, and stands in any text as a word in braces: {hotline},
 * {address}, {hours}, {copies}. */
#ifndef KS_CONTENT_PLACEHOLDERS_H
#define KS_CONTENT_PLACEHOLDERS_H

#include "content/read.h"

/* `text` in `lang` with what the braces stand for, in the content's arena; `text` itself where
 * there are none, or where court.json has not been read. Faults, on `line`, words in braces that
 * stand for nothing, and the hotline's number written out. */
const char *ks_placeholders_fill(struct ks_load *load, int line, enum ks_lang lang,
                                 const char *text);

#endif
