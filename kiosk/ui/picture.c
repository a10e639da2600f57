/* Where the slip comes out: the kiosk, its screen, the slot below with paper in it. */
#include "ui/ui.h"

enum { WIDTH = 300, HEIGHT = 330, FRAME = 6 };

static struct ks_rect part(const struct ks_ui *ui, struct ks_rect at, int x, int y, int w, int h)
{
    return (struct ks_rect){at.x + ks_ui_px(ui, x), at.y + ks_ui_px(ui, y), ks_ui_px(ui, w),
                            ks_ui_px(ui, h)};
}

static void frame(struct ks_ui *ui, struct ks_rect rect, uint32_t colour)
{
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);

    cmd->border = colour;
    cmd->border_px = ks_ui_px(ui, FRAME);
    cmd->radius_px = ks_ui_px(ui, 16);
}

void ks_flow_slip_picture(struct ks_ui *ui)
{
    const struct ks_theme *theme = ui->theme;
    struct ks_rect place;

    if (ks_flow_place(ui, ks_ui_px(ui, HEIGHT), 0, &place)) {
        struct ks_rect at = {place.x + (place.w - ks_ui_px(ui, WIDTH)) / 2, place.y, 0, 0};
        ks_draw_fill(&ui->list, part(ui, at, 30, 0, 240, 300), ks_ui_px(ui, 24), theme->header);
        ks_draw_fill(&ui->list, part(ui, at, 54, 24, 192, 150), ks_ui_px(ui, 10), theme->ground);
        ks_draw_fill(&ui->list, part(ui, at, 74, 44, 110, 16), ks_ui_px(ui, 6), theme->soft_ink);
        ks_draw_fill(&ui->list, part(ui, at, 74, 76, 152, 30), ks_ui_px(ui, 8), theme->action);
        ks_draw_fill(&ui->list, part(ui, at, 74, 120, 152, 30), ks_ui_px(ui, 8), theme->soft_ink);
        ks_draw_fill(&ui->list, part(ui, at, 90, 214, 120, 10), ks_ui_px(ui, 4), theme->on_header);
        ks_draw_fill(&ui->list, part(ui, at, 100, 220, 100, 80), ks_ui_px(ui, 4), 0xFFFFFF);
        for (int i = 0; i < 3; i++)
            ks_draw_fill(&ui->list, part(ui, at, 114, 236 + 18 * i, i < 2 ? 72 : 44, 8),
                         ks_ui_px(ui, 3), 0x5B6472);
        frame(ui, part(ui, at, 70, 196, 160, 124), theme->ornament);
    }
    ks_flow_gap(ui, 20);
}
