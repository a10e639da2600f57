/* Numbers that a kiosk gave while its line was cut, carried to the hall: once each, whatever dies
 * on the way. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "store/away.h"

static void a_number_of_the_kiosks_own_waits_in_the_hall_by_when_its_visitor_came(void **state)
{
    struct away *away = *state;
    struct ks_ticket later = test_db_queue(away->db, "person", MONDAY_MS + 5 * MINUTE_MS);
    assert_string_equal(give(away->own, "a", MONDAY, MONDAY_MS + MINUTE_MS).number, "F101");
    assert_string_equal(give(away->own, "b", MONDAY, MONDAY_MS + 9 * MINUTE_MS).number, "F102");
    assert_int_equal(carry_all(away, MONDAY_MS + 10 * MINUTE_MS), 2);
    struct ks_ticket first, second, third;
    struct ks_store *hall = away->db->store;
    int64_t now_ms = MONDAY_MS + 11 * MINUTE_MS;
    assert_int_equal(test_call_next(hall, MONDAY, TEST_SEAT("1"), now_ms, &first, NULL), KS_OK);
    assert_int_equal(test_call_next(hall, MONDAY, TEST_SEAT("2"), now_ms, &second, NULL), KS_OK);
    assert_int_equal(test_call_next(hall, MONDAY, TEST_SEAT("3"), now_ms, &third, NULL), KS_OK);
    assert_string_equal(first.number, "F101");
    assert_string_equal(second.number, later.number);
    assert_string_equal(third.number, "F102");
}

static void the_same_number_carried_again_changes_nothing(void **state)
{
    struct away *away = *state;
    struct ks_offline_row row;
    struct ks_ticket first, again;
    bool is_twice = true;
    int count = 0;
    (void)give(away->own, "a", MONDAY, MONDAY_MS + MINUTE_MS);
    assert_int_equal(ks_store_list_unsent(away->own, 0, &row, 1, &count, NULL), KS_OK);
    struct ks_store *hall = away->db->store;
    int64_t now_ms = MONDAY_MS + 10 * MINUTE_MS;
    assert_int_equal(ks_store_merge_offline(hall, &row, MONDAY_MS, now_ms, &first, &is_twice, NULL),
                     KS_OK);
    int64_t events = count_rows(hall, "SELECT count(*) FROM event");
    assert_int_equal(ks_store_merge_offline(hall, &row, MONDAY_MS, now_ms, &again, &is_twice, NULL),
                     KS_OK);
    assert_false(is_twice);
    assert_memory_equal(&first, &again, sizeof first);
    assert_int_equal(count_rows(hall, "SELECT count(*) FROM event"), events);
    assert_int_equal(count_rows(hall, "SELECT count(*) FROM print_job"), 1);
}

static void once_the_hall_has_all_nothing_is_left_to_carry(void **state)
{
    struct away *away = *state;
    int unsent = -1;
    (void)give(away->own, "a", MONDAY, MONDAY_MS + MINUTE_MS);
    assert_int_equal(ks_store_count_unsent(away->own, &unsent, NULL), KS_OK);
    assert_int_equal(unsent, 1);
    assert_int_equal(carry_all(away, MONDAY_MS + 2 * MINUTE_MS), 1);
    assert_int_equal(ks_store_count_unsent(away->own, &unsent, NULL), KS_OK);
    assert_int_equal(unsent, 0);
    assert_int_equal(carry_all(away, MONDAY_MS + 3 * MINUTE_MS), 0);
}

static void a_clock_that_runs_ahead_lets_nobody_come_after_the_line_is_back(void **state)
{
    struct away *away = *state;
    int64_t now_ms = MONDAY_MS + 10 * MINUTE_MS;
    (void)give(away->own, "a", MONDAY, MONDAY_MS + 60 * MINUTE_MS);
    assert_int_equal(carry_all(away, now_ms), 1);
    assert_int_equal(find(away, MONDAY, "F101").issued_ms, now_ms);
    assert_int_equal(count_rows(away->db->store, "SELECT count(*) FROM event WHERE act = 'issue' "
                                                 "AND word = 'estimated'"),
                     1);
}

static void a_number_of_yesterday_is_kept_under_its_day_and_stands_in_no_queue(void **state)
{
    struct away *away = *state;
    struct ks_ticket ticket;
    (void)give(away->own, "a", MONDAY, MONDAY_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + DAY_MS), 1);
    assert_int_equal(find(away, MONDAY, "F101").state, KS_TICKET_EXPIRED);
    struct ks_store *hall = away->db->store;
    assert_int_equal(
        test_call_next(hall, TUESDAY, TEST_SEAT("1"), MONDAY_MS + DAY_MS, &ticket, NULL),
        KS_ERR_NOT_FOUND);
}

static void a_slip_nobody_knows_of_is_the_staffs_to_decide(void **state)
{
    struct away *away = *state;
    const struct ks_reservation wanted = {.day = MONDAY,
                                          .line = "mediation",
                                          .prefix = "F1.1",
                                          .kind = "person",
                                          .token = "a",
                                          .now_ms = MONDAY_MS,
                                          .origin = &first_machine};
    struct ks_ticket ticket;
    struct ks_print_record job;
    struct ks_unsure_paper unsure[2];
    int count = 0;
    assert_int_equal(ks_store_reserve_printed_ticket(away->own, &wanted, &ticket, &job, NULL),
                     KS_OK);
    assert_int_equal(carry_all(away, MONDAY_MS), 0); /* put aside, and not printed yet */
    assert_int_equal(ks_store_start_print_job(away->own, job.id, MONDAY_MS, &job, NULL), KS_OK);
    assert_int_equal(ks_store_finish_print_job(away->own, job.id, KS_PRINT_JOB_UNKNOWN, "no-answer",
                                               MONDAY_MS, NULL, NULL),
                     KS_OK);
    assert_int_equal(carry_all(away, MONDAY_MS + MINUTE_MS), 1);
    struct ks_store *hall = away->db->store;
    assert_int_equal(ks_store_list_unsure(hall, MONDAY, unsure, 2, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    assert_string_equal(unsure[0].ticket.number, "F101");
    /* The visitor tells the kiosk meanwhile. */
    assert_int_equal(ks_store_finish_print_job(away->own, job.id, KS_PRINT_JOB_PRINTED, "by-person",
                                               MONDAY_MS + 2 * MINUTE_MS, NULL, NULL),
                     KS_OK);
    assert_int_equal(carry_all(away, MONDAY_MS + 3 * MINUTE_MS), 1);
    assert_int_equal(find(away, MONDAY, "F101").state, KS_TICKET_WAITING);
    assert_int_equal(ks_store_list_unsure(hall, MONDAY, unsure, 2, &count, NULL), KS_OK);
    assert_int_equal(count, 0);
}

static void
a_number_whose_answer_was_lost_is_withdrawn_when_the_kiosk_went_on_without_it(void **state)
{
    struct away *away = *state;
    struct ks_ticket lost = test_db_reserve(away->db, MONDAY, "person", MONDAY_MS);
    (void)give(away->own, away->db->token, MONDAY, MONDAY_MS + MINUTE_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + 2 * MINUTE_MS), 1);
    assert_int_equal(find(away, MONDAY, lost.number).state, KS_TICKET_CANCELLED);
    assert_int_equal(find(away, MONDAY, "F101").state, KS_TICKET_WAITING);
}

static void staff_admit_a_number_by_its_paper_and_the_kiosk_finds_it_there(void **state)
{
    struct away *away = *state;
    struct ks_ticket admitted, again;
    struct ks_error error = {0};
    struct ks_ticket given = give(away->own, "a", MONDAY, MONDAY_MS + MINUTE_MS);
    assert_int_equal(admit(away, "F101", MONDAY_MS + 9 * MINUTE_MS, &admitted, &error), KS_OK);
    assert_int_equal(admitted.state, KS_TICKET_WAITING);
    assert_int_equal(admit(away, "F101", MONDAY_MS + 9 * MINUTE_MS, &again, &error), KS_OK);
    assert_int_equal(again.id, admitted.id);
    assert_int_equal(carry_all(away, MONDAY_MS + 20 * MINUTE_MS), 1);
    struct ks_ticket merged = find(away, MONDAY, "F101");
    assert_int_equal(merged.id, admitted.id);
    assert_int_equal(merged.issued_ms, given.issued_ms);
    assert_int_equal(merged.order_ms, given.order_ms);
    assert_string_equal(merged.line, "filing"); /* as staff heard it from the visitor */
    assert_int_equal(count_rows(away->db->store, "SELECT count(*) FROM ticket"), 1);
}

static void a_number_that_was_served_by_its_paper_stays_served(void **state)
{
    struct away *away = *state;
    struct ks_ticket ticket;
    struct ks_error error = {0};
    (void)give(away->own, "a", MONDAY, MONDAY_MS);
    assert_int_equal(admit(away, "F101", MONDAY_MS, &ticket, &error), KS_OK);
    (void)test_db_move(away->db, ticket.id, KS_TICKET_CANCELLED, MONDAY_MS + MINUTE_MS);
    assert_int_equal(carry_all(away, MONDAY_MS + 2 * MINUTE_MS), 1);
    assert_int_equal(find(away, MONDAY, "F101").state, KS_TICKET_CANCELLED);
}

static void a_number_of_no_kiosk_of_the_hall_is_not_admitted(void **state)
{
    struct away *away = *state;
    struct ks_ticket ticket;
    struct ks_error error = {0};
    assert_int_equal(admit(away, "F201", MONDAY_MS, &ticket, &error), KS_ERR_NOT_FOUND);
    assert_string_equal(error.text, "No kiosk of this hall gives the number F201");
    assert_int_equal(admit(away, "F151", MONDAY_MS, &ticket, &error), KS_ERR_NOT_FOUND);
    assert_int_equal(admit(away, "T001", MONDAY_MS, &ticket, &error), KS_ERR_INPUT);
    enrol(away->db->store, 2);
    assert_int_equal(admit(away, "F151", MONDAY_MS, &ticket, &error), KS_OK);
}

static void the_kiosk_keeps_who_it_is_and_when_it_last_heard_of_the_hall(void **state)
{
    struct away *away = *state;
    struct ks_contact_row contact = {{3, 2}, MONDAY_MS}, found;
    assert_int_equal(ks_store_find_contact(away->own, &found, NULL), KS_ERR_NOT_FOUND);
    assert_int_equal(ks_store_keep_contact(away->own, &contact, NULL), KS_OK);
    contact.seen_ms += MINUTE_MS;
    assert_int_equal(ks_store_keep_contact(away->own, &contact, NULL), KS_OK);
    assert_int_equal(ks_store_find_contact(away->own, &found, NULL), KS_OK);
    assert_memory_equal(&contact, &found, sizeof found);
}

static void no_number_of_the_kiosks_own_file_has_an_id_of_the_hall(void **state)
{
    struct away *away = *state;
    assert_true(give(away->own, "a", MONDAY, MONDAY_MS).id > KS_OWN_FIRST_ID);
    ks_store_close(away->own);
    away->own = open_own(away->own_path);
    assert_true(give(away->own, "b", MONDAY, MONDAY_MS).id > KS_OWN_FIRST_ID + 1);
}

/* ---- deaths ---- */

/* Gives numbers and carries them, as chance has it; a byte goes up the pipe for each paper. */
static _Noreturn void child_works(const struct away *away, int fd, unsigned seed)
{
    struct ks_store *hall = NULL;
    struct ks_store_opening opening;
    struct ks_store *own = open_own(away->own_path);
    if (own == NULL || ks_store_open(away->db->path, MONDAY_MS, &hall, &opening, NULL) != KS_OK)
        _exit(3);
    for (int i = 0;; i++) {
        char token[48];
        snprintf(token, sizeof token, "touch-%u-%d", seed, i);
        if (rand_r(&seed) % 3 > 0) {
            int number = give(own, token, MONDAY, MONDAY_MS + seed % 1000).sequence;
            if (number == 0 || write(fd, &number, sizeof number) != sizeof number)
                _exit(4);
        } else if (carry(own, hall, (int)(rand_r(&seed) % 4), MONDAY_MS, MONDAY_MS + MINUTE_MS) <
                   0) {
            _exit(5);
        }
    }
}

static int longest(void)
{
    const char *told = getenv("KS_OFFLINE_KILLS");
    return told != NULL ? atoi(told) : 12;
}

static void whatever_dies_the_hall_has_each_number_on_paper_once(void **state)
{
    enum { MOST = 20000 };
    struct away *away = *state;
    char *is_out = calloc(MOST, 1);
    unsigned seed = 20261123;
    int pipes[2], value, on_paper = 0;
    ks_store_close(away->own);
    away->own = NULL;
    test_db_close(away->db);
    for (int round = 0; round < longest(); round++) {
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0)
            child_works(away, pipes[1], seed + (unsigned)round);
        close(pipes[1]);
        assert_int_equal(poll(&(struct pollfd){.fd = pipes[0], .events = POLLIN}, 1, -1), 1);
        usleep((useconds_t)(rand_r(&seed) % 60000));
        kill(child, SIGKILL);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        while (read(pipes[0], &value, sizeof value) == sizeof value) {
            assert_in_range(value, 1, MOST - 1);
            assert_int_equal(is_out[value], 0);
            is_out[value] = 1;
            on_paper++;
        }
        close(pipes[0]);
    }
    test_db_open(away->db);
    away->own = open_own(away->own_path);
    int left = 0;
    assert_true(carry_all(away, MONDAY_MS + MINUTE_MS) >= 0);
    assert_int_equal(ks_store_count_unsent(away->own, &left, NULL), KS_OK);
    assert_int_equal(left, 0);
    struct ks_store *hall = away->db->store;
    for (int i = 1; i < MOST; i++) {
        char number[KS_TICKET_NUMBER_BYTES];
        struct ks_ticket ticket;
        ks_offline_write_number(first_machine, i, number);
        if (is_out[i]) {
            assert_int_equal(ks_store_find_number(hall, MONDAY, number, &ticket, NULL), KS_OK);
            assert_int_equal(ticket.state, KS_TICKET_WAITING);
        }
    }
    int64_t there = count_rows(hall, "SELECT count(*) FROM ticket WHERE state = 'waiting'");
    assert_int_equal(there, count_rows(away->own, "SELECT count(*) FROM ticket WHERE state = "
                                                  "'waiting'"));
    assert_int_equal(count_rows(hall, "SELECT count(*) FROM ticket"),
                     count_rows(hall, "SELECT count(DISTINCT number) FROM ticket"));
    assert_in_range(there, on_paper, on_paper + longest());
    free(is_out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AWAY_TEST(a_number_of_the_kiosks_own_waits_in_the_hall_by_when_its_visitor_came),
        AWAY_TEST(the_same_number_carried_again_changes_nothing),
        AWAY_TEST(once_the_hall_has_all_nothing_is_left_to_carry),
        AWAY_TEST(a_clock_that_runs_ahead_lets_nobody_come_after_the_line_is_back),
        AWAY_TEST(a_number_of_yesterday_is_kept_under_its_day_and_stands_in_no_queue),
        AWAY_TEST(a_slip_nobody_knows_of_is_the_staffs_to_decide),
        AWAY_TEST(a_number_whose_answer_was_lost_is_withdrawn_when_the_kiosk_went_on_without_it),
        AWAY_TEST(staff_admit_a_number_by_its_paper_and_the_kiosk_finds_it_there),
        AWAY_TEST(a_number_that_was_served_by_its_paper_stays_served),
        AWAY_TEST(a_number_of_no_kiosk_of_the_hall_is_not_admitted),
        AWAY_TEST(the_kiosk_keeps_who_it_is_and_when_it_last_heard_of_the_hall),
        AWAY_TEST(no_number_of_the_kiosks_own_file_has_an_id_of_the_hall),
        AWAY_TEST(whatever_dies_the_hall_has_each_number_on_paper_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
