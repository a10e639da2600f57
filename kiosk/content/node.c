/* JSON to a tree of values that know their line: yajl reads, each value is built as it ends. */
#include "content/node.h"

#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/i18n.h"
#include "base/memory.h"

enum { MAX_DEPTH = 32, MAX_KEYS = 256 };

/* A list or an object that has begun and not ended. */
struct open_node {
    struct ks_node node;
    int first; /* its first child among the pending */
};

struct build {
    struct ks_arena *arena;
    yajl_handle parser;
    const char *text, *counted; /* lines are counted up to `counted` */
    int line;
    const char *key; /* of the member that comes next, with its line */
    int key_line;
    struct open_node open[MAX_DEPTH];
    int depth;
    struct ks_node *pending; /* values whose list or object is still open */
    int count, capacity;
    const char *fault;
};

static int count_lines_to(struct build *build, const char *end)
{
    while (build->counted < end) {
        const char *stop = memchr(build->counted, '\n', (size_t)(end - build->counted));
        if (!stop)
            break;
        build->line++;
        build->counted = stop + 1;
    }
    return build->line;
}

/* The line of the token that was just read: none goes over a line's end. */
static int line_here(struct build *build)
{
    return count_lines_to(build, build->text + yajl_get_bytes_consumed(build->parser));
}

static int stop(struct build *build, const char *why)
{
    build->fault = why;
    return 0;
}

static struct ks_node new_node(struct build *build, enum ks_node_kind kind)
{
    struct ks_node node = {.kind = kind, .line = line_here(build), .text = ""};
    if (build->key) {
        node.key = node.name = build->key;
        node.line = build->key_line;
        build->key = NULL;
    } else {
        node.key = "";
        node.name = build->depth > 0 ? build->open[build->depth - 1].node.name : "";
    }
    return node;
}

static int add(struct build *build, const struct ks_node *node)
{
    build->pending = ks_arena_room(build->arena, build->pending, build->count, &build->capacity,
                                   sizeof *build->pending);
    build->pending[build->count++] = *node;
    return 1;
}

static int on_null(void *context)
{
    struct ks_node node = new_node(context, KS_NODE_NULL);
    return add(context, &node);
}

static int on_bool(void *context, int value)
{
    struct ks_node node = new_node(context, KS_NODE_BOOL);
    node.is_true = value != 0;
    return add(context, &node);
}

static int on_integer(void *context, long long value)
{
    struct ks_node node = new_node(context, KS_NODE_INT);
    node.number = value;
    return add(context, &node);
}

static int on_real(void *context, double value)
{
    struct ks_node node = new_node(context, KS_NODE_REAL);
    node.real = value;
    return add(context, &node);
}

static int on_text(void *context, const unsigned char *text, size_t bytes)
{
    struct build *build = context;
    struct ks_node node = new_node(build, KS_NODE_TEXT);
    if (memchr(text, 0, bytes))
        return stop(build, ks_staff_tr("a text holds the character U+0000"));
    node.text = ks_arena_strndup(build->arena, (const char *)text, bytes);
    return add(build, &node);
}

static int on_key(void *context, const unsigned char *text, size_t bytes)
{
    struct build *build = context;
    const struct open_node *owner = &build->open[build->depth - 1];
    build->key_line = line_here(build);
    if (memchr(text, 0, bytes))
        return stop(build, ks_staff_tr("a key holds the character U+0000"));
    build->key = ks_arena_strndup(build->arena, (const char *)text, bytes);
    if (build->count - owner->first >= MAX_KEYS)
        return stop(build, ks_staff_tr("an object has too many keys"));
    for (int i = owner->first; i < build->count; i++)
        if (strcmp(build->pending[i].key, build->key) == 0)
            return stop(build,
                        ks_arena_printf(build->arena, ks_staff_tr("the key \"%s\" is there twice"),
                                        build->key));
    return 1;
}

static int begin(struct build *build, enum ks_node_kind kind)
{
    if (build->depth == MAX_DEPTH)
        return stop(build, ks_staff_tr("lists and objects are nested too deep"));
    struct ks_node node = new_node(build, kind);
    build->open[build->depth++] = (struct open_node){.node = node, .first = build->count};
    return 1;
}

static int on_object(void *context)
{
    return begin(context, KS_NODE_OBJECT);
}

static int on_list(void *context)
{
    return begin(context, KS_NODE_LIST);
}

static int on_end(void *context)
{
    struct build *build = context;
    struct open_node *ended = &build->open[--build->depth];
    int count = build->count - ended->first;
    struct ks_node *children = ks_arena_alloc(build->arena, (size_t)(count + 1) * sizeof *children);
    if (count > 0)
        memcpy(children, build->pending + ended->first, (size_t)count * sizeof *children);
    build->count = ended->first;
    ended->node.children = children;
    ended->node.child_count = count;
    return add(build, &ended->node);
}

/* The first escape of half a surrogate pair: yajl turns it into a question mark, and says nothing.
 */
static const char *find_surrogate(const char *text, size_t bytes)
{
    const char *at = text, *end = text + bytes;
    while ((at = memchr(at, '\\', (size_t)(end - at)))) {
        if (end - at >= 4 && at[1] == 'u' && strchr("dD", at[2]) && strchr("89abcdefABCDEF", at[3]))
            return at;
        at += end - at >= 2 ? 2 : 1;
    }
    return NULL;
}

/* What the parser can say of a text, as far as somebody who writes one can bring it about. */
static const char *const parser_words[] = {
    KS_N_("invalid bytes in UTF8 string."),
    KS_N_("invalid char in json text."),
    KS_N_("invalid string in json text."),
    KS_N_("inside a string, '\\' occurs before a character which it may not."),
    KS_N_("invalid character inside string."),
    KS_N_("invalid (non-hex) character occurs after '\\u' inside string."),
    KS_N_("malformed number, a digit is required after the exponent."),
    KS_N_("malformed number, a digit is required after the decimal point."),
    KS_N_("malformed number, a digit is required after the minus sign."),
    KS_N_("probable comment found in input text, comments are not enabled."),
    KS_N_("trailing garbage"),
    KS_N_("integer overflow"),
    KS_N_("premature EOF"),
    KS_N_("numeric (floating point) overflow"),
    KS_N_("unallowed token at this point in JSON text"),
    KS_N_("invalid object key (must be a string)"),
    KS_N_("object key and value must be separated by a colon (':')"),
    KS_N_("after key and value, inside map, I expect ',' or '}'"),
    KS_N_("after array element, I expect ',' or ']'"),
};

static const char *translate(const char *words)
{
    for (size_t i = 0; i < sizeof parser_words / sizeof *parser_words; i++)
        if (strcmp(parser_words[i], words) == 0)
            return ks_staff_tr(parser_words[i]);
    return ks_staff_quote(words, ks_staff_tr("it cannot be read"));
}

/* What yajl says, without "parse error: " before it and the line's end behind. */
static const char *parser_fault(struct build *build)
{
    unsigned char *why = yajl_get_error(build->parser, 0, NULL, 0);
    const char *text = why ? (const char *)why : KS_N_("it cannot be read");
    const char *colon = strstr(text, "error: ");
    text = colon ? colon + strlen("error: ") : text;
    const char *fault = ks_arena_strndup(build->arena, text, strcspn(text, "\n"));
    yajl_free_error(build->parser, why);
    return translate(fault);
}

/* False if the text is no JSON: then the fault and its line are known. */
static bool run(struct build *build, size_t bytes)
{
    const char *surrogate = find_surrogate(build->text, bytes);
    if (surrogate) {
        count_lines_to(build, surrogate);
        build->fault = ks_staff_tr("write the character itself instead of \\uD800 to \\uDFFF");
        return false;
    }
    if (yajl_parse(build->parser, (const unsigned char *)build->text, bytes) != yajl_status_ok)
        line_here(build);
    else if (yajl_complete_parse(build->parser) != yajl_status_ok)
        count_lines_to(build, build->text + bytes);
    else
        return true;
    if (!build->fault)
        build->fault = parser_fault(build);
    return false;
}

/* What some editors put in front of UTF-8. */
static size_t mark_bytes(const char *text, size_t bytes)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = sizeof mark - 1;
    return bytes >= length && memcmp(text, mark, length) == 0 ? length : 0;
}

const struct ks_node *ks_node_parse(struct ks_arena *arena, const char *text, size_t bytes,
                                    int *fault_line, const char **fault_text)
{
    static const yajl_callbacks callbacks = {
        .yajl_null = on_null,
        .yajl_boolean = on_bool,
        .yajl_integer = on_integer,
        .yajl_double = on_real,
        .yajl_string = on_text,
        .yajl_start_map = on_object,
        .yajl_map_key = on_key,
        .yajl_end_map = on_end,
        .yajl_start_array = on_list,
        .yajl_end_array = on_end,
    };
    size_t mark = mark_bytes(text, bytes);
    text += mark;
    bytes -= mark;
    struct build build = {.arena = arena, .text = text, .counted = text, .line = 1};
    struct ks_node *root = NULL;
    build.parser = yajl_alloc(&callbacks, NULL, &build);
    if (!build.parser)
        ks_memory_is_out();
    if (run(&build, bytes)) {
        root = ks_arena_alloc(arena, sizeof *root);
        *root = build.pending[0];
    } else {
        *fault_line = build.line;
        *fault_text = build.fault;
    }
    yajl_free(build.parser);
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

/* Trees are as deep as what was read, which is bounded. */
static const char *find_path(struct ks_arena *arena, const struct ks_node *root,
                             const struct ks_node *node)
{
    for (int i = 0; i < root->child_count; i++) {
        const struct ks_node *child = &root->children[i];
        const char *below = child == node ? "" : find_path(arena, child, node);
        if (!below)
            continue;
        if (root->kind == KS_NODE_LIST)
            return ks_arena_printf(arena, "[%d]%s", i + 1, below);
        return ks_arena_printf(arena, ".%s%s", child->key, below);
    }
    return NULL;
}

const char *ks_node_path(struct ks_arena *arena, const struct ks_node *root,
                         const struct ks_node *node)
{
    const char *path = find_path(arena, root, node);
    return path ? path + (path[0] == '.') : "";
}
