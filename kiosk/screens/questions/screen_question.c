/* One question a screen: the enforcement questions, and those that find out what a visitor needs.
 * arg of the place = question index. */
#include <stdlib.h>

#include "screens/kiosk_private.h"

enum { ACT_OPTION = KS_ACT_OWN, ACT_KEY, ACT_DATE };

static bool is_enforcement(const struct ks_kiosk *kiosk)
{
    return ks_kiosk_place_now(kiosk)->screen == KS_SCREEN_QUESTION;
}

static struct ks_quiz quiz_now(const struct ks_kiosk *kiosk)
{
    return is_enforcement(kiosk) ? ks_quiz_enforcement(kiosk) : ks_quiz_situation(kiosk);
}

static const struct ks_question *question_now(const struct ks_kiosk *kiosk)
{
    const struct ks_question *questions = quiz_now(kiosk).questions;

    return questions + ks_kiosk_place_now(kiosk)->arg;
}

/* Questions of this set answered before this one on the way here. */
static int steps_before(const struct ks_kiosk *kiosk)
{
    int count = 0;

    for (int i = 0; i < kiosk->visit.depth; i++) {
        if (kiosk->visit.stack[i].screen == ks_kiosk_place_now(kiosk)->screen)
            count++;
    }
    return count;
}

static void flow_options(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                         const struct ks_question *question)
{
    int answer = quiz_now(kiosk).answers->option[ks_kiosk_place_now(kiosk)->arg];

    for (int i = 0; i < question->option_count; i++) {
        struct ks_choice choice = {
            .role = KS_ROLE_OPTION,
            .title = ks_kiosk_words(kiosk, &question->options[i].title),
            .detail = ks_kiosk_words(kiosk, &question->options[i].detail),
            .accent = is_enforcement(kiosk) ? ui->theme->enforcement : ui->theme->action,
            .is_checked = answer == i + 1,
            .action = ACT_OPTION,
            .arg = i,
        };
        ks_flow_choice(ui, &choice);
    }
}

/* The ways out beside a day: short words, close together, so that keys and ways are on one page. */
static void flow_ways_out(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                          const struct ks_question *question)
{
    struct ks_chip *chips =
        ks_arena_alloc(&ui->arena, (size_t)(question->option_count + 1) * sizeof *chips);
    int answer = quiz_now(kiosk).answers->option[ks_kiosk_place_now(kiosk)->arg];

    for (int i = 0; i < question->option_count; i++)
        chips[i] = (struct ks_chip){.role = KS_ROLE_OPTION,
                                    .name = ks_kiosk_words(kiosk, &question->options[i].title),
                                    .is_checked = answer == i + 1,
                                    .action = ACT_OPTION,
                                    .arg = i};
    if (question->option_count > 0)
        ks_flow_chips(ui, chips, question->option_count);
}

/* In landscape the keypad fills the second column, so the ways out stand in the first. */
static void flow_date(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                      const struct ks_question *question)
{
    bool is_beside = ks_ui_is_landscape(ui);

    ks_flow_date_digits(ui, kiosk->visit.date_digits);
    if (is_beside)
        flow_ways_out(kiosk, ui, question);
    ks_flow_keypad(ui, NULL, 0, ACT_KEY);
    if (!is_beside)
        flow_ways_out(kiosk, ui, question);
}

static const char *crumb(const struct ks_kiosk *kiosk, struct ks_ui *ui, int step, int count)
{
    if (is_enforcement(kiosk))
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Enforcement / question %d of at most %d"),
                               step, count);
    return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Find my way / question %d of at most %d"),
                           step, count);
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_question *question = question_now(kiosk);
    int before = steps_before(kiosk);
    int count = before + question->longest_way;
    struct ks_page_head head = {
        .crumb = crumb(kiosk, ui, before + 1, count),
        .title = ks_kiosk_words(kiosk, &question->title),
        .lead = ks_kiosk_words(kiosk, &question->hint),
        .step = before + 1,
        .step_count = count,
        .step_colour = is_enforcement(kiosk) ? ui->theme->enforcement : ui->theme->action,
        .back_action = KS_ACT_BACK,
    };
    struct ks_date date;
    struct ks_button go_on = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Next question"), NULL, ACT_DATE, 0};
    bool has_date =
        question->kind == KS_QUESTION_DATE && ks_digits_date(kiosk->visit.date_digits, &date);

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, &go_on, has_date ? 1 : 0);
    if (question->kind == KS_QUESTION_DATE)
        flow_date(kiosk, ui, question);
    else
        flow_options(kiosk, ui, question);
}

static int outcome_index(const struct ks_situations *situations, const char *id)
{
    for (int i = 0; i < situations->outcome_count; i++) {
        if (strcmp(situations->outcomes[i].id, id) == 0)
            return i;
    }
    abort(); /* the content check refuses an answer that leads nowhere */
}

static void go_on(struct ks_kiosk *kiosk, const char *next)
{
    const struct ks_quiz quiz = quiz_now(kiosk);
    int index = is_enforcement(kiosk) ? ks_visit_next(kiosk, next) : ks_quiz_index(&quiz, next);

    if (index >= 0)
        ks_kiosk_go(kiosk, ks_kiosk_place_now(kiosk)->screen, index);
    else if (is_enforcement(kiosk))
        ks_kiosk_go(kiosk, KS_SCREEN_CHECKLIST, 0);
    else
        ks_kiosk_go(kiosk, KS_SCREEN_OUTCOME,
                    outcome_index(&kiosk->parts.content->situations, next));
}

/* A day given before stands there again. */
static void arrive(struct ks_kiosk *kiosk)
{
    const struct ks_answers *answers = quiz_now(kiosk).answers;
    int index = ks_kiosk_place_now(kiosk)->arg;
    struct ks_date date = answers->dates[index];
    char *digits = kiosk->visit.date_digits;

    memset(digits, 0, sizeof kiosk->visit.date_digits);
    if (answers->option[index] < 0)
        snprintf(digits, sizeof kiosk->visit.date_digits, "%04u%02u%02u",
                 (unsigned)date.year % 10000, (unsigned)date.month % 100, (unsigned)date.day % 100);
}

static void type(struct ks_kiosk *kiosk, int key)
{
    ks_type_digits(kiosk->visit.date_digits, KS_DATE_DIGITS, key);
    kiosk->is_stale = true;
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    const struct ks_question *question = question_now(kiosk);
    struct ks_answers *answers =
        is_enforcement(kiosk) ? &kiosk->visit.enforcement : &kiosk->visit.situation;
    int index = ks_kiosk_place_now(kiosk)->arg;
    struct ks_date date;

    if (action == ACT_KEY) {
        type(kiosk, arg);
    } else if (action == ACT_OPTION) {
        answers->option[index] = arg + 1;
        go_on(kiosk, question->options[arg].next);
    } else if (action == ACT_DATE && ks_digits_date(kiosk->visit.date_digits, &date)) {
        answers->option[index] = -1;
        answers->dates[index] = date;
        go_on(kiosk, question->next);
    }
}

static void key(struct ks_kiosk *kiosk, const char *name)
{
    if (question_now(kiosk)->kind == KS_QUESTION_DATE)
        type(kiosk, ks_key_of_name(name));
}

const struct ks_screen ks_screen_question = {
    .view = view, .act = act, .key = key, .arrive = arrive};
const struct ks_screen ks_screen_situation = {
    .view = view, .act = act, .key = key, .arrive = arrive};
