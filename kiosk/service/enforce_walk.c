#include "service/enforce_walk.h"

#include <string.h>

/* Index of a question by id; -1 for "end". */
static int find_question(const struct ks_enforcement *enforcement, const char *id)
{
    const struct ks_question *question =
        ks_questions_find(enforcement->questions, enforcement->question_count, id);
    return question ? (int)(question - enforcement->questions) : -1;
}

/* Takes the answer to the question at `index` along; returns the question after it. */
static int take_answer(const struct ks_enforcement *enforcement,
                       const struct ks_enforce_given *given, int index, struct ks_enforce_walk *out)
{
    const struct ks_question *question = &enforcement->questions[index];
    int option = given->option[index];

    out->asked[out->asked_count++] = index;
    if (option > 0) {
        const struct ks_option *chosen = &question->options[option - 1];
        out->answers[out->answer_count++] = (struct ks_answer){question->id, chosen->id};
        return find_question(enforcement, chosen->next);
    }
    if (strcmp(question->id, enforcement->due_question) == 0)
        out->due = given->day[index];
    else
        out->effective = given->day[index];
    return find_question(enforcement, question->next);
}

void ks_enforce_walk(const struct ks_enforcement *enforcement, const struct ks_enforce_given *given,
                     struct ks_enforce_walk *out)
{
    int at = 0, due = find_question(enforcement, enforcement->due_question);

    *out = (struct ks_enforce_walk){.asks_due = at == due};
    while (at >= 0 && given->option[at] != 0 && out->asked_count < KS_WAY_MOST_QUESTIONS) {
        at = take_answer(enforcement, given, at, out);
        out->asks_due = out->asks_due || (at >= 0 && at == due);
    }
    out->next = at;
}

int ks_enforce_items(const struct ks_enforcement *enforcement, const struct ks_enforce_walk *walk,
                     int out[KS_MOST_ITEMS])
{
    int count = 0;

    for (int i = 0; i < enforcement->item_count && count < KS_MOST_ITEMS; i++) {
        const struct ks_check_item *item = &enforcement->items[i];
        if (ks_conditions_hold(item->when, item->when_count, walk->answers, walk->answer_count))
            out[count++] = i;
    }
    return count;
}

void ks_enforce_add_facts(const struct ks_enforce_walk *walk, struct ks_limit_facts *facts)
{
    facts->answers = walk->answers;
    facts->answer_count = walk->answer_count;
    facts->effective = walk->effective;
    if (!ks_date_is_none(walk->due) && facts->due_count < KS_MOST_DUE)
        facts->due[facts->due_count++] = walk->due;
}
