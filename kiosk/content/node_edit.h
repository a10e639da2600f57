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

#endif
