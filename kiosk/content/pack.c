/* The pack in use, and the last good one behind it. */
#include "content/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/log.h"
#include "content/content_private.h"
#include "content/pack_files.h"

/* While a copy is being made: KEEP.new is the new one until it is whole, then the two change
 * places in one step, then KEEP.new (by now the old one) goes. Where the file system cannot
 * exchange two folders, KEEP is KEEP.old for a moment, and read under that name if the power goes.
 */
struct keeping {
    struct ks_arena arena;
    const char *keep, *fresh, *old, *lock;
};

static enum ks_err write_copy(struct keeping *keeping, const struct ks_pack_files *files,
                              struct ks_error *error)
{
    enum ks_err err = KS_OK;
    ks_file_remove_tree(keeping->fresh);
    for (int i = 0; err == KS_OK && ks_pack_folder(i); i++)
        err = ks_file_make_dirs(
            ks_arena_printf(&keeping->arena, "%s/%s", keeping->fresh, ks_pack_folder(i)), error);
    for (int i = 0; err == KS_OK && i < files->count; i++)
        err = ks_file_write_atomic(
            ks_arena_printf(&keeping->arena, "%s/%s", keeping->fresh, files->list[i].name),
            files->list[i].text, files->list[i].bytes, error);
    return err;
}

static bool swap_by_two_steps(const struct keeping *keeping)
{
    if (rename(keeping->keep, keeping->old) != 0)
        return false;
    if (rename(keeping->fresh, keeping->keep) == 0)
        return true;
    int number = errno;
    if (rename(keeping->old, keeping->keep) != 0)
        ks_log(KS_LOG_ERROR, "content", "the kept content is now in %s", keeping->old);
    errno = number;
    return false;
}

static bool exchange(const struct keeping *keeping)
{
    if (access(keeping->keep, F_OK) != 0)
        return rename(keeping->fresh, keeping->keep) == 0;
    return renameat2(AT_FDCWD, keeping->fresh, AT_FDCWD, keeping->keep, RENAME_EXCHANGE) == 0 ||
           swap_by_two_steps(keeping);
}

static enum ks_err swap(struct keeping *keeping, struct ks_error *error)
{
    if (!exchange(keeping))
        return ks_fail(error, KS_ERR_IO, "cannot put the copy in %s: %s", keeping->keep,
                       ks_staff_errno(errno));
    enum ks_err err = ks_file_flush_folder(keeping->keep, error); /* the old name stays away */
    if (err == KS_OK)
        ks_file_remove_tree(keeping->old);
    return err;
}

static enum ks_err keep_locked(struct keeping *keeping, const struct ks_pack_files *files,
                               struct ks_error *error)
{
    enum ks_err err = write_copy(keeping, files, error);
    if (err == KS_OK)
        err = swap(keeping, error);
    ks_file_remove_tree(keeping->fresh);
    return err;
}

static bool is_kept(const char *keep_dir, const struct ks_pack_files *files)
{
    struct ks_pack_files kept = {0};
    struct ks_content_faults faults = {0};
    bool is_same = ks_pack_files_read(keep_dir, &kept, &faults, NULL) == KS_OK &&
                   ks_pack_files_are_same(files, &kept);
    ks_pack_files_destroy(&kept);
    ks_content_faults_destroy(&faults);
    return is_same;
}

/* The folder above `path`, made if it is not there. */
static enum ks_err make_folder_above(struct keeping *keeping, struct ks_error *error)
{
    const char *slash = strrchr(keeping->keep, '/');
    if (!slash || slash == keeping->keep)
        return KS_OK;
    return ks_file_make_dirs(
        ks_arena_strndup(&keeping->arena, keeping->keep, (size_t)(slash - keeping->keep)), error);
}

static enum ks_err keep(struct keeping *keeping, const struct ks_pack_files *files,
                        struct ks_error *error)
{
    enum ks_err err = make_folder_above(keeping, error);
    if (err != KS_OK)
        return err;
    int fd;
    err = ks_file_open(keeping->lock, KS_FILE_OURS, O_RDWR | O_CREAT, &fd, error);
    if (err != KS_OK)
        return err;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        err = keep_locked(keeping, files, error);
    close(fd);
    return err;
}

static void keep_if_new(const char *keep_dir, const struct ks_pack_files *files)
{
    struct ks_error error = {0};
    if (is_kept(keep_dir, files))
        return;
    struct keeping keeping = {.keep = keep_dir};
    keeping.fresh = ks_arena_printf(&keeping.arena, "%s.new", keep_dir);
    keeping.old = ks_arena_printf(&keeping.arena, "%s.old", keep_dir);
    keeping.lock = ks_arena_printf(&keeping.arena, "%s.lock", keep_dir);
    if (keep(&keeping, files, &error) != KS_OK)
        ks_log(KS_LOG_WARN, "content", "the content works but could not be kept: %s", error.text);
    ks_arena_destroy(&keeping.arena);
}

/* What is wrong with the kept one interests nobody: the source's faults are what to mend. */
static bool is_opened(const char *dir, const char *hall, struct ks_content **out)
{
    struct ks_content_faults faults = {0};
    bool is_good = ks_content_load_hall(dir, hall, out, &faults, NULL) == KS_OK;
    ks_content_faults_destroy(&faults);
    return is_good;
}

static bool open_kept(const char *keep_dir, const char *hall, struct ks_content **out)
{
    struct ks_arena arena = {0};
    bool is_good = is_opened(keep_dir, hall, out) ||
                   is_opened(ks_arena_printf(&arena, "%s.old", keep_dir), hall, out);
    ks_arena_destroy(&arena);
    return is_good;
}

struct ks_content_keeping {
    struct ks_pack_files files;
    char keep_dir[]; /* of as many bytes as it needs */
};

static struct ks_content_keeping *new_keeping(const char *keep_dir)
{
    size_t bytes = strlen(keep_dir) + 1;
    struct ks_content_keeping *keeping = calloc(1, sizeof *keeping + bytes);
    if (keeping)
        memcpy(keeping->keep_dir, keep_dir, bytes);
    return keeping;
}

static void free_keeping(struct ks_content_keeping *keeping)
{
    ks_pack_files_destroy(&keeping->files);
    free(keeping);
}

void ks_content_keep(struct ks_content_keeping *keeping)
{
    if (!keeping)
        return;
    keep_if_new(keeping->keep_dir, &keeping->files);
    free_keeping(keeping);
}

enum ks_err ks_content_open_last_good(const char *source_dir, const char *keep_dir,
                                      const char *hall, struct ks_content **out,
                                      bool *used_last_good, struct ks_content_keeping **keeping,
                                      struct ks_content_faults *faults, struct ks_error *error)
{
    struct ks_content_keeping *source = new_keeping(keep_dir);
    *out = NULL;
    *used_last_good = false;
    *keeping = NULL;
    if (!source)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the content");
    source->files.hall = hall;
    enum ks_err err = ks_pack_files_read(source_dir, &source->files, faults, error);
    if (err == KS_OK)
        err = ks_content_from_files(&source->files, (struct ks_date){0}, NULL, out, faults, error);
    if (err == KS_OK) {
        *keeping = source;
        return KS_OK;
    }
    free_keeping(source);
    if (open_kept(keep_dir, hall, out)) {
        *used_last_good = true;
        err = KS_OK;
    }
    return err;
}
