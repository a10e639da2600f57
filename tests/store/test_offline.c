/* Numbers that a kiosk gave while its line was cut, carried to the hall: once each, whatever dies
 * on the way. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

#include "store/store_offline.h"
#include "store/store_papers.h"
#include "store/store_private.h"
#include "store/support.h"

#define TUESDAY "2026-11-24"
#define DAY_MS (24 * 60 * MINUTE_MS)

static const struct ks_offline_origin first_machine = {1, 1};

struct away {
    struct test_db *db; /* the hall */
    char own_path[200];
    struct ks_store *own;
};

static struct ks_store *open_own(const char *path)
{
    struct ks_store *own = NULL;
    struct ks_store_opening opening;
    struct ks_error error = {0};
    if (ks_store_open_own(path, MONDAY_MS, &own, &opening, &error) != KS_OK)
        print_error("%s\n", error.text);
    return own;
}

/* The hall knows one kiosk, the first machine at place 1. */
static void enrol(struct ks_store *hall, int epoch)
{
    char text[400];
    snprintf(text, sizeof text,
             "INSERT INTO device (hall, place, epoch, name, spot, key, hardware, state, made_ms, "
             "changed_ms) VALUES (1, 1, %d, 'K1-%d', '', 'key-%d', '', '%s', 0, 0)",
             epoch, epoch, epoch, epoch == 1 ? "active" : "replaced");
    assert_int_equal(ks_sql_run_script(hall->sql, text, NULL), KS_OK);
}

static int setup(void **state)
{
    struct away *away = calloc(1, sizeof *away);
    void *db = NULL;
    test_db_setup(&db);
    away->db = db;
    snprintf(away->own_path, sizeof away->own_path, "%s/offline.db", away->db->folder);
    away->own = open_own(away->own_path);
    assert_non_null(away->own);
    enrol(away->db->store, 1);
    *state = away;
    return 0;
}

static int teardown(void **state)
{
    struct away *away = *state;
    void *db = away->db;
    ks_store_close(away->own);
    free(away);
    return test_db_teardown(&db);
}

static struct ks_ticket give(struct ks_store *own, const char *token, const char *day,
                             int64_t now_ms)
{
    const struct ks_reservation wanted = {.day = day,
                                          .line = "mediation",
                                          .prefix = "F1.1",
                                          .kind = "person",
                                          .token = token,
                                          .now_ms = now_ms,
                                          .origin = &first_machine};
    struct ks_ticket ticket = {0};
    struct ks_print_record job = {0};
    struct ks_error error = {0};
    enum ks_err err = ks_store_reserve_printed_ticket(own, &wanted, &ticket, &job, &error);
    if (err == KS_OK)
        err = ks_store_start_print_job(own, job.id, now_ms, &job, &error);
    if (err == KS_OK)
        err = ks_store_finish_print_job(own, job.id, KS_PRINT_JOB_PRINTED, "", now_ms, &ticket,
                                        &error);
    if (err != KS_OK)
        print_error("%s\n", error.text);
    return ticket;
}

/* As the kiosk does when the line is back, up to `most` numbers; how many. */
static int carry(struct ks_store *own, struct ks_store *hall, int most, int64_t contact_ms,
                 int64_t now_ms)
{
    struct ks_offline_row rows[8];
    struct ks_ticket ticket;
    struct ks_error error = {0};
    int count = 0, carried = 0;
    while (carried < most &&
           ks_store_list_unsent(own, rows, most - carried < 8 ? most - carried : 8, &count,
                                &error) == KS_OK &&
           count > 0) {
        for (int i = 0; i < count; i++, carried++) {
            if (ks_store_merge_offline(hall, &rows[i], contact_ms, now_ms, &ticket, &error) !=
                    KS_OK ||
                ks_store_note_sent(own, &rows[i], now_ms, &error) != KS_OK) {
                print_error("%s\n", error.text);
                return -1;
            }
        }
    }
    return carried;
}

static int carry_all(const struct away *away, int64_t now_ms)
{
    return carry(away->own, away->db->store, 1000, MONDAY_MS, now_ms);
}

static struct ks_ticket find(const struct away *away, const char *day, const char *number)
{
    struct ks_ticket ticket = {0};
    struct ks_error error = {0};
    if (ks_store_find_number(away->db->store, day, number, &ticket, &error) != KS_OK)
        print_error("%s\n", error.text);
    return ticket;
}

static int64_t count_rows(struct ks_store *store, const char *text)
{
    int64_t count = -1;
    assert_int_equal(ks_sql_run(store->sql, text, NULL, 0, ks_sql_read_int, &count, NULL), KS_OK);
    return count;
}

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
    int count = 0;
    (void)give(away->own, "a", MONDAY, MONDAY_MS + MINUTE_MS);
    assert_int_equal(ks_store_list_unsent(away->own, &row, 1, &count, NULL), KS_OK);
    struct ks_store *hall = away->db->store;
    int64_t now_ms = MONDAY_MS + 10 * MINUTE_MS;
    assert_int_equal(ks_store_merge_offline(hall, &row, MONDAY_MS, now_ms, &first, NULL), KS_OK);
    int64_t events = count_rows(hall, "SELECT count(*) FROM event");
    assert_int_equal(ks_store_merge_offline(hall, &row, MONDAY_MS, now_ms, &again, NULL), KS_OK);
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

static enum ks_err admit(const struct away *away, const char *number, int64_t now_ms,
                         struct ks_ticket *out, struct ks_error *error)
{
    const struct ks_reservation wanted = {
        .day = MONDAY, .line = "filing", .kind = "person", .now_ms = now_ms};
    return ks_store_admit_offline(away->db->store, number, &wanted, "li", out, error);
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

#define OFFLINE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFLINE_TEST(a_number_of_the_kiosks_own_waits_in_the_hall_by_when_its_visitor_came),
        OFFLINE_TEST(the_same_number_carried_again_changes_nothing),
        OFFLINE_TEST(once_the_hall_has_all_nothing_is_left_to_carry),
        OFFLINE_TEST(a_clock_that_runs_ahead_lets_nobody_come_after_the_line_is_back),
        OFFLINE_TEST(a_number_of_yesterday_is_kept_under_its_day_and_stands_in_no_queue),
        OFFLINE_TEST(a_slip_nobody_knows_of_is_the_staffs_to_decide),
        OFFLINE_TEST(a_number_whose_answer_was_lost_is_withdrawn_when_the_kiosk_went_on_without_it),
        OFFLINE_TEST(staff_admit_a_number_by_its_paper_and_the_kiosk_finds_it_there),
        OFFLINE_TEST(a_number_that_was_served_by_its_paper_stays_served),
        OFFLINE_TEST(a_number_of_no_kiosk_of_the_hall_is_not_admitted),
        OFFLINE_TEST(the_kiosk_keeps_who_it_is_and_when_it_last_heard_of_the_hall),
        OFFLINE_TEST(no_number_of_the_kiosks_own_file_has_an_id_of_the_hall),
        OFFLINE_TEST(whatever_dies_the_hall_has_each_number_on_paper_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
