/* Sums of money, read and written. */
#include "domain/money.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

enum { DECIMALS_FEN = 2, DECIMALS_ATOMS = 8 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads the whole yuan. Returns what is wrong, or NULL with `*at` behind them. */
static const char *read_whole(const char **at, int64_t *yuan)
{
    int digits_in_group = 0;
    bool has_comma = false;
    for (; is_digit(**at) || **at == ','; (*at)++) {
        if (**at == ',') {
            if (digits_in_group == 0 || digits_in_group > 3 || (has_comma && digits_in_group != 3))
                return ks_staff_tr("has a comma in the wrong place");
            has_comma = true;
            digits_in_group = 0;
            continue;
        }
        *yuan = *yuan * 10 + (**at - '0');
        digits_in_group++;
        if (*yuan > KS_MONEY_MAX_FEN / KS_FEN_PER_YUAN)
            return ks_staff_tr("is more than 10,000,000,000,000 yuan");
    }
    if (has_comma && digits_in_group != 3)
        return ks_staff_tr("has a comma in the wrong place");
    return digits_in_group == 0 ? ks_staff_tr("is not an amount in yuan, such as 12345.67") : NULL;
}

static const char *read_decimals(const char **at, int64_t *fen)
{
    int count = 0;
    if (**at != '.')
        return NULL;
    for ((*at)++; is_digit(**at); (*at)++, count++) {
        if (count == DECIMALS_FEN)
            return ks_staff_tr("has more than two decimals");
        *fen = *fen * 10 + (**at - '0');
    }
    if (count == 1)
        *fen *= 10;
    return count == 0 ? ks_staff_tr("is not an amount in yuan, such as 12345.67") : NULL;
}

static const char *read_yuan(const char *text, int64_t *fen)
{
    int64_t yuan = 0, decimals = 0;
    if (*text == '\0')
        return ks_staff_tr("is empty: give an amount in yuan, such as 12345.67");
    if (*text == '-' && is_digit(text[1]))
        return ks_staff_tr("is less than zero");
    const char *fault = read_whole(&text, &yuan);
    if (!fault)
        fault = read_decimals(&text, &decimals);
    if (!fault && *text != '\0')
        fault = ks_staff_tr("is not an amount in yuan, such as 12345.67");
    *fen = yuan * KS_FEN_PER_YUAN + decimals;
    if (!fault && *fen > KS_MONEY_MAX_FEN)
        fault = ks_staff_tr("is more than 10,000,000,000,000 yuan");
    return fault;
}

enum ks_err ks_money_parse_yuan(const char *text, int64_t *fen, struct ks_error *error)
{
    int64_t value = 0;
    const char *fault = read_yuan(text, &value);
    *fen = fault ? 0 : value;
    if (fault)
        return ks_fail(error, KS_ERR_INPUT, "the amount \"%.40s\" %s", text, fault);
    return KS_OK;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

char *ks_money_format_fen(int64_t fen, char out[KS_MONEY_TEXT_BYTES])
{
    char digits[24];
    uint64_t all = magnitude(fen);
    int length = snprintf(digits, sizeof digits, "%" PRIu64, all / KS_FEN_PER_YUAN);
    char *at = out;
    if (fen < 0)
        *at++ = '-';
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            *at++ = ',';
        *at++ = digits[i];
    }
    snprintf(at, 4, ".%02u", (unsigned)(all % KS_FEN_PER_YUAN));
    return out;
}

char *ks_money_format_atoms(int64_t atoms, char out[KS_MONEY_TEXT_BYTES])
{
    const uint64_t per_yuan = (uint64_t)KS_ATOMS_PER_FEN * KS_FEN_PER_YUAN;
    uint64_t all = magnitude(atoms);
    snprintf(out, KS_MONEY_TEXT_BYTES, "%s%" PRIu64 ".%0*" PRIu64, atoms < 0 ? "-" : "",
             all / per_yuan, DECIMALS_ATOMS, all % per_yuan);
    char *end = out + strlen(out);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
    return out;
}

int64_t ks_money_round_to_fen(int64_t atoms)
{
    return atoms / KS_ATOMS_PER_FEN + (atoms % KS_ATOMS_PER_FEN >= KS_ATOMS_PER_FEN / 2 ? 1 : 0);
}
