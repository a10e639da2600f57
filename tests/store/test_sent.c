/* Appointments that the court enters for a tribunal's hall: told in order, booked once, answered
 * once. */
#include "store/store_sent.h"
#include "store/two_halls.h"

#define NEXT_DAY "2026-11-24"
#define SLOT_MS (MONDAY_MS + 24 * 60 * MINUTE_MS)

/* Entered at the court; `token` names the gesture, and the appointment. */
static struct ks_sent enter_at(struct pair *pair, const char *token, int64_t slot_ms,
                               int64_t instead)
{
    struct ks_sent sent;
    const struct ks_sent_wish wish = {.name = NAME,
                                      .line = "mediation",
                                      .kind = "person",
                                      .token = token,
                                      .slot_ms = slot_ms,
                                      .instead = instead,
                                      .actor = "Li",
                                      .now_ms = MONDAY_MS};

    assert_int_equal(ks_store_send_appointment(pair->court.store, &wish, &sent, NULL), KS_OK);
    return sent;
}

static struct ks_sent_orders orders_of(struct pair *pair)
{
    struct ks_sent_orders orders;

    assert_int_equal(ks_store_take_orders(pair->court.store, NAME, MONDAY_MS, &orders, NULL),
                     KS_OK);
    return orders;
}

/* What the hall does with one, and answers. */
static struct ks_sent_answer obey(struct pair *pair, const struct ks_sent *order)
{
    struct ks_appointment row = {.code = ""};
    struct ks_sent_answer answer = {.version = order->version, .state = KS_SENT_CANCELLED};
    const struct ks_appointment_wish wish = {.line = order->line,
                                             .kind = order->kind,
                                             .day = NEXT_DAY,
                                             .slot_ms = order->slot_ms,
                                             .places = 1,
                                             .token = order->token,
                                             .code = order->code,
                                             .is_from_court = true,
                                             .now_ms = MONDAY_MS};

    memcpy(answer.token, order->token, sizeof answer.token);
    if (order->is_cancel) {
        enum ks_err err =
            ks_store_withdraw_appointment(pair->hall.store, order->token, MONDAY_MS, &row, NULL);
        assert_true(err == KS_OK || err == KS_ERR_NOT_FOUND);
        return answer;
    }
    enum ks_err err =
        ks_store_enter_appointment(pair->hall.store, &wish, order->instead_token, &row, NULL);
    assert_true(err == KS_OK || err == KS_ERR_TAKEN);
    answer.state = err == KS_OK ? KS_SENT_TAKEN : KS_SENT_REFUSED;
    memcpy(answer.code, row.code, sizeof answer.code);
    return answer;
}

static void hear_answers(struct pair *pair, const struct ks_sent_answer *answers, int count)
{
    assert_int_equal(
        ks_store_hear_orders(pair->court.store, NAME, answers, count, MONDAY_MS + 1, NULL), KS_OK);
}

/* There and back once. */
static void carry(struct pair *pair)
{
    const struct ks_sent_orders orders = orders_of(pair);
    struct ks_sent_answer answers[KS_SENT_AT_ONCE];

    for (int i = 0; i < orders.count; i++)
        answers[i] = obey(pair, &orders.rows[i]);
    hear_answers(pair, answers, orders.count);
}

struct wanted {
    int64_t id;
    struct ks_sent found;
};

static bool take_sent(const struct ks_sent *row, void *ctx)
{
    struct wanted *wanted = ctx;

    if (row->id == wanted->id)
        wanted->found = *row;
    return true;
}

static struct ks_sent now(struct pair *pair, int64_t id)
{
    struct wanted wanted = {.id = id};

    assert_int_equal(ks_store_show_sent(pair->court.store, MONDAY, take_sent, &wanted, NULL),
                     KS_OK);
    assert_int_equal(wanted.found.id, id);
    return wanted.found;
}

static bool count_booked(const struct ks_appointment *row, void *ctx)
{
    *(int *)ctx += row->state == KS_APPOINTMENT_BOOKED && row->is_from_court;
    return true;
}

static int booked(struct pair *pair)
{
    int count = 0;

    assert_int_equal(
        ks_store_show_appointments(pair->hall.store, NEXT_DAY, count_booked, &count, NULL), KS_OK);
    return count;
}

static void what_is_entered_is_booked_there_and_the_code_comes_back(void **state)
{
    struct pair *pair = *state;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);

    assert_true(sent.is_open && sent.sent_ms == 0);
    carry(pair);
    const struct ks_sent after = now(pair, sent.id);
    assert_int_equal(after.state, KS_SENT_TAKEN);
    assert_false(after.is_open);
    assert_int_equal(strlen(after.code), KS_APPOINTMENT_CODE_DIGITS);
    assert_int_equal(booked(pair), 1);
    assert_int_equal(orders_of(pair).count, 0);
}

static void the_same_gesture_enters_one(void **state)
{
    struct pair *pair = *state;

    assert_int_equal(enter_at(pair, "a", SLOT_MS, 0).id, enter_at(pair, "a", SLOT_MS, 0).id);
    assert_int_equal(orders_of(pair).count, 1);
}

static void an_order_whose_answer_is_lost_is_told_again_and_booked_once(void **state)
{
    struct pair *pair = *state;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);

    for (int i = 0; i < 3; i++) {
        const struct ks_sent_orders orders = orders_of(pair);
        assert_int_equal(orders.count, 1);
        (void)obey(pair, &orders.rows[0]);
    }
    carry(pair);
    assert_int_equal(now(pair, sent.id).state, KS_SENT_TAKEN);
    assert_int_equal(booked(pair), 1);
}

static void orders_are_told_in_the_order_in_which_they_were_entered(void **state)
{
    struct pair *pair = *state;
    char token[16];

    for (int i = 0; i < KS_SENT_AT_ONCE + 3; i++) {
        snprintf(token, sizeof token, "t%d", i);
        (void)enter_at(pair, token, SLOT_MS - i * MINUTE_MS, 0);
    }
    const struct ks_sent_orders first = orders_of(pair);
    assert_int_equal(first.count, KS_SENT_AT_ONCE);
    for (int i = 1; i < first.count; i++)
        assert_true(first.rows[i - 1].id < first.rows[i].id);
    carry(pair);
    assert_int_equal(orders_of(pair).count, 3);
}

static void where_the_time_is_taken_it_is_refused_and_nothing_is_booked(void **state)
{
    struct pair *pair = *state;

    (void)enter_at(pair, "a", SLOT_MS, 0);
    const struct ks_sent second = enter_at(pair, "b", SLOT_MS, 0);
    carry(pair);
    assert_int_equal(now(pair, second.id).state, KS_SENT_REFUSED);
    assert_string_equal(now(pair, second.id).code, "");
    assert_int_equal(booked(pair), 1);
}

static void what_the_hall_was_never_told_is_given_back_at_once(void **state)
{
    struct pair *pair = *state;
    struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);

    assert_int_equal(ks_store_cancel_sent(pair->court.store, sent.id, MONDAY_MS, &sent, NULL),
                     KS_OK);
    assert_int_equal(sent.state, KS_SENT_CANCELLED);
    assert_int_equal(orders_of(pair).count, 0);
}

static void what_was_never_entered_is_not_given_back(void **state)
{
    struct pair *pair = *state;
    struct ks_sent sent;

    assert_int_equal(ks_store_cancel_sent(pair->court.store, 1, MONDAY_MS, &sent, NULL),
                     KS_ERR_NOT_FOUND);
}

static void what_it_was_told_is_given_back_there_whatever_was_answered_meanwhile(void **state)
{
    struct pair *pair = *state;
    struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);
    const struct ks_sent_orders orders = orders_of(pair);
    const struct ks_sent_answer late = obey(pair, &orders.rows[0]);

    assert_int_equal(ks_store_cancel_sent(pair->court.store, sent.id, MONDAY_MS, &sent, NULL),
                     KS_OK);
    hear_answers(pair, &late, 1);
    assert_true(now(pair, sent.id).is_open);
    carry(pair);
    assert_int_equal(now(pair, sent.id).state, KS_SENT_CANCELLED);
    assert_int_equal(booked(pair), 0);
}

static void one_that_is_moved_stands_until_the_new_time_is_taken(void **state)
{
    struct pair *pair = *state;
    struct ks_sent row;
    const struct ks_sent first = enter_at(pair, "a", SLOT_MS, 0);
    const struct ks_sent rival = enter_at(pair, "r", SLOT_MS + MINUTE_MS, 0);

    carry(pair);
    const struct ks_sent refused = enter_at(pair, "b", SLOT_MS + MINUTE_MS, first.id);
    assert_true(now(pair, first.id).is_moving);
    assert_int_equal(ks_store_cancel_sent(pair->court.store, first.id, MONDAY_MS, &row, NULL),
                     KS_ERR_STATE);
    carry(pair);
    assert_int_equal(now(pair, refused.id).state, KS_SENT_REFUSED);
    assert_int_equal(now(pair, first.id).state, KS_SENT_TAKEN);
    const struct ks_sent moved = enter_at(pair, "c", SLOT_MS + 2 * MINUTE_MS, first.id);
    carry(pair);
    assert_int_equal(now(pair, moved.id).state, KS_SENT_TAKEN);
    assert_int_equal(now(pair, first.id).state, KS_SENT_CANCELLED);
    assert_string_equal(now(pair, first.id).code, "");
    assert_int_equal(now(pair, rival.id).state, KS_SENT_TAKEN);
    assert_int_equal(booked(pair), 2);
}

static void an_answer_in_the_name_of_another_hall_changes_nothing(void **state)
{
    struct pair *pair = *state;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);
    const struct ks_sent_orders orders = orders_of(pair);
    const struct ks_sent_answer answer = obey(pair, &orders.rows[0]);

    assert_int_equal(
        ks_store_hear_orders(pair->court.store, "rongshan", &answer, 1, MONDAY_MS, NULL), KS_OK);
    assert_true(now(pair, sent.id).is_open);
}

static void a_hall_that_is_enrolled_anew_is_told_again_under_the_same_code(void **state)
{
    struct pair *pair = *state;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);

    carry(pair);
    const struct ks_sent before = now(pair, sent.id);
    assert_int_equal(ks_store_put_tribunal(pair->court.store, NAME, OTHER_KEY, &hand, NULL), KS_OK);
    end(&pair->hall); /* another machine with an empty database */
    make(&pair->hall);
    carry(pair);
    assert_int_equal(booked(pair), 1);
    assert_string_equal(now(pair, sent.id).code, before.code);
    assert_int_equal(now(pair, sent.id).state, KS_SENT_TAKEN);
}

/* ---- what becomes of it there ---- */

static struct ks_became_list untold(struct pair *pair, int64_t now_ms)
{
    struct ks_became_list list;

    assert_int_equal(ks_store_list_became(pair->hall.store, now_ms, &list, NULL), KS_OK);
    return list;
}

static void keep_told(struct pair *pair, const struct ks_became_list *told)
{
    assert_int_equal(ks_store_keep_became(pair->hall.store, told, NULL), KS_OK);
}

/* As the court hears it in a message. */
static void hear_end(struct pair *pair, const char *name, const char *code,
                     enum ks_sent_state state, const char *reason)
{
    struct ks_sent_became row = {.state = state};

    snprintf(row.reason, sizeof row.reason, "%s", reason);
    snprintf(row.code, sizeof row.code, "%s", code);
    assert_int_equal(ks_store_hear_became(pair->court.store, name, &row, 1, MONDAY_MS + 2, NULL),
                     KS_OK);
}

static struct ks_appointment in_hall(struct pair *pair, const char *code)
{
    struct ks_appointment row;

    assert_int_equal(ks_store_find_appointment(pair->hall.store, code, &row, NULL), KS_OK);
    return row;
}

static void give_back_there(struct pair *pair, const char *code)
{
    struct ks_appointment row;

    assert_int_equal(ks_store_cancel_appointment(pair->hall.store, in_hall(pair, code).id, "Chen",
                                                 MONDAY_MS, &row, NULL),
                     KS_OK);
}

static void one_that_is_given_back_there_is_told_until_the_court_has_heard_it(void **state)
{
    struct pair *pair = *state;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);

    carry(pair);
    const struct ks_sent taken = now(pair, sent.id);
    assert_int_equal(untold(pair, MONDAY_MS).count, 0);
    give_back_there(pair, taken.code);
    for (int i = 0; i < 2; i++) { /* the answer to the first was lost */
        const struct ks_became_list told = untold(pair, MONDAY_MS);
        assert_int_equal(told.count, 1);
        assert_string_equal(told.rows[0].code, taken.code);
        assert_string_equal(told.rows[0].word, "cancelled");
        if (i == 1)
            keep_told(pair, &told);
    }
    assert_int_equal(untold(pair, MONDAY_MS).count, 0);
}

static void one_that_nobody_came_for_is_told_once_its_day_is_over(void **state)
{
    struct pair *pair = *state;
    const int64_t day_ms = 24 * 60 * MINUTE_MS;

    (void)enter_at(pair, "a", SLOT_MS, 0);
    carry(pair);
    assert_int_equal(untold(pair, MONDAY_MS + day_ms).count, 0);
    const struct ks_became_list told = untold(pair, MONDAY_MS + 2 * day_ms);
    assert_int_equal(told.count, 1);
    assert_string_equal(told.rows[0].word, "expired");
    assert_int_equal(untold(pair, MONDAY_MS + (KS_BECAME_DAYS + 1) * day_ms).count, 1);
    assert_int_equal(untold(pair, MONDAY_MS + (KS_BECAME_DAYS + 2) * day_ms).count, 0);
}

static void what_this_hall_booked_itself_is_no_news_of_the_courts(void **state)
{
    struct pair *pair = *state;
    struct ks_appointment row;
    const struct ks_appointment_wish own = {.line = "mediation",
                                            .kind = "person",
                                            .day = NEXT_DAY,
                                            .slot_ms = SLOT_MS,
                                            .places = 1,
                                            .token = "own",
                                            .now_ms = MONDAY_MS};

    assert_int_equal(ks_store_enter_appointment(pair->hall.store, &own, "", &row, NULL), KS_OK);
    give_back_there(pair, row.code);
    assert_int_equal(untold(pair, MONDAY_MS).count, 0);
}

static void what_became_of_it_there_stands_at_the_court_once(void **state)
{
    struct pair *pair = *state;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);

    carry(pair);
    const struct ks_sent taken = now(pair, sent.id);
    hear_end(pair, "rongshan", taken.code, KS_SENT_CANCELLED,
             "there"); /* of no hall of that code */
    assert_int_equal(now(pair, sent.id).state, KS_SENT_TAKEN);
    hear_end(pair, NAME, taken.code, KS_SENT_MISSED, "called");
    assert_int_equal(now(pair, sent.id).state, KS_SENT_MISSED);
    hear_end(pair, NAME, taken.code, KS_SENT_CAME, ""); /* the call was taken back */
    assert_int_equal(now(pair, sent.id).state, KS_SENT_CAME);
    const int64_t heard_ms = now(pair, sent.id).answered_ms;
    hear_end(pair, NAME, taken.code, KS_SENT_CAME, "");
    assert_int_equal(now(pair, sent.id).answered_ms, heard_ms);
    hear_end(pair, NAME, taken.code, KS_SENT_CANCELLED, "there");
    hear_end(pair, NAME, taken.code, KS_SENT_CAME, ""); /* what was given back stays so */
    assert_int_equal(now(pair, sent.id).state, KS_SENT_CANCELLED);
    assert_string_equal(now(pair, sent.id).reason, "there");
}

static void of_one_that_is_being_given_back_the_answer_counts(void **state)
{
    struct pair *pair = *state;
    struct ks_sent row;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);

    carry(pair);
    const struct ks_sent taken = now(pair, sent.id);
    assert_int_equal(ks_store_cancel_sent(pair->court.store, sent.id, MONDAY_MS, &row, NULL),
                     KS_OK);
    hear_end(pair, NAME, taken.code, KS_SENT_CANCELLED, "there");
    assert_true(now(pair, sent.id).is_open);
    carry(pair);
    assert_int_equal(now(pair, sent.id).state, KS_SENT_CANCELLED);
}

static void a_court_that_was_put_back_from_a_backup_is_told_once_more(void **state)
{
    struct pair *pair = *state;
    const struct ks_sent sent = enter_at(pair, "a", SLOT_MS, 0);
    const struct ks_court_heard later = {.heard_ms = MONDAY_MS, .mark = {1, 7}, .fault = ""};
    const struct ks_court_heard earlier = {.heard_ms = MONDAY_MS, .mark = {1, 6}, .fault = ""};
    struct ks_court_saying saying;

    carry(pair);
    give_back_there(pair, now(pair, sent.id).code);
    say(pair, &saying);
    assert_int_equal(ks_store_hear_court(pair->hall.store, &later, NULL), KS_OK);
    const struct ks_became_list told = untold(pair, MONDAY_MS);
    keep_told(pair, &told);
    assert_int_equal(ks_store_hear_court(pair->hall.store, &later, NULL), KS_OK);
    assert_int_equal(untold(pair, MONDAY_MS).count, 0);
    assert_int_equal(ks_store_hear_court(pair->hall.store, &earlier, NULL), KS_OK);
    assert_int_equal(untold(pair, MONDAY_MS).count, 1);
}

static void nothing_is_entered_for_a_hall_that_is_not_enrolled(void **state)
{
    struct pair *pair = *state;
    struct ks_sent sent;
    const struct ks_sent_wish wish = {.name = "nobody",
                                      .line = "mediation",
                                      .kind = "person",
                                      .token = "a",
                                      .slot_ms = SLOT_MS,
                                      .actor = "Li",
                                      .now_ms = MONDAY_MS};

    assert_int_equal(ks_store_send_appointment(pair->court.store, &wish, &sent, NULL),
                     KS_ERR_NOT_FOUND);
}

static void the_court_is_known_by_the_key_that_was_told_last(void **state)
{
    struct pair *pair = *state;
    char key[KS_DEVICE_KEY_BYTES];

    assert_int_equal(ks_store_find_court_key(pair->hall.store, key, NULL), KS_OK);
    assert_string_equal(key, "");
    assert_int_equal(ks_store_trust_court(pair->hall.store, KEY, &hand, NULL), KS_OK);
    assert_int_equal(ks_store_trust_court(pair->hall.store, OTHER_KEY, &hand, NULL), KS_OK);
    assert_int_equal(ks_store_find_court_key(pair->hall.store, key, NULL), KS_OK);
    assert_string_equal(key, OTHER_KEY);
    struct ks_court_saying saying; /* and it speaks as before */
    say(pair, &saying);
    assert_int_equal(saying.said, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_entered_is_booked_there_and_the_code_comes_back),
        TEST(the_same_gesture_enters_one),
        TEST(an_order_whose_answer_is_lost_is_told_again_and_booked_once),
        TEST(orders_are_told_in_the_order_in_which_they_were_entered),
        TEST(where_the_time_is_taken_it_is_refused_and_nothing_is_booked),
        TEST(what_the_hall_was_never_told_is_given_back_at_once),
        TEST(what_was_never_entered_is_not_given_back),
        TEST(what_it_was_told_is_given_back_there_whatever_was_answered_meanwhile),
        TEST(one_that_is_moved_stands_until_the_new_time_is_taken),
        TEST(an_answer_in_the_name_of_another_hall_changes_nothing),
        TEST(a_hall_that_is_enrolled_anew_is_told_again_under_the_same_code),
        TEST(one_that_is_given_back_there_is_told_until_the_court_has_heard_it),
        TEST(one_that_nobody_came_for_is_told_once_its_day_is_over),
        TEST(what_this_hall_booked_itself_is_no_news_of_the_courts),
        TEST(what_became_of_it_there_stands_at_the_court_once),
        TEST(of_one_that_is_being_given_back_the_answer_counts),
        TEST(a_court_that_was_put_back_from_a_backup_is_told_once_more),
        TEST(nothing_is_entered_for_a_hall_that_is_not_enrolled),
        TEST(the_court_is_known_by_the_key_that_was_told_last),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
