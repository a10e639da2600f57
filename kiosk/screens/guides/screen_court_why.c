/* Why it is this court or another, and what follows from it. arg of the place = the guide. */
#include "screens/guides/guides.h"

/* A title with what belongs to it, which may be as long as it likes: it is broken line by line. */
static void flow_said(struct ks_ui *ui, const char *title, const char *detail)
{
    ks_flow_caption(ui, KS_TYPE_BODY, ui->theme->ink, title);
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink, detail);
    ks_flow_gap(ui, 20);
}

/* What it would take to know, and who knows. */
static void flow_open(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_court_found *found)
{
    for (int i = 0; found->reply_count > 0 && i < found->open_count; i++)
        ks_flow_bullet(ui, ks_visit_words(visit, &found->open[i]->title));
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Ask at the window, or telephone %s."),
                                 visit->content->hotline));
}

static void flow_result(const struct ks_visit *visit, struct ks_ui *ui,
                        const struct ks_court_case *given, const struct ks_court_found *found)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    for (int i = 0; i < found->rule_count; i++)
        flow_said(ui, ks_court_rule_text(given->finder, found->rules[i], ui->mode.lang),
                  ks_court_law_text(&ui->arena, found->rules[i], ui->mode.lang));
    if (found->answer == KS_JURISDICTION_ASK)
        flow_open(visit, ui, found);
    if (given->amount_fen >= 0)
        ks_flow_pair(ui, ks_ui_tr(ui, "With the amount you gave"),
                     ks_yuan_words(&ui->arena, ui->mode.lang, given->amount_fen, given->amount_fen),
                     KS_TYPE_BODY);
    if (given->matter != NULL)
        flow_said(ui, ks_ui_tr(ui, "Ask a person first if"),
                  ks_visit_words(visit, &given->matter->ask_first));
    ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                 ks_visit_words(visit, &given->finder->note));
    ks_flow_card_end(ui);
    if (ks_court_is_elsewhere(found)) {
        struct ks_button online = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "File online"), "phone",
                                   KS_ACT_OPEN + KS_SCREEN_LINK, 0};
        ks_flow_button(ui, &online);
    }
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_court_case given = ks_court_case_of(visit, ks_guide_now(visit)->guide);
    struct ks_page_head head = ks_court_head(visit, ui);
    struct ks_court_found found;

    ks_court_find(&given, &found);
    head.title = ks_ui_tr(ui, ks_court_verdict(&found));
    head.lead = ks_ui_tr(ui, ks_court_advice(&found));
    head.is_lead_spare = !ks_court_has_result(&found);
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print this page"), ks_court_has_result(&found));
    bool is_beside = ui->side.w > 0; /* there the sources leave the reasons their room */
    ks_ui_beside_begin(ui);
    if (is_beside)
        ks_page_sources(visit, ui);
    ks_ui_beside_end(ui);
    ks_page_due(visit, ui);
    flow_result(visit, ui, &given, &found);
    if (!is_beside)
        ks_page_sources(visit, ui);
}

const struct ks_screen ks_screen_court_why = {.service = KS_SERVICE_LAW,
                                              .view = view,
                                              .provenance = ks_court_provenance,
                                              .paper = KS_PAPER_PAGE,
                                              .compose = ks_court_compose};
