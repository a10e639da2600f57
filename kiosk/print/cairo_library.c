/* Opens libcairo. */
#include "print/cairo_library.h"

struct ks_cairo ks_cairo;

KS_LIBRARY_DOOR(ks_cairo_open, "libcairo.so.2", KS_CAIRO_FUNCTIONS, ks_cairo)
