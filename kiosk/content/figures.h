/* Figures with a unit in the texts of a page: none stands there that its sources, its limits or its
 * own list of numbers do not name, and none in one language alone. */
#ifndef KS_CONTENT_FIGURES_H
#define KS_CONTENT_FIGURES_H

#include "content/read.h"

/* "15 days" as 150000 of the unit with that place in content->figure_units. */
struct ks_told_figure {
    long long ten_thousandths;
    int unit;
};

/* The next figure in `*text`, of ASCII, full width or, in Chinese, Chinese digits; moves past it.
 * False, at the end, if there is none. A date's day and what is counted ("the 2nd day") are none.
 */
bool ks_figure_next(const struct ks_content *content, enum ks_lang lang, const char **text,
                    struct ks_told_figure *figure);

/* Whether a Chinese text has the figure `number` of the unit with that id. */
bool ks_figure_tells(const struct ks_content *content, const char *text, const char *id,
                     int number);

/* A whole number in any digits that `*text` begins with, and past it; -1 if it begins with none. */
long long ks_number_read(const char **text);

/* The optional key "numbers": figures of the page that no phrase of a source holds. */
#define KS_NUMBERS_FIELD(type, member)                                                             \
    {                                                                                              \
        .key = "numbers", .read = ks_read_list, .offset = offsetof(type, member.numbers),          \
        .count_offset = offsetof(type, member.number_count), .element = &ks_text_element,          \
        .element_bytes = sizeof(const char *), .is_optional = true                                 \
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
