/* What may stand in one file of a pack, as the tables say by which it was read: a row a place, for
 * a form to be made of. A row stands for every element of a list: "steps[].title". Knows no
 * language and no page. Threads that read other files only compare names. */
#ifndef KS_CONTENT_OUTLINE_H
#define KS_CONTENT_OUTLINE_H

#include "content/read.h"

/* A place of the file. */
struct ks_outline_row {
    const char *at;               /* "hotline", "steps[].title" */
    const struct ks_field *field; /* how it is read */
    const int *most;              /* characters by language; {0, 0}: no text */
};

enum { KS_MOST_OUTLINE_SHAPES = 32 };

/* {.file = ..., .arena = ...} is an outline without rows. */
struct ks_outline {
    const char *file; /* of the pack; borrowed, as is the arena, which owns the rows */
    struct ks_arena *arena;
    const struct ks_node *root; /* of the file while it is read */
    struct ks_outline_row *rows;
    int count, capacity;
    const struct ks_shape *seen[KS_MOST_OUTLINE_SHAPES]; /* whose rows are there */
    int seen_count;
};

/* The file `name` begins to be read from `root`; another one than the outline's is passed over.
 * `outline` may be NULL. */
void ks_outline_begin(struct ks_outline *outline, const char *name, const struct ks_node *root);

/* An object of the file `name` is read by `shape`: adds the rows it gives that are not there. */
void ks_outline_note(struct ks_outline *outline, const char *name, const struct ks_node *node,
                     const struct ks_shape *shape);

#endif
