/* The time by which a line to a printer keeps its deadlines. */
#include "base/clock.h"
#include "print/escpos_wire.h"

int64_t ks_wire_now_ms(void)
{
    struct ks_clock clock = ks_clock_system();

    return ks_clock_monotonic_ms(&clock);
}
