#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/calendar_2026.h"
#include "domain/limitation_action.h"

static const struct ks_date today = {2026, 11, 27};

enum { ROUNDS = 1000, MOST_ACTS = 6 };

static int draw(uint64_t *seed, int below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((*seed >> 33) % (uint64_t)below);
}

static struct ks_date next_day(struct ks_date day)
{
    return ks_date_add_days(day, 1);
}

static bool is_after(struct ks_date a, struct ks_date b)
{
    return ks_date_compare(a, b) > 0;
}

/* The day of the same number so many months later, or that month's last, found by going on day by
 * day. */
static struct ks_date walk_months(struct ks_date from, int months)
{
    struct ks_date day = from, before = from;
    for (int passed = 0; passed <= months; before = day, day = next_day(day)) {
        passed += day.month != before.month;
        if (passed == months && day.day == from.day)
            return day;
    }
    return ks_date_add_days(day, -2);
}

/* How a length ends, reckoned anew. */
struct end {
    struct ks_date nominal, named, over_after; /* certainly over on the days after the last one */
};

static bool is_off(struct ks_date day)
{
    bool is_weekend = ks_date_weekday(day) >= KS_SATURDAY;
    bool is_fixed = (day.month == 1 && day.day == 1) || (day.month == 5 && day.day <= 2) ||
                    (day.month == 10 && day.day <= 3);
    if (day.year == 2026)
        return !ks_day_kind_is_working(ks_calendar_day_kind(&calendar_2026, day));
    return is_weekend || is_fixed;
}

static struct end slow_end(struct ks_date from, int months)
{
    struct end end = {.nominal = walk_months(from, months)};
    struct ks_date day = end.nominal;
    while (day.year == 2026 && is_off(day))
        day = next_day(day);
    end.named = end.over_after = day;
    if (day.year == 2026)
        return end;
    for (end.named = end.nominal; is_off(end.named);)
        end.named = ks_date_add_days(end.named, -1);
    end.over_after = ks_date_add_days(end.nominal, KS_LONGEST_REST_DAYS);
    return end;
}

/* What a limit has become by `today`. */
struct book {
    struct ks_date first, start; /* nothing that began before `first` counts */
    struct end end;
    struct ks_date renewed; /* by a promise after the end; {0}: never */
};

static struct ks_date last_of(const struct ks_restart *act)
{
    return act->kind == KS_RESTART_PROCEEDINGS ? act->until : act->date;
}

static bool is_late(const struct ks_restart *act, const struct end *end, struct ks_date day)
{
    return is_after(day, end->over_after) && act->kind != KS_RESTART_AGREED;
}

/* Enters what began on one day: a suit then holds until its last. */
static void enter(struct book *book, int months, const struct ks_restart *acts, int count,
                  struct ks_date day)
{
    const struct end before = book->end;
    for (int i = 0; i < count; i++) {
        struct ks_date last = last_of(&acts[i]);
        if (ks_date_compare(acts[i].date, day) != 0 || is_late(&acts[i], &before, day) ||
            !is_after(last, book->start))
            continue;
        if (is_after(day, before.over_after))
            book->renewed = day;
        book->start = last;
        book->end = slow_end(last, months);
    }
}

/* Goes through every day from the first to today, and enters what happened on it. */
static struct book keep_book(struct ks_date start, int months, const struct ks_restart *acts,
                             int count)
{
    struct book book = {.first = start, .start = start, .end = slow_end(start, months)};
    for (struct ks_date day = start; !is_after(day, today); day = next_day(day))
        enter(&book, months, acts, count, day);
    return book;
}

/* Begun when it was over, and still going on when a promise renewed it. */
static bool is_overtaken(const struct book *book, const struct ks_restart *act)
{
    return !is_after(book->first, act->date) && is_after(book->renewed, act->date) &&
           is_after(last_of(act), book->renewed);
}

/* Those that came when it was over. */
static int count_late(const struct book *book, const struct ks_restart *acts, int count)
{
    int late = 0;
    for (int i = 0; i < count; i++)
        late += is_overtaken(book, &acts[i]) || is_late(&acts[i], &book->end, acts[i].date);
    return late;
}

/* Demands, promises and suits that ended, one of each day, some of them before `start`. */
static int draw_acts(uint64_t *seed, struct ks_date start, int months,
                     struct ks_restart acts[MOST_ACTS])
{
    static const enum ks_restart_kind kinds[] = {KS_RESTART_DEMANDED, KS_RESTART_DEMANDED,
                                                 KS_RESTART_AGREED, KS_RESTART_PROCEEDINGS};
    struct ks_date day = ks_date_add_days(start, draw(seed, 40) - 20);
    int count = 0, most = draw(seed, MOST_ACTS + 1);
    for (; count < most; count++) {
        struct ks_restart *act = &acts[count];
        day = ks_date_add_days(day, 1 + draw(seed, months * 34));
        *act = (struct ks_restart){.kind = kinds[draw(seed, 4)], .date = day};
        if (act->kind == KS_RESTART_PROCEEDINGS)
            act->until = ks_date_add_days(day, draw(seed, 400));
        if (is_after(day, today) || is_after(act->until, today))
            break;
    }
    return count;
}

static void assert_same_day(struct ks_date day, struct ks_date expected)
{
    char text[KS_DATE_TEXT_BYTES], wanted[KS_DATE_TEXT_BYTES];
    assert_string_equal(ks_date_format(day, text), ks_date_format(expected, wanted));
}

static void every_chain_of_acts_ends_where_a_walk_through_all_days_ends(void **state)
{
    (void)state;
    static const struct {
        enum ks_action_kind kind;
        int months;
    } kinds[] = {{KS_ACTION_GENERAL, 36},       {KS_ACTION_NO_DUE_DAY, 36},
                 {KS_ACTION_LABOUR, 12},        {KS_ACTION_INSURANCE, 24},
                 {KS_ACTION_INTERNATIONAL, 48}, {KS_ACTION_LIFE_INSURANCE, 60}};
    uint64_t seed = 20261129;
    for (int round = 0; round < ROUNDS; round++) {
        struct ks_restart acts[MOST_ACTS];
        int months = kinds[round % 6].months;
        struct ks_date start = ks_date_add_days((struct ks_date){2017, 10, 2}, draw(&seed, 3300));
        struct ks_action_case basis = {
            .kind = kinds[round % 6].kind, .known = start, .restarts = acts};
        struct ks_action_limit limit;
        basis.restart_count = draw_acts(&seed, start, months, acts);
        struct book book = keep_book(start, months, acts, basis.restart_count);
        assert_int_equal(ks_action_limit_compute(&calendar_2026, &basis, today, &limit, NULL),
                         KS_OK);
        assert_same_day(limit.limit.start, book.start);
        assert_same_day(limit.limit.nominal, book.end.nominal);
        assert_same_day(limit.limit.last_day, book.end.named);
        assert_int_equal(limit.limit.late_count, count_late(&book, acts, basis.restart_count));
        assert_same_day(limit.limit.renewed_on, book.renewed);
        assert_int_equal(limit.limit.is_over, is_after(today, book.end.over_after));
    }
}

static void a_guarantee_ends_six_months_after_its_debt_whatever_happens(void **state)
{
    (void)state;
    uint64_t seed = 8;
    for (int round = 0; round < ROUNDS; round++) {
        struct ks_restart acts[MOST_ACTS];
        struct ks_date due = ks_date_add_days((struct ks_date){2024, 1, 1}, draw(&seed, 1100));
        struct ks_action_case basis = {.kind = round % 2 == 0 ? KS_ACTION_GUARANTEE_GENERAL
                                                              : KS_ACTION_GUARANTEE_JOINT,
                                       .known = due,
                                       .restarts = acts};
        struct ks_action_limit limit;
        basis.restart_count = draw_acts(&seed, due, 6, acts);
        assert_int_equal(ks_action_limit_compute(&calendar_2026, &basis, today, &limit, NULL),
                         KS_OK);
        assert_same_day(limit.limit.last_day, slow_end(due, 6).named);
        assert_same_day(limit.limit.start, due);
    }
}

static void the_twenty_years_from_the_harm_cut_every_chain(void **state)
{
    (void)state;
    uint64_t seed = 20;
    for (int round = 0; round < ROUNDS; round++) {
        struct ks_restart acts[MOST_ACTS];
        struct ks_date start = ks_date_add_days((struct ks_date){2018, 1, 1}, draw(&seed, 3000));
        struct ks_action_case basis = {
            .known = start,
            .restarts = acts,
            .harmed = ks_date_add_days((struct ks_date){2004, 1, 1}, draw(&seed, 2500)),
        };
        struct ks_action_limit limit;
        basis.restart_count = draw_acts(&seed, start, 36, acts);
        struct ks_date named = keep_book(start, 36, acts, basis.restart_count).end.named;
        struct ks_date stop = slow_end(basis.harmed, 240).named;
        assert_int_equal(ks_action_limit_compute(&calendar_2026, &basis, today, &limit, NULL),
                         KS_OK);
        assert_same_day(limit.limit.last_day, is_after(named, stop) ? stop : named);
        assert_int_equal(limit.is_cut, is_after(named, stop));
    }
}

static void the_two_years_of_each_document_end_where_the_walk_ends(void **state)
{
    (void)state;
    uint64_t seed = 250;
    for (int round = 0; round < ROUNDS; round++) {
        struct ks_restart acts[MOST_ACTS];
        struct ks_limitation limits[3];
        struct ks_date due[3];
        int count;
        struct ks_limitation_case basis = {
            .rule = round % 2 == 0 ? KS_INSTALMENT_LAST : KS_INSTALMENT_ADMINISTRATIVE,
            .due = due,
            .due_count = 3,
            .restarts = acts,
        };
        due[0] = ks_date_add_days((struct ks_date){2019, 1, 1}, draw(&seed, 2000));
        for (int i = 1; i < 3; i++)
            due[i] = ks_date_add_days(due[i - 1], 1 + draw(&seed, 200));
        basis.restart_count = draw_acts(&seed, due[0], 24, acts);
        /* A promise after the two years does not bring them back. */
        for (int i = 0; i < basis.restart_count; i++)
            if (acts[i].kind == KS_RESTART_AGREED)
                acts[i].kind = KS_RESTART_DEMANDED;
        assert_int_equal(ks_limitation_compute(&calendar_2026, &basis, today, limits, &count, NULL),
                         KS_OK);
        assert_int_equal(count, round % 2 == 0 ? 1 : 3);
        for (int i = 0; i < count; i++) {
            struct ks_date start = due[count == 1 ? 2 : i];
            assert_same_day(limits[i].last_day,
                            keep_book(start, 24, acts, basis.restart_count).end.named);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_chain_of_acts_ends_where_a_walk_through_all_days_ends),
        cmocka_unit_test(a_guarantee_ends_six_months_after_its_debt_whatever_happens),
        cmocka_unit_test(the_twenty_years_from_the_harm_cut_every_chain),
        cmocka_unit_test(the_two_years_of_each_document_end_where_the_walk_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
