/* Another place that helps: what it does, how to reach it, what to bring. arg = institution. */
#include "screens/page/page.h"
#include "service/window.h"

enum { ACT_PRINT = KS_ACT_OWN, ACT_ONLINE };

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
    const struct ks_choice choices[] = {
        {.role = KS_ROLE_OPTION,
         .title = ks_ui_tr(ui, "Filing guides"),
         .detail = ks_ui_tr(ui, "Steps, documents, cost: read and print at any hour"),
         .icon = "document",
         .accent = ui->theme->action,
         .action = KS_ACT_OPEN,
         .arg = KS_SCREEN_GUIDES},
        {.role = KS_ROLE_OPTION,
         .title = ks_ui_tr(ui, "File online"),
         .detail = ks_ui_tr(ui, "Scan with a phone, file from home"),
         .icon = "phone",
         .accent = ui->theme->online,
         .action = ACT_ONLINE},
    };

    ks_flow_heading(ui, ks_ui_tr(ui, "Nobody at the window now? Begin here"));
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
        ks_flow_choice(ui, &choices[i]);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_institution *institution =
        &visit->content->institutions[ks_visit_place_now(visit)->arg];
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Who helps"),
        .title = ks_visit_words(visit, &institution->title),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print",
                              ACT_PRINT, 0};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
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

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    if (action == ACT_PRINT)
        ks_visit_print(visit, ks_visit_place_now(visit)->arg);
    else if (action == ACT_ONLINE)
        ks_page_open_link(visit, "online-filing");
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    (void)visit;
    ks_slip_institution(slip, context, &context->content->institutions[arg]);
}

const struct ks_screen ks_screen_institution = {
    .view = view, .act = act, .paper = KS_JOB_INSTITUTION, .compose = compose};
