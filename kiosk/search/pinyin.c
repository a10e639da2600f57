/* Readings of Chinese characters, as search typed by sound needs them. */
#include "search/pinyin.h"

#include "search/pinyin_private.h"

const char *ks_pinyin_readings(uint32_t code)
{
    if (code < KS_PINYIN_FIRST || code > KS_PINYIN_LAST)
        return ks_pinyin_pool;
    return ks_pinyin_pool + ks_pinyin_offsets[code - KS_PINYIN_FIRST];
}
