/* How Chinese characters are read, for finding by sound: toneless pinyin in small letters, u with
 * two dots written both "v" and "u". The table is made at build time from the Unihan database of
 * the Unicode Consortium (Debian's unicode-data): read-only, nothing to load, any thread. */
#ifndef KS_SEARCH_PINYIN_H
#define KS_SEARCH_PINYIN_H

#include <stddef.h>
#include <stdint.h>

/* All readings of a character parted by single spaces, the usual one first: "hang xing"; "" when
 * none is known. Never NULL; always the same pointer for the same set of readings, inside
 * ks_pinyin_pool. */
const char *ks_pinyin_readings(uint32_t code);

/* Every set of readings there is, each ended by a zero byte; the first is "". */
extern const char ks_pinyin_pool[];
extern const size_t ks_pinyin_pool_bytes;

#endif
