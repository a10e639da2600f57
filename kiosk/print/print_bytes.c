/* A buffer of bytes that grows. */
#include "print/print_bytes.h"

#include <stdlib.h>
#include <string.h>

static bool reserve(struct ks_print_bytes *bytes, size_t more)
{
    struct ks_print_bytes grown = {.count = bytes->count, .capacity = 2 * (bytes->count + more)};

    if (bytes->count + more <= bytes->capacity)
        return true;
    grown.data = malloc(grown.capacity);
    if (grown.data == NULL)
        return false;
    if (bytes->count > 0)
        memcpy(grown.data, bytes->data, bytes->count);
    ks_print_bytes_destroy(bytes);
    *bytes = grown;
    return true;
}

bool ks_print_bytes_put(struct ks_print_bytes *bytes, const void *data, size_t count)
{
    if (!reserve(bytes, count))
        return false;
    if (count > 0)
        memcpy(bytes->data + bytes->count, data, count);
    bytes->count += count;
    return true;
}

void ks_print_bytes_destroy(struct ks_print_bytes *bytes)
{
    if (bytes->data != NULL)
        explicit_bzero(bytes->data, bytes->capacity);
    free(bytes->data);
    *bytes = (struct ks_print_bytes){0};
}
