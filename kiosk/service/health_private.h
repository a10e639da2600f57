/* Findings about what is beyond this machine: its place in the hall, the line to it and to the
 * court. Each a row of ks_health_find, as its other rows. */
#ifndef KS_SERVICE_HEALTH_PRIVATE_H
#define KS_SERVICE_HEALTH_PRIVATE_H

#include "service/health.h"

struct ks_finding ks_health_find_station(const struct ks_health_facts *facts,
                                         struct ks_arena *arena);
struct ks_finding ks_health_find_open_login(const struct ks_health_facts *facts,
                                            struct ks_arena *arena);
struct ks_finding ks_health_find_contact(const struct ks_health_facts *facts,
                                         struct ks_arena *arena);
struct ks_finding ks_health_find_court(const struct ks_health_facts *facts, struct ks_arena *arena);

#endif
