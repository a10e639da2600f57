/* Answers followed along the questions. */
#include "service/enforce_walk.h"

#include <string.h>

/* Index of a question by id; -1 for "end". */
static int find_question(const struct ks_enforcement *enforcement, const char *id)
{
    const struct ks_question *question =
        ks_questions_find(enforcement->questions, enforcement->question_count, id);
    return question ? (int)(question - enforcement->questions) : -1;
}

static const char *take_option(const struct ks_question *question, const struct ks_option *chosen,
                               struct ks_enforce_walk *out)
{
    out->answers[out->answer_count++] = (struct ks_answer){question->id, chosen->id};
    if (chosen->days > 0)
        out->within_days = chosen->days;
    if (chosen->forgets_day) {
        out->effective = out->due = (struct ks_date){0};
        out->within_days = 0;
    }
    return chosen->next;
}

/* Takes the answer to the question at `index` along; returns what comes after it. */
static const char *take_answer(const struct ks_enforcement *enforcement,
                               const struct ks_reply *reply, int index, struct ks_enforce_walk *out)
{
    const struct ks_question *question = &enforcement->questions[index];

    out->asked[out->asked_count++] = index;
    if (reply->kind == KS_REPLY_OPTION)
        return take_option(question, &question->options[reply->option], out);
    if (question->is_alone) {
        out->due = (struct ks_date){0};
        out->within_days = 0;
        out->is_alone = true;
    }
    if (strcmp(question->id, enforcement->due_question) == 0)
        out->due = reply->date;
    else
        out->effective = reply->date;
    if (question->days > 0)
        out->within_days = question->days;
    return question->next;
}

static bool is_asked(const struct ks_question *question, const struct ks_answer *answers,
                     int answer_count)
{
    return ks_conditions_hold(question->when, question->when_count, answers, answer_count) &&
           (question->unless_count == 0 ||
            !ks_conditions_hold(question->unless, question->unless_count, answers, answer_count));
}

int ks_enforce_next(const struct ks_enforcement *enforcement, const char *next,
                    const struct ks_answer *answers, int answer_count)
{
    int at = find_question(enforcement, next);

    while (at >= 0 && !is_asked(&enforcement->questions[at], answers, answer_count))
        at = find_question(enforcement, enforcement->questions[at].skip);
    return at;
}

void ks_enforce_walk(const struct ks_enforcement *enforcement, const struct ks_reply *replies,
                     struct ks_enforce_walk *out)
{
    int at = 0, due = find_question(enforcement, enforcement->due_question);

    *out = (struct ks_enforce_walk){.asks_due = at == due};
    while (at >= 0 && replies[at].kind != KS_REPLY_NONE &&
           out->asked_count < KS_WAY_MOST_QUESTIONS) {
        const char *next = take_answer(enforcement, &replies[at], at, out);
        at = ks_enforce_next(enforcement, next, out->answers, out->answer_count);
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
        bool is_left_out =
            item->unless_count > 0 &&
            ks_conditions_hold(item->unless, item->unless_count, walk->answers, walk->answer_count);
        if (!is_left_out &&
            ks_conditions_hold(item->when, item->when_count, walk->answers, walk->answer_count))
            out[count++] = i;
    }
    return count;
}

/* The last day to perform within `days` of `from`; {0} where there is none. */
static struct ks_date last_to_perform(const struct ks_calendar *calendar, struct ks_date from,
                                      int days)
{
    struct ks_period_end end;
    enum ks_err err =
        ks_period_compute(calendar, from, (struct ks_period){.days = days}, &end, NULL);

    return err == KS_OK ? ks_period_sure_until(&end) : (struct ks_date){0};
}

void ks_enforce_add_facts(const struct ks_calendar *calendar, const struct ks_enforce_walk *walk,
                          struct ks_limit_facts *facts)
{
    struct ks_date due = walk->due;

    facts->answers = walk->answers;
    facts->answer_count = walk->answer_count;
    facts->effective = facts->event = walk->effective;
    if (walk->is_alone)
        facts->due_count = 0;
    if (walk->within_days > 0 && !ks_date_is_none(walk->effective))
        due = last_to_perform(calendar, walk->effective, walk->within_days);
    if (walk->within_days > 0)
        facts->effective = (struct ks_date){0};
    if (!ks_date_is_none(due) && facts->due_count < KS_MOST_DUE)
        facts->due[facts->due_count++] = due;
}
