/* Loaded before a program: the stick below $KS_PULLED_ROOT is pulled out after $KS_PULLED_AFTER
 * calls that reach it. From then on each is an error of the device, and $KS_PULLED_MARK is there.
 * With $KS_PULLED_AS it stays in, and only what adds to it fails, with that number of errno.
 */
#undef _FORTIFY_SOURCE /* these are the functions that checked calls end in */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;

static bool stays_in(void)
{
    return getenv("KS_PULLED_AS") != NULL;
}

static void mark(void)
{
    long file = syscall(SYS_openat, AT_FDCWD, getenv("KS_PULLED_MARK"), O_WRONLY | O_CREAT, 0600);

    if (file < 0)
        _exit(99);
    syscall(SYS_close, file);
}

static bool is_pulled(const char *path)
{
    const char *root = getenv("KS_PULLED_ROOT");

    if (root == NULL || strncmp(path, root, strlen(root)) != 0 ||
        atomic_fetch_add(&calls, 1) < strtol(getenv("KS_PULLED_AFTER"), NULL, 10))
        return false;
    mark();
    errno = stays_in() ? (int)strtol(getenv("KS_PULLED_AS"), NULL, 10) : EIO;
    return true;
}

static bool is_pulled_of(int fd)
{
    char link[64], path[PATH_MAX] = "";
    int before = errno;

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    if (readlink(link, path, sizeof path - 1) < 0)
        path[0] = '\0';
    errno = before;
    return is_pulled(path);
}

static int open_or_not(int folder, const char *path, int flags, mode_t mode)
{
    bool adds = (flags & O_CREAT) != 0 && syscall(SYS_access, path, F_OK) != 0;

    return (adds || !stays_in()) && is_pulled(path)
               ? -1
               : (int)syscall(SYS_openat, folder, path, flags, mode);
}

static mode_t mode_of(int flags, va_list args)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? (mode_t)va_arg(args, int) : 0;
}

#define KS_OPENAT(name)                                                                            \
    int name(int folder, const char *path, int flags, ...);                                        \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = mode_of(flags, args);                                                        \
        va_end(args);                                                                              \
        return open_or_not(folder, path, flags, mode);                                             \
    }
KS_OPENAT(openat)
KS_OPENAT(openat64)

#define KS_OPEN(name)                                                                              \
    int name(const char *path, int flags, ...);                                                    \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = mode_of(flags, args);                                                        \
        va_end(args);                                                                              \
        return open_or_not(AT_FDCWD, path, flags, mode);                                           \
    }
KS_OPEN(open)
KS_OPEN(open64)

ssize_t read(int fd, void *data, size_t bytes)
{
    return !stays_in() && is_pulled_of(fd) ? -1 : syscall(SYS_read, fd, data, bytes);
}

ssize_t write(int fd, const void *data, size_t bytes)
{
    return is_pulled_of(fd) ? -1 : syscall(SYS_write, fd, data, bytes);
}

#define KS_AT_OFFSET(name, number, type, adds)                                                     \
    ssize_t name(int fd, type data, size_t bytes, off_t at);                                       \
    ssize_t name(int fd, type data, size_t bytes, off_t at)                                        \
    {                                                                                              \
        return (adds || !stays_in()) && is_pulled_of(fd) ? -1                                      \
                                                         : syscall(number, fd, data, bytes, at);   \
    }
KS_AT_OFFSET(pread, SYS_pread64, void *, false)
KS_AT_OFFSET(pread64, SYS_pread64, void *, false)
KS_AT_OFFSET(pwrite, SYS_pwrite64, const void *, true)
KS_AT_OFFSET(pwrite64, SYS_pwrite64, const void *, true)

int fsync(int fd)
{
    return is_pulled_of(fd) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    return is_pulled_of(fd) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int unlink(const char *path)
{
    return !stays_in() && is_pulled(path) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rename(const char *from, const char *to)
{
    return is_pulled(to) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
    return is_pulled(to) ? -1
                         : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
