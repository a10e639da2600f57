#include "content/flow.h"

/* One search for the way that meets most conditions. A way asks a question once at most, so the
 * conditions are all met on it exactly if their number is. */
struct search {
    const struct ks_flow *flow;
    const struct ks_condition *conditions;
    int count;
    int *most; /* from each question on; 0: not known yet, else conditions + 1, DEAD_END */
};

enum { DEAD_END = -1 };

static const struct ks_condition *find_condition(const struct search *search, const char *question)
{
    for (int i = 0; i < search->count; i++)
        if (ks_is_same_text(search->conditions[i].question, question))
            return &search->conditions[i];
    return NULL;
}

static bool allows(const struct ks_condition *condition, const char *option)
{
    for (int i = 0; condition && i < condition->option_count; i++)
        if (ks_is_same_text(condition->options[i], option))
            return true;
    return !condition;
}

static int look_from(struct search *search, int index);

/* Conditions met + 1 behind an answer that leads to `next`. */
static int look_behind(struct search *search, const char *next)
{
    const struct ks_flow *flow = search->flow;
    const struct ks_question *question =
        ks_questions_find(flow->questions, flow->question_count, next);
    return question ? look_from(search, (int)(question - flow->questions)) : 1;
}

static void take_better(int *best, int other)
{
    if (other > *best)
        *best = other;
}

/* A flow without circles: it comes to an end, at most KS_WAY_MOST_QUESTIONS deep. */
static int look_from(struct search *search, int index)
{
    const struct ks_question *question = &search->flow->questions[index];
    const struct ks_condition *condition = find_condition(search, question->id);
    int best = DEAD_END;
    if (search->most[index] != 0)
        return search->most[index];
    for (int i = 0; i < question->option_count; i++)
        if (allows(condition, question->options[i].id))
            take_better(&best, look_behind(search, question->options[i].next));
    if (question->next && !condition)
        take_better(&best, look_behind(search, question->next));
    if (condition && best > 0)
        best++;
    if (question->skip)
        take_better(&best, look_behind(search, question->skip));
    return search->most[index] = best;
}

bool ks_flow_can_meet(struct ks_arena *scratch, const struct ks_flow *flow, int root,
                      const struct ks_condition *conditions, int count)
{
    struct search search = {
        .flow = flow,
        .conditions = conditions,
        .count = count,
        .most = ks_arena_alloc(scratch, ((size_t)flow->question_count + 1) * sizeof(int)),
    };
    return look_from(&search, root) == count + 1;
}
