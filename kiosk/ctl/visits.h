/* The kioskctl commands about appointments and pairs. Manners as in ctl/ctl.h. */
#ifndef KS_CTL_VISITS_H
#define KS_CTL_VISITS_H

#include "ctl/ctl.h"

/* appointments [DAY] [--json]: those of a day, today by default. */
int ks_ctl_appointments(struct ks_ctl *ctl, int argc, char **argv);
/* appointment ID check-in|cancel: what staff do for who lost the paper. */
int ks_ctl_appointment(struct ks_ctl *ctl, int argc, char **argv);
/* pairs [--json]: two parties with one number, today. */
int ks_ctl_pairs(struct ks_ctl *ctl, int argc, char **argv);
/* pair-alone NUMBER: the one who is there goes in alone. */
int ks_ctl_pair_alone(struct ks_ctl *ctl, int argc, char **argv);

#endif
