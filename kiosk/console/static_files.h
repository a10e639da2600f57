/* The files of the pages: found by a path that cannot leave its folder, with what a browser needs
 * to keep them. Any thread. */
#ifndef KS_CONSOLE_STATIC_FILES_H
#define KS_CONSOLE_STATIC_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Paths that begin with `prefix` ("/", "/vendor/") are files of `folder`; the first that fits. */
struct ks_static_root {
    const char *prefix, *folder;
};

struct ks_static_file {
    int fd; /* the caller's to close */
    size_t bytes;
    const char *type;
    const char *tag; /* another one as soon as the file is another one: "\"...\"" */
};

/* The file of that path; false when there is none. Nothing but plain names stands in a path: no
 * name that begins with a dot, no escape, no folder. The tag is the arena's. */
bool ks_static_find(const struct ks_static_root *roots, int root_count, const char *path,
                    struct ks_arena *arena, struct ks_static_file *out);

#endif
