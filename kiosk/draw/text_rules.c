/* Where a line of text may end. */
#include "draw/text_private.h"

/* What may not begin a line: closing marks and signs that belong to what stands before them. */
static const uint32_t no_begin[] = {
    0x3002, 0xFF0C, 0x3001, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0xFF0E, 0xFF0F, /* 。，、：；！？．／ */
    0xFF09, 0x300B, 0x3009, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0xFF3D, /* ）》〉」』】〕〗］ */
    0xFF5D, 0x201D, 0x2019, 0x00BB, 0x2026, 0x2025, 0x2014, 0x2013, 0xFF5E, /* ｝”’»…‥—–～ */
    0x00B7, 0x30FB, 0x2027, 0x3005, 0x00B0, 0x2103, 0x2032, 0x2033, 0x2030, /* ·・‧々°℃′″‰ */
    0xFF05, '%',    ',',    '.',    ':',    ';',    '!',    '?',    ')',    ']', '}',
};

/* What may not end a line: opening marks and signs that belong to what follows them. */
static const uint32_t no_end[] = {
    0xFF08, 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0xFF3B, /* （《〈「『【〔〖［ */
    0xFF5B, 0x201C, 0x2018, 0x00AB, 0xFFE5, 0x00A5, 0x2116, '$',    '#', /* ｛“‘«￥¥№ */
    '(',    '[',    '{',
};

/* Opening marks as wide as a Han character: a line may begin with them even after a letter. */
static const uint32_t wide_openers[] = {
    0xFF08, 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0xFF3B, 0xFF5B,
};

/* Between two digits these make one figure of them: 1–3, 9:30, 2026-11-23. */
static const uint32_t joiners[] = {'-', ':', '.', ',', '/', '~', 0x2013, 0x2014, 0xFF5E, 0xFF1A};

/* An address is best cut after one of these, and whole if it fits; a hyphen joins words as well. */
static const uint32_t address_marks[] = {'/', '.', '-', '_', '?', '&', '=', ':', '@', '#'};

/* 第三百零二条: the numerals, and what they count. */
static const uint32_t numerals[] = {
    0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, /* 〇零一二三四五 */
    0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, /* 六七八九十百千 */
};
static const uint32_t articles[] = {
    0x6761, 0x6B3E, 0x9879, 0x7AE0, 0x8282, 0x7F16, 0x53F7, 0x6B21, /* 条款项章节编号次 */
};

enum { ORDINAL = 0x7B2C /* 第 */, LONGEST_ORDINAL = 12 };

#define IS_ONE_OF(code, set) is_one_of(code, set, sizeof(set) / sizeof(set)[0])

static bool is_one_of(uint32_t code, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (set[i] == code)
            return true;
    return false;
}

bool ks_text_is_han(uint32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
           code == 0x3007 || (code >= 0x20000 && code <= 0x3FFFF);
}

bool ks_text_is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\r' || code == 0x3000;
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_letter_or_digit(uint32_t code)
{
    return is_digit(code) || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* Most of any text, and in none of the lists of marks: it is not looked up there. */
static bool is_no_mark(uint32_t code)
{
    return ks_text_is_han(code) || is_letter_or_digit(code);
}

bool ks_text_may_begin_line(uint32_t code)
{
    return is_no_mark(code) || !IS_ONE_OF(code, no_begin);
}

bool ks_text_may_end_line(uint32_t code)
{
    return is_no_mark(code) || !IS_ONE_OF(code, no_end);
}

/* Accents, variation selectors, joiners, emoji tones: nothing without what stands before them. */
static bool is_combining(uint32_t code)
{
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x20D0 && code <= 0x20FF) ||
           (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0x1F3FB && code <= 0x1F3FF) ||
           code == 0x200D;
}

/* Han characters, their marks and full-width forms. */
static bool is_wide(uint32_t code)
{
    return code >= 0x2E80;
}

/* The last code point before `at` that is no space; 0 if there is none. */
static uint32_t solid_before(const struct ks_text_char *chars, int at)
{
    while (at > 0 && ks_text_is_space(chars[at - 1].code))
        at--;
    return at > 0 ? chars[at - 1].code : 0;
}

/* Inside of 第 ... 条: law articles are looked up by eye, and half a number misleads. */
static bool is_inside_ordinal(const struct ks_text_char *chars, int at)
{
    uint32_t after = chars[at].code;
    int i = at - 1, least = at > LONGEST_ORDINAL ? at - LONGEST_ORDINAL : 0;

    if (chars[i].code == ORDINAL && is_digit(after))
        return true;
    if (!ks_text_is_han(after) || (!IS_ONE_OF(after, numerals) && !IS_ONE_OF(after, articles)))
        return false;
    while (i > least && IS_ONE_OF(chars[i].code, numerals))
        i--;
    return chars[i].code == ORDINAL;
}

/* A number and its unit, with or without a space; the parts of one figure; an article of law. */
static bool is_one_figure(const struct ks_text_char *chars, int at)
{
    uint32_t after = chars[at].code, before = solid_before(chars, at);

    if (is_digit(before) && ks_text_is_han(after))
        return true;
    if (at > 1 && is_digit(after) && is_digit(chars[at - 2].code) &&
        IS_ONE_OF(chars[at - 1].code, joiners))
        return true;
    return is_inside_ordinal(chars, at);
}

/* Quotation marks serve two scripts: Unicode lets no line break beside them, as if all were
 * English; Chinese breaks outside of them. Neither has it anything for a wide mark after a
 * letter. */
static bool is_chinese_break(uint32_t before, uint32_t after)
{
    bool is_opening = after == 0x201C || after == 0x2018;
    bool is_closing = before == 0x201D || before == 0x2019;

    return (is_opening && (is_wide(before) || before == 0x201D)) ||
           (is_closing && is_wide(after)) ||
           (is_letter_or_digit(before) && IS_ONE_OF(after, wide_openers));
}

enum ks_text_cost ks_text_cost_before(const struct ks_text_char *chars, int at, bool is_allowed)
{
    uint32_t after = chars[at].code, before = solid_before(chars, at);

    if (ks_text_is_space(after) || is_combining(after) || chars[at - 1].code == 0x200D)
        return KS_TEXT_COST_NEVER;
    if (!ks_text_may_begin_line(after) || !ks_text_may_end_line(before))
        return KS_TEXT_COST_RULE;
    if (is_one_figure(chars, at))
        return KS_TEXT_COST_WORD;
    if (is_letter_or_digit(after) && IS_ONE_OF(chars[at - 1].code, address_marks))
        return is_allowed && before == '-' ? KS_TEXT_COST_NONE : KS_TEXT_COST_ADDRESS;
    return is_allowed || is_chinese_break(before, after) ? KS_TEXT_COST_NONE : KS_TEXT_COST_WORD;
}
