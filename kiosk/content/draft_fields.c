/* The fields of a draft put into the files of a pack: to set one, to check them, to compare them.
 */
#include <string.h>

#include "base/i18n.h"
#include "content/content_private.h"
#include "content/draft_private.h"
#include "content/faults.h"
#include "content/node_edit.h"
#include "content/node_make.h"
#include "content/release_pack.h"

/* A file of a pack as a tree; one of Markdown is a single text. NULL: it is not there, or no JSON.
 */
static const struct ks_node *tree_of(struct ks_arena *arena, const struct ks_pack_files *files,
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

static const char *json_at(struct ks_arena *arena, const struct ks_node *root, const char *field)
{
    const struct ks_node *node = root != NULL ? ks_node_at(root, field) : NULL;
    return node != NULL ? ks_node_write_short(arena, node) : NULL;
}

static bool is_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* The tree with the value there; NULL: there is no such place. */
static const struct ks_node *put(struct ks_arena *arena, const struct ks_node *root,
                                 const char *field, const struct ks_node *value)
{
    if (root == NULL && field[0] != '\0')
        return NULL;
    return root != NULL ? ks_node_put(arena, root, field, value) : value;
}

static const struct ks_node *parse(struct ks_arena *arena, const char *json)
{
    int line = 0;
    const char *why = NULL;
    return ks_node_parse(arena, json, strlen(json), &line, &why);
}

static void apply_change(struct ks_arena *arena, const struct ks_draft_change *change,
                         struct ks_pack_files *files, struct ks_content_faults *faults)
{
    const struct ks_node *root = tree_of(arena, files, change->file);
    const struct ks_node *there = root != NULL ? ks_node_at(root, change->field) : NULL;
    const struct ks_node *value = parse(arena, change->now);
    const struct ks_node *whole = value != NULL ? put(arena, root, change->field, value) : NULL;
    int line = there != NULL ? there->line : 1;
    if (whole == NULL) {
        ks_faults_add(faults, change->file, line,
                      "the draft changes \"%s\", and there is no such place any more",
                      change->field);
        return;
    }
    if (!is_same(json_at(arena, root, change->field), change->was))
        ks_faults_add(faults, change->file, line,
                      "\"%s\" was changed in the pack that is shown since the draft changed it",
                      change->field);
    ks_pack_files_put(files, change->file,
                      ks_pack_name_ends(change->file, ".json") ? ks_node_write(arena, whole)
                                                               : whole->text);
}

void ks_draft_apply(const struct ks_draft *draft, struct ks_pack_files *files,
                    struct ks_content_faults *faults)
{
    for (int i = 0; i < draft->count; i++) {
        struct ks_arena scratch = {0};
        apply_change(&scratch, &draft->changes[i], files, faults);
        ks_arena_destroy(&scratch);
    }
}

/* What stands where a text stands, or in a file of Markdown, is a text; all else is JSON. */
static const struct ks_node *value_of(struct ks_arena *arena, const struct ks_draft_wish *wish,
                                      const struct ks_node *there)
{
    bool is_prose = !ks_pack_name_ends(wish->file, ".json");
    const struct ks_node *value = NULL;
    if (!is_prose && (there == NULL || there->kind != KS_NODE_TEXT))
        value = parse(arena, wish->value);
    if (value == NULL &&
        (is_prose || (wish->field[0] != '\0' && (there == NULL || there->kind == KS_NODE_TEXT)))) {
        struct ks_node *text = ks_arena_alloc(arena, sizeof *text);
        *text = ks_node_text("", wish->value);
        value = text;
    }
    return value;
}

/* What the wish would change, in the pack as the draft has it. */
static enum ks_err make_change(struct ks_arena *arena, const struct ks_pack_files *files,
                               const struct ks_draft_wish *wish, struct ks_draft_change *out,
                               struct ks_error *error)
{
    const struct ks_node *root = tree_of(arena, files, wish->file);
    const struct ks_node *there = root != NULL ? ks_node_at(root, wish->field) : NULL;
    const struct ks_node *value = value_of(arena, wish, there);
    if (!ks_pack_is_name(wish->file))
        return ks_fail(error, KS_ERR_INPUT, "a pack has no file %s", wish->file);
    if (value == NULL)
        return ks_fail(error, KS_ERR_INPUT, "what is to stand there must be written as JSON");
    const struct ks_node *whole = put(arena, root, wish->field, value);
    if (whole == NULL)
        return ks_fail(error, KS_ERR_INPUT, "%s has no place \"%s\"", wish->file, wish->field);
    out->file = wish->file;
    out->field = wish->field;
    out->was = json_at(arena, root, wish->field);
    out->now = ks_node_write_short(arena, value);
    return KS_OK;
}

enum ks_err ks_draft_set(const char *dir, const char *name, const char *pack_dir,
                         const struct ks_draft_wish *wish, const struct ks_draft_hand *hand,
                         struct ks_error *error)
{
    struct ks_draft draft;
    struct ks_draft_file file;
    struct ks_pack_files files = {0};
    struct ks_content_faults ignored = {0};
    struct ks_draft_change change = {.at_ms = hand->now_ms, .by = hand->by};
    enum ks_err err = ks_draft_file_open(dir, name, true, &file, &draft, error);
    if (err == KS_OK)
        err = ks_pack_read(pack_dir, &files, &ignored, error);
    if (err == KS_OK) {
        ks_draft_apply(&draft, &files, &ignored);
        err = make_change(&draft.arena, &files, wish, &change, error);
    }
    if (err == KS_OK && !is_same(change.was, change.now))
        err = ks_draft_file_add(&file, &change, error);
    ks_draft_file_close(&file);
    ks_content_faults_destroy(&ignored);
    ks_pack_files_destroy(&files);
    ks_draft_destroy(&draft);
    return err;
}

enum ks_err ks_draft_make(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                          struct ks_pack_files *out, struct ks_content_faults *faults,
                          struct ks_error *error)
{
    struct ks_content *content = NULL;
    *out = (struct ks_pack_files){.count = 0};
    enum ks_err err = ks_pack_read(pack_dir, out, faults, error);
    if (err == KS_OK) {
        ks_draft_apply(draft, out, faults);
        err = ks_content_from_files(out, today, &content, faults, error);
    }
    ks_content_free(content);
    return err;
}

enum ks_err ks_draft_check(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                           struct ks_content_faults *faults, struct ks_error *error)
{
    struct ks_pack_files files;
    enum ks_err err = ks_draft_make(draft, pack_dir, today, &files, faults, error);
    ks_pack_files_destroy(&files);
    return err;
}

/* Whether a change before it was of the same field. */
static bool is_told(const struct ks_draft *draft, int index)
{
    for (int i = 0; i < index; i++)
        if (strcmp(draft->changes[i].file, draft->changes[index].file) == 0 &&
            strcmp(draft->changes[i].field, draft->changes[index].field) == 0)
            return true;
    return false;
}

enum ks_err ks_draft_diff(const struct ks_draft *draft, const char *pack_dir,
                          void (*show)(const struct ks_draft_change *change, const char *live,
                                       void *ctx),
                          void *ctx, struct ks_error *error)
{
    struct ks_pack_files live = {0}, made = {0};
    struct ks_content_faults ignored = {0};
    struct ks_arena arena = {0};
    enum ks_err err = ks_pack_read(pack_dir, &live, &ignored, error);
    if (err == KS_OK)
        err = ks_pack_read(pack_dir, &made, &ignored, error);
    if (err == KS_OK)
        ks_draft_apply(draft, &made, &ignored);
    for (int i = 0; err == KS_OK && i < draft->count; i++) {
        struct ks_draft_change change = draft->changes[i];
        const char *now = json_at(&arena, tree_of(&arena, &made, change.file), change.field);
        const char *shown = json_at(&arena, tree_of(&arena, &live, change.file), change.field);
        if (is_told(draft, i) || now == NULL || is_same(now, shown))
            continue;
        change.now = now;
        show(&change, shown, ctx);
    }
    ks_arena_destroy(&arena);
    ks_content_faults_destroy(&ignored);
    ks_pack_files_destroy(&live);
    ks_pack_files_destroy(&made);
    return err;
}
