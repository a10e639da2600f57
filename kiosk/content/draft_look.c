/* Faults brought from lines to fields, and texts whose translation is older than they are. */
#include "content/draft_look.h"

#include <string.h>

#include "content/content_private.h"
#include "content/draft_private.h"
#include "content/faults.h"
#include "content/node_edit.h"

/* One look. */
struct looking {
    const struct ks_draft *draft;
    struct ks_draft_pack *made, *live; /* as the draft has it, as it is shown */
    struct ks_draft_look *out;
    int stale_capacity, waived_capacity;
};

/* The first that begins in that line, else the last that begins before it. */
static const struct ks_node *node_at_line(const struct ks_node *node, int line)
{
    const struct ks_node *best = node;
    for (int i = 0; best->line < line && i < node->child_count; i++) {
        if (node->children[i].line > line)
            break;
        best = node_at_line(&node->children[i], line);
    }
    return best;
}

static void place_faults(struct looking *looking, const struct ks_content_faults *faults)
{
    struct ks_draft_look *out = looking->out;
    out->faults = ks_arena_alloc(&out->arena, ((size_t)faults->count + 1) * sizeof *out->faults);
    for (int i = 0; i < faults->count; i++) {
        const struct ks_content_fault *fault = &faults->list[i];
        const struct ks_node *root = ks_draft_pack_tree(looking->made, fault->file);
        const char *field =
            root != NULL ? ks_node_path(&out->arena, root, node_at_line(root, fault->line)) : "";
        out->faults[out->fault_count++] =
            (struct ks_draft_place){.file = ks_arena_strdup(&out->arena, fault->file),
                                    .field = field,
                                    .line = fault->line,
                                    .what = ks_arena_strdup(&out->arena, fault->what),
                                    .by = ""};
    }
}

static bool ends_with(const char *text, const char *tail)
{
    size_t bytes = strlen(text), tail_bytes = strlen(tail);
    return bytes >= tail_bytes && strcmp(text + bytes - tail_bytes, tail) == 0;
}

/* Which change last said it in that language of that file; -1: none. Wherever it stands now: lists
 * are put in order, and their elements move. */
static int last_said(const struct ks_draft *draft, const char *file, const char *tail,
                     const char *json)
{
    for (int i = draft->count - 1; i >= 0; i--)
        if (strcmp(draft->changes[i].now, json) == 0 && strcmp(draft->changes[i].file, file) == 0 &&
            ends_with(draft->changes[i].field, tail))
            return i;
    return -1;
}

static const struct ks_node *text_in(const struct ks_node *words, enum ks_lang lang)
{
    const struct ks_node *text = ks_node_member(words, ks_lang_code(lang));
    return text != NULL && text->kind == KS_NODE_TEXT && text->text[0] != '\0' ? text : NULL;
}

/* Whether both texts stand side by side somewhere in the tree. */
static bool has_pair(const struct ks_node *node, const char *chinese, const char *english)
{
    const struct ks_node *zh = text_in(node, KS_LANG_ZH_CN), *en = text_in(node, KS_LANG_EN);
    if (zh != NULL && en != NULL)
        return strcmp(zh->text, chinese) == 0 && strcmp(en->text, english) == 0;
    for (int i = 0; i < node->child_count; i++)
        if (has_pair(&node->children[i], chinese, english))
            return true;
    return false;
}

static void add_place(struct ks_arena *arena, struct ks_draft_place **list, int *count,
                      int *capacity, const struct ks_draft_place *place)
{
    *list = ks_arena_room(arena, *list, *count, capacity, sizeof **list);
    (*list)[(*count)++] = *place;
}

/* The Chinese was said last by the change `chinese`, the English by `english`; -1: by none. */
static void judge_pair(struct looking *looking, const char *file, const char *field, int line,
                       int chinese, int english)
{
    struct ks_draft_look *out = looking->out;
    const char *why = english >= 0 ? looking->draft->changes[english].why : NULL;
    struct ks_draft_place place = {.file = ks_arena_strdup(&out->arena, file),
                                   .field = field,
                                   .line = line,
                                   .what = "",
                                   .by = ""};
    if (chinese > english) {
        add_place(&out->arena, &out->stale, &out->stale_count, &looking->stale_capacity, &place);
    } else if (why != NULL) {
        place.what = ks_arena_strdup(&out->arena, why);
        place.by = ks_arena_strdup(&out->arena, looking->draft->changes[english].by);
        add_place(&out->arena, &out->waived, &out->waived_count, &looking->waived_capacity, &place);
    }
}

/* `file` is as the draft has it, `root` its tree. */
static void look_at_words(struct looking *looking, const char *file, const struct ks_node *root,
                          const struct ks_node *node)
{
    struct ks_arena *arena = &looking->out->arena;
    const struct ks_node *zh = text_in(node, KS_LANG_ZH_CN), *en = text_in(node, KS_LANG_EN);
    if (zh == NULL || en == NULL) {
        for (int i = 0; i < node->child_count; i++)
            look_at_words(looking, file, root, &node->children[i]);
        return;
    }
    struct ks_arena *scratch = &looking->made->arena;
    const struct ks_draft *draft = looking->draft;
    int chinese = last_said(draft, file, ".zh_CN", ks_node_write_short(scratch, zh));
    int english = last_said(draft, file, ".en", ks_node_write_short(scratch, en));
    const struct ks_node *live = ks_draft_pack_tree(looking->live, file);
    if (chinese >= 0 && (live == NULL || !has_pair(live, zh->text, en->text)))
        judge_pair(looking, file, ks_node_path(arena, root, node), en->line, chinese, english);
}

/* A file of Chinese Markdown that was changed, and the English one beside it was not since. */
static void look_at_prose(struct looking *looking, const char *file)
{
    static const char zh_tail[] = ".zh_CN.md", en_tail[] = ".en.md";
    size_t bytes = strlen(file) - (sizeof zh_tail - 1);
    const char *beside =
        ks_arena_printf(&looking->made->arena, "%.*s%s", (int)bytes, file, en_tail);
    int chinese = -1, english = -1;
    for (int i = 0; i < looking->draft->count; i++)
        if (strcmp(looking->draft->changes[i].file, file) == 0)
            chinese = i;
        else if (strcmp(looking->draft->changes[i].file, beside) == 0)
            english = i;
    if (!ks_draft_is_same(ks_draft_pack_json(looking->made, file, ""),
                          ks_draft_pack_json(looking->live, file, "")))
        judge_pair(looking, beside, "", 1, chinese, english);
}

static void look_for_stale(struct looking *looking)
{
    for (int i = 0; i < looking->draft->count; i++) {
        const char *file = looking->draft->changes[i].file;
        const struct ks_node *root = ks_draft_pack_tree(looking->made, file);
        if (!ks_draft_is_first(looking->draft, i, ks_draft_is_same_file) || root == NULL)
            continue;
        if (ends_with(file, ".zh_CN.md"))
            look_at_prose(looking, file);
        else
            look_at_words(looking, file, root, root);
    }
}

enum ks_err ks_draft_look(const struct ks_draft *draft, const char *pack_dir, struct ks_date today,
                          const char *file, struct ks_draft_look *out, struct ks_error *error)
{
    struct ks_draft_pack made, live = {.count = 0};
    struct ks_content_faults faults = {0}, ignored = {0};
    struct ks_content *content = NULL;
    struct looking looking = {.draft = draft, .made = &made, .live = &live, .out = out};
    *out = (struct ks_draft_look){.fault_count = 0};
    out->outline = (struct ks_outline){.file = file, .arena = &out->arena};
    enum ks_err err = ks_draft_pack_open(pack_dir, draft, &made, &faults, error);
    if (err == KS_OK)
        err = ks_draft_pack_open(pack_dir, NULL, &live, &ignored, error);
    if (err == KS_OK) {
        err = ks_content_from_files(&made.files, today, &out->outline, &content, &faults, error);
        err = err == KS_ERR_INPUT ? KS_OK : err;
        place_faults(&looking, &faults);
        look_for_stale(&looking);
    }
    ks_content_free(content);
    ks_content_faults_destroy(&faults);
    ks_content_faults_destroy(&ignored);
    ks_draft_pack_close(&made);
    ks_draft_pack_close(&live);
    return err;
}

enum ks_err ks_draft_find_stale(const struct ks_draft *draft, const char *pack_dir,
                                struct ks_content_faults *faults, struct ks_error *error)
{
    struct ks_draft_pack made, live = {.count = 0};
    struct ks_content_faults ignored = {0};
    struct ks_draft_look out = {.fault_count = 0};
    struct looking looking = {.draft = draft, .made = &made, .live = &live, .out = &out};
    enum ks_err err = ks_draft_pack_open(pack_dir, draft, &made, &ignored, error);
    if (err == KS_OK)
        err = ks_draft_pack_open(pack_dir, NULL, &live, &ignored, error);
    if (err == KS_OK)
        look_for_stale(&looking);
    for (int i = 0; err == KS_OK && i < out.stale_count; i++)
        ks_faults_add(faults, out.stale[i].file, out.stale[i].line,
                      ks_staff_tr("the English has not followed the Chinese%s%s: change it, or say "
                                  "why it may stay"),
                      out.stale[i].field[0] != '\0' ? " " : "", out.stale[i].field);
    ks_content_faults_destroy(&ignored);
    ks_draft_pack_close(&made);
    ks_draft_pack_close(&live);
    ks_draft_look_destroy(&out);
    return err;
}

void ks_draft_look_destroy(struct ks_draft_look *look)
{
    ks_arena_destroy(&look->arena);
}
