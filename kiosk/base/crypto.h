/* The only door to libsodium: random bytes, check codes on receipts, sealing what must be kept to
 * the court's public key, and wiping. Keys belong to the caller, who wipes them. */
#ifndef KS_BASE_CRYPTO_H
#define KS_BASE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum {
    KS_CRYPTO_KEY_BYTES = 32,    /* any key here: check-code key, public key, secret key */
    KS_CRYPTO_SEAL_BYTES = 48,   /* what sealing adds to a message */
    KS_CRYPTO_CODE_BYTES = 16,   /* room for "XXXX-XXXX-XXXX" and its final 0 */
    KS_CRYPTO_DIGEST_BYTES = 33, /* room for 32 hexadecimal digits and their final 0 */
    KS_CRYPTO_HASH_BYTES = 32,
    KS_CRYPTO_SHA_BYTES = 65,       /* room for 64 hexadecimal digits and their final 0 */
    KS_CRYPTO_SIGNATURE_BYTES = 64, /* Ed25519 */
    KS_CRYPTO_PASSWORD_BYTES = 128, /* room for a password's hash as text, with its final 0 */
};

/* A piece of a message; borrowed. */
struct ks_bytes {
    const void *data;
    size_t bytes;
};

/* Once, at start, before any thread and before any other call here. KS_ERR_STATE if the machine
 * has no source of randomness: give up. */
enum ks_err ks_crypto_init(struct ks_error *error) KS_MUST_USE;

/* Fills `out` with `bytes` unpredictable bytes. Any thread. */
void ks_crypto_random(void *out, size_t bytes);

/* The BLAKE2b hash of the parts, which nobody can meet with others: where one part ends and the
 * next begins counts. Any thread. */
void ks_crypto_hash(const struct ks_bytes *parts, int part_count,
                    uint8_t out[KS_CRYPTO_HASH_BYTES]);

/* Writes the check code of the parts under `key`: keyed BLAKE2b over each part with its length,
 * cut to 60 bits, in Crockford's base 32 (no I, L, O, U), grouped XXXX-XXXX-XXXX. Where one part
 * ends and the next begins counts. Any thread. */
void ks_crypto_check_code(const uint8_t key[KS_CRYPTO_KEY_BYTES], const struct ks_bytes *parts,
                          int part_count, char out[KS_CRYPTO_CODE_BYTES]);

/* Writes the digest of `data`, BLAKE2b of 128 bits: the same for the same bytes, and nothing of
 * them can be got from it if nobody can guess them. Any thread. */
void ks_crypto_digest(const void *data, size_t bytes, char out[KS_CRYPTO_DIGEST_BYTES]);

/* The bytes that `text` stands for in base64, into `out`, which has room for `most`. KS_ERR_INPUT:
 * it is not base64, or more. Any thread. */
enum ks_err ks_crypto_from_base64(const char *text, void *out, size_t most, size_t *bytes,
                                  struct ks_error *error) KS_MUST_USE;

/* Writes the SHA-256 of `data` in hexadecimal digits. Any thread. */
void ks_crypto_sha256(const void *data, size_t bytes, char out[KS_CRYPTO_SHA_BYTES]);

/* Writes `bytes` bytes as twice as many small hexadecimal digits and a final 0. Any thread. */
void ks_crypto_hex(const void *data, size_t bytes, char *out);

/* `bytes` bytes in base64; the arena's. Any thread. */
const char *ks_crypto_base64(struct ks_arena *arena, const void *data, size_t bytes);

/* Reads `bytes` bytes from as many such digits at the beginning of `text`; false for any other way
 * of writing them, large letters too. Any thread. */
bool ks_crypto_unhex(const char *text, size_t bytes, void *out);

/* Whether a code typed by a person is `code`: letter case, spaces and dashes do not count, O reads
 * as 0, I and L as 1. Takes the same time wherever they differ. Any thread. */
bool ks_crypto_is_code_equal(const char *code, const char *typed);

/* A new pair for sealing: whoever has `secret_key` can open, `public_key` only seals. */
void ks_crypto_make_pair(uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                         uint8_t secret_key[KS_CRYPTO_KEY_BYTES]);

/* Seals `bytes` of `message` into `out` (bytes + KS_CRYPTO_SEAL_BYTES): an anonymous sealed box
 * that only the secret key opens. KS_ERR_INPUT for a public key that is not one. */
enum ks_err ks_crypto_seal(const uint8_t public_key[KS_CRYPTO_KEY_BYTES], const void *message,
                           size_t bytes, uint8_t *out, struct ks_error *error) KS_MUST_USE;

/* Opens `sealed` into `out` (sealed_bytes - KS_CRYPTO_SEAL_BYTES). KS_ERR_CORRUPT if it was
 * changed, cut, or sealed to another key; `out` is then not to be used. */
enum ks_err ks_crypto_unseal(const uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                             const uint8_t secret_key[KS_CRYPTO_KEY_BYTES], const uint8_t *sealed,
                             size_t sealed_bytes, void *out, struct ks_error *error) KS_MUST_USE;

/* A new Ed25519 pair: whoever has `secret_key` signs, `public_key` checks. */
void ks_crypto_make_signer(uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                           uint8_t secret_key[KS_CRYPTO_KEY_BYTES]);

/* Signs `message`; `public_key` is that of `secret_key`. Any thread. */
void ks_crypto_sign(const uint8_t secret_key[KS_CRYPTO_KEY_BYTES], const void *message,
                    size_t bytes, uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                    uint8_t out[KS_CRYPTO_SIGNATURE_BYTES]);

/* Whether the owner of `public_key` signed exactly that message. Any thread. */
bool ks_crypto_is_signed(const uint8_t public_key[KS_CRYPTO_KEY_BYTES], const void *message,
                         size_t bytes, const uint8_t signature[KS_CRYPTO_SIGNATURE_BYTES]);

/* Reads the 32-byte key in file `path`, a file of ours. KS_ERR_NOT_FOUND, KS_ERR_INPUT, KS_ERR_IO;
 * KS_ERR_CORRUPT if it is not 32 bytes long. */
enum ks_err ks_crypto_load_key(const char *path, uint8_t key[KS_CRYPTO_KEY_BYTES],
                               struct ks_error *error) KS_MUST_USE;

/* Reads the 32-byte key in file `path`, or makes a random one there (mode 0600, flushed to disk)
 * if there is none; several processes starting at once end with the same key. KS_ERR_CORRUPT if the
 * file is not 32 bytes long: it is left as it is. */
enum ks_err ks_crypto_load_or_create_key(const char *path, uint8_t key[KS_CRYPTO_KEY_BYTES],
                                         struct ks_error *error) KS_MUST_USE;

/* Hashes a password so that guessing it from the hash is dear: Argon2id with a salt of its own, 64
 * MiB and some 100 ms. KS_ERR_MEMORY. Any thread. */
enum ks_err ks_crypto_hash_password(const char *password, char out[KS_CRYPTO_PASSWORD_BYTES],
                                    struct ks_error *error) KS_MUST_USE;

/* Whether `hash` is of that password. With no hash (NULL) it takes as long and says no. Any thread.
 */
bool ks_crypto_is_password(const char *hash, const char *password);

/* Whether both are the same bytes; takes the same time wherever they differ. Any thread. */
bool ks_crypto_is_equal(const void *a, const void *b, size_t bytes);

/* Overwrites `bytes` of `data` in a way the compiler cannot drop. */
void ks_crypto_wipe(void *data, size_t bytes);

#endif
