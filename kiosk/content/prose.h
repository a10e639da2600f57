/* Markdown of a pack, flattened: ## headings, paragraphs, bullets and **bold**, and nothing else:
 * what looks like another mark is a fault. A line is a block; only where a sentence goes on behind
 * a comma two lines are one, and where nothing tells, a fault asks. */
#ifndef KS_CONTENT_PROSE_H
#define KS_CONTENT_PROSE_H

#include "content/read.h"

/* Reader for tables: the node names the file, the prose comes from FOLDER/NAME.LANG.md in each
 * language, where FOLDER is `field->words[0]`. */
void ks_read_prose(struct ks_load *load, const struct ks_node *node, const struct ks_field *field,
                   void *owner);

#endif
