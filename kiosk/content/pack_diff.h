/* In what two packs differ, field by field. Pure. Any thread. */
#ifndef KS_CONTENT_PACK_DIFF_H
#define KS_CONTENT_PACK_DIFF_H

#include "content/pack_files.h"

/* Borrowed while it is shown. */
struct ks_pack_difference {
    const char *file, *field; /* field as content/node.h has it; "": the whole file */
    const char *was, *now;    /* JSON, of Markdown the text; NULL: there is nothing */
};

/* Shows each field that differs, in the order of the files and their members; of lists that grew or
 * shrank each element behind. A file that is no JSON is one field. Returns how many there are. */
int ks_pack_diff(const struct ks_pack_files *was, const struct ks_pack_files *now,
                 void (*show)(const struct ks_pack_difference *difference, void *ctx), void *ctx);

#endif
