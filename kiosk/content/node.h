/* JSON with positions: the values of a text as a tree in which each knows its line. Knows nothing
 * of what a pack means. Any thread; a tree lives in the arena it was read into. */
#ifndef KS_CONTENT_NODE_H
#define KS_CONTENT_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum ks_node_kind {
    KS_NODE_NULL,
    KS_NODE_BOOL,
    KS_NODE_INT,
    KS_NODE_REAL,
    KS_NODE_TEXT,
    KS_NODE_LIST,
    KS_NODE_OBJECT,
};

struct ks_node {
    enum ks_node_kind kind;
    int line;         /* from 1: of the key if it has one, else of the first character */
    const char *key;  /* "" for the elements of a list and for the whole text */
    const char *name; /* what to call it: its key, for an element the key of its list */
    const char *text; /* KS_NODE_TEXT, else "" */
    long long number; /* KS_NODE_INT */
    double real;      /* KS_NODE_REAL */
    const struct ks_node *children; /* in the order of the text */
    int child_count;
    bool is_true; /* KS_NODE_BOOL */
};

/* Reads `bytes` bytes of JSON. NULL if they are not JSON in UTF-8 or a key is there twice: then
 * `*fault_line` (from 1) and `*fault_text` (in the arena) say where and why. */
const struct ks_node *ks_node_parse(struct ks_arena *arena, const char *text, size_t bytes,
                                    int *fault_line, const char **fault_text);

/* The tree as JSON: members in their order, two blanks a level, one line end at the end. A text so
 * written, read and written again is the same bytes. Numbers
 * with a point may be written longer the first time. Owned by the arena. */
const char *ks_node_write(struct ks_arena *arena, const struct ks_node *node);

/* The same without blanks and line ends. */
const char *ks_node_write_short(struct ks_arena *arena, const struct ks_node *node);

/* The member of an object, or NULL. */
const struct ks_node *ks_node_member(const struct ks_node *node, const char *key);

/* For pointing at a line: the member or element, or `node` itself if there is none. Never NULL. */
const struct ks_node *ks_node_near_key(const struct ks_node *node, const char *key);
const struct ks_node *ks_node_near_item(const struct ks_node *node, int index);

/* Where `node` stands below `root`, for a fault: "limits[2].late", in the second of its list. "" if
 * it is `root` or does not stand there. Owned by the arena. */
const char *ks_node_path(struct ks_arena *arena, const struct ks_node *root,
                         const struct ks_node *node);

#endif
