/* Where the visitor stands after the questions, and where to go. arg of the place = outcome. */
#include "screens/questions/questions.h"

/* Kept by this screen. */
struct outcome_state {
    struct ks_blank typed[KS_MOST_OUTCOME_LIMITS]; /* days, by index of the limit */
    int outcome; /* index of the outcome whose days they are, from 1; 0 = none */
};

static const struct ks_outcome *outcome_now(const struct ks_visit *visit)
{
    return &visit->content->situations.outcomes[ks_visit_place_now(visit)->arg];
}

static struct ks_page_way way_of(const struct ks_visit *visit, struct ks_ui *ui,
                                 const struct ks_way *way)
{
    const struct ks_content *content = visit->content;
    static const struct ks_page_way fixed[] = {
        [KS_WAY_CHECKLIST] = {"list-check", KS_N_("Enforcement: your list"),
                              KS_N_("A few questions, then the documents you need"),
                              KS_SCREEN_QUESTION, 0},
        [KS_WAY_MEDIATION] = {"speech", KS_N_("Mediation: take a number"),
                              KS_N_("Voluntary: you can refuse at any time"), KS_SCREEN_MEDIATION,
                              0},
        [KS_WAY_ONLINE_FILING] = {"phone", KS_N_("File online"),
                                  KS_N_("Scan with a phone, file from home"), KS_SCREEN_LINK, 0},
        [KS_WAY_WINDOW] = {"people", KS_N_("Ask a person"),
                           KS_N_("At the window in working hours, or by telephone"),
                           KS_SCREEN_INSTITUTION, 0},
    };

    if (way->kind == KS_WAY_GUIDE) {
        const struct ks_guide *guide = &content->guides[way->target];
        return (struct ks_page_way){"document", ks_visit_words(visit, &guide->title),
                                    ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Guide %02d · %s"),
                                                    guide->number,
                                                    ks_visit_words(visit, &guide->legal_title)),
                                    KS_SCREEN_GUIDE, way->target};
    }
    if (way->kind == KS_WAY_INSTITUTION) {
        const struct ks_institution *institution = &content->institutions[way->target];
        return (struct ks_page_way){institution->icon, ks_visit_words(visit, &institution->title),
                                    ks_visit_words(visit, &institution->what),
                                    KS_SCREEN_INSTITUTION, way->target};
    }
    struct ks_page_way told = fixed[way->kind];
    told.title = ks_ui_tr(ui, told.title);
    told.detail = ks_ui_tr(ui, told.detail);
    if (way->kind == KS_WAY_WINDOW) /* an institution, too */
        told.arg = way->target;
    return told;
}

/* One way on; the first stands under the heading of all. */
struct way_view {
    const struct ks_visit *visit;
    const struct ks_outcome *outcome;
    int index;
};

static void flow_way(struct ks_ui *ui, const void *ctx)
{
    const struct way_view *view = ctx;
    struct ks_page_way way = way_of(view->visit, ui, &view->outcome->ways[view->index]);

    if (view->index == 0)
        ks_flow_heading(ui, ks_ui_tr(ui, "Go on here"));
    ks_flow_way(ui, &way);
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

static void flow_ways(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_outcome *outcome)
{
    for (int i = 0; i < outcome->way_count; i++) {
        const struct way_view view = {visit, outcome, i};
        if (i > 0 && i + 1 == outcome->way_count)
            keep_with_answers(ui);
        ks_flow_together(ui, flow_way, &view);
    }
}

/* The questions answered on the way here, so that a wrong touch is seen. */
static void flow_answers(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_quiz quiz = ks_quiz_of(visit, KS_SCREEN_SITUATION);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "What you told us"));
    for (int i = 0; i < visit->way.depth; i++) {
        const struct ks_place *place = &visit->way.stack[i];
        if (place->screen != KS_SCREEN_SITUATION)
            continue;
        const struct ks_reply *reply = &quiz.state->replies[place->arg];
        if (reply->kind == KS_REPLY_NONE)
            continue; /* a question of an earlier start */
        const struct ks_question *question = &quiz.questions[place->arg];
        ks_flow_pair(ui, ks_visit_words(visit, &question->title),
                     reply->kind == KS_REPLY_OPTION
                         ? ks_visit_words(visit, &question->options[reply->option].title)
                         : ks_page_date_text(ui, reply->date),
                     KS_TYPE_LEAD);
    }
    ks_flow_card_end(ui);
}

static const char *title(const struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const struct ks_outcome *outcome = &visit->content->situations.outcomes[form->arg];

    return ks_visit_words(visit, &outcome->limits[blank].ask);
}

static struct ks_form form_of(const struct ks_visit *visit, int arg)
{
    static const struct ks_form_field row = {.kind = KS_FIELD_DATE};

    return (struct ks_form){&row, 1, ks_visit_state(visit, KS_SCREEN_OUTCOME), arg, .title = title};
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_situations *situations = &visit->content->situations;
    const struct ks_outcome *outcome = outcome_now(visit);
    const struct ks_form form = form_of(visit, ks_visit_place_now(visit)->arg);

    ks_page_head(
        ui,
        ks_arena_printf(
            &ui->arena, "%s / %s", ks_ui_tr(ui, "Find my way"),
            ks_visit_words(
                visit,
                &situations->starts[ks_quiz_of(visit, KS_SCREEN_SITUATION).state->start].title)),
        ks_visit_words(visit, &outcome->title), NULL);
    ks_page_foot_print(ui, ks_ui_tr(ui, "Print this page"), true);
    /* First the day: what comes of it stays beside where it was entered. */
    ks_flow_limits(visit, ui, outcome->limits, outcome->limit_count, &form, 0);
    ks_flow_card_begin(ui, ui->theme->card, ui->theme->action);
    ks_flow_heading(ui, ks_ui_tr(ui, "Where you stand"));
    for (int i = 0; i < outcome->point_count; i++)
        ks_flow_bullet(ui, ks_visit_words(visit, &outcome->points[i]));
    ks_flow_card_end(ui);
    flow_ways(visit, ui, outcome);
    flow_answers(visit, ui);
    ks_page_provenance(visit, ui, &outcome->provenance);
}

/* Days given for another outcome are not those of this one. */
static void arrive(struct ks_visit *visit)
{
    struct outcome_state *state = ks_visit_state(visit, KS_SCREEN_OUTCOME);
    int outcome = ks_visit_place_now(visit)->arg + 1;

    if (state->outcome != outcome)
        memset(state->typed, 0, sizeof state->typed);
    state->outcome = outcome;
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_slip *slip)
{
    const struct ks_outcome *outcome = &context->content->situations.outcomes[arg];
    const struct outcome_state *state = ks_visit_state(visit, KS_SCREEN_OUTCOME);
    struct ks_slip_date dates[KS_MOST_OUTCOME_LIMITS];
    int count = state->outcome == arg + 1
                    ? ks_limits_given(outcome->limits, outcome->limit_count, state->typed, dates)
                    : 0;

    ks_slip_outcome(slip, context, outcome, dates, count);
}

const struct ks_screen ks_screen_outcome = {.view = view,
                                            .arrive = arrive,
                                            .form = form_of,
                                            .paper = KS_JOB_OUTCOME,
                                            .compose = compose,
                                            .state_bytes = sizeof(struct outcome_state)};
