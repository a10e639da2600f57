/* Reading a symbol back (ISO/IEC 18004): format information, unmasking, the zigzag of codewords,
 * de-interleaving, the byte segment and the word before it that says UTF-8. Versions 1 to 25 at
 * level M, no error correction: a symbol fresh from the encoder has no errors, and one that has is
 * to be refused. */
#include <stdbool.h>
#include <string.h>

#include "print/qr.h"

enum { MAX_VERSION = 25, MAX_CODEWORDS = 1588, FORMAT_MASK = 0x5412, LEVEL_M = 0 };
enum { MODE_BYTES = 4, MODE_ECI = 7, ECI_UTF8 = 26, MOST_CENTRES = 5 };

/* Blocks at level M: `short_blocks` of `data` codewords, then `long_blocks` of one more. */
struct version {
    int short_blocks, long_blocks, data;
    int centres[MOST_CENTRES]; /* of alignment patterns; 0 = none */
};

static const struct version versions[MAX_VERSION + 1] = {
    [1] = {1, 0, 16, {0}},
    [2] = {1, 0, 28, {6, 18}},
    [3] = {1, 0, 44, {6, 22}},
    [4] = {2, 0, 32, {6, 26}},
    [5] = {2, 0, 43, {6, 30}},
    [6] = {4, 0, 27, {6, 34}},
    [7] = {4, 0, 31, {6, 22, 38}},
    [8] = {2, 2, 38, {6, 24, 42}},
    [9] = {3, 2, 36, {6, 26, 46}},
    [10] = {4, 1, 43, {6, 28, 50}},
    [11] = {1, 4, 50, {6, 30, 54}},
    [12] = {6, 2, 36, {6, 32, 58}},
    [13] = {8, 1, 37, {6, 34, 62}},
    [14] = {4, 5, 40, {6, 26, 46, 66}},
    [15] = {5, 5, 41, {6, 26, 48, 70}},
    [16] = {7, 3, 45, {6, 26, 50, 74}},
    [17] = {10, 1, 46, {6, 30, 54, 78}},
    [18] = {9, 4, 43, {6, 30, 56, 82}},
    [19] = {3, 11, 44, {6, 30, 58, 86}},
    [20] = {3, 13, 41, {6, 34, 62, 90}},
    [21] = {17, 0, 42, {6, 28, 50, 72, 94}},
    [22] = {17, 0, 46, {6, 26, 50, 74, 98}},
    [23] = {4, 14, 47, {6, 30, 54, 78, 102}},
    [24] = {6, 14, 45, {6, 28, 54, 80, 106}},
    [25] = {8, 13, 47, {6, 32, 58, 84, 110}},
};

static int module_at(const struct ks_qr *qr, int row, int column)
{
    return qr->modules[row * qr->size + column];
}

static int read_format(const struct ks_qr *qr)
{
    int bits = 0;

    for (int i = 0; i < 15; i++) {
        int row = i < 8 ? 8 : i == 8 ? 7 : 14 - i;
        int column = i < 6 ? i : i < 8 ? i + 1 : 8;
        bits = bits << 1 | module_at(qr, row, column);
    }
    return bits ^ FORMAT_MASK;
}

static bool is_masked(int mask, int row, int column)
{
    int product = row * column;

    switch (mask) {
    case 0:
        return (row + column) % 2 == 0;
    case 1:
        return row % 2 == 0;
    case 2:
        return column % 3 == 0;
    case 3:
        return (row + column) % 3 == 0;
    case 4:
        return (row / 2 + column / 3) % 2 == 0;
    case 5:
        return product % 2 + product % 3 == 0;
    case 6:
        return (product % 2 + product % 3) % 2 == 0;
    default:
        return ((row + column) % 2 + product % 3) % 2 == 0;
    }
}

static bool is_alignment(const struct version *version, int size, int row, int column)
{
    for (int i = 0; i < MOST_CENTRES && version->centres[i] != 0; i++) {
        for (int j = 0; j < MOST_CENTRES && version->centres[j] != 0; j++) {
            int r = version->centres[i], c = version->centres[j];
            bool is_finder = (r == 6 && (c == 6 || c == size - 7)) || (c == 6 && r == size - 7);
            if (!is_finder && row >= r - 2 && row <= r + 2 && column >= c - 2 && column <= c + 2)
                return true;
        }
    }
    return false;
}

/* Whether a module carries no data: finders, format, timing, version, alignment. */
static bool is_function(const struct version *version, int size, int row, int column)
{
    bool is_low_row = row < 9, is_low_column = column < 9;

    if ((is_low_row && is_low_column) || (is_low_row && column >= size - 8) ||
        (is_low_column && row >= size - 8) || row == 6 || column == 6)
        return true;
    if (size >= 45 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11)))
        return true;
    return is_alignment(version, size, row, column);
}

static int read_codewords(const struct ks_qr *qr, const struct version *version, int mask,
                          uint8_t *out)
{
    int size = qr->size, bits = 0;
    bool is_upward = true;

    memset(out, 0, MAX_CODEWORDS);
    for (int right = size - 1; right > 0; right -= right == 8 ? 3 : 2, is_upward = !is_upward) {
        for (int step = 0; step < 2 * size; step++) {
            int row = is_upward ? size - 1 - step / 2 : step / 2, column = right - step % 2;
            if (is_function(version, size, row, column) || bits / 8 >= MAX_CODEWORDS)
                continue;
            int bit = module_at(qr, row, column) ^ is_masked(mask, row, column);
            out[bits / 8] |= (uint8_t)(bit << (7 - bits % 8));
            bits++;
        }
    }
    return bits / 8;
}

/* Data codewords in order: the blocks lie interleaved, the long ones last. */
static int deinterleave(const struct version *version, const uint8_t *in, uint8_t *out)
{
    int blocks = version->short_blocks + version->long_blocks;
    int at = 0, total = 0;

    for (int i = 0; i <= version->data; i++) {
        int first = i < version->data ? 0 : version->short_blocks;
        for (int b = first; b < blocks; b++) {
            int before = b <= version->short_blocks
                             ? b * version->data
                             : b * version->data + (b - version->short_blocks);
            out[before + i] = in[at++];
            total++;
        }
    }
    return total;
}

static int take_bits(const uint8_t *data, int *at, int count)
{
    int value = 0;

    for (; count > 0; count--, ++*at)
        value = value << 1 | (data[*at / 8] >> (7 - *at % 8) & 1);
    return value;
}

/* The mode of the segment with the payload; a word that says UTF-8 is passed over. */
static int take_mode(const uint8_t *data, int *at)
{
    int mode = take_bits(data, at, 4);

    if (mode == MODE_ECI && take_bits(data, at, 8) == ECI_UTF8)
        mode = take_bits(data, at, 4);
    return mode;
}

enum ks_err ks_qr_read(const struct ks_qr *qr, char *out, int out_size, struct ks_error *error)
{
    int number = (qr->size - 17) / 4, format, at = 0, length, total;
    uint8_t raw[MAX_CODEWORDS], data[MAX_CODEWORDS] = {0};

    if (number < 1 || number > MAX_VERSION || qr->size != 17 + 4 * number)
        return ks_fail(error, KS_ERR_CORRUPT, "a QR symbol of %d modules is not read here",
                       qr->size);
    format = read_format(qr);
    if (format >> 13 != LEVEL_M)
        return ks_fail(error, KS_ERR_CORRUPT, "the QR symbol is not of level M");
    read_codewords(qr, &versions[number], format >> 10 & 7, raw);
    total = deinterleave(&versions[number], raw, data);
    if (take_mode(data, &at) != MODE_BYTES)
        return ks_fail(error, KS_ERR_CORRUPT, "the QR symbol does not hold bytes");
    length = take_bits(data, &at, number < 10 ? 8 : 16);
    if (8 * length > 8 * total - at || length >= out_size)
        return ks_fail(error, KS_ERR_CORRUPT, "the QR symbol says it is longer than it is");
    for (int i = 0; i < length; i++)
        out[i] = (char)take_bits(data, &at, 8);
    out[length] = '\0';
    return KS_OK;
}
