/* Findings about what is beyond this machine: its place in the hall, the line to it and to the
 * court, the pages that visitors are led to. Each a row of ks_health_find, as its other rows. */
#ifndef KS_SERVICE_HEALTH_PRIVATE_H
#define KS_SERVICE_HEALTH_PRIVATE_H

#include "service/health.h"

/* Whether the hall takes this kiosk for the one it says it is. */
struct ks_finding ks_health_find_station(const struct ks_health_facts *facts,
                                         struct ks_arena *arena);

/* Revoked kiosks that can still sign in to the server. */
struct ks_finding ks_health_find_open_login(const struct ks_health_facts *facts,
                                            struct ks_arena *arena);

/* The line to the hall, and numbers given without it. */
struct ks_finding ks_health_find_contact(const struct ks_health_facts *facts,
                                         struct ks_arena *arena);

/* Numbers taken faster than people take them. */
struct ks_finding ks_health_find_rush(const struct ks_health_facts *facts, struct ks_arena *arena);
bool ks_health_has_rush(const struct ks_health_facts *facts);

/* Addresses that visitors are led to, and nobody finds there; whether any was looked at lately. */
struct ks_finding ks_health_find_addresses(const struct ks_health_facts *facts,
                                           struct ks_arena *arena);
bool ks_health_has_addresses(const struct ks_health_facts *facts);

/* The line to the court, in the hall of a tribunal. */
struct ks_finding ks_health_find_court(const struct ks_health_facts *facts, struct ks_arena *arena);

#endif
