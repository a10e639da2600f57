/* Sets of questions and where answers lead: the same for the enforcement questions, which end in a
 * list, and for the situations, which end in outcomes. */
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

int ks_quiz_index(const struct ks_quiz *quiz, const char *id)
{
    for (int i = 0; i < quiz->count; i++) {
        if (strcmp(quiz->questions[i].id, id) == 0)
            return i;
    }
    return -1;
}
