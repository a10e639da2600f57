/* Links of the content: the way to their page, and their code. */
#include "screens/page/page.h"
#include "service/link_code.h"

void ks_page_open_link(struct ks_visit *visit, const char *id)
{
    const struct ks_link *link = ks_content_find_link(visit->content, id);

    if (link != NULL)
        ks_visit_go(visit, KS_SCREEN_LINK, (int)(link - visit->content->links));
}

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
