/* A pack in which one file holds anything: it is loaded, or refused with faults that say where. The
 * first byte of the input says which file. JSON that can be read is written and read again. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "content/content.h"
#include "content/node.h"
#include "content/pack_files.h"
#include "fuzz/fuzz.h"

#define GOOD KS_SOURCE_DIR "/tests/content/good"
#define COURTS KS_SOURCE_DIR "/assets/content"

enum { MOST_BYTES = 16 * 1024 }; /* longer files say nothing new, more slowly */

static struct ks_pack_files files; /* of the good pack: what is put back after each input */
static const char *pack;           /* its copy */
static const char **paths;         /* of the files in that */

static void read_files(const char *dir, struct ks_pack_files *out)
{
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};

    fuzz_check(ks_pack_files_read(dir, out, &faults, &error) == KS_OK, error.text);
    fuzz_check(faults.count == 0, "a pack that cannot be read");
}

static void add(int index, const struct ks_pack_file *file)
{
    const char head[] = {(char)(index + 1), '\0'}; /* 0 would end the text */

    if (file->bytes <= MOST_BYTES)
        fuzz_add(head, file->text, file->bytes);
}

/* The court's own files stand for those of the same name; of its prose, the first of each kind. */
static void add_courts_files(void)
{
    struct ks_pack_files courts = {0};

    read_files(COURTS, &courts);
    for (int i = 0; i < files.count; i++)
        for (int j = 0; j < courts.count; j++)
            if (strcmp(files.list[i].name, courts.list[j].name) == 0)
                add(i, &courts.list[j]);
    ks_pack_files_destroy(&courts);
}

void fuzz_prepare(void)
{
    static const char *const folders[] = {"pack/guides", "pack/risk", "pack/litigation"};
    struct ks_error error = {0};

    read_files(GOOD, &files);
    pack = fuzz_path("pack");
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        fuzz_check(ks_file_make_dirs(fuzz_path(folders[i]), &error) == KS_OK, error.text);
    paths = calloc((size_t)files.count, sizeof *paths);
    fuzz_check(paths != NULL, "no memory");
    for (int i = 0; i < files.count; i++) {
        struct ks_arena arena = {0};
        paths[i] = fuzz_path(ks_arena_printf(&arena, "pack/%s", files.list[i].name));
        fuzz_write(paths[i], files.list[i].text, files.list[i].bytes);
        add(i, &files.list[i]);
        ks_arena_destroy(&arena);
    }
    add_courts_files();
}

static void write_and_read_again(const char *text, size_t bytes)
{
    struct ks_arena arena = {0};
    const char *why = NULL;
    int line = 0;
    const struct ks_node *node = ks_node_parse(&arena, text, bytes, &line, &why);

    if (node == NULL)
        fuzz_check(line > 0 && why != NULL && why[0] != '\0', "no JSON, and no word where");
    if (node != NULL) {
        const char *once = ks_node_write(&arena, node);
        node = ks_node_parse(&arena, once, strlen(once), &line, &why);
        fuzz_check(node != NULL, "what was written is no JSON");
        fuzz_check(strcmp(ks_node_write(&arena, node), once) == 0, "written again it differs");
    }
    ks_arena_destroy(&arena);
}

static void load(void)
{
    struct ks_content *content = NULL;
    struct ks_content_faults faults = {0};
    struct ks_error error = {0};
    struct ks_date today = {2026, 11, 23};
    enum ks_err err = ks_content_check(pack, today, &content, &faults, &error);

    fuzz_check(err == KS_OK || err == KS_ERR_INPUT, "an error that cannot be");
    fuzz_check((err == KS_OK) == (content != NULL), "content beside an error");
    fuzz_check((err == KS_OK) == (faults.count == 0), "an error without a fault");
    for (int i = 0; i < faults.count; i++)
        fuzz_check(faults.list[i].line > 0 && faults.list[i].what[0] != '\0', "a fault unsaid");
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    if (bytes == 0 || bytes > MOST_BYTES + 1)
        return 0;
    int index = (data[0] + files.count - 1) % files.count;
    const char *text = (const char *)data + 1;

    write_and_read_again(text, bytes - 1);
    fuzz_write(paths[index], text, bytes - 1);
    load();
    fuzz_write(paths[index], files.list[index].text, files.list[index].bytes);
    return 0;
}
