/* Killed at any moment while it prints: what is on paper is stored, and nothing is there twice. */
#include <signal.h>
#include <sys/wait.h>

#include "service/kill_support.h"
#include "service/spool_support.h"

enum { KILLS = 200, MAX_NUMBERS = 20000 };

/* What a kiosk does from its start on: tidy up, then one visitor after another. */
static _Noreturn void child_gives_tickets(struct court *court, int fd, int round)
{
    struct ks_store_opening opening;
    int unsure;
    if (ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, NULL) !=
            KS_OK ||
        opening.was_corrupt)
        _exit(3);
    court->desk.store = court->store;
    if (ks_papers_recover(&court->desk, &unsure, NULL) != KS_OK)
        _exit(3);
    for (int i = 0;; i++) {
        struct ks_take_result result;
        char token[32];
        snprintf(token, sizeof token, "child-%d-%d", round, i);
        if (write(fd, "x", 1) != 1 || take(court, token, &result) != KS_OK)
            _exit(4);
    }
}

/* How often each number is on paper. */
static int count_printed(const struct court *court, int *seen)
{
    char pattern[160], line[256];
    glob_t found;
    int count = 0;
    snprintf(pattern, sizeof pattern, "%s/[0-9]*.txt", court->slips);
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        FILE *file = fopen(found.gl_pathv[i], "r");
        assert_non_null(file);
        while (fgets(line, sizeof line, file) != NULL) {
            int number = 0;
            char end = '\0';
            if (sscanf(line, "T%d%c", &number, &end) == 2 && end == '\n') {
                assert_in_range(number, 1, MAX_NUMBERS - 1);
                seen[number]++;
                count++;
            }
        }
        fclose(file);
    }
    assert_int_equal(count, found.gl_pathc);
    globfree(&found);
    return count;
}

/* What the rows say of each number against what is on paper, and that none on paper lacks one. */
static int check_rows(struct court *court, const int *seen, int printed)
{
    int unknown = 0, count = 0;
    struct ks_print_record *jobs = calloc(MAX_NUMBERS, sizeof *jobs);
    assert_int_equal(
        ks_store_list_print_jobs(court->store, jobs, MAX_NUMBERS, &count, &court->error), KS_OK);
    for (int i = 0; i < count; i++) {
        struct ks_ticket ticket;
        assert_int_equal(
            ks_store_get_ticket(court->store, jobs[i].ticket_id, &ticket, &court->error), KS_OK);
        bool is_waiting = jobs[i].state == KS_PRINT_JOB_PRINTED;
        assert_int_equal(ticket.state, is_waiting ? KS_TICKET_WAITING : KS_TICKET_RESERVED);
        assert_true(jobs[i].state >= KS_PRINT_JOB_PRINTED);
        assert_int_equal(seen[ticket.sequence] > 0 && jobs[i].state == KS_PRINT_JOB_FAILED, 0);
        assert_true(seen[ticket.sequence] == 1 || !is_waiting);
        unknown += jobs[i].state == KS_PRINT_JOB_UNKNOWN;
        printed -= seen[ticket.sequence];
    }
    assert_int_equal(printed, 0);
    free(jobs);
    return unknown;
}

static void after_two_hundred_deaths_every_printed_number_is_stored_and_none_twice(void **state)
{
    struct court *court = *state;
    int *seen = calloc(MAX_NUMBERS, sizeof *seen);
    int unsure;
    struct ks_store_opening opening;
    srand(20261123);
    ks_store_close(court->store);
    court->store = NULL;
    for (int round = 0; round < KILLS; round++) {
        int pipes[2];
        assert_int_equal(pipe(pipes), 0);
        pid_t child = fork();
        if (child == 0)
            child_gives_tickets(court, pipes[1], round);
        close(pipes[1]);
        kill_in_step(child, pipes[0], 2 + rand() % 2);
        close(pipes[0]);
    }
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &court->store, &opening, &court->error),
        KS_OK);
    court->desk.store = court->store;
    assert_false(opening.was_corrupt);
    assert_int_equal(ks_papers_recover(&court->desk, &unsure, &court->error), KS_OK);
    int printed = count_printed(court, seen);
    assert_true(printed >= KILLS);
    for (int number = 1; number < MAX_NUMBERS; number++)
        assert_true(seen[number] <= 1);
    int unknown = check_rows(court, seen, printed);
    assert_true(unknown > 0);
    assert_int_equal(ks_store_check(court->store, &court->error), KS_OK);
    free(seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(after_two_hundred_deaths_every_printed_number_is_stored_and_none_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
