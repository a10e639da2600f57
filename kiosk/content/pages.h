/* Pages as lists go through them: those that search finds although they are no guides, those with
 * facts of law; and words that are read otherwise. Read-only; all lives in the content's arena. */
#ifndef KS_CONTENT_PAGES_H
#define KS_CONTENT_PAGES_H

#include "base/crypto.h"
#include "content/words.h"

/* A page of the kiosk that is no guide, as search finds it. `page` is the kiosk's word for it. */
struct ks_find_page {
    const char *page;
    struct ks_words title;
    struct ks_words keywords;
};

/* A word in which a character is read otherwise than usual. */
struct ks_word_reading {
    const char *word, *pinyin;
};

/* That somebody compared a page with its sources and found nothing changed: holds as long as the
 * page says the same. */
struct ks_review {
    char sha[KS_CRYPTO_SHA_BYTES]; /* of what the page said */
    struct ks_date checked, recheck;
};

/* A page with facts of law, for whoever goes through all of them. */
struct ks_legal_page {
    const char *file;             /* of the pack: "guides/03-labour.json" */
    const struct ks_words *title; /* NULL: it has none of its own */
    const struct ks_provenance *provenance;
};

#endif
