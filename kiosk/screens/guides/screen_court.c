/* Is this the right court? A few questions of a guide's kind of case, and under them the answer as
 * far as it can be given. */
#include "screens/guides/guides.h"
#include "service/court.h"

/* ACT_REPLY: arg is the question times KS_COURT_REPLY_COUNT plus the reply. */
enum { ACT_KIND = KS_ACT_OWN, ACT_REPLY };

static struct ks_court_visit *court_of(const struct ks_visit *visit, int guide)
{
    struct ks_court_state *state = ks_visit_state(visit, KS_SCREEN_COURT);

    return &state->courts[guide];
}

/* Index of the kind of case chosen among the guide's; -1 = none yet. */
static int kind_of(const struct ks_visit *visit, int guide)
{
    const struct ks_guide *open = &visit->content->guides[guide];

    return open->matter_count == 1 ? 0 : court_of(visit, guide)->kind - 1;
}

static struct ks_court_case case_of(const struct ks_visit *visit, int guide)
{
    const struct ks_guide *open = &visit->content->guides[guide];
    int kind = kind_of(visit, guide);
    struct ks_court_case given = {.finder = visit->content->court_finder,
                                  .matter = kind < 0 ? NULL : open->matters[kind],
                                  .replies = court_of(visit, guide)->replies[kind < 0 ? 0 : kind],
                                  .amount_fen = -1};

    if (open->cost.kind == KS_COST_COMPUTED)
        ks_blank_amount(&ks_guide_now(visit)->typed[KS_GUIDE_AMOUNT], &given.amount_fen);
    return given;
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    struct ks_court_case given = case_of(visit, arg);

    ks_slip_court(paper, context, &context->content->guides[arg], &given);
}

static void flow_kinds(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide)
{
    struct ks_chip chips[KS_COURT_MOST_KINDS];

    if (guide->matter_count < 2)
        return;
    for (int i = 0; i < guide->matter_count; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_visit_words(visit, &guide->matters[i]->title),
                                    .is_checked = kind_of(visit, ks_guide_now(visit)->guide) == i,
                                    .action = ACT_KIND,
                                    .arg = i};
    ks_flow_ask(ui, ks_ui_tr(ui, "Which kind of case is it?"), "", chips, guide->matter_count);
}

static void flow_ask(const struct ks_visit *visit, struct ks_ui *ui,
                     const struct ks_court_case *given, int index)
{
    enum { FIRST = KS_COURT_REPLY_YES, COUNT = KS_COURT_REPLY_COUNT - FIRST };
    const struct ks_court_ask *ask = given->matter->asks[index];
    struct ks_chip chips[COUNT];

    for (int i = 0; i < COUNT; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_court_reply_text(given->finder, ask,
                                                                (enum ks_court_reply)(FIRST + i),
                                                                ui->mode.lang),
                                    .is_checked = given->replies[index] == FIRST + i,
                                    .action = ACT_REPLY,
                                    .arg = index * KS_COURT_REPLY_COUNT + FIRST + i};
    ks_flow_ask(ui, ks_visit_words(visit, &ask->title), ks_visit_words(visit, &ask->detail), chips,
                COUNT);
}

/* A title with what belongs to it, which may be as long as it likes: it is broken line by line. */
static void flow_said(struct ks_ui *ui, const char *title, const char *detail)
{
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink, title);
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

/* The result in a few words, to be seen at once. */
static void flow_verdict(struct ks_ui *ui, const struct ks_court_found *found)
{
    const struct ks_theme *theme = ui->theme;
    const char *text = ks_ui_tr(ui, ks_court_verdict(found));

    if (found->answer == KS_JURISDICTION_YES)
        ks_flow_banner(ui, "check", theme->good_soft, theme->on_good_soft, text);
    else if (found->answer != KS_JURISDICTION_ASK)
        ks_flow_banner(ui, "cross", theme->stop_soft, theme->on_stop_soft, text);
    else if (found->reply_count > 0)
        ks_flow_banner(ui, "info", theme->warn_soft, theme->on_warn_soft, text);
    else
        ks_flow_banner(ui, "info", theme->action_soft, theme->on_action_soft, text);
}

static void flow_result(const struct ks_visit *visit, struct ks_ui *ui,
                        const struct ks_court_case *given, const struct ks_court_found *found)
{
    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, ks_court_advice(found)));
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
    const struct ks_guide *guide = &visit->content->guides[ks_guide_now(visit)->guide];
    struct ks_court_case given = case_of(visit, ks_guide_now(visit)->guide);
    struct ks_court_found found;

    ks_court_find(&given, &found);
    bool has_result = found.reply_count > 0 || found.answer != KS_JURISDICTION_ASK;
    struct ks_page_head head = ks_page_head_of(visit, ui);
    head.page = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d: %s"), guide->number,
                                ks_visit_words(visit, &guide->legal_title));
    head.title = ks_ui_tr(ui, "Is this the right court?");
    head.lead = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "So far: %s"),
                                ks_ui_tr(ui, ks_court_verdict(&found)));
    struct ks_button print = {
        KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print", KS_ACT_PRINT, 0, !has_result};

    if (ks_court_is_elsewhere(&found))
        head.lead = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s. %s"), head.lead,
                                    ks_visit_words(visit, &given.finder->elsewhere));
    if (!has_result)
        head.lead = ks_visit_words(visit, &given.finder->hint);
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    ks_page_due(visit, ui);
    flow_kinds(visit, ui, guide);
    for (int i = 0; given.matter != NULL && i < given.matter->ask_count; i++)
        if (found.is_asked[i])
            flow_ask(visit, ui, &given, i);
    flow_verdict(ui, &found);
    flow_result(visit, ui, &given, &found);
    ks_page_sources(visit, ui);
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    (void)arg;
    return &visit->content->court_finder->provenance;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    int guide = ks_guide_now(visit)->guide, kind = kind_of(visit, guide);
    struct ks_court_visit *court = court_of(visit, guide);

    if (action == ACT_KIND)
        court->kind = (unsigned char)(arg + 1);
    else if (action == ACT_REPLY && kind >= 0)
        court->replies[kind][arg / KS_COURT_REPLY_COUNT] =
            (unsigned char)(arg % KS_COURT_REPLY_COUNT);
}

const struct ks_screen ks_screen_court = {.service = KS_SERVICE_LAW,
                                          .view = view,
                                          .provenance = provenance,
                                          .act = act,
                                          .paper = KS_PAPER_PAGE,
                                          .compose = compose,
                                          .takes_answers = true,
                                          .state_bytes = sizeof(struct ks_court_state)};
