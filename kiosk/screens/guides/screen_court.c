/* Is this the right court? A few questions of a guide's kind of case, and the answer as far as it
 * can be given. arg of the place = the guide. */
#include "screens/guides/guides.h"

/* ACT_REPLY: arg is the question times KS_COURT_REPLY_COUNT plus the reply. */
enum { ACT_KIND = KS_ACT_OWN, ACT_REPLY };

enum {
    FIRST_REPLY = KS_COURT_REPLY_YES,
    REPLIES = KS_COURT_REPLY_COUNT - FIRST_REPLY,
    MOST_ASKS = KS_COURT_MOST_ASKS + 1
};

/* Questions to flow. */
struct asks {
    struct ks_ask list[MOST_ASKS];
    int count;
};

static void add_kinds(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_guide *guide,
                      struct asks *out)
{
    struct ks_chip *chips = ks_arena_alloc(&ui->arena, KS_COURT_MOST_KINDS * sizeof *chips);

    if (guide->matter_count < 2)
        return;
    for (int i = 0; i < guide->matter_count; i++)
        chips[i] =
            (struct ks_chip){.role = KS_ROLE_OPTION,
                             .name = ks_visit_words(visit, &guide->matters[i]->title),
                             .is_checked = ks_court_kind(visit, ks_guide_now(visit)->guide) == i,
                             .action = ACT_KIND,
                             .arg = i};
    out->list[out->count++] =
        (struct ks_ask){ks_ui_tr(ui, "Which kind of case is it?"), "", chips, guide->matter_count};
}

static void add_ask(const struct ks_visit *visit, struct ks_ui *ui,
                    const struct ks_court_case *given, int index, struct asks *out)
{
    const struct ks_court_ask *ask = given->matter->asks[index];
    struct ks_chip *chips = ks_arena_alloc(&ui->arena, REPLIES * sizeof *chips);

    for (int i = 0; i < REPLIES; i++)
        chips[i] = (struct ks_chip){
            .role = KS_ROLE_OPTION,
            .name = ks_court_reply_text(given->finder, ask, (enum ks_court_reply)(FIRST_REPLY + i),
                                        ui->mode.lang),
            .is_checked = given->replies[index] == FIRST_REPLY + i,
            .action = ACT_REPLY,
            .arg = index * KS_COURT_REPLY_COUNT + FIRST_REPLY + i};
    out->list[out->count++] = (struct ks_ask){ks_visit_words(visit, &ask->title),
                                              ks_visit_words(visit, &ask->detail), chips, REPLIES};
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

/* Why it is that court, and what the law says of it, on a page of its own. */
static void flow_why(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;

    ks_flow_fold(ui, "book", ks_ui_tr(ui, "Why, and what to do"), KS_ACT_OPEN + KS_SCREEN_COURT_WHY,
                 ks_guide_now(visit)->guide);
}

static void flow_asks(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_court_case *given, const struct ks_court_found *found)
{
    struct asks asks = {.count = 0};

    add_kinds(visit, ui, &visit->content->guides[ks_guide_now(visit)->guide], &asks);
    for (int i = 0; given->matter != NULL && i < given->matter->ask_count; i++)
        if (found->is_asked[i])
            add_ask(visit, ui, given, i, &asks);
    ks_flow_asks(ui, asks.list, asks.count);
}

/* Where height is dear the questions have all the width of a wide panel; large within reach they
 * need all of its height. */
static bool is_across(const struct ks_ui *ui)
{
    return ks_ui_is_landscape(ui) && ui->mode.is_large != ui->mode.is_low;
}

/* In a panel it stands beside the questions, within reach above them, where nothing can be pressed.
 */
static bool is_verdict_up(const struct ks_ui *ui)
{
    return (ks_ui_is_landscape(ui) || ui->mode.is_low) && !is_across(ui);
}

/* Across, the reasons are behind a button of the foot. */
static void put_foot(const struct ks_visit *visit, struct ks_ui *ui, bool has_result)
{
    const struct ks_button why = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Why, and what to do"), NULL,
                                  KS_ACT_OPEN + KS_SCREEN_COURT_WHY, ks_guide_now(visit)->guide};
    const struct ks_button print = {
        KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print", KS_ACT_PRINT, 0, !has_result};
    const struct ks_button buttons[] = {why, print};
    bool has_why = is_across(ui) && has_result;

    ks_ui_page_foot(ui, has_why ? buttons : &print, has_why ? 2 : 1);
}

/* Under the title: what is said beside the questions is not said twice. */
static const char *lead_of(const struct ks_visit *visit, struct ks_ui *ui,
                           const struct ks_court_case *given, const struct ks_court_found *found)
{
    const char *elsewhere = ks_visit_words(visit, &given->finder->elsewhere);

    if (!ks_court_has_result(found))
        return ks_visit_words(visit, &given->finder->hint);
    if (is_verdict_up(ui))
        return ks_court_is_elsewhere(found) ? elsewhere : NULL;
    const char *so_far = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "So far: %s"),
                                         ks_ui_tr(ui, ks_court_verdict(found)));
    return ks_court_is_elsewhere(found)
               ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%s. %s"), so_far, elsewhere)
               : so_far;
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_court_case given = ks_court_case_of(visit, ks_guide_now(visit)->guide);
    struct ks_page_head head = ks_court_head(visit, ui);
    struct ks_court_found found;

    ks_court_find(&given, &found);
    bool has_result = ks_court_has_result(&found);
    head.title = ks_ui_tr(ui, "Is this the right court?");
    head.lead = lead_of(visit, ui, &given, &found);
    head.is_split = !is_across(ui);
    ks_ui_page_head(ui, &head);
    put_foot(visit, ui, has_result);
    bool is_beside = ui->side.w > 0, is_up = is_beside || is_verdict_up(ui);
    ks_ui_side_begin(ui);
    if (is_up && has_result)
        flow_verdict(ui, &found);
    if (is_beside && has_result)
        flow_why(ui, visit);
    ks_ui_side_end(ui);
    ks_page_due(visit, ui);
    ui->fills_in_order = true;
    flow_asks(visit, ui, &given, &found);
    if (!is_up && !is_across(ui))
        flow_verdict(ui, &found);
    if (!is_beside && !is_across(ui) && has_result)
        flow_why(ui, visit);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    int guide = ks_guide_now(visit)->guide, kind = ks_court_kind(visit, guide);
    struct ks_court_visit *court = ks_court_of(visit, guide);

    if (action == ACT_KIND)
        court->kind = (unsigned char)(arg + 1);
    else if (action == ACT_REPLY && kind >= 0)
        court->replies[kind][arg / KS_COURT_REPLY_COUNT] =
            (unsigned char)(arg % KS_COURT_REPLY_COUNT);
}

const struct ks_screen ks_screen_court = {.service = KS_SERVICE_LAW,
                                          .view = view,
                                          .provenance = ks_court_provenance,
                                          .act = act,
                                          .paper = KS_PAPER_PAGE,
                                          .compose = ks_court_compose,
                                          .takes_answers = true,
                                          .state_bytes = sizeof(struct ks_court_state)};
