/* Inside of the draw room: how gladly a line may end at a place. Pure rules; no widths. */
#ifndef KS_DRAW_TEXT_PRIVATE_H
#define KS_DRAW_TEXT_PRIVATE_H

#include "draw/text.h"

/* One code point and the byte at which it begins. */
struct ks_text_char {
    uint32_t code;
    uint32_t at;
};

/* From the best place to end a line to the worst: a worse one is looked at only where everything
 * between two better ones is wider than a whole line. */
enum ks_text_cost {
    KS_TEXT_COST_NONE,    /* between words, between Han characters */
    KS_TEXT_COST_ADDRESS, /* inside an address, after one of its marks */
    KS_TEXT_COST_WORD,    /* inside a word, or between a number and its unit */
    KS_TEXT_COST_RULE,    /* against the rules of what begins and ends a line */
    KS_TEXT_COST_NEVER,   /* before a space or a combining mark */
};

/* What it costs to begin a line with chars[at], at >= 1; `is_allowed` says whether Unicode's line
 * breaking (UAX 14) has a break there. */
enum ks_text_cost ks_text_cost_before(const struct ks_text_char *chars, int at, bool is_allowed);

/* Space, tab or ideographic space: it hangs at the end of a line and is not drawn there. */
bool ks_text_is_space(uint32_t code);

/* Han characters, which stand for themselves and may begin and end a line anywhere. */
bool ks_text_is_han(uint32_t code);

#endif
