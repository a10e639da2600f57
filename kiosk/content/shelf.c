/* The folder of releases of a kiosk. */
#include "content/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "content/content_private.h"

static const char ending[] = ".pack";
enum { MOST_RELEASES = 500 };

/* What the manifests say. */
struct shelf {
    const char *data_dir;
    struct ks_release_term terms[MOST_RELEASES];
    int count;
    int64_t newest;          /* by the names of the files: of one that is damaged, too */
    struct ks_error trouble; /* KS_OK: each manifest can be read */
};

static const char *folder_of(struct ks_arena *arena, const char *data_dir)
{
    return ks_arena_printf(arena, "%s/releases", data_dir);
}

const char *ks_shelf_path(struct ks_arena *arena, const char *data_dir, int64_t number)
{
    return ks_arena_printf(arena, "%s/releases/%04lld%s", data_dir, (long long)number, ending);
}

/* The number a file is named by; 0: it is none of ours. */
static int64_t number_of(const char *name)
{
    char *end = NULL;
    long long number = strtoll(name, &end, 10);

    return name[0] >= '0' && name[0] <= '9' && strcmp(end, ending) == 0 ? number : 0;
}

/* One whose manifest cannot be read has no term, and is told of. */
static void take_term(struct shelf *shelf, const char *name)
{
    struct ks_release_pack pack;
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    int64_t number = number_of(name);
    const char *path = ks_shelf_path(&arena, shelf->data_dir, number);

    if (number > shelf->newest)
        shelf->newest = number;
    if (ks_release_pack_peek(path, &pack, &error) == KS_OK && pack.term.number != number)
        (void)ks_fail(&error, KS_ERR_CORRUPT, "the pack of release %lld is that of another",
                      (long long)number);
    if (error.code == KS_OK)
        shelf->terms[shelf->count++] = pack.term;
    else
        shelf->trouble = error;
    ks_release_pack_destroy(&pack);
    ks_arena_destroy(&arena);
}

static enum ks_err read_terms(struct shelf *shelf, const char *data_dir, struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *folder = folder_of(&arena, data_dir);
    DIR *stream = opendir(folder);
    const struct dirent *entry;
    enum ks_err err = KS_OK;

    *shelf = (struct shelf){.data_dir = data_dir};
    if (stream == NULL && errno != ENOENT)
        err = ks_fail(error, KS_ERR_IO, "the folder %s cannot be read: %s", folder,
                      ks_staff_errno(errno));
    while (stream != NULL && shelf->count < MOST_RELEASES && (entry = readdir(stream)) != NULL)
        if (number_of(entry->d_name) > 0)
            take_term(shelf, entry->d_name);
    if (stream != NULL)
        closedir(stream);
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_shelf_due(const char *data_dir, int64_t now_ms, int64_t *out, struct ks_error *error)
{
    struct shelf shelf;
    enum ks_err err = read_terms(&shelf, data_dir, error);

    *out = ks_release_live(shelf.terms, shelf.count, now_ms);
    return err;
}

enum ks_err ks_shelf_newest(const char *data_dir, int64_t *out, struct ks_error *error)
{
    struct shelf shelf;
    enum ks_err err = read_terms(&shelf, data_dir, error);

    *out = shelf.newest;
    return err;
}

/* The pack is read, checked and loaded; its files are what is shown. */
static enum ks_err open_release(const struct ks_signers *signers, const char *hall, int64_t number,
                                struct ks_shelf_choice *out, struct ks_error *error)
{
    struct ks_release_pack pack;
    struct ks_content_faults faults = {0};
    enum ks_err err = ks_release_pack_load(out->path, &pack, error);

    if (err == KS_OK)
        err = ks_release_pack_check(&pack, signers, error);
    pack.files.hall = hall;
    if (err == KS_OK)
        err = ks_content_from_files(&pack.files, (struct ks_date){0}, NULL, &out->content, &faults,
                                    error);
    if (err == KS_OK)
        out->content->release = out->number = number;
    ks_content_faults_destroy(&faults);
    ks_release_pack_destroy(&pack);
    return err;
}

static void leave_out(struct shelf *shelf, int64_t number)
{
    for (int i = 0; i < shelf->count; i++)
        if (shelf->terms[i].number == number)
            shelf->terms[i--] = shelf->terms[--shelf->count];
}

void ks_shelf_choose(const char *data_dir, const char *hall, int64_t now_ms,
                     struct ks_shelf_choice *out)
{
    struct shelf shelf;
    struct ks_signers signers = {0};
    struct ks_arena arena = {0};
    int64_t number = KS_RELEASE_SHIPPED;

    *out = (struct ks_shelf_choice){.number = 0};
    if (read_terms(&shelf, data_dir, &out->trouble) == KS_OK && shelf.count > 0 &&
        ks_signers_load(data_dir, &signers, &out->trouble) != KS_OK)
        signers.count = 0; /* nobody is trusted */
    if (out->trouble.code == KS_OK)
        out->trouble = shelf.trouble;
    while (out->content == NULL &&
           (number = ks_release_live(shelf.terms, shelf.count, now_ms)) != KS_RELEASE_SHIPPED) {
        snprintf(out->path, sizeof out->path, "%s", ks_shelf_path(&arena, data_dir, number));
        struct ks_error error = {0};
        if (open_release(&signers, hall, number, out, &error) != KS_OK) {
            if (out->trouble.code == KS_OK)
                out->trouble = error;
            leave_out(&shelf, number);
        }
    }
    ks_arena_destroy(&arena);
}

static enum ks_err check_text(const char *data_dir, const char *text, size_t bytes,
                              int64_t *out_number, struct ks_error *error)
{
    struct ks_release_pack pack;
    struct ks_signers signers;
    enum ks_err err = ks_release_pack_read(text, bytes, &pack, error);

    if (err == KS_OK)
        err = ks_signers_load(data_dir, &signers, error);
    if (err == KS_OK)
        err = ks_release_pack_check(&pack, &signers, error);
    *out_number = pack.term.number;
    ks_release_pack_destroy(&pack);
    return err;
}

enum ks_err ks_shelf_put(const char *data_dir, const char *text, size_t bytes,
                         struct ks_error *error)
{
    struct ks_arena arena = {0};
    struct ks_release_pack there;
    int64_t number = 0;
    enum ks_err err = check_text(data_dir, text, bytes, &number, error);
    const char *path = ks_shelf_path(&arena, data_dir, number);

    if (err == KS_OK)
        err = ks_file_make_own_dir(folder_of(&arena, data_dir), error);
    ks_file_sweep(path);
    if (err == KS_OK)
        err = ks_file_write_atomic(path, text, bytes, error);
    if (err == KS_OK) {
        err = ks_release_pack_load(path, &there, error);
        ks_release_pack_destroy(&there);
        if (err != KS_OK)
            unlink(path); /* the disk has made something else of it */
    }
    ks_arena_destroy(&arena);
    return err;
}

enum ks_err ks_shelf_remove(const char *data_dir, int64_t number, struct ks_error *error)
{
    struct ks_arena arena = {0};
    const char *path = ks_shelf_path(&arena, data_dir, number);
    enum ks_err err = KS_OK;

    if (unlink(path) == 0)
        err = ks_file_flush_folder(path, error);
    else if (errno != ENOENT)
        err = ks_fail(error, KS_ERR_IO, "%s cannot be taken away: %s", path, ks_staff_errno(errno));
    ks_arena_destroy(&arena);
    return err;
}

bool ks_shelf_has(const char *data_dir, int64_t number, const char *sha)
{
    struct ks_arena arena = {0};
    struct ks_release_pack pack;
    struct ks_signers signers;
    bool has_it =
        ks_release_pack_peek(ks_shelf_path(&arena, data_dir, number), &pack, NULL) == KS_OK &&
        strcmp(pack.sha, sha) == 0 && ks_signers_load(data_dir, &signers, NULL) == KS_OK &&
        ks_release_pack_check(&pack, &signers, NULL) == KS_OK;

    ks_release_pack_destroy(&pack);
    ks_arena_destroy(&arena);
    return has_it;
}
