/* One value of a tree taken out or put in by where it stands: "limits[2].late.zh_CN", elements
 * counted from 1, "" for the whole (the words of ks_node_path). Any thread. */
#ifndef KS_CONTENT_NODE_EDIT_H
#define KS_CONTENT_NODE_EDIT_H

#include "content/node.h"

/* What stands there; NULL: nothing. */
const struct ks_node *ks_node_at(const struct ks_node *root, const char *path);

/* The tree with `value` there, in the place of what was; a member that an object has not comes
 * behind the others, as does the element behind the last of a list. NULL when there is no such
 * place: the way to it is missing. Both trees stay as they are and are borrowed by the new one;
 * what is new is the arena's. */
const struct ks_node *ks_node_put(struct ks_arena *arena, const struct ks_node *root,
                                  const char *path, const struct ks_node *value);

/* The list with `value` before its element `index` (from 0; its count: behind the last); NULL when
 * it has no such place. As for ks_node_put. */
const struct ks_node *ks_node_insert(struct ks_arena *arena, const struct ks_node *list, int index,
                                     const struct ks_node *value);

/* The list or object without its child `index` (from 0). */
const struct ks_node *ks_node_without(struct ks_arena *arena, const struct ks_node *node,
                                      int index);

/* Takes the path apart: that of what holds the place, in the arena, and which child it is there
 * (as in ks_node_put, perhaps the count); -1: nowhere. */
int ks_node_find(struct ks_arena *arena, const struct ks_node *root, const char *path,
                 const char **holder);

#endif
