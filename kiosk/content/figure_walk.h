/* Figures with a unit in a text, one after the other: "15 days", "50 to 500 yuan" (two), "thirty of
 * a hundred parts". Knows nothing of pages. Any thread. */
#ifndef KS_CONTENT_FIGURE_WALK_H
#define KS_CONTENT_FIGURE_WALK_H

#include "content/read.h"

enum { KS_FIGURE_SCALE = 10000 };

/* "15 days" as 150000 of the unit with that place in content->figure_units. */
struct ks_told_figure {
    long long ten_thousandths;
    int unit;
};

/* Where one is in a text. All borrowed. */
struct ks_figure_walk {
    const struct ks_content *content;
    enum ks_lang lang;
    const char *at;
    int parts; /* for the walk's own use; 0 at the beginning */
};

/* The next figure, of ASCII, full width or, in Chinese, Chinese digits; moves past it. False, at
 * the end, if there is none. Each figure of a range is one. A date's day and what is counted ("the
 * 2nd day") are none. */
bool ks_figure_next(struct ks_figure_walk *walk, struct ks_told_figure *figure);

/* Whether a Chinese text has the figure `number` of the unit with that id. */
bool ks_figure_tells(const struct ks_content *content, const char *text, const char *id,
                     int number);

/* The next number of ASCII digits in `*text`, in ten thousandths, "million" behind it counted;
 * moves past it. False if there is none. */
bool ks_number_next(const char **text, long long *ten_thousandths);

/* A whole number in any digits that `*text` begins with, and past it; -1 if it begins with none. */
long long ks_number_read(const char **text);

#endif
