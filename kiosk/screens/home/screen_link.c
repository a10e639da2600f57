/* A page of a link: a large QR code, the address, how to go on with the phone. arg of the place =
 * link index. */
#include "screens/page/page.h"

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_link *link = &visit->content->links[ks_visit_place_now(visit)->arg];

    ks_page_head(ui, ks_ui_tr(ui, "File online"), ks_visit_words(visit, &link->title),
                 ks_visit_words(visit, &link->lead));
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print the code"), true);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_link_qr(ui, link, 460);
    ks_flow_card_end(ui);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < link->step_count; i++)
        ks_flow_row(ui, i + 1, ks_visit_words(visit, &link->steps[i].title),
                    ks_visit_words(visit, &link->steps[i].detail));
    ks_flow_card_end(ui);
}

/* The page of filing online. */
static void open_online(struct ks_visit *visit, int arg)
{
    const struct ks_link *link = ks_content_find_link(visit->content, "online-filing");

    (void)arg;
    if (link != NULL)
        ks_visit_go(visit, KS_SCREEN_LINK, (int)(link - visit->content->links));
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    (void)visit;
    ks_slip_link(slip, context, &context->content->links[arg]);
}

const struct ks_screen ks_screen_link = {
    .view = view, .open = open_online, .paper = KS_JOB_LINK, .compose = compose};
