/* Two packs compared: trees side by side, down to the fields that differ. */
#include "content/pack_diff.h"

#include <string.h>

#include "content/node.h"

struct comparing {
    struct ks_arena arena;
    const char *file;
    void (*show)(const struct ks_pack_difference *difference, void *ctx);
    void *ctx;
    int count;
};

static void tell(struct comparing *comparing, const char *field, const char *was, const char *now)
{
    const struct ks_pack_difference difference = {comparing->file, field, was, now};

    comparing->count++;
    comparing->show(&difference, comparing->ctx);
}

static const char *json_of(struct comparing *comparing, const struct ks_node *node)
{
    return node != NULL ? ks_node_write_short(&comparing->arena, node) : NULL;
}

static bool is_same(struct comparing *comparing, const struct ks_node *was,
                    const struct ks_node *now)
{
    return was != NULL && now != NULL && was->kind == now->kind &&
           strcmp(json_of(comparing, was), json_of(comparing, now)) == 0;
}

static void compare(struct comparing *comparing, const char *field, const struct ks_node *was,
                    const struct ks_node *now);

static const char *below(struct comparing *comparing, const char *field, const char *key)
{
    return ks_arena_printf(&comparing->arena, "%s%s%s", field, field[0] != '\0' ? "." : "", key);
}

static void compare_members(struct comparing *comparing, const char *field,
                            const struct ks_node *was, const struct ks_node *now)
{
    for (int i = 0; i < was->child_count; i++) {
        const char *key = was->children[i].key;
        compare(comparing, below(comparing, field, key), &was->children[i],
                ks_node_member(now, key));
    }
    for (int i = 0; i < now->child_count; i++)
        if (ks_node_member(was, now->children[i].key) == NULL)
            compare(comparing, below(comparing, field, now->children[i].key), NULL,
                    &now->children[i]);
}

static void compare_elements(struct comparing *comparing, const char *field,
                             const struct ks_node *was, const struct ks_node *now)
{
    for (int i = 0; i < was->child_count || i < now->child_count; i++)
        compare(comparing, ks_arena_printf(&comparing->arena, "%s[%d]", field, i + 1),
                i < was->child_count ? &was->children[i] : NULL,
                i < now->child_count ? &now->children[i] : NULL);
}

/* What is the same is passed by; objects and lists are gone into. */
static void compare(struct comparing *comparing, const char *field, const struct ks_node *was,
                    const struct ks_node *now)
{
    if (is_same(comparing, was, now))
        return;
    bool is_alike = was != NULL && now != NULL && was->kind == now->kind;
    if (is_alike && was->kind == KS_NODE_OBJECT)
        compare_members(comparing, field, was, now);
    else if (is_alike && was->kind == KS_NODE_LIST)
        compare_elements(comparing, field, was, now);
    else
        tell(comparing, field, json_of(comparing, was), json_of(comparing, now));
}

static const struct ks_node *tree_of(struct comparing *comparing, const struct ks_pack_file *file)
{
    int line = 0;
    const char *why = NULL;

    return file != NULL && file->text != NULL && ks_pack_name_ends(file->name, ".json")
               ? ks_node_parse(&comparing->arena, file->text, file->bytes, &line, &why)
               : NULL;
}

/* One of the two may be NULL. */
static void compare_files(struct comparing *comparing, const struct ks_pack_file *was,
                          const struct ks_pack_file *now)
{
    const struct ks_node *old_tree = tree_of(comparing, was), *new_tree = tree_of(comparing, now);
    const char *old_text = was != NULL ? was->text : NULL,
               *new_text = now != NULL ? now->text : NULL;

    if (old_tree != NULL && new_tree != NULL)
        compare(comparing, "", old_tree, new_tree);
    else if (old_text == NULL || new_text == NULL || strcmp(old_text, new_text) != 0)
        tell(comparing, "", old_text, new_text);
    ks_arena_reset(&comparing->arena);
}

int ks_pack_diff(const struct ks_pack_files *was, const struct ks_pack_files *now,
                 void (*show)(const struct ks_pack_difference *difference, void *ctx), void *ctx)
{
    struct comparing comparing = {.show = show, .ctx = ctx};

    for (int i = 0, k = 0; i < was->count || k < now->count;) {
        int order = i == was->count   ? 1
                    : k == now->count ? -1
                                      : strcmp(was->list[i].name, now->list[k].name);
        comparing.file = order <= 0 ? was->list[i].name : now->list[k].name;
        compare_files(&comparing, order <= 0 ? &was->list[i] : NULL,
                      order >= 0 ? &now->list[k] : NULL);
        i += order <= 0;
        k += order >= 0;
    }
    ks_arena_destroy(&comparing.arena);
    return comparing.count;
}
