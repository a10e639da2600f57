/* Files as a whole: read one, replace one so that a crash leaves the old or the new, never half.
 * Paths may appear in error texts; contents never do. Any thread. */
#ifndef KS_BASE_FILE_H
#define KS_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"

/* Larger files are refused with KS_ERR_INPUT. */
enum { KS_FILE_MAX_BYTES = 64 * 1024 * 1024 };

/* Ours: what holds secrets, the database and what the programs write: no link, and no other user's
 * (but root's, or his whose the folder is). Anybody's: what an administrator or the court gives to
 * be read: links are followed. Either way a plain file, never waited for. */
enum ks_file_whose { KS_FILE_OURS, KS_FILE_ANYBODYS };

/* Asks what `path` is, and opens nothing. KS_ERR_INPUT, with the path and what it is, when it may
 * not be used; KS_ERR_NOT_FOUND or KS_ERR_IO. */
enum ks_err ks_file_check(const char *path, enum ks_file_whose whose,
                          struct ks_error *error) KS_MUST_USE;

/* The same, then open(2) with `flags` (mode 0600 where O_CREAT makes it), and the opened one is
 * asked again. errno tells as well (EISDIR for a folder). `*fd` is the caller's to close, -1 after
 * an error. */
enum ks_err ks_file_open(const char *path, enum ks_file_whose whose, int flags, int *fd,
                         struct ks_error *error) KS_MUST_USE;

/* Reads up to `bytes` from the open file `fd`; `*got` is fewer at its end alone. False with errno
 * when reading failed. */
bool ks_file_read_fully(int fd, void *out, size_t bytes, size_t *got);

/* Reads all of `path` into the arena, with a 0 behind the last byte (not counted in `*bytes`, which
 * may be NULL). KS_ERR_NOT_FOUND, KS_ERR_IO or KS_ERR_INPUT, with text. */
enum ks_err ks_file_read_all(const char *path, struct ks_arena *arena, char **text, size_t *bytes,
                             struct ks_error *error) KS_MUST_USE;

/* The same of a file that is ours (see above): keys. */
enum ks_err ks_file_read_ours(const char *path, struct ks_arena *arena, char **text, size_t *bytes,
                              struct ks_error *error) KS_MUST_USE;

/* Opens `path`, a file of ours or none yet, to be written from its beginning. `*out` is the
 * caller's to close, NULL after an error. */
enum ks_err ks_file_create(const char *path, FILE **out, struct ks_error *error) KS_MUST_USE;

/* Replaces or creates `path` (mode 0644 less umask): written beside it, flushed to disk, renamed,
 * and the folder flushed. On failure the old file is untouched and nothing is left beside it.
 * KS_ERR_FULL when the disk or quota is full, else KS_ERR_NOT_FOUND or KS_ERR_IO. */
enum ks_err ks_file_write_atomic(const char *path, const void *data, size_t bytes,
                                 struct ks_error *error) KS_MUST_USE;

/* Takes away what programs that were killed had begun to write beside `path`; of one that is alive
 * it stays. */
void ks_file_sweep(const char *path);

/* Replaces `path`, which is there, in the same way; owner, group and mode stay as they are. Where
 * they cannot be kept nothing is changed. */
enum ks_err ks_file_rewrite(const char *path, const void *data, size_t bytes,
                            struct ks_error *error) KS_MUST_USE;

/* Creates `path` (mode 0600) as ks_file_write_atomic does, but never replaces: KS_ERR_STATE if it
 * is there already, and of several callers at once exactly one gets KS_OK. */
enum ks_err ks_file_create_private(const char *path, const void *data, size_t bytes,
                                   struct ks_error *error) KS_MUST_USE;

/* Gives the finished file `from` the name `to`, never over another file, on any file system (some
 * know no hard links); of several callers at once exactly one gets 0. Else -1 with errno, EEXIST
 * when `to` is there already. `from` is gone after success.
 * Where the file system knows neither a rename that refuses nor hard links, `to` is an empty file
 * for a moment, and stays one when the power goes in it. */
int ks_file_publish(const char *from, const char *to);

/* Flushes the folder that `path` lies in, so that names given or taken there survive a power cut.
 * Where the file system flushes no folders it sees to that itself: KS_OK. KS_ERR_IO or KS_ERR_FULL,
 * with text. */
enum ks_err ks_file_flush_folder(const char *path, struct ks_error *error) KS_MUST_USE;

/* Makes folder `path` and those above it that are missing (mode 0700). KS_OK if it is there. */
enum ks_err ks_file_make_dirs(const char *path, struct ks_error *error) KS_MUST_USE;

/* The same for a folder of our own: KS_ERR_INPUT if there is a link, a file or another user's. */
enum ks_err ks_file_make_own_dir(const char *path, struct ks_error *error) KS_MUST_USE;

/* Whether others may write to the folder `path` or read or write the file `path`, or it is another
 * user's than ours and root's. False where there is none. */
bool ks_file_is_open_to_others(const char *path);

/* Removes `path` and everything below it; what cannot be removed stays. Links are not followed. */
void ks_file_remove_tree(const char *path);

#endif
