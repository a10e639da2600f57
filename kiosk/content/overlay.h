/* What of a pack is a tribunal's own: the fields in which tribunals.json tells of it, all but its
 * id. The rest is the court's, one for all. Whoever is bound to a tribunal changes these alone:
 * asked for each change of a draft, and of a release for all in which it differs. Any thread. */
#ifndef KS_CONTENT_OVERLAY_H
#define KS_CONTENT_OVERLAY_H

#include "content/node.h"
#include "content/pack_files.h"

/* Whether the field of the file is that tribunal's own; `root` is of tribunals.json as it is. */
bool ks_overlay_has(const struct ks_node *root, const char *tribunal, const char *file,
                    const char *field);

/* Whether both packs are the same in all that is not that tribunal's own. */
bool ks_overlay_is_all(const struct ks_pack_files *was, const struct ks_pack_files *now,
                       const char *tribunal);

#endif
