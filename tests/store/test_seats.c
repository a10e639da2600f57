/* What staff do at their seats, and who sits there. */
#include "store/store_papers.h"
#include "store/store_private.h"
#include "store/support.h"

static const char *const both_lines[] = {"mediation", "filing"};
static const struct ks_store_seat room = {"1", both_lines, 1}, window = {"w1", both_lines + 1, 1},
                                  either = {"2", both_lines, 2};

static struct ks_ticket queue_of(struct test_db *db, const char *line, const char *letter,
                                 int64_t now_ms)
{
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", now_ms);
    struct ks_ticket ticket;
    wish.line = line;
    wish.prefix = letter;
    assert_int_equal(ks_store_reserve_ticket(db->store, &wish, &ticket, NULL), KS_OK);
    return test_db_move(db, ticket.id, KS_TICKET_WAITING, now_ms);
}

static struct ks_seat_act wish_for(enum ks_queue_act what, const struct ks_store_seat *seat,
                                   int64_t now_ms)
{
    return (struct ks_seat_act){.act = what, .seat = seat, .day = MONDAY, .now_ms = now_ms};
}

static enum ks_err act(struct test_db *db, enum ks_queue_act what, const struct ks_store_seat *seat,
                       int64_t now_ms, struct ks_ticket *out)
{
    const struct ks_seat_act wish = wish_for(what, seat, now_ms);
    return ks_store_act_and_call(db->store, &wish, out, NULL, NULL);
}

static struct ks_ticket done(struct test_db *db, enum ks_queue_act what,
                             const struct ks_store_seat *seat, int64_t now_ms)
{
    struct ks_ticket out;
    assert_int_equal(act(db, what, seat, now_ms, &out), KS_OK);
    return out;
}

static void a_seat_calls_of_its_lines_alone(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket filing = queue_of(db, "filing", "L", MONDAY_MS);
    struct ks_ticket mediation = queue_of(db, "mediation", "T", MONDAY_MS + MINUTE_MS), out;
    assert_string_equal(filing.number, "L001");
    assert_string_equal(mediation.number, "T001");
    assert_int_equal(done(db, KS_QUEUE_CALL, &room, MONDAY_MS).id, mediation.id);
    assert_int_equal(done(db, KS_QUEUE_CALL, &window, MONDAY_MS).id, filing.id);
    assert_int_equal(act(db, KS_QUEUE_CALL, &either, MONDAY_MS, &out), KS_ERR_NOT_FOUND);
}

static void a_seat_turns_to_its_second_line_after_ten_minutes(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket filing = queue_of(db, "filing", "L", MONDAY_MS);
    (void)queue_of(db, "mediation", "T", MONDAY_MS + 10 * MINUTE_MS - 1);
    struct ks_ticket later = queue_of(db, "mediation", "T", MONDAY_MS + 10 * MINUTE_MS + 1);
    assert_string_equal(done(db, KS_QUEUE_CALL, &either, MONDAY_MS).line, "mediation");
    (void)done(db, KS_QUEUE_MISS, &either, MONDAY_MS);
    assert_int_equal(done(db, KS_QUEUE_CALL, &either, MONDAY_MS).id, filing.id);
    (void)done(db, KS_QUEUE_MISS, &either, MONDAY_MS);
    assert_int_equal(done(db, KS_QUEUE_CALL, &either, MONDAY_MS).id, later.id);
}

static void the_same_request_again_gives_the_same_ticket(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket first = queue_of(db, "mediation", "T", MONDAY_MS), out;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    struct ks_seat_act wish = wish_for(KS_QUEUE_CALL, &room, MONDAY_MS);
    wish.request = "lost-reply";
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_OK);
        assert_int_equal(out.id, first.id);
        assert_int_equal(out.call_count, 1);
    }
    wish.act = KS_QUEUE_RECALL;
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "This request was for something else: make a new one");
    (void)done(db, KS_QUEUE_CAME, &room, MONDAY_MS);
    wish.act = KS_QUEUE_CALL;
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_OK);
    assert_int_equal(out.state, KS_TICKET_SERVING); /* as it is now */
}

static void a_number_out_of_order_needs_a_reason_that_is_kept(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket out;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    struct ks_ticket second = queue_of(db, "mediation", "T", MONDAY_MS);
    struct ks_seat_act wish = wish_for(KS_QUEUE_CALL, &room, MONDAY_MS);
    wish.number = "T002";
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_ERR_INPUT);
    assert_string_equal(error.text, "A call out of order needs a reason");
    wish.reason = "unwell";
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_OK);
    assert_int_equal(out.id, second.id);
    int64_t count = 0;
    assert_int_equal(ks_sql_run(db->store->sql,
                                "SELECT count(*) FROM event WHERE act = 'call' "
                                "AND reason = 'unwell' AND seat = '1'",
                                NULL, 0, ks_sql_read_int, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 1);
    wish.number = "T009";
    wish.seat = &either;
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_ERR_NOT_FOUND);
}

static void a_transfer_keeps_number_and_arrival(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket out;
    struct ks_ticket moved = queue_of(db, "mediation", "T", MONDAY_MS);
    (void)queue_of(db, "filing", "L", MONDAY_MS + MINUTE_MS);
    (void)done(db, KS_QUEUE_CALL, &room, MONDAY_MS + 2 * MINUTE_MS);
    (void)done(db, KS_QUEUE_CAME, &room, MONDAY_MS + 3 * MINUTE_MS);
    struct ks_seat_act wish = wish_for(KS_QUEUE_TRANSFER, &room, MONDAY_MS + 4 * MINUTE_MS);
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, NULL), KS_ERR_INPUT);
    wish.line = "filing";
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, NULL), KS_OK);
    assert_int_equal(out.state, KS_TICKET_TRANSFERRED);
    assert_string_equal(out.seat, "");
    assert_string_equal(out.number, "T001");
    assert_int_equal(out.order_ms, MONDAY_MS);
    out = done(db, KS_QUEUE_CALL, &window, MONDAY_MS + 5 * MINUTE_MS);
    assert_int_equal(out.id, moved.id); /* before who came later */
    assert_string_equal(out.line, "filing");
}

static void who_is_parked_leaves_the_seat_free_and_comes_back_to_it(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket out;
    struct ks_ticket parked = queue_of(db, "mediation", "T", MONDAY_MS);
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)done(db, KS_QUEUE_CALL, &room, MONDAY_MS);
    (void)done(db, KS_QUEUE_CAME, &room, MONDAY_MS);
    assert_int_equal(done(db, KS_QUEUE_PARK, &room, MONDAY_MS).state, KS_TICKET_PARKED);
    assert_string_equal(done(db, KS_QUEUE_CALL, &room, MONDAY_MS).number, "T002");
    struct ks_seat_act wish = wish_for(KS_QUEUE_RESUME, &room, MONDAY_MS);
    wish.number = "T001";
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, NULL), KS_ERR_STATE);
    (void)done(db, KS_QUEUE_MISS, &room, MONDAY_MS);
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, NULL), KS_OK);
    assert_int_equal(out.id, parked.id);
    assert_int_equal(out.state, KS_TICKET_SERVING);
}

static void who_missed_the_call_comes_back_behind_ten_minutes_of_others(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket out;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)done(db, KS_QUEUE_CALL, &room, MONDAY_MS + 60 * MINUTE_MS);
    (void)done(db, KS_QUEUE_MISS, &room, MONDAY_MS + 61 * MINUTE_MS);
    struct ks_seat_act wish = wish_for(KS_QUEUE_BACK, &room, MONDAY_MS + 65 * MINUTE_MS);
    wish.number = "T001";
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, NULL), KS_OK);
    assert_int_equal(out.order_ms, MONDAY_MS + 70 * MINUTE_MS);
    assert_string_equal(out.seat, "");
}

static void somebody_without_a_number_is_served_at_once(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket first, again, out;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_walk_in(db->store, &wish, "1", "li", &first, NULL), KS_OK);
    assert_string_equal(first.number, "T002");
    assert_int_equal(first.state, KS_TICKET_SERVING);
    assert_string_equal(first.seat, "1");
    assert_int_equal(ks_store_walk_in(db->store, &wish, "1", "li", &again, NULL), KS_OK);
    assert_int_equal(again.id, first.id);
    struct ks_reservation another = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    assert_int_equal(ks_store_walk_in(db->store, &another, "1", "li", &out, NULL), KS_ERR_STATE);
    assert_string_equal(queue_of(db, "mediation", "T", MONDAY_MS).number, "T003"); /* cost none */
}

/* All that a ticket is, but when it changed. */
static void assert_same(const struct ks_ticket *a, const struct ks_ticket *b)
{
    assert_int_equal(a->state, b->state);
    assert_string_equal(a->line, b->line);
    assert_string_equal(a->seat, b->seat);
    assert_int_equal(a->order_ms, b->order_ms);
    assert_int_equal(a->called_ms, b->called_ms);
    assert_int_equal(a->first_called_ms, b->first_called_ms);
    assert_int_equal(a->call_count, b->call_count);
    assert_int_equal(a->is_screen_ticket, b->is_screen_ticket);
}

/* From made-up histories: each act that may be undone, undone, leaves everything as it was. */
static void an_undo_leaves_everything_as_it_was(void **state)
{
    static const enum ks_queue_act acts[] = {KS_QUEUE_CALL,   KS_QUEUE_CALL,     KS_QUEUE_CAME,
                                             KS_QUEUE_MISS,   KS_QUEUE_BACK,     KS_QUEUE_PARK,
                                             KS_QUEUE_FINISH, KS_QUEUE_TRANSFER, KS_QUEUE_BACK,
                                             KS_QUEUE_RECALL, KS_QUEUE_RESUME,   KS_QUEUE_CANCEL};
    struct test_db *db = *state;
    int undone[KS_QUEUE_ACT_COUNT] = {0};
    int64_t now_ms = MONDAY_MS;
    char number[16];
    srand(20261123);
    for (int i = 0; i < 20; i++)
        (void)queue_of(db, "mediation", "T", MONDAY_MS);
    for (int i = 0; i < 1500; i++) {
        struct ks_ticket before, after, out;
        if (i % 25 == 0)
            (void)queue_of(db, "mediation", "T", now_ms);
        struct ks_seat_act wish =
            wish_for(acts[(size_t)rand() % (sizeof acts / sizeof *acts)], &either, ++now_ms);
        snprintf(number, sizeof number, "T%03d", 1 + rand() % db->tokens);
        bool is_named = wish.act == KS_QUEUE_RESUME || wish.act == KS_QUEUE_CANCEL ||
                        (wish.act == KS_QUEUE_BACK && rand() % 2 == 0);
        wish.number = is_named ? number : NULL;
        wish.line = rand() % 2 == 0 ? "filing" : "mediation";
        if (wish.act == KS_QUEUE_CANCEL && rand() % 4 != 0)
            continue;
        int64_t id = 0;
        if (is_named)
            id = atoi(number + 1);
        else if (wish.act == KS_QUEUE_CALL &&
                 ks_ticket_find_next(db->store, MONDAY, &either, &out, NULL) == KS_OK)
            id = out.id;
        else if (ks_ticket_at_seat(db->store, MONDAY, "2", &out, NULL) == KS_OK)
            id = out.id;
        if (id == 0 || ks_store_get_ticket(db->store, id, &before, NULL) != KS_OK ||
            ks_store_act_and_call(db->store, &wish, &after, NULL, NULL) != KS_OK)
            continue;
        assert_int_equal(after.id, id);
        bool may = wish.act != KS_QUEUE_RECALL;
        if (may && rand() % 2 == 0)
            continue; /* this one stays */
        assert_int_equal(act(db, KS_QUEUE_UNDO, &either, now_ms + 1, &out),
                         may ? KS_OK : KS_ERR_STATE);
        if (may) {
            assert_int_equal(out.id, id);
            assert_same(&out, &before);
            undone[wish.act]++;
        }
    }
    static const enum ks_queue_act undoable[] = {
        KS_QUEUE_CALL, KS_QUEUE_CAME,   KS_QUEUE_MISS,     KS_QUEUE_FINISH, KS_QUEUE_BACK,
        KS_QUEUE_PARK, KS_QUEUE_RESUME, KS_QUEUE_TRANSFER, KS_QUEUE_CANCEL};
    for (size_t i = 0; i < sizeof undoable / sizeof *undoable; i++)
        if (undone[undoable[i]] == 0)
            fail_msg("%s was never undone", ks_queue_act_code(undoable[i]));
}

static void an_undo_is_refused_when_it_is_too_late(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket out;
    struct ks_seat_act undo = wish_for(KS_QUEUE_UNDO, &room, MONDAY_MS);
    assert_int_equal(ks_store_act_and_call(db->store, &undo, &out, NULL, &error), KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "Nothing was done at room 1");
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)done(db, KS_QUEUE_CALL, &room, MONDAY_MS);
    undo.now_ms = MONDAY_MS + 30001;
    assert_int_equal(ks_store_act_and_call(db->store, &undo, &out, NULL, &error), KS_ERR_STATE);
    assert_string_equal(error.text, "The last step of ticket T001 cannot be undone any more: it is "
                                    "called now");
    undo.now_ms = MONDAY_MS + 30000;
    assert_int_equal(ks_store_act_and_call(db->store, &undo, &out, NULL, &error), KS_OK);
    assert_int_equal(ks_store_act_and_call(db->store, &undo, &out, NULL, &error), KS_ERR_STATE);
}

static void an_undo_is_refused_after_the_visitor_was_called_elsewhere(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket out;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)done(db, KS_QUEUE_CALL, &room, MONDAY_MS);
    (void)done(db, KS_QUEUE_BACK, &room, MONDAY_MS + 1);
    (void)done(db, KS_QUEUE_CALL, &either, MONDAY_MS + 2);
    assert_int_equal(act(db, KS_QUEUE_UNDO, &room, MONDAY_MS + 3, &out), KS_ERR_STATE);
}

/* Two people: the first is served at the seat, then finished with `request`, and the second called.
 */
static struct ks_ticket finish_and_call(struct test_db *db, const char *request, int64_t now_ms)
{
    struct ks_seat_act finish = wish_for(KS_QUEUE_FINISH, &either, now_ms);
    struct ks_ticket first, next;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)done(db, KS_QUEUE_CALL, &either, MONDAY_MS);
    (void)done(db, KS_QUEUE_CAME, &either, MONDAY_MS + 1);
    finish.request = request;
    assert_int_equal(ks_store_act_and_call(db->store, &finish, &first, &next, NULL), KS_OK);
    assert_string_equal(next.number, "T002");
    return first;
}

static void a_finish_and_the_call_that_followed_are_taken_back_together(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket out, second;
    struct ks_seat_act undo = wish_for(KS_QUEUE_UNDO, &either, MONDAY_MS + 4);
    struct ks_ticket first = finish_and_call(db, "wish-1", MONDAY_MS + 2);
    undo.request = "wish-2";
    for (int i = 0; i < 2; i++) { /* asked again after a lost answer, too */
        assert_int_equal(ks_store_act_and_call(db->store, &undo, &out, NULL, NULL), KS_OK);
        assert_int_equal(out.id, first.id);
        assert_int_equal(out.state, KS_TICKET_SERVING);
        assert_int_equal(ks_store_find_number(db->store, MONDAY, "T002", &second, NULL), KS_OK);
        assert_int_equal(second.state, KS_TICKET_WAITING);
        assert_int_equal(second.call_count, 0);
    }
}

static void once_the_next_one_came_a_finish_stays(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket out;
    struct ks_ticket first = finish_and_call(db, "wish-1", MONDAY_MS + 2);
    (void)done(db, KS_QUEUE_CAME, &either, MONDAY_MS + 3);
    assert_int_equal(act(db, KS_QUEUE_UNDO, &either, MONDAY_MS + 4, &out), KS_OK);
    assert_string_equal(out.number, "T002");
    assert_int_equal(out.state, KS_TICKET_CALLED);
    assert_int_equal(ks_store_get_ticket(db->store, first.id, &out, NULL), KS_OK);
    assert_int_equal(out.state, KS_TICKET_FINISHED);
}

static void only_the_step_that_was_meant_is_taken_back(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_ticket out;
    struct ks_seat_act undo = wish_for(KS_QUEUE_UNDO, &either, MONDAY_MS + 4);
    (void)finish_and_call(db, "wish-1", MONDAY_MS + 2);
    undo.undone = "wish-0"; /* what another page of the same clerk did before */
    assert_int_equal(ks_store_act_and_call(db->store, &undo, &out, NULL, &error), KS_ERR_STATE);
    assert_string_equal(error.text,
                        "Something else was done at room 2 since: nothing was taken back");
    undo.undone = "wish-1";
    assert_int_equal(ks_store_act_and_call(db->store, &undo, &out, NULL, NULL), KS_OK);
    assert_int_equal(out.state, KS_TICKET_SERVING);
}

static void an_undo_never_puts_two_at_a_seat(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket out;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    (void)queue_of(db, "filing", "L", MONDAY_MS);
    (void)done(db, KS_QUEUE_CALL, &either, MONDAY_MS);
    (void)done(db, KS_QUEUE_CAME, &either, MONDAY_MS + 1);
    (void)done(db, KS_QUEUE_FINISH, &either, MONDAY_MS + 2);
    struct ks_ticket second = done(db, KS_QUEUE_CALL, &either, MONDAY_MS + 3);
    assert_int_equal(act(db, KS_QUEUE_UNDO, &either, MONDAY_MS + 4, &out), KS_OK);
    assert_int_equal(out.id, second.id); /* the call goes, the other stays finished */
    assert_int_equal(act(db, KS_QUEUE_UNDO, &either, MONDAY_MS + 5, &out), KS_ERR_STATE);
}

static void a_seat_has_one_holder_for_a_minute_after_the_last_sign_of_life(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_seat_lease lease;
    assert_int_equal(ks_store_take_seat(db->store, "1", "li", false, MONDAY_MS, &lease, &error),
                     KS_OK);
    assert_int_equal(
        ks_store_take_seat(db->store, "1", "wang", false, MONDAY_MS + 59999, &lease, &error),
        KS_ERR_STATE);
    assert_string_equal(lease.holder, "li");
    assert_string_equal(error.text, "li holds seat 1: take it over, or choose another");
    assert_int_equal(
        ks_store_take_seat(db->store, "1", "wang", false, MONDAY_MS + 60000, &lease, &error),
        KS_OK);
    assert_string_equal(lease.holder, "wang");
    assert_int_equal(lease.until_ms, MONDAY_MS + 120000);
    assert_int_equal(ks_store_leave_seat(db->store, "1", "li", MONDAY_MS, &error),
                     KS_OK); /* not theirs */
    assert_int_equal(
        ks_store_take_seat(db->store, "1", "li", false, MONDAY_MS + 60001, &lease, &error),
        KS_ERR_STATE);
    assert_int_equal(ks_store_leave_seat(db->store, "1", "wang", MONDAY_MS, &error), KS_OK);
    assert_int_equal(
        ks_store_take_seat(db->store, "1", "li", false, MONDAY_MS + 60001, &lease, &error), KS_OK);
}

static void a_take_over_is_told_and_leaves_the_visitor_there(void **state)
{
    struct test_db *db = *state;
    struct ks_error error = {0};
    struct ks_seat_lease lease;
    struct ks_ticket out;
    int64_t count = 0;
    (void)queue_of(db, "mediation", "T", MONDAY_MS);
    struct ks_seat_act wish = wish_for(KS_QUEUE_CALL, &room, MONDAY_MS);
    wish.actor = "li";
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_OK);
    wish.act = KS_QUEUE_CAME;
    wish.actor = "wang";
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_ERR_STATE);
    assert_int_equal(ks_store_take_seat(db->store, "1", "wang", true, MONDAY_MS + 1, &lease, NULL),
                     KS_OK);
    assert_int_equal(ks_sql_run(db->store->sql,
                                "SELECT count(*) FROM event WHERE act = 'take-over' AND ticket = 0 "
                                "AND seat = '1' AND actor = 'wang' AND reason = 'li'",
                                NULL, 0, ks_sql_read_int, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(ks_store_act_and_call(db->store, &wish, &out, NULL, &error), KS_OK);
    assert_int_equal(out.state, KS_TICKET_SERVING);
}

static void a_lease_of_a_clock_that_ran_ahead_holds_nobody_off(void **state)
{
    struct test_db *db = *state;
    struct ks_seat_lease lease;
    assert_int_equal(
        ks_store_take_seat(db->store, "1", "li", false, MONDAY_MS + 999 * MINUTE_MS, &lease, NULL),
        KS_OK);
    assert_int_equal(ks_store_take_seat(db->store, "1", "wang", false, MONDAY_MS, &lease, NULL),
                     KS_OK);
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_seat_calls_of_its_lines_alone),
        STORE_TEST(a_seat_turns_to_its_second_line_after_ten_minutes),
        STORE_TEST(the_same_request_again_gives_the_same_ticket),
        STORE_TEST(a_number_out_of_order_needs_a_reason_that_is_kept),
        STORE_TEST(a_transfer_keeps_number_and_arrival),
        STORE_TEST(who_is_parked_leaves_the_seat_free_and_comes_back_to_it),
        STORE_TEST(who_missed_the_call_comes_back_behind_ten_minutes_of_others),
        STORE_TEST(somebody_without_a_number_is_served_at_once),
        STORE_TEST(an_undo_leaves_everything_as_it_was),
        STORE_TEST(an_undo_is_refused_when_it_is_too_late),
        STORE_TEST(an_undo_is_refused_after_the_visitor_was_called_elsewhere),
        STORE_TEST(an_undo_never_puts_two_at_a_seat),
        STORE_TEST(a_finish_and_the_call_that_followed_are_taken_back_together),
        STORE_TEST(once_the_next_one_came_a_finish_stays),
        STORE_TEST(only_the_step_that_was_meant_is_taken_back),
        STORE_TEST(a_seat_has_one_holder_for_a_minute_after_the_last_sign_of_life),
        STORE_TEST(a_take_over_is_told_and_leaves_the_visitor_there),
        STORE_TEST(a_lease_of_a_clock_that_ran_ahead_holds_nobody_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
