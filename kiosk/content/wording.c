/* Which characters, icons and pages a pack may name. */
#include "content/wording_private.h"

#include <stdint.h>
#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "content/font_ranges.h"

/* Looked through in order. */
static const struct {
    struct ks_font_range range;
    const char *what;
} flaws[] = {
    {{'\n', '\n'}, KS_N_("a line break")},
    {{'\t', '\t'}, KS_N_("a tab")},
    {{0x01, 0x1f}, KS_N_("a control character")},
    {{0x7f, 0x9f}, KS_N_("a control character")},
    {{0xad, 0xad}, KS_N_("an invisible character")},
    {{0x200b, 0x200f}, KS_N_("an invisible character")},
    {{0x2028, 0x2029}, KS_N_("a line break")},
    {{0x202a, 0x202e}, KS_N_("an invisible character")},
    {{0x2060, 0x206f}, KS_N_("an invisible character")},
    {{0xfeff, 0xfeff}, KS_N_("an invisible character")},
};

static const char *const icons[] = {
    "appeal",   "arrow",      "back",        "ban",         "bank",      "book",       "briefcase",
    "broom",    "building",   "calculator",  "calendar",    "car",       "card",       "chart",
    "check",    "child",      "clock",       "clue",        "coin",      "company",    "contrast",
    "cross",    "document",   "down",        "elder",       "envelope",  "eye",        "family",
    "flag",     "folder",     "gavel",       "gift",        "give-back", "globe",      "guardian",
    "hand",     "hand-money", "heart",       "helmet",      "home",      "hourglass",  "house-sale",
    "houses",   "info",       "inheritance", "key",         "keypad",    "laptop",     "leave",
    "lifebuoy", "list-check", "lock",        "low-reach",   "medical",   "megaphone",  "missing",
    "moon",     "next",       "number",      "paper-cross", "paper-pen", "paper-tick", "passport",
    "pause",    "pen",        "people",      "phone",       "pin",       "plaster",    "print",
    "qr",       "receiver",   "retry",       "rings",       "room",      "scales",     "search",
    "shield",   "shop",       "snowflake",   "speaker",     "speech",    "sprout",     "stack",
    "summons",  "swap",       "text-size",   "thumb",       "ticket",    "truck",      "umbrella",
    "unsure",   "user",       "wallet",      "warning",     "wrench",
};

/* Of the icons those that say the same on every page: no matter may have one. */
static const char *const signs[] = {
    "arrow", "back",   "check",  "contrast",  "cross",     "down",    "globe",
    "home",  "keypad", "leave",  "low-reach", "moon",      "next",    "number",
    "print", "qr",     "search", "speaker",   "text-size", "warning",
};

#define CALC_PAGE(id, name) [KS_PAGE_CALC + KS_CALC_##id] = "calc-" #name,
static const char *const pages[] = {[KS_PAGE_GUIDES] = "guides",
                                    [KS_PAGE_SITUATIONS] = "situations",
                                    [KS_PAGE_MEDIATION] = "mediation",
                                    [KS_PAGE_ENFORCEMENT] = "enforcement",
                                    [KS_PAGE_RISK_ENFORCEMENT] = "risk-enforcement",
                                    [KS_PAGE_RISK_LITIGATION] = "risk-litigation",
                                    [KS_PAGE_ONLINE_FILING] = "online-filing",
                                    [KS_PAGE_RECTIFICATION] = "rectification",
                                    KS_CALC_LIST(CALC_PAGE)};
_Static_assert(sizeof pages / sizeof pages[0] == KS_PAGE_COUNT, "every page has its name");

enum {
    ICON_COUNT = sizeof icons / sizeof icons[0],
    SIGN_COUNT = sizeof signs / sizeof signs[0],
    FLAW_COUNT = sizeof flaws / sizeof flaws[0],
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

size_t ks_wording_trim(const char **text, size_t bytes)
{
    const char *end = *text + bytes, *from = end, *to = *text;
    for (const char *at = *text; at < end;) {
        const char *here = at;
        if (is_space(ks_utf8_next(&at)))
            continue;
        from = here < from ? here : from;
        to = at;
    }
    *text = from < to ? from : end;
    return from < to ? (size_t)(to - from) : 0;
}

static bool is_in_fonts(uint32_t code)
{
    int low = 0, high = ks_font_range_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (ks_font_ranges[middle].last < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < ks_font_range_count && ks_font_ranges[low].first <= code;
}

const char *ks_wording_flaw(uint32_t code)
{
    for (int i = 0; i < FLAW_COUNT; i++)
        if (flaws[i].range.first <= code && code <= flaws[i].range.last)
            return flaws[i].what;
    return is_in_fonts(code) ? NULL : KS_N_("a character the kiosk's fonts do not have");
}

/* Whether a Chinese character of U+4E00 to U+9EFF begins with these two bytes. */
static bool begins_chinese(const unsigned char *at)
{
    return (at[0] >= 0xE5 && at[0] <= 0xE8) || (at[0] == 0xE4 && at[1] >= 0xB8) ||
           (at[0] == 0xE9 && at[1] <= 0xBB);
}

/* Past what nearly every character is, told by its bytes: ASCII or Chinese. */
static const char *skip_common(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    for (;;)
        if (*at >= 0x20 && *at <= 0x7e)
            at++;
        else if (begins_chinese(at) && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80)
            at += 3;
        else
            return (const char *)at;
}

static bool is_chinese(uint32_t code)
{
    return code >= 0x4e00 && code <= 0x9fa5;
}

uint32_t ks_wording_find_flaw(const char *text)
{
    uint32_t code;
    text = skip_common(text);
    while ((code = ks_utf8_next(&text))) {
        if (!is_chinese(code) && ks_wording_flaw(code))
            return code;
        text = skip_common(text);
    }
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

const char *ks_wording_find_any(const char *text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (words[i] && strstr(text, words[i]))
            return words[i];
    return NULL;
}

bool ks_wording_has_any(const char *text, const char *const *words, int count)
{
    return ks_wording_find_any(text, words, count) != NULL;
}

bool ks_wording_is_sign(const char *text)
{
    return ks_code_find(&signs[0], sizeof signs[0], SIGN_COUNT, text) < SIGN_COUNT;
}

const char *ks_wording_icon(int index)
{
    return index >= 0 && index < ICON_COUNT ? icons[index] : NULL;
}

bool ks_wording_is_icon(const char *text)
{
    int i = 0;
    while (ks_wording_icon(i) != NULL && strcmp(ks_wording_icon(i), text) != 0)
        i++;
    return ks_wording_icon(i) != NULL;
}

const char *ks_wording_page(int index)
{
    return index >= 0 && index < KS_PAGE_COUNT ? pages[index] : NULL;
}

enum ks_named_page ks_wording_page_of(const char *name)
{
    int page = 0;
    while (ks_wording_page(page) != NULL && strcmp(ks_wording_page(page), name) != 0)
        page++;
    return (enum ks_named_page)page;
}
