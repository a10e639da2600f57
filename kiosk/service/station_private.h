/* Inside of stations: what is signed, what is said. */
#ifndef KS_SERVICE_STATION_PRIVATE_H
#define KS_SERVICE_STATION_PRIVATE_H

#include "content/node.h"
#include "service/station.h"
#include "store/store_devices.h"

/* The bytes a station signs: which station, epoch, run and beat it is, when, and the report: told
 * again later, or by another, it is no report. The arena's. */
const char *ks_station_signed_text(struct ks_arena *arena, const struct ks_beat *beat);

/* {"findings": [{"id", "gravity"}]}: those that are not well, without words; null if nobody has
 * looked. */
struct ks_node ks_station_findings(struct ks_arena *arena, const struct ks_findings *findings);

/* The report as JSON, the arena's. */
const char *ks_station_write_report(struct ks_arena *arena, const struct ks_station_facts *facts,
                                    int64_t now_ms);

#endif
