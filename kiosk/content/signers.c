/* The file of trusted signers: made, read, put in the place of an older one. */
#include "content/signers.h"

#include <string.h>

#include "base/file.h"
#include "content/node.h"
#include "content/node_make.h"

static const char magic[] = "court-kiosk-signers-1\n";

enum {
    KEY_DIGITS = 2 * KS_CRYPTO_KEY_BYTES,
    SIGNATURE_DIGITS = 2 * KS_CRYPTO_SIGNATURE_BYTES,
    HEAD_BYTES = sizeof magic - 1 + KEY_DIGITS + 1 + SIGNATURE_DIGITS + 1,
};

static const char *hex(struct ks_arena *arena, const void *data, size_t bytes)
{
    char *out = ks_arena_alloc(arena, 2 * bytes + 1);

    ks_crypto_hex(data, bytes, out);
    return out;
}

const char *ks_signers_write(struct ks_arena *arena, struct ks_signers *signers,
                             const uint8_t root_secret[KS_CRYPTO_KEY_BYTES])
{
    struct ks_node keys[KS_MOST_SIGNERS];
    uint8_t signature[KS_CRYPTO_SIGNATURE_BYTES];

    for (int i = 0; i < signers->count; i++)
        keys[i] = ks_node_text("", hex(arena, signers->keys[i], KS_CRYPTO_KEY_BYTES));
    const struct ks_node members[] = {ks_node_int("version", signers->version),
                                      ks_node_list(arena, "signers", keys, signers->count)};
    const struct ks_node root = ks_node_object(arena, "", members, 2);
    const char *said = ks_node_write_short(arena, &root);
    ks_crypto_sign(root_secret, said, strlen(said), signers->root, signature);
    return ks_arena_printf(arena, "%s%s %s\n%s\n", magic,
                           hex(arena, signers->root, KS_CRYPTO_KEY_BYTES),
                           hex(arena, signature, sizeof signature), said);
}

static bool take_keys(const struct ks_node *list, struct ks_signers *out)
{
    if (list == NULL || list->kind != KS_NODE_LIST || list->child_count < KS_LEAST_SIGNERS ||
        list->child_count > KS_MOST_SIGNERS)
        return false;
    for (int i = 0; i < list->child_count; i++)
        if (strlen(list->children[i].text) != KEY_DIGITS ||
            !ks_crypto_unhex(list->children[i].text, KS_CRYPTO_KEY_BYTES, out->keys[i]))
            return false;
    out->count = list->child_count;
    return true;
}

/* What is said behind the head, without its line end. */
static bool take_said(const char *said, size_t bytes, struct ks_signers *out)
{
    struct ks_arena arena = {0};
    int line = 0;
    const char *why = NULL;
    const struct ks_node *root = ks_node_parse(&arena, said, bytes, &line, &why);
    const struct ks_node *version = root != NULL ? ks_node_member(root, "version") : NULL;
    bool is_right = version != NULL && version->kind == KS_NODE_INT && version->number > 0 &&
                    take_keys(ks_node_member(root, "signers"), out);

    out->version = is_right ? version->number : 0;
    ks_arena_destroy(&arena);
    return is_right;
}

/* KS_ERR_CORRUPT: it is none, or not as its root signed it. */
static enum ks_err read_signers(const char *text, struct ks_signers *out, struct ks_error *error)
{
    uint8_t signature[KS_CRYPTO_SIGNATURE_BYTES];
    const char *at = text + sizeof magic - 1;
    size_t bytes = strlen(text);

    *out = (struct ks_signers){0};
    if (bytes < HEAD_BYTES + 2 || strncmp(text, magic, sizeof magic - 1) != 0 ||
        text[bytes - 1] != '\n' || !ks_crypto_unhex(at, KS_CRYPTO_KEY_BYTES, out->root) ||
        at[KEY_DIGITS] != ' ' ||
        !ks_crypto_unhex(at + KEY_DIGITS + 1, KS_CRYPTO_SIGNATURE_BYTES, signature) ||
        text[HEAD_BYTES - 1] != '\n')
        return ks_fail(error, KS_ERR_CORRUPT, "this is no file of trusted signers");
    const char *said = text + HEAD_BYTES;
    size_t said_bytes = bytes - HEAD_BYTES - 1;
    if (!ks_crypto_is_signed(out->root, said, said_bytes, signature) ||
        !take_said(said, said_bytes, out))
        return ks_fail(error, KS_ERR_CORRUPT,
                       "the file of trusted signers is not as its root key signed it");
    return KS_OK;
}

static const char *path_of(struct ks_arena *arena, const char *data_dir)
{
    return ks_arena_printf(arena, "%s/keys/release-signers", data_dir);
}

/* A file of signers with a 0 in it is none, too. */
static enum ks_err read_text(const char *path, struct ks_arena *arena, const char **out,
                             struct ks_error *error)
{
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_all(path, arena, &text, &bytes, error);

    if (err == KS_OK && strlen(text) != bytes)
        err = ks_fail(error, KS_ERR_CORRUPT, "this is no file of trusted signers");
    *out = text;
    return err;
}

enum ks_err ks_signers_load(const char *data_dir, struct ks_signers *out, struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *text = NULL;
    enum ks_err err = read_text(path_of(&arena, data_dir), &arena, &text, error);

    *out = (struct ks_signers){0};
    if (err == KS_ERR_NOT_FOUND)
        err = ks_fail(error, err,
                      "nobody is trusted to sign releases here: kioskctl release trust FILE");
    if (err == KS_OK)
        err = read_signers(text, out, error);
    ks_arena_destroy(&arena);
    return err;
}

static enum ks_err check_newer(const struct ks_signers *old, const struct ks_signers *fresh,
                               struct ks_error *error)
{
    if (!ks_crypto_is_equal(old->root, fresh->root, sizeof old->root))
        return ks_fail(error, KS_ERR_STATE,
                       "another root key signed this file than the one that is trusted here");
    if (fresh->version <= old->version)
        return ks_fail(error, KS_ERR_STATE,
                       "the file of signers is version %lld, and %lld is trusted already",
                       (long long)fresh->version, (long long)old->version);
    return KS_OK;
}

enum ks_err ks_signers_trust(const char *data_dir, const char *path, struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_signers fresh, old;
    const char *text = NULL;
    enum ks_err err = read_text(path, &arena, &text, error);

    if (err == KS_OK)
        err = read_signers(text, &fresh, error);
    if (err == KS_OK) {
        enum ks_err found = ks_signers_load(data_dir, &old, error);
        err = found == KS_OK ? check_newer(&old, &fresh, error) : found;
        if (found == KS_ERR_NOT_FOUND)
            err = ks_file_make_own_dir(ks_arena_printf(&arena, "%s/keys", data_dir), error);
    }
    if (err == KS_OK)
        err = ks_file_write_atomic(path_of(&arena, data_dir), text, strlen(text), error);
    ks_arena_destroy(&arena);
    return err;
}

bool ks_signers_have(const struct ks_signers *signers, const uint8_t key[KS_CRYPTO_KEY_BYTES])
{
    for (int i = 0; i < signers->count; i++)
        if (ks_crypto_is_equal(signers->keys[i], key, KS_CRYPTO_KEY_BYTES))
            return true;
    return false;
}
