/* The time to sue by kind of claim, and guarantee periods. */
#include "domain/limitation_action.h"

#include "domain/limitation_private.h"

static const struct {
    const char *code;
    struct ks_period length; /* {0}: no limit */
    bool has_long_stop, had_two_years;
    enum ks_limit_kind limit;
    struct ks_law law;
} kinds[KS_ACTION_COUNT] = {
    [KS_ACTION_GENERAL] =
        {"general", {.years = 3}, true, true, KS_LIMIT_LIMITATION, {KS_STATUTE_CIVIL_CODE, "188"}},
    [KS_ACTION_NO_DUE_DAY] = {"no-due-day",
                              {.years = 3},
                              true,
                              true,
                              KS_LIMIT_LIMITATION,
                              {KS_STATUTE_LIMITATION_RULES, "4"}},
    [KS_ACTION_LABOUR] = {"labour",
                          {.years = 1},
                          false,
                          false,
                          KS_LIMIT_LABOUR,
                          {KS_STATUTE_LABOUR_ARBITRATION, "27"}},
    [KS_ACTION_GUARANTEE_GENERAL] = {"guarantee-general",
                                     {.months = 6},
                                     false,
                                     false,
                                     KS_LIMIT_GUARANTEE,
                                     {KS_STATUTE_CIVIL_CODE, "686; 692; 693"}},
    [KS_ACTION_GUARANTEE_JOINT] = {"guarantee-joint",
                                   {.months = 6},
                                   false,
                                   false,
                                   KS_LIMIT_GUARANTEE,
                                   {KS_STATUTE_CIVIL_CODE, "692; 693"}},
    [KS_ACTION_INSURANCE] =
        {"insurance", {.years = 2}, true, false, KS_LIMIT_LIMITATION, {KS_STATUTE_INSURANCE, "26"}},
    [KS_ACTION_LIFE_INSURANCE] = {"life-insurance",
                                  {.years = 5},
                                  true,
                                  false,
                                  KS_LIMIT_LIMITATION,
                                  {KS_STATUTE_INSURANCE, "26"}},
    [KS_ACTION_INTERNATIONAL] = {"international",
                                 {.years = 4},
                                 true,
                                 false,
                                 KS_LIMIT_LIMITATION,
                                 {KS_STATUTE_CIVIL_CODE, "594"}},
    [KS_ACTION_WITHOUT_LIMIT] =
        {"without-limit", {0}, false, false, KS_LIMIT_NONE, {KS_STATUTE_CIVIL_CODE, "196"}},
};

const char *ks_action_code(enum ks_action_kind kind)
{
    return (unsigned)kind < KS_ACTION_COUNT ? kinds[kind].code : "";
}

bool ks_action_has_long_stop(enum ks_action_kind kind)
{
    return (unsigned)kind < KS_ACTION_COUNT && kinds[kind].has_long_stop;
}

enum ks_limit_kind ks_action_limit_kind(enum ks_action_kind kind)
{
    return (unsigned)kind < KS_ACTION_COUNT ? kinds[kind].limit : KS_LIMIT_NONE;
}

static const struct ks_period long_stop = {.years = 20};

static struct ks_date later_of(struct ks_date a, struct ks_date b)
{
    return ks_date_compare(a, b) >= 0 ? a : b;
}

static struct ks_date start_of(const struct ks_action_case *basis)
{
    struct ks_date start = later_of(basis->known, basis->agency_ended);
    start = later_of(start, basis->came_of_age);
    for (int i = 0; i < basis->due_count; i++)
        start = later_of(start, basis->due[i]);
    return start;
}

static bool is_date_or_none(struct ks_date date)
{
    return ks_date_is_none(date) || ks_date_is_valid(date);
}

static enum ks_err check_days(const struct ks_action_case *basis, struct ks_date today,
                              struct ks_error *error)
{
    bool is_well = is_date_or_none(basis->known) && is_date_or_none(basis->agency_ended) &&
                   is_date_or_none(basis->came_of_age) && is_date_or_none(basis->harmed) &&
                   is_date_or_none(basis->agreed_until);
    if (basis->due_count < 0 || basis->due_count > KS_LIMITATION_MAX_INSTALMENTS)
        return ks_fail(error, KS_ERR_INPUT, "at most %d instalments can be given",
                       KS_LIMITATION_MAX_INSTALMENTS);
    for (int i = 0; i < basis->due_count; i++)
        is_well = is_well && ks_date_is_valid(basis->due[i]);
    if (!is_well)
        return ks_fail(error, KS_ERR_INPUT, "one of the days is not a date");
    if (!ks_date_is_valid(today))
        return ks_fail(error, KS_ERR_INPUT, "today is not a date");
    if (ks_date_is_none(start_of(basis)))
        return ks_fail(error, KS_ERR_INPUT,
                       "the limit needs the day the claim was known or fell due");
    return KS_OK;
}

/* The 20 years run whatever happens: they end the limit where it would last longer. */
static enum ks_err cut(const struct ks_calendar *calendar, struct ks_date harmed,
                       struct ks_date today, struct ks_action_limit *out, struct ks_error *error)
{
    struct ks_limitation stop = out->limit;
    enum ks_err err = ks_limit_set(calendar, harmed, long_stop, today, &stop, error);
    if (err != KS_OK)
        return err;
    out->long_stop = stop.last_day;
    out->is_long_over = stop.is_over;
    out->is_cut = ks_date_compare(stop.last_day, out->limit.last_day) < 0;
    if (out->is_cut) {
        stop.start = out->limit.start;
        out->limit = stop;
    }
    out->is_chain_cut = ks_date_compare(stop.last_day, out->limit.if_chained) < 0;
    if (out->is_chain_cut) {
        out->limit.if_chained = stop.last_day;
        out->limit.is_open_if_chained = !stop.is_over;
    }
    return KS_OK;
}

/* The day the 20 years run from at the latest: nobody knows of a harm before it is done. A promise
 * after the end binds by itself, so only a harm that was given cuts it. */
static struct ks_date harm_of(const struct ks_action_case *basis,
                              const struct ks_action_limit *limit)
{
    if (!ks_date_is_none(basis->harmed) || !ks_date_is_none(limit->limit.renewed_on))
        return basis->harmed;
    return start_of(basis);
}

static bool is_agreed(const struct ks_action_case *basis)
{
    return kinds[basis->kind].limit == KS_LIMIT_GUARANTEE &&
           ks_date_compare(basis->agreed_until, start_of(basis)) > 0;
}

/* An agreed period ends on its day, wherever it began. */
static enum ks_err take_agreed(const struct ks_calendar *calendar,
                               const struct ks_action_case *basis, struct ks_date today,
                               struct ks_action_limit *out, struct ks_error *error)
{
    struct ks_date start = start_of(basis);
    const struct ks_period length = {.days = ks_date_to_days(basis->agreed_until) -
                                             ks_date_to_days(start)};
    out->is_agreed = true;
    return ks_limit_set(calendar, start, length, today, &out->limit, error);
}

static enum ks_err run(const struct ks_calendar *calendar, const struct ks_action_case *basis,
                       struct ks_date today, struct ks_action_limit *out, struct ks_error *error)
{
    const struct ks_limit_run run = {
        .calendar = calendar,
        .start = start_of(basis),
        .today = today,
        .length = kinds[basis->kind].length,
        .restarts = basis->restarts,
        .restart_count =
            ks_limit_traits(kinds[basis->kind].limit).can_restart ? basis->restart_count : 0,
        .had_two_years = kinds[basis->kind].had_two_years,
        .promise_renews = true,
    };
    return ks_limit_run_compute(&run, &out->limit, error);
}

enum ks_err ks_action_limit_compute(const struct ks_calendar *calendar,
                                    const struct ks_action_case *basis, struct ks_date today,
                                    struct ks_action_limit *out, struct ks_error *error)
{
    *out = (struct ks_action_limit){0};
    if ((unsigned)basis->kind >= KS_ACTION_COUNT)
        return ks_fail(error, KS_ERR_INPUT, "there is no such kind of claim");
    out->law = kinds[basis->kind].law;
    if (basis->kind == KS_ACTION_WITHOUT_LIMIT)
        return KS_OK;
    enum ks_err err = check_days(basis, today, error);
    if (err == KS_OK)
        err = ks_limit_check_restarts(basis->restarts, basis->restart_count, today, error);
    if (err != KS_OK)
        return err;
    err = (is_agreed(basis) ? take_agreed : run)(calendar, basis, today, out, error);
    out->has_limit = err == KS_OK;
    struct ks_date harmed = harm_of(basis, out);
    if (err == KS_OK && kinds[basis->kind].has_long_stop && !ks_date_is_none(harmed))
        err = cut(calendar, harmed, today, out, error);
    return err;
}
