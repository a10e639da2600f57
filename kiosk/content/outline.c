/* Rows of places, gathered while a file is read by its tables. */
#include "content/outline.h"

#include <string.h>

void ks_outline_begin(struct ks_outline *outline, const char *name, const struct ks_node *root)
{
    if (outline != NULL && strcmp(outline->file, name) == 0)
        outline->root = root;
}

static bool has_row(const struct ks_outline *outline, const char *at)
{
    for (int i = 0; i < outline->count; i++)
        if (strcmp(outline->rows[i].at, at) == 0)
            return true;
    return false;
}

static struct ks_outline_row *add_row(struct ks_outline *outline)
{
    outline->rows = ks_arena_room(outline->arena, outline->rows, outline->count, &outline->capacity,
                                  sizeof *outline->rows);
    return &outline->rows[outline->count++];
}

static void add_shape(struct ks_outline *outline, const char *at, const struct ks_shape *shape);

/* `most` is the list's where the field is an element that has none of its own. */
static void add_field(struct ks_outline *outline, const char *at, const struct ks_field *field,
                      const int *most)
{
    if (!has_row(outline, at))
        *add_row(outline) = (struct ks_outline_row){.at = at, .field = field, .most = most};
    if (field->shape != NULL)
        add_shape(outline, at, field->shape);
    if (field->element != NULL)
        add_field(outline, ks_arena_printf(outline->arena, "%s[]", at), field->element,
                  field->most[0] > 0 ? field->most : field->element->most);
}

static bool is_seen(const struct ks_outline *outline, const struct ks_shape *shape)
{
    for (int i = 0; i < outline->seen_count; i++)
        if (outline->seen[i] == shape)
            return true;
    return false;
}

static void add_shape(struct ks_outline *outline, const char *at, const struct ks_shape *shape)
{
    if (!is_seen(outline, shape) && outline->seen_count < KS_MOST_OUTLINE_SHAPES)
        outline->seen[outline->seen_count++] = shape;
    for (int i = 0; i < shape->count; i++)
        add_field(outline,
                  ks_arena_printf(outline->arena, at[0] != '\0' ? "%s.%s" : "%s%s", at,
                                  shape->fields[i].key),
                  &shape->fields[i], shape->fields[i].most);
}

/* "steps[3].title" as "steps[].title". */
static const char *without_numbers(struct ks_arena *arena, const char *path)
{
    char *out = ks_arena_strdup(arena, path), *to = out;
    for (const char *from = path; *from != '\0'; from++)
        if (from[0] < '0' || from[0] > '9' || strcspn(from, "]") != strspn(from, "0123456789"))
            *to++ = *from;
    *to = '\0';
    return out;
}

void ks_outline_note(struct ks_outline *outline, const char *name, const struct ks_node *node,
                     const struct ks_shape *shape)
{
    if (outline == NULL || strcmp(outline->file, name) != 0 || outline->root == NULL ||
        is_seen(outline, shape))
        return;
    const char *path = ks_node_path(outline->arena, outline->root, node);
    add_shape(outline, without_numbers(outline->arena, path), shape);
}
