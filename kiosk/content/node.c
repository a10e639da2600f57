#include "content/node.h"

#include <jansson.h>
#include <string.h>

/* jansson checks the text and gives the values, but keeps no positions. It does keep the order of
 * keys, so a second walk over the text, which is known to be good by then, finds each line. */
struct walk {
    struct ks_arena *arena;
    const char *at, *end;
    int line;
};

static bool is_between(char byte)
{
    return byte == ' ' || byte == '\n' || byte == ',' || byte == ':' || byte == '\t' ||
           byte == '\r';
}

static void skip_between(struct walk *walk)
{
    while (walk->at < walk->end && is_between(*walk->at)) {
        if (*walk->at == '\n')
            walk->line++;
        walk->at++;
    }
}

static void skip_string(struct walk *walk)
{
    walk->at++;
    while (walk->at < walk->end && *walk->at != '"')
        walk->at += *walk->at == '\\' ? 2 : 1;
    walk->at++;
}

static void skip_word(struct walk *walk)
{
    while (walk->at < walk->end && !is_between(*walk->at) && *walk->at != ']' && *walk->at != '}')
        walk->at++;
}

static void fill(struct walk *walk, json_t *json, struct ks_node *node);

static void fill_members(struct walk *walk, json_t *json, struct ks_node *children)
{
    const char *key;
    json_t *value;
    int i = 0;
    json_object_foreach(json, key, value)
    {
        struct ks_node *child = &children[i++];
        skip_between(walk);
        int line = walk->line;
        skip_string(walk);
        child->key = child->name = ks_arena_strdup(walk->arena, key);
        fill(walk, value, child);
        child->line = line;
    }
}

static void fill_elements(struct walk *walk, json_t *json, const char *name,
                          struct ks_node *children)
{
    size_t i;
    json_t *value;
    json_array_foreach(json, i, value)
    {
        children[i].key = "";
        children[i].name = name;
        fill(walk, value, &children[i]);
    }
}

static void fill_nested(struct walk *walk, json_t *json, struct ks_node *node)
{
    bool is_object = json_is_object(json);
    size_t count = is_object ? json_object_size(json) : json_array_size(json);
    struct ks_node *children = ks_arena_alloc(walk->arena, (count + 1) * sizeof *children);
    node->kind = is_object ? KS_NODE_OBJECT : KS_NODE_LIST;
    node->children = children;
    node->child_count = (int)count;
    walk->at++;
    if (is_object)
        fill_members(walk, json, children);
    else
        fill_elements(walk, json, node->name, children);
    skip_between(walk);
    walk->at++;
}

static void fill_scalar(struct walk *walk, json_t *json, struct ks_node *node)
{
    static const enum ks_node_kind kinds[] = {
        [JSON_STRING] = KS_NODE_TEXT, [JSON_INTEGER] = KS_NODE_INT, [JSON_REAL] = KS_NODE_REAL,
        [JSON_TRUE] = KS_NODE_BOOL,   [JSON_FALSE] = KS_NODE_BOOL,  [JSON_NULL] = KS_NODE_NULL,
    };
    node->kind = kinds[json_typeof(json)];
    node->number = json_integer_value(json);
    node->is_true = json_is_true(json);
    if (node->kind == KS_NODE_TEXT) {
        node->text = ks_arena_strdup(walk->arena, json_string_value(json));
        skip_string(walk);
    } else {
        skip_word(walk);
    }
}

/* Depth is bounded: jansson refuses a text nested deeper than JSON_PARSER_MAX_DEPTH. */
static void fill(struct walk *walk, json_t *json, struct ks_node *node)
{
    skip_between(walk);
    node->line = walk->line;
    node->text = "";
    if (json_is_object(json) || json_is_array(json))
        fill_nested(walk, json, node);
    else
        fill_scalar(walk, json, node);
}

const struct ks_node *ks_node_parse(struct ks_arena *arena, const char *text, size_t bytes,
                                    int *fault_line, const char **fault_text)
{
    json_error_t error;
    json_t *json = json_loadb(text, bytes, JSON_REJECT_DUPLICATES, &error);
    if (!json) {
        *fault_line = error.line > 0 ? error.line : 1;
        *fault_text = ks_arena_strdup(arena, error.text);
        return NULL;
    }
    struct walk walk = {.arena = arena, .at = text, .end = text + bytes, .line = 1};
    struct ks_node *root = ks_arena_alloc(arena, sizeof *root);
    root->key = root->name = "";
    fill(&walk, json, root);
    json_decref(json);
    return root;
}

const struct ks_node *ks_node_member(const struct ks_node *node, const char *key)
{
    if (node->kind != KS_NODE_OBJECT)
        return NULL;
    for (int i = 0; i < node->child_count; i++)
        if (strcmp(node->children[i].key, key) == 0)
            return &node->children[i];
    return NULL;
}

const struct ks_node *ks_node_near_key(const struct ks_node *node, const char *key)
{
    const struct ks_node *member = ks_node_member(node, key);
    return member ? member : node;
}

const struct ks_node *ks_node_near_item(const struct ks_node *node, int index)
{
    return node->kind == KS_NODE_LIST && index < node->child_count ? &node->children[index] : node;
}
