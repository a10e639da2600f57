/* Opens libcairo. */
#include "print/cairo_library.h"

struct ks_cairo ks_cairo;

enum ks_err ks_cairo_open(struct ks_error *error)
{
    static const char *const names[] = {KS_CAIRO_FUNCTIONS(KS_LIBRARY_NAME)};
    static const struct ks_library library = {
        .file = "libcairo.so.2",
        .names = names,
        .count = sizeof names / sizeof names[0],
        .pointers = &ks_cairo,
    };
    _Static_assert(sizeof ks_cairo == sizeof names, "a pointer for each name");

    return ks_library_open(&library, error);
}
