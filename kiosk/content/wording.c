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

enum { ICON_COUNT = sizeof icons / sizeof icons[0] };

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
