/* Sums in Chinese words, as they are read aloud. Pure; any thread. */
#ifndef KS_SERVICE_MONEY_WORDS_H
#define KS_SERVICE_MONEY_WORDS_H

#include <stdint.h>

#include "base/arena.h"

/* A sum of 0 to 9,999,999,999,999.99 yuan, in fen; in the arena. "" for any other. */
const char *ks_money_words(struct ks_arena *arena, int64_t fen);

#endif
