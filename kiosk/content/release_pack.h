/* A pack of a release as one file, DATA/releases/NNNN.pack and on a stick: a line that says what it
 * is, a line with the key and the signature, a line of JSON (the manifest: number, term, hash of
 * every file), then the bytes of the files. The signature is over the manifest, so that no byte of
 * the file can change unseen; the SHA-256 of the manifest names the pack. Any thread. */
#ifndef KS_CONTENT_RELEASE_PACK_H
#define KS_CONTENT_RELEASE_PACK_H

#include "base/crypto.h"
#include "content/pack_files.h"
#include "content/signers.h"
#include "domain/release.h"

/* Raised when a pack can say what an earlier program does not know. */
enum { KS_PACK_PROGRAM = 1 };

/* {0} is none. */
struct ks_release_pack {
    struct ks_pack_files files; /* its arena owns everything below */
    struct ks_release_term term;
    int64_t rollback_of; /* 0: none */
    int64_t program;     /* the least KS_PACK_PROGRAM that can show it */
    const char *manifest;
    char sha[KS_CRYPTO_SHA_BYTES]; /* of the manifest */
    bool is_signed;
    uint8_t signer[KS_CRYPTO_KEY_BYTES]; /* public key */
    uint8_t signature[KS_CRYPTO_SIGNATURE_BYTES];
};

/* Makes the manifest of `pack`, whose files, term and rollback_of are set: unsigned, for this
 * program. */
void ks_release_pack_seal(struct ks_release_pack *pack);

/* Signs it. */
void ks_release_pack_sign(struct ks_release_pack *pack,
                          const uint8_t secret_key[KS_CRYPTO_KEY_BYTES]);

/* The file: `*bytes` bytes, owned by the pack. */
const char *ks_release_pack_write(struct ks_release_pack *pack, size_t *bytes);

/* Reads one from memory, every hash checked. KS_ERR_CORRUPT, with text: it is none, or not whole.
 * Whether its signature holds ks_release_pack_check says. On any result the caller destroys `out`.
 */
enum ks_err ks_release_pack_read(const char *text, size_t bytes, struct ks_release_pack *out,
                                 struct ks_error *error) KS_MUST_USE;

/* The same of the file `path`: also KS_ERR_NOT_FOUND, KS_ERR_IO, KS_ERR_INPUT. */
enum ks_err ks_release_pack_load(const char *path, struct ks_release_pack *out,
                                 struct ks_error *error) KS_MUST_USE;

/* Reads the manifest alone, for who only asks what there is; no hash is checked and no file read.
 * Errors as above. */
enum ks_err ks_release_pack_peek(const char *path, struct ks_release_pack *out,
                                 struct ks_error *error) KS_MUST_USE;

/* Whether a signer who is trusted has signed it, and this program can show it: KS_ERR_CORRUPT,
 * KS_ERR_VERSION, with text. */
enum ks_err ks_release_pack_check(const struct ks_release_pack *pack,
                                  const struct ks_signers *signers,
                                  struct ks_error *error) KS_MUST_USE;

/* The files of the pack at `path`: of a folder as ks_pack_files_read, of a file as
 * ks_release_pack_load, whose signature is not asked for. On any result the caller destroys
 * `files`. */
enum ks_err ks_pack_read(const char *path, struct ks_pack_files *files,
                         struct ks_content_faults *faults, struct ks_error *error) KS_MUST_USE;

/* Accepts {0}. */
void ks_release_pack_destroy(struct ks_release_pack *pack);

#endif
