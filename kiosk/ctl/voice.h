/* kioskctl voice: what is said of a call, and what of it somebody has recorded. Manners as in
 * ctl/ctl.h. */
#ifndef KS_CTL_VOICE_H
#define KS_CTL_VOICE_H

#include "ctl/ctl.h"

/* voice plan NUMBER SEAT: the clips of the call and how each is said, one a line; with --phonemes
 * what the engine makes of the whole, too.
 * voice list: every prompt there is to record: its file, whether it is there, what to say. 1 when
 * one that is there cannot be played. */
int ks_ctl_voice(struct ks_ctl *ctl, int argc, char **argv);

#endif
