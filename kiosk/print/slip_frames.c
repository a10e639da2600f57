/* What stands in circles and frames on a roll: steps, days, facts. */
#include "print/slip_private.h"

enum { BLACK = 0x000000, INSET = 10, BORDER = 4, RADIUS = 12, STEP_INDENT = 56 };

static const struct ks_slip_look bold = {{KS_WEIGHT_BOLD, 30}, false, 0};
static const struct ks_slip_look detail = {{KS_WEIGHT_REGULAR, 26}, false, 0};
static const struct ks_slip_look label = {{KS_WEIGHT_REGULAR, 26}, true, 0};
static const struct ks_slip_look value = {{KS_WEIGHT_BOLD, 32}, true, 0};
static const struct ks_slip_look small_value = {{KS_WEIGHT_BOLD, 26}, true, 0};
static const struct ks_slip_look day = {{KS_WEIGHT_BOLD, 52}, true, 0};
static const struct ks_slip_look numeral = {{KS_WEIGHT_BOLD, 26}, true, 0};

void ks_slip_put_step(struct ks_slip_layout *layout, const struct ks_slip_block *block, int number)
{
    int top = layout->y, height = ks_slip_line_height(layout, &bold), side = height;
    int indent = side + KS_SLIP_MARGIN > STEP_INDENT ? side + KS_SLIP_MARGIN : STEP_INDENT;
    int width = ks_slip_full_width(layout) - indent;

    ks_slip_put_frame(layout, (struct ks_rect){KS_SLIP_MARGIN, top, side, side}, 3, side / 2);
    layout->y = top + (side - ks_slip_line_height(layout, &numeral)) / 2;
    ks_slip_put_text(layout, &numeral, ks_arena_printf(&layout->arena, "%d", number),
                     KS_SLIP_MARGIN, side);
    layout->y = top;
    ks_slip_put_text(layout, &bold, block->text, KS_SLIP_MARGIN + indent, width);
    if (block->detail[0] != '\0')
        ks_slip_put_text(layout, &detail, block->detail, KS_SLIP_MARGIN + indent, width);
    if (layout->y < top + side)
        layout->y = top + side;
}

/* Begins a frame across the paper; returns the place of its command. */
static int begin_frame(struct ks_slip_layout *layout)
{
    int at = layout->list.count;

    ks_slip_put_frame(layout,
                      (struct ks_rect){KS_SLIP_MARGIN, layout->y, ks_slip_full_width(layout), 0},
                      BORDER, RADIUS);
    layout->y += INSET;
    return at;
}

static void end_frame(struct ks_slip_layout *layout, int at)
{
    struct ks_rect *rect = &layout->list.cmds[at].rect;

    layout->y += INSET;
    rect->h = layout->y - rect->y;
}

void ks_slip_put_date(struct ks_slip_layout *layout, const struct ks_slip_block *block)
{
    int at = begin_frame(layout), x = KS_SLIP_MARGIN + INSET;
    int width = ks_slip_full_width(layout) - 2 * INSET;

    ks_slip_put_text(layout, &label, block->text, x, width);
    ks_slip_put_text(layout, &day, block->detail, x, width);
    if (block->foot[0] != '\0')
        ks_slip_put_text(layout, &label, block->foot, x, width);
    end_frame(layout, at);
}

/* Whether each value and label fits a column of its own. */
static bool fit_columns(const struct ks_slip_layout *layout, const struct ks_slip_look *look,
                        const struct ks_slip_block *first, int count, int width)
{
    for (int i = 0; i < count; i++, first = first->next)
        if (ks_slip_text_width(layout, look, first->detail) > width - INSET ||
            ks_slip_text_width(layout, &label, first->text) > width - INSET)
            return false;
    return true;
}

static void put_column(struct ks_slip_layout *layout, const struct ks_slip_look *look,
                       const struct ks_slip_block *fact, int x, int width, bool has_line)
{
    int top = layout->y;

    ks_slip_put_text(layout, &label, fact->text, x, width);
    ks_slip_put_text(layout, look, fact->detail, x, width);
    if (has_line)
        ks_draw_fill(&layout->list, (struct ks_rect){x - 1, top, 2, layout->y - top}, 0, BLACK);
}

void ks_slip_put_facts(struct ks_slip_layout *layout, const struct ks_slip_block *first)
{
    int count = 1, at = begin_frame(layout), width = ks_slip_full_width(layout) - 2 * INSET;

    for (const struct ks_slip_block *fact = first->next; fact != NULL && fact->kind == KS_SLIP_FACT;
         fact = fact->next)
        count++;
    bool has_room = fit_columns(layout, &value, first, count, width / count);
    const struct ks_slip_look *look = has_room ? &value : &small_value;
    bool is_row = has_room || fit_columns(layout, look, first, count, width / count);
    int top = layout->y, step = is_row ? width / count : 0;
    for (int i = 0; i < count; i++, first = first->next) {
        layout->y = is_row ? top : layout->y;
        put_column(layout, look, first, KS_SLIP_MARGIN + INSET + i * step, is_row ? step : width,
                   is_row && i > 0);
    }
    end_frame(layout, at);
}
