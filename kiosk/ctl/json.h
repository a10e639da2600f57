/* What --json prints: members with stable keys, the same in every language. */
#ifndef KS_CTL_JSON_H
#define KS_CTL_JSON_H

#include <stdint.h>

#include "content/node.h"

/* A member of an object; in a list `key` is "". Keys and texts are borrowed. */
struct ks_node ks_ctl_json_text(const char *key, const char *text);
struct ks_node ks_ctl_json_int(const char *key, int64_t number);
struct ks_node ks_ctl_json_bool(const char *key, bool is_true);

/* A moment as "2026-11-23T09:41:00+08:00"; the text is the arena's. */
struct ks_node ks_ctl_json_time(struct ks_arena *arena, const char *key, int64_t wall_ms);

/* An object or a list of `count` members, which are copied into the arena. */
struct ks_node ks_ctl_json_object(struct ks_arena *arena, const char *key,
                                  const struct ks_node *members, int count);
struct ks_node ks_ctl_json_list(struct ks_arena *arena, const char *key,
                                const struct ks_node *members, int count);

/* Prints it on stdout. */
void ks_ctl_json_print(struct ks_arena *arena, const struct ks_node *root);

#endif
