/* Latin letters as a search compares them. */
#include "search/letters.h"

#include <stddef.h>

#include "base/utf8.h"

static const struct {
    uint32_t first, last;
} han[] = {
    {0x4E00, 0x9FFF}, {0x3400, 0x4DBF}, {0x3007, 0x3007}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD},
};

bool ks_letter_is_han(uint32_t letter)
{
    for (size_t i = 0; i < sizeof han / sizeof *han; i++)
        if (letter >= han[i].first && letter <= han[i].last)
            return true;
    return false;
}

bool ks_letter_is_latin(uint32_t letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

int ks_letter_place(uint32_t letter)
{
    if (letter >= 'a' && letter <= 'z')
        return (int)(letter - 'a');
    return letter >= '0' && letter <= '9' ? (int)(letter - '0') + 26 : -1;
}

char ks_letter_at(int place)
{
    return (char)(place < 26 ? 'a' + place : '0' + place - 26);
}

static uint32_t fold(uint32_t code)
{
    code = ks_utf8_half_width(code);
    if (code >= 'A' && code <= 'Z')
        code += 'a' - 'A';
    if (code == 0xFC || code == 0xDC)
        code = 'v';
    return ks_letter_is_latin(code) || ks_letter_is_han(code) ? code : KS_LETTER_BREAK;
}

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019;
}

uint32_t ks_letter_next(const char **text)
{
    uint32_t code = ks_utf8_next(text);
    while (is_apostrophe(code))
        code = ks_utf8_next(text);
    return code == 0 ? 0 : fold(code);
}
