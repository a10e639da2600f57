/* kioskctl printer: how the printer of the configuration is, a test slip, what was printed, and a
 * ticket once more. Manners as in ctl/ctl.h. */
#ifndef KS_CTL_PRINTER_H
#define KS_CTL_PRINTER_H

#include "ctl/ctl.h"

/* printer status: the state's word and what to do; 0 when it prints, else 1.
 * printer test: the test slip.
 * printer jobs: the newest jobs first: id, time, kind, state, reason; nothing of a visitor.
 * printer reprint NUMBER|ID: the ticket of that number of today ("T003") or of that job ("17") once
 * more, marked as a reprint. */
int ks_ctl_printer(struct ks_ctl *ctl, int argc, char **argv);

#endif
