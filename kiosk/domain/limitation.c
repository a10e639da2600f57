/* The two years, by instalment, begun anew by acts. */
#include "base/i18n.h"
#include "domain/limitation_private.h"

enum { LIMIT_YEARS = 2 };

struct ks_period_end ks_limitation_end(const struct ks_limitation *limit)
{
    return (struct ks_period_end){
        .nominal = limit->nominal,
        .last_day = limit->last_day,
        .is_moved = ks_date_compare(limit->last_day, limit->nominal) > 0,
        .is_known = limit->is_known,
        .safe_day = limit->last_day,
    };
}

/* Where the calendar cannot tell, nobody is told they are late before the longest rest is over. */
static bool is_certainly_over(const struct ks_limitation *limit, struct ks_date day)
{
    const struct ks_period_end end = ks_limitation_end(limit);
    return ks_period_is_over(&end, day);
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
                       restart->kind == KS_RESTART_PROCEEDINGS
                           ? KS_N_("the proceedings ended before they began")
                           : KS_N_("the settlement was to be performed before it was made"));
    if (has_until && restart->kind == KS_RESTART_PROCEEDINGS &&
        ks_date_compare(restart->until, today) > 0)
        return ks_fail(error, KS_ERR_INPUT,
                       "the day on which the proceedings ended is after today");
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

static bool is_running(const struct ks_restart *act)
{
    return act->kind == KS_RESTART_PROCEEDINGS && ks_date_is_none(act->until);
}

/* The day from which it runs anew; `today` while proceedings go on. */
static struct ks_date day_after(const struct ks_restart *act, struct ks_date today)
{
    bool is_later = act->kind == KS_RESTART_SETTLED || act->kind == KS_RESTART_PROCEEDINGS;
    if (is_running(act))
        return today;
    return is_later && !ks_date_is_none(act->until) ? act->until : act->date;
}

/* Whether the act came when the time was certainly over and does not bind for another reason. */
static bool is_late(const struct ks_limit_run *run, const struct ks_limitation *limit,
                    const struct ks_restart *act)
{
    return is_certainly_over(limit, act->date) &&
           !(run->promise_renews && act->kind == KS_RESTART_AGREED);
}

/* Whether the act was late when it began, and only a promise in the midst of it renewed the time:
 * one in time would have begun it anew before. */
static bool is_overtaken(const struct ks_limit_run *run, const struct ks_limitation *limit,
                         const struct ks_restart *act)
{
    return ks_date_compare(act->date, run->start) >= 0 &&
           ks_date_compare(act->date, limit->renewed_on) < 0 &&
           ks_date_compare(day_after(act, run->today), limit->renewed_on) > 0;
}

/* Of acts on one day the one that leads furthest. */
static bool is_sooner(const struct ks_restart *a, const struct ks_restart *b, struct ks_date today)
{
    int order = ks_date_compare(a->date, b->date);
    return order < 0 ||
           (order == 0 && ks_date_compare(day_after(a, today), day_after(b, today)) > 0);
}

/* The first act that begins the time anew from a later day than it runs from; NULL: none does.
 * Each act found moves the start on, so that all are found after at most as many turns. */
static const struct ks_restart *find_next(const struct ks_limit_run *run,
                                          const struct ks_limitation *limit)
{
    const struct ks_restart *next = NULL;
    for (int i = 0; i < run->restart_count; i++) {
        const struct ks_restart *act = &run->restarts[i];
        if (ks_date_compare(act->date, run->start) >= 0 && !is_late(run, limit, act) &&
            !is_overtaken(run, limit, act) &&
            ks_date_compare(day_after(act, run->today), limit->start) > 0 &&
            (next == NULL || is_sooner(act, next, run->today)))
            next = act;
    }
    return next;
}

/* The length of what runs from `start`. */
static struct ks_period length_from(const struct ks_limit_run *run, struct ks_date start)
{
    static const struct ks_date three_years = {2017, 10, 1};
    const struct ks_period two = {.years = 2};
    struct ks_date end = ks_date_add_days(ks_date_add_months(start, 24), KS_LONGEST_REST_DAYS);
    return run->had_two_years && ks_date_compare(end, three_years) < 0 ? two : run->length;
}

/* Begins anew after `act`, which was in time or renews. */
static enum ks_err restart(const struct ks_limit_run *run, const struct ks_restart *act,
                           struct ks_limitation *out, struct ks_error *error)
{
    bool was_over = is_certainly_over(out, act->date);
    out->restart_count++;
    const struct ks_period_end end = ks_limitation_end(out);
    bool is_sure = ks_date_compare(act->date, ks_period_sure_until(&end)) <= 0;
    out->is_in_doubt = out->is_in_doubt || (!was_over && !is_sure);
    out->renewed_on = was_over ? act->date : out->renewed_on;
    struct ks_date start = day_after(act, run->today);
    return ks_limit_set(run->calendar, start, length_from(run, start), run->today, out, error);
}

/* A late act restarts nothing, unless others that are not known were in time before it: then the
 * furthest of them holds. */
static enum ks_err note_late(const struct ks_limit_run *run, const struct ks_restart *act,
                             struct ks_limitation *out, struct ks_error *error)
{
    struct ks_limitation other = {0};
    struct ks_date start = day_after(act, run->today);
    enum ks_err err =
        ks_limit_set(run->calendar, start, length_from(run, start), run->today, &other, error);
    out->late_count++;
    out->is_paused_if_chained = out->is_paused_if_chained || is_running(act);
    out->is_open_if_chained = out->is_open_if_chained || (err == KS_OK && !other.is_over);
    if (err == KS_OK && ks_date_compare(other.last_day, out->if_chained) > 0)
        out->if_chained = other.last_day;
    return err;
}

enum ks_err ks_limit_run_compute(const struct ks_limit_run *run, struct ks_limitation *out,
                                 struct ks_error *error)
{
    *out = (struct ks_limitation){0};
    enum ks_err err = ks_limit_set(run->calendar, run->start, length_from(run, run->start),
                                   run->today, out, error);
    const struct ks_restart *act;
    while (err == KS_OK && (act = find_next(run, out)) != NULL)
        err = restart(run, act, out, error);
    for (int i = 0; i < run->restart_count && err == KS_OK; i++) {
        act = &run->restarts[i];
        out->has_early_act =
            out->has_early_act || (ks_date_compare(act->date, run->start) < 0 &&
                                   ks_date_compare(day_after(act, run->today), run->start) > 0);
        bool is_outrun = is_overtaken(run, out, act);
        out->has_overtaken_act = out->has_overtaken_act || is_outrun;
        if (is_outrun || is_late(run, out, act))
            err = note_late(run, act, out, error);
        else if (is_running(act) && ks_date_compare(act->date, run->start) >= 0)
            out->is_paused = true;
    }
    return err;
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
    for (int i = 1; i < basis->due_count; i++)
        if (ks_date_compare(basis->due[i], last) > 0)
            last = basis->due[i];
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

enum ks_limit_kind ks_instalment_kind(enum ks_instalment_rule rule)
{
    static const enum ks_limit_kind kinds[] = {
        [KS_INSTALMENT_LAST] = KS_LIMIT_ENFORCEMENT,
        [KS_INSTALMENT_ADMINISTRATIVE] = KS_LIMIT_ENFORCEMENT_ADMIN,
        [KS_INSTALMENT_NOTARIAL] = KS_LIMIT_ENFORCEMENT_PARTS,
        [KS_INSTALMENT_UNKNOWN] = KS_LIMIT_NONE,
    };
    return (unsigned)rule <= KS_INSTALMENT_UNKNOWN ? kinds[rule] : KS_LIMIT_ENFORCEMENT;
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
