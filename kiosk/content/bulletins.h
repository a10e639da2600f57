/* Official texts that are shown in full and word for word: the notice of rectification, rewards
 * offered in enforcement, other bulletins. Read-only; all lives in the content's arena. */
#ifndef KS_CONTENT_BULLETINS_H
#define KS_CONTENT_BULLETINS_H

#include <stdbool.h>

#include "base/arena.h"
#include "content/words.h"

enum ks_bulletin_kind { KS_BULLETIN_NOTICE, KS_BULLETIN_REWARD, KS_BULLETIN_OTHER };

/* What a line of the text is. */
enum ks_bulletin_as { KS_BULLETIN_HEADING, KS_BULLETIN_ITEM, KS_BULLETIN_PARAGRAPH };

/* A line that is something else than it looks like. */
struct ks_bulletin_mark {
    int row; /* from 1 */
    int as;  /* enum ks_bulletin_as */
};

/* A line of the text that is not blank. */
struct ks_bulletin_line {
    const char *text; /* as it stands, without the spaces around it */
    int number;       /* in the text, from 1 */
    enum ks_bulletin_as as;
};

struct ks_bulletin {
    const char *id;
    int kind; /* enum ks_bulletin_kind */
    struct ks_words title;
    struct ks_words issuer; /* the body that issued it */
    const char *url;        /* where it was published; NULL: nowhere on the web */
    struct ks_date dated;
    struct ks_date until; /* the last day on which it is shown; none: no end */
    const char *sha256;   /* of `text`, 64 hexadecimal digits */
    const char *text;     /* UTF-8, lines ended by \n, as it was issued */
    struct ks_bulletin_mark *marks;
    int mark_count;
    struct ks_bulletin_line *lines;
    int line_count;
};

enum { KS_BULLETIN_MOST_BYTES = 240 * 1024, KS_BULLETIN_MOST_LINES = 1000 };

/* The lines of `text` as they look (a short line behind a number in Chinese is a heading, behind
 * one in figures an item of a list), at most `most` into `lines`; their texts are in the arena.
 * Returns how many there are. */
int ks_bulletin_lines(struct ks_arena *arena, const char *text, struct ks_bulletin_line *lines,
                      int most);

/* Whether a kiosk shows it on that day. */
bool ks_bulletin_is_shown(const struct ks_bulletin *bulletin, struct ks_date today);

#endif
