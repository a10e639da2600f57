/* The table pinyin_table.py makes. */
#ifndef KS_SEARCH_PINYIN_PRIVATE_H
#define KS_SEARCH_PINYIN_PRIVATE_H

#include <stdint.h>

/* The main block of Han characters. */
enum { KS_PINYIN_FIRST = 0x4E00, KS_PINYIN_LAST = 0x9FFF };

/* For each character, where its readings start in ks_pinyin_pool. */
extern const uint16_t ks_pinyin_offsets[KS_PINYIN_LAST - KS_PINYIN_FIRST + 1];

#endif
