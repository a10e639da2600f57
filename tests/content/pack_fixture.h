/* A copy of tests/content/good in a temporary folder, to be changed and loaded. Header only, one
 * copy a test program. */
#ifndef KS_TESTS_CONTENT_PACK_FIXTURE_H
#define KS_TESTS_CONTENT_PACK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "content/content.h"
#include "content/pack_files.h"

#define PACK_GOOD KS_SOURCE_DIR "/tests/content/good"

static const char *const pack_files[] = {
    "court.json",
    "calendar.json",
    "limits.json",
    "links.json",
    "hall.json",
    "mediation.json",
    "enforcement.json",
    "risk.json",
    "rectification.json",
    "bulletins.json",
    "settings.json",
    "groups.json",
    "jurisdiction.json",
    "institutions.json",
    "instruments.json",
    "situations.json",
    "danger.json",
    "calculators.json",
    "search.json",
    "litigation.json",
    "guides/01-private-lending.json",
    "guides/02-divorce.json",
    "guides/03-labour.json",
    "guides/private-lending.zh_CN.md",
    "guides/private-lending.en.md",
    "guides/divorce.zh_CN.md",
    "guides/divorce.en.md",
    "guides/labour.zh_CN.md",
    "guides/labour.en.md",
    "risk/no-property.zh_CN.md",
    "risk/no-property.en.md",
    "litigation/evidence.zh_CN.md",
    "litigation/evidence.en.md",
};

enum { PACK_FILE_COUNT = sizeof pack_files / sizeof pack_files[0], PACK_PATH_BYTES = 400 };

struct pack_fixture {
    char root[64]; /* the temporary folder */
    char dir[80];  /* the pack in it */
    struct ks_arena arena;
};

static inline char *pack_path(struct pack_fixture *pack, const char *name)
{
    return ks_arena_printf(&pack->arena, "%s/%s", pack->dir, name);
}

/* Not flushed to disk: some tests write thousands of times. */
static inline void pack_write(struct pack_fixture *pack, const char *name, const char *text,
                              size_t bytes)
{
    FILE *file = fopen(pack_path(pack, name), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, bytes, file), bytes);
    assert_int_equal(fclose(file), 0);
}

/* The slot is in the arena: gcc 12 takes what is read through a local one for dangling. */
static inline char *pack_read(struct pack_fixture *pack, const char *name, size_t *bytes)
{
    char **slot = ks_arena_alloc(&pack->arena, sizeof *slot);
    assert_int_equal(ks_file_read_all(pack_path(pack, name), &pack->arena, slot, bytes, NULL),
                     KS_OK);
    return *slot;
}

static inline void pack_copy_file(struct pack_fixture *pack, const char *name)
{
    char *text = NULL;
    size_t bytes = 0;
    const char *from = ks_arena_printf(&pack->arena, "%s/%s", PACK_GOOD, name);
    assert_int_equal(ks_file_read_all(from, &pack->arena, &text, &bytes, NULL), KS_OK);
    pack_write(pack, name, text, bytes);
}

static inline void pack_create(struct pack_fixture *pack)
{
    *pack = (struct pack_fixture){.root = "/tmp/ks-pack-XXXXXX"};
    assert_non_null(mkdtemp(pack->root));
    snprintf(pack->dir, sizeof pack->dir, "%s/pack", pack->root);
    for (int i = 0; ks_pack_folder(i); i++)
        assert_int_equal(ks_file_make_dirs(pack_path(pack, ks_pack_folder(i)), NULL), KS_OK);
    for (int i = 0; i < PACK_FILE_COUNT; i++)
        pack_copy_file(pack, pack_files[i]);
}

static inline int pack_remove_entry(const char *path, const struct stat *info, int type,
                                    struct FTW *walk)
{
    (void)info;
    (void)type;
    (void)walk;
    return remove(path);
}

static inline void pack_destroy(struct pack_fixture *pack)
{
    nftw(pack->root, pack_remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    ks_arena_destroy(&pack->arena);
}

/* Puts `put` in the place of the first `find`, which must be there. */
static inline void pack_replace(struct pack_fixture *pack, const char *name, const char *find,
                                const char *put)
{
    char *text = pack_read(pack, name, NULL);
    char *at = strstr(text, find);
    assert_non_null(at);
    const char *changed =
        ks_arena_printf(&pack->arena, "%.*s%s%s", (int)(at - text), text, put, at + strlen(find));
    pack_write(pack, name, changed, strlen(changed));
}

/* Every fault as "FILE:LINE: what", one a line; "" if the pack is good. In the fixture's arena. */
static inline const char *pack_faults(struct pack_fixture *pack)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    const char *all = "";
    enum ks_err err = ks_content_load(pack->dir, &content, &faults, &error);
    assert_int_equal(err, faults.count ? KS_ERR_INPUT : KS_OK);
    assert_true((content != NULL) == (err == KS_OK));
    for (int i = 0; i < faults.count; i++)
        all = ks_arena_printf(&pack->arena, "%s%s%s:%d: %s", all, i ? "\n" : "",
                              faults.list[i].file, faults.list[i].line, faults.list[i].what);
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
    return all;
}

#endif
