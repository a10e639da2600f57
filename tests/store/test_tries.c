/* Whose failures to sign in are counted, and whom they keep out. */
#include "store/store_accounts.h"
#include "store/store_sessions.h"
#include "store/support.h"

enum { HOME = 1, OFFICE = 2, FAR = 9 }; /* addresses */
enum { LI = 1, CHEN = 2 };

static struct ks_guess guess_at(int user, int address, int64_t now_ms)
{
    struct ks_guess guess = {.now_ms = now_ms};
    memset(guess.of[KS_GUESSER_USER], user, KS_CRYPTO_HASH_BYTES);
    memset(guess.of[KS_GUESSER_ADDRESS], 100 + address, KS_CRYPTO_HASH_BYTES);
    memset(guess.of[KS_GUESSER_PLACE], 10 * user + address, KS_CRYPTO_HASH_BYTES);
    return guess;
}

/* How long it has to wait; 0: it was counted. */
static int64_t count(struct test_db *db, struct ks_guess *guess)
{
    struct ks_error error = {0};
    int64_t wait_ms = -1;
    if (ks_store_count_try(db->store, guess, &wait_ms, &error) != KS_OK)
        fail_msg("%s", error.text);
    return wait_ms;
}

static int64_t fail_at(struct test_db *db, int user, int address, int64_t now_ms)
{
    struct ks_guess guess = guess_at(user, address, now_ms);
    return count(db, &guess);
}

/* Until they have to wait. */
static void fail_often(struct test_db *db, int user, int address, int64_t now_ms)
{
    for (int i = 0; i < 5; i++)
        assert_int_equal(fail_at(db, user, address, now_ms), 0);
    assert_true(fail_at(db, user, address, now_ms) > 0);
}

static int64_t account_of(struct test_db *db, const char *name)
{
    struct ks_account account = {.role = KS_RANK_WINDOW, .password = "a hash"};
    const struct ks_account_change change = {.actor = "test", .now_ms = MONDAY_MS};
    strcpy(account.name, name);
    enum ks_err err = ks_store_add_account(db->store, &account, false, &change, NULL);
    assert_true(err == KS_OK || err == KS_ERR_STATE);
    assert_int_equal(ks_store_find_account(db->store, name, &account, NULL), KS_OK);
    return account.id;
}

static void enter(struct test_db *db, int user, struct ks_guess *guess)
{
    struct ks_session_start start = {.account = account_of(db, user == LI ? "Li" : "Chen"),
                                     .lang = "en",
                                     .guess = guess,
                                     .now_ms = guess->now_ms};
    static int turn;
    turn++;
    memcpy(start.hash, &turn, sizeof turn);
    struct ks_error error = {0};
    if (ks_store_add_session(db->store, &start, &error) != KS_OK)
        fail_msg("%s", error.text);
}

static void sign_in(struct test_db *db, int user, int address, int64_t now_ms)
{
    struct ks_guess guess = guess_at(user, address, now_ms);
    assert_int_equal(count(db, &guess), 0);
    enter(db, user, &guess);
}

static void a_name_typed_elsewhere_locks_nobody_out_where_they_are_known(void **state)
{
    struct test_db *db = *state;
    sign_in(db, LI, HOME, MONDAY_MS);
    fail_often(db, LI, FAR, MONDAY_MS + 1);
    assert_true(fail_at(db, LI, OFFICE, MONDAY_MS + 2) > 0);
    sign_in(db, LI, HOME, MONDAY_MS + 2);
    assert_true(fail_at(db, LI, OFFICE, MONDAY_MS + 3) > 0);
}

static void one_known_place_is_not_another_users(void **state)
{
    struct test_db *db = *state;
    sign_in(db, LI, HOME, MONDAY_MS);
    fail_often(db, CHEN, FAR, MONDAY_MS + 1);
    assert_true(fail_at(db, CHEN, HOME, MONDAY_MS + 2) > 0);
}

static void whoever_guesses_at_a_known_place_waits_there_and_nowhere_else(void **state)
{
    struct test_db *db = *state;
    sign_in(db, LI, HOME, MONDAY_MS);
    sign_in(db, LI, OFFICE, MONDAY_MS);
    fail_often(db, LI, HOME, MONDAY_MS + 1);
    assert_int_equal(fail_at(db, LI, OFFICE, MONDAY_MS + 2), 0);
    assert_int_equal(fail_at(db, LI, FAR, MONDAY_MS + 2), 0);
}

static void what_was_right_is_no_failure_of_anybody(void **state)
{
    struct test_db *db = *state;
    for (int i = 0; i < 40; i++)
        sign_in(db, i % 2 ? LI : CHEN, HOME, MONDAY_MS);
    for (int i = 0; i < 40; i++) {
        struct ks_guess guess = guess_at(LI, OFFICE, MONDAY_MS);
        assert_int_equal(count(db, &guess), 0);
        assert_int_equal(ks_store_take_back_try(db->store, &guess, NULL), KS_OK);
    }
    for (int i = 0; i < 30; i++)
        assert_int_equal(fail_at(db, 50 + i, HOME, MONDAY_MS), 0);
    assert_true(fail_at(db, 90, HOME, MONDAY_MS) > 0);
}

/* Two at once at a place nobody knew: both were counted for the user. */
static void two_who_are_right_at_once_leave_no_failure(void **state)
{
    struct test_db *db = *state;
    struct ks_guess first = guess_at(LI, HOME, MONDAY_MS), second = first;
    assert_int_equal(count(db, &first), 0);
    assert_int_equal(count(db, &second), 0);
    enter(db, LI, &first);
    enter(db, LI, &second);
    fail_often(db, LI, FAR, MONDAY_MS);
}

/* A try that counts for its place alone, as of the code of the first administrator. */
static void a_code_tried_elsewhere_stops_nobody_who_has_it(void **state)
{
    struct test_db *db = *state;
    for (int i = 0; i < 6; i++) {
        struct ks_guess guess = guess_at(0, FAR, MONDAY_MS);
        guess.is_of_place = true;
        assert_true((count(db, &guess) > 0) == (i == 5));
    }
    struct ks_guess guess = guess_at(0, HOME, MONDAY_MS);
    guess.is_of_place = true;
    assert_int_equal(count(db, &guess), 0);
}

static void failures_are_forgotten_after_an_hour(void **state)
{
    struct test_db *db = *state;
    fail_often(db, LI, FAR, MONDAY_MS);
    assert_int_equal(fail_at(db, LI, FAR, MONDAY_MS + KS_GUESSES_FORGOTTEN_MS + 1), 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(fail_at(db, LI, FAR, MONDAY_MS + KS_GUESSES_FORGOTTEN_MS + 1), 0);
}

static void of_more_than_twenty_places_the_oldest_is_forgotten(void **state)
{
    struct test_db *db = *state;
    for (int i = 0; i < 21; i++)
        sign_in(db, LI, 20 + i, MONDAY_MS + i);
    fail_often(db, LI, FAR, MONDAY_MS + 30);
    assert_true(fail_at(db, LI, 20, MONDAY_MS + 31) > 0);
    assert_int_equal(fail_at(db, LI, 21, MONDAY_MS + 31), 0);
}

static void a_user_who_was_removed_is_known_nowhere(void **state)
{
    struct test_db *db = *state;
    const struct ks_account_change change = {.actor = "test", .now_ms = MONDAY_MS};
    sign_in(db, LI, HOME, MONDAY_MS);
    assert_int_equal(ks_store_remove_account(db->store, "Li", &change, NULL), KS_OK);
    fail_often(db, LI, FAR, MONDAY_MS + 1);
    assert_true(fail_at(db, LI, HOME, MONDAY_MS + 2) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TRIES_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)
        TRIES_TEST(a_name_typed_elsewhere_locks_nobody_out_where_they_are_known),
        TRIES_TEST(one_known_place_is_not_another_users),
        TRIES_TEST(whoever_guesses_at_a_known_place_waits_there_and_nowhere_else),
        TRIES_TEST(what_was_right_is_no_failure_of_anybody),
        TRIES_TEST(two_who_are_right_at_once_leave_no_failure),
        TRIES_TEST(a_code_tried_elsewhere_stops_nobody_who_has_it),
        TRIES_TEST(failures_are_forgotten_after_an_hour),
        TRIES_TEST(of_more_than_twenty_places_the_oldest_is_forgotten),
        TRIES_TEST(a_user_who_was_removed_is_known_nowhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
