/* Finding the number that a word stands for. */
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
