#include "content/wording.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_ID_LENGTH = 23 };

struct range {
    uint32_t first, last; /* both included */
};

/* Looked through in order. */
static const struct {
    struct range range;
    const char *what;
} flaws[] = {
    {{'\n', '\n'}, "a line break"},
    {{0x01, 0x1f}, "a control character"},
    {{0x7f, 0x9f}, "a control character"},
    {{0xad, 0xad}, "an invisible character"},
    {{0x200b, 0x200f}, "an invisible character"},
    {{0x2028, 0x2029}, "a line break"},
    {{0x202a, 0x202e}, "an invisible character"},
    {{0x2060, 0x206f}, "an invisible character"},
    {{0xfeff, 0xfeff}, "an invisible character"},
};

/* What texts may be written with: ranges of which the fonts of the kiosk (fonts/build.py) have
 * every character. */
static const struct range shown[] = {
    {0x20, 0x7e},                                         /* ASCII */
    {0xa0, 0xff},                                         /* Latin-1: · × ÷ ° ¥ */
    {0x2010, 0x2016},                                     /* dashes */
    {0x2018, 0x201a},                                     /* quotation marks */
    {0x201c, 0x201e}, {0x2020, 0x2022}, {0x2025, 0x2027}, /* ellipsis */
    {0x2030, 0x2030},                                     /* per mille */
    {0x203b, 0x203b},                                     /* reference mark */
    {0x20ac, 0x20ac}, {0x2103, 0x2103}, {0x2116, 0x2116}, /* euro, Celsius, numero */
    {0x2160, 0x216b},                                     /* Roman numbers */
    {0x2190, 0x2199},                                     /* arrows */
    {0x2248, 0x2248}, {0x2260, 0x2261}, {0x2264, 0x2267}, /* about, not, at most, at least */
    {0x2460, 0x24ff},                                     /* enclosed numbers */
    {0x25a0, 0x25ab}, {0x25cb, 0x25cc}, {0x25ce, 0x25d3}, /* boxes, circles */
    {0x2605, 0x2606}, {0x2610, 0x2612}, {0x2713, 0x2715}, /* stars, ballot boxes, ticks */
    {0x3000, 0x303f},                                     /* Chinese punctuation */
    {0x3220, 0x3229},                                     /* numbers in brackets */
    {0x4e00, 0x9fa5},                                     /* Chinese characters */
    {0xff01, 0xffbe}, {0xffe0, 0xffe6},                   /* full-width forms */
};

static const char *const icons[] = {
    "scales",   "document", "speech",     "list-check", "warning",  "phone",
    "chart",    "home",     "low-reach",  "text-size",  "contrast", "globe",
    "back",     "next",     "check",      "cross",      "print",    "clock",
    "people",   "room",     "qr",         "info",       "ticket",   "pen",
    "calendar", "coin",     "search",     "family",     "car",      "briefcase",
    "shop",     "building", "hand-money", "user",       "company",  "heart",
};

static const char *const pages[] = {
    [KS_PAGE_GUIDES] = "guides",
    [KS_PAGE_SITUATIONS] = "situations",
    [KS_PAGE_MEDIATION] = "mediation",
    [KS_PAGE_ENFORCEMENT] = "enforcement",
    [KS_PAGE_RISK_ENFORCEMENT] = "risk-enforcement",
    [KS_PAGE_RISK_LITIGATION] = "risk-litigation",
    [KS_PAGE_ONLINE_FILING] = "online-filing",
    [KS_PAGE_RECTIFICATION] = "rectification",
    [KS_PAGE_CALC_FEE] = "calc-fee",
    [KS_PAGE_CALC_ENFORCEMENT] = "calc-enforcement",
    [KS_PAGE_CALC_PRESERVATION] = "calc-preservation",
    [KS_PAGE_CALC_INTEREST] = "calc-interest",
    [KS_PAGE_CALC_LENDING] = "calc-lending",
    [KS_PAGE_CALC_LIMITATION] = "calc-limitation",
    [KS_PAGE_CALC_PERIOD] = "calc-period",
};
_Static_assert(sizeof pages / sizeof pages[0] == KS_PAGE_COUNT, "every page has its name");

enum {
    ICON_COUNT = sizeof icons / sizeof icons[0],
    FLAW_COUNT = sizeof flaws / sizeof flaws[0],
    SHOWN_COUNT = sizeof shown / sizeof shown[0],
};

static bool is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0xa0 ||
           (code >= 0x2000 && code <= 0x200f) || code == 0x2028 || code == 0x2029 ||
           code == 0x202f || code == 0x2060 || code == 0x3000 || code == 0xfeff;
}

bool ks_wording_is_blank(const char *text)
{
    uint32_t code;
    while ((code = ks_utf8_next(&text)))
        if (!is_space(code))
            return false;
    return true;
}

const char *ks_wording_flaw(uint32_t code)
{
    for (int i = 0; i < FLAW_COUNT; i++)
        if (flaws[i].range.first <= code && code <= flaws[i].range.last)
            return flaws[i].what;
    for (int i = 0; i < SHOWN_COUNT; i++)
        if (shown[i].first <= code && code <= shown[i].last)
            return NULL;
    return "a character the kiosk's fonts do not have";
}

/* What nearly every character is: ASCII or Chinese. */
static bool is_common(uint32_t code)
{
    return (code >= 0x20 && code <= 0x7e) || (code >= 0x4e00 && code <= 0x9fa5);
}

uint32_t ks_wording_find_flaw(const char *text)
{
    uint32_t code;
    while ((code = ks_utf8_next(&text)))
        if (!is_common(code) && ks_wording_flaw(code))
            return code;
    return 0;
}

static bool is_stop(uint32_t code)
{
    return code == ',' || code == ';' || code == '.' || code == 0xff0c || code == 0xff1b ||
           code == 0x3001 || code == 0x3002;
}

bool ks_wording_has_stop(const char *text)
{
    uint32_t code;
    while ((code = ks_utf8_next(&text)))
        if (is_stop(code))
            return true;
    return false;
}

bool ks_wording_has_any(const char *text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (words[i] && strstr(text, words[i]))
            return true;
    return false;
}

bool ks_wording_is_id(const char *text)
{
    size_t length = strlen(text);
    return length >= 1 && length <= MAX_ID_LENGTH &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}

bool ks_wording_is_icon(const char *text)
{
    for (int i = 0; i < ICON_COUNT; i++)
        if (strcmp(icons[i], text) == 0)
            return true;
    return false;
}

const char *ks_wording_icon(int index)
{
    return index >= 0 && index < ICON_COUNT ? icons[index] : NULL;
}

enum ks_named_page ks_wording_page_of(const char *name)
{
    int page = 0;
    while (page < KS_PAGE_COUNT && strcmp(pages[page], name) != 0)
        page++;
    return (enum ks_named_page)page;
}

const char *ks_wording_page(int index)
{
    return index >= 0 && index < KS_PAGE_COUNT ? pages[index] : NULL;
}
