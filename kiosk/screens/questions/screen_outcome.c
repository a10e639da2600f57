/* Where the visitor stands after the questions, and where to go. arg of the place = outcome. */
#include "screens/questions/questions.h"

enum { ACT_PART = KS_ACT_OWN, HALF = 620, PANEL = 640 };

/* Kept by this screen. */
struct outcome_state {
    struct ks_blank typed[KS_MOST_OUTCOME_LIMITS]; /* days, by index of the limit */
    int outcome; /* index of the outcome whose days they are, from 1; 0 = none */
    int part;    /* what of it is shown where one page does not hold all */
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

/* ---- the answers given on the way here, so that a wrong touch is seen ---- */

/* The answer given at a place of the way; NULL where there was none, or of an earlier start. */
static const char *answer_at(const struct ks_visit *visit, struct ks_ui *ui,
                             const struct ks_place *place)
{
    const struct ks_quiz quiz = ks_quiz_of(visit, KS_SCREEN_SITUATION);

    if (place->screen != KS_SCREEN_SITUATION)
        return NULL;
    const struct ks_reply *reply = &quiz.state->replies[place->arg];
    if (reply->kind == KS_REPLY_NONE)
        return NULL;
    if (reply->kind != KS_REPLY_OPTION)
        return ks_page_date_text(ui, reply->date);
    const struct ks_option *option = &quiz.questions[place->arg].options[reply->option];
    return ks_page_title(visit, &option->title, &option->brief);
}

/* In large text, and where the panel is narrow, the last ones alone: the others are a step back. */
static int most_answers(const struct ks_ui *ui)
{
    bool is_landscape = ks_ui_is_landscape(ui);

    if (ui->mode.is_large)
        return is_landscape ? 1 : 2;
    return is_landscape ? 3 : KS_SITUATION_MOST_QUESTIONS;
}

static const char *answers_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    int most = most_answers(ui);
    const char *all = "";

    for (int i = visit->way.depth - 1, count = 0; i >= 0 && count < most; i--) {
        const char *answer = answer_at(visit, ui, &visit->way.stack[i]);
        if (answer == NULL)
            continue;
        all = count++ == 0 ? answer : ks_arena_printf(&ui->arena, "%s · %s", answer, all);
    }
    return all;
}

static const char *title(const struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const struct ks_outcome *outcome = &visit->content->situations.outcomes[form->arg];

    return ks_visit_words(visit, &outcome->limits[blank].ask);
}

static void given(struct ks_visit *visit, const struct ks_form *form, int blank)
{
    const struct ks_outcome *outcome = &visit->content->situations.outcomes[form->arg];

    ks_days_give(visit, outcome->limits, outcome->limit_count, ks_form_typed(form, 0), blank);
}

static struct ks_form form_of(const struct ks_visit *visit, int arg)
{
    static const struct ks_form_field row = {.kind = KS_FIELD_DATE};

    return (struct ks_form){
        &row, 1, ks_visit_state(visit, KS_SCREEN_OUTCOME), arg, .title = title, .given = given};
}

/* ---- the parts ---- */

/* Some of the points, or of the limits. */
struct piece {
    const struct ks_visit *visit;
    int first, count;
};

static void flow_points(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    static const enum ks_type sizes[] = {
        [KS_DETAIL_LEAST] = KS_TYPE_SMALL,
        [KS_DETAIL_SOME] = KS_TYPE_LEAD,
        [KS_DETAIL_ALL] = KS_TYPE_BODY,
    };
    const struct piece *piece = ctx;
    const struct ks_words *points = outcome_now(piece->visit)->points + piece->first;
    struct ks_step *steps = ks_arena_alloc(&ui->arena, (size_t)(piece->count + 1) * sizeof *steps);

    for (int i = 0; i < piece->count; i++)
        steps[i] = (struct ks_step){ks_visit_words(piece->visit, &points[i]), ""};
    ks_flow_steps(ui, &(struct ks_step_list){.steps = steps,
                                             .count = piece->count,
                                             .first = piece->first + 1,
                                             .colour = ui->theme->action,
                                             .largest = sizes[detail],
                                             .most_pages = 1});
}

static void flow_limits(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct piece *piece = ctx;
    const struct ks_form form = form_of(piece->visit, ks_visit_place_now(piece->visit)->arg);

    ks_flow_limits(piece->visit, ui, outcome_now(piece->visit)->limits + piece->first, piece->count,
                   &form, piece->first, detail);
}

static void flow_fold(struct ks_ui *ui, const void *ctx)
{
    ks_page_provenance(ctx, ui);
}

static void flow_ways(struct ks_ui *ui, const void *ctx, enum ks_detail detail)
{
    const struct ks_visit *visit = ctx;
    const struct ks_outcome *outcome = outcome_now(visit);
    struct ks_page_way *ways =
        ks_arena_alloc(&ui->arena, (size_t)(outcome->way_count + 1) * sizeof *ways);

    for (int i = 0; i < outcome->way_count; i++)
        ways[i] = way_of(visit, ui, &outcome->ways[i]);
    if (detail != KS_DETAIL_LEAST)
        ks_flow_heading(ui, ks_ui_tr(ui, "Go on here"));
    ks_flow_ways(ui, ways, outcome->way_count,
                 ks_flow_height_of(ui, flow_fold, visit) + ks_ui_px(ui, 24));
    flow_fold(ui, visit);
}

/* ---- the page ---- */

/* A part of the page that is made of pieces where one page does not hold it. */
struct part_row {
    const char *icon, *name, *piece_name;
    void (*flow)(struct ks_ui *ui, const void *ctx, enum ks_detail detail);
};

enum { MOST_PARTS = 10 };

/* Adds `count` things as `pieces` parts; whether each of them fits. */
static bool add_pieces(const struct ks_visit *visit, struct ks_ui *ui, struct ks_page_parts *parts,
                       struct ks_page_part *list, const struct part_row *row, int count, int pieces)
{
    struct piece *all = ks_arena_alloc(&ui->arena, (size_t)pieces * sizeof *all);
    bool do_fit = true;

    for (int i = 0; i < pieces; i++) {
        int first = i * count / pieces, end = (i + 1) * count / pieces;
        const char *name = pieces == 1 ? ks_ui_tr(ui, row->name)
                                       : ks_arena_printf(&ui->arena, "%s %d",
                                                         ks_ui_tr(ui, row->piece_name), i + 1);
        all[i] = (struct piece){visit, first, end - first};
        list[parts->count++] = (struct ks_page_part){{row->icon, name}, row->flow, &all[i]};
        do_fit = do_fit && ks_ui_part_fits(ui, parts, parts->count - 1);
    }
    return do_fit;
}

/* In as few pieces as fit. */
static void add_part(const struct ks_visit *visit, struct ks_ui *ui, struct ks_page_parts *parts,
                     struct ks_page_part *list, const struct part_row *row, int count)
{
    int before = parts->count, pieces = 1;

    while (count > 0 && !add_pieces(visit, ui, parts, list, row, count, pieces) && pieces++ < count)
        parts->count = before;
}

static void flow_parts(const struct ks_visit *visit, struct ks_ui *ui)
{
    static const struct part_row points = {"flag", KS_N_("Next steps"), KS_N_("Steps"),
                                           flow_points};
    static const struct part_row limits = {"calendar", KS_N_("Deadlines"), KS_N_("Deadline"),
                                           flow_limits};
    const struct outcome_state *state = ks_visit_state(visit, KS_SCREEN_OUTCOME);
    const struct ks_outcome *outcome = outcome_now(visit);
    struct ks_page_part list[MOST_PARTS];
    struct ks_page_parts parts = {
        .list = list, .chosen = state->part, .action = ACT_PART, .most_pages = 1};

    add_part(visit, ui, &parts, list, &points, outcome->point_count);
    add_part(visit, ui, &parts, list, &limits, outcome->limit_count);
    list[parts.count++] =
        (struct ks_page_part){{"pin", ks_ui_tr(ui, "Go where")}, flow_ways, visit};
    ks_ui_parts(ui, &parts);
}

/* The days that are asked for and what came of them, where the limits are under a tab of their own:
 * a last day is seen wherever one is. */
static void flow_days(struct ks_ui *ui, const void *ctx)
{
    const struct ks_visit *visit = ctx;
    const struct outcome_state *state = ks_visit_state(visit, KS_SCREEN_OUTCOME);
    const struct ks_outcome *outcome = outcome_now(visit);

    for (int i = 0; i < outcome->limit_count; i++) {
        const struct ks_time_limit *limit = &outcome->limits[i];
        const char *more, *told = ks_limit_state(visit, ui, limit, &state->typed[i], &more);
        const struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .name = ks_visit_words(visit, &limit->ask),
            .title = told[0] != '\0' ? told : ks_visit_words(visit, &limit->title),
            .detail = more[0] != '\0' ? more : ks_visit_words(visit, &limit->ask),
            .icon = "calendar",
            .accent = ui->theme->action,
            .action = KS_ACT_FIELD,
            .arg = i,
        };
        if (ks_time_limit_asks(limit))
            ks_flow_choice(ui, &choice);
    }
}

static bool has_questions_before(const struct ks_visit *visit)
{
    bool has = false;

    for (int i = 0; i < visit->way.depth; i++)
        has = has || visit->way.stack[i].screen == KS_SCREEN_SITUATION;
    return has;
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_situations *situations = &visit->content->situations;
    const struct ks_start *start =
        &situations->starts[ks_quiz_of(visit, KS_SCREEN_SITUATION).state->start];
    const struct ks_button print = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Print this page"), "print",
                                    KS_ACT_PRINT, 0};
    const struct ks_band verdict = {"flag",
                                    ks_visit_words(visit, &outcome_now(visit)->title),
                                    answers_text(visit, ui),
                                    ui->theme->action,
                                    ui->theme->on_action,
                                    true};
    struct ks_page_head head = ks_page_head_of(visit, ui);

    if (has_questions_before(visit)) /* else no situation was chosen */
        head.page = ks_page_title(visit, &start->title, &start->brief);
    head.is_split = true;
    if (ui->mode.lang == KS_LANG_ZH_CN) /* words are shorter, and steps longer than the verdict */
        head.half_units = HALF;
    else
        head.panel_units = PANEL;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &print, 1);
    ks_ui_side_begin(ui);
    ks_flow_band(ui, &verdict);
    if (ui->passes.is_parted && !ui->mode.is_large && !ui->mode.is_low &&
        ks_flow_height_of(ui, flow_days, visit) + ks_ui_px(ui, 48) <= ks_flow_room(ui) / 2)
        flow_days(ui, visit);
    ks_ui_side_end(ui);
    flow_parts(visit, ui);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    struct outcome_state *state = ks_visit_state(visit, KS_SCREEN_OUTCOME);

    if (action == ACT_PART)
        state->part = arg;
}

static const struct ks_provenance *provenance(const struct ks_visit *visit, int arg)
{
    return &visit->content->situations.outcomes[arg].provenance;
}

/* Days given for another outcome are not those of this one. */
static void arrive(struct ks_visit *visit)
{
    struct outcome_state *state = ks_visit_state(visit, KS_SCREEN_OUTCOME);
    int outcome = ks_visit_place_now(visit)->arg + 1;

    if (state->outcome != outcome)
        *state = (struct outcome_state){0};
    state->outcome = outcome;
    const struct ks_outcome *now = &visit->content->situations.outcomes[outcome - 1];
    ks_days_fill(visit, now->limits, now->limit_count, state->typed);
}

static void compose(const struct ks_visit *visit, const struct ks_slip_context *context, int arg,
                    struct ks_paper *paper)
{
    const struct ks_outcome *outcome = &context->content->situations.outcomes[arg];
    const struct outcome_state *state = ks_visit_state(visit, KS_SCREEN_OUTCOME);
    struct ks_slip_date dates[KS_MOST_OUTCOME_LIMITS];
    int count = state->outcome == arg + 1
                    ? ks_limits_given(outcome->limits, outcome->limit_count, state->typed, dates)
                    : 0;

    struct ks_slip_answer answers[KS_MAX_DEPTH];
    struct ks_slip_context told = *context;

    told.answers = answers;
    told.answer_count = ks_quiz_answers(visit, KS_SCREEN_SITUATION, answers);
    ks_slip_outcome(paper, &told, outcome, dates, count);
}

const struct ks_screen ks_screen_outcome = {.service = KS_SERVICE_WAY,
                                            .view = view,
                                            .provenance = provenance,
                                            .arrive = arrive,
                                            .act = act,
                                            .form = form_of,
                                            .paper = KS_PAPER_OUTCOME,
                                            .compose = compose,
                                            .state_bytes = sizeof(struct outcome_state)};
