/* UTF-8, code point by code point. */
#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* The smallest code point each length may carry: anything below is overlong. */
static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

static int length_from_lead(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* What nearly every character of a Chinese text is: U+1000 to U+CFFF, never overlong. */
static bool is_common(const unsigned char *at)
{
    return at[0] >= 0xE1 && at[0] <= 0xEC && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
}

/* Decodes one code point at `at`; returns its bytes, or 0 if it is not well-formed. */
static int decode(const unsigned char *at, uint32_t *code)
{
    if (is_common(at)) {
        *code = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
        return 3;
    }
    int length = length_from_lead(at[0]);
    if (length == 0)
        return 0;
    uint32_t value = length == 1 ? at[0] : at[0] & (0x7Fu >> length);
    for (int i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        value = (value << 6) | (at[i] & 0x3Fu);
    }
    bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest[length] || is_surrogate || value > 0x10FFFF)
        return 0;
    *code = value;
    return length;
}

uint32_t ks_utf8_next(const char **text)
{
    uint32_t code = REPLACEMENT;
    unsigned char first = (unsigned char)**text;
    if (first < 0x80) {
        *text += first != 0;
        return first;
    }
    int length = decode((const unsigned char *)*text, &code);
    *text += length ? length : 1;
    return code;
}

bool ks_utf8_is_valid(const char *text)
{
    uint32_t code;
    while (*text) {
        int length = decode((const unsigned char *)text, &code);
        if (length == 0)
            return false;
        text += length;
    }
    return true;
}

uint32_t ks_utf8_half_width(uint32_t code)
{
    return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

bool ks_utf8_is_blank(uint32_t code)
{
    return code == ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

char ks_utf8_ascii(const char *text)
{
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80)
        return text[0];
    if (first != 0xEF) /* where every full-width form begins */
        return 1;
    uint32_t code = ks_utf8_half_width(ks_utf8_next(&text));
    return code < 0x80 ? (char)code : 1;
}

size_t ks_utf8_count(const char *text)
{
    size_t count = 0;
    while (ks_utf8_next(&text))
        count++;
    return count;
}

/* C0, DEL and C1, the marks that turn the direction of writing, and those that cannot be seen. */
static bool is_hidden(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
           code == 0xAD || code == 0xFEFF || code == REPLACEMENT;
}

bool ks_utf8_is_plain(const char *text)
{
    while (*text != '\0')
        if (is_hidden(ks_utf8_next(&text)))
            return false;
    return true;
}

void ks_utf8_make_plain(char *text)
{
    char *to = text;

    for (const char *at = text; *at != '\0';) {
        const char *from = at;
        if (is_hidden(ks_utf8_next(&at))) {
            *to++ = '?';
            continue;
        }
        while (from < at)
            *to++ = *from++;
    }
    *to = '\0';
}

void ks_utf8_mend(char *text)
{
    char *to = text;

    for (const char *at = text; *at != '\0';) {
        const char *from = at;
        bool is_whole = ks_utf8_next(&at) != REPLACEMENT || at - from > 1;
        while (from < at && is_whole)
            *to++ = *from++;
    }
    *to = '\0';
}

static char tail(uint32_t code, int shift)
{
    return (char)(0x80u | ((code >> shift) & 0x3Fu));
}

void ks_utf8_trim(char *text)
{
    size_t end = strlen(text), tail = 0;

    while (tail < end && tail < 3 && ((unsigned char)text[end - 1 - tail] & 0xC0) == 0x80)
        tail++;
    if (tail == end)
        return;
    const char *last = text + end - 1 - tail;
    if ((unsigned char)*last >= 0xC0 && !ks_utf8_is_valid(last))
        text[last - text] = '\0';
}

size_t ks_utf8_put(char *out, uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = REPLACEMENT;
    size_t n = 0;
    if (code < 0x80) {
        out[n++] = (char)code;
    } else if (code < 0x800) {
        out[n++] = (char)(0xC0u | (code >> 6));
    } else if (code < 0x10000) {
        out[n++] = (char)(0xE0u | (code >> 12));
        out[n++] = tail(code, 6);
    } else {
        out[n++] = (char)(0xF0u | (code >> 18));
        out[n++] = tail(code, 12);
        out[n++] = tail(code, 6);
    }
    if (code >= 0x80)
        out[n++] = tail(code, 0);
    out[n] = '\0';
    return n;
}
