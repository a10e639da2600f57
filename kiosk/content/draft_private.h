/* Inside of drafts: the file in which one is kept, and how a value gets to its place. */
#ifndef KS_CONTENT_DRAFT_PRIVATE_H
#define KS_CONTENT_DRAFT_PRIVATE_H

#include "base/crypto.h"
#include "content/draft_pack.h"

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

/* The tree with `value` in `field`, or without the member that is there where the value is null;
 * NULL: there is no such place. `root` NULL is a file that is not there. */
const struct ks_node *ks_draft_put(struct ks_arena *arena, const struct ks_node *root,
                                   const char *field, const struct ks_node *value);

/* JSON as a tree; NULL: it is none. */
const struct ks_node *ks_draft_parse(struct ks_arena *arena, const char *json);

/* Whether both are not there, or say the same. */
bool ks_draft_is_same(const char *a, const char *b);

#endif
