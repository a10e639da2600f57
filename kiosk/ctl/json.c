/* What --json prints, as a tree that the writer of the content knows. */
#include "ctl/json.h"

#include <stdio.h>
#include <string.h>

#include "domain/date.h"

struct ks_node ks_ctl_json_text(const char *key, const char *text)
{
    return (struct ks_node){.kind = KS_NODE_TEXT, .key = key, .text = text};
}

struct ks_node ks_ctl_json_int(const char *key, int64_t number)
{
    return (struct ks_node){.kind = KS_NODE_INT, .key = key, .number = number};
}

struct ks_node ks_ctl_json_bool(const char *key, bool is_true)
{
    return (struct ks_node){.kind = KS_NODE_BOOL, .key = key, .is_true = is_true};
}

struct ks_node ks_ctl_json_time(struct ks_arena *arena, const char *key, int64_t wall_ms)
{
    char day[KS_DATE_TEXT_BYTES];
    int minute = ks_date_minute_from_wall_ms(wall_ms);

    return ks_ctl_json_text(key,
                            ks_arena_printf(arena, "%sT%02d:%02d:%02d+08:00",
                                            ks_date_format(ks_date_from_wall_ms(wall_ms), day),
                                            minute / 60, minute % 60, (int)(wall_ms / 1000 % 60)));
}

static struct ks_node group(struct ks_arena *arena, enum ks_node_kind kind, const char *key,
                            const struct ks_node *members, int count)
{
    struct ks_node *copy = ks_arena_alloc(arena, ((size_t)count + 1) * sizeof *copy);

    if (count > 0)
        memcpy(copy, members, (size_t)count * sizeof *copy);
    return (struct ks_node){.kind = kind, .key = key, .children = copy, .child_count = count};
}

struct ks_node ks_ctl_json_object(struct ks_arena *arena, const char *key,
                                  const struct ks_node *members, int count)
{
    return group(arena, KS_NODE_OBJECT, key, members, count);
}

struct ks_node ks_ctl_json_list(struct ks_arena *arena, const char *key,
                                const struct ks_node *members, int count)
{
    return group(arena, KS_NODE_LIST, key, members, count);
}

void ks_ctl_json_print(struct ks_arena *arena, const struct ks_node *root)
{
    fputs(ks_node_write(arena, root), stdout);
}
