/* What kind of value a field of the tables holds, as a word. */
#ifndef KS_CONTENT_FIELD_KIND_H
#define KS_CONTENT_FIELD_KIND_H

#include "content/read.h"

/* "text" "source" "id" "icon" "words" "words-or-blank" "keywords" "number" "yuan" "flag" "choice"
 * "date" "time" "list" "object" "prose", and "other" where it has a reader of its own. */
const char *ks_field_kind(const struct ks_field *field);

#endif
