/* The files of a pack, read into memory once: what is checked is then exactly what is kept. Knows
 * nothing of what they say. */
#ifndef KS_CONTENT_PACK_FILES_H
#define KS_CONTENT_PACK_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "content/content.h"

/* A pack is text: more than this is somebody's mistake. */
enum { KS_PACK_MAX_FILE_BYTES = 1024 * 1024, KS_PACK_MAX_FILES = 500 };

struct ks_pack_file {
    const char *name; /* relative to the pack: "guides/01-private-lending.json" */
    const char *text; /* with a 0 behind the last byte; NULL if it could not be read */
    size_t bytes;
    bool is_used; /* some page asked for it */
};

/* {0} is a pack without files, of the court's own hall. */
struct ks_pack_files {
    const char *hall;      /* the tribunal whose hall it is for; NULL: the court's own; borrowed */
    struct ks_arena arena; /* owns everything below */
    struct ks_pack_file *list; /* in order of name */
    int count, capacity;
};

/* The folders within a pack that hold prose, one by one; NULL from `index` = their count on. */
const char *ks_pack_folder(int index);

/* Reads *.json at the top of `dir`, and *.json and *.md in its folders. Files that cannot
 * be read become faults. KS_ERR_NOT_FOUND or KS_ERR_IO, with text, if `dir` itself cannot. Any
 * thread; on any result the caller destroys `files`. */
enum ks_err ks_pack_files_read(const char *dir, struct ks_pack_files *files,
                               struct ks_content_faults *faults,
                               struct ks_error *error) KS_MUST_USE;

/* Whether a name ends so and is longer: ".json". */
bool ks_pack_name_ends(const char *name, const char *tail);

/* The file of that name, now marked as used, or NULL. */
const struct ks_pack_file *ks_pack_files_use(struct ks_pack_files *files, const char *name);

/* Whether a pack may have a file of that name. */
bool ks_pack_is_name(const char *name);

/* The file of that name with this text, which is copied; a new one comes in its place in the order.
 */
void ks_pack_files_put(struct ks_pack_files *files, const char *name, const char *text);

/* Adds a file behind the others: `bytes` bytes of `text`, which are copied. */
void ks_pack_files_add(struct ks_pack_files *files, const char *name, const char *text,
                       size_t bytes);

/* Whether both have the same names and the same bytes. */
bool ks_pack_files_are_same(const struct ks_pack_files *a, const struct ks_pack_files *b);

/* The SHA-256 of their names and bytes, KS_CRYPTO_SHA_BYTES as digits: of two packs the same, if
 * and only if the packs are. */
void ks_pack_files_hash(struct ks_pack_files *files, char *out);

/* Releases names and bytes; an empty value is accepted. */
void ks_pack_files_destroy(struct ks_pack_files *files);

#endif
