/* The code of a link of the content. */
#include "screens/page/page.h"
#include "service/link_code.h"

void ks_flow_link_qr(struct ks_ui *ui, const struct ks_link *link, int max_units)
{
    struct ks_link_code qr;

    if (ks_link_code_make(&ui->arena, link, &qr, NULL) != KS_OK) {
        ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, link->url);
        return;
    }
    struct ks_qr_view view = {.modules = qr.modules,
                              .size = qr.size,
                              .address = link->url,
                              .max_px = ks_ui_px(ui, max_units)};
    ks_flow_qr(ui, &view);
}
