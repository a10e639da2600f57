/* Opens libcups. */
#include "print/cups_library.h"

struct ks_cups ks_cups;

KS_LIBRARY_DOOR(ks_cups_open, "libcups.so.2", KS_CUPS_FUNCTIONS, ks_cups)
