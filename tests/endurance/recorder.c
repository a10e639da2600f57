/* Stands in front of the C library in a real program (LD_PRELOAD) and writes down, in the order in
 * which they took effect, all that reaches files and folders below $KS_RECORD_ROOT: each line into
 * $KS_RECORD, after a write its bytes. powercut.py makes of them what a power cut would leave.
 *
 *     open FILE created|there cut|kept PATH      write FILE OFFSET BYTES      size FILE BYTES
 *     sync FILE PATH (a folder has its path)     rename|exchange|link FROM TO
 *     unlink|mkdir|rmdir PATH
 *
 * FILE is a number that lasts as long as the file does. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { RENAME_SWAPS = 2, LINE_BYTES = 3 * PATH_MAX };

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

/* Opened anew for each line: a program may close what it does not know. */
static void put(const char *line, const void *data, size_t bytes)
{
    const char *path = getenv("KS_RECORD");
    struct iovec parts[2] = {{(void *)line, strlen(line)}, {(void *)data, bytes}};
    int fd = path == NULL ? -1
                          : (int)syscall(SYS_openat, AT_FDCWD, path,
                                         O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);

    if (fd < 0 || writev(fd, parts, data == NULL ? 1 : 2) < 0)
        _exit(99);
    syscall(SYS_close, fd);
}

/* The path below the root; false for any other. */
static bool is_below(const char *path, char out[PATH_MAX])
{
    const char *root = getenv("KS_RECORD_ROOT");
    size_t length = root == NULL ? 0 : strlen(root);
    char full[PATH_MAX];

    if (length == 0)
        return false;
    if (path[0] == '/')
        snprintf(full, sizeof full, "%s", path);
    else if (getcwd(full, sizeof full / 2) != NULL)
        snprintf(full + strlen(full), sizeof full - strlen(full), "/%s", path);
    if (strncmp(full, root, length) != 0 || (full[length] != '/' && full[length] != '\0'))
        return false;
    snprintf(out, PATH_MAX, "%s", full[length] == '\0' ? "/" : full + length);
    return true;
}

static bool path_of(int fd, char out[PATH_MAX])
{
    char link[64], target[PATH_MAX];

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, target, sizeof target - 1);
    if (length < 0)
        return false;
    target[length] = '\0';
    return is_below(target, out);
}

/* The file's number; false for what is no file or folder below the root. */
static bool number_of(int fd, unsigned long long *number, bool *is_folder, char path[PATH_MAX])
{
    struct stat info;
    int before = errno;
    bool is_ours = fstat(fd, &info) == 0 && (S_ISREG(info.st_mode) || S_ISDIR(info.st_mode)) &&
                   path_of(fd, path);

    errno = before;
    *number = is_ours ? (unsigned long long)info.st_ino : 0;
    *is_folder = is_ours && S_ISDIR(info.st_mode);
    return is_ours;
}

static int open_and_note(int folder, const char *path, int flags, mode_t mode)
{
    char below[PATH_MAX], line[LINE_BYTES];
    unsigned long long number;
    bool is_folder;

    pthread_mutex_lock(&order);
    bool was_there = syscall(SYS_faccessat, folder, path, F_OK) == 0;
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode), before = errno;
    if (fd >= 0 && number_of(fd, &number, &is_folder, below) && !is_folder) {
        snprintf(line, sizeof line, "open %llu %s %s %s\n", number, was_there ? "there" : "created",
                 (flags & O_TRUNC) != 0 && (flags & O_ACCMODE) != O_RDONLY ? "cut" : "kept", below);
        put(line, NULL, 0);
    }
    pthread_mutex_unlock(&order);
    errno = before;
    return fd;
}

static mode_t mode_of(int flags, va_list args)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? (mode_t)va_arg(args, int) : 0;
}

#define KS_OPEN(name)                                                                              \
    int name(const char *path, int flags, ...);                                                    \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = mode_of(flags, args);                                                        \
        va_end(args);                                                                              \
        return open_and_note(AT_FDCWD, path, flags, mode);                                         \
    }
KS_OPEN(open)
KS_OPEN(open64)

#define KS_OPENAT(name)                                                                            \
    int name(int folder, const char *path, int flags, ...);                                        \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = mode_of(flags, args);                                                        \
        va_end(args);                                                                              \
        return open_and_note(folder, path, flags, mode);                                           \
    }
KS_OPENAT(openat)
KS_OPENAT(openat64)

static ssize_t note_write(int fd, ssize_t wrote, off_t offset, const void *data)
{
    char path[PATH_MAX], line[LINE_BYTES];
    unsigned long long number;
    bool is_folder;
    int before = errno;

    if (wrote > 0 && number_of(fd, &number, &is_folder, path)) {
        if (offset < 0)
            offset = lseek(fd, 0, SEEK_CUR) - wrote;
        snprintf(line, sizeof line, "write %llu %lld %zd\n", number, (long long)offset, wrote);
        put(line, data, (size_t)wrote);
    }
    errno = before;
    return wrote;
}

ssize_t write(int fd, const void *data, size_t bytes)
{
    pthread_mutex_lock(&order);
    ssize_t wrote = note_write(fd, syscall(SYS_write, fd, data, bytes), -1, data);
    pthread_mutex_unlock(&order);
    return wrote;
}

#define KS_PWRITE(name)                                                                            \
    ssize_t name(int fd, const void *data, size_t bytes, off_t offset);                            \
    ssize_t name(int fd, const void *data, size_t bytes, off_t offset)                             \
    {                                                                                              \
        pthread_mutex_lock(&order);                                                                \
        ssize_t wrote =                                                                            \
            note_write(fd, syscall(SYS_pwrite64, fd, data, bytes, offset), offset, data);          \
        pthread_mutex_unlock(&order);                                                              \
        return wrote;                                                                              \
    }
KS_PWRITE(pwrite)
KS_PWRITE(pwrite64)

/* Of a call that has been made on an open file. */
static int note_file(const char *word, int fd, int result, long long value)
{
    char path[PATH_MAX], line[LINE_BYTES];
    unsigned long long number;
    bool is_folder;
    int before = errno;

    if (result == 0 && number_of(fd, &number, &is_folder, path)) {
        if (value >= 0)
            snprintf(line, sizeof line, "%s %llu %lld\n", word, number, value);
        else
            snprintf(line, sizeof line, "%s %llu %s\n", word, is_folder ? 0 : number, path);
        put(line, NULL, 0);
    }
    errno = before;
    return result;
}

#define KS_TRUNCATE(name)                                                                          \
    int name(int fd, off_t bytes);                                                                 \
    int name(int fd, off_t bytes)                                                                  \
    {                                                                                              \
        pthread_mutex_lock(&order);                                                                \
        int result = note_file("size", fd, (int)syscall(SYS_ftruncate, fd, bytes), bytes);         \
        pthread_mutex_unlock(&order);                                                              \
        return result;                                                                             \
    }
KS_TRUNCATE(ftruncate)
KS_TRUNCATE(ftruncate64)

#define KS_SYNC(name, number)                                                                      \
    int name(int fd);                                                                              \
    int name(int fd)                                                                               \
    {                                                                                              \
        pthread_mutex_lock(&order);                                                                \
        int result = note_file("sync", fd, (int)syscall(number, fd), -1);                          \
        pthread_mutex_unlock(&order);                                                              \
        return result;                                                                             \
    }
KS_SYNC(fsync, SYS_fsync)
KS_SYNC(fdatasync, SYS_fdatasync)

static int note_names(const char *word, const char *one, const char *other, int result)
{
    char from[PATH_MAX], to[PATH_MAX] = "", line[LINE_BYTES];
    int before = errno;

    if (result == 0 && is_below(one, from) && (other == NULL || is_below(other, to))) {
        snprintf(line, sizeof line, "%s %s%s%s\n", word, from, other == NULL ? "" : "\t", to);
        put(line, NULL, 0);
    }
    errno = before;
    return result;
}

#define KS_NAMES(call, word, one, other)                                                           \
    do {                                                                                           \
        pthread_mutex_lock(&order);                                                                \
        int result = note_names(word, one, other, (int)(call));                                    \
        pthread_mutex_unlock(&order);                                                              \
        return result;                                                                             \
    } while (0)

int rename(const char *from, const char *to)
{
    KS_NAMES(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0), "rename", from, to);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    KS_NAMES(syscall(SYS_renameat2, from_folder, from, to_folder, to, flags),
             flags == RENAME_SWAPS ? "exchange" : "rename", from, to);
}

int link(const char *from, const char *to)
{
    KS_NAMES(syscall(SYS_link, from, to), "link", from, to);
}

int unlink(const char *path)
{
    KS_NAMES(syscall(SYS_unlink, path), "unlink", path, NULL);
}

int rmdir(const char *path)
{
    KS_NAMES(syscall(SYS_rmdir, path), "rmdir", path, NULL);
}

int mkdir(const char *path, mode_t mode)
{
    KS_NAMES(syscall(SYS_mkdir, path, mode), "mkdir", path, NULL);
}
