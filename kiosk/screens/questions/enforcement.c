/* What the enforcement screens share: what follows from the way through the questions. */
#include "screens/kiosk_private.h"
#include "service/enforce_walk.h"

static void walk_visit(const struct ks_kiosk *kiosk, struct ks_enforce_walk *out)
{
    const struct ks_answers *answers = &kiosk->visit.enforcement;
    const struct ks_enforce_given given = {answers->option, answers->dates};

    ks_enforce_walk(&kiosk->parts.content->enforcement, &given, out);
}

int ks_visit_items(const struct ks_kiosk *kiosk, int out[KS_MAX_ITEMS])
{
    struct ks_enforce_walk walk;

    walk_visit(kiosk, &walk);
    return ks_enforce_items(&kiosk->parts.content->enforcement, &walk, out);
}

int ks_visit_next(const struct ks_kiosk *kiosk, const char *next)
{
    struct ks_enforce_walk walk;

    walk_visit(kiosk, &walk);
    return ks_enforce_next(&kiosk->parts.content->enforcement, next, walk.answers,
                           walk.answer_count);
}

bool ks_visit_asks_due(const struct ks_kiosk *kiosk)
{
    struct ks_enforce_walk walk;

    walk_visit(kiosk, &walk);
    return walk.asks_due;
}

void ks_visit_limits(const struct ks_kiosk *kiosk, struct ks_limits *out)
{
    struct ks_enforce_walk walk;
    struct ks_limit_facts facts = {0};

    walk_visit(kiosk, &walk);
    ks_enforce_add_facts(&walk, &facts);
    for (int i = 0; i < kiosk->visit.instalment_count && facts.due_count < KS_MOST_DUE; i++) {
        enum ks_blank blank = (enum ks_blank)(KS_BLANK_INSTALMENT + i);
        facts.due_count += ks_blank_date(kiosk, blank, &facts.due[facts.due_count]);
    }
    for (int i = 0; i <= kiosk->visit.enforce_demands; i++) {
        enum ks_blank blank = (enum ks_blank)(KS_BLANK_ENFORCE_DEMANDED + i);
        facts.demanded_count += ks_blank_date(kiosk, blank, &facts.demanded[facts.demanded_count]);
    }
    ks_enforce_limits(kiosk->parts.content, &facts, ks_kiosk_today(kiosk), out);
}
