/* Giving the files of a pack the one form in which the kiosk writes them. */
#include <string.h>

#include "base/file.h"
#include "content/node.h"
#include "content/pack.h"
#include "content/pack_files.h"

/* Puts the text in its form into `forms`; what is no JSON becomes a fault. */
static void read_form(struct ks_arena *arena, const struct ks_pack_file *file, const char **form,
                      struct ks_content_faults *faults)
{
    int line = 1;
    const char *why = NULL;
    const struct ks_node *root = ks_node_parse(arena, file->text, file->bytes, &line, &why);
    if (root)
        *form = ks_node_write(arena, root);
    else
        ks_faults_add(faults, file->name, line, "%s", why);
}

static enum ks_err write_form(struct ks_arena *arena, const char *dir,
                              const struct ks_pack_file *file, const char *form, int *changed,
                              struct ks_error *error)
{
    if (!form || !file->text || strcmp(form, file->text) == 0)
        return KS_OK;
    const char *path = ks_arena_printf(arena, "%s/%s", dir, file->name);
    enum ks_err err = ks_file_check(path, KS_FILE_OURS, error); /* a link stays one */
    *changed += err == KS_OK;
    return err == KS_OK ? ks_file_rewrite(path, form, strlen(form), error) : err;
}

enum ks_err ks_content_format(const char *dir, int *changed, struct ks_content_faults *faults,
                              struct ks_error *error)
{
    struct ks_pack_files files = {0};
    struct ks_arena arena = {0};
    *changed = 0;
    enum ks_err err = ks_pack_files_read(dir, &files, faults, error);
    const char **forms = ks_arena_alloc(&arena, (size_t)(files.count + 1) * sizeof *forms);
    for (int i = 0; err == KS_OK && i < files.count; i++)
        if (files.list[i].text && ks_pack_name_ends(files.list[i].name, ".json"))
            read_form(&arena, &files.list[i], &forms[i], faults);
    if (err == KS_OK && faults->count > 0)
        err = ks_fail(error, KS_ERR_INPUT, "%s: nothing was changed because of these faults", dir);
    for (int i = 0; err == KS_OK && i < files.count; i++)
        err = write_form(&arena, dir, &files.list[i], forms[i], changed, error);
    ks_faults_sort(faults);
    ks_pack_files_destroy(&files);
    ks_arena_destroy(&arena);
    return err;
}
