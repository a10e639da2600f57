/* Large tiles with an icon: what a kiosk is for, to be seen at once. */
#include <string.h>

#include "ui/ui.h"

struct tile_set {
    const struct ks_tile *tiles;
    int count;
};

/* Ways to draw a tile, the handsomest first; the first whose rows all fit is taken. */
struct tile_style {
    bool is_beside;  /* the icon stands left of the texts, not above */
    bool has_detail; /* the line under the title is shown */
};
static const struct tile_style styles[] = {
    {false, true}, {true, true}, {false, false}, {true, false}};
enum { STYLE_COUNT = sizeof styles / sizeof styles[0] };

struct tile_look {
    struct ks_label title, detail;
    int padding, badge, inner;
    struct tile_style style;
};

static struct tile_look look_of(const struct ks_ui *ui, const struct ks_tile *tile, int width,
                                struct tile_style style)
{
    bool is_pressed = ks_ui_is_pressed(ui, tile->action, tile->arg);
    uint32_t ground = is_pressed ? ui->theme->pressed : ui->theme->card;
    struct tile_look look = {
        .title = {.text = tile->title,
                  .style = ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD),
                  .ink = ui->theme->ink,
                  .ground = ground},
        .detail = {.text = tile->detail,
                   .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                   .ink = ui->theme->soft_ink,
                   .ground = ground},
        .padding = ks_ui_px(ui, ui->mode.is_large || style.is_beside ? 24 : 32),
        .badge = ks_ui_icon_chip_px(ui, KS_ICON_CHIP_TILE),
        .style = style,
    };

    look.inner = width - 2 * look.padding;
    if (style.is_beside)
        look.inner -= look.badge + ks_ui_px(ui, 24);
    return look;
}

static int tile_text_height(struct ks_ui *ui, const struct tile_look *look)
{
    int height = ks_ui_label_height(ui, &look->title, look->inner);

    if (look->style.has_detail)
        height += ks_ui_label_height(ui, &look->detail, look->inner);
    return height;
}

static int tile_height(struct ks_ui *ui, const struct tile_set *set, int width,
                       struct tile_style style)
{
    int height = 0;

    for (int i = 0; i < set->count; i++) {
        struct tile_look look = look_of(ui, &set->tiles[i], width, style);
        int need = tile_text_height(ui, &look) + 2 * look.padding;
        if (!style.is_beside)
            need += look.badge + ks_ui_px(ui, 16);
        if (need > height)
            height = need;
    }
    return height;
}

/* `need` is what the tallest tile needs: icons and titles of a row stand level. */
static void draw_tile(struct ks_ui *ui, const struct ks_tile *tile, struct ks_rect rect, int need,
                      struct tile_style style)
{
    struct tile_look look = look_of(ui, tile, rect.w, style);
    bool is_beside = style.is_beside;
    int text = tile_text_height(ui, &look);
    int top =
        is_beside ? rect.y + (rect.h - text) / 2 : rect.y + (rect.h - need) / 2 + look.padding;
    struct ks_rect badge = {rect.x + look.padding,
                            is_beside ? rect.y + (rect.h - look.badge) / 2 : top, look.badge,
                            look.badge};
    struct ks_rect at = {rect.x + look.padding, top, look.inner, text};

    ks_ui_surface(ui, rect, 28, look.title.ground);
    ks_ui_icon_chip(ui, tile->icon, badge, tile->colour, ui->theme->on_accent);
    if (is_beside)
        at.x += look.badge + ks_ui_px(ui, 24);
    else
        at.y += look.badge + ks_ui_px(ui, 16);
    at.y += ks_ui_label(ui, &look.title, at);
    if (style.has_detail)
        ks_ui_label(ui, &look.detail, at);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, look.title.text, rect, tile->action, tile->arg);
    control->font_px = look.title.style.size_px;
    control->ink = look.title.ink;
    control->ground = look.title.ground;
}

/* Whether no word of a title would have to be cut. */
static bool do_words_fit(const struct ks_ui *ui, const struct tile_set *set, int width,
                         struct tile_style style)
{
    for (int i = 0; i < set->count; i++) {
        struct tile_look look = look_of(ui, &set->tiles[i], width, style);
        for (const char *word = look.title.text; *word != '\0'; word += strspn(word, " ")) {
            size_t bytes = strcspn(word, " ");
            if (ks_text_width(ui->glyphs, look.title.style, word, bytes) > look.inner)
                return false;
            word += bytes;
        }
    }
    return true;
}

static struct tile_style choose_style(struct ks_ui *ui, const struct tile_set *set, int width,
                                      int room)
{
    for (int i = 0; i < STYLE_COUNT; i++)
        if (tile_height(ui, set, width, styles[i]) <= room &&
            do_words_fit(ui, set, width, styles[i]))
            return styles[i];
    return do_words_fit(ui, set, width, styles[STYLE_COUNT - 1]) ? styles[STYLE_COUNT - 1]
                                                                 : styles[STYLE_COUNT - 2];
}

/* All rows share one height: the room there is, between what the texts need and a handsome most.
 * All six stand on one page whenever they can, if need be with what is `below` on the next. */
void ks_flow_tiles(struct ks_ui *ui, const struct ks_tile *tiles, int count, int below)
{
    const struct tile_set set = {tiles, count};
    int columns = ks_ui_is_landscape(ui) ? 3 : 2, rows = count / columns;
    int gap = ks_ui_px(ui, 28), width = (ks_flow_width(ui) - (columns - 1) * gap) / columns;
    int all = (ks_flow_room(ui) - (rows - 1) * gap) / rows, room = all - below / rows;
    struct tile_style style = choose_style(ui, &set, width, room);
    int need = tile_height(ui, &set, width, style), most = ks_ui_px(ui, 300);

    if (need > room) {
        style = choose_style(ui, &set, width, all);
        need = tile_height(ui, &set, width, style);
    }
    int height = room < need ? need : room > most && need < most ? most : room > need ? room : need;
    struct ks_rect row;

    for (int i = 0; i < rows; i++) {
        if (ks_flow_place(ui, height, 0, &row)) {
            for (int j = 0; j < columns; j++)
                draw_tile(ui, &set.tiles[i * columns + j],
                          (struct ks_rect){row.x + j * (width + gap), row.y, width, height}, need,
                          style);
        }
        ks_flow_gap(ui, 28);
    }
}
