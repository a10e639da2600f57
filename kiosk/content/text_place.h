/* Where in a pack a text stands that was seen on a page of the kiosk: the field to be mended. */
#ifndef KS_CONTENT_TEXT_PLACE_H
#define KS_CONTENT_TEXT_PLACE_H

#include "base/i18n.h"
#include "content/draft_pack.h"

/* What was seen: on the page of that item of that name (screens/proof.h), perhaps only a line of
 * the text. */
struct ks_seen_text {
    const char *hall; /* of that tribunal alone; "": the court's */
    const char *page, *item, *text;
    enum ks_lang lang;
};

/* The file and the field, as content/node_edit.h has it, that say so in that language: first in the
 * file that makes the page, then in any. A text that nobody wrote like that, as a name between
 * other words, and "": the item of the page itself. What was seen of a tribunal alone is of what it
 * says of itself. "" where there is no such file. The pack's
 * arena. */
struct ks_text_place {
    const char *file, *field;
};
struct ks_text_place ks_text_place_find(struct ks_draft_pack *pack,
                                        const struct ks_seen_text *seen);

#endif
