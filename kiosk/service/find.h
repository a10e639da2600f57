/* What can be found: every guide, situation, institution and page of the kiosk, as documents for
 * search, and back from a hit to what it is. */
#ifndef KS_SERVICE_FIND_H
#define KS_SERVICE_FIND_H

#include "content/content.h"

/* What fits equally well comes in this order: a situation asks on and leads to the guide. */
enum ks_found_kind {
    KS_FOUND_START,
    KS_FOUND_GUIDE,
    KS_FOUND_INSTITUTION,
    KS_FOUND_PAGE,
    KS_FOUND_BULLETIN
};

/* Owned by whoever opened it. */
struct ks_finder;

/* A hit. Texts are borrowed from the content. */
struct ks_found {
    enum ks_found_kind kind;
    int index;  /* in the content's list of that kind */
    int number; /* of a guide; else 0 */
    const char *title, *detail, *icon;
};

/* Opens a search over all of `content`, in every language; the index of a large pack is kept in the
 * data folder (may be NULL). Slow: for the worker. Freed with ks_find_close. */
enum ks_err ks_find_open(const struct ks_content *content, const char *data_dir,
                         struct ks_finder **out, struct ks_error *error) KS_MUST_USE;

/* Accepts NULL. */
void ks_find_close(struct ks_finder *finder);

/* The keys of at most `most` pages that fit what was typed, best first; 0 when nothing does. Thread
 * of the finder. */
int ks_find_look(struct ks_finder *finder, const char *typed, int *out_keys, int most);

enum { KS_FIND_LETTERS = 36 };

/* Whether each of a-z (0 to 25) and 0-9 (26 to 35) behind `typed` leads on to a page. Thread of the
 * finder. */
void ks_find_next_letters(struct ks_finder *finder, const char *typed, bool out[KS_FIND_LETTERS]);

/* Whether a kiosk shows on that day what the key stands for. Any thread. */
bool ks_found_is_shown(const struct ks_content *content, int key, struct ks_date today);

/* What the key of a hit stands for. Any thread. */
struct ks_found ks_found_of(const struct ks_content *content, int key, enum ks_lang lang);

#endif
