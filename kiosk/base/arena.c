/* Memory by lifetime: blocks that are given back together. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_BLOCK_BYTES = 16 * 1024, ROOM_BYTES = 512, FIRST_ELEMENTS = 32 };

/* The newest block is at the head and, as each is at least twice its elder, the largest but for
 * those taken from another arena. */
struct ks_arena_block {
    struct ks_arena_block *next;
    size_t capacity, used;
    alignas(max_align_t) unsigned char bytes[];
};

static struct ks_arena_block *add_block(struct ks_arena *arena, size_t need)
{
    size_t capacity = arena->head ? arena->head->capacity * 2 : FIRST_BLOCK_BYTES;
    if (capacity < need)
        capacity = need;
    if (capacity > SIZE_MAX - sizeof(struct ks_arena_block))
        abort();
    struct ks_arena_block *block = malloc(sizeof *block + capacity);
    if (!block)
        ks_memory_is_out();
    block->next = arena->head;
    block->capacity = capacity;
    block->used = 0;
    arena->head = block;
    return block;
}

void *ks_arena_alloc(struct ks_arena *arena, size_t bytes)
{
    const size_t align = alignof(max_align_t);
    if (bytes > SIZE_MAX / 2)
        abort();
    size_t need = (bytes + align - 1) / align * align;
    struct ks_arena_block *block = arena->head;
    if (!block || block->capacity - block->used < need)
        block = add_block(arena, need);
    void *at = block->bytes + block->used;
    block->used += need;
    memset(at, 0, need);
    return at;
}

void *ks_arena_room(struct ks_arena *arena, void *list, int count, int *capacity,
                    size_t element_bytes)
{
    if (count < *capacity)
        return list;
    *capacity = *capacity > 0 ? 2 * *capacity : FIRST_ELEMENTS;
    void *larger = ks_arena_alloc(arena, (size_t)*capacity * element_bytes);
    if (count > 0)
        memcpy(larger, list, (size_t)count * element_bytes);
    return larger;
}

char *ks_arena_strndup(struct ks_arena *arena, const char *text, size_t length)
{
    size_t bytes = text ? strnlen(text, length) : 0;
    char *copy = ks_arena_alloc(arena, bytes + 1);
    if (bytes)
        memcpy(copy, text, bytes);
    return copy;
}

char *ks_arena_strdup(struct ks_arena *arena, const char *text)
{
    return ks_arena_strndup(arena, text, text ? strlen(text) : 0);
}

char *ks_arena_printf(struct ks_arena *arena, const char *format, ...)
{
    char room[ROOM_BYTES]; /* most texts are written once, only longer ones anew */
    va_list args;
    va_start(args, format);
    int length = vsnprintf(room, sizeof room, format, args);
    va_end(args);
    if (length < 0)
        abort();
    char *text = ks_arena_alloc(arena, (size_t)length + 1);
    if ((size_t)length < sizeof room)
        return memcpy(text, room, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return text;
}

/* What is taken stands behind the head, so that the newest block stays the one in use. */
void ks_arena_take(struct ks_arena *arena, struct ks_arena *from)
{
    struct ks_arena_block **end = arena->head ? &arena->head->next : &arena->head;
    while (*end)
        end = &(*end)->next;
    *end = from->head;
    from->head = NULL;
}

void ks_arena_reset(struct ks_arena *arena)
{
    if (!arena->head)
        return;
    struct ks_arena_block *block = arena->head->next;
    while (block) {
        struct ks_arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->head->next = NULL;
    arena->head->used = 0;
}

/* The whole block, not just what is in use: a reset leaves old bytes behind the mark. The others
 * are overwritten as they are freed (base/memory.h). */
void ks_arena_wipe(struct ks_arena *arena)
{
    ks_arena_reset(arena);
    if (arena->head)
        explicit_bzero(arena->head->bytes, arena->head->capacity);
}

void ks_arena_destroy(struct ks_arena *arena)
{
    ks_arena_reset(arena);
    free(arena->head);
    arena->head = NULL;
}
