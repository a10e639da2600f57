/* An icon on a chip of colour: it grows with the text. */
#include "ui/ui.h"

int ks_ui_icon_chip_px(const struct ks_ui *ui, enum ks_icon_chip chip)
{
    static const int sizes[][2] = {
        [KS_ICON_CHIP_ROW] = {60, 84}, /* x 1.4 */
        [KS_ICON_CHIP_TILE] = {84, 112},
    };

    return ks_ui_px(ui, sizes[chip][ui->mode.is_large ? 1 : 0]);
}

void ks_ui_icon_chip(struct ks_ui *ui, const char *name, struct ks_rect rect, uint32_t fill,
                     uint32_t ink)
{
    int size = rect.w < rect.h ? rect.w : rect.h, icon = size * 3 / 5;

    ks_draw_fill(&ui->list, rect, size / 4, fill);
    ks_ui_icon(
        ui, name,
        (struct ks_rect){rect.x + (rect.w - icon) / 2, rect.y + (rect.h - icon) / 2, icon, icon},
        ink);
}
