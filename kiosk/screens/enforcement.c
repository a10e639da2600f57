/* What the enforcement screens share: the way through the questions, and what follows from it. */
#include "screens/kiosk_private.h"

/* Where the answer given to a question leads: an index, or -1 at the end or when not answered. */
static int next_of(const struct ks_quiz *quiz, int index)
{
    const char *next = ks_quiz_next(quiz, index);

    return next == NULL ? -1 : ks_quiz_index(quiz, next);
}

int ks_visit_answers(const struct ks_kiosk *kiosk, struct ks_answer *out)
{
    const struct ks_quiz quiz = ks_quiz_enforcement(kiosk);
    int count = 0;

    /* Only what lies on the way counts: answers of a branch left behind do not. */
    for (int i = 0; i >= 0 && count < KS_MAX_QUESTIONS; i = next_of(&quiz, i)) {
        int option = quiz.answers->option[i];
        if (option > 0)
            out[count++] =
                (struct ks_answer){quiz.questions[i].id, quiz.questions[i].options[option - 1].id};
    }
    return count;
}

int ks_visit_items(const struct ks_kiosk *kiosk, int out[KS_MAX_ITEMS])
{
    const struct ks_enforcement *enforcement = &kiosk->parts.content->enforcement;
    struct ks_answer answers[KS_MAX_QUESTIONS];
    int answer_count = ks_visit_answers(kiosk, answers), count = 0;

    for (int i = 0; i < enforcement->item_count && count < KS_MAX_ITEMS; i++) {
        const struct ks_check_item *item = &enforcement->items[i];
        if (ks_conditions_hold(item->when, item->when_count, answers, answer_count))
            out[count++] = i;
    }
    return count;
}

bool ks_visit_asks_due(const struct ks_kiosk *kiosk)
{
    const struct ks_quiz quiz = ks_quiz_enforcement(kiosk);
    const char *due = kiosk->parts.content->enforcement.due_question;

    for (int i = 0; i >= 0; i = next_of(&quiz, i)) {
        if (strcmp(quiz.questions[i].id, due) == 0)
            return true;
    }
    return false;
}

/* The days in the answers, and those added on the list. */
static void collect_days(const struct ks_kiosk *kiosk, struct ks_limit_facts *facts)
{
    const struct ks_quiz quiz = ks_quiz_enforcement(kiosk);
    const char *due = kiosk->parts.content->enforcement.due_question;
    int steps = 0;

    for (int i = 0; i >= 0 && steps < KS_MAX_QUESTIONS; i = next_of(&quiz, i), steps++) {
        if (quiz.answers->option[i] >= 0)
            continue;
        if (strcmp(quiz.questions[i].id, due) == 0)
            facts->due[facts->due_count++] = quiz.answers->dates[i];
        else
            facts->effective = quiz.answers->dates[i];
    }
    for (int i = 0; i < kiosk->visit.instalment_count; i++) {
        enum ks_blank blank = (enum ks_blank)(KS_BLANK_INSTALMENT + i);
        facts->due_count += ks_blank_date(kiosk, blank, &facts->due[facts->due_count]);
    }
    ks_blank_date(kiosk, KS_BLANK_ENFORCE_DEMANDED, &facts->demanded);
}

void ks_visit_limits(const struct ks_kiosk *kiosk, struct ks_limits *out)
{
    struct ks_answer answers[KS_MAX_QUESTIONS];
    struct ks_limit_facts facts = {.answers = answers,
                                   .answer_count = ks_visit_answers(kiosk, answers)};

    collect_days(kiosk, &facts);
    ks_enforce_limits(kiosk->parts.content, &facts, ks_kiosk_today(kiosk), out);
}
