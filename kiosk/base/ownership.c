/* Ownership of what root made. Each name is opened from the folder above it, without following
 * links: whoever may write there must not lead root elsewhere. */
#include "base/ownership.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 4 };

/* What the programs make in a data folder; nothing else in it is theirs to give. */
static const char *const own_folders[] = {"keys", "slips", "content-last-good", "printer-trust"};

static bool is_own_name(const char *name, bool is_folder)
{
    if (!is_folder)
        return strstr(name, ".db") || strstr(name, ".lock");
    for (size_t i = 0; i < sizeof own_folders / sizeof own_folders[0]; i++)
        if (strncmp(name, own_folders[i], strlen(own_folders[i])) == 0)
            return true;
    return false;
}

static void give_folder(int folder, const struct stat *owner, int depth);

static void give_entry(int folder, const char *name, const struct stat *owner, int depth)
{
    struct stat info;
    int fd = openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0)
        return;
    bool is_known = fstat(fd, &info) == 0 && info.st_dev == owner->st_dev &&
                    (depth > 0 || is_own_name(name, S_ISDIR(info.st_mode)));
    bool is_ours = is_known && info.st_uid == 0 &&
                   (S_ISDIR(info.st_mode) || (S_ISREG(info.st_mode) && info.st_nlink == 1));
    if (is_ours && fchownat(fd, "", owner->st_uid, owner->st_gid, AT_EMPTY_PATH) != 0)
        is_known = false;
    if (is_known && S_ISDIR(info.st_mode) && depth < DEEPEST) {
        int below = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (below >= 0)
            give_folder(below, owner, depth + 1);
    }
    close(fd);
}

/* Takes ownership of `folder`. */
static void give_folder(int folder, const struct stat *owner, int depth)
{
    DIR *stream = fdopendir(folder);
    const struct dirent *entry;

    if (!stream) {
        close(folder);
        return;
    }
    while ((entry = readdir(stream)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            give_entry(dirfd(stream), entry->d_name, owner, depth);
    closedir(stream);
}

void ks_ownership_give_back(const char *folder)
{
    struct stat owner;
    int fd = geteuid() == 0 ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

    if (fd < 0)
        return;
    if (fstat(fd, &owner) == 0 && owner.st_uid != 0)
        give_folder(fd, &owner, 0);
    else
        close(fd);
}
