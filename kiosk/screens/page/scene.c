/* What is seen at the slot below the screen: a picture with what it says, and bold notices. */
#include "screens/page/page.h"

enum {
    PADDING = 32,
    RADIUS = 28,
    LEAST_PICTURE = 170,
    SMALLEST_PICTURE = 60,
    MOST_PICTURE = 560,
    GAP = 20
};

/* Title and detail of a scene; the pixels they take in `width`. */
static int draw_words(struct ks_ui *ui, const struct ks_scene *scene, struct ks_rect rect,
                      bool is_beside, bool is_drawn)
{
    struct ks_label title = {.text = scene->title,
                             .style = ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD),
                             .ink = scene->ink,
                             .ground = scene->fill,
                             .align = is_beside ? KS_ALIGN_LEFT : KS_ALIGN_CENTRE};
    struct ks_label detail = title;
    int title_height = ks_ui_label_height(ui, &title, rect.w), gap = ks_ui_px(ui, 8);

    detail.text = scene->detail;
    detail.style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR);
    int detail_height = scene->detail == NULL ? 0 : gap + ks_ui_label_height(ui, &detail, rect.w);
    if (is_drawn) {
        ks_ui_label(ui, &title, rect);
        rect.y += title_height + gap;
        if (scene->detail != NULL)
            ks_ui_label(ui, &detail, rect);
    }
    return title_height + detail_height;
}

/* The words at the right of the picture. */
static void flow_beside(struct ks_ui *ui, const struct ks_scene *scene)
{
    int padding = ks_ui_px(ui, PADDING), picture = ks_ui_px(ui, 240);
    struct ks_rect rect, words = {0, 0, 0, 0};

    words.w = ks_flow_width(ui) - 3 * padding - picture;
    int height = draw_words(ui, scene, words, true, false);
    if (!ks_flow_place(ui, (height > picture ? height : picture) + 2 * padding, 0, &rect))
        return;
    ks_ui_surface(ui, rect, RADIUS, scene->fill);
    ks_ui_picture(
        ui, scene->picture,
        (struct ks_rect){rect.x + padding, rect.y + (rect.h - picture) / 2, picture, picture});
    words.x = rect.x + picture + 2 * padding;
    words.y = rect.y + (rect.h - height) / 2;
    draw_words(ui, scene, words, true, true);
}

/* How high the picture may be: what the page has left, or what stands beside has; there it is left
 * out rather than the words. */
static int picture_height(struct ks_ui *ui, int around)
{
    int smallest = ui->mode.is_large && ui->mode.is_low ? SMALLEST_PICTURE : LEAST_PICTURE;
    int most = ks_ui_px(ui, MOST_PICTURE);

    ks_flow_grower(ui);
    if (!ui->in_side)
        return ks_ui_px(ui, smallest) + ks_flow_growth(ui, MOST_PICTURE - smallest);
    int room = ks_flow_room(ui) - around;
    return room < ks_ui_px(ui, SMALLEST_PICTURE) ? 0 : room < most ? room : most;
}

static void flow_above(struct ks_ui *ui, const struct ks_scene *scene)
{
    int padding = ks_ui_px(ui, PADDING), gap = ks_ui_px(ui, GAP);
    struct ks_rect rect, words = {0, 0, 0, 0};

    words.w = ks_flow_width(ui) - 2 * padding;
    int text = draw_words(ui, scene, words, false, false);
    int picture = picture_height(ui, text + gap + 2 * padding);
    if (!ks_flow_place(ui, picture + gap + text + 2 * padding, 0, &rect))
        return;
    ks_ui_surface(ui, rect, RADIUS, scene->fill);
    words.x = rect.x + padding;
    words.y = rect.y + padding;
    words.h = scene->picture == KS_PICTURE_KIOSK ? picture * 5 / 4 : picture; /* no slip below */
    if (picture > 0)
        ks_ui_picture(ui, scene->picture, words);
    words.y += picture + gap;
    draw_words(ui, scene, words, false, true);
}

void ks_flow_scene(struct ks_ui *ui, const struct ks_scene *scene)
{
    if (scene->is_beside)
        flow_beside(ui, scene);
    else
        flow_above(ui, scene);
    ks_flow_gap(ui, 24);
}

void ks_flow_notice(struct ks_ui *ui, const struct ks_notice *notice)
{
    int padding = ks_ui_px(ui, 28), size = ks_ui_px(ui, 52), indent = size + ks_ui_px(ui, 24);
    struct ks_label title = {.text = notice->title,
                             .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD),
                             .ink = notice->ink,
                             .ground = notice->fill};
    struct ks_label detail = title;
    int width = ks_flow_width(ui) - 2 * padding - indent - (notice->points_down ? indent : 0);
    int title_height = ks_ui_label_height(ui, &title, width), text = title_height;
    struct ks_rect rect;

    detail.text = notice->detail;
    detail.style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR);
    if (notice->detail != NULL)
        text += ks_ui_label_height(ui, &detail, width);
    int height = (text > size ? text : size) + 2 * ks_ui_px(ui, 22);
    ks_flow_grower(ui);
    if (notice->growth > 0)
        height += ks_flow_growth(ui, notice->growth);
    if (ks_flow_place(ui, height, 0, &rect)) {
        struct ks_rect mark = {rect.x + padding, rect.y + (rect.h - size) / 2, size, size};
        struct ks_rect words = {rect.x + padding + indent, rect.y + (rect.h - text) / 2, width,
                                text};
        ks_ui_surface(ui, rect, RADIUS, notice->fill);
        ks_ui_icon(ui, notice->icon, mark, notice->ink);
        mark.x = rect.x + rect.w - padding - size;
        if (notice->points_down)
            ks_ui_icon(ui, "down", mark, notice->ink);
        ks_ui_label(ui, &title, words);
        words.y += title_height;
        if (notice->detail != NULL)
            ks_ui_label(ui, &detail, words);
    }
    ks_flow_gap(ui, 24);
}

void ks_flow_points(struct ks_ui *ui, const struct ks_line *points, int count, uint32_t ink,
                    int growth)
{
    int disc = ks_ui_px(ui, ui->mode.is_large ? 60 : 52), icon = disc * 3 / 5;
    int indent = disc + ks_ui_px(ui, 22);

    ks_flow_grower(ui);
    for (int i = 0; i < count; i++) {
        const struct ks_label label = {points[i].text,
                                       ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                                       ui->theme->ink, ui->theme->card, KS_ALIGN_LEFT};
        int text = ks_ui_label_height(ui, &label, ks_flow_width(ui) - indent);
        int height = (text > disc ? text : disc) + ks_flow_growth(ui, growth);
        struct ks_rect rect;
        bool is_shown = ks_flow_place(ui, height, 0, &rect);
        if (i + 1 < count)
            ks_flow_gap(ui, 12);
        if (!is_shown)
            continue;
        struct ks_rect chip = {rect.x, rect.y + (rect.h - disc) / 2, disc, disc};
        ks_ui_fill(ui, chip, disc / 2, ui->theme->action_soft);
        ks_ui_icon(
            ui, points[i].icon,
            (struct ks_rect){chip.x + (disc - icon) / 2, chip.y + (disc - icon) / 2, icon, icon},
            ink);
        ks_ui_label_middle(ui, &label,
                           (struct ks_rect){rect.x + indent, rect.y, rect.w - indent, rect.h});
    }
}
