/* The two years by the answers given. */
#include "service/enforce_limit.h"

/* The rule of the content that holds, or NULL. */
static const struct ks_limit_rule *find_rule(const struct ks_enforcement *enforcement,
                                             const struct ks_limit_facts *facts)
{
    for (int i = 0; i < enforcement->limit_rule_count; i++) {
        const struct ks_limit_rule *rule = &enforcement->limit_rules[i];
        if (ks_conditions_hold(rule->when, rule->when_count, facts->answers, facts->answer_count))
            return rule;
    }
    return NULL;
}

static void sort_by_start(struct ks_limitation *list, int count)
{
    for (int i = 1; i < count; i++) {
        struct ks_limitation one = list[i];
        int at = i;
        for (; at > 0 && ks_date_compare(list[at - 1].start, one.start) > 0; at--)
            list[at] = list[at - 1];
        list[at] = one;
    }
}

/* The first of several instalments; {0}: there are none. */
static struct ks_date first_of(const struct ks_limit_facts *facts)
{
    struct ks_date first = facts->due_count > 1 ? facts->due[0] : (struct ks_date){0};
    for (int i = 1; i < facts->due_count; i++)
        if (ks_date_compare(facts->due[i], first) < 0)
            first = facts->due[i];
    return first;
}

void ks_enforce_limits(const struct ks_content *content, const struct ks_limit_facts *facts,
                       struct ks_date today, struct ks_limits *out)
{
    const struct ks_enforcement *enforcement = &content->enforcement;
    const struct ks_limit_rule *rule = find_rule(enforcement, facts);
    struct ks_restart demands[KS_MOST_DEMANDS];
    const struct ks_limitation_case basis = {
        .rule = rule ? rule->rule : KS_INSTALMENT_LAST,
        .due = facts->due,
        .due_count = facts->due_count,
        .effective = facts->effective,
        .restarts = demands,
        .restart_count = facts->demanded_count,
    };

    for (int i = 0; i < facts->demanded_count; i++)
        demands[i] = (struct ks_restart){.kind = KS_RESTART_DEMANDED, .date = facts->demanded[i]};
    *out = (struct ks_limits){.kind = ks_instalment_kind(basis.rule),
                              .may_be_ahead = ks_date_compare(facts->event, today) <= 0,
                              .are_due = facts->due_count > 0,
                              .first_due = basis.rule == KS_INSTALMENT_LAST ? first_of(facts)
                                                                            : (struct ks_date){0},
                              .is_unknown = basis.rule == KS_INSTALMENT_UNKNOWN,
                              .note = rule ? &rule->note : &enforcement->limit_note};
    if (out->is_unknown || (facts->due_count == 0 && ks_date_is_none(facts->effective)))
        return;
    if (ks_limitation_compute(&content->calendar, &basis, today, out->list, &out->count, NULL) !=
        KS_OK)
        out->count = 0;
    sort_by_start(out->list, out->count);
}
