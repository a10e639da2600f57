/* Carrying a release out as a file and in from one. */
#include "content/carry.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
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
static enum ks_err read_trusted(const char *data_dir, const char *text, size_t bytes,
                                struct ks_release_pack *out, struct ks_error *error)
{
    struct ks_signers signers;
    enum ks_err err = ks_signers_load(data_dir, &signers, error);

    *out = (struct ks_release_pack){.is_signed = false};
    if (err == KS_OK)
        err = ks_release_pack_read(text, bytes, out, error);
    return err == KS_OK ? ks_release_pack_check(out, &signers, error) : err;
}

enum ks_err ks_carry_give(const char *data_dir, int64_t number, struct ks_arena *arena,
                          const char **out, size_t *bytes, struct ks_error *error)
{
    struct ks_release_pack pack = {.is_signed = false};
    char *text = NULL;
    enum ks_err err =
        ks_file_read_all(ks_shelf_path(arena, data_dir, number), arena, &text, bytes, error);

    if (err == KS_ERR_NOT_FOUND)
        err = ks_fail(error, err, "release %lld does not lie on this machine", (long long)number);
    if (err == KS_OK)
        err = read_trusted(data_dir, text, *bytes, &pack, error);
    ks_release_pack_destroy(&pack);
    *out = text;
    return err;
}

enum ks_err ks_carry_out(const char *data_dir, int64_t number, const char *path,
                         struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_carry_give(data_dir, number, &arena, &text, &bytes, error);

    if (err == KS_OK)
        err = write_and_read_back(&arena, path, text, bytes, error);
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

/* What waits, as it lies on this machine now. */
static enum ks_err read_waiting(const char *data_dir, struct ks_arena *arena, char **text,
                                size_t *bytes, struct ks_release_pack *out, struct ks_error *error)
{
    const char *path = waiting_path(arena, data_dir);
    enum ks_err err = ks_file_read_all(path, arena, text, bytes, error);

    *out = (struct ks_release_pack){.is_signed = false};
    if (err == KS_ERR_NOT_FOUND)
        return ks_fail(error, err, "no release waits here");
    return err == KS_OK ? read_trusted(data_dir, *text, *bytes, out, error) : err;
}

enum ks_err ks_carry_look(const char *data_dir, struct ks_release_pack *out, struct ks_error *error)
{
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = read_waiting(data_dir, &arena, &text, &bytes, out, error);

    ks_arena_destroy(&arena);
    return err;
}

/* What may be taken, written to where it waits. */
static enum ks_err keep(const char *data_dir, const char *text, size_t bytes,
                        struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *waiting = waiting_path(&arena, data_dir);
    enum ks_err err = ks_file_make_own_dir(ks_arena_printf(&arena, "%s/releases", data_dir), error);

    ks_file_sweep(waiting);
    if (err == KS_OK)
        err = ks_file_write_atomic(waiting, text, bytes, error);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_carry_take(const char *data_dir, const char *text, size_t bytes,
                          struct ks_release_pack *out, struct ks_error *error)
{
    enum ks_err err = read_trusted(data_dir, text, bytes, out, error);

    if (err == KS_OK)
        err = check_newer(data_dir, out, error);
    if (err == KS_OK)
        err = keep(data_dir, text, bytes, error);
    if (err != KS_OK)
        return err;
    ks_release_pack_destroy(out); /* what is told of it is what lies here now */
    return ks_carry_look(data_dir, out, error);
}

enum ks_err ks_carry_in(const char *data_dir, const char *path, struct ks_release_pack *out,
                        struct ks_error *error)
{
    struct ks_arena arena = {0};
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = ks_file_read_all(path, &arena, &text, &bytes, error);

    *out = (struct ks_release_pack){.is_signed = false};
    if (err == KS_OK)
        err = ks_carry_take(data_dir, text, bytes, out, error);
    ks_arena_destroy(&arena);
    return err;
}

bool ks_carry_is(const struct ks_release_pack *waiting, const char *sha)
{
    size_t digits = strlen(sha);
    return digits >= LEAST_SHA && strncmp(sha, waiting->sha, digits) == 0;
}

enum ks_err ks_carry_accept(const char *data_dir, const char *sha, struct ks_carried *out,
                            struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_release_pack pack;
    char *text = NULL;
    size_t bytes = 0;
    enum ks_err err = read_waiting(data_dir, &arena, &text, &bytes, &pack, error);

    if (err == KS_ERR_NOT_FOUND || (err == KS_OK && !ks_carry_is(&pack, sha)))
        err = ks_fail(error, KS_ERR_NOT_FOUND,
                      "no release with the SHA-256 %s waits here: bring it in and look at it first",
                      sha);
    if (err == KS_OK && !ks_shelf_has(data_dir, pack.term.number, pack.sha))
        err = check_newer(data_dir, &pack, error);
    if (err == KS_OK)
        err = ks_shelf_put(data_dir, text, bytes, error);
    *out = (struct ks_carried){.number = pack.term.number};
    memcpy(out->sha, pack.sha, sizeof out->sha);
    ks_release_pack_destroy(&pack);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_carry_drop(const char *data_dir, struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *waiting = waiting_path(&arena, data_dir);
    enum ks_err err = KS_OK;

    ks_file_sweep(waiting);
    if (unlink(waiting) == 0)
        err = ks_file_flush_folder(waiting, error);
    else if (errno != ENOENT)
        err = ks_fail(error, KS_ERR_IO, "%s cannot be taken away: %s", waiting,
                      ks_staff_errno(errno));
    ks_arena_destroy(&arena);
    return err;
}
