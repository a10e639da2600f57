/* Layouts kept by the hash of their pack, and packs that wait to be looked at. */
#include "service/layouts.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "content/release_pack.h"

/* Raised when pages are drawn or judged in another way: what was found before counts no more. */
static const char magic[] = "court-kiosk-layout-2\n";
static const char pack_tail[] = ".pack";

enum { HASH_DIGITS = KS_CRYPTO_SHA_BYTES - 1 };

static bool is_hash(const char *text, size_t bytes)
{
    return bytes == HASH_DIGITS && strspn(text, "0123456789abcdef") >= bytes;
}

static const char *path_of(struct ks_arena *arena, const char *data_dir, const char *hash,
                           const char *tail)
{
    return ks_arena_printf(arena, "%s/layouts/%s%s", data_dir, hash, tail);
}

/* ---- what is known ---- */

/* The lines of faults that are kept, with how many modes they are of; NULL: nothing is. */
static char *read_kept(const char *data_dir, const char *hash, struct ks_arena *arena, int *done,
                       int *modes)
{
    char *text = NULL;
    int bytes = 0;

    *done = *modes = 0;
    if (ks_file_read_ours(path_of(arena, data_dir, hash, ""), arena, &text, NULL, NULL) != KS_OK ||
        strncmp(text, magic, sizeof magic - 1) != 0 ||
        sscanf(text + sizeof magic - 1, "%d %d%n", done, modes, &bytes) != 2 ||
        text[sizeof magic - 1 + (size_t)bytes] != '\n' || *done < 0 || *done > *modes) {
        *done = *modes = 0;
        return NULL;
    }
    return text + sizeof magic - 1 + bytes + 1;
}

static void read_faults(char *lines, struct ks_arena *arena, struct ks_layout *out)
{
    out->faults = ks_arena_alloc(arena, KS_MOST_LAYOUT_FAULTS * sizeof *out->faults);
    while (*lines != '\0' && out->count < KS_MOST_LAYOUT_FAULTS) {
        size_t bytes = strcspn(lines, "\n");
        bool is_last = lines[bytes] == '\0';
        lines[bytes] = '\0';
        out->faults[out->count++] = ks_proofs_read_fault(lines);
        lines += bytes + !is_last;
    }
}

static void look(const char *data_dir, struct ks_arena *arena, struct ks_layout *out)
{
    char *lines = read_kept(data_dir, out->hash, arena, &out->done, &out->modes);

    out->state = KS_LAYOUT_UNKNOWN;
    if (lines != NULL)
        read_faults(lines, arena, out);
    if (lines != NULL && out->done == out->modes)
        out->state = out->count == 0 ? KS_LAYOUT_FITS : KS_LAYOUT_FAULTY;
    else
        out->is_waiting = access(path_of(arena, data_dir, out->hash, pack_tail), F_OK) == 0;
}

void ks_layouts_look(const char *data_dir, struct ks_pack_files *files, struct ks_arena *arena,
                     struct ks_layout *out)
{
    *out = (struct ks_layout){.count = 0};
    ks_pack_files_hash(files, out->hash);
    look(data_dir, arena, out);
}

enum ks_err ks_layouts_look_at(const char *data_dir, const char *hash, struct ks_arena *arena,
                               struct ks_layout *out, struct ks_error *error)
{
    *out = (struct ks_layout){.count = 0};
    if (!is_hash(hash, strlen(hash)))
        return ks_fail(error, KS_ERR_INPUT, "There is no such pack");
    memcpy(out->hash, hash, sizeof out->hash);
    look(data_dir, arena, out);
    return KS_OK;
}

/* ---- what waits ---- */

/* The pack as a file that kiosk-proof reads: it is of no release, and nobody signs it. */
static enum ks_err put_pack(const char *data_dir, const char *hash, struct ks_pack_files *files,
                            struct ks_error *error)
{
    struct ks_release_pack pack = {.files = *files,
                                   .term = {.number = KS_RELEASE_SHIPPED + 1, .base = 0}};
    size_t bytes = 0;

    ks_release_pack_seal(&pack);
    const char *text = ks_release_pack_write(&pack, &bytes);
    enum ks_err err = ks_file_write_atomic(path_of(&pack.files.arena, data_dir, hash, pack_tail),
                                           text, bytes, error);
    *files = pack.files; /* what was made of them is theirs */
    return err;
}

enum ks_err ks_layouts_want(const char *data_dir, struct ks_pack_files *files,
                            struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_layout known;
    enum ks_err err = KS_OK;

    ks_layouts_look(data_dir, files, &arena, &known);
    if (known.state == KS_LAYOUT_UNKNOWN && !known.is_waiting) {
        err = ks_file_make_own_dir(ks_arena_printf(&arena, "%s/layouts", data_dir), error);
        if (err == KS_OK)
            err = put_pack(data_dir, known.hash, files, error);
    } else if (known.state != KS_LAYOUT_UNKNOWN) { /* killed before it was taken away */
        unlink(path_of(&arena, data_dir, known.hash, pack_tail));
    }
    ks_arena_destroy(&arena);
    return err;
}

/* Shows the hash of each pack that waits, until `see` returns false. */
static void each_waiting(const char *data_dir, bool (*see)(const char *hash, void *ctx), void *ctx)
{
    struct ks_arena arena = {0};
    DIR *stream = opendir(ks_arena_printf(&arena, "%s/layouts", data_dir));
    const struct dirent *entry;

    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        size_t bytes = strcspn(entry->d_name, ".");
        if (is_hash(entry->d_name, bytes) && strcmp(entry->d_name + bytes, pack_tail) == 0 &&
            !see(ks_arena_strndup(&arena, entry->d_name, bytes), ctx))
            break;
    }
    if (stream != NULL)
        closedir(stream);
    ks_arena_destroy(&arena);
}

static bool take_first(const char *hash, void *ctx)
{
    memcpy(ctx, hash, KS_CRYPTO_SHA_BYTES);
    return false;
}

static bool forget(const char *hash, void *ctx)
{
    struct ks_arena arena = {0};

    unlink(path_of(&arena, ctx, hash, pack_tail));
    ks_arena_destroy(&arena);
    return true;
}

void ks_layouts_give_up(const char *data_dir)
{
    each_waiting(data_dir, forget, (void *)(uintptr_t)data_dir);
}

static int count_lines(const char *lines)
{
    int count = 0;

    for (const char *at = lines; *at != '\0'; at++)
        count += *at == '\n';
    return count;
}

/* What was found up to the mode `done` out of `modes`. */
static enum ks_err keep(const char *data_dir, const char *hash, int done, int modes,
                        const char *lines, struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *text = ks_arena_printf(&arena, "%s%d %d\n%s", magic, done, modes, lines);
    enum ks_err err = ks_file_make_own_dir(ks_arena_printf(&arena, "%s/layouts", data_dir), error);

    if (err == KS_OK)
        err = ks_file_write_atomic(path_of(&arena, data_dir, hash, ""), text, strlen(text), error);
    ks_arena_destroy(&arena);
    return err;
}

/* The next mode of that pack; where there are as many faults as are told, it was the last. */
static enum ks_err look_at_next(const char *data_dir, const char *hash, int64_t now_ms,
                                const atomic_bool *is_over, struct ks_arena *arena,
                                struct ks_error *error)
{
    const char *path = path_of(arena, data_dir, hash, pack_tail);
    const struct ks_proof_order order = {
        .content_dir = path, .at_ms = now_ms, .tell = ks_staff_lang()};
    const char *found = "";
    int done = 0, modes = 0;
    const char *lines = read_kept(data_dir, hash, arena, &done, &modes);
    enum ks_err err = KS_OK;

    if (modes == 0 || done < modes)
        err = ks_proofs_check_layout(&order, done + 1, is_over, arena, &modes, &found, error);
    if (err == KS_OK && done < modes) {
        lines = ks_arena_printf(arena, "%s%s", lines != NULL ? lines : "", found);
        done = count_lines(lines) >= KS_MOST_LAYOUT_FAULTS ? modes : done + 1;
        err = keep(data_dir, hash, done, modes, lines, error);
    }
    if ((err == KS_OK && done == modes) || err == KS_ERR_INPUT)
        unlink(path);
    return err;
}

enum ks_err ks_layouts_work(const char *data_dir, int64_t now_ms, const atomic_bool *is_over,
                            bool *did, struct ks_error *error)
{
    char hash[KS_CRYPTO_SHA_BYTES] = "";
    struct ks_arena arena = {0};
    enum ks_err err = KS_OK;

    each_waiting(data_dir, take_first, hash);
    *did = hash[0] != '\0';
    if (*did)
        err = look_at_next(data_dir, hash, now_ms, is_over, &arena, error);
    ks_arena_destroy(&arena);
    return err;
}
