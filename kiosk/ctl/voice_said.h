/* kioskctl voice said: what became of each call of today that was to be spoken. */
#ifndef KS_CTL_VOICE_SAID_H
#define KS_CTL_VOICE_SAID_H

#include "ctl/ctl.h"

/* Prints a row for each, the first call first; returns the exit status. */
int ks_ctl_voice_said(const struct ks_ctl *ctl, bool is_json);

#endif
