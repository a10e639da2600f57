/* The blocks of a slip as lines of paper. Sizes are dots at 203 dpi (8 a millimetre);
 * those of texts and codes follow coarser paper, so that they measure the same in millimetres. */
#include <string.h>

#include "print/qr.h"
#include "print/slip_private.h"
#include "print/strokes.h"

enum {
    BLACK = 0x000000,
    WHITE = 0xFFFFFF,
    QR_LEAST_MODULE = 5,
    QR_MOST_MODULE = 8,
    QR_SMALLEST =
        21, /* the smallest code there is holds few letters, read by the kiosk's scanner */
    QR_QUIET = 4,
    BOX = 34,
    SIGNATURE_HEIGHT = 200,
    FULL_DPI = 203,
    LARGE_TENTHS = 13,
    LARGEST_THAT_GROWS = 60,
    LEAST_TEXT = 24, /* strokes of Chinese characters run together below */
};

static const struct ks_slip_look looks[] = {
    [KS_SLIP_HEADER] = {{KS_WEIGHT_BOLD, 28}, true, 6},
    [KS_SLIP_TITLE] = {{KS_WEIGHT_BOLD, 46}, true, 10},
    [KS_SLIP_CENTRED] = {{KS_WEIGHT_REGULAR, 26}, true, 12},
    [KS_SLIP_NUMBER] = {{KS_WEIGHT_BOLD, 128}, true, 8},
    [KS_SLIP_HEADING] = {{KS_WEIGHT_BOLD, 32}, false, 8},
    [KS_SLIP_STEP] = {{KS_WEIGHT_BOLD, 30}, false, 10},
    [KS_SLIP_DATE] = {{KS_WEIGHT_BOLD, 52}, true, 14},
    [KS_SLIP_FACT] = {{KS_WEIGHT_BOLD, 34}, true, 14},
    [KS_SLIP_TEXT] = {{KS_WEIGHT_REGULAR, 28}, false, 8},
    [KS_SLIP_SMALL] = {{KS_WEIGHT_REGULAR, 24}, false, 4},
    [KS_SLIP_PAIR] = {{KS_WEIGHT_REGULAR, 30}, false, 6},
    [KS_SLIP_BULLET] = {{KS_WEIGHT_REGULAR, 26}, false, 6},
    [KS_SLIP_TICKED] = {{KS_WEIGHT_BOLD, 30}, false, 10},
    [KS_SLIP_UNTICKED] = {{KS_WEIGHT_BOLD, 30}, false, 10},
    [KS_SLIP_RULE] = {{KS_WEIGHT_REGULAR, 24}, false, 14},
    [KS_SLIP_LINE] = {{KS_WEIGHT_REGULAR, 24}, false, 12},
    [KS_SLIP_QR] = {{KS_WEIGHT_REGULAR, 24}, true, 12},
    [KS_SLIP_SIGNATURE] = {{KS_WEIGHT_REGULAR, 24}, false, 12},
    [KS_SLIP_RULER] = {{KS_WEIGHT_REGULAR, 24}, false, 0},
};

/* The widths that paper has at 180 dpi; every other is that of 203 dpi. */
static int dpi_of(int width_px)
{
    return width_px == 512 || width_px == 360 ? 180 : FULL_DPI;
}

/* Dots on this paper for `dots` at 203 dpi. */
int ks_slip_scaled(const struct ks_slip_layout *layout, int dots)
{
    return (dots * dpi_of(layout->width_px) + FULL_DPI / 2) / FULL_DPI;
}

static struct ks_text_style sized(const struct ks_slip_layout *layout,
                                  const struct ks_slip_look *look)
{
    int normal = look->style.size_px;
    bool grows = layout->is_large && normal <= LARGEST_THAT_GROWS;
    int size = ks_slip_scaled(layout, grows ? normal * LARGE_TENTHS / 10 : normal);

    return (struct ks_text_style){look->style.weight, size > LEAST_TEXT ? size : LEAST_TEXT};
}

int ks_slip_line_height(const struct ks_slip_layout *layout, const struct ks_slip_look *look)
{
    struct ks_text_style style = sized(layout, look);

    return ks_glyphs_line_height(layout->glyphs, style.weight, style.size_px);
}

int ks_slip_text_width(const struct ks_slip_layout *layout, const struct ks_slip_look *look,
                       const char *text)
{
    return ks_text_width(layout->glyphs, sized(layout, look), text, strlen(text));
}

void ks_slip_put_text(struct ks_slip_layout *layout, const struct ks_slip_look *look,
                      const char *text, int x, int width)
{
    struct ks_text_style style = sized(layout, look);
    struct ks_text_lines lines = ks_text_break(layout->glyphs, &layout->arena, style, text, width);
    int height = ks_slip_line_height(layout, look);

    for (int i = 0; i < lines.count; i++) {
        int shift = look->is_centred ? (width - lines.lines[i].width_px) / 2 : 0;
        struct ks_draw_cmd *cmd =
            ks_draw_add(&layout->list, KS_DRAW_TEXT,
                        (struct ks_rect){x + shift, layout->y, lines.lines[i].width_px, height});
        cmd->text = lines.lines[i].text;
        cmd->text_bytes = lines.lines[i].bytes;
        cmd->weight = style.weight;
        cmd->size_px = style.size_px;
        cmd->fill = BLACK;
        cmd->ground = WHITE;
        layout->y += height;
    }
}

struct ks_draw_cmd *ks_slip_put_frame(struct ks_slip_layout *layout, struct ks_rect rect,
                                      int border_px, int radius_px)
{
    struct ks_draw_cmd *cmd = ks_draw_add(&layout->list, KS_DRAW_RECT, rect);

    cmd->border = BLACK;
    cmd->border_px = border_px;
    cmd->radius_px = radius_px;
    return cmd;
}

int ks_slip_full_width(const struct ks_slip_layout *layout)
{
    return layout->width_px - 2 * KS_SLIP_MARGIN;
}

static void put_pair(struct ks_slip_layout *layout, const struct ks_slip_block *block)
{
    const struct ks_slip_look *look = &looks[KS_SLIP_PAIR];
    struct ks_slip_look value = *look;
    int width = ks_slip_full_width(layout), top = layout->y;

    value.style.weight = KS_WEIGHT_BOLD;
    int value_width = ks_slip_text_width(layout, &value, block->detail);
    int label_width = ks_slip_text_width(layout, look, block->text);
    ks_slip_put_text(layout, look, block->text, KS_SLIP_MARGIN, width);
    if (label_width + value_width + 2 * KS_SLIP_MARGIN > width) {
        ks_slip_put_text(layout, &value, block->detail, KS_SLIP_MARGIN * 3,
                         width - 2 * KS_SLIP_MARGIN);
        return;
    }
    int bottom = layout->y;
    layout->y = top;
    ks_slip_put_text(layout, &value, block->detail, KS_SLIP_MARGIN + width - value_width,
                     value_width + 1);
    layout->y = bottom > layout->y ? bottom : layout->y;
}

static void put_bullet(struct ks_slip_layout *layout, const struct ks_slip_block *block)
{
    const struct ks_slip_look *look = &looks[KS_SLIP_BULLET];
    int dot = 8, indent = 28, height = ks_slip_line_height(layout, look);

    ks_draw_fill(&layout->list,
                 (struct ks_rect){KS_SLIP_MARGIN + 6, layout->y + (height - dot) / 2, dot, dot},
                 dot / 2, BLACK);
    ks_slip_put_text(layout, look, block->text, KS_SLIP_MARGIN + indent,
                     ks_slip_full_width(layout) - indent);
}

static void put_check(struct ks_slip_layout *layout, struct ks_rect box)
{
    struct ks_point *points = ks_arena_alloc(&layout->arena, 3 * sizeof *points);

    points[0] = (struct ks_point){box.x + 6, box.y + box.h / 2};
    points[1] = (struct ks_point){box.x + box.w * 2 / 5, box.y + box.h - 8};
    points[2] = (struct ks_point){box.x + box.w - 6, box.y + 7};
    struct ks_draw_cmd *cmd = ks_draw_add(&layout->list, KS_DRAW_STROKE, box);
    cmd->points = points;
    cmd->point_count = 3;
    cmd->size_px = 5;
    cmd->fill = BLACK;
}

static void put_box(struct ks_slip_layout *layout, const struct ks_slip_block *block)
{
    const struct ks_slip_look *look = &looks[block->kind], *detail = &looks[KS_SLIP_CENTRED];
    struct ks_slip_look left = *detail;
    int indent = BOX + 18, height = ks_slip_line_height(layout, look);
    struct ks_rect box = {KS_SLIP_MARGIN, layout->y + (height - BOX) / 2, BOX, BOX};

    left.is_centred = false;
    ks_slip_put_frame(layout, box, 3, 6);
    if (block->kind == KS_SLIP_TICKED)
        put_check(layout, box);
    ks_slip_put_text(layout, look, block->text, KS_SLIP_MARGIN + indent,
                     ks_slip_full_width(layout) - indent);
    if (block->detail[0] != '\0')
        ks_slip_put_text(layout, &left, block->detail, KS_SLIP_MARGIN + indent,
                         ks_slip_full_width(layout) - indent);
}

static void put_rule(struct ks_slip_layout *layout)
{
    enum { THICK = 2, AROUND = 8 };

    layout->y += AROUND;
    ks_draw_fill(&layout->list,
                 (struct ks_rect){KS_SLIP_MARGIN, layout->y, ks_slip_full_width(layout), THICK}, 0,
                 BLACK);
    layout->y += THICK;
}

/* The court in bold, what stands under it not. */
static void put_header(struct ks_slip_layout *layout, const struct ks_slip_block *block)
{
    const char *line = strchr(block->text, '\n');
    const char *court = block->text;

    if (line != NULL)
        court = ks_arena_strndup(&layout->arena, court, (size_t)(line - court));
    ks_slip_put_text(layout, &looks[KS_SLIP_HEADER], court, KS_SLIP_MARGIN,
                     ks_slip_full_width(layout));
    if (line != NULL)
        ks_slip_put_text(layout, &looks[KS_SLIP_CENTRED], line + 1, KS_SLIP_MARGIN,
                         ks_slip_full_width(layout));
    put_rule(layout);
}

/* Under a rule, what is counted at the right if there is room. */
static void put_heading(struct ks_slip_layout *layout, const struct ks_slip_block *block)
{
    const struct ks_slip_look *look = &looks[KS_SLIP_HEADING];
    struct ks_slip_look right = looks[KS_SLIP_CENTRED];
    int width = ks_slip_full_width(layout);

    right.is_centred = false;
    put_rule(layout);
    layout->y += 10;
    int top = layout->y, taken = ks_slip_text_width(layout, look, block->text) + KS_SLIP_MARGIN;
    int detail = ks_slip_text_width(layout, &right, block->detail);
    ks_slip_put_text(layout, look, block->text, KS_SLIP_MARGIN, width);
    if (block->detail[0] == '\0')
        return;
    bool has_room = taken + detail <= width;
    int bottom = layout->y;
    if (has_room)
        layout->y = top + ks_slip_line_height(layout, look) - ks_slip_line_height(layout, &right);
    ks_slip_put_text(layout, &right, block->detail,
                     has_room ? KS_SLIP_MARGIN + width - detail : KS_SLIP_MARGIN,
                     has_room ? detail + 1 : width);
    layout->y = has_room ? bottom : layout->y;
}

/* Room for a line of handwriting, 8 mm, above the line. */
static void put_line(struct ks_slip_layout *layout)
{
    enum { ROOM = 64, THICK = 2 };

    layout->y += ROOM;
    ks_draw_fill(&layout->list,
                 (struct ks_rect){KS_SLIP_MARGIN, layout->y, ks_slip_full_width(layout), THICK}, 0,
                 BLACK);
    layout->y += THICK;
}

static enum ks_err put_qr(struct ks_slip_layout *layout, const struct ks_slip_block *block,
                          struct ks_error *error)
{
    struct ks_qr qr;
    enum ks_err err = ks_qr_encode(&layout->arena, block->text, &qr, error);

    if (err != KS_OK)
        return err;
    int module = ks_slip_full_width(layout) / (qr.size + 2 * QR_QUIET);
    if (module < QR_LEAST_MODULE)
        return ks_fail(error, KS_ERR_INPUT,
                       "a QR code of %d modules does not fit paper of %d dots; shorten the address",
                       qr.size, layout->width_px);
    int most = ks_slip_scaled(layout, qr.size == QR_SMALLEST ? QR_LEAST_MODULE : QR_MOST_MODULE);
    if (module > most)
        module = most;
    int side = qr.size * module;
    layout->y += QR_QUIET * module;
    struct ks_draw_cmd *cmd =
        ks_draw_add(&layout->list, KS_DRAW_BITMAP,
                    (struct ks_rect){(layout->width_px - side) / 2, layout->y, side, side});
    cmd->cells = qr.modules;
    cmd->columns = cmd->rows = qr.size;
    cmd->fill = BLACK;
    layout->y += side + QR_QUIET * module;
    if (block->detail[0] != '\0')
        ks_slip_put_text(layout, &looks[KS_SLIP_QR], block->detail, KS_SLIP_MARGIN,
                         ks_slip_full_width(layout));
    ks_slip_put_text(layout, &looks[KS_SLIP_QR], block->text, KS_SLIP_MARGIN,
                     ks_slip_full_width(layout));
    return KS_OK;
}

static void put_signature(struct ks_slip_layout *layout, const struct ks_slip_block *block)
{
    enum { INSET = 16 };
    struct ks_rect frame = {KS_SLIP_MARGIN, layout->y, ks_slip_full_width(layout),
                            SIGNATURE_HEIGHT};
    struct ks_rect room = {frame.x + INSET, frame.y + INSET, frame.w - 2 * INSET,
                           frame.h - 2 * INSET};

    ks_slip_put_frame(layout, frame, 2, 8);
    struct ks_draw_cmd *cmd = ks_draw_add(&layout->list, KS_DRAW_STROKE, frame);
    cmd->points = ks_strokes_fit(&layout->arena, block->points, block->point_count, room);
    cmd->point_count = block->point_count;
    cmd->size_px = 5;
    cmd->fill = BLACK;
    layout->y += frame.h;
}

int ks_slip_gap_after(enum ks_slip_kind kind)
{
    return looks[kind].gap_after;
}

enum ks_err ks_slip_put_block(struct ks_slip_layout *layout, const struct ks_slip_block *block,
                              struct ks_error *error)
{
    switch (block->kind) {
    case KS_SLIP_HEADER:
        put_header(layout, block);
        break;
    case KS_SLIP_HEADING:
        put_heading(layout, block);
        break;
    case KS_SLIP_PAIR:
        put_pair(layout, block);
        break;
    case KS_SLIP_BULLET:
        put_bullet(layout, block);
        break;
    case KS_SLIP_TICKED:
    case KS_SLIP_UNTICKED:
        put_box(layout, block);
        break;
    case KS_SLIP_RULE:
        put_rule(layout);
        break;
    case KS_SLIP_LINE:
        put_line(layout);
        break;
    case KS_SLIP_SIGNATURE:
        put_signature(layout, block);
        break;
    case KS_SLIP_QR:
        return put_qr(layout, block, error);
    case KS_SLIP_RULER:
        break;
    default:
        ks_slip_put_text(layout, &looks[block->kind], block->text, KS_SLIP_MARGIN,
                         ks_slip_full_width(layout));
        if (block->detail[0] != '\0')
            ks_slip_put_text(layout, &looks[KS_SLIP_SMALL], block->detail, KS_SLIP_MARGIN,
                             ks_slip_full_width(layout));
        break;
    }
    return KS_OK;
}
