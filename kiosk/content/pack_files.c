/* Reading the files of a pack into memory. */
#include "content/pack_files.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/crypto.h"
#include "base/file.h"
#include "base/i18n.h"
#include "content/faults.h"

static const char *const folders[] = {"guides", "litigation", "risk"};

enum { FOLDER_COUNT = sizeof folders / sizeof folders[0] };

const char *ks_pack_folder(int index)
{
    return index >= 0 && index < FOLDER_COUNT ? folders[index] : NULL;
}

bool ks_pack_name_ends(const char *name, const char *tail)
{
    size_t length = strlen(name), tail_length = strlen(tail);
    return length > tail_length && strcmp(name + length - tail_length, tail) == 0;
}

static bool is_wanted(const char *folder, const char *name)
{
    return name[0] != '.' &&
           (ks_pack_name_ends(name, ".json") || (folder && ks_pack_name_ends(name, ".md")));
}

static struct ks_pack_file *add_file(struct ks_pack_files *files, const char *name)
{
    files->list = ks_arena_room(&files->arena, files->list, files->count, &files->capacity,
                                sizeof *files->list);
    struct ks_pack_file *file = &files->list[files->count++];
    *file = (struct ks_pack_file){.name = name};
    return file;
}

static const char *why_not(const char *path, enum ks_err err)
{
    struct stat info;
    if (err == KS_OK)
        return ks_staff_tr("the file is larger than 1 MiB");
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode))
        return ks_staff_tr("this is not a file");
    return ks_staff_tr("the file cannot be read");
}

static void read_file(const char *dir, const char *name, struct ks_pack_files *files,
                      struct ks_content_faults *faults)
{
    struct ks_pack_file *file = add_file(files, name);
    const char *path = ks_arena_printf(&files->arena, "%s/%s", dir, name);
    char *text = NULL;
    enum ks_err err = ks_file_read_all(path, &files->arena, &text, &file->bytes, NULL);
    if (err == KS_OK && file->bytes <= KS_PACK_MAX_FILE_BYTES)
        file->text = text;
    else
        ks_faults_add(faults, name, 1, "%s", why_not(path, err));
}

/* `folder` NULL is the pack itself. */
static enum ks_err read_folder(const char *dir, const char *folder, struct ks_pack_files *files,
                               struct ks_content_faults *faults, struct ks_error *error)
{
    const char *prefix = folder ? ks_arena_printf(&files->arena, "%s/", folder) : "";
    const char *path = folder ? ks_arena_printf(&files->arena, "%s/%s", dir, folder) : dir;
    DIR *stream = opendir(path);
    if (!stream && folder && errno == ENOENT)
        return KS_OK; /* what should be in it is missed by name */
    if (!stream)
        return ks_fail(error, errno == ENOENT ? KS_ERR_NOT_FOUND : KS_ERR_IO,
                       "cannot read the content folder %s: %s", path, ks_staff_errno(errno));
    enum ks_err err = KS_OK;
    const struct dirent *entry;
    while (err == KS_OK && (entry = readdir(stream))) {
        if (!is_wanted(folder, entry->d_name))
            continue;
        if (files->count >= KS_PACK_MAX_FILES)
            err = ks_fail(error, KS_ERR_IO, "the content folder %s has more than %d files", dir,
                          KS_PACK_MAX_FILES);
        else
            read_file(dir, ks_arena_printf(&files->arena, "%s%s", prefix, entry->d_name), files,
                      faults);
    }
    closedir(stream);
    return err;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const struct ks_pack_file *)a)->name, ((const struct ks_pack_file *)b)->name);
}

enum ks_err ks_pack_files_read(const char *dir, struct ks_pack_files *files,
                               struct ks_content_faults *faults, struct ks_error *error)
{
    enum ks_err err = read_folder(dir, NULL, files, faults, error);
    for (int i = 0; err == KS_OK && i < FOLDER_COUNT; i++)
        err = read_folder(dir, folders[i], files, faults, error);
    if (err != KS_OK)
        return err;
    if (files->count > 1)
        qsort(files->list, (size_t)files->count, sizeof *files->list, compare_files);
    return KS_OK;
}

const struct ks_pack_file *ks_pack_files_use(struct ks_pack_files *files, const char *name)
{
    for (int i = 0; i < files->count; i++) {
        if (strcmp(files->list[i].name, name) == 0) {
            files->list[i].is_used = true;
            return &files->list[i];
        }
    }
    return NULL;
}

bool ks_pack_is_name(const char *name)
{
    const char *slash = strchr(name, '/');
    if (slash == NULL)
        return is_wanted(NULL, name);
    for (int i = 0; i < FOLDER_COUNT; i++)
        if (strlen(folders[i]) == (size_t)(slash - name) &&
            strncmp(folders[i], name, (size_t)(slash - name)) == 0)
            return strchr(slash + 1, '/') == NULL && is_wanted(folders[i], slash + 1);
    return false;
}

void ks_pack_files_put(struct ks_pack_files *files, const char *name, const char *text)
{
    int at = 0;
    while (at < files->count && strcmp(files->list[at].name, name) != 0)
        at++;
    struct ks_pack_file *file = at < files->count
                                    ? &files->list[at]
                                    : add_file(files, ks_arena_strdup(&files->arena, name));
    file->bytes = strlen(text);
    file->text = ks_arena_strdup(&files->arena, text);
    qsort(files->list, (size_t)files->count, sizeof *files->list, compare_files);
}

void ks_pack_files_add(struct ks_pack_files *files, const char *name, const char *text,
                       size_t bytes)
{
    struct ks_pack_file *file = add_file(files, ks_arena_strdup(&files->arena, name));
    char *copy = ks_arena_alloc(&files->arena, bytes + 1);
    if (bytes > 0)
        memcpy(copy, text, bytes);
    file->text = copy;
    file->bytes = bytes;
}

static bool is_same_file(const struct ks_pack_file *a, const struct ks_pack_file *b)
{
    return strcmp(a->name, b->name) == 0 && a->text && b->text && a->bytes == b->bytes &&
           memcmp(a->text, b->text, a->bytes) == 0;
}

bool ks_pack_files_are_same(const struct ks_pack_files *a, const struct ks_pack_files *b)
{
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++)
        if (!is_same_file(&a->list[i], &b->list[i]))
            return false;
    return true;
}

void ks_pack_files_hash(struct ks_pack_files *files, char *out)
{
    enum { LINE_BYTES = KS_CRYPTO_SHA_BYTES + 1 };
    size_t room = 1;

    for (int i = 0; i < files->count; i++)
        room += strlen(files->list[i].name) + LINE_BYTES;
    char *list = ks_arena_alloc(&files->arena, room), *at = list;
    for (int i = 0; i < files->count; i++) {
        char sha[KS_CRYPTO_SHA_BYTES];
        ks_crypto_sha256(files->list[i].text, files->list[i].bytes, sha);
        at += snprintf(at, room - (size_t)(at - list), "%s %s\n", sha, files->list[i].name);
    }
    ks_crypto_sha256(list, (size_t)(at - list), out);
}

void ks_pack_files_destroy(struct ks_pack_files *files)
{
    ks_arena_destroy(&files->arena);
    *files = (struct ks_pack_files){0};
}
