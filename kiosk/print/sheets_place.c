/* Which row stands on which page. */
#include <stdlib.h>
#include <string.h>

#include "print/sheets_private.h"

enum {
    TEXT_WIDTH = KS_SHEET_WIDTH - 2 * KS_SHEET_MARGIN,
    HEAD_HEIGHT = KS_SHEET_MM10(78), /* names and the rule under them */
    BODY_TOP = KS_SHEET_MARGIN + HEAD_HEIGHT + KS_SHEET_MM10(60),
    FOOT_HEIGHT = KS_SHEET_MM10(60),
    BODY_BOTTOM = KS_SHEET_HEIGHT - KS_SHEET_MARGIN - FOOT_HEIGHT - KS_SHEET_MM10(20),
    COURT_BLUE = 0x0E2A56,
    GOLD = 0xC8A45A,
    SOFT_INK = 0x3F4C66,
    HAIR = 0xD5DCE8,
};

struct ks_sheet_row *ks_sheet_add_row(struct ks_sheet_layout *layout, int height, int gap)
{
    if (layout->row_count == layout->row_capacity) {
        int capacity = layout->row_capacity * 2 + 64;
        struct ks_sheet_row *rows = ks_arena_alloc(&layout->arena, (size_t)capacity * sizeof *rows);
        if (layout->row_count > 0)
            memcpy(rows, layout->rows, (size_t)layout->row_count * sizeof *rows);
        layout->rows = rows;
        layout->row_capacity = capacity;
    }
    struct ks_sheet_row *row = &layout->rows[layout->row_count++];
    *row = (struct ks_sheet_row){.first = layout->list.count, .height = height, .gap = gap};
    return row;
}

struct ks_draw_cmd *ks_sheet_add_cmd(struct ks_sheet_layout *layout, enum ks_draw_kind kind,
                                     struct ks_rect rect)
{
    layout->rows[layout->row_count - 1].count++;
    return ks_draw_add(&layout->list, kind, rect);
}

void ks_sheet_put_line(struct ks_sheet_layout *layout, struct ks_draw_cmd line)
{
    *ks_sheet_add_cmd(layout, KS_DRAW_TEXT, line.rect) = line;
}

void ks_sheet_put_bar(struct ks_sheet_layout *layout, struct ks_rect rect, uint32_t colour)
{
    struct ks_draw_cmd *bar = ks_sheet_add_cmd(layout, KS_DRAW_RECT, rect);

    bar->has_fill = true;
    bar->fill = colour;
}

/* The rows tied together from `first` on: the index behind their last, and how high they are. */
static int tied_end(const struct ks_sheet_layout *layout, int first, int *height)
{
    int end = first;

    *height = 0;
    do {
        *height += layout->rows[end].height + (end > first ? layout->rows[end].gap : 0);
        end++;
    } while (end < layout->row_count && layout->rows[end - 1].is_tied);
    return end;
}

static void place_body(struct ks_sheet_layout *layout)
{
    int page = 0, y = BODY_TOP;

    for (int first = 0; first < layout->row_count;) {
        int height, end = tied_end(layout, first, &height);
        int gap = y > BODY_TOP ? layout->rows[first].gap : 0;
        bool is_too_high = height > BODY_BOTTOM - BODY_TOP;
        if (is_too_high) { /* no page holds them: row by row, from where we are */
            end = first + 1;
            height = layout->rows[first].height;
        }
        if (y > BODY_TOP && y + gap + height > BODY_BOTTOM) {
            page++;
            y = BODY_TOP;
            gap = 0;
        }
        for (int i = first; i < end; i++) {
            y += i == first ? gap : layout->rows[i].gap;
            layout->rows[i].page = page;
            layout->rows[i].y = y;
            y += layout->rows[i].height;
        }
        first = end;
    }
    layout->page_count = page + 1;
}

/* One line of the head or foot, at the left or the right margin. */
static void put_furniture(struct ks_sheet_layout *layout, struct ks_text_style style,
                          const char *text, uint32_t colour, bool is_right, int height)
{
    size_t bytes = strlen(text);
    int width = ks_text_width(layout->glyphs, style, text, bytes);
    int x = is_right ? KS_SHEET_WIDTH - KS_SHEET_MARGIN - width : KS_SHEET_MARGIN;

    ks_sheet_put_line(layout, (struct ks_draw_cmd){.kind = KS_DRAW_TEXT,
                                                   .rect = {x, 0, width, height},
                                                   .text = text,
                                                   .text_bytes = bytes,
                                                   .weight = style.weight,
                                                   .size_px = style.size_px,
                                                   .fill = colour});
}

static struct ks_sheet_row *add_furniture_row(struct ks_sheet_layout *layout, int page, int y)
{
    struct ks_sheet_row *row = ks_sheet_add_row(layout, 0, 0);

    row->page = page;
    row->y = y;
    return row;
}

/* The first line of what fits between the margins, with room for what stands opposite. */
static const char *fitting(struct ks_sheet_layout *layout, struct ks_text_style style,
                           const char *text, int width)
{
    struct ks_text_lines lines = ks_text_break(layout->glyphs, &layout->arena, style, text, width);

    return lines.count == 0
               ? ""
               : ks_arena_strndup(&layout->arena, lines.lines[0].text, lines.lines[0].bytes);
}

/* The court at the left, its hall at the right, blue and gold below. */
static void put_head(struct ks_sheet_layout *layout, int page)
{
    static const struct ks_text_style court = {KS_WEIGHT_BOLD, 130};
    static const struct ks_text_style hall = {KS_WEIGHT_REGULAR, 100};
    int names = HEAD_HEIGHT - KS_SHEET_MM10(14);

    add_furniture_row(layout, page, KS_SHEET_MARGIN);
    if (layout->header != NULL) {
        const char *text = layout->header->text, *rest = strchr(text, '\n');
        put_furniture(layout, court, fitting(layout, court, text, TEXT_WIDTH * 6 / 10), COURT_BLUE,
                      false, names);
        if (rest != NULL)
            put_furniture(layout, hall, fitting(layout, hall, rest + 1, TEXT_WIDTH * 35 / 100),
                          SOFT_INK, true, names);
    }
    ks_sheet_put_bar(layout, (struct ks_rect){KS_SHEET_MARGIN, names, TEXT_WIDTH, 20}, COURT_BLUE);
    ks_sheet_put_bar(layout, (struct ks_rect){KS_SHEET_MARGIN, names + 20, TEXT_WIDTH, 8}, GOLD);
}

static void put_foot(struct ks_sheet_layout *layout, int page)
{
    static const struct ks_text_style style = {KS_WEIGHT_REGULAR, 90};
    const char *count = ks_arena_printf(&layout->arena, "%d / %d", page + 1, layout->page_count);

    add_furniture_row(layout, page, KS_SHEET_HEIGHT - KS_SHEET_MARGIN - FOOT_HEIGHT);
    ks_sheet_put_bar(layout, (struct ks_rect){KS_SHEET_MARGIN, 0, TEXT_WIDTH, 6}, HAIR);
    put_furniture(layout, style, fitting(layout, style, layout->title, TEXT_WIDTH * 8 / 10),
                  SOFT_INK, false, FOOT_HEIGHT);
    put_furniture(layout, style, count, SOFT_INK, true, FOOT_HEIGHT);
}

void ks_sheet_place_rows(struct ks_sheet_layout *layout)
{
    place_body(layout);
    for (int page = 0; page < layout->page_count; page++) {
        put_head(layout, page);
        put_foot(layout, page);
    }
}

void ks_sheet_layout_destroy(struct ks_sheet_layout *layout)
{
    ks_draw_destroy(&layout->list);
    ks_arena_wipe(&layout->arena);
    ks_arena_destroy(&layout->arena);
}
