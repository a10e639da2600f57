/* Releases carried on a stick. What comes is copied to this machine first, checked there and used
 * from there; the stick is read once and may be pulled out or exchanged then. Any thread. */
#ifndef KS_CONTENT_CARRY_H
#define KS_CONTENT_CARRY_H

#include "content/release_pack.h"

/* Writes the release of the shelf to the file `path`, flushed and read back. KS_ERR_NOT_FOUND,
 * KS_ERR_CORRUPT, KS_ERR_FULL, KS_ERR_IO; then there is no such file, or what was there before. */
enum ks_err ks_carry_out(const char *data_dir, int64_t number, const char *path,
                         struct ks_error *error) KS_MUST_USE;

/* Copies the file to this machine and checks the copy, which then waits to be accepted; `out` is
 * what it is, destroyed by the caller on any result. KS_ERR_CORRUPT, KS_ERR_VERSION: no release of
 * somebody who is trusted here; KS_ERR_STATE: it is not newer than what is here; KS_ERR_NOT_FOUND,
 * KS_ERR_INPUT, KS_ERR_FULL, KS_ERR_IO: nothing waits then. */
enum ks_err ks_carry_in(const char *data_dir, const char *path, struct ks_release_pack *out,
                        struct ks_error *error) KS_MUST_USE;

/* Puts what waits on the shelf; `sha` is the beginning of its SHA-256, 12 digits at least, as it
 * was shown. KS_ERR_NOT_FOUND: nothing waits, or another; else as above. `*out` is its number. */
enum ks_err ks_carry_accept(const char *data_dir, const char *sha, int64_t *out,
                            struct ks_error *error) KS_MUST_USE;

#endif
