/* Large tiles with an icon: what a kiosk is for, to be seen at once. */
#include "ui/flow.h"

enum { GAP = 28, GAP_INLINE = 13, PADDING_Y = 0, CHIP = 84, MOST = 330, ARROW = 40 };

/* A way to draw the tiles; the first whose rows all fit is taken. */
struct look {
    int columns;
    bool is_beside;  /* the chip stands left of the words, not above */
    bool has_detail; /* the line under the title is shown */
    bool has_office;
    bool is_inline; /* a line for the title, one for office and detail; an arrow at the right */
};
static const struct look portrait[] = {
    {2, false, true, true}, {2, true, true, true}, {2, true, false, true}, {2, true, false, false}};
static const struct look portrait_large[] = {{1, true, true, true, true},
                                             {1, true, false, true, true},
                                             {2, true, false, true},
                                             {1, true, false, false},
                                             {2, true, false, false}};
static const struct look wide[] = {
    {3, false, true, true}, {3, true, true, true}, {3, true, false, true}, {3, true, false, false}};
static const struct look wide_large[] = {{2, true, true, true, true},
                                         {2, true, false, true, true},
                                         {3, true, false, true},
                                         {3, true, false, false},
                                         {2, true, false, false}};
enum { LOOKS = 4, LARGE_LOOKS = 5 };

struct tile {
    struct ks_label title, office, detail;
    int padding, chip, inner, arrow; /* no `arrow`: none is drawn */
    int title_height, office_height, detail_height, height;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* " · " before what stands in a line with the office. */
static const char *detail_of(struct ks_ui *ui, const struct ks_tile *tile, const struct look *look)
{
    return !look->has_detail ? ""
           : look->is_inline ? ks_arena_printf(&ui->arena, " · %s", tile->detail)
                             : tile->detail;
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
        .detail = {detail_of(ui, tile, look), small, ui->theme->soft_ink, ground, KS_ALIGN_LEFT},
        .padding = ks_ui_px(ui, look->is_beside ? 20 : 28),
        .chip = look->columns == 1 ? ks_ui_icon_chip_px(ui, KS_ICON_CHIP_TILE) : ks_ui_px(ui, CHIP),
        .arrow = look->is_inline ? ks_ui_px(ui, ARROW) : 0,
    };

    t.inner = width - 2 * t.padding - t.arrow - (look->is_beside ? t.chip + ks_ui_px(ui, 24) : 0);
    t.title.text = ks_ui_parted(ui, &t.title, t.inner);
    t.title_height = ks_ui_label_height(ui, &t.title, t.inner);
    t.office_height = ks_ui_label_height(ui, &t.office, t.inner);
    if (look->is_inline) {
        t.height = larger(t.chip, t.title_height + t.office_height) + 2 * ks_ui_px(ui, PADDING_Y);
        return t;
    }
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

/* The title over a line with the office in its colour and what it gives. */
static void draw_inline(struct ks_ui *ui, const struct ks_tile *tile, const struct tile *t,
                        struct ks_rect rect)
{
    int words = t->title_height + t->office_height, office = ks_ui_label_width(ui, &t->office);
    struct ks_rect chip = {rect.x + t->padding, rect.y + (rect.h - t->chip) / 2, t->chip, t->chip};
    struct ks_rect at = {chip.x + t->chip + ks_ui_px(ui, 24), rect.y + (rect.h - words) / 2,
                         t->inner, words};

    ks_ui_icon_chip(ui, tile->icon, chip, tile->colour, ui->theme->on_accent);
    ks_ui_icon(ui, "next",
               (struct ks_rect){rect.x + rect.w - t->padding - t->arrow,
                                rect.y + (rect.h - t->arrow) / 2, t->arrow, t->arrow},
               ui->theme->soft_ink);
    at.y += ks_ui_label(ui, &t->title, at);
    ks_ui_label(ui, &t->office, at);
    at.x += office;
    at.w -= office;
    if (t->detail.text[0] != '\0')
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
    if (look->is_inline)
        draw_inline(ui, tile, &t, rect);
    else if (look->is_beside)
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

static int gap_of(const struct ks_ui *ui, const struct look *look)
{
    return ks_ui_px(ui, look->is_inline ? GAP_INLINE : GAP);
}

static int width_of(const struct ks_ui *ui, const struct look *look)
{
    return (ks_flow_width(ui) - (look->columns - 1) * gap_of(ui, look)) / look->columns;
}

/* The height of all rows together; what the tallest tile needs into `need`. */
static int all_height(struct ks_ui *ui, const struct ks_tile *tiles, int count,
                      const struct look *look, int *need)
{
    int rows = (count + look->columns - 1) / look->columns;

    *need = ks_ui_target_px(ui);
    for (int i = 0; i < count; i++)
        *need = larger(*need, measure(ui, &tiles[i], look, width_of(ui, look)).height);
    return rows * *need + (rows - 1) * gap_of(ui, look);
}

/* Whether each of the two lines of a tile holds all that stands on it. */
static bool is_two_lines(const struct ks_ui *ui, const struct tile *t)
{
    int spare = ks_ui_px(ui, 4); /* widths are rounded */
    int line = ks_ui_label_width(ui, &t->office) + ks_ui_label_width(ui, &t->detail);

    return ks_ui_label_width(ui, &t->title) + spare <= t->inner && line + spare <= t->inner;
}

static bool do_words_fit(struct ks_ui *ui, const struct ks_tile *tiles, int count,
                         const struct look *look)
{
    for (int i = 0; i < count; i++) {
        const struct tile t = measure(ui, &tiles[i], look, width_of(ui, look));
        if (!ks_ui_words_fit(ui, &t.title, t.inner) || (look->is_inline && !is_two_lines(ui, &t)))
            return false;
    }
    return true;
}

/* The ways to draw them in this mode; returns how many. */
static int looks_of(const struct ks_ui *ui, const struct look **looks)
{
    bool is_wide = ks_ui_is_landscape(ui), is_large = ui->mode.is_large;

    *looks = is_wide ? (is_large ? wide_large : wide) : (is_large ? portrait_large : portrait);
    return is_large ? LARGE_LOOKS : LOOKS;
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

/* Large rows of one line each are worth more than what stands below them. */
static bool is_full(const struct ks_ui *ui, const struct look *look)
{
    return look->has_office && (look->is_inline || !ui->mode.is_large);
}

int ks_flow_tiles_least(struct ks_ui *ui, const struct ks_tile *tiles, int count, bool want_full)
{
    const struct look *looks;
    int look_count = looks_of(ui, &looks), least = 0, need;

    for (int i = 0; i < look_count; i++) {
        int height = all_height(ui, tiles, count, &looks[i], &need);
        if ((want_full && !is_full(ui, &looks[i])) || !do_words_fit(ui, tiles, count, &looks[i]))
            continue;
        if (least == 0 || height < least)
            least = height;
    }
    return least == 0 && want_full ? ks_flow_tiles_least(ui, tiles, count, false) : least;
}

void ks_flow_tiles(struct ks_ui *ui, const struct ks_tile *tiles, int count, int below)
{
    int room = ks_flow_control_room(ui) - below, need;
    const struct look *look = choose(ui, tiles, count, room);
    int gap = gap_of(ui, look);
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
