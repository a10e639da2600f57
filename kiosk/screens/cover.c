/* What lies over a page: the warning before an idle visit ends, the question before answers go. */
#include "screens/kiosk_private.h"

enum { MOST_WIDTH = 984, LOUD = 240, LOUD_LEAST = 168, BUTTON_GAP = 28 };

/* The words of a cover, and its two buttons: to stay, loud, and to go. */
struct cover {
    const char *figure; /* in a ring, or NULL */
    const char *icon;   /* or NULL */
    const char *title, *text;
    struct ks_button stay, go;
};

static struct ks_label label_of(const struct ks_ui *ui, const char *text, bool is_title)
{
    return (struct ks_label){
        .text = text,
        .style = is_title ? ks_ui_style(ui, KS_TYPE_TITLE, KS_WEIGHT_BOLD)
                          : ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR),
        .ink = is_title ? ui->theme->ink : ui->theme->soft_ink,
        .ground = ui->theme->ground,
        .align = KS_ALIGN_CENTRE,
    };
}

static struct ks_rect middle_of(const struct ks_ui *ui, struct ks_rect room)
{
    int most = ks_ui_px(ui, MOST_WIDTH), margin = ks_ui_px(ui, 48);
    struct ks_rect rect = room;

    rect.w = room.w - 2 * margin < most ? room.w - 2 * margin : most;
    rect.x = room.x + (room.w - rect.w) / 2;
    return rect;
}

/* Both at the foot of `room`, below the line that an arm reaches; where the rest begins to end. */
static int draw_buttons(struct ks_ui *ui, const struct cover *cover, struct ks_rect room)
{
    struct ks_rect rect = middle_of(ui, room);
    int gap = ks_ui_px(ui, BUTTON_GAP), go = ks_ui_button_height(ui, &cover->go, rect.w);
    int bottom = room.y + room.h - ks_ui_px(ui, 36), loud = ks_ui_px(ui, LOUD);
    int most = room.h * 2 / 5 - go - gap;

    if (ui->reach_y > 0 && bottom - go - gap - loud < ui->reach_y)
        loud = bottom - go - gap - ui->reach_y;
    if (loud > most)
        loud = most > ks_ui_px(ui, LOUD_LEAST) ? most : ks_ui_px(ui, LOUD_LEAST);
    rect.h = loud;
    rect.y = bottom - go - gap - loud;
    ks_ui_button(ui, &cover->stay, rect);
    rect.y += loud + gap;
    rect.h = go;
    ks_ui_button(ui, &cover->go, rect);
    return bottom - go - gap - loud;
}

/* The seconds in a ring, or an icon on a disc; as high as `most` lets it be. */
static void draw_ring(struct ks_ui *ui, const struct cover *cover, struct ks_rect ring)
{
    struct ks_label figure = {
        .text = cover->figure,
        .style = {.weight = KS_WEIGHT_BOLD, .size_px = ring.h * 2 / 5},
        .ink = ui->theme->ink,
        .ground = ui->theme->ground,
        .align = KS_ALIGN_CENTRE,
    };
    struct ks_rect icon = {ring.x + ring.w / 4, ring.y + ring.h / 4, ring.w / 2, ring.h / 2};

    ks_ui_edge(ui, ring, ring.h / 2, ui->theme->warn, ring.h / 14);
    if (cover->figure != NULL)
        ks_ui_label_middle(ui, &figure, ring);
    else
        ks_ui_icon(ui, cover->icon, icon, ui->theme->warn);
}

static void draw_words(struct ks_ui *ui, const struct cover *cover, struct ks_rect room)
{
    enum { RING = 380, RING_LEAST = 120 };
    struct ks_label title = label_of(ui, cover->title, true);
    struct ks_label text = label_of(ui, cover->text, false);
    struct ks_rect at = middle_of(ui, room);
    int gap = ks_ui_px(ui, 32), ring = ks_ui_px(ui, RING);
    int words =
        ks_ui_label_height(ui, &title, at.w) + gap / 2 + ks_ui_label_height(ui, &text, at.w);
    int spare = room.h - words - 4 * gap;

    ring = spare < ring ? spare : ring;
    if (ring < ks_ui_px(ui, RING_LEAST))
        ring = 0;
    at.y = room.y + (room.h - words - (ring > 0 ? ring + gap : 0)) / 2;
    if (ring > 0)
        draw_ring(ui, cover, (struct ks_rect){at.x + (at.w - ring) / 2, at.y, ring, ring});
    at.y += ring > 0 ? ring + gap : 0;
    at.y += ks_ui_label(ui, &title, at) + gap / 2;
    ks_ui_label(ui, &text, at);
}

static void draw_cover(struct ks_ui *ui, const struct cover *cover)
{
    int header = ks_header_height(ui), reach = ui->dock.y + ui->dock.h;
    struct ks_rect room = {0, header, ui->mode.w, reach - header};

    ui->zone = KS_ZONE_CONTENT;
    ks_ui_fill(ui, (struct ks_rect){0, header, ui->mode.w, ui->mode.h - header}, 0,
               ui->theme->ground);
    room.h = draw_buttons(ui, cover, room) - header;
    draw_words(ui, cover, room);
}

void ks_cover_draw_warning(struct ks_ui *ui, int seconds, bool has_answers)
{
    const struct cover cover = {
        .figure = ks_arena_printf(&ui->arena, "%d", seconds),
        .title = ks_ui_tr(ui, "Are you still there?"),
        .text = ks_arena_printf(&ui->arena,
                                ks_ui_tr(ui, "In %d seconds everything you entered is erased and "
                                             "the home page returns."),
                                seconds),
        .stay = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Go on"), NULL, KS_ACT_STAY, 0, .is_loud = true},
        .go = {KS_BUTTON_QUIET,
               has_answers ? ks_ui_tr(ui, "End now and erase it") : ks_ui_tr(ui, "End now"),
               "leave", KS_ACT_END, 0},
    };

    draw_cover(ui, &cover);
}

void ks_cover_draw_question(struct ks_ui *ui)
{
    const struct cover cover = {
        .icon = "home",
        .title = ks_ui_tr(ui, "Going home erases what you entered"),
        .text = ks_ui_tr(ui, "It cannot be brought back. Text size, contrast and language stay."),
        .stay = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Go on"), NULL, KS_ACT_STAY, 0, .is_loud = true},
        .go = {KS_BUTTON_QUIET, ks_ui_tr(ui, "Go home and erase it"), "home", KS_ACT_LEAVE, 0},
    };

    draw_cover(ui, &cover);
}
