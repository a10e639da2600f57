/* What the visitor answered on the way here, for the paper. */
#include "screens/questions/questions.h"

int ks_quiz_answers(const struct ks_visit *visit, enum ks_screen_id screen,
                    struct ks_slip_answer out[KS_MAX_DEPTH])
{
    const struct ks_quiz quiz = ks_quiz_of(visit, screen);
    int count = 0;

    for (int i = 0; i < visit->way.depth; i++) {
        const struct ks_place *place = &visit->way.stack[i];
        if (place->screen != screen)
            continue;
        const struct ks_reply *reply = &quiz.state->replies[place->arg];
        if (reply->kind == KS_REPLY_OPTION)
            out[count++] = (struct ks_slip_answer){
                .option = &quiz.questions[place->arg].options[reply->option].title};
        else if (reply->kind == KS_REPLY_DATE)
            out[count++] = (struct ks_slip_answer){.day = reply->date};
    }
    return count;
}
