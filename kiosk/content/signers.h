/* Whose signature on a release is trusted: a file signed by the root key, which lists the public
 * keys of the signers. Another file with a higher version, signed by the same root, adds and
 * removes some; a key that is not listed any more is revoked. Private keys are no matter of a
 * kiosk. Any thread. */
#ifndef KS_CONTENT_SIGNERS_H
#define KS_CONTENT_SIGNERS_H

#include "base/arena.h"
#include "base/crypto.h"

enum { KS_LEAST_SIGNERS = 2, KS_MOST_SIGNERS = 8 };

/* {0} trusts nobody. */
struct ks_signers {
    int64_t version;
    uint8_t root[KS_CRYPTO_KEY_BYTES];
    uint8_t keys[KS_MOST_SIGNERS][KS_CRYPTO_KEY_BYTES];
    int count;
};

/* The file, signed with the secret key of the root; `signers->root` is set to its public half. The
 * arena's. */
const char *ks_signers_write(struct ks_arena *arena, struct ks_signers *signers,
                             const uint8_t root_secret[KS_CRYPTO_KEY_BYTES]);

/* The one that is trusted here, DATA/keys/release-signers. KS_ERR_NOT_FOUND, with text: none is
 * yet. KS_ERR_CORRUPT, KS_ERR_IO. */
enum ks_err ks_signers_load(const char *data_dir, struct ks_signers *out,
                            struct ks_error *error) KS_MUST_USE;

/* Trusts the file `path` from now on. KS_ERR_STATE, with text: another root signed it than the one
 * that is trusted, or it is not newer. KS_ERR_CORRUPT, KS_ERR_FULL, KS_ERR_IO: nothing has
 * changed. */
enum ks_err ks_signers_trust(const char *data_dir, const char *path,
                             struct ks_error *error) KS_MUST_USE;

/* Whether a release signed with that key is trusted. */
bool ks_signers_have(const struct ks_signers *signers, const uint8_t key[KS_CRYPTO_KEY_BYTES]);

#endif
