/* A frame as others may see it. */
#include "ui/ui.h"

#include <string.h>

/* Whether it stands in the header or the dock. */
static bool is_around(const struct ks_draw_cmd *cmd, struct ks_rect dock, int header)
{
    struct ks_rect rect = cmd->rect, shared = ks_rect_intersection(rect, dock);

    return rect.y + rect.h <= header || (shared.w == rect.w && shared.h == rect.h);
}

static const void *keep(struct ks_arena *arena, const void *data, size_t bytes)
{
    void *copy = ks_arena_alloc(arena, bytes + 1);

    if (bytes > 0)
        memcpy(copy, data, bytes);
    ((char *)copy)[bytes] = '\0';
    return copy;
}

static void copy_whole(struct ks_draw_list *list, const struct ks_draw_cmd *cmd,
                       struct ks_arena *arena)
{
    struct ks_draw_cmd *copy = ks_draw_add(list, cmd->kind, cmd->rect);

    *copy = *cmd;
    if (cmd->kind == KS_DRAW_TEXT)
        copy->text = keep(arena, cmd->text, cmd->text_bytes);
    else if (cmd->text != NULL)
        copy->text = keep(arena, cmd->text, strlen(cmd->text));
    if (cmd->cells != NULL)
        copy->cells = keep(arena, cmd->cells, (size_t)cmd->columns * (size_t)cmd->rows);
    if (cmd->points != NULL)
        copy->points = keep(arena, cmd->points, (size_t)cmd->point_count * sizeof *cmd->points);
}

/* A bar of the same length for all texts, each in a place of a coarse grid: how long one is, and so
 * where one at the right begins, says something, too. */
static void mask(struct ks_draw_list *list, const struct ks_draw_cmd *cmd, const struct ks_ui *ui)
{
    enum { BAR = 240, HIGH = 20 };
    int wide = ks_ui_px(ui, BAR);
    struct ks_rect bar = {cmd->rect.x - cmd->rect.x % (wide + wide / 10),
                          cmd->rect.y + cmd->rect.h / 2, wide, ks_ui_px(ui, HIGH)};

    if (cmd->kind == KS_DRAW_TEXT)
        ks_draw_fill(list, bar, 0, ui->theme->soft_ink);
}

void ks_ui_copy(const struct ks_ui *ui, int header_px, bool is_masked, struct ks_draw_list *list,
                struct ks_arena *arena)
{
    ks_draw_clear(list);
    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (is_masked && !is_around(cmd, ui->dock, header_px))
            mask(list, cmd, ui);
        else
            copy_whole(list, cmd, arena);
    }
}
