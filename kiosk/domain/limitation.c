#include "domain/limitation_private.h"

enum {
    LIMIT_YEARS = 2,
    /* The longest rest a holiday has brought, with the weekend before it. */
    LONGEST_REST_DAYS = 12,
};

/* Where the calendar cannot tell, nobody is told they are late before the longest rest is over. */
static bool is_certainly_over(const struct ks_limitation *limit, struct ks_date day)
{
    if (limit->is_known)
        return ks_date_compare(day, limit->last_day) > 0;
    return ks_date_compare(day, ks_date_add_days(limit->nominal, LONGEST_REST_DAYS)) > 0;
}

enum ks_err ks_limit_set(const struct ks_calendar *calendar, struct ks_date start,
                         struct ks_period length, struct ks_date today, struct ks_limitation *out,
                         struct ks_error *error)
{
    struct ks_period_end end;
    enum ks_err err = ks_period_compute(calendar, start, length, &end, error);
    if (err != KS_OK)
        return err;
    out->start = start;
    out->nominal = end.nominal;
    out->last_day = end.safe_day;
    out->is_known = end.is_known;
    out->days_left = ks_date_to_days(out->last_day) - ks_date_to_days(today);
    out->is_over = is_certainly_over(out, today);
    return KS_OK;
}

static enum ks_err check_restart(const struct ks_restart *restart, struct ks_date today,
                                 struct ks_error *error)
{
    bool has_until = !ks_date_is_none(restart->until);
    if (!ks_date_is_valid(restart->date) || (has_until && !ks_date_is_valid(restart->until)))
        return ks_fail(error, KS_ERR_INPUT, "the day on which somebody acted is not a date");
    if (ks_date_compare(restart->date, today) > 0)
        return ks_fail(error, KS_ERR_INPUT, "the day on which somebody acted is after today");
    if (has_until && ks_date_compare(restart->until, restart->date) < 0)
        return ks_fail(error, KS_ERR_INPUT,
                       "the settlement was to be performed before it was made");
    return KS_OK;
}

enum ks_err ks_limit_check_restarts(const struct ks_restart *restarts, int count,
                                    struct ks_date today, struct ks_error *error)
{
    if (count < 0 || count > KS_LIMITATION_MAX_RESTARTS)
        return ks_fail(error, KS_ERR_INPUT, "at most %d days on which somebody acted can be given",
                       KS_LIMITATION_MAX_RESTARTS);
    for (int i = 0; i < count; i++) {
        enum ks_err err = check_restart(&restarts[i], today, error);
        if (err != KS_OK)
            return err;
    }
    return KS_OK;
}

static struct ks_date day_after(const struct ks_restart *restart)
{
    bool is_later = restart->kind == KS_RESTART_SETTLED && !ks_date_is_none(restart->until);
    return is_later ? restart->until : restart->date;
}

/* Of acts on one day the one that leads furthest. */
static bool is_sooner(const struct ks_restart *a, const struct ks_restart *b)
{
    int order = ks_date_compare(a->date, b->date);
    return order < 0 || (order == 0 && ks_date_compare(day_after(a), day_after(b)) > 0);
}

/* The first act after `day`, or NULL; and how many there are. */
static const struct ks_restart *find_next(const struct ks_limit_run *run, struct ks_date day,
                                          int *count)
{
    const struct ks_restart *next = NULL;
    *count = 0;
    for (int i = 0; i < run->restart_count; i++) {
        const struct ks_restart *restart = &run->restarts[i];
        if (ks_date_compare(restart->date, day) <= 0)
            continue;
        (*count)++;
        if (next == NULL || is_sooner(restart, next))
            next = restart;
    }
    return next;
}

enum ks_err ks_limit_run_compute(const struct ks_limit_run *run, struct ks_limitation *out,
                                 struct ks_error *error)
{
    struct ks_date start = run->start;
    *out = (struct ks_limitation){0};
    for (;;) {
        int later = 0;
        enum ks_err err = ks_limit_set(run->calendar, start, run->length, run->today, out, error);
        if (err != KS_OK)
            return err;
        const struct ks_restart *next = find_next(run, start, &later);
        if (next == NULL)
            return KS_OK;
        if (is_certainly_over(out, next->date)) {
            out->late_count = later;
            return KS_OK;
        }
        out->is_in_doubt |= ks_date_compare(next->date, out->last_day) > 0;
        out->restart_count++;
        start = day_after(next);
    }
}

static enum ks_err check_start(struct ks_date start, struct ks_date today, struct ks_error *error)
{
    if (!ks_date_is_valid(start))
        return ks_fail(error, KS_ERR_INPUT,
                       "the two years need the day it fell due or the day it took effect");
    if (!ks_date_is_valid(today))
        return ks_fail(error, KS_ERR_INPUT, "today is not a date");
    return KS_OK;
}

static enum ks_err check_case(const struct ks_limitation_case *basis, struct ks_date today,
                              struct ks_error *error)
{
    enum ks_err err = KS_OK;
    if (basis->due_count < 0 || basis->due_count > KS_LIMITATION_MAX_INSTALMENTS)
        return ks_fail(error, KS_ERR_INPUT, "at most %d instalments can be given",
                       KS_LIMITATION_MAX_INSTALMENTS);
    if (basis->due_count == 0)
        err = check_start(basis->effective, today, error);
    for (int i = 0; i < basis->due_count && err == KS_OK; i++)
        err = check_start(basis->due[i], today, error);
    if (err != KS_OK)
        return err;
    return ks_limit_check_restarts(basis->restarts, basis->restart_count, today, error);
}

static struct ks_date last_of(const struct ks_limitation_case *basis)
{
    struct ks_date last = basis->due_count > 0 ? basis->due[0] : basis->effective;
    for (int i = 1; i < basis->due_count; i++) {
        if (ks_date_compare(basis->due[i], last) > 0)
            last = basis->due[i];
    }
    return last;
}

enum ks_err ks_limitation_compute(const struct ks_calendar *calendar,
                                  const struct ks_limitation_case *basis, struct ks_date today,
                                  struct ks_limitation *out, int *count, struct ks_error *error)
{
    *count = 0;
    *out = (struct ks_limitation){0};
    enum ks_err err = check_case(basis, today, error);
    bool is_each = basis->rule != KS_INSTALMENT_LAST && basis->due_count > 0;
    int wanted = is_each ? basis->due_count : 1;
    for (int i = 0; i < wanted && err == KS_OK; i++) {
        struct ks_limit_run run = {
            .calendar = calendar,
            .start = is_each ? basis->due[i] : last_of(basis),
            .today = today,
            .length = {.years = LIMIT_YEARS},
            .restarts = basis->restarts,
            .restart_count = basis->restart_count,
        };
        err = ks_limit_run_compute(&run, &out[i], error);
    }
    if (err == KS_OK)
        *count = wanted;
    return err;
}

struct ks_law ks_limitation_law(enum ks_instalment_rule rule)
{
    static const struct ks_law laws[] = {
        [KS_INSTALMENT_LAST] = {KS_STATUTE_CIVIL_PROCEDURE, "250"},
        [KS_INSTALMENT_ADMINISTRATIVE] = {KS_STATUTE_ADMINISTRATIVE_NOTES, "153"},
        [KS_INSTALMENT_NOTARIAL] = {KS_STATUTE_NOTARIAL_ENFORCEMENT, "9"},
    };
    return (unsigned)rule <= KS_INSTALMENT_NOTARIAL ? laws[rule] : (struct ks_law){0};
}
