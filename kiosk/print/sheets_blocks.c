/* The blocks of a slip as rows on sheets of A4. */
#include <string.h>

#include "print/qr.h"
#include "print/sheets_private.h"
#include "print/strokes.h"

enum {
    LEFT = KS_SHEET_MARGIN,
    WIDTH = KS_SHEET_TEXT_WIDTH,
    INK = KS_SHEET_INK,
    SOFT_INK = KS_SHEET_SOFT_INK,
    COURT_BLUE = KS_SHEET_COURT_BLUE,
    HAIR = 0xD5DCE8,
    BLACK = 0x000000, /* codes and signatures */
    HAIR_WIDTH = 6,
    PADDING = KS_SHEET_MM10(12), /* above and below a row with a hair line */
    BOX = KS_SHEET_MM10(44),
    QR_MODULE = 20, /* 0.7 mm: more than 5 dots at 203 dpi */
    QR_QUIET = 4,
    QR_FRAME = 8, /* around it, outside of the quiet zone */
    SIGNATURE_WIDTH = KS_SHEET_MM10(900),
    SIGNATURE_HEIGHT = KS_SHEET_MM10(350),
};

static const struct ks_sheet_look looks[] = {
    [KS_SLIP_HEADER] = {{KS_WEIGHT_BOLD, 130}, COURT_BLUE, true, true, 100},
    [KS_SLIP_TITLE] = {{KS_WEIGHT_BOLD, 220}, INK, false, true, 120},
    [KS_SLIP_CENTRED] = {{KS_WEIGHT_REGULAR, 115}, SOFT_INK, false, true, 20},
    [KS_SLIP_FACT] = {{KS_WEIGHT_REGULAR, 115}, INK, false, false, 0},
    [KS_SLIP_NUMBER] = {{KS_WEIGHT_BOLD, 640}, COURT_BLUE, true, false, 60},
    [KS_SLIP_HEADING] = {{KS_WEIGHT_BOLD, 140}, COURT_BLUE, false, true, 150},
    [KS_SLIP_TEXT] = {{KS_WEIGHT_REGULAR, 115}, INK, false, false, 60},
    [KS_SLIP_SMALL] = {{KS_WEIGHT_REGULAR, 90}, SOFT_INK, false, false, 8},
    [KS_SLIP_PAIR] = {{KS_WEIGHT_REGULAR, 115}, INK, false, false, 0},
    [KS_SLIP_BULLET] = {{KS_WEIGHT_REGULAR, 115}, INK, false, false, 45},
    [KS_SLIP_TICKED] = {{KS_WEIGHT_REGULAR, 120}, INK, false, false, 0},
    [KS_SLIP_UNTICKED] = {{KS_WEIGHT_REGULAR, 120}, INK, false, false, 0},
    [KS_SLIP_RULE] = {{KS_WEIGHT_REGULAR, 90}, HAIR, false, false, 110},
    [KS_SLIP_LINE] = {{KS_WEIGHT_REGULAR, 90}, SOFT_INK, false, false, 0},
    [KS_SLIP_QR] = {{KS_WEIGHT_REGULAR, 100}, INK, false, false, 100},
    [KS_SLIP_SIGNATURE] = {{KS_WEIGHT_REGULAR, 100}, INK, false, false, 80},
    [KS_SLIP_RULER] = {{KS_WEIGHT_BOLD, 90}, BLACK, false, false, 120},
};

const struct ks_sheet_look ks_sheet_detail = {{KS_WEIGHT_REGULAR, 100}, SOFT_INK, false, false, 0};
const struct ks_sheet_look ks_sheet_step_detail = {
    {KS_WEIGHT_REGULAR, 105}, SOFT_INK, false, false, 0};

int ks_sheet_line_height(const struct ks_sheet_layout *layout, struct ks_text_style style)
{
    return ks_glyphs_line_height(layout->glyphs, style.weight, style.size_px);
}

static struct ks_text_lines break_text(struct ks_sheet_layout *layout,
                                       const struct ks_sheet_look *look, const char *text,
                                       int width)
{
    return ks_text_break(layout->glyphs, &layout->arena, look->style, text, width);
}

/* A line of text in the newest row, its top `y` below the row's. */
static void put_line(struct ks_sheet_layout *layout, const struct ks_sheet_look *look,
                     const struct ks_text_line *line, int x, int y, int width)
{
    int shift = look->is_centred ? (width - line->width_px) / 2 : 0;

    ks_sheet_put_line(layout,
                      (struct ks_draw_cmd){.kind = KS_DRAW_TEXT,
                                           .rect = {x + shift, y, line->width_px,
                                                    ks_sheet_line_height(layout, look->style)},
                                           .text = line->text,
                                           .text_bytes = line->bytes,
                                           .weight = look->style.weight,
                                           .size_px = look->style.size_px,
                                           .fill = look->colour});
}

void ks_sheet_add_lines(struct ks_sheet_layout *layout, const struct ks_sheet_look *look,
                        const char *text, int x, int width)
{
    struct ks_text_lines lines = break_text(layout, look, text, width);
    int height = ks_sheet_line_height(layout, look->style);

    for (int i = 0; i < lines.count; i++) {
        struct ks_sheet_row *row = ks_sheet_add_row(layout, height, i == 0 ? look->gap : 0);
        row->is_tied = look->is_tied || (i + 1 < lines.count && (i == 0 || i + 2 == lines.count));
        put_line(layout, look, &lines.lines[i], x, 0, width);
    }
}

static void put_hair(struct ks_sheet_layout *layout, int y)
{
    ks_sheet_put_bar(layout, (struct ks_rect){LEFT, y - HAIR_WIDTH, WIDTH, HAIR_WIDTH}, HAIR);
}

static void add_block_text(struct ks_sheet_layout *layout, const struct ks_slip_block *block)
{
    ks_sheet_add_lines(layout, &looks[block->kind], block->text, LEFT, WIDTH);
    if (block->detail[0] != '\0')
        ks_sheet_add_lines(layout, &ks_sheet_detail, block->detail, LEFT, WIDTH);
}

/* A bold line with a short bar before it. */
static void add_heading(struct ks_sheet_layout *layout, const struct ks_slip_block *block)
{
    enum { BAR = 36, INDENT = 110, INSET = 40 };
    const struct ks_sheet_look *look = &looks[KS_SLIP_HEADING];
    int first = layout->row_count;

    ks_sheet_add_lines(layout, look, block->text, LEFT + INDENT, WIDTH - INDENT);
    if (layout->row_count == first)
        return;
    struct ks_sheet_row *row = &layout->rows[layout->row_count - 1];
    ks_sheet_put_bar(layout, (struct ks_rect){LEFT, INSET, BAR, row->height - 2 * INSET},
                     COURT_BLUE);
    row->height += 30; /* air between it and a row with boxes */
    if (block->detail[0] != '\0') {
        ks_sheet_add_lines(layout, &ks_sheet_detail, block->detail, LEFT + INDENT, WIDTH - INDENT);
        layout->rows[layout->row_count - 1].is_tied = true;
    }
}

static void add_bullet(struct ks_sheet_layout *layout, const struct ks_slip_block *block)
{
    enum { DOT = 40, INDENT = 150 };
    const struct ks_sheet_look *look = &looks[KS_SLIP_BULLET];
    int first = layout->row_count, at = layout->list.count;

    ks_sheet_add_lines(layout, look, block->text, LEFT + INDENT, WIDTH - INDENT);
    if (layout->row_count == first)
        return;
    /* The dot belongs to the first line: its command goes before the line's own. */
    struct ks_draw_cmd dot = {
        .kind = KS_DRAW_RECT,
        .rect = {LEFT + 50, (ks_sheet_line_height(layout, look->style) - DOT) / 2, DOT, DOT},
        .radius_px = DOT / 2,
        .has_fill = true,
        .fill = COURT_BLUE};
    ks_draw_add(&layout->list, KS_DRAW_RECT, dot.rect);
    memmove(&layout->list.cmds[at + 1], &layout->list.cmds[at],
            (size_t)(layout->list.count - 1 - at) * sizeof dot);
    layout->list.cmds[at] = dot;
    layout->rows[first].count++;
    for (int i = first + 1; i < layout->row_count; i++)
        layout->rows[i].first++;
}

static void put_check(struct ks_sheet_layout *layout, struct ks_rect box)
{
    struct ks_point *points = ks_arena_alloc(&layout->arena, 3 * sizeof *points);
    struct ks_draw_cmd *cmd = ks_sheet_add_cmd(layout, KS_DRAW_STROKE, box);

    points[0] = (struct ks_point){box.x + box.w * 22 / 100, box.y + box.h * 52 / 100};
    points[1] = (struct ks_point){box.x + box.w * 42 / 100, box.y + box.h * 74 / 100};
    points[2] = (struct ks_point){box.x + box.w * 78 / 100, box.y + box.h * 26 / 100};
    cmd->points = points;
    cmd->point_count = 3;
    cmd->size_px = BOX / 8;
    cmd->fill = INK;
}

static void put_box(struct ks_sheet_layout *layout, bool is_ticked, int y)
{
    struct ks_rect box = {LEFT, y, BOX, BOX};
    struct ks_draw_cmd *cmd = ks_sheet_add_cmd(layout, KS_DRAW_RECT, box);

    cmd->border = INK;
    cmd->border_px = 10;
    cmd->radius_px = 15;
    if (is_ticked)
        put_check(layout, box);
}

/* A box, a text and a smaller one under it: rows tied together. */
static void add_tick(struct ks_sheet_layout *layout, const struct ks_slip_block *block)
{
    enum { INDENT = BOX + 90 };
    const struct ks_sheet_look *look = &looks[block->kind];
    struct ks_text_lines text = break_text(layout, look, block->text, WIDTH - INDENT);
    struct ks_text_lines detail =
        break_text(layout, &ks_sheet_detail, block->detail, WIDTH - INDENT);
    int count = text.count + detail.count, top = PADDING;
    bool is_form = block->next != NULL && block->next->kind == KS_SLIP_LINE;

    for (int i = 0; i < count; i++) {
        bool is_text = i < text.count, is_last = i + 1 == count;
        const struct ks_sheet_look *own = is_text ? look : &ks_sheet_detail;
        int height = ks_sheet_line_height(layout, own->style);
        struct ks_sheet_row *row =
            ks_sheet_add_row(layout, top + height + (is_last ? PADDING : 0), 0);
        row->is_tied = !is_last || is_form;
        int bottom = row->height;
        if (i == 0)
            put_box(layout, block->kind == KS_SLIP_TICKED, top + (height - BOX) / 2);
        put_line(layout, own, is_text ? &text.lines[i] : &detail.lines[i - text.count],
                 LEFT + INDENT, top, WIDTH - INDENT);
        if (is_last && !is_form)
            put_hair(layout, bottom);
        top = 0;
    }
}

bool ks_sheet_is_pair(const struct ks_slip_block *block)
{
    return block->kind == KS_SLIP_PAIR || block->kind == KS_SLIP_FACT;
}

/* Where the values of neighbouring pairs begin: behind their widest label. */
int ks_sheet_value_shift(struct ks_sheet_layout *layout, const struct ks_slip_block *block)
{
    enum { GAP = 240, LEAST = WIDTH * 25 / 100, MOST = WIDTH * 45 / 100 };
    const struct ks_sheet_look *look = &looks[KS_SLIP_PAIR];
    int widest = LEAST;

    for (; block != NULL && ks_sheet_is_pair(block); block = block->next) {
        int width =
            GAP + ks_text_width(layout->glyphs, look->style, block->text, strlen(block->text));
        widest = width > widest ? width : widest;
    }
    return widest < MOST ? widest : MOST;
}

static void add_pair(struct ks_sheet_layout *layout, const struct ks_slip_block *block, int shift)
{
    struct ks_sheet_look label = looks[KS_SLIP_PAIR], value = looks[KS_SLIP_PAIR];
    int height = ks_sheet_line_height(layout, label.style), top = PADDING;

    label.colour = SOFT_INK;
    value.style.weight = KS_WEIGHT_BOLD;
    struct ks_text_lines left = break_text(layout, &label, block->text, shift - 120);
    struct ks_text_lines right = break_text(layout, &value, block->detail, WIDTH - shift);
    int count = left.count > right.count ? left.count : right.count;
    for (int i = 0; i < count; i++) {
        bool is_last = i + 1 == count;
        struct ks_sheet_row *row =
            ks_sheet_add_row(layout, top + height + (is_last ? PADDING : 0), 0);
        int bottom = row->height;
        row->is_tied = !is_last;
        if (i < left.count)
            put_line(layout, &label, &left.lines[i], LEFT, top, shift);
        if (i < right.count)
            put_line(layout, &value, &right.lines[i], LEFT + shift, top, WIDTH - shift);
        if (is_last)
            put_hair(layout, bottom);
        top = 0;
    }
}

static void add_rule(struct ks_sheet_layout *layout)
{
    ks_sheet_add_row(layout, 60, looks[KS_SLIP_RULE].gap)->is_tied = true;
    put_hair(layout, HAIR_WIDTH);
}

/* Room for a line of handwriting, 9 mm, above the line. */
static void add_writing_line(struct ks_sheet_layout *layout)
{
    int room = KS_SHEET_MM10(90);

    ks_sheet_add_row(layout, room + PADDING, 0);
    ks_sheet_put_bar(layout, (struct ks_rect){LEFT, room, WIDTH, 8}, SOFT_INK);
}

/* The code at the left, what it is and where it leads at its right. */
static enum ks_err add_qr(struct ks_sheet_layout *layout, const struct ks_slip_block *block,
                          struct ks_error *error)
{
    const struct ks_sheet_look *look = &looks[KS_SLIP_QR];
    struct ks_sheet_look bold = *look;
    struct ks_qr qr;
    enum ks_err err = ks_qr_encode(&layout->arena, block->text, &qr, error);

    if (err != KS_OK)
        return err;
    bold.style.weight = KS_WEIGHT_BOLD;
    int side = qr.size * QR_MODULE, quiet = QR_QUIET * QR_MODULE + QR_FRAME;
    int full = side + 2 * quiet;
    int x = LEFT + full + 60, width = WIDTH - full - 60 - quiet, y;
    struct ks_text_lines caption = break_text(layout, &bold, block->detail, width);
    struct ks_text_lines address = break_text(layout, look, block->text, width);
    int height = ks_sheet_line_height(layout, look->style),
        text = (caption.count + address.count) * height;
    ks_sheet_add_row(layout, full > text + 200 ? full : text + 200, look->gap);
    int row_height = layout->rows[layout->row_count - 1].height;
    struct ks_draw_cmd *frame =
        ks_sheet_add_cmd(layout, KS_DRAW_RECT, (struct ks_rect){LEFT, 0, WIDTH, row_height});
    frame->border = HAIR;
    frame->border_px = QR_FRAME;
    frame->radius_px = 80;
    struct ks_draw_cmd *code =
        ks_sheet_add_cmd(layout, KS_DRAW_BITMAP,
                         (struct ks_rect){LEFT + quiet, (row_height - side) / 2, side, side});
    code->cells = qr.modules;
    code->columns = code->rows = qr.size;
    code->fill = BLACK;
    y = (row_height - text) / 2;
    for (int i = 0; i < caption.count; i++, y += height)
        put_line(layout, &bold, &caption.lines[i], x, y, width);
    for (int i = 0; i < address.count; i++, y += height)
        put_line(layout, look, &address.lines[i], x, y, width);
    return KS_OK;
}

static void add_signature(struct ks_sheet_layout *layout, const struct ks_slip_block *block)
{
    enum { INSET = 120, PEN = 22 };
    struct ks_rect frame = {LEFT, 0, SIGNATURE_WIDTH, SIGNATURE_HEIGHT};
    struct ks_rect room = {frame.x + INSET, INSET, frame.w - 2 * INSET, frame.h - 2 * INSET};

    ks_sheet_add_row(layout, SIGNATURE_HEIGHT, looks[KS_SLIP_SIGNATURE].gap);
    struct ks_draw_cmd *cmd = ks_sheet_add_cmd(layout, KS_DRAW_RECT, frame);
    cmd->border = SOFT_INK;
    cmd->border_px = 8;
    cmd->radius_px = 60;
    cmd = ks_sheet_add_cmd(layout, KS_DRAW_STROKE, frame);
    cmd->points = ks_strokes_fit(&layout->arena, block->points, block->point_count, room);
    cmd->point_count = block->point_count;
    cmd->size_px = PEN;
    cmd->fill = BLACK;
}

/* A tick each millimetre, a number each ten. */
static void add_ruler(struct ks_sheet_layout *layout)
{
    enum { TICK = 8, NUMBER_TOP = KS_SHEET_MM10(55) };
    const struct ks_sheet_look *look = &looks[KS_SLIP_RULER];
    struct ks_sheet_row *row =
        ks_sheet_add_row(layout, NUMBER_TOP + ks_sheet_line_height(layout, look->style), look->gap);

    row->is_tied = true;
    for (int mm = 0; mm <= KS_RULER_MM; mm++) {
        int height = mm % 10 == 0 ? 50 : mm % 5 == 0 ? 30 : 15, x = LEFT + KS_SHEET_MM10(mm * 10);
        ks_sheet_put_bar(layout, (struct ks_rect){x, 0, TICK, KS_SHEET_MM10(height)}, BLACK);
        if (mm % 10 != 0)
            continue;
        struct ks_text_lines number =
            break_text(layout, look, ks_arena_printf(&layout->arena, "%d", mm), KS_SHEET_MM10(100));
        put_line(layout, look, &number.lines[0], x - number.lines[0].width_px / 2, NUMBER_TOP, 0);
    }
    ks_sheet_put_bar(layout, (struct ks_rect){LEFT, 0, KS_SHEET_MM10(KS_RULER_MM * 10), TICK},
                     BLACK);
}

static void add_greys(struct ks_sheet_layout *layout)
{
    enum { HEIGHT = KS_SHEET_MM10(KS_RULER_GREY_MM * 10) };
    int width = KS_SHEET_MM10(KS_RULER_MM * 10) / KS_RULER_GREYS;

    ks_sheet_add_row(layout, HEIGHT, KS_SHEET_MM10(30));
    for (int i = 0; i < KS_RULER_GREYS; i++) {
        uint32_t grey = 255U * (uint32_t)(KS_RULER_GREYS - 1 - i) / KS_RULER_GREYS;
        ks_sheet_put_bar(layout, (struct ks_rect){LEFT + i * width, 0, width, HEIGHT},
                         grey * 0x010101U);
    }
}

enum ks_err ks_sheet_add_block(struct ks_sheet_layout *layout, const struct ks_slip_block *block,
                               int shift, struct ks_error *error)
{
    switch (block->kind) {
    case KS_SLIP_HEADING:
        add_heading(layout, block);
        break;
    case KS_SLIP_PAIR:
    case KS_SLIP_FACT:
        add_pair(layout, block, shift);
        break;
    case KS_SLIP_BULLET:
        add_bullet(layout, block);
        break;
    case KS_SLIP_TICKED:
    case KS_SLIP_UNTICKED:
        add_tick(layout, block);
        break;
    case KS_SLIP_RULE:
        add_rule(layout);
        break;
    case KS_SLIP_LINE:
        add_writing_line(layout);
        break;
    case KS_SLIP_QR:
        return add_qr(layout, block, error);
    case KS_SLIP_SIGNATURE:
        add_signature(layout, block);
        break;
    case KS_SLIP_RULER:
        add_ruler(layout);
        add_greys(layout);
        break;
    default:
        add_block_text(layout, block);
        break;
    }
    return KS_OK;
}
