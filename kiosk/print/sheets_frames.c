/* What stands in circles and frames on a sheet: steps and days. */
#include <string.h>

#include "print/sheets_private.h"

enum { LEFT = KS_SHEET_MARGIN, WIDTH = KS_SHEET_TEXT_WIDTH, INSET = 120 };

static const struct ks_sheet_look text = {{KS_WEIGHT_BOLD, 120}, KS_SHEET_INK, false, false, 70};
static const struct ks_sheet_look label = {{KS_WEIGHT_REGULAR, 115}, KS_SHEET_INK, true, true, 0};
static const struct ks_sheet_look day = {{KS_WEIGHT_BOLD, 220}, KS_SHEET_INK, true, true, 0};

static void put_circle(struct ks_sheet_layout *layout, int side)
{
    struct ks_draw_cmd *circle =
        ks_sheet_add_cmd(layout, KS_DRAW_RECT, (struct ks_rect){LEFT, 0, side, side});

    circle->border = KS_SHEET_COURT_BLUE;
    circle->border_px = 10;
    circle->radius_px = side / 2;
}

static void put_number(struct ks_sheet_layout *layout, int number, int side)
{
    struct ks_text_style style = {KS_WEIGHT_BOLD, 100};
    const char *digits = ks_arena_printf(&layout->arena, "%d", number);
    int width = ks_text_width(layout->glyphs, style, digits, strlen(digits));
    int height = ks_sheet_line_height(layout, style);

    ks_sheet_put_line(layout, (struct ks_draw_cmd){.kind = KS_DRAW_TEXT,
                                                   .rect = {LEFT + (side - width) / 2,
                                                            (side - height) / 2, width, height},
                                                   .text = digits,
                                                   .text_bytes = strlen(digits),
                                                   .weight = style.weight,
                                                   .size_px = style.size_px,
                                                   .fill = KS_SHEET_COURT_BLUE});
}

/* The circle has a row of its own, as high as nothing: it stands beside the first line. */
void ks_sheet_add_step(struct ks_sheet_layout *layout, const struct ks_slip_block *block,
                       int number)
{
    int side = ks_sheet_line_height(layout, text.style), indent = side + 100;

    ks_sheet_add_row(layout, 0, text.gap)->is_tied = true;
    put_circle(layout, side);
    put_number(layout, number, side);
    struct ks_sheet_look own = text;
    own.gap = 0;
    own.is_tied = block->detail[0] != '\0';
    ks_sheet_add_lines(layout, &own, block->text, LEFT + indent, WIDTH - indent);
    if (block->detail[0] != '\0')
        ks_sheet_add_lines(layout, &ks_sheet_step_detail, block->detail, LEFT + indent,
                           WIDTH - indent);
}

/* Rows tied together; the frame hangs from a first one without height and is as high as all. */
void ks_sheet_add_date(struct ks_sheet_layout *layout, const struct ks_slip_block *block)
{
    struct ks_sheet_row *first = ks_sheet_add_row(layout, 0, 100);
    int at = layout->list.count, from = layout->row_count, height = 2 * INSET;
    struct ks_draw_cmd *frame =
        ks_sheet_add_cmd(layout, KS_DRAW_RECT, (struct ks_rect){LEFT, 0, WIDTH, 0});
    struct ks_sheet_look top = label, foot = label;

    first->is_tied = true;
    frame->border = KS_SHEET_INK;
    frame->border_px = 12;
    frame->radius_px = 60;
    top.gap = INSET;
    foot.is_tied = false;
    ks_sheet_add_lines(layout, &top, block->text, LEFT, WIDTH);
    ks_sheet_add_lines(layout, &day, block->detail, LEFT, WIDTH);
    ks_sheet_add_lines(layout, &foot, block->foot, LEFT, WIDTH);
    for (int i = from; i < layout->row_count; i++)
        height += layout->rows[i].height;
    layout->rows[layout->row_count - 1].height += INSET;
    layout->rows[layout->row_count - 1].is_tied = false;
    layout->list.cmds[at].rect.h = height;
}
