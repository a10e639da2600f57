/* How long the texts and lists of a pack may be: what a page of the kiosk and a slip have room for,
 * by the key a text or list stands under, whatever the file. Pure. Any thread. */
#ifndef KS_CONTENT_SIZES_H
#define KS_CONTENT_SIZES_H

#include "base/i18n.h"

enum {
    KS_MOST_IN_TEXT = 240, /* characters of a text that is not in several languages */
    KS_MOST_BLOCKS = 64,   /* headings, paragraphs and bullets of one Markdown file */
};

/* The most characters of a text under `key` in `lang`. */
int ks_sizes_words(const char *key, enum ks_lang lang);

/* The same for one heading, paragraph or bullet of a Markdown file. */
int ks_sizes_block(enum ks_lang lang);

/* The most elements of a list under `key`. */
int ks_sizes_list(const char *key);

#endif
