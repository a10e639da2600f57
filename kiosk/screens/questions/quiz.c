/* Sets of questions and where answers lead: the same for the enforcement questions, which end in a
 * list, and for the situations, which end in outcomes. */
#include "screens/kiosk_private.h"

struct ks_quiz ks_quiz_enforcement(const struct ks_kiosk *kiosk)
{
    const struct ks_enforcement *enforcement = &kiosk->parts.content->enforcement;

    return (struct ks_quiz){enforcement->questions, enforcement->question_count,
                            &kiosk->visit.enforcement};
}

struct ks_quiz ks_quiz_situation(const struct ks_kiosk *kiosk)
{
    const struct ks_situations *situations = &kiosk->parts.content->situations;

    return (struct ks_quiz){situations->questions, situations->question_count,
                            &kiosk->visit.situation};
}

int ks_quiz_index(const struct ks_quiz *quiz, const char *id)
{
    for (int i = 0; i < quiz->count; i++) {
        if (strcmp(quiz->questions[i].id, id) == 0)
            return i;
    }
    return -1;
}
