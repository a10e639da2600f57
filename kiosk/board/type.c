/* Sizes, colours and lines of text of the board. */
#include <string.h>

#include "board/board_private.h"

enum { WIDE = 1920, HIGH = 1080, ONE = 10000 };

static const struct ks_board_colours light[KS_BOARD_FACE_COUNT] = {
    [KS_BOARD_DAY] = {.ground = 0xF3F5F9,
                      .head = 0x0E2A56,
                      .ornament = 0xC8A45A,
                      .on_head = 0xFFFFFF,
                      .on_head_soft = 0xD6E0F2,
                      .card = 0xFFFFFF,
                      .band = 0xFFFFFF,
                      .ink = 0x14213D,
                      .soft = 0x3F4C66,
                      .figure = 0x14213D,
                      .rule = 0xD5DCE8},
    [KS_BOARD_NIGHT] = {.ground = 0x081A3A,
                        .head = 0x0E2A56,
                        .ornament = 0xC8A45A,
                        .on_head = 0xFFFFFF,
                        .on_head_soft = 0xD6E0F2,
                        .card = 0x123062,
                        .band = 0x0F2850,
                        .ink = 0xFFFFFF,
                        .soft = 0xD6E0F2,
                        .figure = 0xF2DDA8,
                        .rule = 0x2F4D80},
    [KS_BOARD_BROKEN] = {.ground = 0x9F2A22,
                         .head = 0x7E1F19,
                         .ornament = 0xFFFFFF,
                         .on_head = 0xFFFFFF,
                         .on_head_soft = 0xFBE9E7,
                         .card = 0x9F2A22,
                         .band = 0xFFFFFF,
                         .ink = 0xFFFFFF,
                         .soft = 0xFFFFFF,
                         .figure = 0x14213D,
                         .rule = 0xFFFFFF},
};

/* White and yellow on black, outlines for cards; all faces the same. */
static const struct ks_board_colours contrast = {.ground = 0x000000,
                                                 .head = 0x000000,
                                                 .ornament = 0xFFFF00,
                                                 .on_head = 0xFFFFFF,
                                                 .on_head_soft = 0xFFFF00,
                                                 .card = 0x000000,
                                                 .band = 0x000000,
                                                 .ink = 0xFFFFFF,
                                                 .soft = 0xFFFFFF,
                                                 .figure = 0xFFFF00,
                                                 .rule = 0x9A9A9A};

const struct ks_board_colours *ks_board_colours(const struct ks_ui *ui, enum ks_board_face face)
{
    return ui->mode.is_contrast ? &contrast : &light[face];
}

uint32_t ks_board_line_colour(const struct ks_ui *ui, const struct ks_board_scene *scene,
                              const char *id)
{
    const struct ks_theme *theme = ui->theme;
    const uint32_t colours[] = {theme->mediation, theme->action, theme->enforcement,
                                theme->soft_ink,  theme->online, theme->good,
                                theme->warn};
    const struct ks_service_line *line = ks_hall_find_line(&scene->content->hall, id);

    if (line == NULL) /* taken out of the content while people wait in it */
        return theme->soft_ink;
    return colours[(size_t)(line - scene->content->hall.lines) %
                   (sizeof colours / sizeof *colours)];
}

bool ks_board_is_upright(const struct ks_ui *ui)
{
    return ui->mode.h > ui->mode.w;
}

int ks_board_px(const struct ks_ui *ui, int units)
{
    bool is_upright = ks_board_is_upright(ui);
    int64_t wide = (int64_t)ui->mode.w * ONE / (is_upright ? HIGH : WIDE);
    int64_t high = (int64_t)ui->mode.h * ONE / (is_upright ? WIDE : HIGH);

    return (int)((units * (wide < high ? wide : high) + ONE / 2) / ONE);
}

double ks_board_reading_m(const struct ks_mode *mode)
{
    enum { DRAWN_MICRONS = 496, DRAWN_FOR_M = 8 };
    const struct ks_ui ui = {.mode = *mode};

    return (double)DRAWN_FOR_M * ks_board_px(&ui, 1000) * mode->microns_per_px / 1000.0 /
           DRAWN_MICRONS;
}

/* Letters of a line reach about so far around its middle; capitals and digits less, and they stand
 * a little below it. */
enum {
    LINE_PERCENT = 110,
    HANGING_PERCENT = 138,
    PROSE_PERCENT = 140,
    FIGURE_PERCENT = 60,
    FIGURE_DROP_PERCENT = 7
};

static int line_percent(const struct ks_board_text *text)
{
    return text->is_figure ? FIGURE_PERCENT : text->is_prose ? PROSE_PERCENT : LINE_PERCENT;
}

static struct ks_label label_of(const struct ks_ui *ui, const struct ks_board_text *text)
{
    int size_px = ks_board_px(ui, text->size);

    return (struct ks_label){.text = text->text,
                             .style = {.weight = text->weight, .size_px = size_px},
                             .ink = text->ink,
                             .ground = text->ground,
                             .align = text->align,
                             .line_px = size_px * line_percent(text) / 100};
}

int ks_board_width(const struct ks_ui *ui, const struct ks_board_text *text)
{
    struct ks_label label = label_of(ui, text);

    return ks_ui_label_width(ui, &label);
}

int ks_board_fit(const struct ks_ui *ui, const struct ks_board_text *text, int least, int width)
{
    struct ks_board_text smaller = *text;

    while (smaller.size > least && ks_board_width(ui, &smaller) > width)
        smaller.size -= smaller.size > least + 4 ? 4 : 1;
    return smaller.size;
}

int ks_board_row_height(const struct ks_ui *ui, const struct ks_board_text *text)
{
    bool hangs = strpbrk(text->text, "gjpqyQ,;()") != NULL;

    return ks_board_px(ui, text->size) * (hangs ? HANGING_PERCENT : LINE_PERCENT) / 100;
}

/* Whoever looks at a board without eyes gets its texts as a list. */
static void name(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect)
{
    struct ks_control *control = ks_ui_control(ui, KS_ROLE_TEXT, label->text, rect, 0, 0);

    control->font_px = label->style.size_px;
    control->ink = label->ink;
    control->ground = label->ground;
}

int ks_board_put_lines(struct ks_ui *ui, const struct ks_board_text *text, struct ks_rect rect)
{
    struct ks_label label = label_of(ui, text);
    int height = ks_ui_label_height(ui, &label, rect.w);

    rect.y += (rect.h - height) / 2;
    rect.y -= text->is_figure ? label.style.size_px * FIGURE_DROP_PERCENT / 100 : 0;
    rect.h = height;
    ks_ui_label(ui, &label, rect);
    name(ui, &label, rect);
    return height;
}

int ks_board_lines_height(struct ks_ui *ui, const struct ks_board_text *text, int width)
{
    struct ks_label label = label_of(ui, text);

    return ks_ui_label_height(ui, &label, width);
}

/* Never broken: wider than its room it would be seen to stick out. */
int ks_board_put(struct ks_ui *ui, const struct ks_board_text *text, struct ks_rect rect)
{
    struct ks_board_text one = *text;
    int width = ks_board_width(ui, text);
    int slack = rect.w - width;

    rect.x += text->align == KS_ALIGN_CENTRE  ? slack / 2
              : text->align == KS_ALIGN_RIGHT ? slack
                                              : 0;
    rect.w = width + 1;
    one.align = KS_ALIGN_LEFT;
    ks_board_put_lines(ui, &one, rect);
    return width;
}

int ks_board_runs_width(const struct ks_ui *ui, const struct ks_board_text *runs, int count)
{
    int width = 0;

    for (int i = 0; i < count; i++)
        width += ks_board_width(ui, &runs[i]);
    return width;
}

/* A smaller letter stands on the same base line when it is moved down by what is between the middle
 * of a line and its base line. */
static int drop_px(const struct ks_ui *ui, int largest, int size)
{
    return ks_board_px(ui, (largest - size) * 436 / 1000);
}

void ks_board_put_runs(struct ks_ui *ui, const struct ks_board_text *runs, int count,
                       struct ks_rect rect)
{
    int slack = rect.w - ks_board_runs_width(ui, runs, count), largest = 0;

    for (int i = 0; i < count; i++)
        largest = runs[i].size > largest ? runs[i].size : largest;
    rect.x += runs[0].align == KS_ALIGN_CENTRE  ? slack / 2
              : runs[0].align == KS_ALIGN_RIGHT ? slack
                                                : 0;
    for (int i = 0; i < count; i++) {
        struct ks_board_text run = runs[i];
        struct ks_rect at = rect;
        run.align = KS_ALIGN_LEFT;
        at.y += drop_px(ui, largest, run.size);
        rect.x += ks_board_put(ui, &run, at);
    }
}

void ks_board_take_icon(struct ks_ui *ui, const char *icon, int size, int gap, uint32_t ink,
                        struct ks_rect *rect)
{
    int side = ks_board_px(ui, size), all = side + ks_board_px(ui, gap);

    ks_ui_icon(ui, icon, (struct ks_rect){rect->x, rect->y + (rect->h - side) / 2, side, side},
               ink);
    rect->x += all;
    rect->w -= all;
}

const char *ks_board_time_text(struct ks_ui *ui, int minute)
{
    return ks_arena_printf(&ui->arena, "%02d:%02d", minute / 60, minute % 60);
}
