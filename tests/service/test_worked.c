/* What a change of the content makes of fees, periods and the checklist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "content/draft_pack.h"
#include "content/faults.h"
#include "content/node_edit.h"
#include "service/worked.h"

#define SHIPPED KS_SOURCE_DIR "/assets/content"
#define LENDING "guides/01-private-lending.json"
static const struct ks_date today = {2026, 11, 30};

/* The pack that comes with the program, and one with a file that says something else. */
struct packs {
    struct ks_arena arena;
    struct ks_content *was, *now;
    struct ks_worked worked;
};

static struct ks_content *load(const char *file, const char *from, const char *to)
{
    struct ks_draft_pack pack;
    struct ks_content_faults faults = {0};
    struct ks_content *content = NULL;
    struct ks_arena arena = {0};

    assert_int_equal(ks_draft_pack_open(SHIPPED, NULL, &pack, &faults, NULL), KS_OK);
    for (int i = 0; i < pack.files.count; i++) {
        const struct ks_pack_file *each = &pack.files.list[i];
        const char *at = strcmp(each->name, file) == 0 ? strstr(each->text, from) : NULL;
        if (strcmp(each->name, file) != 0)
            continue;
        assert_non_null(at);
        ks_pack_files_put(&pack.files, file,
                          ks_arena_printf(&arena, "%.*s%s%s", (int)(at - each->text), each->text,
                                          to, at + strlen(from)));
        break;
    }
    enum ks_err err = ks_draft_pack_read(&pack, today, &content, &faults, NULL);
    if (err != KS_OK)
        fail_msg("%s:%d: %s", faults.list[0].file, faults.list[0].line, faults.list[0].what);
    ks_content_faults_destroy(&faults);
    ks_draft_pack_close(&pack);
    ks_arena_destroy(&arena);
    return content;
}

static int setup(void **state)
{
    static struct packs packs;

    packs = (struct packs){.was = load("", "", "")};
    *state = &packs;
    return 0;
}

static int teardown(void **state)
{
    struct packs *packs = *state;

    ks_content_free(packs->was);
    ks_content_free(packs->now);
    ks_arena_destroy(&packs->arena);
    return 0;
}

/* Where the first `from` of the file says `to`. */
static void change(void **state, const char *file, const char *from, const char *to)
{
    struct packs *packs = *state;

    packs->now = load(file, from, to);
    ks_worked_compare(&packs->arena, KS_LANG_EN, packs->was, packs->now, today, &packs->worked);
}

static void expect_changed(void **state, int fee, int limit, int calendar, int checklist)
{
    const struct packs *packs = *state;
    const int *changed = packs->worked.changed;

    if (changed[KS_WORKED_FEE] != fee || changed[KS_WORKED_LIMIT] != limit ||
        changed[KS_WORKED_CALENDAR] != calendar || changed[KS_WORKED_CHECKLIST] != checklist)
        fail_msg("fee %d, limit %d, calendar %d, checklist %d", changed[KS_WORKED_FEE],
                 changed[KS_WORKED_LIMIT], changed[KS_WORKED_CALENDAR],
                 changed[KS_WORKED_CHECKLIST]);
}

/* The changed case of that kind of those words in which that is given. */
static const struct ks_worked_case *find(void **state, enum ks_worked_kind kind, const char *given)
{
    const struct packs *packs = *state;

    for (int i = 0; i < packs->worked.case_count; i++)
        if (packs->worked.cases[i].kind == kind && strcmp(packs->worked.cases[i].given, given) == 0)
            return &packs->worked.cases[i];
    fail_msg("no case in which %s is given", given);
    return NULL;
}

static void a_pack_that_says_the_same_changes_no_case(void **state)
{
    const struct packs *packs = *state;

    change(state, "", "", "");
    expect_changed(state, 0, 0, 0, 0);
    for (int i = 0; i < KS_WORKED_KIND_COUNT; i++)
        assert_true(packs->worked.counts[i] > 10);
}

static void another_fee_of_a_guide_is_told_for_each_sum(void **state)
{
    change(state, LENDING, "\"fee\": \"property\"", "\"fee\": \"enforcement\"");
    const struct ks_worked_case *found = find(state, KS_WORKED_FEE, "50,000");
    assert_string_equal(found->was, "1,050");
    assert_string_equal(found->now, "650");
    const struct packs *packs = *state;
    assert_string_equal(found->of, packs->now->guides[0].title.in[KS_LANG_EN]);
}

static void a_holiday_moves_the_periods_that_end_in_it(void **state)
{
    change(state, "calendar.json", "\"to\": \"2026-10-07\"", "\"to\": \"2026-10-08\"");
    const struct ks_worked_case *found = find(state, KS_WORKED_CALENDAR, "2026-09-23 + 15");
    assert_string_equal(found->was, "2026-10-08");
    assert_string_equal(found->now, "2026-10-09");
}

static void a_wage_that_becomes_known_says_what_is_a_small_claim(void **state)
{
    change(state, "settings.json", "\"average_wage_yuan\": 0", "\"average_wage_yuan\": 80000");
    const struct ks_worked_case *found = find(state, KS_WORKED_FEE, "20,000");
    assert_string_equal(found->of, "");
    assert_non_null(strstr(found->now, "40,000"));
}

static void a_line_of_the_checklist_is_told_where_it_comes_up(void **state)
{
    const struct packs *packs = *state;

    packs = *state;
    change(state, "enforcement.json", packs->was->enforcement.items[0].title.in[KS_LANG_EN],
           "Something else to bring");
    assert_true(packs->worked.changed[KS_WORKED_CHECKLIST] > 0);
    for (int i = 0; i < packs->worked.case_count; i++) {
        assert_null(strstr(packs->worked.cases[i].was, "Something else to bring"));
        assert_non_null(strstr(packs->worked.cases[i].now, "Something else to bring"));
    }
}

/* The sums of tests/domain/fee-cases.csv that are whole yuan and are among those that are worked
 * out: what is told of a guide that costs a property fee is the fee of the table. */
static void what_is_told_is_the_fee_of_the_table(void **state)
{
    FILE *file = fopen(KS_SOURCE_DIR "/tests/domain/fee-cases.csv", "r");
    char line[200], kind[60], amount[40], expected[40];
    struct packs *packs = *state;
    int held = 0;

    assert_non_null(file);
    change(state, LENDING, "\"fee\": \"property\"", "\"fee\": \"enforcement\"");
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "%59[^,],%39[^,],%39[^\n]", kind, amount, expected) != 3)
            continue;
        bool is_was = strcmp(kind, "property") == 0, is_now = strcmp(kind, "enforcement") == 0;
        int64_t fen = 0;
        if ((!is_was && !is_now) || ks_money_parse_yuan(amount, &fen, NULL) != KS_OK)
            continue;
        char told[KS_MONEY_TEXT_BYTES];
        ks_money_format_fen(fen, told);
        told[strcspn(told, ".")] = '\0';
        for (int i = 0; i < packs->worked.case_count; i++) {
            const struct ks_worked_case *each = &packs->worked.cases[i];
            if (each->kind != KS_WORKED_FEE || strcmp(each->given, told) != 0 ||
                fen % KS_FEN_PER_YUAN != 0)
                continue;
            int64_t said = 0, table = 0;
            assert_int_equal(ks_money_parse_yuan(is_was ? each->was : each->now, &said, NULL),
                             KS_OK);
            assert_int_equal(ks_money_parse_yuan(expected, &table, NULL), KS_OK);
            assert_int_equal(said, table);
            held++;
        }
    }
    fclose(file);
    assert_true(held > 5);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_pack_that_says_the_same_changes_no_case),
        TEST(another_fee_of_a_guide_is_told_for_each_sum),
        TEST(a_holiday_moves_the_periods_that_end_in_it),
        TEST(a_wage_that_becomes_known_says_what_is_a_small_claim),
        TEST(a_line_of_the_checklist_is_told_where_it_comes_up),
        TEST(what_is_told_is_the_fee_of_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
