/* The board in every size, language and theme: nothing is cut, nothing overlaps, everything can be
 * read from afar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/raster.h"
#include "draw/rects.h"
#include "platform/image.h"
#include "scenes.h"

/* Those that most halls have are painted too, to see what lies under each text. */
static const struct {
    int w, h;
    bool is_painted;
} panels[] = {{1920, 1080, true}, {1080, 1920, true}, {1366, 768, true}, {3840, 2160},
              {1280, 1024},       {2560, 1080},       {768, 1366},       {1024, 768}};
enum { PANELS = sizeof panels / sizeof panels[0], MOST_TOLD = 60, TURNS = 3 };

static struct board_stage stage;
static struct board_picture picture;

/* One frame and where its faults are told. */
struct frame {
    struct ks_ui ui;
    enum board_scene which;
    int faults;
};

static void fault(struct frame *frame, const char *what, const struct ks_draw_cmd *cmd)
{
    const struct ks_mode *mode = &frame->ui.mode;

    if (++frame->faults <= MOST_TOLD)
        print_error("%s, %dx%d, %s%s: %s: \"%.*s\" at %d,%d %dx%d\n", scene_name(frame->which),
                    mode->w, mode->h, ks_lang_code(mode->lang),
                    mode->is_contrast ? ", contrast" : "", what, (int)cmd->text_bytes, cmd->text,
                    cmd->rect.x, cmd->rect.y, cmd->rect.w, cmd->rect.h);
}

static void check_text(struct frame *frame, const struct ks_draw_cmd *cmd)
{
    const struct ks_ui *ui = &frame->ui;
    struct ks_rect window = {0, 0, ui->mode.w, ui->mode.h};
    int contrast = ks_contrast_x100(cmd->fill, cmd->ground);

    if (cmd->size_px < ks_board_px(ui, KS_BOARD_LEAST))
        fault(frame, "too small to be read from afar", cmd);
    if (contrast < (ui->mode.is_contrast ? 700 : 450))
        fault(frame, "too little contrast", cmd);
    if (!ks_rect_contains(window, cmd->rect))
        fault(frame, "outside the panel", cmd);
}

/* Cards are rounded rectangles: a text that begins on one ends on it. */
static void check_surfaces(struct frame *frame, const struct ks_draw_cmd *text)
{
    const struct ks_draw_list *list = &frame->ui.list;

    for (const struct ks_draw_cmd *cmd = list->cmds; cmd < text; cmd++)
        if (cmd->kind == KS_DRAW_RECT && cmd->radius_px > 0 && cmd->has_fill &&
            ks_rect_intersects(cmd->rect, text->rect) && !ks_rect_contains(cmd->rect, text->rect))
            fault(frame, "half on a card", text);
}

static void check_overlaps(struct frame *frame)
{
    const struct ks_draw_list *list = &frame->ui.list;

    for (int i = 0; i < list->count; i++) {
        const struct ks_draw_cmd *a = &list->cmds[i];
        bool is_icon = a->kind == KS_DRAW_ICON;
        if (a->kind != KS_DRAW_TEXT && !is_icon)
            continue;
        if (!is_icon)
            check_text(frame, a);
        check_surfaces(frame, a);
        for (int j = 0; j < i; j++) {
            const struct ks_draw_cmd *b = &list->cmds[j];
            if ((b->kind == KS_DRAW_TEXT || b->kind == KS_DRAW_ICON) &&
                ks_rect_intersects(a->rect, b->rect))
                fault(frame, is_icon ? "an icon over something" : "text over something", a);
        }
    }
}

/* But for the last breath of a shadow. */
static bool is_nearly(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF)) > 8)
            return false;
    return true;
}

/* What lies under a text is the colour it was measured against. */
static void check_grounds(struct frame *frame, struct ks_canvas *canvas)
{
    const struct ks_ui *ui = &frame->ui;

    for (int i = 0; i < ui->list.count; i++) {
        const struct ks_draw_cmd *cmd = &ui->list.cmds[i];
        if (cmd->kind != KS_DRAW_TEXT)
            continue;
        uint32_t under = canvas->pixels[cmd->rect.y * canvas->pitch_px + cmd->rect.x];
        if (!is_nearly(under, cmd->ground))
            fault(frame, "another ground than said", cmd);
    }
}

static void paint(struct frame *frame, const struct ks_canvas *canvas)
{
    uint32_t ground = ks_board_colours(&frame->ui, picture.scene.face)->ground;

    for (int i = 0; i < canvas->w * canvas->h; i++)
        canvas->pixels[i] = ground;
    ks_raster_paint(canvas, &frame->ui.list, &stage.glyphs,
                    (struct ks_rect){0, 0, canvas->w, canvas->h});
}

/* ---- the ink itself ---- */

enum { MOST_INKS = 200, UNPAINTED = 0x123456 };

/* The pixels that a text alone changes. */
static struct ks_rect ink_of(const struct ks_draw_cmd *cmd, const struct ks_canvas *canvas)
{
    struct ks_draw_cmd alone = *cmd;
    const struct ks_draw_list list = {.cmds = &alone, .count = 1};
    struct ks_rect all = {0, 0, canvas->w, canvas->h};
    struct ks_rect at = ks_rect_intersection(ks_draw_cmd_bounds(cmd), all), ink = {0};

    for (int y = at.y; y < at.y + at.h; y++)
        for (int x = at.x; x < at.x + at.w; x++)
            canvas->pixels[y * canvas->pitch_px + x] = UNPAINTED;
    ks_raster_paint(canvas, &list, &stage.glyphs, at);
    int left = all.w, right = 0, top = all.h, foot = 0;
    for (int y = at.y; y < at.y + at.h; y++)
        for (int x = at.x; x < at.x + at.w; x++)
            if (canvas->pixels[y * canvas->pitch_px + x] != UNPAINTED) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                foot = y > foot ? y : foot;
            }
    if (right >= left && foot >= top)
        ink = (struct ks_rect){left, top, right - left + 1, foot - top + 1};
    return ink;
}

/* Nothing painted later lies over letters, no letters touch others. Overwrites the canvas. */
static void check_inks(struct frame *frame, const struct ks_canvas *canvas)
{
    const struct ks_draw_list *list = &frame->ui.list;
    struct ks_rect inks[MOST_INKS];
    int count = list->count < MOST_INKS ? list->count : MOST_INKS;

    for (int i = 0; i < count; i++) {
        const struct ks_draw_cmd *cmd = &list->cmds[i];
        inks[i] = (struct ks_rect){0};
        if (cmd->kind == KS_DRAW_TEXT)
            inks[i] = ink_of(cmd, canvas);
        for (int j = 0; j < i; j++) {
            bool covers = cmd->kind == KS_DRAW_RECT && cmd->has_fill &&
                          ks_rect_intersects(cmd->rect, inks[j]);
            if (covers || (inks[i].w > 0 && ks_rect_intersects(inks[i], inks[j])))
                fault(frame, covers ? "covered" : "letters touch", &list->cmds[j]);
        }
    }
    assert_true(list->count <= MOST_INKS);
}

/* With KS_BOARD_PICTURES=DIR, for eyes. */
static void keep_picture(const struct frame *frame, const struct ks_canvas *canvas)
{
    const char *dir = getenv("KS_BOARD_PICTURES");
    const struct ks_mode *mode = &frame->ui.mode;
    struct ks_error error = {0};
    char path[512];

    if (dir == NULL)
        return;
    snprintf(path, sizeof path, "%s/%s-%dx%d-%s%s.png", dir, scene_name(frame->which), mode->w,
             mode->h, ks_lang_code(mode->lang), mode->is_contrast ? "-contrast" : "");
    assert_int_equal(ks_image_save_png(path, canvas, &error), KS_OK);
}

static void check_painted(struct frame *frame)
{
    const struct ks_mode *mode = &frame->ui.mode;
    struct ks_canvas canvas = {.w = mode->w, .h = mode->h, .pitch_px = mode->w};

    canvas.pixels = malloc((size_t)mode->w * (size_t)mode->h * sizeof *canvas.pixels);
    assert_non_null(canvas.pixels);
    paint(frame, &canvas);
    check_grounds(frame, &canvas);
    keep_picture(frame, &canvas);
    check_inks(frame, &canvas);
    free(canvas.pixels);
}

static int check_frame(enum board_scene which, const struct ks_mode *mode, bool is_painted)
{
    struct frame frame = {.which = which};

    ks_ui_init(&frame.ui, &stage.glyphs);
    ks_ui_start(&frame.ui, 0);
    ks_ui_begin(&frame.ui, mode);
    ks_board_draw(&frame.ui, &picture.scene);
    check_overlaps(&frame);
    if (is_painted)
        check_painted(&frame);
    ks_ui_destroy(&frame.ui);
    return frame.faults;
}

static int check_modes(enum board_scene which, int w, int h, bool is_painted)
{
    int faults = 0;

    for (int lang = 0; lang < KS_LANG_COUNT; lang++) {
        struct ks_mode mode = {.w = w, .h = h, .microns_per_px = 496, .lang = (enum ks_lang)lang};
        faults += check_frame(which, &mode, is_painted);
        mode.is_contrast = true;
        faults += check_frame(which, &mode, is_painted);
    }
    return faults;
}

static void a_board_fits_every_panel_in_every_scene(void **state)
{
    int faults = 0;

    (void)state;
    for (int which = 0; which < SCENE_COUNT; which++) {
        board_picture_make(&stage, (enum board_scene)which, &picture);
        for (int i = 0; i < PANELS * TURNS; i++) {
            picture.scene.turn = i % TURNS;
            faults += check_modes((enum board_scene)which, panels[i / TURNS].w, panels[i / TURNS].h,
                                  panels[i / TURNS].is_painted && i % TURNS == 0);
        }
    }
    assert_int_equal(faults, 0);
}

static bool has_digit(const struct ks_draw_cmd *cmd, const char *number)
{
    return cmd->kind == KS_DRAW_TEXT && cmd->text_bytes >= strlen(number) &&
           memcmp(cmd->text, number, strlen(number)) == 0;
}

static void a_broken_board_shows_no_number_of_anybody(void **state)
{
    struct ks_mode mode = {.w = 1920, .h = 1080, .microns_per_px = 496};
    struct ks_ui ui;

    (void)state;
    board_picture_make(&stage, SCENE_BROKEN, &picture);
    ks_ui_init(&ui, &stage.glyphs);
    ks_ui_start(&ui, 0);
    ks_ui_begin(&ui, &mode);
    ks_board_draw(&ui, &picture.scene);
    for (int i = 0; i < ui.list.count; i++)
        for (int j = 0; j < picture.hall.call_count; j++)
            assert_false(has_digit(&ui.list.cmds[i], picture.hall.calls[j].number));
    ks_ui_destroy(&ui);
}

static void a_43_inch_panel_is_read_from_8_m_whatever_its_pixels(void **state)
{
    struct ks_mode hd = {.w = 1920, .h = 1080, .microns_per_px = 496};
    struct ks_mode uhd = {.w = 3840, .h = 2160, .microns_per_px = 248};
    struct ks_mode upright = {.w = 1080, .h = 1920, .microns_per_px = 496};

    (void)state;
    assert_true(ks_board_reading_m(&hd) > 7.99 && ks_board_reading_m(&hd) < 8.01);
    assert_true(ks_board_reading_m(&uhd) > 7.99 && ks_board_reading_m(&uhd) < 8.01);
    assert_true(ks_board_reading_m(&upright) > 7.99 && ks_board_reading_m(&upright) < 8.01);
}

static int open_all(void **state)
{
    (void)state;
    board_stage_open(&stage);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    board_stage_close(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_board_fits_every_panel_in_every_scene),
        cmocka_unit_test(a_broken_board_shows_no_number_of_anybody),
        cmocka_unit_test(a_43_inch_panel_is_read_from_8_m_whatever_its_pixels),
    };

    return cmocka_run_group_tests(tests, open_all, close_all);
}
