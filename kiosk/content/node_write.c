/* A tree of values as JSON again. */
#include "content/node.h"

#include <string.h>
#include <yajl/yajl_gen.h>

#include "base/memory.h"

static void write_text(yajl_gen out, const char *text)
{
    yajl_gen_string(out, (const unsigned char *)text, strlen(text));
}

static void write_node(yajl_gen out, const struct ks_node *node);

/* The brackets of nothing stay together; yajl would put an empty line between them. */
static void write_empty(yajl_gen out, const struct ks_node *node)
{
    yajl_gen_number(out, node->kind == KS_NODE_LIST ? "[]" : "{}", 2);
}

static void write_children(yajl_gen out, const struct ks_node *node)
{
    for (int i = 0; i < node->child_count; i++) {
        if (node->kind == KS_NODE_OBJECT)
            write_text(out, node->children[i].key);
        write_node(out, &node->children[i]);
    }
}

static void write_list(yajl_gen out, const struct ks_node *node)
{
    yajl_gen_array_open(out);
    write_children(out, node);
    yajl_gen_array_close(out);
}

static void write_object(yajl_gen out, const struct ks_node *node)
{
    yajl_gen_map_open(out);
    write_children(out, node);
    yajl_gen_map_close(out);
}

static void write_node(yajl_gen out, const struct ks_node *node)
{
    switch (node->kind) {
    case KS_NODE_NULL:
        yajl_gen_null(out);
        break;
    case KS_NODE_BOOL:
        yajl_gen_bool(out, node->is_true);
        break;
    case KS_NODE_INT:
        yajl_gen_integer(out, node->number);
        break;
    case KS_NODE_REAL:
        yajl_gen_double(out, node->real);
        break;
    case KS_NODE_TEXT:
        write_text(out, node->text);
        break;
    case KS_NODE_LIST:
    case KS_NODE_OBJECT:
        if (node->child_count == 0)
            write_empty(out, node);
        else if (node->kind == KS_NODE_LIST)
            write_list(out, node);
        else
            write_object(out, node);
        break;
    }
}

static const char *write(struct ks_arena *arena, const struct ks_node *node, bool is_long)
{
    yajl_gen out = yajl_gen_alloc(NULL);
    const unsigned char *text = NULL;
    size_t bytes = 0;
    if (!out)
        ks_memory_is_out();
    yajl_gen_config(out, yajl_gen_beautify, is_long);
    yajl_gen_config(out, yajl_gen_indent_string, "  ");
    write_node(out, node);
    yajl_gen_get_buf(out, &text, &bytes);
    const char *written = ks_arena_strndup(arena, (const char *)text, bytes);
    yajl_gen_free(out);
    return written;
}

const char *ks_node_write(struct ks_arena *arena, const struct ks_node *node)
{
    return write(arena, node, true);
}

const char *ks_node_write_short(struct ks_arena *arena, const struct ks_node *node)
{
    return write(arena, node, false);
}
