/* Trees of values to be written as JSON (ks_node_write): what --json prints and what the console
 * answers. Keys are the same in every language. */
#ifndef KS_CONTENT_NODE_MAKE_H
#define KS_CONTENT_NODE_MAKE_H

#include <stdint.h>

#include "content/node.h"
#include "content/words.h"

/* A member of an object; in a list `key` is "". Keys and texts are borrowed. */
struct ks_node ks_node_text(const char *key, const char *text);
struct ks_node ks_node_int(const char *key, int64_t number);
struct ks_node ks_node_bool(const char *key, bool is_true);
struct ks_node ks_node_null(const char *key);

/* A moment as "2026-11-23T09:41:00+08:00"; the text is the arena's. */
struct ks_node ks_node_time(struct ks_arena *arena, const char *key, int64_t wall_ms);

/* null for the moment 0, and for the text "". */
struct ks_node ks_node_time_or_null(struct ks_arena *arena, const char *key, int64_t wall_ms);
struct ks_node ks_node_text_or_null(const char *key, const char *text);

/* {"zh_CN": ..., "en": ...}; the texts are borrowed, and null where there is none. */
struct ks_node ks_node_words(struct ks_arena *arena, const char *key, const struct ks_words *words);

/* An object or a list of `count` members, which are copied into the arena. */
struct ks_node ks_node_object(struct ks_arena *arena, const char *key,
                              const struct ks_node *members, int count);
struct ks_node ks_node_list(struct ks_arena *arena, const char *key, const struct ks_node *members,
                            int count);

#endif
