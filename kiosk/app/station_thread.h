/* The thread of a station (app/station_side.h). */
#ifndef KS_APP_STATION_THREAD_H
#define KS_APP_STATION_THREAD_H

#include "app/station_side.h"

/* Reports until the side is stopping; `ctx` is the side. */
void *ks_station_thread_run(void *ctx);

#endif
