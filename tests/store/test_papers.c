/* Numbers whose paper nobody knows of: nothing but a person or the end of the day takes them. */
#include "store/store_papers.h"
#include "store/support.h"

#define TUESDAY "2026-11-24"

/* A number whose slip went to the printer and was last seen as `end`; SENDING: as it went. */
static struct ks_ticket printed_as(struct test_db *db, enum ks_print_job_state end)
{
    struct ks_reservation wish = test_db_wish(db, MONDAY, "person", MONDAY_MS);
    struct ks_ticket ticket;
    struct ks_print_record job;
    struct ks_error error = {0};
    assert_int_equal(ks_store_reserve_printed_ticket(db->store, &wish, &ticket, &job, &error),
                     KS_OK);
    assert_int_equal(ks_store_start_print_job(db->store, job.id, MONDAY_MS, &job, &error), KS_OK);
    if (end != KS_PRINT_JOB_SENDING) {
        assert_int_equal(
            ks_store_finish_print_job(db->store, job.id, end, "", MONDAY_MS, &ticket, &error),
            KS_OK);
    }
    return ticket;
}

static enum ks_ticket_state state_of(struct test_db *db, int64_t id)
{
    struct ks_ticket ticket;
    assert_int_equal(ks_store_get_ticket(db->store, id, &ticket, NULL), KS_OK);
    return ticket.state;
}

static void stale_numbers_go_and_those_that_may_be_held_stay(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket unknown = printed_as(db, KS_PRINT_JOB_UNKNOWN);
    struct ks_ticket failed = printed_as(db, KS_PRINT_JOB_FAILED);
    struct ks_ticket sending = printed_as(db, KS_PRINT_JOB_SENDING);
    int count = 0;
    assert_int_equal(
        ks_store_cancel_stale(db->store, "2026-12-24", INT64_MAX, MONDAY_MS, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(state_of(db, unknown.id), KS_TICKET_RESERVED);
    assert_int_equal(state_of(db, sending.id), KS_TICKET_RESERVED);
    assert_int_equal(state_of(db, failed.id), KS_TICKET_CANCELLED);
}

static void what_came_out_waits_in_its_own_place(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket doubted = printed_as(db, KS_PRINT_JOB_UNKNOWN), out, called;
    struct ks_print_record job;
    (void)test_db_queue(db, "person", MONDAY_MS + MINUTE_MS);
    assert_int_equal(
        ks_store_decide_paper(db->store, doubted.id, true, MONDAY_MS + 20 * MINUTE_MS, &out, NULL),
        KS_OK);
    assert_int_equal(out.state, KS_TICKET_WAITING);
    assert_int_equal(ks_store_print_job_of_ticket(db->store, doubted.id, &job, NULL), KS_OK);
    assert_int_equal(job.state, KS_PRINT_JOB_PRINTED);
    assert_string_equal(job.reason, "by-person");
    assert_int_equal(test_call_next(db->store, MONDAY, TEST_SEAT("1"), MONDAY_MS, &called, NULL),
                     KS_OK);
    assert_int_equal(called.id, doubted.id);
}

static void what_did_not_come_out_is_withdrawn_and_may_be_let_in_after_all(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket doubted = printed_as(db, KS_PRINT_JOB_UNKNOWN), out;
    struct ks_error error = {0};
    assert_int_equal(ks_store_decide_paper(db->store, doubted.id, false, MONDAY_MS, &out, &error),
                     KS_OK);
    assert_int_equal(out.state, KS_TICKET_CANCELLED);
    assert_int_equal(ks_store_decide_paper(db->store, doubted.id, false, MONDAY_MS, &out, &error),
                     KS_ERR_STATE);
    assert_string_equal(error.text, "Number T001 is cancelled: there is nothing to decide");
    assert_int_equal(ks_store_decide_paper(db->store, doubted.id, true, MONDAY_MS, &out, &error),
                     KS_OK);
    assert_int_equal(out.state, KS_TICKET_WAITING);
    assert_int_equal(ks_store_decide_paper(db->store, doubted.id, false, MONDAY_MS, &out, &error),
                     KS_ERR_STATE);
}

static void a_number_that_is_not_in_doubt_is_not_decided_on(void **state)
{
    struct test_db *db = *state;
    for (int i = 0; i < KS_TICKET_STATE_COUNT; i++) {
        static const enum ks_ticket_state way[][4] = {
            [KS_TICKET_WAITING] = {KS_TICKET_WAITING},
            [KS_TICKET_CALLED] = {KS_TICKET_WAITING, KS_TICKET_CALLED},
            [KS_TICKET_SERVING] = {KS_TICKET_WAITING, KS_TICKET_CALLED, KS_TICKET_SERVING},
            [KS_TICKET_FINISHED] = {KS_TICKET_WAITING, KS_TICKET_CALLED, KS_TICKET_SERVING,
                                    KS_TICKET_FINISHED},
            [KS_TICKET_NO_SHOW] = {KS_TICKET_WAITING, KS_TICKET_CALLED, KS_TICKET_NO_SHOW},
            [KS_TICKET_PARKED] = {KS_TICKET_WAITING, KS_TICKET_CALLED, KS_TICKET_PARKED},
            [KS_TICKET_TRANSFERRED] = {KS_TICKET_WAITING, KS_TICKET_TRANSFERRED},
            [KS_TICKET_CANCELLED] = {KS_TICKET_CANCELLED},
            [KS_TICKET_EXPIRED] = {KS_TICKET_EXPIRED},
        };
        struct ks_ticket ticket = test_db_reserve(db, MONDAY, "person", MONDAY_MS), out;
        for (int j = 0; j < 4 && way[i][j] != KS_TICKET_RESERVED; j++) {
            char room[16];
            snprintf(room, sizeof room, "%d", i);
            if (way[i][j] == KS_TICKET_CALLED) {
                assert_int_equal(
                    test_call_next(db->store, MONDAY, TEST_SEAT(room), MONDAY_MS, &out, NULL),
                    KS_OK);
                assert_int_equal(out.id, ticket.id);
            } else {
                (void)test_db_move(db, ticket.id, way[i][j], MONDAY_MS);
            }
        }
        for (int is_out = 0; is_out < 2; is_out++)
            assert_int_equal(
                ks_store_decide_paper(db->store, ticket.id, is_out != 0, MONDAY_MS, &out, NULL),
                KS_ERR_STATE);
        assert_int_equal(state_of(db, ticket.id), i);
        if (ks_ticket_is_queued(state_of(db, ticket.id)))
            (void)test_db_move(db, ticket.id, KS_TICKET_CANCELLED, MONDAY_MS);
    }
}

static void the_end_of_the_day_ends_them_and_they_are_told_as_expired(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket doubted = printed_as(db, KS_PRINT_JOB_UNKNOWN);
    struct ks_ticket plain = test_db_reserve(db, MONDAY, "person", MONDAY_MS);
    struct ks_unsure_paper listed[4];
    int count = 9;
    assert_int_equal(
        ks_store_expire_unsure(db->store, "2026-11-22", MONDAY, MONDAY_MS, &count, NULL), KS_OK);
    assert_int_equal(count, 0);
    assert_int_equal(ks_store_list_unsure(db->store, MONDAY, listed, 4, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(listed[0].ticket.state, KS_TICKET_RESERVED);
    assert_int_equal(ks_store_expire_unsure(db->store, MONDAY, MONDAY, MONDAY_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(state_of(db, doubted.id), KS_TICKET_EXPIRED);
    assert_int_equal(state_of(db, plain.id), KS_TICKET_RESERVED);
    assert_int_equal(ks_store_count_unsure(db->store, &count, NULL), KS_OK);
    assert_int_equal(count, 0);
    assert_int_equal(ks_store_list_unsure(db->store, MONDAY, listed, 4, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_int_equal(listed[0].ticket.id, doubted.id);
    assert_int_equal(listed[0].ticket.state, KS_TICKET_EXPIRED);
    assert_int_equal(ks_store_list_unsure(db->store, TUESDAY, listed, 4, &count, NULL), KS_OK);
    assert_int_equal(count, 0);
}

static void one_in_the_printer_at_closing_ends_only_the_next_day(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket sending = printed_as(db, KS_PRINT_JOB_SENDING);
    int count = 9;
    assert_int_equal(ks_store_expire_unsure(db->store, MONDAY, MONDAY, MONDAY_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 0);
    assert_int_equal(state_of(db, sending.id), KS_TICKET_RESERVED);
    assert_int_equal(ks_store_expire_unsure(db->store, MONDAY, TUESDAY, MONDAY_MS, &count, NULL),
                     KS_OK);
    assert_int_equal(count, 1);
}

static void more_than_fit_are_counted(void **state)
{
    struct test_db *db = *state;
    struct ks_unsure_paper listed[2];
    int count = 0;
    for (int i = 0; i < 5; i++)
        (void)printed_as(db, KS_PRINT_JOB_UNKNOWN);
    assert_int_equal(ks_store_list_unsure(db->store, MONDAY, listed, 2, &count, NULL), KS_OK);
    assert_int_equal(count, 5);
    assert_string_equal(listed[0].ticket.number, "T001");
    assert_string_equal(listed[1].ticket.number, "T002");
}

static void a_number_is_found_by_its_day(void **state)
{
    struct test_db *db = *state;
    struct ks_ticket found;
    struct ks_error error = {0};
    (void)printed_as(db, KS_PRINT_JOB_UNKNOWN);
    assert_int_equal(ks_store_find_number(db->store, MONDAY, "T001", &found, &error), KS_OK);
    assert_int_equal(ks_store_find_number(db->store, TUESDAY, "T001", &found, &error),
                     KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "There is no number T001 of 2026-11-24");
}

#define STORE_TEST(name) cmocka_unit_test_setup_teardown(name, test_db_setup, test_db_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(stale_numbers_go_and_those_that_may_be_held_stay),
        STORE_TEST(what_came_out_waits_in_its_own_place),
        STORE_TEST(what_did_not_come_out_is_withdrawn_and_may_be_let_in_after_all),
        STORE_TEST(a_number_that_is_not_in_doubt_is_not_decided_on),
        STORE_TEST(the_end_of_the_day_ends_them_and_they_are_told_as_expired),
        STORE_TEST(one_in_the_printer_at_closing_ends_only_the_next_day),
        STORE_TEST(more_than_fit_are_counted),
        STORE_TEST(a_number_is_found_by_its_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
