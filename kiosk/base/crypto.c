/* What libsodium does for us, and the files that keys live in. */
#include "base/crypto.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/file.h"

static_assert((int)KS_CRYPTO_KEY_BYTES == (int)crypto_box_PUBLICKEYBYTES, "public key size");
static_assert((int)KS_CRYPTO_KEY_BYTES == (int)crypto_box_SECRETKEYBYTES, "secret key size");
static_assert((int)KS_CRYPTO_KEY_BYTES == (int)crypto_sign_PUBLICKEYBYTES, "signer's key size");
static_assert((int)KS_CRYPTO_KEY_BYTES == (int)crypto_sign_SEEDBYTES, "signer's secret size");
static_assert((int)KS_CRYPTO_SIGNATURE_BYTES == (int)crypto_sign_BYTES, "signature size");
static_assert((int)KS_CRYPTO_SEAL_BYTES == (int)crypto_box_SEALBYTES, "seal size");

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { CODE_CHARS = 12, CODE_GROUP = 4 };

enum ks_err ks_crypto_init(struct ks_error *error)
{
    if (sodium_init() < 0)
        return ks_fail(error, KS_ERR_STATE, "this machine gives no random numbers");
    return KS_OK;
}

void ks_crypto_random(void *out, size_t bytes)
{
    randombytes_buf(out, bytes);
}

static void hash_part(crypto_generichash_state *state, const struct ks_bytes *part)
{
    uint8_t length[8];
    for (int i = 0; i < 8; i++)
        length[i] = (uint8_t)((uint64_t)part->bytes >> (8 * i));
    crypto_generichash_update(state, length, sizeof length);
    crypto_generichash_update(state, part->data, part->bytes);
}

void ks_crypto_hash(const struct ks_bytes *parts, int part_count, uint8_t out[KS_CRYPTO_HASH_BYTES])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, KS_CRYPTO_HASH_BYTES);
    for (int i = 0; i < part_count; i++)
        hash_part(&state, &parts[i]);
    crypto_generichash_final(&state, out, KS_CRYPTO_HASH_BYTES);
}

void ks_crypto_check_code(const uint8_t key[KS_CRYPTO_KEY_BYTES], const struct ks_bytes *parts,
                          int part_count, char out[KS_CRYPTO_CODE_BYTES])
{
    crypto_generichash_state state;
    uint8_t hash[32];
    crypto_generichash_init(&state, key, KS_CRYPTO_KEY_BYTES, sizeof hash);
    for (int i = 0; i < part_count; i++)
        hash_part(&state, &parts[i]);
    crypto_generichash_final(&state, hash, sizeof hash);
    uint64_t bits = 0;
    for (int i = 0; i < 8; i++)
        bits = (bits << 8) | hash[i];
    char *at = out;
    for (int i = 0; i < CODE_CHARS; i++, bits <<= 5) {
        if (i > 0 && i % CODE_GROUP == 0)
            *at++ = '-';
        *at++ = alphabet[bits >> 59];
    }
    *at = '\0';
    sodium_memzero(&state, sizeof state);
    sodium_memzero(hash, sizeof hash);
}

void ks_crypto_digest(const void *data, size_t bytes, char out[KS_CRYPTO_DIGEST_BYTES])
{
    uint8_t hash[(KS_CRYPTO_DIGEST_BYTES - 1) / 2];
    crypto_generichash(hash, sizeof hash, data, bytes, NULL, 0);
    sodium_bin2hex(out, KS_CRYPTO_DIGEST_BYTES, hash, sizeof hash);
}

void ks_crypto_sha256(const void *data, size_t bytes, char out[KS_CRYPTO_SHA_BYTES])
{
    uint8_t hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, data, bytes);
    sodium_bin2hex(out, KS_CRYPTO_SHA_BYTES, hash, sizeof hash);
}

enum ks_err ks_crypto_from_base64(const char *text, void *out, size_t most, size_t *bytes,
                                  struct ks_error *error)
{
    if (sodium_base642bin(out, most, text, strlen(text), NULL, bytes, NULL,
                          sodium_base64_VARIANT_ORIGINAL) == 0)
        return KS_OK;
    return ks_fail(error, KS_ERR_INPUT, "what was sent is not whole: it is not base64");
}

void ks_crypto_hex(const void *data, size_t bytes, char *out)
{
    sodium_bin2hex(out, 2 * bytes + 1, data, bytes);
}

const char *ks_crypto_base64(struct ks_arena *arena, const void *data, size_t bytes)
{
    size_t room = sodium_base64_ENCODED_LEN(bytes, sodium_base64_VARIANT_ORIGINAL);
    char *text = ks_arena_alloc(arena, room);
    return sodium_bin2base64(text, room, data, bytes, sodium_base64_VARIANT_ORIGINAL);
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool ks_crypto_unhex(const char *text, size_t bytes, void *out)
{
    uint8_t *at = out;
    for (size_t i = 0; i < bytes; i++) {
        int high = digit_of(text[2 * i]), low = high >= 0 ? digit_of(text[2 * i + 1]) : -1;
        if (low < 0)
            return false;
        at[i] = (uint8_t)(high * 16 + low);
    }
    return true;
}

/* What a person meant by one character; 0 for one that only separates. */
static char read_char(char c)
{
    if (c == '-' || c == ' ')
        return 0;
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'O')
        return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

/* Returns false if there are more or fewer characters than a code has. */
static bool read_code(const char *text, char out[CODE_CHARS])
{
    int count = 0;
    for (; *text; text++) {
        char c = read_char(*text);
        if (c && count == CODE_CHARS)
            return false;
        if (c)
            out[count++] = c;
    }
    return count == CODE_CHARS;
}

bool ks_crypto_is_code_equal(const char *code, const char *typed)
{
    char a[CODE_CHARS] = {0}, b[CODE_CHARS] = {0};
    if (!read_code(code, a) || !read_code(typed, b))
        return false;
    return sodium_memcmp(a, b, CODE_CHARS) == 0;
}

void ks_crypto_make_pair(uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                         uint8_t secret_key[KS_CRYPTO_KEY_BYTES])
{
    crypto_box_keypair(public_key, secret_key);
}

enum ks_err ks_crypto_seal(const uint8_t public_key[KS_CRYPTO_KEY_BYTES], const void *message,
                           size_t bytes, uint8_t *out, struct ks_error *error)
{
    if (crypto_box_seal(out, message, bytes, public_key) != 0)
        return ks_fail(error, KS_ERR_INPUT, "the court's public key is not a usable key");
    return KS_OK;
}

enum ks_err ks_crypto_unseal(const uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                             const uint8_t secret_key[KS_CRYPTO_KEY_BYTES], const uint8_t *sealed,
                             size_t sealed_bytes, void *out, struct ks_error *error)
{
    if (sealed_bytes < KS_CRYPTO_SEAL_BYTES)
        return ks_fail(error, KS_ERR_CORRUPT, "the sealed record is too short to be one");
    if (crypto_box_seal_open(out, sealed, sealed_bytes, public_key, secret_key) != 0)
        return ks_fail(error, KS_ERR_CORRUPT,
                       "the sealed record was changed or belongs to another key");
    return KS_OK;
}

void ks_crypto_make_signer(uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                           uint8_t secret_key[KS_CRYPTO_KEY_BYTES])
{
    uint8_t both[crypto_sign_SECRETKEYBYTES];
    crypto_sign_keypair(public_key, both);
    memcpy(secret_key, both, KS_CRYPTO_KEY_BYTES); /* the seed: the rest is made of it */
    sodium_memzero(both, sizeof both);
}

void ks_crypto_sign(const uint8_t secret_key[KS_CRYPTO_KEY_BYTES], const void *message,
                    size_t bytes, uint8_t public_key[KS_CRYPTO_KEY_BYTES],
                    uint8_t out[KS_CRYPTO_SIGNATURE_BYTES])
{
    uint8_t both[crypto_sign_SECRETKEYBYTES];
    crypto_sign_seed_keypair(public_key, both, secret_key);
    crypto_sign_detached(out, NULL, message, bytes, both);
    sodium_memzero(both, sizeof both);
}

bool ks_crypto_is_signed(const uint8_t public_key[KS_CRYPTO_KEY_BYTES], const void *message,
                         size_t bytes, const uint8_t signature[KS_CRYPTO_SIGNATURE_BYTES])
{
    return crypto_sign_verify_detached(signature, message, bytes, public_key) == 0;
}

enum ks_err ks_crypto_load_key(const char *path, uint8_t key[KS_CRYPTO_KEY_BYTES],
                               struct ks_error *error)
{
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_ours(path, &arena, &text, &bytes, error);
    if (err == KS_OK && bytes != KS_CRYPTO_KEY_BYTES)
        err = ks_fail(error, KS_ERR_CORRUPT, "the key file %s holds %zu bytes instead of %d", path,
                      bytes, KS_CRYPTO_KEY_BYTES);
    if (err == KS_OK)
        memcpy(key, text, KS_CRYPTO_KEY_BYTES);
    ks_arena_destroy(&arena);
    return err;
}

/* Whoever creates the file first wins; the others read what the winner wrote. */
enum ks_err ks_crypto_load_or_create_key(const char *path, uint8_t key[KS_CRYPTO_KEY_BYTES],
                                         struct ks_error *error)
{
    enum ks_err err = ks_crypto_load_key(path, key, error);
    if (err != KS_ERR_NOT_FOUND)
        return err;
    uint8_t fresh[KS_CRYPTO_KEY_BYTES];
    ks_crypto_random(fresh, sizeof fresh);
    err = ks_file_create_private(path, fresh, sizeof fresh, error);
    ks_crypto_wipe(fresh, sizeof fresh);
    if (err != KS_OK && err != KS_ERR_STATE)
        return err;
    return ks_crypto_load_key(path, key, error);
}

enum ks_err ks_crypto_hash_password(const char *password, char out[KS_CRYPTO_PASSWORD_BYTES],
                                    struct ks_error *error)
{
    memset(out, 0, KS_CRYPTO_PASSWORD_BYTES);
    if (crypto_pwhash_str_alg(out, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    return KS_OK;
}

/* Of nobody's password, made as those above are. */
static const char nobodys_hash[] = "$argon2id$v=19$m=65536,t=2,p=1$eJ9T8VMsL3CMJqzYeASn2g$yMFqXA"
                                   "+tQlmFNdyaSZEksZW7gJCaGIs5POoTDIiAE+o";

bool ks_crypto_is_password(const char *hash, const char *password)
{
    bool is_right = crypto_pwhash_str_verify(hash != NULL ? hash : nobodys_hash, password,
                                             strlen(password)) == 0;
    return is_right && hash != NULL;
}

bool ks_crypto_is_equal(const void *a, const void *b, size_t bytes)
{
    return sodium_memcmp(a, b, bytes) == 0;
}

void ks_crypto_wipe(void *data, size_t bytes)
{
    sodium_memzero(data, bytes);
}
