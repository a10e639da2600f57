/* The machine's own mixer: whether it lets through what is played. A switch there silences the hall
 * while every other part says that all is well. */
#ifndef KS_PLATFORM_MIXER_H
#define KS_PLATFORM_MIXER_H

#include "base/err.h"

/* Looks at the mixer of the default output as it is now. KS_OK also when there is none, or none
 * that tells: not every output has one. KS_ERR_STATE, with the name of the control and what to do,
 * when one that all sound passes, or every output, is switched off or at 0. Takes some
 * milliseconds. Any thread, one at a time. */
enum ks_err ks_mixer_check(struct ks_error *error) KS_MUST_USE;

#endif
