/* A page of a link: a large QR code, the address, how to go on with the phone. arg of the place =
 * link index. */
#include "screens/page/page.h"

enum { ACT_PRINT = KS_ACT_OWN };

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_link *link = &visit->content->links[ks_visit_place_now(visit)->arg];
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "File online"),
        .title = ks_visit_words(visit, &link->title),
        .lead = ks_visit_words(visit, &link->lead),
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
        ks_flow_row(ui, i + 1, ks_visit_words(visit, &link->steps[i].title),
                    ks_visit_words(visit, &link->steps[i].detail));
    ks_flow_card_end(ui);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_PRINT)
        ks_visit_print(visit, ks_visit_place_now(visit)->arg);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    (void)visit;
    ks_slip_link(slip, context, &context->content->links[arg]);
}

const struct ks_screen ks_screen_link = {
    .view = view, .act = act, .paper = KS_JOB_LINK, .compose = compose};
