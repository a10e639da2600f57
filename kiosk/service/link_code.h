/* The QR code of a link for a screen; a slip asks the print room itself. It knows no widget. */
#ifndef KS_SERVICE_LINK_CODE_H
#define KS_SERVICE_LINK_CODE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "content/content.h"

/* `size` x `size` modules, row-major, 1 byte each, 1 = black; no quiet zone. */
struct ks_link_code {
    int size;
    const uint8_t *modules; /* owned by the arena */
};

/* Encodes the link's address and reads it back. KS_ERR_INPUT when it does not fit or differs: show
 * the address in text alone. Any thread. */
enum ks_err ks_link_code_make(struct ks_arena *arena, const struct ks_link *link,
                              struct ks_link_code *out, struct ks_error *error) KS_MUST_USE;

#endif
