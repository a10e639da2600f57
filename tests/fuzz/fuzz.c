/* What the fuzz targets share. */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

void fuzz_fail(const char *what)
{
    fprintf(stderr, "finding: %s\n", what);
    abort();
}

void fuzz_check(int holds, const char *what)
{
    if (!holds)
        fuzz_fail(what);
}

const char *fuzz_path(const char *name)
{
    static struct ks_arena paths; /* until the program ends */
    const char *folder = getenv("KS_FUZZ_FOLDER");

    fuzz_check(folder != NULL, "start it by tests/fuzz/run");
    return ks_arena_printf(&paths, "%s/%s", folder, name);
}

void fuzz_write(const char *path, const void *data, size_t bytes)
{
    FILE *file = fopen(path, "wb");

    fuzz_check(file != NULL, path);
    fuzz_check(fwrite(data, 1, bytes, file) == bytes, path);
    fuzz_check(fclose(file) == 0, path);
}

void fuzz_add(const char *head, const void *data, size_t bytes)
{
    static int count;
    char name[40];
    size_t before = head != NULL ? strlen(head) : 0;
    char *all = malloc(before + bytes + 1);

    fuzz_check(all != NULL, "no memory");
    memcpy(all, head != NULL ? head : "", before);
    memcpy(all + before, data, bytes);
    snprintf(name, sizeof name, "seeds/%04d", ++count);
    fuzz_write(fuzz_path(name), all, before + bytes);
    free(all);
}

void fuzz_add_file(const char *head, const char *path)
{
    struct ks_arena arena = {0};
    struct ks_error error = {0};
    char *text = NULL;
    size_t bytes = 0;

    fuzz_check(ks_file_read_all(path, &arena, &text, &bytes, &error) == KS_OK, error.text);
    fuzz_add(head, text, bytes);
    ks_arena_destroy(&arena);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    fuzz_prepare();
    return 0;
}
