/* Sets of questions, and what follows from the way through those of enforcement. */
#include "screens/questions/questions.h"

struct ks_quiz ks_quiz_of(const struct ks_visit *visit, enum ks_screen_id screen)
{
    const struct ks_enforcement *enforcement = &visit->content->enforcement;
    const struct ks_situations *situations = &visit->content->situations;
    bool is_enforcement = screen == KS_SCREEN_QUESTION;

    return (struct ks_quiz){
        .questions = is_enforcement ? enforcement->questions : situations->questions,
        .count = is_enforcement ? enforcement->question_count : situations->question_count,
        .state = ks_visit_state(visit, screen)};
}

int ks_quiz_looks_option(const struct ks_question *question)
{
    int unsure = -1;
    bool has_looks = false;

    for (int i = 0; i < question->option_count; i++) {
        has_looks = has_looks || question->options[i].instrument_count > 0;
        if (strcmp(question->options[i].id, "unsure") == 0)
            unsure = i;
    }
    return has_looks ? unsure : -1;
}

void ks_enforce_way(const struct ks_visit *visit, struct ks_enforce_walk *out)
{
    const struct ks_quiz quiz = ks_quiz_of(visit, KS_SCREEN_QUESTION);

    ks_enforce_walk(&visit->content->enforcement, quiz.state->replies, out);
}

int ks_enforce_items_now(const struct ks_visit *visit, struct ks_enforce_walk *walk,
                         int out[KS_MOST_ITEMS])
{
    ks_enforce_way(visit, walk);
    return ks_enforce_items(&visit->content->enforcement, walk, out);
}

void ks_enforce_limits_now(const struct ks_visit *visit, const struct ks_list_state *state,
                           struct ks_limits *out)
{
    struct ks_enforce_walk walk;
    struct ks_limit_facts facts = {0};

    ks_enforce_way(visit, &walk);
    ks_enforce_add_facts(&visit->content->calendar, &walk, &facts);
    for (int i = 0; i < state->instalment_count && facts.due_count < KS_MOST_DUE; i++)
        facts.due_count +=
            ks_blank_date(&state->typed[KS_LIST_INSTALMENT + i], &facts.due[facts.due_count]);
    for (int i = 0; i <= state->demand_count; i++)
        facts.demanded_count += ks_blank_date(&state->typed[KS_LIST_DEMANDED + i],
                                              &facts.demanded[facts.demanded_count]);
    ks_enforce_limits(visit->content, &facts, ks_visit_today(visit), out);
}

struct ks_form ks_list_form(const struct ks_visit *visit, int arg)
{
    static const struct ks_form_field rows[] = {
        {KS_LIST_INSTALMENT, KS_FIELD_DATE, KS_N_("Last day of another instalment")},
        {KS_LIST_DEMANDED, KS_FIELD_DATE, KS_N_("Day you last asked them to pay")},
        {KS_LIST_DEMANDED + 1, KS_FIELD_DATE, KS_N_("An earlier day you asked them to pay")},
    };

    return (struct ks_form){rows, sizeof rows / sizeof rows[0],
                            ks_visit_state(visit, KS_SCREEN_CHECKLIST), arg};
}
