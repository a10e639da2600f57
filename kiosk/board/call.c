/* Who is called: the newest call large, those before it as a list. */
#include <string.h>

#include "board/board_private.h"

enum { PAD = 36, GAP = 24, CAPTION = 53, NUMBER = 368, PLACE = 128, EDGE = 8, RADIUS = 32 };
enum { ROWS = 5, ROW_NUMBER = 100, ROW_PLACE = 80, ARROW = 56, TITLE = 46, SIDE = 36, AIR = 12 };

const struct ks_hall_call_view *ks_board_call(const struct ks_board_scene *scene, int index)
{
    for (int i = 0; i < scene->hall->call_count; i++) {
        for (int j = 0; j < scene->line_count; j++)
            if (strcmp(scene->hall->calls[i].line, scene->lines[j]->id) == 0 && index-- == 0)
                return &scene->hall->calls[i];
    }
    return NULL;
}

/* A seat that the content has no more keeps the name staff call it by. */
static const char *place_name(const struct ks_ui *ui, const struct ks_board_scene *scene,
                              const char *id)
{
    const struct ks_seat *seat = ks_hall_find_seat(&scene->content->hall, id);

    return seat != NULL ? seat->name.in[ui->mode.lang] : id;
}

/* ---- the newest ---- */

/* The colours of its card now. */
struct card {
    uint32_t fill, edge, number, ink;
};

static struct card card_of(const struct ks_ui *ui, const struct ks_board_scene *scene,
                           const struct ks_hall_call_view *call)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    uint32_t line = ks_board_line_colour(ui, scene, call->line);
    uint32_t on_line = ui->theme->on_accent;

    return scene->is_loud ? (struct card){line, line, on_line, on_line}
                          : (struct card){colours->card, line, line, colours->ink};
}

/* With a loudspeaker where one says it. */
static void draw_caption(struct ks_ui *ui, const struct ks_board_scene *scene,
                         const struct ks_hall_call_view *call, const struct card *card,
                         struct ks_rect rect)
{
    bool has_icon = call->is_awaited && !scene->is_dumb;
    struct ks_board_text text = {call->is_awaited ? ks_ui_tr(ui, "Now calling")
                                                  : ks_ui_tr(ui, "Called last"),
                                 CAPTION,
                                 KS_WEIGHT_BOLD,
                                 card->ink,
                                 card->fill,
                                 KS_ALIGN_LEFT};
    int icon = has_icon ? ks_board_px(ui, CAPTION + 24) : 0;
    int width = ks_board_width(ui, &text);

    rect.x += (rect.w - icon - width) / 2;
    rect.w = icon + width + 1;
    if (has_icon)
        ks_board_take_icon(ui, "speaker", CAPTION, 24, card->ink, &rect);
    ks_board_put(ui, &text, rect);
}

/* "Please go to Room 3" in full size; where that is too wide an arrow says it. */
static void draw_place(struct ks_ui *ui, const struct ks_board_scene *scene,
                       const struct ks_hall_call_view *call, const struct card *card,
                       struct ks_rect rect)
{
    const char *place = place_name(ui, scene, call->seat);
    struct ks_board_text text = {ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Go to %s"), place),
                                 PLACE,
                                 KS_WEIGHT_BOLD,
                                 card->ink,
                                 card->fill,
                                 KS_ALIGN_CENTRE};

    if (ks_board_width(ui, &text) > rect.w) {
        int arrow = ks_board_px(ui, PLACE * 3 / 4 + 32);
        text.text = place;
        text.size = ks_board_fit(ui, &text, KS_BOARD_LEAST, rect.w - arrow);
        int width = ks_board_width(ui, &text) + arrow;
        rect.x += (rect.w - width) / 2;
        rect.w = width + 1;
        ks_board_take_icon(ui, "arrow", PLACE * 3 / 4, 32, card->ink, &rect);
        text.align = KS_ALIGN_LEFT;
    }
    ks_board_put(ui, &text, rect);
}

/* What stands in the card from top to foot, as high as its letters are; the rest is shared out. */
static void draw_newest(struct ks_ui *ui, const struct ks_board_scene *scene,
                        const struct ks_hall_call_view *call, struct ks_rect rect)
{
    const struct card card = card_of(ui, scene, call);
    int caption = ks_board_px(ui, CAPTION * 11 / 10), place = ks_board_px(ui, PLACE * 11 / 10);
    struct ks_board_text number = {call->number,    NUMBER, KS_WEIGHT_BOLD, card.number, card.fill,
                                   KS_ALIGN_CENTRE, true};
    int pad = ks_board_px(ui, PAD), room = rect.h - pad - caption - place;

    while (number.size > PLACE && ks_board_px(ui, number.size * 3 / 4 + 4 * GAP - PAD) > room)
        number.size -= 4;
    number.size = ks_board_fit(ui, &number, PLACE, rect.w - 2 * pad);
    int letters = ks_board_px(ui, number.size * 3 / 4), gap = (room - letters) / 4;
    struct ks_rect at = {rect.x + pad, rect.y + pad / 2 + gap, rect.w - 2 * pad, caption};
    draw_caption(ui, scene, call, &card, at);
    at.y += caption + gap;
    at.h = letters;
    ks_board_put(ui, &number, at);
    at.y += letters + gap;
    at.h = place;
    draw_place(ui, scene, call, &card, at);
}

static void draw_nobody(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    struct ks_board_text text = {ks_ui_tr(ui, "No number called yet"),
                                 PLACE,
                                 KS_WEIGHT_BOLD,
                                 colours->ink,
                                 colours->card,
                                 KS_ALIGN_CENTRE};
    int pad = ks_board_px(ui, PAD);
    struct ks_rect inner = {rect.x + pad, rect.y, rect.w - 2 * pad, rect.h};

    ks_ui_surface(ui, rect, KS_BOARD_RADIUS, colours->card);
    text.size = ks_board_fit(ui, &text, ROW_PLACE, inner.w);
    ks_board_put_lines(ui, &text, inner);
}

void ks_board_draw_call(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_hall_call_view *call = ks_board_call(scene, 0);

    if (call == NULL) {
        draw_nobody(ui, scene, rect);
        return;
    }
    const struct card card = card_of(ui, scene, call);
    ks_ui_fill(ui, rect, ks_board_px(ui, RADIUS), card.fill);
    ks_ui_edge(ui, rect, ks_board_px(ui, RADIUS), card.edge, ks_board_px(ui, EDGE));
    draw_newest(ui, scene, call, rect);
}

/* ---- those before ---- */

static struct ks_board_text row_number(const struct ks_ui *ui, const struct ks_board_scene *scene,
                                       const struct ks_hall_call_view *call, uint32_t ground)
{
    return (struct ks_board_text){.text = call->number,
                                  .size = ROW_NUMBER,
                                  .weight = KS_WEIGHT_BOLD,
                                  .ink = ks_board_line_colour(ui, scene, call->line),
                                  .ground = ground,
                                  .is_figure = true};
}

static struct ks_board_text row_place(const struct ks_ui *ui, const struct ks_board_scene *scene,
                                      const struct ks_hall_call_view *call, uint32_t ground)
{
    return (struct ks_board_text){place_name(ui, scene, call->seat),
                                  ROW_PLACE,
                                  call->is_awaited ? KS_WEIGHT_BOLD : KS_WEIGHT_REGULAR,
                                  ks_board_colours(ui, scene->face)->ink,
                                  ground,
                                  KS_ALIGN_RIGHT};
}

/* Number and place of the row, where there is one; the place bold, so that nothing moves when
 * somebody comes. */
static bool measure_row(const struct ks_ui *ui, const struct ks_board_scene *scene, int row,
                        struct ks_board_text *number, struct ks_board_text *place)
{
    const struct ks_hall_call_view *call = ks_board_call(scene, row);

    if (call == NULL)
        return false;
    *number = row_number(ui, scene, call, 0);
    *place = row_place(ui, scene, call, 0);
    place->weight = KS_WEIGHT_BOLD;
    return true;
}

enum { BESIDE_ARROW = 20 };

/* What a row needs besides its place: the arrow's room is kept in every row. */
static int row_rest(const struct ks_ui *ui, const struct ks_board_text *number)
{
    return ks_board_width(ui, number) + ks_board_px(ui, ARROW + 2 * BESIDE_ARROW);
}

int ks_board_calls_width(struct ks_ui *ui, const struct ks_board_scene *scene)
{
    struct ks_board_text number, place;
    int most = 0;

    for (int i = 1; i <= ROWS && measure_row(ui, scene, i, &number, &place); i++) {
        int width = row_rest(ui, &number) + ks_board_width(ui, &place);
        most = width > most ? width : most;
    }
    return most + 2 * ks_board_px(ui, SIDE);
}

/* Sizes that all rows share. */
struct row_sizes {
    int number, place;
};

/* Those at which the places stand beside their numbers, and both in their rows: capitals and digits
 * with air, places with what hangs below the line. */
static struct row_sizes row_sizes(struct ks_ui *ui, const struct ks_board_scene *scene, int width,
                                  int height)
{
    struct row_sizes sizes = {ROW_NUMBER, ROW_PLACE};
    struct ks_board_text number, place;

    while (sizes.number > KS_BOARD_LEAST && ks_board_px(ui, sizes.number * 3 / 4 + AIR) > height)
        sizes.number -= 2;
    for (int i = 1; i <= ROWS && measure_row(ui, scene, i, &number, &place); i++) {
        number.size = sizes.number;
        place.size = sizes.place;
        while (place.size > KS_BOARD_LEAST && ks_board_row_height(ui, &place) > height)
            place.size -= 2;
        sizes.place = ks_board_fit(ui, &place, KS_BOARD_LEAST, width - row_rest(ui, &number));
    }
    return sizes;
}

static bool has_tint(const struct ks_ui *ui, const struct ks_hall_call_view *call)
{
    return call->is_awaited && !ui->mode.is_contrast;
}

static void draw_row(struct ks_ui *ui, const struct ks_board_scene *scene,
                     const struct ks_hall_call_view *call, struct row_sizes sizes,
                     struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    uint32_t ground = has_tint(ui, call) ? ui->theme->chosen : colours->card;
    struct ks_board_text number = row_number(ui, scene, call, ground);
    struct ks_board_text place = row_place(ui, scene, call, ground);
    int side = ks_board_px(ui, SIDE);

    rect.x += side;
    rect.w -= 2 * side;
    number.size = sizes.number;
    place.size = sizes.place;
    int width = ks_board_put(ui, &number, rect) + ks_board_px(ui, BESIDE_ARROW);
    ks_board_put(ui, &place, rect);
    rect.x += width;
    rect.w -= width;
    if (call->is_awaited)
        ks_board_take_icon(ui, "arrow", ARROW, 0, number.ink, &rect);
}

/* What lies under a row. No two that are awaited, or beside one, are parted by a line: the tint
 * parts them. */
static void draw_ground(struct ks_ui *ui, const struct ks_board_scene *scene, int index,
                        struct ks_rect rect)
{
    const struct ks_hall_call_view *call = ks_board_call(scene, index);
    const struct ks_hall_call_view *next = ks_board_call(scene, index + 1);
    int side = ks_board_px(ui, SIDE);

    if (has_tint(ui, call))
        ks_ui_fill(ui, rect, 0, ui->theme->chosen);
    if (index == ROWS || next == NULL || has_tint(ui, call) || has_tint(ui, next))
        return;
    ks_ui_fill(ui,
               (struct ks_rect){rect.x + side, rect.y + rect.h - ks_board_px(ui, 3),
                                rect.w - 2 * side, ks_board_px(ui, 3)},
               0, ks_board_colours(ui, scene->face)->rule);
}

/* While there is nobody in the list: who is called first, for all to read. */
static void draw_rule_of_calling(struct ks_ui *ui, const struct ks_board_scene *scene,
                                 struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    struct ks_board_text text = {.text = scene->content->hall.rule.in[ui->mode.lang],
                                 .size = ROW_PLACE,
                                 .ink = colours->ink,
                                 .ground = colours->card,
                                 .is_prose = true};

    while (text.size > KS_BOARD_LEAST && ks_board_lines_height(ui, &text, rect.w) > rect.h)
        text.size -= 2;
    text.is_prose = ks_board_lines_height(ui, &text, rect.w) <= rect.h;
    if (ks_board_lines_height(ui, &text, rect.w) <= rect.h)
        ks_board_put_lines(ui, &text, rect);
}

static struct ks_rect row_at(struct ks_rect first, int index)
{
    return (struct ks_rect){first.x, first.y + (index - 1) * first.h, first.w, first.h};
}

void ks_board_draw_calls(struct ks_ui *ui, const struct ks_board_scene *scene, struct ks_rect rect)
{
    const struct ks_board_colours *colours = ks_board_colours(ui, scene->face);
    int side = ks_board_px(ui, SIDE), top = ks_board_px(ui, 78), foot = ks_board_px(ui, 18);
    bool is_empty = ks_board_call(scene, 1) == NULL;
    struct ks_board_text title = {is_empty ? ks_ui_tr(ui, "Who is called first")
                                           : ks_ui_tr(ui, "Called before"),
                                  TITLE,
                                  KS_WEIGHT_BOLD,
                                  colours->soft,
                                  colours->card,
                                  KS_ALIGN_LEFT};
    struct ks_rect row = {rect.x, rect.y + top, rect.w, (rect.h - top - foot) / ROWS};
    struct ks_rect head = {rect.x + side, rect.y, rect.w - 2 * side, top};
    struct row_sizes sizes = row_sizes(ui, scene, rect.w - 2 * side, row.h);

    ks_ui_surface(ui, rect, KS_BOARD_RADIUS, colours->card);
    head.y += ks_board_px(ui, 8);
    ks_board_put(ui, &title, head);
    if (is_empty)
        draw_rule_of_calling(ui, scene,
                             (struct ks_rect){head.x, rect.y + top, head.w, rect.h - top - foot});
    if (ui->theme->has_outline) { /* it stays whole */
        row.x += ks_board_px(ui, 4);
        row.w -= 2 * ks_board_px(ui, 4);
    }
    for (int i = 1; i <= ROWS && ks_board_call(scene, i) != NULL; i++)
        draw_ground(ui, scene, i, row_at(row, i));
    for (int i = 1; i <= ROWS && ks_board_call(scene, i) != NULL; i++)
        draw_row(ui, scene, ks_board_call(scene, i), sizes, row_at(row, i));
}
