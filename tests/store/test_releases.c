/* Releases as rows, and the audit: a line that was changed or taken out is found. */
#include "store/store_private.h"
#include "store/store_releases.h"
#include "store/support.h"

static struct ks_release_row row_of(int64_t number, const char *draft)
{
    struct ks_release_row row = {
        .submitted_ms = MONDAY_MS,
        .release = {.term = {.number = number, .base = 1, .from_ms = MONDAY_MS},
                    .state = KS_RELEASE_SUBMITTED}};

    snprintf(row.release.sha, sizeof row.release.sha, "%064d", (int)number);
    snprintf(row.release.submitted_by, sizeof row.release.submitted_by, "li");
    snprintf(row.draft, sizeof row.draft, "%s", draft);
    return row;
}

static const struct ks_release_body body = {"the\0pack", 8, "[]"};

static void add(struct test_db *db, int64_t number, const char *draft)
{
    const struct ks_release_row row = row_of(number, draft);
    const struct ks_release_entry entry = {
        "li", ks_release_act_code(KS_RELEASE_SUBMIT), number, row.release.sha, "", MONDAY_MS};
    struct ks_error error = {0};

    if (ks_store_add_release(db->store, &row, &body, &entry, &error) != KS_OK)
        fail_msg("%s", error.text);
}

static struct ks_release_row get(struct test_db *db, int64_t number)
{
    struct ks_release_row row;

    assert_int_equal(ks_store_get_release(db->store, number, &row, NULL), KS_OK);
    return row;
}

static void a_release_comes_back_as_it_was_submitted(void **state)
{
    struct test_db *db = *state;
    struct ks_arena arena = {0};
    struct ks_release_body back;
    struct ks_error error = {0};
    int64_t next = 0;

    assert_int_equal(ks_store_next_release(db->store, &next, &error), KS_OK);
    assert_int_equal(next, 2);
    add(db, 2, "holiday");
    assert_int_equal(ks_store_next_release(db->store, &next, &error), KS_OK);
    assert_int_equal(next, 3);
    const struct ks_release_row row = get(db, 2);
    assert_int_equal(row.release.state, KS_RELEASE_SUBMITTED);
    assert_int_equal(row.release.term.base, 1);
    assert_int_equal(row.release.term.from_ms, MONDAY_MS);
    assert_string_equal(row.release.submitted_by, "li");
    assert_string_equal(row.draft, "holiday");
    assert_int_equal(ks_store_read_release_body(db->store, 2, &arena, &back, &error), KS_OK);
    assert_int_equal(back.pack_bytes, 8);
    assert_memory_equal(back.pack, "the\0pack", 8);
    assert_string_equal(back.lines, "[]");
    assert_int_equal(ks_store_get_release(db->store, 9, &(struct ks_release_row){0}, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "There is no release 9");
    ks_arena_destroy(&arena);
}

static void a_number_is_given_once(void **state)
{
    struct test_db *db = *state;
    const struct ks_release_row row = row_of(2, "other");
    const struct ks_release_entry entry = {"li", "submit", 2, "", "", MONDAY_MS};
    struct ks_error error = {0};

    add(db, 2, "holiday");
    assert_int_equal(ks_store_add_release(db->store, &row, &body, &entry, &error), KS_ERR_STATE);
    assert_string_equal(error.text, "There is a release 2 already");
}

static void a_draft_that_is_submitted_again_withdraws_what_it_was(void **state)
{
    struct test_db *db = *state;

    add(db, 2, "holiday");
    add(db, 3, "rates");
    add(db, 4, "holiday");
    assert_int_equal(get(db, 2).release.state, KS_RELEASE_WITHDRAWN);
    assert_int_equal(get(db, 3).release.state, KS_RELEASE_SUBMITTED);
    assert_int_equal(get(db, 4).release.state, KS_RELEASE_SUBMITTED);
}

static void of_two_who_change_it_at_once_the_second_is_told(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    const struct ks_release_entry entry = {"wang", "approve", 2, "", "", MONDAY_MS};
    const struct ks_release_body signed_body = {"signed", 6, NULL};
    struct ks_arena arena = {0};
    struct ks_release_body back;

    add(db, 2, "holiday");
    const struct ks_release before = get(db, 2).release;
    struct ks_release after = before;
    after.state = KS_RELEASE_APPROVED;
    snprintf(after.approved_by, sizeof after.approved_by, "wang");
    assert_int_equal(
        ks_store_change_release(db->store, &before, &after, &signed_body, &entry, &error), KS_OK);
    assert_int_equal(ks_store_read_release_body(db->store, 2, &arena, &back, &error), KS_OK);
    assert_memory_equal(back.pack, "signed", 6);
    assert_string_equal(back.lines, "[]");
    assert_int_equal(get(db, 2).release.state, KS_RELEASE_APPROVED);
    assert_int_equal(ks_store_change_release(db->store, &before, &after, NULL, &entry, &error),
                     KS_ERR_STATE);
    assert_string_equal(error.text, "Somebody else has just changed release 2: look at it again");
    ks_arena_destroy(&arena);
}

static bool count_page(const struct ks_takedown *row, void *ctx)
{
    (void)row;
    ++*(int *)ctx;
    return true;
}

static void a_page_is_taken_down_once_and_put_back_once(void **state)
{
    struct test_db *db = *state;
    const struct ks_release_entry entry = {"li",    "take-down", 0, "guide:divorce",
                                           "wrong", MONDAY_MS};
    struct ks_error error = {0};
    int count = 0;

    assert_int_equal(ks_store_take_down(db->store, true, &entry, &error), KS_OK);
    assert_int_equal(ks_store_take_down(db->store, true, &entry, &error), KS_ERR_STATE);
    assert_string_equal(error.text, "The page guide:divorce is down already");
    assert_int_equal(ks_store_show_takedowns(db->store, count_page, &count, &error), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(ks_store_take_down(db->store, false, &entry, &error), KS_OK);
    assert_int_equal(ks_store_take_down(db->store, false, &entry, &error), KS_ERR_STATE);
    assert_string_equal(error.text, "The page guide:divorce was not taken down");
    count = 0;
    assert_int_equal(ks_store_show_takedowns(db->store, count_page, &count, &error), KS_OK);
    assert_int_equal(count, 0);
}

/* ---- the audit ---- */

static void count_entry(const struct ks_release_entry *entry, void *ctx)
{
    assert_string_equal(entry->who, "li");
    ++*(int *)ctx;
}

/* How many entries stand before the first that another hand changed. */
static int whole_entries(struct test_db *db, enum ks_err expected)
{
    struct ks_error error = {0};
    int count = 0;

    assert_int_equal(ks_store_show_audit(db->store, count_entry, &count, &error), expected);
    if (expected == KS_ERR_CORRUPT)
        assert_non_null(strstr(error.text, "the audit was changed by another hand"));
    return count;
}

static void every_step_is_in_the_audit(void **state)
{
    struct test_db *db = *state;
    int64_t count = 0;

    assert_int_equal(whole_entries(db, KS_OK), 0);
    add(db, 2, "holiday");
    add(db, 3, "rates");
    assert_int_equal(whole_entries(db, KS_OK), 2);
    assert_int_equal(ks_store_count_audit(db->store, &count, NULL), KS_OK);
    assert_int_equal(count, 2);
}

/* Each by another hand, in an audit of three entries; and before which entry it is seen. */
static void a_line_that_was_changed_or_taken_out_is_found(void **state)
{
    static const struct {
        const char *script;
        int whole;
    } hands[] = {
        {"UPDATE release_audit SET why = 'x' WHERE n = 2", 1},
        {"UPDATE release_audit SET at_ms = at_ms + 1 WHERE n = 1", 0},
        {"UPDATE release_audit SET number = 9 WHERE n = 3", 2},
        {"UPDATE release_audit SET who = 'lis', act = 'ubmit' WHERE n = 1", 0},
        {"UPDATE release_audit SET digest = 'x' WHERE n = 3", 2},
        {"DELETE FROM release_audit WHERE n = 2", 1},
        {"DELETE FROM release_audit WHERE n = 1", 0},
        {"DELETE FROM release_audit WHERE n = 3", 2},
        {"DELETE FROM release_audit; DELETE FROM release_mark WHERE n = 0", 0},
    };
    struct test_db *db = *state;
    struct ks_error error = {0};

    for (size_t i = 0; i < sizeof hands / sizeof *hands; i++) {
        struct test_db one;
        test_db_make(&one);
        test_db_open(&one);
        for (int number = 2; number <= 4; number++)
            add(&one, number, "");
        if (ks_sql_run_script(one.store->sql, hands[i].script, &error) != KS_OK)
            fail_msg("%s", error.text);
        assert_int_equal(whole_entries(&one, KS_ERR_CORRUPT), hands[i].whole);
        test_db_close(&one);
        nftw(one.folder, test_db_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    }
    assert_int_equal(whole_entries(db, KS_OK), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_release_comes_back_as_it_was_submitted),
        TEST(a_number_is_given_once),
        TEST(a_draft_that_is_submitted_again_withdraws_what_it_was),
        TEST(of_two_who_change_it_at_once_the_second_is_told),
        TEST(a_page_is_taken_down_once_and_put_back_once),
        TEST(every_step_is_in_the_audit),
        TEST(a_line_that_was_changed_or_taken_out_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
