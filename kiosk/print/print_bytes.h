/* Inside of the print room: bytes on their way to a printer. They may show a signature, so whatever
 * held them is overwritten before it is given back. */
#ifndef KS_PRINT_PRINT_BYTES_H
#define KS_PRINT_PRINT_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* {0} is none. */
struct ks_print_bytes {
    uint8_t *data; /* owned */
    size_t count, capacity;
};

/* Appends; false when there is no memory, and `bytes` is as it was. */
bool ks_print_bytes_put(struct ks_print_bytes *bytes, const void *data, size_t count);

/* Wipes and frees; accepts {0}. */
void ks_print_bytes_destroy(struct ks_print_bytes *bytes);

#endif
