/* One question a screen: the enforcement questions, and those that find out what a visitor needs.
 * arg of the place = question index. */
#include <stdlib.h>

#include "screens/questions/questions.h"

enum { ACT_OPTION = KS_ACT_OWN, ACT_KEY, ACT_DATE };

static bool is_enforcement(const struct ks_visit *visit)
{
    return ks_visit_place_now(visit)->screen == KS_SCREEN_QUESTION;
}

static struct ks_quiz quiz_now(const struct ks_visit *visit)
{
    return ks_quiz_of(visit, ks_visit_place_now(visit)->screen);
}

static struct ks_reply *reply_now(const struct ks_visit *visit)
{
    return &quiz_now(visit).state->replies[ks_visit_place_now(visit)->arg];
}

static bool is_chosen(const struct ks_visit *visit, int option)
{
    const struct ks_reply *reply = reply_now(visit);

    return reply->kind == KS_REPLY_OPTION && reply->option == option;
}

static const struct ks_question *question_now(const struct ks_visit *visit)
{
    const struct ks_question *questions = quiz_now(visit).questions;

    return questions + ks_visit_place_now(visit)->arg;
}

/* Questions of this set answered before this one on the way here. */
static int steps_before(const struct ks_visit *visit)
{
    int count = 0;

    for (int i = 0; i < visit->way.depth; i++)
        if (visit->way.stack[i].screen == ks_visit_place_now(visit)->screen)
            count++;
    return count;
}

/* ---- the paper it is about ---- */

enum { LEAST_PICTURE = 200, MOST_PICTURE = 440 };

/* As large as `room` pixels let it be; left out where that is too small to tell what it is. */
static void flow_picture(struct ks_ui *ui, const struct ks_question *question, int room)
{
    static const int pictures[] = {
        [KS_SHOWN_JUDGMENT] = KS_PICTURE_JUDGMENT, [KS_SHOWN_SUMMONS] = KS_PICTURE_SUMMONS,
        [KS_SHOWN_IOU] = KS_PICTURE_IOU,           [KS_SHOWN_ID_CARD] = KS_PICTURE_ID_CARD,
        [KS_SHOWN_ENVELOPE] = KS_PICTURE_ENVELOPE, [KS_SHOWN_WINDOW] = KS_PICTURE_WINDOW,
    };
    int most = ks_ui_px(ui, MOST_PICTURE), width = ks_flow_width(ui);

    room = room < most ? room : most;
    room = room < width ? room : width;
    if (question->picture != KS_SHOWN_NONE && room >= ks_ui_px(ui, LEAST_PICTURE))
        ks_flow_picture(ui, pictures[question->picture], room);
}

/* ---- answers ---- */

struct answers {
    const struct ks_choice *list;
    int count;
};

static void flow_answers(struct ks_ui *ui, const void *ctx)
{
    const struct answers *answers = ctx;

    ks_flow_choices(ui, answers->list, answers->count, 0);
}

/* What the answers leave of the page, in low reach at least what an arm does not reach. */
static int picture_room(struct ks_ui *ui, const struct answers *answers)
{
    int room = ks_flow_room(ui) - ks_flow_height_of(ui, flow_answers, answers);
    int above = ui->flow.reach_y - ui->flow.y;

    return (room > above ? room : above) - ks_ui_px(ui, 24);
}

/* Whoever does not know is shown what papers look like. */
static void offer_looks(const struct ks_visit *visit, struct ks_choice *unsure)
{
    const struct ks_mode *mode = &visit->mode;

    unsure->title = mode->is_large ? ks_tr(mode->lang, "Show me")
                                   : ks_tr(mode->lang, "Not sure: show me what they look like");
    unsure->detail = ks_tr(mode->lang, "See each paper, then choose; or skip it");
}

static void flow_options(const struct ks_visit *visit, struct ks_ui *ui,
                         const struct ks_question *question)
{
    struct ks_choice *choices =
        ks_arena_alloc(&ui->arena, (size_t)(question->option_count + 1) * sizeof *choices);
    const struct answers answers = {choices, question->option_count};
    int looks = ks_quiz_looks_option(question);

    for (int i = 0; i < question->option_count; i++)
        choices[i] = (struct ks_choice){
            .role = KS_ROLE_OPTION,
            .title = ks_page_title(visit, &question->options[i].title, &question->options[i].brief),
            .detail = ks_visit_words(visit, &question->options[i].detail),
            .accent = is_enforcement(visit) ? ui->theme->enforcement : ui->theme->action,
            .is_checked = is_chosen(visit, i),
            .action = ACT_OPTION,
            .arg = i,
        };
    if (looks >= 0)
        offer_looks(visit, &choices[looks]);
    if (ui->side.w > 0) {
        ks_ui_side_begin(ui);
        flow_picture(ui, question, ks_flow_room(ui) - ks_ui_px(ui, 24));
        ks_ui_side_end(ui);
    } else {
        flow_picture(ui, question, picture_room(ui, &answers));
        if (!ks_ui_is_landscape(ui) && ui->reach_y == 0)
            ks_flow_spring(ui); /* answers end at the thumb; within reach they grow instead */
    }
    flow_answers(ui, &answers);
}

/* The ways out beside a day: short words, close together, so that keys and ways are on one page. */
static void flow_ways_out(const struct ks_visit *visit, struct ks_ui *ui,
                          const struct ks_question *question)
{
    struct ks_chip *chips =
        ks_arena_alloc(&ui->arena, (size_t)(question->option_count + 1) * sizeof *chips);

    for (int i = 0; i < question->option_count; i++)
        chips[i] = (struct ks_chip){
            .role = KS_ROLE_OPTION,
            .name = ks_page_title(visit, &question->options[i].title, &question->options[i].brief),
            .is_checked = is_chosen(visit, i),
            .action = ACT_OPTION,
            .arg = i};
    if (question->option_count > 0)
        ks_flow_chips(ui, chips, question->option_count);
}

static void flow_date(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_question *question)
{
    const char *digits = quiz_now(visit).state->date_digits;
    struct ks_keypad pad = ks_date_pad(ui, digits, ACT_KEY, ACT_DATE);

    pad.done = ks_ui_tr(ui, "Next question");
    /* In low reach the half with the keys has room above them. */
    bool is_above = ui->mode.is_low && ui->side.w > 0;
    ks_ui_side_begin(ui);
    if (!is_above)
        ks_flow_date_digits(visit, ui, digits);
    flow_ways_out(visit, ui, question);
    ks_ui_side_end(ui);
    if (is_above)
        ks_flow_date_digits(visit, ui, digits);
    ks_flow_keypad(ui, &pad);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_question *question = question_now(visit);
    int before = steps_before(visit);
    struct ks_page_head head = ks_page_head_of(visit, ui);

    head.title = ks_visit_words(visit, &question->title);
    bool is_dear = question->kind == KS_QUESTION_DATE && ui->mode.is_large &&
                   ks_ui_is_landscape(ui) && ui->mode.lang != KS_LANG_ZH_CN;
    if (!is_dear) /* there the day and the ways out take the half */
        head.lead = ks_visit_words(visit, &question->hint);
    head.step = before + 1;
    head.step_count = before + question->longest_way;
    head.step_text = ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Question %d of at most %d"),
                                     head.step, head.step_count);
    head.is_split = question->kind == KS_QUESTION_DATE || !ui->mode.is_low;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    if (question->kind == KS_QUESTION_DATE)
        flow_date(visit, ui, question);
    else
        flow_options(visit, ui, question);
}

static int outcome_index(const struct ks_situations *situations, const char *id)
{
    for (int i = 0; i < situations->outcome_count; i++)
        if (strcmp(situations->outcomes[i].id, id) == 0)
            return i;
    abort(); /* the content check refuses an answer that leads nowhere */
}

/* Index of a question by id; -1 for any other. */
static int question_index(const struct ks_quiz *quiz, const char *id)
{
    for (int i = 0; i < quiz->count; i++)
        if (strcmp(quiz->questions[i].id, id) == 0)
            return i;
    return -1;
}

static void go_on(struct ks_visit *visit, const char *next)
{
    const struct ks_quiz quiz = quiz_now(visit);
    struct ks_enforce_walk walk;
    int index = question_index(&quiz, next);

    if (is_enforcement(visit)) {
        ks_enforce_way(visit, &walk);
        index =
            ks_enforce_next(&visit->content->enforcement, next, walk.answers, walk.answer_count);
    }
    if (index >= 0)
        ks_visit_go(visit, ks_visit_place_now(visit)->screen, index);
    else if (is_enforcement(visit))
        ks_visit_go(visit, KS_SCREEN_CHECKLIST, 0);
    else
        ks_visit_go(visit, KS_SCREEN_OUTCOME, outcome_index(&visit->content->situations, next));
}

void ks_quiz_answer(struct ks_visit *visit, int option)
{
    struct ks_reply *reply = reply_now(visit);

    *reply = (struct ks_reply){.kind = KS_REPLY_OPTION, .option = option, .date = reply->date};
    go_on(visit, question_now(visit)->options[option].next);
}

/* A day given before stands there again. */
static void arrive(struct ks_visit *visit)
{
    const struct ks_reply *reply = reply_now(visit);
    struct ks_date date = reply->date;
    char *digits = quiz_now(visit).state->date_digits;

    memset(digits, 0, KS_DATE_DIGITS + 1);
    if (reply->kind == KS_REPLY_DATE)
        snprintf(digits, KS_DATE_DIGITS + 1, "%04u%02u%02u", (unsigned)date.year % 10000,
                 (unsigned)date.month % 100, (unsigned)date.day % 100);
}

static void type(struct ks_visit *visit, int key)
{
    ks_type_date(quiz_now(visit).state->date_digits, ks_visit_today(visit), key);
    visit->is_stale = true;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    const struct ks_question *question = question_now(visit);
    struct ks_reply *reply = reply_now(visit);
    struct ks_date date;

    if (action == ACT_KEY) {
        type(visit, arg);
    } else if (action == ACT_OPTION && arg == ks_quiz_looks_option(question)) {
        ks_visit_go(visit, KS_SCREEN_LOOKS, 0);
    } else if (action == ACT_OPTION) {
        ks_quiz_answer(visit, arg);
    } else if (action == ACT_DATE && ks_digits_date(quiz_now(visit).state->date_digits, &date)) {
        *reply = (struct ks_reply){.kind = KS_REPLY_DATE, .date = date};
        go_on(visit, question->next);
    }
}

static void key(struct ks_visit *visit, const char *name)
{
    if (question_now(visit)->kind == KS_QUESTION_DATE)
        type(visit, ks_key_of_name(name));
}

/* The first question of a situation. */
static void open_start(struct ks_visit *visit, int start)
{
    struct ks_quiz_state *state = ks_visit_state(visit, KS_SCREEN_SITUATION);

    if (state->start != start)
        memset(state, 0, sizeof *state);
    state->start = start;
    ks_visit_go(visit, KS_SCREEN_SITUATION, visit->content->situations.starts[start].question);
}

const struct ks_screen ks_screen_question = {.service = KS_SERVICE_ENFORCEMENT,
                                             .view = view,
                                             .act = act,
                                             .key = key,
                                             .arrive = arrive,
                                             .takes_answers = true,
                                             .state_bytes = sizeof(struct ks_quiz_state)};
const struct ks_screen ks_screen_situation = {.service = KS_SERVICE_WAY,
                                              .view = view,
                                              .act = act,
                                              .key = key,
                                              .open = open_start,
                                              .arrive = arrive,
                                              .takes_answers = true,
                                              .state_bytes = sizeof(struct ks_quiz_state)};
