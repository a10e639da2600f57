/* Interest for late performance: the doubled part, exact to the atom. */
#include "domain/interest.h"

#include <assert.h>

/* 0.000175 of a fen. */
enum { DELAY_ATOMS_PER_FEN_AND_DAY = 175 };

static_assert(DELAY_ATOMS_PER_FEN_AND_DAY * 1000000LL == 175LL * KS_ATOMS_PER_FEN,
              "the daily rate is 175 millionths");

enum ks_err ks_interest_delay(int64_t principal_fen, int64_t days, int64_t *atoms,
                              struct ks_error *error)
{
    int64_t product = 0;
    *atoms = 0;
    if (principal_fen < 0)
        return ks_fail(error, KS_ERR_INPUT, "the amount is less than zero");
    if (principal_fen > KS_MONEY_MAX_FEN)
        return ks_fail(error, KS_ERR_INPUT, "the amount is more than 10,000,000,000,000 yuan");
    if (days < 0)
        return ks_fail(error, KS_ERR_INPUT, "the number of days is less than zero");
    if (__builtin_mul_overflow(principal_fen * DELAY_ATOMS_PER_FEN_AND_DAY, days, &product))
        return ks_fail(error, KS_ERR_INPUT,
                       "that amount over that many days is too large to work "
                       "out exactly");
    *atoms = product;
    return KS_OK;
}
