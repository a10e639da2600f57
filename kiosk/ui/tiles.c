/* Large tiles with an icon: what a kiosk is for, to be seen at once. */
#include "ui/ui.h"

enum { GAP = 28, CHIP = 84, MOST = 330 };

/* A way to draw the tiles; the first whose rows all fit is taken. */
struct look {
    int columns;
    bool is_beside;  /* the chip stands left of the words, not above */
    bool has_detail; /* the line under the title is shown */
    bool has_office;
};
static const struct look portrait[] = {
    {2, false, true, true}, {2, true, true, true}, {2, true, false, true}, {2, true, false, false}};
static const struct look portrait_large[] = {{1, true, true, true},
                                             {1, true, false, true},
                                             {2, true, false, true},
                                             {1, true, false, false},
                                             {2, true, false, false}};
static const struct look wide[] = {
    {3, false, true, true}, {3, true, true, true}, {3, true, false, true}, {3, true, false, false}};
static const struct look wide_large[] = {{2, true, true, true},
                                         {2, true, false, true},
                                         {3, true, false, true},
                                         {3, true, false, false},
                                         {2, true, false, false}};
enum { LEAST_LOOKS = 4 };

struct tile {
    struct ks_label title, office, detail;
    int padding, chip, inner;
    int title_height, office_height, detail_height, height;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static struct tile measure(struct ks_ui *ui, const struct ks_tile *tile, const struct look *look,
                           int width)
{
    bool is_pressed = ks_ui_is_pressed(ui, tile->action, tile->arg);
    uint32_t ground = is_pressed ? ui->theme->pressed : ui->theme->card;
    const struct ks_text_style small = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR);
    struct tile t = {
        .title = {tile->title, ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD), ui->theme->ink,
                  ground, KS_ALIGN_LEFT},
        .office = {look->has_office ? tile->office : "",
                   ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_BOLD), tile->ink, ground,
                   KS_ALIGN_LEFT},
        .detail = {look->has_detail ? tile->detail : "", small, ui->theme->soft_ink, ground,
                   KS_ALIGN_LEFT},
        .padding = ks_ui_px(ui, look->is_beside ? 20 : 28),
        .chip = look->columns == 1 ? ks_ui_icon_chip_px(ui, KS_ICON_CHIP_TILE) : ks_ui_px(ui, CHIP),
    };

    t.inner = width - 2 * t.padding - (look->is_beside ? t.chip + ks_ui_px(ui, 24) : 0);
    t.title_height = ks_ui_label_height(ui, &t.title, t.inner);
    t.office_height = ks_ui_label_height(ui, &t.office, t.inner);
    t.detail_height = ks_ui_label_height(ui, &t.detail, t.inner);
    if (look->is_beside)
        t.height = larger(t.chip, t.title_height + t.office_height + t.detail_height);
    else
        t.height = t.chip + ks_ui_px(ui, 16) + t.title_height + t.detail_height;
    t.height += 2 * t.padding;
    return t;
}

/* The chip at the left, the words in the middle of the height. */
static void draw_beside(struct ks_ui *ui, const struct ks_tile *tile, const struct tile *t,
                        struct ks_rect rect)
{
    int words = t->title_height + t->office_height + t->detail_height;
    struct ks_rect at = {rect.x + t->padding + t->chip + ks_ui_px(ui, 24),
                         rect.y + (rect.h - words) / 2, t->inner, words};

    ks_ui_icon_chip(
        ui, tile->icon,
        (struct ks_rect){rect.x + t->padding, rect.y + (rect.h - t->chip) / 2, t->chip, t->chip},
        tile->colour, ui->theme->on_accent);
    at.y += ks_ui_label(ui, &t->office, at);
    at.y += ks_ui_label(ui, &t->title, at);
    ks_ui_label(ui, &t->detail, at);
}

/* The office beside its chip, the words below; `need` is what the tallest needs, so that chips and
 * titles of a row stand level. */
static void draw_below(struct ks_ui *ui, const struct ks_tile *tile, const struct tile *t, int need,
                       struct ks_rect rect)
{
    struct ks_rect chip = {rect.x + t->padding, rect.y + (rect.h - need) / 2 + t->padding, t->chip,
                           t->chip};
    int beside = t->chip + ks_ui_px(ui, 20);
    struct ks_rect at = {chip.x, chip.y + t->chip + ks_ui_px(ui, 16), t->inner, t->title_height};

    ks_ui_icon_chip(ui, tile->icon, chip, tile->colour, ui->theme->on_accent);
    ks_ui_label_middle(ui, &t->office,
                       (struct ks_rect){chip.x + beside, chip.y, t->inner - beside, chip.h});
    at.y += ks_ui_label(ui, &t->title, at);
    ks_ui_label(ui, &t->detail, at);
}

static void draw_tile(struct ks_ui *ui, const struct ks_tile *tile, const struct look *look,
                      int need, struct ks_rect rect)
{
    const struct tile t = measure(ui, tile, look, rect.w);

    ks_ui_surface(ui, rect, 28, t.title.ground);
    if (look->is_beside)
        draw_beside(ui, tile, &t, rect);
    else
        draw_below(ui, tile, &t, need, rect);
    const char *name = ks_arena_printf(&ui->arena, "%s %s", tile->office, tile->title);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_BUTTON, name, rect, tile->action, tile->arg);
    control->font_px = t.title.style.size_px;
    control->ink = t.title.ink;
    control->ground = t.title.ground;
}

static int width_of(const struct ks_ui *ui, const struct look *look)
{
    return (ks_flow_width(ui) - (look->columns - 1) * ks_ui_px(ui, GAP)) / look->columns;
}

/* The height of all rows together; what the tallest tile needs into `need`. */
static int all_height(struct ks_ui *ui, const struct ks_tile *tiles, int count,
                      const struct look *look, int *need)
{
    int rows = (count + look->columns - 1) / look->columns;

    *need = ks_ui_target_px(ui);
    for (int i = 0; i < count; i++)
        *need = larger(*need, measure(ui, &tiles[i], look, width_of(ui, look)).height);
    return rows * *need + (rows - 1) * ks_ui_px(ui, GAP);
}

static bool do_words_fit(struct ks_ui *ui, const struct ks_tile *tiles, int count,
                         const struct look *look)
{
    for (int i = 0; i < count; i++) {
        const struct tile t = measure(ui, &tiles[i], look, width_of(ui, look));
        if (!ks_ui_words_fit(ui, &t.title, t.inner))
            return false;
    }
    return true;
}

/* The ways to draw them in this mode; returns how many. */
static int looks_of(const struct ks_ui *ui, const struct look **looks)
{
    bool is_wide = ks_ui_is_landscape(ui), is_large = ui->mode.is_large;

    *looks = is_wide ? (is_large ? wide_large : wide) : (is_large ? portrait_large : portrait);
    return LEAST_LOOKS + is_large;
}

static const struct look *choose(struct ks_ui *ui, const struct ks_tile *tiles, int count, int room)
{
    const struct look *looks;
    int look_count = looks_of(ui, &looks), need;
    const struct look *tightest = &looks[look_count - 1];

    for (int i = 0; i < look_count; i++) {
        if (!do_words_fit(ui, tiles, count, &looks[i]))
            continue;
        if (all_height(ui, tiles, count, &looks[i], &need) <= room)
            return &looks[i];
        tightest = &looks[i];
    }
    return tightest;
}

int ks_flow_tiles_least(struct ks_ui *ui, const struct ks_tile *tiles, int count)
{
    const struct look *looks;
    int look_count = looks_of(ui, &looks), least = 0, need;

    for (int i = 0; i < look_count; i++) {
        int height = all_height(ui, tiles, count, &looks[i], &need);
        if (do_words_fit(ui, tiles, count, &looks[i]) && (least == 0 || height < least))
            least = height;
    }
    return least;
}

void ks_flow_tiles(struct ks_ui *ui, const struct ks_tile *tiles, int count, int below)
{
    int room = ks_flow_control_room(ui) - below, gap = ks_ui_px(ui, GAP), need;
    const struct look *look = choose(ui, tiles, count, room);
    int all = all_height(ui, tiles, count, look, &need), width = width_of(ui, look);
    int rows = (count + look->columns - 1) / look->columns;
    int spare = room > all ? (room - all) / rows : 0, most = larger(need, ks_ui_px(ui, MOST));
    int height = need + spare > most ? most : need + spare;
    struct ks_rect row;

    for (int i = 0; i < count; i += look->columns) {
        bool is_shown = ks_flow_place_control(ui, height, 0, &row);
        for (int j = 0; is_shown && j < look->columns && i + j < count; j++)
            draw_tile(ui, &tiles[i + j], look, need,
                      (struct ks_rect){row.x + j * (width + gap), row.y, width, height});
        ui->flow.pending_gap = gap;
    }
    ui->flow.pending_gap = 0;
    ks_flow_gap(ui, 24);
}
