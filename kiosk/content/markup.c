/* Which signs are marks of another system of writing. */
#include "content/markup.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

/* Signs by their half-width form. */
static const struct {
    char sign;
    int least; /* so many in a row are a mark */
    const char *what;
} signs[] = {
    {'*', 1, KS_N_("an asterisk")},
    {'`', 1, KS_N_("a backtick")},
    {'|', 1, KS_N_("a pipe, as in a table,")},
    {'\t', 1, KS_N_("a tab, as in a table,")},
    {'<', 1, KS_N_("HTML or a pointed bracket")},
    {'>', 1, KS_N_("HTML or a pointed bracket")},
    {'[', 1, KS_N_("a link or a square bracket")},
    {']', 1, KS_N_("a link or a square bracket")},
    {'\\', 1, KS_N_("a backslash")},
    {'^', 1, KS_N_("a caret")},
    {'_', 1, KS_N_("an underscore")},
    {'~', 2, KS_N_("a row of tildes")},
    {'=', 2, KS_N_("a row of equals signs")},
    {'$', 2, KS_N_("a row of dollar signs")},
    {'#', 2, KS_N_("a row of # that is no heading")},
    {'\'', 2, KS_N_("a row of quotes")},
    {':', 3, KS_N_("a row of colons")},
    {'&', 1, KS_N_("HTML")},
};
enum {
    SIGN_COUNT = sizeof signs / sizeof signs[0],
    LIST_COMMA = 0x3001, /* the comma between the things of a list */
};

/* What may begin a mark, and what ends a text: a sign above, or the first byte of one of full
 * width. A table, as every byte of a pack is looked at. */
static const bool is_suspect[UCHAR_MAX + 1] = {
    ['\0'] = true, ['*'] = true, ['`'] = true,  ['|'] = true, ['\t'] = true,
    ['<'] = true,  ['>'] = true, ['['] = true,  [']'] = true, ['\\'] = true,
    ['^'] = true,  ['_'] = true, ['~'] = true,  ['='] = true, ['$'] = true,
    ['#'] = true,  [':'] = true, ['\''] = true, ['&'] = true, [0xEF] = true,
};

/* The first suspect from `at` on, or the end of the text. */
static const char *next_suspect(const char *at)
{
    while (!is_suspect[(unsigned char)*at])
        at++;
    return at;
}

static size_t bytes_at(const char *text)
{
    const char *next = text;
    ks_utf8_next(&next);
    return (size_t)(next - text);
}

static bool is_letter(char sign)
{
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

static bool is_digit(char sign)
{
    return sign >= '0' && sign <= '9';
}

static int run_length(const char *text, char sign)
{
    int count = 0;
    for (; ks_utf8_ascii(text) == sign; text += bytes_at(text))
        count++;
    return count;
}

/* &nbsp; &#160; */
static bool is_entity(const char *text)
{
    size_t length =
        strspn(text + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    return text[0] == '&' && length > 0 && text[1 + length] == ';';
}

/* Inside a word, as in an address, it marks nothing. */
static bool is_in_word(const char *text, const char *at)
{
    char before = at > text ? at[-1] : 0, after = at[1];
    return at[0] == '_' && (is_letter(before) || is_digit(before)) &&
           (is_letter(after) || is_digit(after));
}

static const char *mark_at(const char *text, const char *at)
{
    char sign = ks_utf8_ascii(at);
    for (int i = 0; i < SIGN_COUNT; i++) {
        if (signs[i].sign != sign)
            continue;
        bool is_word = (sign == '&' && !is_entity(at)) || is_in_word(text, at);
        return !is_word && run_length(at, sign) >= signs[i].least ? signs[i].what : NULL;
    }
    return NULL;
}

/* What marks only at the beginning of a line. */
static const char *find_in_front(const char *text)
{
    char sign = ks_utf8_ascii(text);
    if (sign == '#')
        return KS_N_("a # that is no \"## \" heading");
    if (sign != '-' && sign != '+')
        return NULL;
    if (run_length(text, sign) >= 3)
        return KS_N_("a line across");
    char next = ks_utf8_ascii(text + bytes_at(text));
    return is_digit(next) ? NULL : KS_N_("a bullet without its space");
}

const char *ks_markup_find(const char *text)
{
    const char *found = find_in_front(text);
    for (const char *at = next_suspect(text); *at && !found; at = next_suspect(at)) {
        found = mark_at(text, at);
        at += (unsigned char)at[0] == 0xEF ? bytes_at(at) : 1;
    }
    return found;
}

static size_t spaces_at(const char *text)
{
    static const char wide[] = "\xE3\x80\x80", hard[] = "\xC2\xA0";
    size_t count = 0;
    for (;;)
        if (text[count] == ' ' || text[count] == '\t')
            count++;
        else if (strncmp(text + count, wide, 3) == 0)
            count += 3;
        else if (strncmp(text + count, hard, 2) == 0)
            count += 2;
        else
            return count;
}

size_t ks_markup_bullet(const char *text)
{
    static const char *const dots[] = {"•", "●", "·", "▪", "■", "◆", "○", "–"};
    for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++) {
        size_t bytes = strlen(dots[i]);
        bool is_dash = i + 1 == sizeof dots / sizeof dots[0];
        if (strncmp(text, dots[i], bytes) == 0 && (!is_dash || spaces_at(text + bytes) > 0))
            return bytes + spaces_at(text + bytes);
    }
    if (!text[0] || !strchr("-*+", text[0]) || (text[1] && spaces_at(text + 1) == 0))
        return 0;
    return 1 + spaces_at(text + 1);
}

/* Of ASCII, of full width or Chinese; letters only where brackets stand around. */
static size_t count_number(const char *text, int most, bool takes_letters)
{
    static const uint32_t han[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                   0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x96F6};
    const char *at = text;
    for (int count = 0; *at && count < most; count++) {
        char sign = ks_utf8_ascii(at);
        const char *peek = at;
        uint32_t code = ks_utf8_next(&peek);
        bool is_number = is_digit(sign) || (takes_letters && is_letter(sign));
        for (size_t i = 0; i < sizeof han / sizeof han[0]; i++)
            is_number = is_number || code == han[i];
        if (!is_number)
            break;
        at = peek;
    }
    return (size_t)(at - text);
}

static bool is_ring(uint32_t code)
{
    return (code >= 0x2460 && code <= 0x24FF) || (code >= 0x2160 && code <= 0x217F) ||
           (code >= 0x2776 && code <= 0x2793) || (code >= 0x3220 && code <= 0x3229) ||
           (code >= 0x3280 && code <= 0x3289);
}

/* (1) of any width. */
static size_t bracketed_number(const char *text)
{
    if (ks_utf8_ascii(text) != '(')
        return 0;
    size_t open = bytes_at(text), number = count_number(text + open, 4, true);
    const char *close = text + open + number;
    return number > 0 && ks_utf8_ascii(close) == ')' ? open + number + bytes_at(close) : 0;
}

static bool is_one_of(uint32_t code, const uint32_t *codes, int count)
{
    for (int i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* An article, a chapter, a step of something: the word for "the ...th", a number, one of these. */
static size_t article_number(const char *text)
{
    static const uint32_t kinds[] = {0x6761, 0x7AE0, 0x8282, 0x6B3E, 0x9879, 0x6B65, 0x7F16};
    const char *at = text;
    if (ks_utf8_next(&at) != 0x7B2C)
        return 0;
    size_t number = count_number(at, 6, false);
    at += number;
    bool is_article = number > 0 && is_one_of(ks_utf8_next(&at), kinds, 7);
    return is_article ? (size_t)(at - text) : 0;
}

size_t ks_markup_number(const char *text)
{
    const char *peek = text;
    if (is_ring(ks_utf8_next(&peek)))
        return (size_t)(peek - text);
    size_t number = count_number(text, 4, false);
    if (number == 0 && is_letter(ks_utf8_ascii(text)))
        number = bytes_at(text);
    if (number == 0)
        return bracketed_number(text) + article_number(text);
    const char *behind = text + number;
    peek = behind;
    if (ks_utf8_next(&peek) == LIST_COMMA)
        return (size_t)(peek - text);
    char sign = ks_utf8_ascii(behind);
    bool is_mark =
        sign == ')' || (sign == '.' && !is_digit(ks_utf8_ascii(behind + bytes_at(behind))));
    return is_mark ? number + bytes_at(behind) : 0;
}

enum ks_markup_end ks_markup_end(const char *text)
{
    static const char closed[] = ".!?;:)\"";
    static const uint32_t wide[] = {0x3002, 0x2026, 0x201D, 0x2019, 0x300B, 0x3011, 0x300D};
    const char *last = text, *at = text;
    while (*at) {
        last = at;
        ks_utf8_next(&at);
    }
    char sign = ks_utf8_ascii(last);
    uint32_t code = ks_utf8_next(&last);
    if (sign == ',' || code == LIST_COMMA)
        return KS_MARKUP_COMMA;
    bool is_closed = (sign > 1 && strchr(closed, sign)) || is_one_of(code, wide, 7);
    return is_closed ? KS_MARKUP_CLOSED : KS_MARKUP_OPEN;
}
