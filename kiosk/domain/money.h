/* Sums of money without floating point. Two units: fen (0.01 yuan), what is paid; and atoms
 * (0.00000001 yuan), in which every fee and every day's interest the law gives comes out whole.
 * Pure, no I/O. Any thread. */
#ifndef KS_DOMAIN_MONEY_H
#define KS_DOMAIN_MONEY_H

#include <stdint.h>

#include "base/err.h"

enum {
    KS_FEN_PER_YUAN = 100,
    KS_ATOMS_PER_FEN = 1000000,
    KS_MONEY_TEXT_BYTES = 40, /* room for any sum these functions write */
};

/* The greatest sum taken: 10,000,000,000,000 yuan. */
#define KS_MONEY_MAX_FEN (INT64_C(10000000000000) * KS_FEN_PER_YUAN)

/* Reads a sum in yuan: digits, or digits in comma groups of three ("12,345.67"), and at most two
 * decimals. KS_ERR_INPUT with a text that says what is wrong (empty, not a number, negative, commas
 * misplaced, more than two decimals, above KS_MONEY_MAX_FEN); `*fen` is then 0. */
enum ks_err ks_money_parse_yuan(const char *text, int64_t *fen, struct ks_error *error) KS_MUST_USE;

/* Writes fen as yuan for people: "12,345.67", "-0.05". Returns `out`. */
char *ks_money_format_fen(int64_t fen, char out[KS_MONEY_TEXT_BYTES]);

/* Writes atoms as yuan, exact, without commas and without trailing zeros: "50.025", "2300". Returns
 * `out`. */
char *ks_money_format_atoms(int64_t atoms, char out[KS_MONEY_TEXT_BYTES]);

/* Atoms (>= 0) to the nearest fen; half a fen goes up. The fee measures give no rounding rule: to
 * the fen is this program's choice, and the court's own reckoning prevails. */
int64_t ks_money_round_to_fen(int64_t atoms);

#endif
