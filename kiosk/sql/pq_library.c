/* Opens libpq. */
#include "sql/pq_library.h"

struct ks_pq ks_pq;

KS_LIBRARY_DOOR(ks_pq_open, "libpq.so.5", KS_PQ_FUNCTIONS, ks_pq)
