/* What the enforcement screens share: the way through the questions, and what follows from it. */
#include "domain/limitation.h"
#include "screens/kiosk_private.h"

int ks_visit_question_index(const struct ks_kiosk *kiosk, const char *id)
{
    const struct ks_enforcement *enforcement = &kiosk->parts.content->enforcement;

    for (int i = 0; i < enforcement->question_count; i++) {
        if (strcmp(enforcement->questions[i].id, id) == 0)
            return i;
    }
    return -1;
}

/* Where the answer given to a question leads: an index, or -1 at the end or when not answered. */
static int next_of(const struct ks_kiosk *kiosk, int index)
{
    const struct ks_question *question = &kiosk->parts.content->enforcement.questions[index];
    int answer = kiosk->visit.answers[index];

    if (answer > 0)
        return ks_visit_question_index(kiosk, question->options[answer - 1].next);
    return answer < 0 ? ks_visit_question_index(kiosk, question->next) : -1;
}

int ks_visit_answers(const struct ks_kiosk *kiosk, struct ks_answer *out)
{
    const struct ks_enforcement *enforcement = &kiosk->parts.content->enforcement;
    int count = 0;

    /* Only what lies on the way counts: answers of a branch left behind do not. */
    for (int i = 0; i >= 0 && count < KS_MAX_QUESTIONS; i = next_of(kiosk, i)) {
        int answer = kiosk->visit.answers[i];
        if (answer > 0)
            out[count++] = (struct ks_answer){enforcement->questions[i].id,
                                              enforcement->questions[i].options[answer - 1].id};
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

struct ks_limit_view ks_visit_limit(const struct ks_kiosk *kiosk)
{
    const struct ks_content *content = kiosk->parts.content;
    struct ks_limitation_basis basis = {0};
    struct ks_limitation limit;
    struct ks_limit_view view = {0};
    int steps = 0;

    for (int i = 0; i >= 0 && steps < KS_MAX_QUESTIONS; i = next_of(kiosk, i), steps++) {
        if (kiosk->visit.answers[i] >= 0)
            continue;
        if (strcmp(content->enforcement.questions[i].id, content->enforcement.due_question) == 0)
            basis.due = kiosk->visit.dates[i];
        else
            basis.effective = kiosk->visit.dates[i];
    }
    view.due = ks_date_is_none(basis.due) ? basis.effective : basis.due;
    if (ks_date_is_none(view.due) ||
        ks_limitation_compute(&content->calendar, basis, ks_kiosk_today(kiosk), &limit, NULL) !=
            KS_OK)
        return view;
    view.last_day = limit.last_day;
    view.is_moved_day_known = limit.is_known;
    view.is_overdue = limit.is_over;
    view.days_left = limit.days_left;
    return view;
}

/* The most questions still to come from here, this one included. */
int ks_visit_longest_way(const struct ks_kiosk *kiosk, int index, int depth)
{
    const struct ks_question *question;
    int longest = 0;

    if (index < 0 || depth > KS_MAX_QUESTIONS)
        return 0;
    question = &kiosk->parts.content->enforcement.questions[index];
    for (int i = -1; i < question->option_count; i++) {
        const char *next = i >= 0 ? question->options[i].next : question->next;
        int way = next == NULL ? 0
                               : ks_visit_longest_way(kiosk, ks_visit_question_index(kiosk, next),
                                                      depth + 1);
        if (way > longest)
            longest = way;
    }
    return longest + 1;
}
