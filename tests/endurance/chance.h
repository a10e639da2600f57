/* Numbers of chance that come again with their seed: splitmix64. */
#ifndef KS_TESTS_ENDURANCE_CHANCE_H
#define KS_TESTS_ENDURANCE_CHANCE_H

#include <stdbool.h>
#include <stdint.h>

struct chance {
    uint64_t state; /* the seed, at first */
};

static inline uint64_t chance_next(struct chance *chance)
{
    uint64_t z = chance->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* From `least` to `most`, both included. */
static inline int chance_of(struct chance *chance, int least, int most)
{
    return least + (int)(chance_next(chance) % (uint64_t)(most - least + 1));
}

/* True once in `times`. */
static inline bool chance_once_in(struct chance *chance, int times)
{
    return chance_of(chance, 1, times) == 1;
}

#endif
