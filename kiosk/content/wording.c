#include "content/wording.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX_ID_LENGTH = 23 };

static const char *const icons[] = {
    "scales",   "document", "speech",     "list-check", "warning",  "phone",
    "chart",    "home",     "low-reach",  "text-size",  "contrast", "globe",
    "back",     "next",     "check",      "cross",      "print",    "clock",
    "people",   "room",     "qr",         "info",       "ticket",   "pen",
    "calendar", "coin",     "search",     "family",     "car",      "briefcase",
    "shop",     "building", "hand-money", "user",       "company",  "heart",
};

static const char *const pages[] = {
    "guides",           "situations",       "mediation",         "enforcement",
    "risk-enforcement", "risk-litigation",  "online-filing",     "rectification",
    "calc-fee",         "calc-enforcement", "calc-preservation", "calc-interest",
    "calc-lending",     "calc-limitation",  "calc-period",
};

enum {
    ICON_COUNT = sizeof icons / sizeof icons[0],
    PAGE_COUNT = sizeof pages / sizeof pages[0],
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

bool ks_wording_has_control(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text < 0x20 && *text != '\n') || *text == 0x7f)
            return true;
    return false;
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

bool ks_wording_is_id(const char *text)
{
    size_t length = strlen(text);
    return length >= 1 && length <= MAX_ID_LENGTH &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}

static bool is_listed(const char *const *list, int count, const char *text)
{
    for (int i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return true;
    return false;
}

bool ks_wording_is_icon(const char *text)
{
    return is_listed(icons, ICON_COUNT, text);
}

const char *ks_wording_icon(int index)
{
    return index >= 0 && index < ICON_COUNT ? icons[index] : NULL;
}

bool ks_wording_is_page(const char *text)
{
    return is_listed(pages, PAGE_COUNT, text);
}

const char *ks_wording_page(int index)
{
    return index >= 0 && index < PAGE_COUNT ? pages[index] : NULL;
}
