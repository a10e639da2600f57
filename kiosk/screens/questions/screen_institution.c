/* Another place that helps: what it does, how to reach it, what to bring. arg = institution. */
#include "screens/page/page.h"
#include "service/window.h"

static void flow_reach(const struct ks_visit *visit, struct ks_ui *ui,
                       const struct ks_institution *institution)
{
    const struct ks_content *content = visit->content;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "How to reach it"));
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, ks_visit_words(visit, &institution->reach));
    if (ks_window_is(institution)) {
        ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink,
                     ks_window_hours_text(&ui->arena, ui->mode.lang, content));
        ks_flow_pair(ui, ks_ui_tr(ui, "Court help line"), content->hotline, KS_TYPE_TILE);
    }
    ks_flow_card_end(ui);
}

/* At night and on days off: what needs no person. */
static void flow_meanwhile(struct ks_ui *ui)
{
    ks_flow_heading(ui, ks_ui_tr(ui, "Nobody at the window now? Begin here"));
    ks_flow_way(ui, &(struct ks_page_way){
                        "document", ks_ui_tr(ui, "Filing guides"),
                        ks_ui_tr(ui, "Steps, documents, cost: read and print at any hour"),
                        KS_SCREEN_GUIDES, 0});
    ks_flow_way(ui, &(struct ks_page_way){"phone", ks_ui_tr(ui, "File online"),
                                          ks_ui_tr(ui, "Scan with a phone, file from home"),
                                          KS_SCREEN_LINK, 0, .accent = ui->theme->online});
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_institution *institution =
        &visit->content->institutions[ks_visit_place_now(visit)->arg];

    ks_page_head(ui, ks_ui_tr(ui, "Who helps"), ks_visit_words(visit, &institution->title), NULL);
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print this page"), true);
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->action);
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, ks_visit_words(visit, &institution->what));
    ks_flow_card_end(ui);
    flow_reach(visit, ui, institution);
    if (institution->bring_count > 0) {
        ks_flow_card_begin(ui, ui->theme->card, 0);
        ks_flow_heading(ui, ks_ui_tr(ui, "What to bring"));
        for (int i = 0; i < institution->bring_count; i++)
            ks_flow_bullet(ui, ks_visit_words(visit, &institution->bring[i]));
        ks_flow_card_end(ui);
    }
    if (ks_window_is(institution))
        flow_meanwhile(ui);
    ks_page_provenance(visit, ui, &institution->provenance);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    (void)visit;
    ks_slip_institution(slip, context, &context->content->institutions[arg]);
}

const struct ks_screen ks_screen_institution = {
    .view = view, .paper = KS_JOB_INSTITUTION, .compose = compose};
