/* Texts of the pack: in every language, as prose, with where their facts come from. Read-only; all
 * lives in the content's arena. */
#ifndef KS_CONTENT_WORDS_H
#define KS_CONTENT_WORDS_H

#include "base/i18n.h"
#include "base/utf8.h"
#include "domain/date.h"

/* One text in every language: in[KS_LANG_ZH_CN], in[KS_LANG_EN]. */
struct ks_words {
    const char *in[KS_LANG_COUNT];
};

enum ks_prose_kind { KS_PROSE_HEADING, KS_PROSE_PARAGRAPH, KS_PROSE_BULLET };

/* Markdown after parsing: a flat list of blocks, marks removed. */
struct ks_prose_block {
    enum ks_prose_kind kind;
    const char *text;
    const struct ks_byte_range *bold; /* what of it is bold, in order */
    int bold_count;
    int line; /* of its file, from 1 */
};

struct ks_prose {
    struct ks_prose_block *blocks[KS_LANG_COUNT];
    int counts[KS_LANG_COUNT];
};

/* In front of a source that was not read in the original, with a space behind it. */
#define KS_DOUBT_MARK "\xE2\x97\x90" /* a half-filled circle */

/* Where a legal page's facts come from. `refs` name statute and article, or the publisher. */
struct ks_provenance {
    const char **refs;
    const char **says; /* of each ref the words of the page it stands for; NULL: the page does not
                          tie its sources to words */
    int ref_count;
    const char **numbers; /* figures of the page that no phrase in `says` holds */
    int number_count;
    struct ks_date checked; /* the day it was last compared with the source */
    struct ks_date recheck; /* from this day on the page shows that it must be checked again */
    const char *page;       /* the page with these days: "guides:labour", "danger"; NULL: of none */
    const char *sha;        /* the SHA-256 of what that page says, its notes among it */
};

struct ks_title_detail {
    struct ks_words title;
    struct ks_words detail; /* may be "" in both languages */
};

#endif
