/* The digests beside the key files. */
#include "service/key_sums.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/crypto.h"
#include "base/file.h"

static enum ks_err read_digest(const char *path, struct ks_arena *arena,
                               char out[KS_CRYPTO_DIGEST_BYTES], struct ks_error *error)
{
    char *key = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_all(path, arena, &key, &bytes, error);
    if (err == KS_OK && bytes != KS_CRYPTO_KEY_BYTES) {
        err = ks_fail(error, KS_ERR_CORRUPT,
                      "%s is not a key of the court: put the right file back", path);
    }
    if (err == KS_OK)
        ks_crypto_digest(key, bytes, out);
    return err;
}

static enum ks_err sum_path(const char *path, char out[PATH_MAX], struct ks_error *error)
{
    return snprintf(out, PATH_MAX, "%s.sum", path) < PATH_MAX
               ? KS_OK
               : ks_fail(error, KS_ERR_INPUT, "The path of the data folder is too long");
}

/* KS_ERR_CORRUPT where the two differ, KS_ERR_NOT_FOUND where one is missing. */
static enum ks_err compare(const char *path, const char *kept_path,
                           char digest[KS_CRYPTO_DIGEST_BYTES], struct ks_error *error)
{
    struct ks_arena arena = {0};
    char *kept = NULL;
    enum ks_err err = read_digest(path, &arena, digest, error);
    if (err == KS_OK)
        err = ks_file_read_all(kept_path, &arena, &kept, NULL, error);
    if (err == KS_OK && strncmp(kept, digest, strlen(digest)) != 0) {
        err = ks_fail(error, KS_ERR_CORRUPT,
                      "%s was damaged or is another key than %s was written for: put the right "
                      "file back, or delete the .sum if another key is meant",
                      path, kept_path);
    }
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_key_sum_check(const char *path, struct ks_error *error)
{
    char kept_path[PATH_MAX], digest[KS_CRYPTO_DIGEST_BYTES];
    enum ks_err err = sum_path(path, kept_path, error);
    if (err == KS_OK)
        err = compare(path, kept_path, digest, error);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

enum ks_err ks_key_sum_keep(const char *path, struct ks_error *error)
{
    char kept_path[PATH_MAX], digest[KS_CRYPTO_DIGEST_BYTES] = "";
    enum ks_err err = sum_path(path, kept_path, error);
    if (err == KS_OK)
        err = compare(path, kept_path, digest, error);
    return (err == KS_ERR_NOT_FOUND || err == KS_ERR_CORRUPT) && digest[0] != '\0'
               ? ks_file_write_atomic(kept_path, digest, strlen(digest), error)
               : err;
}
