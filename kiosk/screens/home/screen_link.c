/* A page of a link: a large QR code, the address, how to go on with the phone. arg of the place =
 * link index. */
#include "screens/page/page.h"

struct steps {
    const struct ks_visit *visit;
    const struct ks_link *link;
    bool has_details;
};

static void flow_steps(struct ks_ui *ui, const void *ctx)
{
    const struct steps *steps = ctx;
    const struct ks_link *link = steps->link;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < link->step_count; i++) {
        ks_flow_row(ui, i + 1, ks_visit_words(steps->visit, &link->steps[i].title),
                    steps->has_details ? ks_visit_words(steps->visit, &link->steps[i].detail) : "");
        ks_flow_spring(ui);
    }
    ks_flow_card_end(ui);
}

/* The code as large as what stands beside or under it lets it be. */
static void flow_code(struct ks_ui *ui, const struct ks_link *link, int below)
{
    enum { AROUND = 150, UNITS = 1000 };
    int room = ks_flow_room(ui) - below - ks_ui_px(ui, AROUND), width = ks_flow_width(ui);
    int side = room < width ? room : width;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_link_qr(ui, link, side * UNITS / ks_ui_px(ui, UNITS));
    ks_flow_card_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    enum { PANEL = 760, LEAST_CODE = 420 };
    const struct ks_link *link = &visit->content->links[ks_visit_place_now(visit)->arg];
    struct ks_page_head head = ks_page_head_of(visit, ui);
    struct steps steps = {visit, link, true};

    head.title = ks_visit_words(visit, &link->title);
    head.lead = ui->mode.is_large ? NULL : ks_visit_words(visit, &link->lead);
    head.is_split = true;
    head.panel_units = PANEL;
    ks_ui_page_head(ui, &head);
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print the code"), true);
    int room = ks_flow_room(ui) - (ui->side.w > 0 ? 0 : ks_ui_px(ui, LEAST_CODE));
    steps.has_details = ks_flow_height_of(ui, flow_steps, &steps) <= room;
    int below = ks_flow_height_of(ui, flow_steps, &steps) + ks_ui_px(ui, 24);
    ks_ui_side_begin(ui);
    flow_code(ui, link, ui->in_side ? 0 : below);
    ks_ui_side_end(ui);
    flow_steps(ui, &steps);
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
                    struct ks_paper *paper)
{
    (void)visit;
    ks_slip_link(paper, context, &context->content->links[arg]);
}

const struct ks_screen ks_screen_link = {.service = KS_SERVICE_ONLINE,
                                         .view = view,
                                         .open = open_online,
                                         .paper = KS_PAPER_LINK,
                                         .compose = compose};
