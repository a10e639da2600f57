/* Nodes made by hand, for what is written as JSON. */
#include "content/node_make.h"

#include <string.h>

#include "domain/date.h"

struct ks_node ks_node_text(const char *key, const char *text)
{
    return (struct ks_node){.kind = KS_NODE_TEXT, .key = key, .text = text};
}

struct ks_node ks_node_int(const char *key, int64_t number)
{
    return (struct ks_node){.kind = KS_NODE_INT, .key = key, .number = number};
}

struct ks_node ks_node_bool(const char *key, bool is_true)
{
    return (struct ks_node){.kind = KS_NODE_BOOL, .key = key, .is_true = is_true};
}

struct ks_node ks_node_null(const char *key)
{
    return (struct ks_node){.kind = KS_NODE_NULL, .key = key};
}

struct ks_node ks_node_time(struct ks_arena *arena, const char *key, int64_t wall_ms)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(wall_ms);

    return ks_node_text(key, ks_arena_printf(arena, "%sT%02d:%02d:%02d+08:00",
                                             ks_date_format(ks_date_from_wall_ms(wall_ms), day),
                                             minute / 60, minute % 60, (int)(wall_ms / 1000 % 60)));
}

struct ks_node ks_node_time_or_null(struct ks_arena *arena, const char *key, int64_t wall_ms)
{
    return wall_ms > 0 ? ks_node_time(arena, key, wall_ms) : ks_node_null(key);
}

struct ks_node ks_node_text_or_null(const char *key, const char *text)
{
    return text[0] != '\0' ? ks_node_text(key, text) : ks_node_null(key);
}

static struct ks_node group(struct ks_arena *arena, enum ks_node_kind kind, const char *key,
                            const struct ks_node *members, int count)
{
    struct ks_node *copy = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *copy);

    if (count > 0)
        memcpy(copy, members, (size_t)count * sizeof *copy);
    return (struct ks_node){.kind = kind, .key = key, .children = copy, .child_count = count};
}

struct ks_node ks_node_words(struct ks_arena *arena, const char *key, const struct ks_words *words)
{
    struct ks_node in[KS_LANG_COUNT];

    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        const char *code = ks_lang_code((enum ks_lang)lang), *text = words->in[lang];
        in[lang] = text != NULL ? ks_node_text(code, text) : ks_node_null(code);
    }
    return ks_node_object(arena, key, in, KS_LANG_COUNT);
}

struct ks_node ks_node_object(struct ks_arena *arena, const char *key,
                              const struct ks_node *members, int count)
{
    return group(arena, KS_NODE_OBJECT, key, members, count);
}

struct ks_node ks_node_list(struct ks_arena *arena, const char *key, const struct ks_node *members,
                            int count)
{
    return group(arena, KS_NODE_LIST, key, members, count);
}
