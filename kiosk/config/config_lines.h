/* The lines of kiosk.conf as a person sees them, before inih reads them: what cannot be seen, or is
 * no line of its own, would be part of a value or vanish without a word. */
#ifndef KS_CONFIG_CONFIG_LINES_H
#define KS_CONFIG_CONFIG_LINES_H

#include "base/arena.h"

/* The number of the first line of `text` that is not what it looks like, from 1 on, and what is
 * wrong with it in `*fault` (a sentence to be translated); 0 if there is none. Comments may be in
 * any encoding. `text` is not changed; `arena` is for a copy. */
int ks_config_lines_fault(const char *text, struct ks_arena *arena, const char **fault);

#endif
