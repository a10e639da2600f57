/* Ownership of what root made. Each name is opened from the folder above it, without following
 * links: whoever may write there must not lead root elsewhere. */
#include "base/ownership.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum { DEEPEST = 4 };

/* What the programs make in a data folder; nothing else in it is theirs to give. */
static const char *const own_folders[] = {"keys",   "slips",   "content-last-good", "printer-trust",
                                          "drafts", "layouts", "releases"};
static const char *const own_files[] = {"hall.db", "content-last-good", "search.index"};

static bool begins(const char *name, const char *with)
{
    return with[0] != '\0' && strncmp(name, with, strlen(with)) == 0;
}

static bool is_own_name(const char *name, bool is_folder, const char *const *also)
{
    const char *const *own = is_folder ? own_folders : own_files;
    size_t count = is_folder ? sizeof own_folders / sizeof own_folders[0]
                             : sizeof own_files / sizeof own_files[0];

    for (size_t i = 0; i < count; i++)
        if (begins(name, own[i]))
            return true;
    for (; also && *also; also++)
        if (begins(name, *also))
            return true;
    return false;
}

/* Whose all of it is to be. */
struct giving {
    const struct stat *owner;
    const char *const *also;
};

static void give_folder(int folder, const struct giving *giving, int depth);

static void give_entry(int folder, const char *name, const struct giving *giving, int depth)
{
    struct stat info;
    int fd = openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0)
        return;
    bool is_known = fstat(fd, &info) == 0 && info.st_dev == giving->owner->st_dev &&
                    (depth > 0 || is_own_name(name, S_ISDIR(info.st_mode), giving->also));
    bool is_ours = is_known && info.st_uid == 0 &&
                   (S_ISDIR(info.st_mode) || (S_ISREG(info.st_mode) && info.st_nlink == 1));
    if (is_ours &&
        fchownat(fd, "", giving->owner->st_uid, giving->owner->st_gid, AT_EMPTY_PATH) != 0)
        is_known = false;
    if (is_known && S_ISDIR(info.st_mode) && depth < DEEPEST) {
        int below = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (below >= 0)
            give_folder(below, giving, depth + 1);
    }
    close(fd);
}

/* Takes ownership of `folder`. */
static void give_folder(int folder, const struct giving *giving, int depth)
{
    DIR *stream = fdopendir(folder);
    const struct dirent *entry;

    if (!stream) {
        close(folder);
        return;
    }
    while ((entry = readdir(stream)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            give_entry(dirfd(stream), entry->d_name, giving, depth);
    closedir(stream);
}

void ks_ownership_give_back(const char *folder, const char *const *also)
{
    struct stat owner;
    int fd = geteuid() == 0 ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

    if (fd < 0)
        return;
    if (fstat(fd, &owner) == 0 && owner.st_uid != 0)
        give_folder(fd, &(struct giving){&owner, also}, 0);
    else
        close(fd);
}

/* Held by the folder above, so that nobody can put another folder in the way. */
static void make_below(const char *above, const char *name)
{
    struct stat owner, made;
    int fd = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    if (fstat(fd, &owner) == 0 && owner.st_uid != 0 && !(owner.st_mode & S_IWOTH) &&
        mkdirat(fd, name, 0700) == 0) {
        int below = openat(fd, name, O_PATH | O_NOFOLLOW | O_DIRECTORY | O_CLOEXEC);
        if (below >= 0 && fstat(below, &made) == 0 && made.st_uid == 0 &&
            fchownat(below, "", owner.st_uid, owner.st_gid, AT_EMPTY_PATH) != 0)
            (void)unlinkat(fd, name, AT_REMOVEDIR); /* made anew by whom it is then */
        if (below >= 0)
            close(below);
    }
    close(fd);
}

enum ks_err ks_ownership_make_folder(const char *path, struct ks_error *error)
{
    char above[PATH_MAX];
    size_t length = strlen(path);

    if (geteuid() == 0 && length < sizeof above) {
        memcpy(above, path, length + 1);
        while (length > 1 && above[length - 1] == '/')
            above[--length] = '\0';
        char *slash = strrchr(above, '/');
        if (slash && slash != above) {
            *slash = '\0';
            make_below(above, slash + 1);
        }
    }
    return ks_file_make_dirs(path, error);
}
