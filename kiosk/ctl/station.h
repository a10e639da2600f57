/* The kioskctl command about the stations of the hall. Manners as in ctl/ctl.h. */
#ifndef KS_CTL_STATION_H
#define KS_CTL_STATION_H

#include "ctl/ctl.h"
#include "service/fleet.h"

/* station: every station, how it is and how old that is; here: this machine; ask: a code for this
 * machine; enrol, replace, rename, revoke: who is one; restart, reload, screenshot, message: what
 * one is to do. Written down in the audit as done by kioskctl. */
int ks_ctl_station(struct ks_ctl *ctl, int argc, char **argv);

/* A word from below of how a station or a hall is, as staff are told: "never" as "never heard of";
 * one that is not known as it is. Borrowed. */
const char *ks_ctl_station_word(const char *word);

/* Who acts, for the audit: kioskctl, now. */
struct ks_fleet_hand ks_ctl_hand(const struct ks_ctl *ctl);

/* As of struct ks_look, of this machine. */
const char *ks_ctl_station_fault(const struct ks_ctl *ctl);

#endif
