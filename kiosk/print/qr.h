/* QR codes: the one door to libqrencode. Level M, byte mode, logo-free; read back after encoding,
 * so that nothing is shown or printed that does not say what it should. */
#ifndef KS_PRINT_QR_H
#define KS_PRINT_QR_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* `size` x `size` modules, row-major, 1 byte each, 1 = black; no quiet zone: whoever draws it
 * leaves 4 modules white on every side. */
struct ks_qr {
    int size;
    uint8_t *modules; /* owned by the arena */
};

/* Encodes `payload` (UTF-8 on one line, 1 to 200 bytes) and reads the symbol back (format
 * information, unmasking, codewords) to compare it. What is not ASCII is marked as UTF-8 (ECI 26).
 * KS_ERR_INPUT when it is too long, holds control characters, or reads back differently. */
enum ks_err ks_qr_encode(struct ks_arena *arena, const char *payload, struct ks_qr *out,
                         struct ks_error *error) KS_MUST_USE;

/* The same for a text of several lines, 1 to KS_QR_MOST_TEXT bytes: what a symbol of 117 modules
 * (version 25) holds, which a phone still reads from a screen. */
enum { KS_QR_MOST_TEXT = 990 };
enum ks_err ks_qr_encode_text(struct ks_arena *arena, const char *text, struct ks_qr *out,
                              struct ks_error *error) KS_MUST_USE;

/* Reads a symbol of ours back into `out` (NUL-terminated). KS_ERR_CORRUPT when it cannot. */
enum ks_err ks_qr_read(const struct ks_qr *qr, char *out, int out_size,
                       struct ks_error *error) KS_MUST_USE;

#endif
