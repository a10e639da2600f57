/* Within the room: a pack already in memory. */
#ifndef KS_CONTENT_CONTENT_PRIVATE_H
#define KS_CONTENT_CONTENT_PRIVATE_H

#include "content/content.h"
#include "content/pack_files.h"

struct ks_outline;

/* Reads and checks the pack whose files are in `files` (marking those it uses); `today` as for
 * ks_content_check. KS_OK with a new
 * content, or KS_ERR_INPUT with faults in order and `*out` NULL, also when `faults` had some
 * before. `outline` (may be NULL) gathers what may stand in its file. Touches no disk. Any thread.
 */
enum ks_err ks_content_from_files(struct ks_pack_files *files, struct ks_date today,
                                  struct ks_outline *outline, struct ks_content **out,
                                  struct ks_content_faults *faults,
                                  struct ks_error *error) KS_MUST_USE;

#endif
