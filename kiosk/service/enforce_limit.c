#include "service/enforce_limit.h"

enum { SOON_DAYS = 90 };

const char ks_limit_unknown[] =
    KS_N_("The holidays of that year are not known here; by this day you are in time whatever they "
          "are.");

static enum ks_instalment_rule rule_for(const struct ks_enforcement *enforcement,
                                        const struct ks_limit_facts *facts)
{
    for (int i = 0; i < enforcement->limit_rule_count; i++) {
        const struct ks_limit_rule *rule = &enforcement->limit_rules[i];
        if (ks_conditions_hold(rule->when, rule->when_count, facts->answers, facts->answer_count))
            return rule->rule;
    }
    return KS_INSTALMENT_LAST;
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

void ks_enforce_limits(const struct ks_content *content, const struct ks_limit_facts *facts,
                       struct ks_date today, struct ks_limits *out)
{
    const struct ks_restart demand = {.kind = KS_RESTART_DEMANDED, .date = facts->demanded};
    const struct ks_limitation_case basis = {
        .rule = rule_for(&content->enforcement, facts),
        .due = facts->due,
        .due_count = facts->due_count,
        .effective = facts->effective,
        .restarts = &demand,
        .restart_count = !ks_date_is_none(facts->demanded),
    };

    *out = (struct ks_limits){.rule = basis.rule};
    if (facts->due_count == 0 && ks_date_is_none(facts->effective))
        return;
    if (ks_limitation_compute(&content->calendar, &basis, today, out->list, &out->count, NULL) !=
        KS_OK)
        out->count = 0;
    sort_by_start(out->list, out->count);
}

int ks_limit_remarks(struct ks_arena *arena, enum ks_lang lang, const struct ks_limitation *limit,
                     struct ks_date today, const char *out[KS_LIMIT_MOST_REMARKS])
{
    int count = 0;

    if (ks_date_compare(limit->start, today) > 0)
        out[count++] = ks_tr(lang, "That day is still to come. Enforcement can be applied for only "
                                   "after it has passed without performance.");
    if (limit->is_over)
        out[count++] = ks_tr(lang, "By counting alone the time is over. You can still apply, but "
                                   "the other side may object. It may have started anew: ask.");
    else if (limit->days_left >= 0 && limit->days_left <= SOON_DAYS)
        out[count++] = ks_arena_printf(arena, ks_tr(lang, "%d days left. Please apply soon."),
                                       limit->days_left);
    if (!limit->is_known)
        out[count++] = ks_tr(lang, ks_limit_unknown);
    return count;
}
