/* Whether some way through the questions meets a condition. */
#include "content/graph.h"

/* One search for the way that meets most conditions. A way asks a question once at most, so the
 * conditions are all met on it exactly if their number is. */
struct search {
    const struct ks_graph *graph;
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
    const struct ks_graph *graph = search->graph;
    const struct ks_question *question =
        ks_questions_find(graph->questions, graph->question_count, next);
    return question ? look_from(search, (int)(question - graph->questions)) : 1;
}

static void take_better(int *best, int other)
{
    if (other > *best)
        *best = other;
}

/* A graph without circles: it comes to an end, at most KS_WAY_MOST_QUESTIONS deep. */
static int look_from(struct search *search, int index)
{
    const struct ks_question *question = &search->graph->questions[index];
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

/* Conditions with those under which their questions are asked at all. */
struct gathering {
    struct ks_arena *scratch;
    const struct ks_graph *graph;
    struct ks_condition *list;
    int count;
};

/* Leaves in `condition` the options that `other` allows too. */
static void intersect(struct ks_arena *scratch, struct ks_condition *condition,
                      const struct ks_condition *other)
{
    const char **kept =
        ks_arena_alloc(scratch, ((size_t)condition->option_count + 1) * sizeof *kept);
    int count = 0;
    for (int i = 0; i < condition->option_count; i++)
        if (allows(other, condition->options[i]))
            kept[count++] = condition->options[i];
    condition->options = kept;
    condition->option_count = count;
}

static struct ks_condition *find_gathered(const struct gathering *gathering, const char *question)
{
    for (int i = 0; i < gathering->count; i++)
        if (ks_is_same_text(gathering->list[i].question, question))
            return &gathering->list[i];
    return NULL;
}

/* Each question is added once, with the conditions of its own; so this ends. */
static void gather(struct gathering *gathering, const struct ks_condition *condition)
{
    const struct ks_graph *graph = gathering->graph;
    struct ks_condition *known = find_gathered(gathering, condition->question);
    if (known) {
        intersect(gathering->scratch, known, condition);
        return;
    }
    const struct ks_question *question =
        ks_questions_find(graph->questions, graph->question_count, condition->question);
    if (!question)
        return;
    gathering->list[gathering->count++] = *condition;
    for (int i = 0; i < question->when_count; i++)
        gather(gathering, &question->when[i]);
}

bool ks_graph_can_meet(struct ks_arena *scratch, const struct ks_graph *graph, int root,
                       const struct ks_condition *conditions, int count)
{
    size_t most = (size_t)graph->question_count + 1;
    struct gathering gathering = {
        .scratch = scratch,
        .graph = graph,
        .list = ks_arena_alloc(scratch, most * sizeof *gathering.list),
    };
    for (int i = 0; i < count; i++)
        gather(&gathering, &conditions[i]);
    struct search search = {
        .graph = graph,
        .conditions = gathering.list,
        .count = gathering.count,
        .most = ks_arena_alloc(scratch, most * sizeof(int)),
    };
    return look_from(&search, root) == gathering.count + 1;
}
