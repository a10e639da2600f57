/* A pack as a whole: its files read in order, then what ties them together. */
#include "content/content.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "content/content_private.h"
#include "content/faults.h"
#include "content/guide_files.h"
#include "content/guide_refs.h"
#include "content/parts.h"
#include "content/release_pack.h"
#include "domain/release.h"

struct part {
    const char *file;
    void (*read)(struct ks_load *load, const struct ks_node *root);
};

#define PART(file, name) {file, ks_part_read_##name},
static const struct part parts_before_guides[] = {KS_PARTS_BEFORE_GUIDES(PART)};
static const struct part parts_after_guides[] = {KS_PARTS_AFTER_GUIDES(PART)};
static const struct part parts_later[] = {KS_PARTS_LATER(PART)};

enum {
    PARTS_BEFORE = sizeof parts_before_guides / sizeof parts_before_guides[0],
    PARTS_AFTER = sizeof parts_after_guides / sizeof parts_after_guides[0],
    PARTS_LATER = sizeof parts_later / sizeof parts_later[0],
};

/* Releases from before it was there are shown again. */
static const char added_later[] = "tribunals.json";

/* `ahead` may be NULL. */
static void read_part(struct ks_load *load, const struct part *part,
                      const struct ks_parsed_ahead *ahead)
{
    const struct ks_pack_file *file = ks_pack_files_use(load->files, part->file);
    load->file = part->file;
    if (!file && strcmp(part->file, added_later) == 0)
        return;
    if (!file) {
        load->has_lost_names = true;
        ks_load_fault(load, 1, "the file is missing");
        return;
    }
    bool is_parsed = ahead && ahead->file == file;
    const struct ks_node *root = is_parsed ? ahead->root : ks_load_parse(load, file);
    if (root)
        part->read(load, root);
    ks_arena_reset(load->scratch);
}

/* Reads the file into `one` and then as `part`; the first fault becomes the error. */
static enum ks_err read_alone(struct ks_load *load, const char *path, const struct part *part,
                              struct ks_error *error)
{
    struct ks_pack_file one = {.name = part->file};
    struct ks_pack_files files = {.list = &one, .count = 1, .capacity = 1};
    char *text = NULL;
    enum ks_err err = ks_file_read_all(path, &load->content->arena, &text, &one.bytes, error);
    if (err != KS_OK)
        return err;
    one.text = text;
    struct ks_load here = *load;
    here.files = &files;
    read_part(&here, part, NULL);
    if (load->faults->count == 0)
        return KS_OK;
    ks_faults_sort(load->faults);
    return ks_fail(error, KS_ERR_INPUT, "%s:%d: %s", path, load->faults->list[0].line,
                   load->faults->list[0].what);
}

enum ks_err ks_content_load_part(const char *dir, const char *file, struct ks_content **out,
                                 struct ks_error *error)
{
    static const struct part parts[] = {
        {"calendar.json", ks_part_read_calendar},
        {"hall.json", ks_part_read_hall},
    };
    const struct part *part = strcmp(file, parts[0].file) == 0 ? &parts[0] : &parts[1];
    struct ks_arena scratch = {0};
    struct ks_content_faults faults = {0};
    struct ks_content *content = calloc(1, sizeof *content);
    *out = NULL;
    assert(strcmp(file, part->file) == 0);
    if (!content)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the content");
    struct ks_load load = {.content = content, .faults = &faults, .scratch = &scratch};
    enum ks_err err =
        read_alone(&load, ks_arena_printf(&content->arena, "%s/%s", dir, file), part, error);
    if (err == KS_OK)
        *out = content;
    else
        ks_content_free(content);
    ks_content_faults_destroy(&faults);
    ks_arena_destroy(&scratch);
    return err;
}

static void read_parts(struct ks_load *load)
{
    struct ks_parsed_ahead ahead = {.file =
                                        ks_pack_files_use(load->files, parts_after_guides[0].file)};
    for (int i = 0; i < PARTS_BEFORE; i++)
        read_part(load, &parts_before_guides[i], NULL);
    ks_guide_files_read(load, &ahead);
    for (int i = 0; i < PARTS_AFTER; i++)
        read_part(load, &parts_after_guides[i], &ahead);
    for (int i = 0; i < PARTS_LATER; i++)
        if (ks_pack_files_use(load->files, parts_later[i].file) != NULL)
            read_part(load, &parts_later[i], NULL);
    ks_arena_destroy(&ahead.arena);
}

/* While a page is unread, what it would use is not known. */
static void check_unused(struct ks_load *load)
{
    for (int i = 0; !load->has_lost_names && i < load->files->count; i++)
        if (!load->files->list[i].is_used)
            ks_faults_add(load->faults, load->files->list[i].name, 1, "no page uses this file");
}

/* NULL: no memory. */
static struct ks_content *read_pack(struct ks_pack_files *files, struct ks_date today,
                                    struct ks_outline *outline, struct ks_content_faults *faults)
{
    struct ks_arena scratch = {0};
    struct ks_content *content = calloc(1, sizeof *content);
    if (!content)
        return NULL;
    content->release = KS_RELEASE_SHIPPED;
    struct ks_guide_refs refs = {0};
    struct ks_load load = {.files = files,
                           .content = content,
                           .faults = faults,
                           .scratch = &scratch,
                           .refs = &refs,
                           .today = today,
                           .outline = outline};
    read_parts(&load);
    if (!load.has_lost_guides)
        ks_guide_refs_check(&load);
    check_unused(&load);
    ks_arena_destroy(&scratch);
    return content;
}

/* The same pack as the hall of each tribunal has it: what is wrong there alone is a fault, too. */
static void check_tribunals(struct ks_pack_files *files, struct ks_date today,
                            const struct ks_content *court, struct ks_content_faults *faults)
{
    for (int i = 0; i < court->tribunal_count; i++) {
        struct ks_content_faults own = {0};
        files->hall = court->tribunals[i].id;
        ks_content_free(read_pack(files, today, NULL, &own));
        for (int j = 0; j < own.count; j++)
            ks_faults_add(faults, own.list[j].file, own.list[j].line, "at the tribunal \"%s\": %s",
                          files->hall, own.list[j].what);
        ks_content_faults_destroy(&own);
    }
    files->hall = NULL;
}

enum ks_err ks_content_from_files(struct ks_pack_files *files, struct ks_date today,
                                  struct ks_outline *outline, struct ks_content **out,
                                  struct ks_content_faults *faults, struct ks_error *error)
{
    struct ks_content *content = read_pack(files, today, outline, faults);
    *out = NULL;
    if (!content)
        return ks_fail(error, KS_ERR_MEMORY, "no memory for the content");
    if (faults->count == 0 && today.year != 0 && !files->hall)
        check_tribunals(files, today, content, faults);
    if (faults->count == 0) {
        *out = content;
        return KS_OK;
    }
    ks_content_free(content);
    ks_faults_sort(faults);
    const struct ks_content_fault *first = &faults->list[0];
    return ks_fail(error, KS_ERR_INPUT, "%d faults in the content, the first: %s:%d: %s",
                   faults->count, first->file, first->line, first->what);
}

static enum ks_err load(const char *dir, const char *hall, struct ks_date today,
                        struct ks_content **out, struct ks_content_faults *faults,
                        struct ks_error *error)
{
    struct ks_pack_files files = {.hall = hall};
    *out = NULL;
    enum ks_err err = ks_pack_read(dir, &files, faults, error);
    if (err == KS_OK)
        err = ks_content_from_files(&files, today, NULL, out, faults, error);
    ks_pack_files_destroy(&files);
    return err;
}

enum ks_err ks_content_check(const char *dir, struct ks_date today, struct ks_content **out,
                             struct ks_content_faults *faults, struct ks_error *error)
{
    return load(dir, NULL, today, out, faults, error);
}

enum ks_err ks_content_load(const char *dir, struct ks_content **out,
                            struct ks_content_faults *faults, struct ks_error *error)
{
    return load(dir, NULL, (struct ks_date){0}, out, faults, error);
}

enum ks_err ks_content_load_hall(const char *dir, const char *hall, struct ks_content **out,
                                 struct ks_content_faults *faults, struct ks_error *error)
{
    return load(dir, hall, (struct ks_date){0}, out, faults, error);
}

void ks_content_free(struct ks_content *content)
{
    if (!content)
        return;
    ks_arena_destroy(&content->arena);
    free(content);
}
