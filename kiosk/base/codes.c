/* Finding the number that a word stands for, and what an id may be. */
#include "base/codes.h"

#include <string.h>

int ks_code_find(const char *const *first, size_t stride, int count, const char *code)
{
    const char *row = (const char *)first;

    for (int i = 0; i < count; i++, row += stride)
        if (strcmp(*(const char *const *)(const void *)row, code) == 0)
            return i;
    return count;
}

bool ks_code_is_id(const char *text)
{
    enum { MOST = 23 };
    size_t length = strlen(text);

    return length >= 1 && length <= MOST &&
           strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_") == length;
}
