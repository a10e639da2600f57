/* What is a tribunal's own in a pack, found and compared. */
#include "content/overlay.h"

#include <string.h>

#include "content/node_edit.h"
#include "content/node_make.h"

static const char file_name[] = "tribunals.json";

static bool is_of(const struct ks_node *each, const char *tribunal)
{
    const struct ks_node *id = ks_node_member(each, "id");
    return id != NULL && id->kind == KS_NODE_TEXT && strcmp(id->text, tribunal) == 0;
}

/* Where it stands, "tribunals[2]"; NULL: nowhere. */
static const char *find(struct ks_arena *arena, const struct ks_node *root, const char *tribunal)
{
    const struct ks_node *list = root != NULL ? ks_node_member(root, "tribunals") : NULL;
    int count = list != NULL && list->kind == KS_NODE_LIST ? list->child_count : 0;
    for (int i = 0; i < count; i++)
        if (is_of(&list->children[i], tribunal))
            return ks_arena_printf(arena, "tribunals[%d]", i + 1);
    return NULL;
}

bool ks_overlay_has(const struct ks_node *root, const char *tribunal, const char *file,
                    const char *field)
{
    struct ks_arena arena = {0};
    const char *own = find(&arena, root, tribunal);
    size_t bytes = own != NULL ? strlen(own) : 0;
    bool has = own != NULL && strcmp(file, file_name) == 0 && strncmp(field, own, bytes) == 0 &&
               field[bytes] == '.';
    const char *key = has ? field + bytes + 1 : "";
    size_t key_bytes = strcspn(key, ".[");
    has = has && key_bytes > 0 && !(key_bytes == 2 && strncmp(key, "id", 2) == 0);
    ks_arena_destroy(&arena);
    return has;
}

/* ---- comparing packs ---- */

static const struct ks_pack_file *find_file(const struct ks_pack_files *files, const char *name)
{
    for (int i = 0; i < files->count; i++)
        if (strcmp(files->list[i].name, name) == 0)
            return &files->list[i];
    return NULL;
}

static bool is_same(const struct ks_pack_file *a, const struct ks_pack_file *b)
{
    return a->text != NULL && b != NULL && b->text != NULL && a->bytes == b->bytes &&
           memcmp(a->text, b->text, a->bytes) == 0;
}

/* The file with nothing of that tribunal in it but where it stands; NULL: it is not told of. */
static const char *without_own(struct ks_arena *arena, const struct ks_pack_file *file,
                               const char *tribunal)
{
    const struct ks_node none = ks_node_null("");
    const char *why = NULL;
    int line = 0;
    const struct ks_node *root = file != NULL && file->text != NULL
                                     ? ks_node_parse(arena, file->text, file->bytes, &line, &why)
                                     : NULL;
    const char *own = find(arena, root, tribunal);
    return own != NULL ? ks_node_write_short(arena, ks_node_put(arena, root, own, &none)) : NULL;
}

static bool is_same_without(const struct ks_pack_files *was, const struct ks_pack_files *now,
                            const char *tribunal)
{
    struct ks_arena arena = {0};
    const char *before = without_own(&arena, find_file(was, file_name), tribunal);
    const char *after = without_own(&arena, find_file(now, file_name), tribunal);
    bool is_same = before != NULL && after != NULL && strcmp(before, after) == 0;
    ks_arena_destroy(&arena);
    return is_same;
}

bool ks_overlay_is_all(const struct ks_pack_files *was, const struct ks_pack_files *now,
                       const char *tribunal)
{
    bool is_all = was->count == now->count && is_same_without(was, now, tribunal);
    for (int i = 0; is_all && i < was->count; i++)
        is_all = strcmp(was->list[i].name, file_name) == 0 ||
                 is_same(&was->list[i], find_file(now, was->list[i].name));
    return is_all;
}
