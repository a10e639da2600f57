/* A key that was torn or mixed up looks like any other: what it should be is kept beside it. Inside
 * the room: for who reads keys. */
#ifndef KS_SERVICE_KEY_SUMS_H
#define KS_SERVICE_KEY_SUMS_H

#include "base/err.h"

/* Compares the key file `path` with `path`.sum, the digest of its bytes. KS_ERR_CORRUPT, with a
 * sentence, if it is another or no key's length; KS_OK if there is no key file or, as beside keys
 * of earlier versions, no sum. Any thread. */
enum ks_err ks_key_sum_check(const char *path, struct ks_error *error) KS_MUST_USE;

/* Writes `path`.sum for the key file `path`, which is right: it was checked, or has just been made.
 * Nothing is written where it says so already. Any thread. */
enum ks_err ks_key_sum_keep(const char *path, struct ks_error *error) KS_MUST_USE;

#endif
