/* Files as a whole: reading, replacing, publishing. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

static enum ks_err code_from_errno(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return KS_ERR_FULL;
    case ENOENT:
        return KS_ERR_NOT_FOUND;
    default:
        return KS_ERR_IO;
    }
}

static enum ks_err fail_errno(struct ks_error *error, const char *what, const char *path)
{
    int number = errno;
    return ks_fail(error, code_from_errno(number), "cannot %s %s: %s", ks_staff_tr(what), path,
                   ks_staff_errno(number));
}

bool ks_file_read_fully(int fd, void *out, size_t bytes, size_t *got)
{
    char *at = out;
    *got = 0;
    while (*got < bytes) {
        ssize_t n = read(fd, at + *got, bytes - *got);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return true;
}

/* Whether a file found under `path` is one that somebody else put there. Whoever owns the folder
 * could put anything there, so that his files are no worse than the folder. */
static bool is_foreign(const char *path, const struct stat *file)
{
    char folder[PATH_MAX];
    struct stat info;
    const char *slash = strrchr(path, '/');
    if (file->st_uid == geteuid() || file->st_uid == 0)
        return false;
    snprintf(folder, sizeof folder, "%.*s/", slash ? (int)(slash - path) : 1, slash ? path : ".");
    return stat(folder, &info) != 0 || info.st_uid != file->st_uid;
}

static const char *name_kind(mode_t mode)
{
    return S_ISDIR(mode)    ? KS_N_("a folder")
           : S_ISLNK(mode)  ? KS_N_("a link")
           : S_ISFIFO(mode) ? KS_N_("a pipe")
           : S_ISSOCK(mode) ? KS_N_("a socket")
                            : KS_N_("a device");
}

static enum ks_err judge(const char *path, enum ks_file_whose whose, const struct stat *info,
                         struct ks_error *error)
{
    errno = S_ISDIR(info->st_mode) ? EISDIR : EINVAL;
    if (!S_ISREG(info->st_mode))
        return ks_fail(error, KS_ERR_INPUT, "cannot use %s: it is not a file but %s", path,
                       ks_staff_tr(name_kind(info->st_mode)));
    if (whose == KS_FILE_OURS && is_foreign(path, info))
        return ks_fail(error, KS_ERR_INPUT, "cannot use %s: it belongs to another user", path);
    return KS_OK;
}

enum ks_err ks_file_check(const char *path, enum ks_file_whose whose, struct ks_error *error)
{
    struct stat info;
    if (fstatat(AT_FDCWD, path, &info, whose == KS_FILE_OURS ? AT_SYMLINK_NOFOLLOW : 0) != 0)
        return fail_errno(error, KS_N_("open"), path);
    return judge(path, whose, &info, error);
}

enum ks_err ks_file_open(const char *path, enum ks_file_whose whose, int flags, int *fd,
                         struct ks_error *error)
{
    int careful = O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (whose == KS_FILE_OURS ? O_NOFOLLOW : 0);
    struct stat info;
    enum ks_err err = ks_file_check(path, whose, error);
    bool is_new = err == KS_ERR_NOT_FOUND && (flags & O_CREAT);
    *fd = -1;
    if (err != KS_OK && !is_new)
        return err;
    *fd = open(path, flags | careful, 0600);
    if (*fd < 0)
        return fail_errno(error, KS_N_("open"), path);
    err = fstat(*fd, &info) == 0 ? judge(path, whose, &info, error)
                                 : fail_errno(error, KS_N_("open"), path);
    if (err != KS_OK) {
        close(*fd);
        *fd = -1;
    }
    return err;
}

static enum ks_err read_open(int fd, const char *path, struct ks_arena *arena, char **text,
                             size_t *bytes, struct ks_error *error)
{
    struct stat info;
    size_t got = 0;
    if (fstat(fd, &info) != 0)
        return fail_errno(error, KS_N_("read"), path);
    if (info.st_size > KS_FILE_MAX_BYTES)
        return ks_fail(error, KS_ERR_INPUT, "cannot read %s: it is larger than %d MiB", path,
                       KS_FILE_MAX_BYTES / (1024 * 1024));
    char *copy = ks_arena_alloc(arena, (size_t)info.st_size + 1);
    if (!ks_file_read_fully(fd, copy, (size_t)info.st_size, &got))
        return fail_errno(error, KS_N_("read"), path);
    *text = copy;
    if (bytes)
        *bytes = got;
    return KS_OK;
}

static enum ks_err read_whole(const char *path, enum ks_file_whose whose, struct ks_arena *arena,
                              char **text, size_t *bytes, struct ks_error *error)
{
    int fd;
    enum ks_err err = ks_file_open(path, whose, O_RDONLY, &fd, error);
    if (err != KS_OK)
        return err;
    err = read_open(fd, path, arena, text, bytes, error);
    close(fd);
    return err;
}

enum ks_err ks_file_read_all(const char *path, struct ks_arena *arena, char **text, size_t *bytes,
                             struct ks_error *error)
{
    return read_whole(path, KS_FILE_ANYBODYS, arena, text, bytes, error);
}

enum ks_err ks_file_read_ours(const char *path, struct ks_arena *arena, char **text, size_t *bytes,
                              struct ks_error *error)
{
    return read_whole(path, KS_FILE_OURS, arena, text, bytes, error);
}

enum ks_err ks_file_create(const char *path, FILE **out, struct ks_error *error)
{
    int fd;
    enum ks_err err = ks_file_open(path, KS_FILE_OURS, O_WRONLY | O_CREAT, &fd, error);
    *out = NULL;
    if (err != KS_OK)
        return err;
    *out = ftruncate(fd, 0) == 0 ? fdopen(fd, "w") : NULL;
    if (*out)
        return KS_OK;
    err = fail_errno(error, KS_N_("write"), path);
    close(fd);
    return err;
}

static bool write_fully(int fd, const char *data, size_t bytes)
{
    while (bytes > 0) {
        ssize_t n = write(fd, data, bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        data += n;
        bytes -= (size_t)n;
    }
    return true;
}

/* Without this a power cut may forget the rename though the file itself is safe. */
static bool flush_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool is_done = fsync(fd) == 0 || errno == EINVAL;
    int number = errno;
    close(fd);
    errno = number;
    return is_done;
}

enum ks_err ks_file_flush_folder(const char *path, struct ks_error *error)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (slash == path)
        length = 1;
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)length : 1, slash ? path : ".");
    if (flush_folder(folder))
        return KS_OK;
    errno = errno == ENOENT ? EIO : errno; /* it was there when something was named in it */
    return fail_errno(error, KS_N_("flush"), folder);
}

/* The mode is set by open(), not by fchmod(), so that umask holds. */
static int open_beside(const char *path, mode_t mode, char *temporary, size_t bytes)
{
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        int length = snprintf(temporary, bytes, "%s.%ld-%u.tmp", path, (long)getpid(), attempt);
        if (length < 0 || (size_t)length >= bytes) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* Whether `name` is what open_beside makes of `base` for a program that is gone. */
static bool is_left_behind(const char *name, const char *base)
{
    size_t length = strlen(base);
    char *end = NULL;

    if (strncmp(name, base, length) != 0 || name[length] != '.')
        return false;
    long owner = strtol(name + length + 1, &end, 10);
    size_t rest = *end == '-' ? 1 + strspn(end + 1, "0123456789") : 0;
    return owner > 0 && rest > 1 && strcmp(end + rest, ".tmp") == 0 && kill((pid_t)owner, 0) != 0 &&
           errno == ESRCH;
}

void ks_file_sweep(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    const struct dirent *entry;

    snprintf(folder, sizeof folder, "%.*s", slash != NULL ? (int)(slash - path) + 1 : 2,
             slash != NULL ? path : "./");
    DIR *stream = opendir(folder);
    while (stream != NULL && (entry = readdir(stream)) != NULL)
        if (is_left_behind(entry->d_name, slash != NULL ? slash + 1 : path))
            (void)unlinkat(dirfd(stream), entry->d_name, 0);
    if (stream != NULL)
        closedir(stream);
}

static bool fill_and_close(int fd, const void *data, size_t bytes)
{
    bool is_done = write_fully(fd, data, bytes) && fsync(fd) == 0;
    int number = errno;
    if (close(fd) != 0 && is_done)
        return false;
    errno = number;
    return is_done;
}

/* What was written beside `path` takes its place. */
static enum ks_err put_in_place(int fd, const char *temporary, const char *path, const void *data,
                                size_t bytes, struct ks_error *error)
{
    if (!fill_and_close(fd, data, bytes) || rename(temporary, path) != 0) {
        enum ks_err err = fail_errno(error, KS_N_("write"), path);
        unlink(temporary);
        return err;
    }
    return ks_file_flush_folder(path, error);
}

enum ks_err ks_file_write_atomic(const char *path, const void *data, size_t bytes,
                                 struct ks_error *error)
{
    char temporary[PATH_MAX];
    int fd = open_beside(path, 0644, temporary, sizeof temporary);
    if (fd < 0)
        return fail_errno(error, KS_N_("write"), path);
    return put_in_place(fd, temporary, path, data, bytes, error);
}

static bool make_like(int fd, const struct stat *old)
{
    struct stat made;
    bool is_same =
        fstat(fd, &made) == 0 && made.st_uid == old->st_uid && made.st_gid == old->st_gid;
    return (is_same || fchown(fd, old->st_uid, old->st_gid) == 0) &&
           fchmod(fd, old->st_mode & 07777) == 0;
}

enum ks_err ks_file_rewrite(const char *path, const void *data, size_t bytes,
                            struct ks_error *error)
{
    char temporary[PATH_MAX];
    struct stat old;
    if (stat(path, &old) != 0)
        return fail_errno(error, KS_N_("open"), path);
    int fd = open_beside(path, 0600, temporary, sizeof temporary);
    if (fd < 0)
        return fail_errno(error, KS_N_("write"), path);
    if (make_like(fd, &old))
        return put_in_place(fd, temporary, path, data, bytes, error);
    enum ks_err err = fail_errno(error, KS_N_("keep owner and mode of"), path);
    close(fd);
    unlink(temporary);
    return err;
}

/* Where neither a rename that refuses nor a hard link is known: who makes the empty file first may
 * rename over it. */
static int claim_and_rename(const char *from, const char *to)
{
    int fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    close(fd);
    if (rename(from, to) == 0)
        return 0;
    int number = errno;
    unlink(to);
    errno = number;
    return -1;
}

int ks_file_publish(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno == EEXIST || errno == ENOENT)
        return -1;
    if (link(from, to) == 0)
        return unlink(from) == 0 || errno == ENOENT ? 0 : -1;
    return errno == EEXIST ? -1 : claim_and_rename(from, to);
}

enum ks_err ks_file_create_private(const char *path, const void *data, size_t bytes,
                                   struct ks_error *error)
{
    char temporary[PATH_MAX];
    enum ks_err err = KS_OK;
    int fd = open_beside(path, 0600, temporary, sizeof temporary);
    if (fd < 0)
        return fail_errno(error, KS_N_("create"), path);
    if (!fill_and_close(fd, data, bytes) || ks_file_publish(temporary, path) != 0) {
        if (errno == EEXIST)
            err = ks_fail(error, KS_ERR_STATE, "cannot create %s: it is there already", path);
        else
            err = fail_errno(error, KS_N_("create"), path);
    }
    unlink(temporary);
    return err == KS_OK ? ks_file_flush_folder(path, error) : err;
}

/* A file is safe only in a folder whose own name is; where the folder above may not be read, the
 * file system has to see to that. */
static bool make_one(const char *path)
{
    struct stat info;
    if (mkdir(path, 0700) == 0) {
        enum ks_err ignored = ks_file_flush_folder(path, NULL);
        (void)ignored;
        return true;
    }
    if (errno != EEXIST)
        return false;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return true;
    errno = ENOTDIR;
    return false;
}

enum ks_err ks_file_make_dirs(const char *path, struct ks_error *error)
{
    char part[PATH_MAX];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part)
        return ks_fail(error, KS_ERR_INPUT, "cannot make a folder: its path is empty or too long");
    memcpy(part, path, length + 1);
    for (char *at = part + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        if (!make_one(part))
            return fail_errno(error, KS_N_("make folder"), part);
        *at = '/';
    }
    return make_one(part) ? KS_OK : fail_errno(error, KS_N_("make folder"), path);
}

enum ks_err ks_file_make_own_dir(const char *path, struct ks_error *error)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return ks_file_make_dirs(path, error);
    if (!S_ISDIR(info.st_mode))
        return ks_fail(
            error, KS_ERR_INPUT, "cannot use %s: it is not a folder but %s", path,
            ks_staff_tr(S_ISREG(info.st_mode) ? KS_N_("a file") : name_kind(info.st_mode)));
    return is_foreign(path, &info)
               ? ks_fail(error, KS_ERR_INPUT, "cannot use %s: it belongs to another user", path)
               : KS_OK;
}

bool ks_file_is_open_to_others(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return false;
    bool is_anothers = geteuid() != 0 && info.st_uid != geteuid() && info.st_uid != 0;
    bool is_private_file = S_ISREG(info.st_mode);
    return is_anothers || (info.st_mode & (is_private_file ? 0077 : S_IWOTH)) != 0;
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)ftw;
    return type == FTW_DP ? rmdir(path) : unlink(path);
}

void ks_file_remove_tree(const char *path)
{
    nftw(path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}
