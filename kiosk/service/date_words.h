/* Days in words, in the order a language wants them. Any thread. */
#ifndef KS_SERVICE_DATE_WORDS_H
#define KS_SERVICE_DATE_WORDS_H

#include "base/arena.h"
#include "base/i18n.h"
#include "domain/date.h"

/* Fills a pattern of the catalogue: {y} {m} {d} numbers, {M} month by name, {w} weekday by name.
 * In the arena. */
const char *ks_date_expand(struct ks_arena *arena, enum ks_lang lang, const char *pattern,
                           struct ks_date date);

/* "23 Nov 2026". */
const char *ks_date_words(struct ks_arena *arena, enum ks_lang lang, struct ks_date date);

#endif
