/* The pack as a draft has it: the changes put into the files, in their order. */
#include <string.h>

#include "content/content_private.h"
#include "content/draft_private.h"
#include "content/faults.h"
#include "content/node_edit.h"
#include "content/node_make.h"
#include "content/release_pack.h"

const struct ks_node *ks_draft_parse(struct ks_arena *arena, const char *json)
{
    int line = 0;
    const char *why = NULL;
    return ks_node_parse(arena, json, strlen(json), &line, &why);
}

bool ks_draft_is_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static const struct ks_node *read_tree(struct ks_arena *arena, const struct ks_pack_files *files,
                                       const char *name)
{
    int line = 0;
    const char *why = NULL;
    for (int i = 0; i < files->count; i++) {
        const struct ks_pack_file *file = &files->list[i];
        if (strcmp(file->name, name) != 0 || file->text == NULL)
            continue;
        if (ks_pack_name_ends(name, ".json"))
            return ks_node_parse(arena, file->text, file->bytes, &line, &why);
        struct ks_node *text = ks_arena_alloc(arena, sizeof *text);
        *text = ks_node_text("", file->text);
        text->name = "";
        text->line = 1;
        return text;
    }
    return NULL;
}

static struct ks_draft_tree *find_tree(struct ks_draft_pack *pack, const char *file)
{
    for (int i = 0; i < pack->count; i++)
        if (strcmp(pack->trees[i].file, file) == 0)
            return &pack->trees[i];
    pack->trees =
        ks_arena_room(&pack->arena, pack->trees, pack->count, &pack->capacity, sizeof *pack->trees);
    struct ks_draft_tree *tree = &pack->trees[pack->count++];
    *tree = (struct ks_draft_tree){.file = ks_arena_strdup(&pack->arena, file),
                                   .root = read_tree(&pack->arena, &pack->files, file)};
    return tree;
}

const struct ks_node *ks_draft_pack_tree(struct ks_draft_pack *pack, const char *file)
{
    return find_tree(pack, file)->root;
}

static const char *json_at(struct ks_arena *arena, const struct ks_node *root, const char *field)
{
    const struct ks_node *node = root != NULL ? ks_node_at(root, field) : NULL;
    return node != NULL ? ks_node_write_short(arena, node) : NULL;
}

const char *ks_draft_pack_json(struct ks_draft_pack *pack, const char *file, const char *field)
{
    return json_at(&pack->arena, ks_draft_pack_tree(pack, file), field);
}

static const struct ks_node *take_out(struct ks_arena *arena, const struct ks_node *root,
                                      const char *field)
{
    const char *holder = NULL;
    int index = ks_node_find(arena, root, field, &holder);
    const struct ks_node *held = index >= 0 ? ks_node_at(root, holder) : NULL;
    if (held == NULL || held->kind != KS_NODE_OBJECT)
        return NULL;
    return ks_node_put(arena, root, holder, ks_node_without(arena, held, index));
}

const struct ks_node *ks_draft_put(struct ks_arena *arena, const struct ks_node *root,
                                   const char *field, const struct ks_node *value)
{
    if (root == NULL && field[0] != '\0')
        return NULL;
    if (root != NULL && value->kind == KS_NODE_NULL)
        return take_out(arena, root, field);
    return root != NULL ? ks_node_put(arena, root, field, value) : value;
}

/* From `first` on: what one hand writes letter by letter is one change after another of the same
 * field, of which the last counts. */
static int last_of_field(const struct ks_draft *draft, int first)
{
    const struct ks_draft_change *change = &draft->changes[first];
    int last = first;
    while (last + 1 < draft->count && strcmp(draft->changes[last + 1].file, change->file) == 0 &&
           strcmp(draft->changes[last + 1].field, change->field) == 0)
        last++;
    return last;
}

static void apply(struct ks_draft_pack *pack, const struct ks_draft_change *first,
                  const struct ks_draft_change *last, struct ks_content_faults *faults)
{
    struct ks_draft_tree *tree = find_tree(pack, first->file);
    const struct ks_node *there = tree->root != NULL ? ks_node_at(tree->root, first->field) : NULL;
    const struct ks_node *value = ks_draft_parse(&pack->arena, last->now);
    const struct ks_node *whole =
        value != NULL ? ks_draft_put(&pack->arena, tree->root, first->field, value) : NULL;
    int line = there != NULL ? there->line : 1;
    if (whole == NULL) {
        ks_faults_add(faults, first->file, line,
                      "the draft changes \"%s\", and there is no such place any more",
                      first->field);
        return;
    }
    if (!ks_draft_is_same(json_at(&pack->arena, tree->root, first->field), first->was))
        ks_faults_add(faults, first->file, line,
                      "\"%s\" was changed in the pack that is shown since the draft changed it",
                      first->field);
    tree->root = whole;
    tree->is_changed = true;
}

/* The changed trees as texts, and read again: a line of a fault is one of the text. */
static void write_files(struct ks_draft_pack *pack)
{
    for (int i = 0; i < pack->count; i++) {
        struct ks_draft_tree *tree = &pack->trees[i];
        if (!tree->is_changed)
            continue;
        bool is_json = ks_pack_name_ends(tree->file, ".json");
        ks_pack_files_put(&pack->files, tree->file,
                          is_json ? ks_node_write(&pack->arena, tree->root) : tree->root->text);
        tree->root = read_tree(&pack->arena, &pack->files, tree->file);
    }
}

static void apply_all(struct ks_draft_pack *pack, const struct ks_draft *draft,
                      struct ks_content_faults *faults)
{
    for (int i = 0; i < draft->count;) {
        int last = last_of_field(draft, i);
        apply(pack, &draft->changes[i], &draft->changes[last], faults);
        i = last + 1;
    }
    write_files(pack);
}

enum ks_err ks_draft_pack_open(const char *pack_dir, const struct ks_draft *draft,
                               struct ks_draft_pack *out, struct ks_content_faults *faults,
                               struct ks_error *error)
{
    *out = (struct ks_draft_pack){.count = 0};
    enum ks_err err = ks_pack_read(pack_dir, &out->files, faults, error);
    if (err == KS_OK && draft != NULL)
        apply_all(out, draft, faults);
    return err;
}

void ks_draft_pack_close(struct ks_draft_pack *pack)
{
    ks_pack_files_destroy(&pack->files);
    ks_arena_destroy(&pack->arena);
    *pack = (struct ks_draft_pack){.count = 0};
}

enum ks_err ks_draft_pack_read(struct ks_draft_pack *pack, struct ks_date today,
                               struct ks_content **out, struct ks_content_faults *faults,
                               struct ks_error *error)
{
    return ks_content_from_files(&pack->files, today, NULL, out, faults, error);
}
