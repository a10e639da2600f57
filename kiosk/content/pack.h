/* The pack in use, and the last good one behind it: a broken pack never takes the place of one that
 * worked. */
#ifndef KS_CONTENT_PACK_H
#define KS_CONTENT_PACK_H

#include "content/content.h"

/* What was read of a good pack, still to be kept. */
struct ks_content_keeping;

/* Opens the pack in `source_dir` as `hall` has it (ks_content_load_hall; borrowed until it is
 * kept). If it is good, `*keeping` is what was read of it: give it to ks_content_keep once nobody
 * waits for it. If it has faults or cannot be read, opens the pack kept in `keep_dir` instead and
 * sets `*used_last_good`; `faults` and `error` still say what was wrong with the source. KS_OK:
 * `*out` is a new content, to be freed with ks_content_free. KS_ERR_INPUT, KS_ERR_NOT_FOUND or
 * KS_ERR_IO, as for the source: neither is good,
 * `*out` is NULL, and `*keeping` is NULL unless the source is good. Any thread. */
enum ks_err ks_content_open_last_good(const char *source_dir, const char *keep_dir,
                                      const char *hall, struct ks_content **out,
                                      bool *used_last_good, struct ks_content_keeping **keeping,
                                      struct ks_content_faults *faults,
                                      struct ks_error *error) KS_MUST_USE;

/* Keeps it in the `keep_dir` it was opened with (below the data folder; made if it is not there,
 * replaced as a whole if it differs) and frees it; accepts NULL. When that fails (disk full) the
 * old copy stays and the log says so. Slow. Any thread, but one process at a time keeps; another
 * one meanwhile only reads. */
void ks_content_keep(struct ks_content_keeping *keeping);

/* Rewrites each JSON file of the pack in folder `dir` that is not in the form in which the kiosk
 * writes (content/node.h), one after another, each as a whole; what the files say stays as it is.
 * KS_ERR_INPUT with `faults` when one cannot be read or is no JSON: then none was changed.
 * KS_ERR_NOT_FOUND, KS_ERR_FULL, KS_ERR_IO. Any thread. */
enum ks_err ks_content_format(const char *dir, int *changed, struct ks_content_faults *faults,
                              struct ks_error *error) KS_MUST_USE;

#endif
