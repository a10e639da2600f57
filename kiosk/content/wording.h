/* What a text of a pack may be made of. Pure. Any thread. */
#ifndef KS_CONTENT_WORDING_H
#define KS_CONTENT_WORDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "content/calculator_list.h"

/* Whether nothing of it would be seen: only spaces of any width and line ends. */
bool ks_wording_is_blank(const char *text);

/* `bytes` of `text` without such at the beginning and the end: moves `*text`, returns the rest. */
size_t ks_wording_trim(const char **text, size_t bytes);

/* What is wrong with a character in a text: "a control character", "a line break", "an invisible
 * character" (zero width, or one that turns the direction of writing), "a character the kiosk's
 * fonts do not have"; NULL if nothing. Words of the catalogue. */
const char *ks_wording_flaw(uint32_t code);

/* The first character of a text with a flaw, 0 if it has none. */
uint32_t ks_wording_find_flaw(const char *text);

/* Whether it has a comma, a semicolon or a full stop of any width: a sentence or a list, not words
 * with spaces between. */
bool ks_wording_has_stop(const char *text);

/* Whether one of the words stands in `text`; a word that is NULL stands nowhere. */
bool ks_wording_has_any(const char *text, const char *const *words, int count);
/* The first of them that stands in it, borrowed from `words`, or NULL. */
const char *ks_wording_find_any(const char *text, const char *const *words, int count);

/* Whether the screens have an icon of that name (assets/icons). */
bool ks_wording_is_icon(const char *text);
/* The names ks_wording_is_icon accepts, one by one; NULL from `index` = their count on. */
const char *ks_wording_icon(int index);

/* Whether that icon says the same on every page (back, print, danger ...), so that no matter of a
 * pack may have it. */
bool ks_wording_is_sign(const char *text);

/* The pages the kiosk has besides its guides, for search to lead to: the one list of them. Content
 * names them, the screens open them. */
enum ks_named_page {
    KS_PAGE_GUIDES,
    KS_PAGE_SITUATIONS,
    KS_PAGE_MEDIATION,
    KS_PAGE_ENFORCEMENT,
    KS_PAGE_RISK_ENFORCEMENT,
    KS_PAGE_RISK_LITIGATION,
    KS_PAGE_ONLINE_FILING,
    KS_PAGE_RECTIFICATION,
    KS_PAGE_CALC, /* and an enum ks_calc added to it */
    KS_PAGE_COUNT = KS_PAGE_CALC + KS_CALC_COUNT,
};

/* The page of that name; KS_PAGE_COUNT if there is none. */
enum ks_named_page ks_wording_page_of(const char *name);

#endif
