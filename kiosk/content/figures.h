/* Figures with a unit in the texts of a page: none stands there that its sources, its limits or its
 * own list of numbers do not name, and none in one language alone. What else the languages of a
 * page must have in common is content/twins.h, which is looked at with them. */
#ifndef KS_CONTENT_FIGURES_H
#define KS_CONTENT_FIGURES_H

#include "content/read.h"

/* The optional key "numbers" of a page whose sources are not tied to words: figures that rest on
 * them all. Where they are tied, content/ties.h, each source names its own. */
#define KS_NUMBERS_FIELD(type, member)                                                             \
    {                                                                                              \
        .key = "numbers", .read = ks_read_list, .offset = offsetof(type, member.numbers),          \
        .count_offset = offsetof(type, member.number_count), .element = &ks_text_element,          \
        .element_bytes = sizeof(const char *), .high = KS_MOST_IN_LIST, .is_optional = true        \
    }

/* For the page read from `root` and the prose that belongs to it. */
struct ks_figure_prose {
    const struct ks_prose *prose;
    const char *name; /* FOLDER/NAME of its files */
};
void ks_check_figures(struct ks_load *load, const struct ks_node *root,
                      const struct ks_figure_prose *prose, int prose_count,
                      const struct ks_provenance *provenance);

#endif
