/* The file of a release: made, signed, read back, checked. */
#include "content/release_pack.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "content/node.h"
#include "content/node_make.h"

static const char magic[] = "court-kiosk-release-1\n";
static const char unsigned_line[] = "unsigned\n";

enum {
    KEY_DIGITS = 2 * KS_CRYPTO_KEY_BYTES,
    SIGNATURE_DIGITS = 2 * KS_CRYPTO_SIGNATURE_BYTES,
    SIGNED_LINE_BYTES = KEY_DIGITS + 1 + SIGNATURE_DIGITS + 1,
    PEEK_BYTES = 256 * 1024, /* a manifest of the most files is shorter */
};

static struct ks_node file_node(struct ks_arena *arena, const struct ks_pack_file *file)
{
    char *sha = ks_arena_alloc(arena, KS_CRYPTO_SHA_BYTES);

    ks_crypto_sha256(file->text, file->bytes, sha);
    const struct ks_node members[] = {ks_node_text("name", file->name),
                                      ks_node_int("bytes", (int64_t)file->bytes),
                                      ks_node_text("sha256", sha)};
    return ks_node_object(arena, "", members, 3);
}

void ks_release_pack_seal(struct ks_release_pack *pack)
{
    struct ks_arena *arena = &pack->files.arena;
    int count = pack->files.count;
    struct ks_node *files = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *files);

    for (int i = 0; i < count; i++)
        files[i] = file_node(arena, &pack->files.list[i]);
    const struct ks_node members[] = {
        ks_node_int("release", pack->term.number),  ks_node_int("base", pack->term.base),
        ks_node_int("from_ms", pack->term.from_ms), ks_node_int("until_ms", pack->term.until_ms),
        ks_node_int("program", KS_PACK_PROGRAM),    ks_node_int("rollback_of", pack->rollback_of),
        ks_node_list(arena, "files", files, count)};
    const struct ks_node root = ks_node_object(arena, "", members, 7);
    pack->program = KS_PACK_PROGRAM;
    pack->manifest = ks_node_write_short(arena, &root);
    pack->is_signed = false;
    ks_crypto_sha256(pack->manifest, strlen(pack->manifest), pack->sha);
}

void ks_release_pack_sign(struct ks_release_pack *pack,
                          const uint8_t secret_key[KS_CRYPTO_KEY_BYTES])
{
    ks_crypto_sign(secret_key, pack->manifest, strlen(pack->manifest), pack->signer,
                   pack->signature);
    pack->is_signed = true;
}

static const char *signature_line(struct ks_release_pack *pack)
{
    char key[KEY_DIGITS + 1], signature[SIGNATURE_DIGITS + 1];

    if (!pack->is_signed)
        return unsigned_line;
    ks_crypto_hex(pack->signer, sizeof pack->signer, key);
    ks_crypto_hex(pack->signature, sizeof pack->signature, signature);
    return ks_arena_printf(&pack->files.arena, "%s %s\n", key, signature);
}

const char *ks_release_pack_write(struct ks_release_pack *pack, size_t *bytes)
{
    struct ks_arena *arena = &pack->files.arena;
    const char *head =
        ks_arena_printf(arena, "%s%s%s\n", magic, signature_line(pack), pack->manifest);

    *bytes = strlen(head);
    for (int i = 0; i < pack->files.count; i++)
        *bytes += pack->files.list[i].bytes;
    char *out = ks_arena_alloc(arena, *bytes + 1), *at = out + strlen(head);
    memcpy(out, head, strlen(head));
    for (int i = 0; i < pack->files.count; i++) {
        memcpy(at, pack->files.list[i].text, pack->files.list[i].bytes);
        at += pack->files.list[i].bytes;
    }
    return out;
}

static enum ks_err fail_form(struct ks_error *error)
{
    return ks_fail(error, KS_ERR_CORRUPT, "this is no pack of a release, or it is damaged");
}

/* Where the manifest begins; NULL: these are not the first two lines of a pack. */
static const char *take_signature(const char *text, size_t bytes, struct ks_release_pack *out)
{
    const char *line = text + sizeof magic - 1;

    if (bytes < sizeof magic - 1 + SIGNED_LINE_BYTES || memcmp(text, magic, sizeof magic - 1) != 0)
        return NULL;
    if (memcmp(line, unsigned_line, sizeof unsigned_line - 1) == 0)
        return line + sizeof unsigned_line - 1;
    out->is_signed =
        ks_crypto_unhex(line, KS_CRYPTO_KEY_BYTES, out->signer) && line[KEY_DIGITS] == ' ' &&
        ks_crypto_unhex(line + KEY_DIGITS + 1, KS_CRYPTO_SIGNATURE_BYTES, out->signature) &&
        line[SIGNED_LINE_BYTES - 1] == '\n';
    return out->is_signed ? line + SIGNED_LINE_BYTES : NULL;
}

static bool take_number(const struct ks_node *root, const char *key, int64_t *out)
{
    const struct ks_node *node = ks_node_member(root, key);

    if (node == NULL || node->kind != KS_NODE_INT || node->number < 0)
        return false;
    *out = node->number;
    return true;
}

static bool take_term(const struct ks_node *root, struct ks_release_pack *out)
{
    struct ks_release_term *term = &out->term;

    return root != NULL && root->kind == KS_NODE_OBJECT &&
           take_number(root, "release", &term->number) && take_number(root, "base", &term->base) &&
           take_number(root, "from_ms", &term->from_ms) &&
           take_number(root, "until_ms", &term->until_ms) &&
           take_number(root, "program", &out->program) &&
           take_number(root, "rollback_of", &out->rollback_of) &&
           term->number > KS_RELEASE_SHIPPED && term->base < term->number;
}

/* The manifest of a text that begins with a pack's first lines; `*root` is its tree and `*rest`
 * what stands behind it. */
static enum ks_err take_head(const char *text, size_t bytes, struct ks_release_pack *out,
                             const struct ks_node **root, const char **rest, struct ks_error *error)
{
    struct ks_arena *arena = &out->files.arena;
    const char *manifest = take_signature(text, bytes, out), *why = NULL;
    const char *end =
        manifest != NULL ? memchr(manifest, '\n', bytes - (size_t)(manifest - text)) : NULL;
    int line = 0;

    if (end == NULL)
        return fail_form(error);
    out->manifest = ks_arena_strndup(arena, manifest, (size_t)(end - manifest));
    ks_crypto_sha256(manifest, (size_t)(end - manifest), out->sha);
    *root = ks_node_parse(arena, manifest, (size_t)(end - manifest), &line, &why);
    *rest = end + 1;
    return take_term(*root, out) ? KS_OK : fail_form(error);
}

/* One file of the list, whose bytes stand at `*at`; names are in their order, none is there twice.
 */
static bool take_file(const struct ks_node *node, const char **at, size_t *left,
                      struct ks_release_pack *out, const char *name_before)
{
    const struct ks_node *name = ks_node_member(node, "name"),
                         *sha = ks_node_member(node, "sha256");
    char seen[KS_CRYPTO_SHA_BYTES];
    int64_t bytes = 0;

    if (name == NULL || sha == NULL || !ks_pack_is_name(name->text) ||
        strcmp(name_before, name->text) >= 0 || !take_number(node, "bytes", &bytes) ||
        bytes > KS_PACK_MAX_FILE_BYTES || (size_t)bytes > *left)
        return false;
    ks_crypto_sha256(*at, (size_t)bytes, seen);
    if (strcmp(seen, sha->text) != 0)
        return false;
    ks_pack_files_add(&out->files, name->text, *at, (size_t)bytes);
    *at += bytes;
    *left -= (size_t)bytes;
    return true;
}

enum ks_err ks_release_pack_read(const char *text, size_t bytes, struct ks_release_pack *out,
                                 struct ks_error *error)
{
    const struct ks_node *root = NULL;
    const char *at = NULL, *before = "";

    *out = (struct ks_release_pack){.is_signed = false};
    enum ks_err err = take_head(text, bytes, out, &root, &at, error);
    if (err != KS_OK)
        return err;
    const struct ks_node *files = ks_node_member(root, "files");
    size_t left = bytes - (size_t)(at - text);
    if (files == NULL || files->kind != KS_NODE_LIST || files->child_count > KS_PACK_MAX_FILES)
        return fail_form(error);
    for (int i = 0; i < files->child_count; i++) {
        if (!take_file(&files->children[i], &at, &left, out, before))
            return ks_fail(error, KS_ERR_CORRUPT,
                           "the pack of release %lld is damaged: file %d is not the one that was "
                           "released",
                           (long long)out->term.number, i + 1);
        before = out->files.list[i].name;
    }
    return left == 0 ? KS_OK : fail_form(error);
}

enum ks_err ks_release_pack_load(const char *path, struct ks_release_pack *out,
                                 struct ks_error *error)
{
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;

    *out = (struct ks_release_pack){.is_signed = false};
    enum ks_err err = ks_file_read_all(path, &arena, &text, &bytes, error);
    if (err == KS_OK)
        err = ks_release_pack_read(text, bytes, out, error);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_release_pack_peek(const char *path, struct ks_release_pack *out,
                                 struct ks_error *error)
{
    const struct ks_node *root = NULL;
    const char *rest = NULL;
    size_t bytes = 0;
    int fd = -1;

    *out = (struct ks_release_pack){.is_signed = false};
    enum ks_err err = ks_file_open(path, KS_FILE_ANYBODYS, O_RDONLY | O_CLOEXEC, &fd, error);
    if (err != KS_OK)
        return err;
    char *text = ks_arena_alloc(&out->files.arena, PEEK_BYTES);
    if (!ks_file_read_fully(fd, text, PEEK_BYTES, &bytes))
        err = ks_fail(error, KS_ERR_IO, "%s cannot be read", path);
    close(fd);
    return err == KS_OK ? take_head(text, bytes, out, &root, &rest, error) : err;
}

enum ks_err ks_release_pack_check(const struct ks_release_pack *pack,
                                  const struct ks_signers *signers, struct ks_error *error)
{
    if (!pack->is_signed || !ks_signers_have(signers, pack->signer))
        return ks_fail(error, KS_ERR_CORRUPT,
                       "release %lld is not signed by anybody who is trusted here",
                       (long long)pack->term.number);
    if (!ks_crypto_is_signed(pack->signer, pack->manifest, strlen(pack->manifest), pack->signature))
        return ks_fail(error, KS_ERR_CORRUPT, "the signature of release %lld does not hold",
                       (long long)pack->term.number);
    if (pack->program > KS_PACK_PROGRAM)
        return ks_fail(error, KS_ERR_VERSION,
                       "release %lld needs a newer version of the kiosk: update it first",
                       (long long)pack->term.number);
    return KS_OK;
}

void ks_release_pack_destroy(struct ks_release_pack *pack)
{
    ks_pack_files_destroy(&pack->files);
    *pack = (struct ks_release_pack){.is_signed = false};
}

enum ks_err ks_pack_read(const char *path, struct ks_pack_files *files,
                         struct ks_content_faults *faults, struct ks_error *error)
{
    struct ks_release_pack pack;
    struct stat info;

    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return ks_pack_files_read(path, files, faults, error);
    enum ks_err err = ks_release_pack_load(path, &pack, error);
    *files = pack.files; /* with their arena */
    return err;
}
