/* The calendar of reviews: what a comparison is worth, how long, and who looks after a page. */
#include "service/accounts.h"
#include "service/hall_support.h"
#include "service/reviews.h"

/* The court's day is 2026-11-23. */
static struct ks_legal_page review_pages[] = {{.file = "danger.json"},
                                              {.file = "guides/03-labour.json"}};
static struct ks_provenance review_sources[2];
static const char *review_refs[] = {"民事诉讼法第125条", "民法典第667条"};

static int setup(void **state)
{
    int status = hall_setup(state);
    struct court *court = *state;

    review_sources[0] = (struct ks_provenance){.refs = review_refs,
                                               .ref_count = 2,
                                               .checked = {2026, 5, 27},
                                               .recheck = {2026, 11, 23},
                                               .page = "danger",
                                               .sha = "aa"};
    review_sources[1] = (struct ks_provenance){
        .checked = {2026, 11, 1}, .recheck = {2026, 12, 1}, .page = "guides:labour", .sha = "bb"};
    for (int i = 0; i < 2; i++)
        review_pages[i].provenance = &review_sources[i];
    court->content->legal_pages = review_pages;
    court->content->legal_page_count = 2;
    return status;
}

#define REVIEW_TEST(name) cmocka_unit_test_setup_teardown(name, setup, hall_teardown)

static struct ks_release_hand hand_of(const struct court *court)
{
    return (struct ks_release_hand){.who = "li", .why = "", .now_ms = court->time.wall_ms};
}

static enum ks_err compare(struct court *court, const char *page, const char *sha,
                           const char *source)
{
    const struct ks_release_hand hand = hand_of(court);

    court->error = (struct ks_error){0};
    return ks_review_check(&court->desk, page, sha, source, &hand, &court->error);
}

static struct ks_review_page page_of(struct court *court, struct ks_arena *arena, const char *name)
{
    struct ks_review_page *pages = NULL;
    int count = 0;

    assert_int_equal(ks_review_list(&court->desk, ks_date_from_wall_ms(court->time.wall_ms), arena,
                                    &pages, &count, &court->error),
                     KS_OK);
    assert_int_equal(count, 2);
    for (int i = 0; i < count; i++)
        if (strcmp(pages[i].provenance.page, name) == 0)
            return pages[i];
    fail_msg("there is no page %s", name);
    return (struct ks_review_page){0};
}

static void expect_days(struct court *court, const char *name, int days, const char *who)
{
    struct ks_arena arena = {0};
    struct ks_review_page page = page_of(court, &arena, name);

    assert_int_equal(page.days, days);
    assert_string_equal(page.who, who);
    ks_arena_destroy(&arena);
}

static void the_page_that_is_late_first_comes_first(void **state)
{
    struct court *court = *state;
    struct ks_arena arena = {0};
    struct ks_review_page *pages = NULL;
    int count = 0;

    review_sources[1].recheck = (struct ks_date){2026, 11, 22};
    assert_int_equal(ks_review_list(&court->desk, (struct ks_date){2026, 11, 23}, &arena, &pages,
                                    &count, &court->error),
                     KS_OK);
    assert_int_equal(pages[0].days, -1);
    assert_int_equal(pages[1].days, 0);
    ks_arena_destroy(&arena);
}

static void a_comparison_lasts_as_long_as_the_pack_gave_it(void **state)
{
    struct court *court = *state;

    expect_days(court, "danger", 0, "");
    assert_int_equal(compare(court, "danger", "aa", ""), KS_OK);
    expect_days(court, "danger", 180, "li");
    expect_days(court, "guides:labour", 8, "");
}

static void one_letter_changed_and_the_days_of_the_pack_count_again(void **state)
{
    struct court *court = *state;

    assert_int_equal(compare(court, "danger", "aa", ""), KS_OK);
    review_sources[0].sha = "ab";
    expect_days(court, "danger", 0, "");
    review_sources[0].sha = "aa";
    expect_days(court, "danger", 180, "li");
}

static void what_was_seen_must_be_what_is_there(void **state)
{
    struct court *court = *state;

    assert_int_equal(compare(court, "danger", "bb", ""), KS_ERR_STATE);
    assert_string_equal(court->error.text,
                        "The page has been changed meanwhile: look at it again as it is now");
    assert_int_equal(compare(court, "home", "aa", ""), KS_ERR_INPUT);
    assert_string_equal(court->error.text, "There is no page home with sources");
    assert_int_equal(compare(court, "danger", "aa", "one\ntwo"), KS_ERR_INPUT);
    expect_days(court, "danger", 0, "");
}

static void keep_last(const struct ks_release_entry *entry, void *ctx)
{
    snprintf(ctx, 400, "%s %s %s: %s", entry->who, entry->act, entry->what, entry->why);
}

static void expect_audit(struct court *court, const char *said)
{
    char last[400] = "";

    assert_int_equal(ks_release_audit(&court->desk, keep_last, last, &court->error), KS_OK);
    assert_string_equal(last, said);
}

static void the_audit_says_who_compared_which_text_with_what(void **state)
{
    struct court *court = *state;

    assert_int_equal(compare(court, "danger", "aa", ""), KS_OK);
    expect_audit(court, "li compare danger: 民事诉讼法第125条; 民法典第667条 (SHA-256 aa)");
    assert_int_equal(compare(court, "danger", "aa", "国家法律法规数据库"), KS_OK);
    expect_audit(court, "li compare danger: 国家法律法规数据库 (SHA-256 aa)");
}

static enum ks_err own(struct court *court, const char *page, const char *owner)
{
    const struct ks_release_hand hand = hand_of(court);

    court->error = (struct ks_error){0};
    return ks_review_own(&court->desk, page, owner, &hand, &court->error);
}

static void expect_owner(struct court *court, const char *owner)
{
    struct ks_arena arena = {0};

    assert_string_equal(page_of(court, &arena, "danger").owner, owner);
    ks_arena_destroy(&arena);
}

static void a_page_is_somebodys_until_it_is_given_away(void **state)
{
    struct court *court = *state;
    const struct ks_account_wanted wanted = {.user = "li",
                                             .password = "a long enough password",
                                             .role = KS_RANK_ADMINISTRATOR,
                                             .actor = "setup"};

    assert_int_equal(ks_accounts_add(&court->desk, &wanted, court->time.wall_ms, &court->error),
                     KS_OK);
    expect_owner(court, "");
    assert_int_equal(own(court, "danger", "li"), KS_OK);
    expect_audit(court, "li own-page danger: li");
    assert_int_equal(compare(court, "danger", "aa", ""), KS_OK);
    expect_owner(court, "li");
    expect_days(court, "danger", 180, "li");
    assert_int_equal(own(court, "danger", ""), KS_OK);
    expect_owner(court, "");
    expect_days(court, "danger", 180, "li");
    assert_int_equal(own(court, "danger", "nobody"), KS_ERR_INPUT);
    assert_string_equal(court->error.text, "There is no user nobody");
    assert_int_equal(own(court, "home", "li"), KS_ERR_INPUT);
}

static void every_face_of_the_hall_sees_the_comparison(void **state)
{
    struct court *court = *state;
    struct ks_hall_state hall = look_at(court), before = hall;

    assert_int_equal(hall.review_count, 0);
    assert_int_equal(compare(court, "danger", "aa", ""), KS_OK);
    hall = look_at(court);
    assert_int_equal(hall.review_count, 1);
    assert_false(ks_hall_state_is_same(&before, &hall));
    const struct ks_provenance seen =
        ks_provenance_reviewed(&review_sources[0], hall.reviews, hall.review_count);
    assert_int_equal(ks_date_compare(seen.checked, (struct ks_date){2026, 11, 23}), 0);
    assert_int_equal(ks_date_compare(seen.recheck, (struct ks_date){2027, 5, 22}), 0);
    assert_false(ks_provenance_is_due(&seen, (struct ks_date){2026, 11, 23}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        REVIEW_TEST(the_page_that_is_late_first_comes_first),
        REVIEW_TEST(a_comparison_lasts_as_long_as_the_pack_gave_it),
        REVIEW_TEST(one_letter_changed_and_the_days_of_the_pack_count_again),
        REVIEW_TEST(what_was_seen_must_be_what_is_there),
        REVIEW_TEST(the_audit_says_who_compared_which_text_with_what),
        REVIEW_TEST(a_page_is_somebodys_until_it_is_given_away),
        REVIEW_TEST(every_face_of_the_hall_sees_the_comparison),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
