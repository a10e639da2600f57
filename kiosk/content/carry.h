/* Releases carried as a file, on a stick or through a browser. What comes is copied to this machine
 * first, checked there and used from there; the stick is read once and may be pulled out or
 * exchanged then. Any thread. */
#ifndef KS_CONTENT_CARRY_H
#define KS_CONTENT_CARRY_H

#include "content/release_pack.h"

/* The file of the release of the shelf, checked: `*bytes` bytes, the arena's. KS_ERR_NOT_FOUND;
 * KS_ERR_CORRUPT, KS_ERR_VERSION: it is not what somebody who is trusted here signed; KS_ERR_IO. */
enum ks_err ks_carry_give(const char *data_dir, int64_t number, struct ks_arena *arena,
                          const char **out, size_t *bytes, struct ks_error *error) KS_MUST_USE;

/* Writes it to the file `path`, flushed and read back. Errors as above, and KS_ERR_FULL; then there
 * is no such file, or what was there before. */
enum ks_err ks_carry_out(const char *data_dir, int64_t number, const char *path,
                         struct ks_error *error) KS_MUST_USE;

/* Checks what was brought, `bytes` bytes, and keeps it on this machine, where it waits to be
 * accepted instead of what waited before; `out` is what lies there then, destroyed by the caller on
 * any result. KS_ERR_CORRUPT, KS_ERR_VERSION: no release of somebody who is trusted here;
 * KS_ERR_STATE: it is not newer than what is here; KS_ERR_FULL, KS_ERR_IO. After an error nothing
 * new waits. */
enum ks_err ks_carry_take(const char *data_dir, const char *text, size_t bytes,
                          struct ks_release_pack *out, struct ks_error *error) KS_MUST_USE;

/* The same of the file `path`: also KS_ERR_NOT_FOUND, KS_ERR_INPUT. */
enum ks_err ks_carry_in(const char *data_dir, const char *path, struct ks_release_pack *out,
                        struct ks_error *error) KS_MUST_USE;

/* What waits, checked once more; destroyed by the caller on any result. KS_ERR_NOT_FOUND: nothing
 * does; else as above. */
enum ks_err ks_carry_look(const char *data_dir, struct ks_release_pack *out,
                          struct ks_error *error) KS_MUST_USE;

/* Whether `sha` is the beginning of its SHA-256, as many digits as must be told. */
bool ks_carry_is(const struct ks_release_pack *waiting, const char *sha);

/* What was accepted. */
struct ks_carried {
    int64_t number;
    char sha[KS_CRYPTO_SHA_BYTES];
};

/* Puts what waits on the shelf, every hash checked at this moment; `sha` is the beginning of its
 * SHA-256, 12 digits at least, as it was shown. It waits until it is dropped: whoever died in
 * between does both again. KS_ERR_NOT_FOUND: nothing waits, or another; else as above. */
enum ks_err ks_carry_accept(const char *data_dir, const char *sha, struct ks_carried *out,
                            struct ks_error *error) KS_MUST_USE;

/* Nothing waits any more. KS_ERR_IO. */
enum ks_err ks_carry_drop(const char *data_dir, struct ks_error *error) KS_MUST_USE;

#endif
