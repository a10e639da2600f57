/* The guides of a pack: most of what a pack is, and read as such. */
#ifndef KS_CONTENT_GUIDE_FILES_H
#define KS_CONTENT_GUIDE_FILES_H

#include "content/read.h"

/* A file that is read after the guides, parsed beside them: the largest of the pack. */
struct ks_parsed_ahead {
    const struct ks_pack_file *file; /* NULL: none */
    const struct ks_node *root;      /* NULL: it is no JSON, and a fault says so */
    struct ks_arena arena;           /* owns the nodes */
};

/* Reads guides/NN-ID.json, what they need being read before; in order of name, which is the order
 * on the screen. Two threads read a half each, the second parses `ahead->file`, too, and this
 * returns when both are done. */
void ks_guide_files_read(struct ks_load *load, struct ks_parsed_ahead *ahead);

#endif
