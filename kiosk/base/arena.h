/* Memory by lifetime: everything of one visit, request or content load lives in one arena and
 * goes with it. Not thread-safe: an arena belongs to one thread at a time. */
#ifndef KS_BASE_ARENA_H
#define KS_BASE_ARENA_H

#include <stddef.h>

struct ks_arena_block;

/* {0} is a valid empty arena. */
struct ks_arena {
    struct ks_arena_block *head;
};

/* Zeroed bytes aligned for any type, owned by the arena. Never NULL: memory that cannot be had
 * ends the process with a word (ks_memory_is_out), as nothing can be shown without it. */
void *ks_arena_alloc(struct ks_arena *arena, size_t bytes);

/* A list of the arena with room for one more behind its `count` elements: `list` itself while not
 * all of `*capacity` are taken, else a copy of it twice as large. {NULL, 0, 0} is an empty list. */
void *ks_arena_room(struct ks_arena *arena, void *list, int count, int *capacity,
                    size_t element_bytes);

/* A copy of `text` (or of its first `length` bytes), owned by the arena. NULL gives "". */
char *ks_arena_strdup(struct ks_arena *arena, const char *text);
char *ks_arena_strndup(struct ks_arena *arena, const char *text, size_t length);

/* printf into the arena. */
char *ks_arena_printf(struct ks_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* `arena` owns from now on what `from` owned, which is left empty. */
void ks_arena_take(struct ks_arena *arena, struct ks_arena *from);

/* Empties the arena for reuse and keeps its first block: no allocation in a steady loop. */
void ks_arena_reset(struct ks_arena *arena);

/* Overwrites every byte handed out, then empties the arena. For anything of a visitor. */
void ks_arena_wipe(struct ks_arena *arena);

/* Wipes and frees. Accepts an empty arena. */
void ks_arena_destroy(struct ks_arena *arena);

#endif
