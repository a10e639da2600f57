/* A page of a link: a large QR code, the address, how to go on with the phone. arg of the place =
 * link index. */
#include "screens/kiosk_private.h"
#include "service/link_code.h"

enum { ACT_PRINT = KS_ACT_OWN };

void ks_kiosk_open_link(struct ks_kiosk *kiosk, const char *id)
{
    const struct ks_link *link = ks_content_find_link(kiosk->parts.content, id);

    if (link != NULL)
        ks_kiosk_go(kiosk, KS_SCREEN_LINK, (int)(link - kiosk->parts.content->links));
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

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_link *link = &kiosk->parts.content->links[ks_kiosk_place_now(kiosk)->arg];
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "File online"),
        .title = ks_kiosk_words(kiosk, &link->title),
        .lead = ks_kiosk_words(kiosk, &link->lead),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print the code"), "print", ACT_PRINT,
                              0};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_link_qr(ui, link, 460);
    ks_flow_card_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < link->step_count; i++)
        ks_flow_row(ui, i + 1, ks_kiosk_words(kiosk, &link->steps[i].title),
                    ks_kiosk_words(kiosk, &link->steps[i].detail));
    ks_flow_card_end(ui);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    (void)arg;
    if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_LINK, ks_kiosk_place_now(kiosk)->arg);
}

const struct ks_screen ks_screen_link = {.view = view, .act = act};
