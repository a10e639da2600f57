/* The guides of a pack: most of what a pack is, and read as such. */
#ifndef KS_CONTENT_GUIDE_FILES_H
#define KS_CONTENT_GUIDE_FILES_H

#include "content/read.h"

/* Reads guides/NN-ID.json, what they need being read before; in order of name, which is the order
 * on the screen. Two threads read a half each, and this returns when both are done. */
void ks_guide_files_read(struct ks_load *load);

#endif
