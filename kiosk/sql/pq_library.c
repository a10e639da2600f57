/* Opens libpq. */
#include "sql/pq_library.h"

struct ks_pq ks_pq;

enum ks_err ks_pq_open(struct ks_error *error)
{
    static const char *const names[] = {KS_PQ_FUNCTIONS(KS_LIBRARY_NAME)};
    static const struct ks_library library = {
        .file = "libpq.so.5",
        .names = names,
        .count = sizeof names / sizeof names[0],
        .pointers = &ks_pq,
    };
    _Static_assert(sizeof ks_pq == sizeof names, "a pointer for each name");

    return ks_library_open(&library, error);
}
