/* A folder of its own for one test, gone when the test is. */
#ifndef KS_TESTS_BASE_SUPPORT_H
#define KS_TESTS_BASE_SUPPORT_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct test_folder {
    char path[64];
    char joined[512];
};

static inline void test_folder_make(struct test_folder *folder)
{
    strcpy(folder->path, "/tmp/ks-test-XXXXXX");
    if (!mkdtemp(folder->path))
        abort();
}

/* "FOLDER/name", until the next call. */
static inline const char *test_folder_join(struct test_folder *folder, const char *name)
{
    snprintf(folder->joined, sizeof folder->joined, "%s/%s", folder->path, name);
    return folder->joined;
}

static inline int test_folder_remove_one(const char *path, const struct stat *info, int type,
                                         struct FTW *at)
{
    (void)info;
    (void)type;
    (void)at;
    return remove(path);
}

static inline void test_folder_remove(struct test_folder *folder)
{
    nftw(folder->path, test_folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

#endif
