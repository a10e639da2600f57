/* Going to a place in a tree, and building the tree anew along the way. */
#include "content/node_edit.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ELEMENTS = 100000 };

/* A step of a path: a key, or the index of an element (from 0; -1: a key). */
struct step {
    const char *key;
    size_t bytes;
    int index;
    const char *rest; /* of the path, behind the step */
};

/* False for a path that none can be written so. */
static bool take_step(const char *path, struct step *out)
{
    *out = (struct step){.key = path, .index = -1};
    if (path[0] == '[') {
        char *end = NULL;
        long number = path[1] >= '1' && path[1] <= '9' ? strtol(path + 1, &end, 10) : 0;
        if (number < 1 || number > MOST_ELEMENTS || *end != ']')
            return false;
        out->index = (int)number - 1;
        out->rest = end + 1;
    } else {
        out->bytes = strcspn(path, ".[");
        out->rest = path + out->bytes;
    }
    bool ends_well = out->rest[0] == '\0' || out->rest[0] == '[' ||
                     (out->rest[0] == '.' && out->rest[1] != '\0' && out->rest[1] != '[');
    out->rest += out->rest[0] == '.';
    return ends_well && (out->index >= 0 || out->bytes > 0);
}

/* Which child it leads to: the count, if that is where a new one would stand; -1: nowhere. */
static int find_child(const struct ks_node *node, const struct step *step)
{
    if (step->index >= 0)
        return node->kind == KS_NODE_LIST && step->index <= node->child_count ? step->index : -1;
    if (node->kind != KS_NODE_OBJECT)
        return -1;
    for (int i = 0; i < node->child_count; i++)
        if (strlen(node->children[i].key) == step->bytes &&
            strncmp(node->children[i].key, step->key, step->bytes) == 0)
            return i;
    return node->child_count;
}

const struct ks_node *ks_node_at(const struct ks_node *root, const char *path)
{
    struct step step;
    if (path[0] == '\0')
        return root;
    if (!take_step(path, &step))
        return NULL;
    int at = find_child(root, &step);
    return at >= 0 && at < root->child_count ? ks_node_at(&root->children[at], step.rest) : NULL;
}

/* The value under the key and the name of the place. */
static struct ks_node placed(const struct ks_node *place, const struct ks_node *value)
{
    struct ks_node node = *value;
    node.key = place->key;
    node.name = place->name;
    node.line = place->line;
    return node;
}

const struct ks_node *ks_node_put(struct ks_arena *arena, const struct ks_node *root,
                                  const char *path, const struct ks_node *value)
{
    struct ks_node *out = ks_arena_alloc(arena, sizeof *out);
    struct step step;
    *out = placed(root, value);
    if (path[0] == '\0')
        return out;
    int at = take_step(path, &step) ? find_child(root, &step) : -1;
    bool is_new = at == root->child_count;
    if (at < 0 || (is_new && step.rest[0] != '\0'))
        return NULL;
    struct ks_node *children =
        ks_arena_alloc(arena, (size_t)(root->child_count + 1) * sizeof *children);
    if (root->child_count > 0)
        memcpy(children, root->children, (size_t)root->child_count * sizeof *children);
    if (is_new) {
        const char *key = ks_arena_strndup(arena, step.key, step.index < 0 ? step.bytes : 0);
        children[at] = (struct ks_node){
            .key = key, .name = step.index < 0 ? key : root->name, .text = "", .line = root->line};
    }
    const struct ks_node *child = ks_node_put(arena, &children[at], step.rest, value);
    if (child == NULL)
        return NULL;
    children[at] = *child;
    *out = *root;
    out->children = children;
    out->child_count = root->child_count + is_new;
    return out;
}

const struct ks_node *ks_node_insert(struct ks_arena *arena, const struct ks_node *list, int index,
                                     const struct ks_node *value)
{
    int count = list->child_count;
    if (list->kind != KS_NODE_LIST || index < 0 || index > count)
        return NULL;
    struct ks_node *out = ks_arena_alloc(arena, sizeof *out);
    struct ks_node *children = ks_arena_alloc(arena, (size_t)(count + 1) * sizeof *children);
    const struct ks_node place = {.key = "", .name = list->name, .line = list->line};
    for (int i = 0; i <= count; i++)
        children[i] = i < index    ? list->children[i]
                      : i == index ? placed(&place, value)
                                   : list->children[i - 1];
    *out = *list;
    out->children = children;
    out->child_count = count + 1;
    return out;
}

const struct ks_node *ks_node_without(struct ks_arena *arena, const struct ks_node *node, int index)
{
    struct ks_node *out = ks_arena_alloc(arena, sizeof *out);
    struct ks_node *children = ks_arena_alloc(arena, (size_t)node->child_count * sizeof *children);
    int kept = 0;
    for (int i = 0; i < node->child_count; i++)
        if (i != index)
            children[kept++] = node->children[i];
    *out = *node;
    out->children = children;
    out->child_count = kept;
    return out;
}

int ks_node_find(struct ks_arena *arena, const struct ks_node *root, const char *path,
                 const char **holder)
{
    const char *last = path;
    struct step step;
    while (take_step(last, &step) && step.rest[0] != '\0')
        last = step.rest;
    size_t bytes = (size_t)(last - path);
    bytes -= bytes > 0 && path[bytes - 1] == '.';
    *holder = ks_arena_strndup(arena, path, bytes);
    const struct ks_node *node = ks_node_at(root, *holder);
    return node != NULL && take_step(last, &step) ? find_child(node, &step) : -1;
}
