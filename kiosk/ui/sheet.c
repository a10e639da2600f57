/* A sheet over the page it was opened from, which is seen dimmed behind it. */
#include "ui/page.h"

enum {
    RADIUS = 36,
    MARGIN = 48,
    TOP = 32,
    GAP = 24,
    LEFT_OPEN = 130, /* of the page behind, above the highest sheet */
    LEFT_OPEN_WIDE = 64,
    VEIL_ALPHA = 158 /* 62 % */
};

void ks_ui_put_behind(struct ks_ui *ui, int from)
{
    const struct ks_behind drawn = {.list = ui->list, .first = from, .arena = ui->arena};

    ui->list = ui->behind.list;
    ui->arena = ui->behind.arena;
    ui->behind = drawn;
    ks_draw_veil(&ui->behind.list, from, ui->theme->veil, VEIL_ALPHA);
    ks_ui_clear(ui);
}

void ks_ui_draw_behind(struct ks_ui *ui)
{
    const struct ks_behind *behind = &ui->behind;
    int ground = ui->list.count;

    ks_draw_fill(&ui->list, ui->stage, 0, ui->theme->ground);
    ks_draw_veil(&ui->list, ground, ui->theme->veil, VEIL_ALPHA);
    for (int i = behind->first; i < behind->list.count; i++)
        *ks_draw_add(&ui->list, behind->list.cmds[i].kind, behind->list.cmds[i].rect) =
            behind->list.cmds[i];
    ui->behind.from = ground;
    ui->behind.to = ui->list.count;
}

/* Icon and title, the note at the right of them where there is room, else below; the stage begins
 * under them. */
static void draw_title(struct ks_ui *ui, const struct ks_sheet *sheet)
{
    struct ks_label title = {.text = sheet->title,
                             .style = ks_ui_style(ui, KS_TYPE_TILE, KS_WEIGHT_BOLD),
                             .ink = ui->theme->ink,
                             .ground = ui->theme->card};
    struct ks_label note = {.text = sheet->note,
                            .style = ks_ui_style(ui, KS_TYPE_SMALL, KS_WEIGHT_REGULAR),
                            .ink = ui->theme->soft_ink,
                            .ground = ui->theme->card};
    int gap = ks_ui_px(ui, GAP), icon = ks_ui_line_height(ui, title.style);
    struct ks_rect row = {ui->stage.x + icon + gap, ui->stage.y, ui->stage.w - icon - gap, icon};
    int width = ks_ui_label_width(ui, &title) + 1, left = row.w - width - gap;
    bool is_beside = ks_ui_label_width(ui, &note) <= left;

    ks_ui_icon(ui, sheet->icon, (struct ks_rect){ui->stage.x, row.y, icon, icon},
               ui->theme->action);
    row.h = ks_ui_label(ui, &title, row);
    int used = row.h;
    if (is_beside) {
        note.align = KS_ALIGN_RIGHT;
        ks_ui_label_middle(ui, &note, (struct ks_rect){row.x + width + gap, row.y, left, row.h});
    } else {
        used += ks_ui_label(ui, &note, (struct ks_rect){row.x, row.y + row.h, row.w, 0});
    }
    ui->stage.y += used + gap;
    ui->stage.h -= used + gap;
}

void ks_ui_sheet(struct ks_ui *ui, const struct ks_sheet *sheet)
{
    int top = ks_ui_px(ui, TOP), margin = ks_ui_px(ui, MARGIN);
    int least = ks_ui_is_landscape(ui) ? LEFT_OPEN_WIDE : LEFT_OPEN;
    int open = ks_ui_px(ui, least) + ui->passes.sheet_less_px;
    struct ks_rect rect = {ui->stage.x, ui->stage.y + open, ui->stage.w, ui->stage.h - open};
    struct ks_rect surface = rect;

    surface.h += ks_ui_px(ui, RADIUS); /* round at the top only: its foot is under the dock */
    ks_ui_surface(ui, surface, RADIUS, ui->theme->card);
    ui->is_sheet = true;
    ui->side = (struct ks_rect){0};
    ui->stage = (struct ks_rect){rect.x + margin, rect.y + top, rect.w - 2 * margin, rect.h - top};
    draw_title(ui, sheet);
    ks_ui_page_foot(ui, &sheet->close, 1);
}
