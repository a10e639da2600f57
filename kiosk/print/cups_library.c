/* Opens libcups. */
#include "print/cups_library.h"

struct ks_cups ks_cups;

enum ks_err ks_cups_open(struct ks_error *error)
{
    static const char *const names[] = {KS_CUPS_FUNCTIONS(KS_LIBRARY_NAME)};
    static const struct ks_library library = {
        .file = "libcups.so.2",
        .names = names,
        .count = sizeof names / sizeof names[0],
        .pointers = &ks_cups,
    };
    _Static_assert(sizeof ks_cups == sizeof names, "a pointer for each name");

    return ks_library_open(&library, error);
}
