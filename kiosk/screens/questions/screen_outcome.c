/* Where the visitor stands after the questions, and where to go. arg of the place = outcome. */
#include "screens/kiosk_private.h"

enum { ACT_WAY = KS_ACT_OWN, ACT_PRINT, ACT_BLANK };

static const struct ks_outcome *outcome_now(const struct ks_kiosk *kiosk)
{
    return &kiosk->parts.content->situations.outcomes[ks_kiosk_place_now(kiosk)->arg];
}

static struct ks_choice way_choice(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                                   const struct ks_way *way)
{
    const struct ks_content *content = kiosk->parts.content;
    static const struct {
        const char *icon, *title, *detail;
    } fixed[] = {
        [KS_WAY_CHECKLIST] = {"list-check", KS_N_("Enforcement: your list"),
                              KS_N_("A few questions, then the documents you need")},
        [KS_WAY_MEDIATION] = {"speech", KS_N_("Mediation: take a number"),
                              KS_N_("Voluntary: you can refuse at any time")},
        [KS_WAY_ONLINE_FILING] = {"phone", KS_N_("File online"),
                                  KS_N_("Scan with a phone, file from home")},
        [KS_WAY_WINDOW] = {"people", KS_N_("Ask a person"),
                           KS_N_("At the window in working hours, or by telephone")},
    };
    struct ks_choice choice = {.role = KS_ROLE_OPTION, .accent = ui->theme->action};

    if (way->kind == KS_WAY_GUIDE) {
        const struct ks_guide *guide = &content->guides[way->target];
        choice.icon = guide->icon;
        choice.title = ks_kiosk_words(kiosk, &guide->title);
        choice.detail = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"), guide->number,
                                        ks_kiosk_words(kiosk, &guide->legal_title));
    } else if (way->kind == KS_WAY_INSTITUTION) {
        const struct ks_institution *institution = &content->institutions[way->target];
        choice.icon = institution->icon;
        choice.title = ks_kiosk_words(kiosk, &institution->title);
        choice.detail = ks_kiosk_words(kiosk, &institution->what);
    } else {
        choice.icon = fixed[way->kind].icon;
        choice.title = ks_ui_tr(ui, fixed[way->kind].title);
        choice.detail = ks_ui_tr(ui, fixed[way->kind].detail);
    }
    return choice;
}

/* One way on; the first stands under the heading of all. */
struct way_view {
    const struct ks_kiosk *kiosk;
    const struct ks_outcome *outcome;
    int index;
};

static void flow_way(struct ks_ui *ui, const void *ctx)
{
    const struct way_view *view = ctx;
    struct ks_choice choice = way_choice(view->kiosk, ui, &view->outcome->ways[view->index]);

    if (view->index == 0)
        ks_flow_heading(ui, ks_ui_tr(ui, "Go on here"));
    choice.action = ACT_WAY;
    choice.arg = view->index;
    ks_flow_choice(ui, &choice);
}

/* The last way goes over to the next page rather than leave the answers alone there. */
static void keep_with_answers(struct ks_ui *ui)
{
    int line = ks_ui_line_height(ui, ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_BOLD));
    int way = ks_ui_px(ui, ui->mode.is_large ? 190 : 150);
    int card = 5 * line + ks_ui_target_px(ui); /* its heading, a row, and room around them */
    struct ks_rect nothing;

    ks_flow_place(ui, 0, way + card, &nothing);
}

static void flow_ways(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                      const struct ks_outcome *outcome)
{
    for (int i = 0; i < outcome->way_count; i++) {
        const struct way_view view = {kiosk, outcome, i};
        if (i > 0 && i + 1 == outcome->way_count)
            keep_with_answers(ui);
        ks_flow_together(ui, flow_way, &view);
    }
}

/* The questions answered on the way here, so that a wrong touch is seen. */
static void flow_answers(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_quiz quiz = ks_quiz_situation(kiosk);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "What you told us"));
    for (int i = 0; i < kiosk->visit.depth; i++) {
        const struct ks_place *place = &kiosk->visit.stack[i];
        int option = place->screen == KS_SCREEN_SITUATION ? quiz.answers->option[place->arg] : 0;
        if (option == 0)
            continue; /* another page, or a question of an earlier start */
        const struct ks_question *question = &quiz.questions[place->arg];
        ks_flow_pair(ui, ks_kiosk_words(kiosk, &question->title),
                     option > 0 ? ks_kiosk_words(kiosk, &question->options[option - 1].title)
                                : ks_kiosk_date_text(ui, quiz.answers->dates[place->arg]),
                     KS_TYPE_LEAD);
    }
    ks_flow_card_end(ui);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_situations *situations = &kiosk->parts.content->situations;
    const struct ks_outcome *outcome = outcome_now(kiosk);
    struct ks_page_head head = {
        .crumb =
            ks_arena_printf(&ui->arena, "%s / %s", ks_ui_tr(ui, "Find my way"),
                            ks_kiosk_words(kiosk, &situations->starts[kiosk->visit.start].title)),
        .title = ks_kiosk_words(kiosk, &outcome->title),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print",
                              ACT_PRINT, 0};

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    /* First the day: what comes of it stays beside where it was entered. */
    ks_flow_limits(kiosk, ui, outcome->limits, outcome->limit_count, KS_BLANK_OUTCOME_DATE,
                   ACT_BLANK);
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->action);
    ks_flow_heading(ui, ks_ui_tr(ui, "Where you stand"));
    for (int i = 0; i < outcome->point_count; i++)
        ks_flow_bullet(ui, ks_kiosk_words(kiosk, &outcome->points[i]));
    ks_flow_card_end(ui);
    flow_ways(kiosk, ui, outcome);
    flow_answers(kiosk, ui);
    ks_frame_provenance(kiosk, ui, &outcome->provenance);
}

static void follow(struct ks_kiosk *kiosk, const struct ks_way *way)
{
    switch (way->kind) {
    case KS_WAY_GUIDE:
        ks_kiosk_open_guide(kiosk, way->target);
        break;
    case KS_WAY_INSTITUTION:
    case KS_WAY_WINDOW:
        ks_kiosk_go(kiosk, KS_SCREEN_INSTITUTION, way->target);
        break;
    case KS_WAY_CHECKLIST:
        ks_kiosk_go(kiosk, KS_SCREEN_QUESTION, 0);
        break;
    case KS_WAY_MEDIATION:
        ks_kiosk_go(kiosk, KS_SCREEN_MEDIATION, 0);
        break;
    case KS_WAY_ONLINE_FILING:
        ks_kiosk_open_link(kiosk, "online-filing");
        break;
    }
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    if (action == ACT_WAY)
        follow(kiosk, &outcome_now(kiosk)->ways[arg]);
    else if (action == ACT_BLANK)
        ks_kiosk_go(kiosk, KS_SCREEN_ENTRY, arg);
    else if (action == ACT_PRINT)
        ks_kiosk_print(kiosk, KS_PAPER_OUTCOME, ks_kiosk_place_now(kiosk)->arg);
}

/* Days given for another outcome are not those of this one. */
static void arrive(struct ks_kiosk *kiosk)
{
    int outcome = ks_kiosk_place_now(kiosk)->arg + 1;

    if (kiosk->visit.outcome != outcome)
        memset(kiosk->visit.blanks[KS_BLANK_OUTCOME_DATE], 0,
               KS_MOST_OUTCOME_LIMITS * sizeof kiosk->visit.blanks[0]);
    kiosk->visit.outcome = outcome;
}

const struct ks_screen ks_screen_outcome = {.view = view, .act = act, .arrive = arrive};
