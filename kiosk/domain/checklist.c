/* Which items a set of answers calls for. */
#include "domain/checklist.h"

#include <stddef.h>
#include <string.h>

const char *ks_answers_find(const struct ks_answer *answers, int answer_count, const char *question)
{
    for (int i = answer_count - 1; i >= 0; i--)
        if (strcmp(answers[i].question, question) == 0)
            return answers[i].option;
    return NULL;
}

static bool is_met(const struct ks_condition *condition, const struct ks_answer *answers,
                   int answer_count)
{
    const char *chosen = ks_answers_find(answers, answer_count, condition->question);
    for (int i = 0; chosen && i < condition->option_count; i++)
        if (strcmp(condition->options[i], chosen) == 0)
            return true;
    return false;
}

bool ks_conditions_hold(const struct ks_condition *conditions, int condition_count,
                        const struct ks_answer *answers, int answer_count)
{
    for (int i = 0; i < condition_count; i++)
        if (!is_met(&conditions[i], answers, answer_count))
            return false;
    return true;
}
