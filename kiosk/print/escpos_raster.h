/* A page as the bytes an ESC/POS printer takes: GS v 0 in strips. Pure. */
#ifndef KS_PRINT_ESCPOS_RASTER_H
#define KS_PRINT_ESCPOS_RASTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "print/slip.h"

/* No strip is longer. */
enum { KS_RASTER_MAX_LINES = 256 };

/* Bytes on their way to a printer; they may show a signature. {0} is none. */
struct ks_escpos_bytes {
    uint8_t *data; /* owned */
    size_t count, capacity;
};

/* Appends `count` bytes, of `data` or (NULL) zeros. KS_ERR_MEMORY; what was there stays. */
enum ks_err ks_escpos_put(struct ks_escpos_bytes *bytes, const void *data, size_t count,
                          struct ks_error *error) KS_MUST_USE;

/* Appends `page`, pixel for pixel. Strips end where it pays: none is wider than what it shows, so
 * that blank lines and ragged ends cost next to nothing. KS_ERR_MEMORY. */
enum ks_err ks_escpos_put_page(struct ks_escpos_bytes *bytes, const struct ks_page *page,
                               struct ks_error *error) KS_MUST_USE;

/* Overwrites and frees; accepts {0}. */
void ks_escpos_bytes_destroy(struct ks_escpos_bytes *bytes);

#endif
