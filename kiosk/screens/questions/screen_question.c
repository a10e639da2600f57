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

static void flow_options(const struct ks_visit *visit, struct ks_ui *ui,
                         const struct ks_question *question)
{
    for (int i = 0; i < question->option_count; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = ks_visit_words(visit, &question->options[i].title),
            .detail = ks_visit_words(visit, &question->options[i].detail),
            .accent = is_enforcement(visit) ? ui->theme->enforcement : ui->theme->action,
            .is_checked = is_chosen(visit, i),
            .action = ACT_OPTION,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
}

/* The ways out beside a day: short words, close together, so that keys and ways are on one page. */
static void flow_ways_out(const struct ks_visit *visit, struct ks_ui *ui,
                          const struct ks_question *question)
{
    struct ks_chip *chips =
        ks_arena_alloc(&ui->arena, (size_t)(question->option_count + 1) * sizeof *chips);

    for (int i = 0; i < question->option_count; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_visit_words(visit, &question->options[i].title),
                                    .is_checked = is_chosen(visit, i),
                                    .action = ACT_OPTION,
                                    .arg = i};
    if (question->option_count > 0)
        ks_flow_chips(ui, chips, question->option_count);
}

/* In landscape the keypad fills the second column, so the ways out stand in the first. */
static void flow_date(const struct ks_visit *visit, struct ks_ui *ui,
                      const struct ks_question *question)
{
    bool is_beside = ks_ui_is_landscape(ui);

    ks_flow_date_digits(ui, quiz_now(visit).state->date_digits);
    if (is_beside)
        flow_ways_out(visit, ui, question);
    ks_flow_keypad(ui, NULL, 0, ACT_KEY);
    if (!is_beside)
        flow_ways_out(visit, ui, question);
}

static const char *crumb(const struct ks_visit *visit, struct ks_ui *ui, int step, int count)
{
    return ks_arena_printf(&ui->arena,
                           is_enforcement(visit)
                               ? ks_ui_tr(ui, "Enforcement / question %d of at most %d")
                               : ks_ui_tr(ui, "Find my way / question %d of at most %d"),
                           step, count);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_question *question = question_now(visit);
    int before = steps_before(visit);
    int count = before + question->longest_way;
    struct ks_page_head head = {
        .crumb = crumb(visit, ui, before + 1, count),
        .title = ks_visit_words(visit, &question->title),
        .lead = ks_visit_words(visit, &question->hint),
        .step = before + 1,
        .step_count = count,
        .step_colour = is_enforcement(visit) ? ui->theme->enforcement : ui->theme->action,
        .back_action = KS_ACT_BACK,
    };
    struct ks_date date;
    struct ks_button go_on = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Next question"), NULL, ACT_DATE, 0};
    bool has_date = question->kind == KS_QUESTION_DATE &&
                    ks_digits_date(quiz_now(visit).state->date_digits, &date);

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &go_on, has_date ? 1 : 0);
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
    ks_type_digits(quiz_now(visit).state->date_digits, KS_DATE_DIGITS, key);
    visit->is_stale = true;
}

static void act(struct ks_visit *visit, int action, int arg)
{
    const struct ks_question *question = question_now(visit);
    struct ks_reply *reply = reply_now(visit);
    struct ks_date date;

    if (action == ACT_KEY) {
        type(visit, arg);
    } else if (action == ACT_OPTION) {
        *reply = (struct ks_reply){.kind = KS_REPLY_OPTION, .option = arg, .date = reply->date};
        go_on(visit, question->options[arg].next);
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

const struct ks_screen ks_screen_question = {.view = view,
                                             .act = act,
                                             .key = key,
                                             .arrive = arrive,
                                             .state_bytes = sizeof(struct ks_quiz_state)};
const struct ks_screen ks_screen_situation = {.view = view,
                                              .act = act,
                                              .key = key,
                                              .open = open_start,
                                              .arrive = arrive,
                                              .state_bytes = sizeof(struct ks_quiz_state)};
