/* Carrying a release out to a stick and in from one. */
#include "content/carry.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "content/shelf.h"

enum { LEAST_SHA = 12 };

static const char *waiting_path(struct ks_arena *arena, const char *data_dir)
{
    return ks_arena_printf(arena, "%s/releases/waiting", data_dir);
}

/* From the medium, not from what the machine remembers of it. */
static void forget_cached(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
    close(fd);
}

static enum ks_err write_and_read_back(struct ks_arena *arena, const char *path, const char *text,
                                       size_t bytes, struct ks_error *error)
{
    char *back = NULL;
    size_t got = 0;
    enum ks_err err = ks_file_write_atomic(path, text, bytes, error);

    if (err != KS_OK)
        return err;
    forget_cached(path);
    err = ks_file_read_all(path, arena, &back, &got, error);
    if (err == KS_OK && (got != bytes || memcmp(back, text, bytes) != 0))
        err = ks_fail(error, KS_ERR_CORRUPT,
                      "%s does not read as it was written: use another stick", path);
    if (err != KS_OK)
        unlink(path);
    return err;
}

/* A pack in memory that is whole and of somebody who is trusted here. */
static enum ks_err read_trusted(const char *data_dir, const char *path, struct ks_arena *arena,
                                char **text, size_t *bytes, struct ks_release_pack *out,
                                struct ks_error *error)
{
    struct ks_signers signers;
    enum ks_err err = ks_file_read_all(path, arena, text, bytes, error);

    *out = (struct ks_release_pack){.is_signed = false};
    if (err == KS_OK)
        err = ks_signers_load(data_dir, &signers, error);
    if (err == KS_OK)
        err = ks_release_pack_read(*text, *bytes, out, error);
    return err == KS_OK ? ks_release_pack_check(out, &signers, error) : err;
}

enum ks_err ks_carry_out(const char *data_dir, int64_t number, const char *path,
                         struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_release_pack pack;
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = read_trusted(data_dir, ks_shelf_path(&arena, data_dir, number), &arena, &text,
                                   &bytes, &pack, error);

    if (err == KS_OK)
        err = write_and_read_back(&arena, path, text, bytes, error);
    ks_release_pack_destroy(&pack);
    ks_arena_destroy(&arena);
    return err;
}

/* Numbers only rise, of a rollback too: what came once does not come back. */
static enum ks_err check_newer(const char *data_dir, const struct ks_release_pack *pack,
                               struct ks_error *error)
{
    int64_t newest = 0;
    enum ks_err err = ks_shelf_newest(data_dir, &newest, error);

    if (err == KS_OK && pack->term.number <= newest)
        err = ks_fail(error, KS_ERR_STATE,
                      "this is release %lld, and release %lld is here already: an older one comes "
                      "back by a rollback, which has a number of its own",
                      (long long)pack->term.number, (long long)newest);
    return err;
}

/* The file `path`, copied to where it waits. */
static enum ks_err copy(const char *data_dir, const char *path, const char *waiting,
                        struct ks_error *error)
{
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_all(path, &arena, &text, &bytes, error);

    if (err == KS_OK)
        err = ks_file_make_own_dir(ks_arena_printf(&arena, "%s/releases", data_dir), error);
    if (err == KS_OK)
        err = ks_file_write_atomic(waiting, text, bytes, error);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_carry_in(const char *data_dir, const char *path, struct ks_release_pack *out,
                        struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *waiting = waiting_path(&arena, data_dir);
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = copy(data_dir, path, waiting, error);

    *out = (struct ks_release_pack){.is_signed = false};
    if (err == KS_OK)
        err = read_trusted(data_dir, waiting, &arena, &text, &bytes, out, error);
    if (err == KS_OK)
        err = check_newer(data_dir, out, error);
    if (err != KS_OK)
        unlink(waiting);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_carry_accept(const char *data_dir, const char *sha, int64_t *out,
                            struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_release_pack pack;
    const char *waiting = waiting_path(&arena, data_dir);
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = read_trusted(data_dir, waiting, &arena, &text, &bytes, &pack, error);

    if (err == KS_ERR_NOT_FOUND ||
        (err == KS_OK && (strlen(sha) < LEAST_SHA || strncmp(sha, pack.sha, strlen(sha)) != 0)))
        err = ks_fail(
            error, KS_ERR_NOT_FOUND,
            "no release with the SHA-256 %s waits here: kioskctl release import FILE first", sha);
    if (err == KS_OK)
        err = check_newer(data_dir, &pack, error);
    if (err == KS_OK)
        err = ks_shelf_put(data_dir, text, bytes, error);
    if (err == KS_OK)
        unlink(waiting);
    *out = pack.term.number;
    ks_release_pack_destroy(&pack);
    ks_arena_destroy(&arena);
    return err;
}
