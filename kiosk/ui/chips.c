/* Short words to choose from, side by side. */
#include "ui/chips_private.h"

static struct ks_label name_of(const struct ks_ui *ui, const struct ks_chip *chip,
                               enum ks_type type)
{
    bool is_pressed = ks_ui_is_pressed(ui, chip->action, chip->arg);

    return (struct ks_label){
        .text = chip->name,
        .style = ks_ui_fixed_style(ui, type, KS_WEIGHT_BOLD),
        .ink = chip->is_checked    ? ui->theme->on_action
               : chip->is_disabled ? ui->theme->off_ink
                                   : ui->theme->ink,
        .ground = chip->is_checked    ? ui->theme->action
                  : is_pressed        ? ui->theme->pressed
                  : chip->is_disabled ? ui->theme->quiet
                                      : ui->theme->card,
        .align = KS_ALIGN_CENTRE,
    };
}

static void draw_chip(struct ks_ui *ui, const struct ks_chip *chip, enum ks_type type,
                      struct ks_rect rect)
{
    struct ks_label name = name_of(ui, chip, type);
    int radius = ks_ui_px(ui, 20);

    ks_draw_fill(&ui->list, rect, radius, name.ground);
    if (!chip->is_disabled || chip->is_checked) {
        struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
        frame->border = chip->is_checked ? ui->theme->action : ui->theme->edge;
        frame->border_px = ks_ui_px(ui, 3);
        frame->radius_px = radius;
    }
    ks_ui_label_middle(ui, &name, rect);
    struct ks_control *control =
        ks_ui_control(ui, chip->role, chip->name, rect, chip->action, chip->arg);
    control->is_checked = chip->is_checked;
    control->is_disabled = chip->is_disabled;
    control->font_px = name.style.size_px;
    control->ink = name.ink;
    control->ground = name.ground;
}

static int width_needed(const struct ks_ui *ui, const struct ks_chip *chip, enum ks_type type)
{
    struct ks_label name = name_of(ui, chip, type);

    return ks_ui_label_width(ui, &name) + 2 * ks_ui_px(ui, 18);
}

/* Columns of one width hold every name but the wide ones; or any name takes as many as it needs; or
 * all stand in one row, each as wide as its name and a share of what is left. */
struct columns {
    int count, width, gap;
    int rows;
    bool is_mixed, is_own;
    int share_px;
    enum ks_type type; /* of the names */
};

static int own_width(const struct ks_ui *ui, const struct ks_chip *chip, enum ks_type type)
{
    int need = width_needed(ui, chip, type), least = ks_ui_target_px(ui);

    return need > least ? need : least;
}

/* How many columns a chip takes. */
static int span_of(const struct ks_ui *ui, const struct ks_chip *chip,
                   const struct columns *columns)
{
    int step = columns->width + columns->gap;
    int span = chip->is_wide || columns->is_mixed
                   ? (width_needed(ui, chip, columns->type) + columns->gap + step - 1) / step
                   : 1;

    return span < columns->count ? span : columns->count;
}

/* How many columns the chip of a row takes that begins at column `taken`: of mixed ones the last
 * of a row, and of others a wide one at the end, takes the rest. */
static int fill_of(const struct ks_ui *ui, const struct ks_chip *chips, int count, int at,
                   int taken, const struct columns *columns)
{
    int span = span_of(ui, &chips[at], columns);
    bool is_last = at == count - 1;
    bool ends_row =
        columns->is_mixed
            ? is_last || taken + span + span_of(ui, &chips[at + 1], columns) > columns->count
            : is_last && chips[at].is_wide;

    return ends_row ? columns->count - taken : span;
}

/* Two columns where names too long for one of them take both; one where that saves no row. */
static struct columns mixed_of(const struct ks_ui *ui, const struct ks_chip *chips, int count,
                               const struct columns *one)
{
    struct columns two = *one;
    int taken = 0;

    two.is_mixed = true;
    two.count = 2;
    two.width = (ks_flow_width(ui) + two.gap) / 2 - two.gap;
    two.rows = 1;
    for (int i = 0; i < count; i++) {
        int span = span_of(ui, &chips[i], &two);
        two.rows += taken + span > two.count;
        taken = taken + span > two.count ? span : taken + span;
    }
    return two.rows < one->rows ? two : *one;
}

/* One row where the names fit side by side though not in columns of one width; not beside, where
 * they stand as a rail or, where that does not fit, above the content. */
static bool is_one_row(const struct ks_ui *ui, const struct ks_chip *chips, int count,
                       struct columns *columns)
{
    int left = ks_flow_width(ui) + columns->gap;

    for (int i = 0; i < count; i++)
        left -= own_width(ui, &chips[i], columns->type) + columns->gap;
    if (ui->in_side || columns->rows < 2 || left < 0)
        return false;
    columns->is_own = true;
    columns->share_px = left / count;
    columns->count = count;
    columns->rows = 1;
    return true;
}

static struct columns columns_of(const struct ks_ui *ui, const struct ks_chip *chips, int count,
                                 enum ks_type type)
{
    struct columns columns = {.width = ks_ui_target_px(ui), .gap = ks_ui_gap_px(ui), .type = type};
    int room = ks_flow_width(ui) + columns.gap, cells = 0;

    for (int i = 0; i < count; i++) {
        int need = chips[i].is_wide ? 0 : width_needed(ui, &chips[i], type);
        columns.width = need > columns.width ? need : columns.width;
    }
    columns.count = room / (columns.width + columns.gap);
    columns.count = columns.count < 1 ? 1 : columns.count;
    for (int i = 0; i < count; i++)
        cells += span_of(ui, &chips[i], &columns);
    columns.rows = cells > 0 ? (cells + columns.count - 1) / columns.count : 1;
    columns.count = cells > 0 ? (cells + columns.rows - 1) / columns.rows : 1;
    columns.width = room / columns.count - columns.gap;
    if (!is_one_row(ui, chips, count, &columns) && columns.count == 1 && count > 1)
        return mixed_of(ui, chips, count, &columns);
    return columns;
}

/* In smaller letters where a name is too long, or where that saves a row of more than two and the
 * page has no room for larger ones. */
static struct columns columns_for(const struct ks_ui *ui, const struct ks_chip *chips, int count)
{
    struct columns usual = columns_of(ui, chips, count, KS_TYPE_BODY);
    struct columns small = columns_of(ui, chips, count, KS_TYPE_SMALL);

    bool is_cut = false;

    for (int i = 0; i < count; i++)
        is_cut = is_cut || width_needed(ui, &chips[i], KS_TYPE_BODY) > ks_flow_width(ui);
    bool is_dear =
        usual.rows > 2 && small.rows < usual.rows && (small.rows == 1 || ui->passes.letters == 0);
    return is_cut || is_dear ? small : usual;
}

void ks_chips_flow(struct ks_ui *ui, const struct ks_chip *chips, int count, int height, int growth)
{
    struct columns columns = columns_for(ui, chips, count);
    int taken = columns.count, x = 0;
    int keep = (columns.rows - 1) * (height + columns.gap);
    bool is_shown = false;
    struct ks_rect row = {0};

    for (int i = 0; i < count; i++) {
        int span = columns.is_own ? 1 : span_of(ui, &chips[i], &columns);
        if (taken + span > columns.count) {
            is_shown = ks_flow_place_control(ui, height, keep, &row);
            int more = growth > 0 ? ks_flow_growth(ui, growth) : 0;
            row.h += more;
            ui->flow.y += more;
            ui->flow.pending_gap = columns.gap;
            taken = keep = x = 0;
        }
        if (!columns.is_own)
            span = fill_of(ui, chips, count, i, taken, &columns);
        int width = columns.is_own ? own_width(ui, &chips[i], columns.type) + columns.share_px
                                   : span * (columns.width + columns.gap) - columns.gap;
        if (is_shown)
            draw_chip(ui, &chips[i], columns.type,
                      (struct ks_rect){row.x + x, row.y, width, row.h});
        x += width + columns.gap;
        taken += span;
    }
    ks_flow_gap(ui, 28);
}

void ks_flow_chips(struct ks_ui *ui, const struct ks_chip *chips, int count)
{
    ks_flow_grower(ui);
    ks_chips_flow(ui, chips, count, ks_ui_target_px(ui), KS_CHIP_GROWTH);
}

int ks_flow_chips_height(struct ks_ui *ui, const struct ks_chip *chips, int count)
{
    const struct columns columns = columns_for(ui, chips, count);

    return columns.rows * (ks_ui_target_px(ui) + columns.gap) - columns.gap;
}

int ks_flow_keys_height(struct ks_ui *ui, const struct ks_chip *keys, int count, int rest)
{
    enum { KEY = 112, KEY_LARGE = 120 };
    const struct columns columns = columns_for(ui, keys, count);
    int room = ks_flow_control_room(ui) + ui->passes.pin_px - rest; /* also where they are pinned */
    int height = (room + columns.gap) / columns.rows - columns.gap;
    int most = ks_ui_px(ui, ui->mode.is_large ? KEY_LARGE : KEY), least = ks_ui_target_px(ui);

    height = height > most ? most : height;
    height = height < least ? least : height;
    return columns.rows * (height + columns.gap) - columns.gap;
}

void ks_flow_keys(struct ks_ui *ui, const struct ks_chip *keys, int count, int height)
{
    const struct columns columns = columns_for(ui, keys, count);

    ks_chips_flow(ui, keys, count, (height + columns.gap) / columns.rows - columns.gap, 0);
}
