/* Breaking text into lines: Unicode line breaking plus the Chinese rules that no line begins with
 * 。，、：；！？）》” or ends with （《“ (CLREQ / GB/T 15834). */
#ifndef KS_DRAW_TEXT_H
#define KS_DRAW_TEXT_H

#include "base/arena.h"
#include "base/utf8.h"
#include "draw/glyphs.h"

struct ks_text_line {
    const char *text; /* points into the text given */
    size_t bytes;     /* without trailing spaces */
    int width_px;
};

struct ks_text_lines {
    struct ks_text_line *lines; /* owned by the arena */
    int count;
    int width_px; /* widest line */
};

struct ks_text_style {
    enum ks_weight weight;
    int size_px;
};

/* Which bytes of a text are bold, in order and apart; all borrowed. {0}: none. */
struct ks_text_bold {
    const struct ks_byte_range *ranges;
    int count;
};

/* Breaks `text` (borrowed, must outlive the result) so that no line is wider than
 * `max_width_px`. '\n' always breaks. A word too long for a line (an address) is broken inside. */
struct ks_text_lines ks_text_break(const struct ks_glyphs *glyphs, struct ks_arena *arena,
                                   struct ks_text_style style, const char *text, int max_width_px);

/* The same for a text with bold parts in it (NULL: none). */
struct ks_text_lines ks_text_break_bold(const struct ks_glyphs *glyphs, struct ks_arena *arena,
                                        struct ks_text_style style, const struct ks_text_bold *bold,
                                        const char *text, int max_width_px);

/* Where the run ends that begins at byte `from` and is all bold or all of `weight`, at most `to`;
 * sets `*weight` to bold if it is. */
size_t ks_text_run_end(const struct ks_text_bold *bold, size_t from, size_t to,
                       enum ks_weight *weight);

/* Advance width of one line. */
int ks_text_width(const struct ks_glyphs *glyphs, struct ks_text_style style, const char *text,
                  size_t bytes);

/* Where the second part of a name begins, borrowed from it: behind its first full-width comma, else
 * its colon, else its list mark. NULL: it is of one part. */
const char *ks_text_part_end(const char *name);

/* Whether a line may begin / end with this code point. */
bool ks_text_may_begin_line(uint32_t code);
bool ks_text_may_end_line(uint32_t code);

#endif
