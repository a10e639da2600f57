/* Inside of drafts: the file in which one is kept. */
#ifndef KS_CONTENT_DRAFT_PRIVATE_H
#define KS_CONTENT_DRAFT_PRIVATE_H

#include "base/crypto.h"
#include "content/draft.h"
#include "content/pack_files.h"

/* A draft's file, open and locked. {.fd = -1} is none. */
struct ks_draft_file {
    int fd;
    size_t bytes; /* of whole lines: what is behind them was never finished */
    char digest[KS_CRYPTO_DIGEST_BYTES]; /* of the last line */
};

/* Opens and reads it; one program at a time may write to it (`is_to_write`). Errors as for
 * ks_draft_read; the caller closes `file` and destroys `draft` on any result. */
enum ks_err ks_draft_file_open(const char *dir, const char *name, bool is_to_write,
                               struct ks_draft_file *file, struct ks_draft *draft,
                               struct ks_error *error) KS_MUST_USE;
void ks_draft_file_close(struct ks_draft_file *file);

/* Adds a line for the change; on disk when it returns KS_OK, not there at all after an error. */
enum ks_err ks_draft_file_add(struct ks_draft_file *file, const struct ks_draft_change *change,
                              struct ks_error *error) KS_MUST_USE;

/* Puts the draft's fields into the files of the pack that is shown. A field that says something
 * else there than when the draft first changed it becomes a fault, and has the draft's value. */
void ks_draft_apply(const struct ks_draft *draft, struct ks_pack_files *files,
                    struct ks_content_faults *faults);

#endif
