/* Signed: check code, and whether the receipt is on paper. */
#include "screens/notice/notice.h"

enum { ACT_AGAIN = KS_ACT_OWN, ACT_FINISH };

static struct ks_scene scene_of(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_printing *printing = &visit->printing;

    switch (printing->work) {
    case KS_WORK_DONE:
        return (struct ks_scene){KS_PICTURE_KIOSK + KS_PICTURE_WHOLE_SLIP,
                                 ui->theme->good_soft,
                                 ui->theme->on_good_soft,
                                 ks_ui_tr(ui, "You have signed"),
                                 ks_ui_tr(ui, "Keep the receipt: it is in the slot below the "
                                              "screen."),
                                 false};
    case KS_WORK_FAILED:
        return (struct ks_scene){
            KS_PICTURE_KIOSK,
            ui->theme->warn_soft,
            ui->theme->on_warn_soft,
            ks_ui_tr(ui, "You have signed"),
            ks_arena_printf(&ui->arena, "%s %s", ks_page_no_paper_why(visit, ui),
                            ks_ui_tr(ui, "Your signature is stored. Please write the check code "
                                         "down or take a photo.")),
            false};
    default:
        return (struct ks_scene){ks_page_slip_now(visit, printing->since_ms),
                                 ui->theme->card,
                                 ui->theme->ink,
                                 ks_ui_tr(ui, "You have signed"),
                                 ks_ui_tr(ui, "Printing ..."),
                                 false};
    }
}

static void flow_scene(struct ks_ui *ui, const void *ctx)
{
    ks_flow_scene(ui, ctx);
}

/* The code by which the window finds the signature, and what is kept. */
static void flow_code(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_caption(ui, KS_TYPE_LEAD, ui->theme->soft_ink, ks_ui_tr(ui, "Check code"));
    ks_flow_title(ui, ks_notice_state(visit)->receipt.code);
    ks_flow_spring(ui);
    ks_flow_pair(ui, ks_ui_tr(ui, "Version of the notice"), ks_notice_now(visit)->version,
                 KS_TYPE_BODY);
    ks_flow_card_end(ui);
}

static void flow_kept(struct ks_ui *ui, const void *ctx)
{
    enum { GROWTH = 60 };
    const struct ks_visit *visit = ctx;
    bool is_mark = ks_notice_state(visit)->receipt.is_mark;
    const struct ks_line lines[] = {
        {"thumb", ks_ui_tr(ui, "Keep the receipt. It says that a mark stands for your name.")},
        {"lock", ks_ui_tr(ui, "Stored are the version, the items, the time, the code and your "
                              "sealed signature; no name.")},
        {"search", ks_ui_tr(ui, "The window can look the code up.")},
    };

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_points(ui, is_mark ? lines : lines + 1, is_mark ? 3 : 2, ui->theme->action, GROWTH);
    ks_flow_card_end(ui);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_head head = ks_page_head_of(visit, ui);
    const struct ks_scene scene = scene_of(visit, ui);
    bool has_failed = visit->printing.work == KS_WORK_FAILED;
    struct ks_button buttons[] = {
        {has_failed ? KS_BUTTON_PRIMARY : KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Print again"), "print",
         ACT_AGAIN, 0},
        {has_failed ? KS_BUTTON_QUIET : KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_FINISH,
         0},
    };

    head.page = ks_ui_tr(ui, "Receipt");
    head.back_action = ACT_FINISH;
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    int above = ui->side.w > 0 ? 0 : ks_flow_height_of(ui, flow_scene, &scene);
    int room = ks_flow_room(ui) - above - ks_flow_height_of(ui, flow_code, visit);
    bool has_kept = ks_flow_height_of(ui, flow_kept, visit) + ks_ui_px(ui, 3 * 24) <= room;
    ks_ui_beside_begin(ui);
    ks_flow_scene(ui, &scene);
    ks_ui_beside_end(ui);
    flow_code(ui, visit);
    if (has_kept)
        flow_kept(ui, visit);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_AGAIN)
        ks_visit_send_paper(visit, KS_SCREEN_RECEIPT, 0);
    else if (action == ACT_FINISH)
        ks_visit_end(visit);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    const struct ks_notice_state *state = ks_notice_state(visit);

    (void)arg;
    ks_slip_receipt(paper, context, ks_notice_now(visit), &state->receipt, state->points,
                    state->point_count);
}

const struct ks_screen ks_screen_receipt = {.service = KS_SERVICE_RISK,
                                            .view = view,
                                            .act = act,
                                            .paper = KS_PAPER_RECEIPT,
                                            .compose = compose};
