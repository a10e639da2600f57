/* Files as a whole: read one, replace one so that a crash leaves the old or the new, never half.
 * Paths may appear in error texts; contents never do. Any thread. */
#ifndef KS_BASE_FILE_H
#define KS_BASE_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Larger files are refused with KS_ERR_INPUT. */
enum { KS_FILE_MAX_BYTES = 64 * 1024 * 1024 };

/* Reads all of `path` into the arena, with a 0 behind the last byte (not counted in `*bytes`, which
 * may be NULL). KS_ERR_NOT_FOUND, KS_ERR_IO or KS_ERR_INPUT, with text. */
enum ks_err ks_file_read_all(const char *path, struct ks_arena *arena, char **text, size_t *bytes,
                             struct ks_error *error) KS_MUST_USE;

/* Replaces or creates `path` (mode 0644 less umask): written beside it, flushed to disk, renamed,
 * and the folder flushed. On failure the old file is untouched and nothing is left beside it.
 * KS_ERR_FULL when the disk or quota is full, else KS_ERR_NOT_FOUND or KS_ERR_IO. */
enum ks_err ks_file_write_atomic(const char *path, const void *data, size_t bytes,
                                 struct ks_error *error) KS_MUST_USE;

/* Creates `path` (mode 0600) as ks_file_write_atomic does, but never replaces: KS_ERR_STATE if it
 * is there already, and of several callers at once exactly one gets KS_OK. */
enum ks_err ks_file_create_private(const char *path, const void *data, size_t bytes,
                                   struct ks_error *error) KS_MUST_USE;

/* Gives the finished file `from` the name `to`, never over another file, on any file system (some
 * know no hard links); of several callers at once exactly one gets 0. Else -1 with errno, EEXIST
 * when `to` is there already. `from` is gone after success. */
int ks_file_publish(const char *from, const char *to);

/* Makes folder `path` and those above it that are missing (mode 0700). KS_OK if it is there. */
enum ks_err ks_file_make_dirs(const char *path, struct ks_error *error) KS_MUST_USE;

/* Removes `path` and everything below it; what cannot be removed stays. Links are not followed. */
void ks_file_remove_tree(const char *path);

#endif
