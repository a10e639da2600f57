/* Time limits of guides and outcomes: how a row is read, and that it says its start, its length and
 * its effect, and nothing its kind forbids. */
#ifndef KS_CONTENT_TIME_LIMITS_H
#define KS_CONTENT_TIME_LIMITS_H

#include "content/read.h"

extern const struct ks_field ks_time_limit_element;

/* The word of a unit in content: "years"; "" for any other value. */
const char *ks_time_unit_code(int unit);

/* Faults words that a limit of this kind must not be told with, in `told`, which was read from
 * `key` of `owner`. */
void ks_check_contradiction(struct ks_load *load, const struct ks_node *owner, const char *key,
                            enum ks_limit_kind kind, const struct ks_words *told);

/* The same for running text, by sentence: one that speaks of a kind says nothing that kind forbids.
 * It is that of `field` (NULL: of the notes) of the page `root`. */
void ks_check_sentences(struct ks_load *load, int line, const struct ks_node *root,
                        const struct ks_node *field, const char *text);

/* Everything that must hold of a list of limits and of the sources beside it. After the calendar,
 * which the worked cases need, and after limits.json. */
void ks_check_time_limits(struct ks_load *load, const struct ks_node *list,
                          const struct ks_time_limit *limits, int count,
                          const struct ks_provenance *provenance);

#endif
