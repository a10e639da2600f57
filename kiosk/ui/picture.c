/* Pictures of papers and things, drawn from tables of plain shapes. */
#include <string.h>

#include "ui/flow.h"

enum { NAME_MARGIN = 6 }; /* at either side of a name in its box */

enum tone {
    NONE,
    PAPER,
    BEHIND, /* what stands behind all; nothing in high contrast */
    EDGE,
    WRITING,
    INK,
    SEAL,
    NAME, /* of what is to be looked for */
    NAME_EDGE,
    STAMP,
    BODY,
    FOOT,
    SCREEN,
    BUTTON,
    SLOT,
    COVER, /* hides the end of a shape that is cut off */
    TONE_COUNT,
};

static const uint32_t colours[TONE_COUNT] = {
    [PAPER] = 0xFFFFFF,  [BEHIND] = 0xE7EEFA, [EDGE] = 0x6B7890,  [WRITING] = 0xB8C2D4,
    [INK] = 0x14213D,    [SEAL] = 0x9F2A22,   [NAME] = 0xFBF0DC,  [NAME_EDGE] = 0x9A5B00,
    [STAMP] = 0xC8A45A,  [BODY] = 0x0E2A56,   [FOOT] = 0x17376E,  [SLOT] = 0x081A3A,
    [SCREEN] = 0xE7EEFA, [BUTTON] = 0x0E3F8C, [COVER] = 0xFFFFFF,
};

/* Units of the picture's grid. A rounded rectangle, its edge half inside and half outside; or, with
 * a text, `fill` is the ground and `edge` the ink of its letters, `size` high: Chinese in either
 * language, as it stands on the papers. */
struct shape {
    short x, y, w, h;
    unsigned char radius, fill, edge, border, size;
    const char *text;
};

#define DISC SOLID(2, 2, 236, 236, 118, BEHIND)
#define SHEET(x, y, w, h, radius)                                                                  \
    {                                                                                              \
        x, y, w, h, radius, PAPER, EDGE, 5                                                         \
    }
#define SOLID(x, y, w, h, radius, tone)                                                            \
    {                                                                                              \
        x, y, w, h, radius, .fill = tone                                                           \
    }
#define BORDER(x, y, w, h, radius, tone, border)                                                   \
    {                                                                                              \
        x, y, w, h, radius, NONE, tone, border                                                     \
    }
#define RING(x, y, r, border) BORDER((x) - (r), (y) - (r), 2 * (r), 2 * (r), r, SEAL, border)
/* Lines lie with their middle on y. */
#define LINE(x, y, w) SOLID(x, (y)-3, w, 6, 3, WRITING)
#define DASH(x, y, w, h, tone) SOLID(x, (y) - (h) / 2, w, h, (h) / 2, tone)
#define TEXT(x, y, w, h, ground, size, text)                                                       \
    {                                                                                              \
        x, y, w, h, 0, ground, INK, 0, size, text                                                  \
    }

static const struct shape judgment[] = {
    DISC,
    SHEET(46, 14, 148, 212, 10),
    LINE(75, 41, 90),
    {58, 57, 124, 38, 9, NAME, NAME_EDGE, 4},
    TEXT(58, 57, 124, 38, NAME, 22, KS_N_("Judgment")),
    LINE(65, 116, 110),
    LINE(65, 134, 110),
    LINE(65, 152, 110),
    LINE(65, 170, 58),
    LINE(65, 200, 42),
    RING(156, 190, 22, 5),
    DASH(142, 190, 28, 5, SEAL),
};

static const struct shape summons[] = {
    DISC,
    SHEET(46, 14, 148, 212, 10),
    TEXT(46, 36, 148, 38, PAPER, 32, KS_N_("Summons")),
    BORDER(66, 84, 108, 84, 2, EDGE, 4),
    DASH(66, 112, 108, 4, EDGE),
    DASH(66, 140, 108, 4, EDGE),
    SOLID(100, 84, 4, 84, 0, EDGE),
    LINE(110, 98, 54),
    LINE(110, 126, 44),
    LINE(110, 154, 54),
    LINE(65, 198, 44),
    RING(153, 195, 20, 5),
    DASH(140, 195, 26, 5, SEAL),
};

static const struct shape iou[] = {
    DISC,
    SHEET(26, 56, 188, 128, 8),
    TEXT(26, 62, 188, 40, PAPER, 28, KS_N_("IOU")),
    LINE(48, 114, 144),
    LINE(48, 134, 96),
    LINE(48, 156, 70),
    BORDER(157, 136, 30, 36, 15, SEAL, 4),
    BORDER(165, 145, 14, 22, 7, SEAL, 3),
    SOLID(171, 153, 2, 11, 1, SEAL),
};

static const struct shape id_card[] = {
    DISC,
    SHEET(22, 58, 196, 124, 14),
    LINE(39, 88, 74),
    LINE(39, 110, 60),
    LINE(39, 132, 82),
    DASH(39, 160, 94, 6, INK),
    SOLID(154, 80, 36, 36, 18, EDGE),
    SOLID(142, 122, 60, 52, 26, EDGE),
    SOLID(138, 149, 68, 28, 0, COVER),
};

static const struct shape envelope[] = {
    DISC,
    SHEET(24, 66, 192, 124, 8),
    {166, 82, 36, 44, 1, NAME, STAMP, 4},
    LINE(44, 134, 84),
    LINE(44, 154, 72),
    LINE(44, 172, 84),
    RING(150, 112, 30, 5),
    RING(150, 112, 20, 3),
    DASH(133, 108, 34, 3, SEAL),
    DASH(133, 117, 34, 3, SEAL),
};

static const struct shape window[] = {
    DISC,
    SHEET(44, 42, 152, 116, 8),
    SOLID(98, 62, 44, 44, 22, EDGE),
    SOLID(80, 114, 80, 66, 33, EDGE),
    SOLID(28, 156, 184, 26, 6, BODY),
};

static const struct shape kiosk[] = {
    SOLID(90, 10, 240, 268, 20, BODY),   SOLID(112, 34, 196, 168, 12, SCREEN),
    DASH(127, 66, 102, 8, WRITING),      DASH(127, 93, 166, 8, WRITING),
    DASH(127, 117, 166, 8, WRITING),     DASH(127, 141, 119, 8, WRITING),
    SOLID(131, 161, 157, 26, 8, BUTTON), SOLID(60, 238, 300, 92, 18, FOOT),
    SOLID(124, 299, 172, 18, 9, SLOT),
};

/* The whole slip; a cut of it is shorter and ends before the lines that lie below. */
static const struct shape slip[] = {
    SHEET(140, 312, 140, 140, 2), LINE(159, 338, 76), LINE(159, 358, 106),
    LINE(159, 378, 106),          LINE(159, 398, 76), LINE(159, 418, 106),
};
enum { SLIP_CUT = 35, SLIP_FOOT = 10, SLIP_SHAPES = sizeof slip / sizeof slip[0] };

struct drawing {
    const struct shape *shapes;
    int count, w, h; /* of the grid */
};
#define DRAWING(shapes, w, h)                                                                      \
    {                                                                                              \
        shapes, sizeof(shapes) / sizeof(shapes)[0], w, h                                           \
    }

static const struct drawing drawings[] = {
    [KS_PICTURE_JUDGMENT] = DRAWING(judgment, 240, 240),
    [KS_PICTURE_SUMMONS] = DRAWING(summons, 240, 240),
    [KS_PICTURE_IOU] = DRAWING(iou, 240, 240),
    [KS_PICTURE_ID_CARD] = DRAWING(id_card, 240, 240),
    [KS_PICTURE_ENVELOPE] = DRAWING(envelope, 240, 240),
    [KS_PICTURE_WINDOW] = DRAWING(window, 240, 240),
    [KS_PICTURE_KIOSK] = DRAWING(kiosk, 420, 460),
};

static const struct drawing *drawing_of(int picture)
{
    return &drawings[picture < KS_PICTURE_KIOSK ? picture : KS_PICTURE_KIOSK];
}

/* From the grid to the window: `px` pixels are `units` units. */
struct easel {
    struct ks_ui *ui;
    int x, y, px, units;
};

static int scaled(const struct easel *easel, int half_units)
{
    return (half_units * easel->px + easel->units) / (2 * easel->units);
}

/* The pixels of a shape with half of its edge around it. */
static struct ks_rect outline_of(const struct easel *easel, const struct shape *shape)
{
    int left = 2 * shape->x - shape->border, top = 2 * shape->y - shape->border;
    struct ks_rect rect = {scaled(easel, left), scaled(easel, top), 0, 0};

    rect.w = scaled(easel, left + 2 * (shape->w + shape->border)) - rect.x;
    rect.h = scaled(easel, top + 2 * (shape->h + shape->border)) - rect.y;
    rect.x += easel->x;
    rect.y += easel->y;
    return rect;
}

/* What a pen has drawn stays solid where all else is an outline. */
static bool is_pen(const struct shape *shape)
{
    int least = shape->w < shape->h ? shape->w : shape->h;

    return shape->fill != NONE && shape->border == 0 && least <= 8;
}

static int thickness(const struct easel *easel, int units)
{
    int px = scaled(easel, 2 * units);

    return px > 0 ? px : 1;
}

static void draw_light(const struct easel *easel, const struct shape *shape,
                       struct ks_draw_cmd *cmd)
{
    cmd->has_fill = shape->fill != NONE;
    cmd->fill = colours[shape->fill];
    cmd->border = colours[shape->edge];
    cmd->border_px = shape->border > 0 ? thickness(easel, shape->border) : 0;
}

/* Lines of one colour on the ground of the theme. */
static void draw_outline(const struct easel *easel, const struct shape *shape,
                         struct ks_draw_cmd *cmd)
{
    const struct ks_theme *theme = easel->ui->theme;

    cmd->has_fill = shape->fill != NONE;
    cmd->fill = is_pen(shape) ? theme->ink : theme->card;
    cmd->border = theme->ink;
    if (shape->fill != COVER && !is_pen(shape))
        cmd->border_px = thickness(easel, shape->border > 0 ? shape->border : 5);
}

/* `words` in the box of the shape, smaller where they are many. */
static void draw_words(const struct easel *easel, const struct shape *shape, const char *words)
{
    struct ks_ui *ui = easel->ui;
    bool is_outline = ui->theme->has_outline;
    struct ks_label label = {
        .text = words,
        .style = {.weight = KS_WEIGHT_BOLD, .size_px = thickness(easel, shape->size)},
        .ink = is_outline ? ui->theme->ink : colours[shape->edge],
        .ground = is_outline ? ui->theme->card : colours[shape->fill],
    };
    struct ks_rect box = outline_of(easel, shape);
    int width = ks_ui_label_width(ui, &label), most = box.w - thickness(easel, 2 * NAME_MARGIN);
    if (width > most) {
        label.style.size_px = label.style.size_px * most / width;
        width = ks_ui_label_width(ui, &label);
    }
    int height = ks_ui_line_height(ui, label.style);
    struct ks_draw_cmd *cmd = ks_draw_add(
        &ui->list, KS_DRAW_TEXT,
        (struct ks_rect){box.x + (box.w - width) / 2, box.y + (box.h - height) / 2, width, height});

    cmd->text = label.text;
    cmd->text_bytes = strlen(label.text);
    cmd->weight = label.style.weight;
    cmd->size_px = label.style.size_px;
    cmd->fill = label.ink;
    cmd->ground = label.ground;
    cmd->is_pictured = true;
}

static void draw_shape(const struct easel *easel, const struct shape *shape)
{
    struct ks_ui *ui = easel->ui;

    if (shape->text != NULL) {
        draw_words(easel, shape, ks_tr(KS_LANG_ZH_CN, shape->text));
        return;
    }
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, outline_of(easel, shape));
    cmd->radius_px = scaled(easel, 2 * shape->radius + shape->border);
    if (ui->theme->has_outline)
        draw_outline(easel, shape, cmd);
    else
        draw_light(easel, shape, cmd);
}

static void draw_slip(const struct easel *easel, int cuts)
{
    struct shape sheet = slip[0];

    if (cuts == 0)
        return;
    sheet.h = (short)(SLIP_CUT * cuts);
    draw_shape(easel, &sheet);
    for (int i = 1; i < SLIP_SHAPES; i++)
        if (slip[i].y + slip[i].h + SLIP_FOOT <= sheet.y + sheet.h)
            draw_shape(easel, &slip[i]);
}

/* A drawing as large as `rect` holds it, in its middle. */
static struct easel easel_in(struct ks_ui *ui, const struct drawing *drawing, struct ks_rect rect)
{
    bool is_wide = rect.w * drawing->h > rect.h * drawing->w;
    struct easel easel = {
        .ui = ui, .px = is_wide ? rect.h : rect.w, .units = is_wide ? drawing->h : drawing->w};

    easel.x = rect.x + (rect.w - scaled(&easel, 2 * drawing->w)) / 2;
    easel.y = rect.y + (rect.h - scaled(&easel, 2 * drawing->h)) / 2;
    return easel;
}

/* What stands behind is nothing in high contrast. */
static bool is_drawn(const struct ks_ui *ui, const struct shape *shape)
{
    return shape->fill != BEHIND || !ui->theme->has_outline;
}

void ks_ui_paper(struct ks_ui *ui, const char *heading, bool is_sealed, struct ks_rect rect)
{
    const struct drawing *sheet = drawing_of(KS_PICTURE_JUDGMENT);
    const struct easel easel = easel_in(ui, sheet, rect);

    for (int i = 0; i < sheet->count; i++) {
        const struct shape *shape = &sheet->shapes[i];
        bool is_seal = shape->fill == SEAL || shape->edge == SEAL;
        if (shape->text != NULL)
            draw_words(&easel, shape, heading);
        else if (is_drawn(ui, shape) && (is_sealed || !is_seal))
            draw_shape(&easel, shape);
    }
}

void ks_ui_picture(struct ks_ui *ui, int picture, struct ks_rect rect)
{
    const struct drawing *drawing = drawing_of(picture);
    const struct easel easel = easel_in(ui, drawing, rect);

    for (int i = 0; i < drawing->count; i++)
        if (is_drawn(ui, &drawing->shapes[i]))
            draw_shape(&easel, &drawing->shapes[i]);
    if (picture > KS_PICTURE_KIOSK)
        draw_slip(&easel, picture - KS_PICTURE_KIOSK);
}

void ks_flow_picture(struct ks_ui *ui, int picture, int max_px)
{
    const struct drawing *drawing = drawing_of(picture);
    int height = max_px * drawing->h / (drawing->w > drawing->h ? drawing->w : drawing->h);
    int room = ks_flow_room(ui);
    struct ks_rect place;

    if (room < height && room >= height / 2)
        height = room;
    if (ks_flow_place(ui, height, 0, &place))
        ks_ui_picture(ui, picture, place);
    ks_flow_gap(ui, 20);
}
