/* Files of the pages. */
#include "console/static_files.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static const struct {
    const char *ending, *type;
} types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/vnd.microsoft.icon"},
    {".woff2", "font/woff2"},
    {".otf", "font/otf"},
    {".wav", "audio/wav"},
    {".ogg", "audio/ogg"},
    {".txt", "text/plain; charset=utf-8"},
};

/* Pages that have a name of their own. */
static const struct {
    const char *path, *file;
} pages[] = {{"/", "/index.html"}, {"/board", "/board.html"}};

static bool is_plain(const char *path)
{
    for (const char *at = path; *at != '\0'; at++) {
        bool begins_name = at == path || at[-1] == '/';
        if (begins_name && (*at == '.' || *at == '/'))
            return false;
        if (!isalnum((unsigned char)*at) && strchr("/._-@", *at) == NULL)
            return false;
    }
    return path[0] != '\0' && path[strlen(path) - 1] != '/';
}

static const char *type_of(const char *path)
{
    size_t length = strlen(path);

    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t ending = strlen(types[i].ending);
        if (length > ending && strcmp(path + length - ending, types[i].ending) == 0)
            return types[i].type;
    }
    return NULL;
}

bool ks_static_find(const struct ks_static_root *roots, int root_count, const char *path,
                    struct ks_arena *arena, struct ks_static_file *out)
{
    struct stat status;
    int at = 0;

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (strcmp(path, pages[i].path) == 0)
            path = pages[i].file;
    while (at < root_count && strncmp(path, roots[at].prefix, strlen(roots[at].prefix)) != 0)
        at++;
    if (at == root_count)
        return false;
    const char *rest = path + strlen(roots[at].prefix), *type = type_of(path);
    if (type == NULL || !is_plain(rest))
        return false;
    const char *file = ks_arena_printf(arena, "%s/%s", roots[at].folder, rest);
    if (ks_file_open(file, KS_FILE_ANYBODYS, O_RDONLY, &out->fd, NULL) != KS_OK)
        return false;
    if (fstat(out->fd, &status) != 0) {
        close(out->fd);
        return false;
    }
    out->bytes = (size_t)status.st_size;
    out->type = type;
    out->tag = ks_arena_printf(arena, "\"%llx-%llx-%lx\"", (unsigned long long)status.st_ino,
                               (unsigned long long)status.st_size,
                               (unsigned long)status.st_mtim.tv_sec * 1000000007UL +
                                   (unsigned long)status.st_mtim.tv_nsec);
    return true;
}
