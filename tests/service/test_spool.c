/* The spool: a row before the first byte, one paper at a time. */
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include "service/spool_support.h"

static struct ks_spool spool_of(struct court *court)
{
    return (struct ks_spool){
        .store = court->store,
        .printer = court->printer,
        .glyphs = &court->glyphs,
        .clock = &court->clock,
    };
}

static enum ks_err print_text(struct court *court, const struct ks_spool *spool,
                              enum ks_paper_kind kind, const char *text,
                              struct ks_print_outcome *outcome, int64_t *job)
{
    struct ks_slip slip = {.is_personal = true};
    ks_slip_add(&slip, KS_SLIP_TEXT, text, NULL);
    enum ks_err err = ks_spool_print(spool, kind, &slip, outcome, job, &court->error);
    ks_slip_destroy(&slip);
    return err;
}

static int count_jobs(struct court *court)
{
    struct ks_print_record jobs[32];
    int count = 0;
    assert_int_equal(ks_store_list_print_jobs(court->store, jobs, 32, &count, &court->error),
                     KS_OK);
    return count;
}

static void a_list_is_printed_and_its_row_says_so(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    int64_t job;
    assert_int_equal(print_text(court, &spool, KS_PAPER_CHECKLIST, "a list", &outcome, &job),
                     KS_OK);
    assert_true(outcome.is_printed);
    assert_non_null(strstr(court_last_slip(court), "a list"));
    struct ks_print_record record = record_of(court, job);
    assert_int_equal(record.state, KS_PRINT_JOB_PRINTED);
    assert_int_equal(record.kind, KS_PAPER_CHECKLIST);
    assert_int_equal(record.attempts, 1);
    assert_int_equal(record.created_ms, court->time.wall_ms);
}

static void others_see_sending_and_may_not_print_while_bytes_go(void **state)
{
    struct court *court = *state;
    struct looking_printer looking = looking_printer_of(court, KS_OK);
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    struct ks_take_result result;
    int64_t job;
    spool.printer = &looking.printer;
    assert_int_equal(print_text(court, &spool, KS_PAPER_GUIDE, "guide", &outcome, &job), KS_OK);
    assert_int_equal(looking.seen_state, KS_PRINT_JOB_SENDING);
    assert_int_equal(looking.seen_lock, KS_ERR_BUSY);
    assert_int_equal(looking.seen_hold, KS_ERR_BUSY);
    looking.seen_lock = looking.seen_hold = KS_OK;
    court->desk.printer = &looking.printer;
    assert_int_equal(take(court, "a", &result), KS_OK);
    assert_int_equal(looking.seen_state, KS_PRINT_JOB_SENDING);
    assert_int_equal(looking.seen_lock, KS_ERR_BUSY);
    assert_int_equal(looking.seen_hold, KS_ERR_BUSY);
    struct ks_printer same = {.ops = &looking_ops};
    struct ks_print_record paper = job_of(court, &result);
    struct ks_store *other = NULL;
    struct ks_store_opening opening;
    assert_int_equal(ks_printer_lock(&same, &court->error), KS_OK);
    ks_printer_unlock(&same);
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &other, &opening, &court->error), KS_OK);
    assert_int_equal(ks_store_hold_paper(other, &paper, &court->error), KS_OK);
    ks_store_close(other);
}

static void what_the_printer_says_is_the_reason(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    static const char *const words[] = {"paper-out", "cover-open", "offline", "jam-midway"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct ks_print_outcome outcome;
        int64_t job;
        court_set_printer(court, words[i]);
        assert_int_equal(print_text(court, &spool, KS_PAPER_LINK, "x", &outcome, &job),
                         KS_ERR_PRINTER);
        assert_false(outcome.is_printed || outcome.is_unsure);
        assert_int_equal(record_of(court, job).state, KS_PRINT_JOB_FAILED);
        assert_string_equal(record_of(court, job).reason, words[i]);
    }
    assert_int_equal(court_count_slips(court), 0);
}

static void a_silent_printer_leaves_it_to_a_person(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    int64_t jobs[2];
    court->printer->is_silent = true;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(print_text(court, &spool, KS_PAPER_GUIDE, "guide", &outcome, &jobs[i]),
                         KS_ERR_PRINTER);
        assert_true(outcome.is_unsure);
        assert_int_equal(record_of(court, jobs[i]).state, KS_PRINT_JOB_UNKNOWN);
        assert_string_equal(record_of(court, jobs[i]).reason, "no-answer");
    }
    assert_int_equal(ks_spool_settle(&spool, jobs[0], true, &court->error), KS_OK);
    assert_int_equal(ks_spool_settle(&spool, jobs[1], false, &court->error), KS_OK);
    assert_int_equal(record_of(court, jobs[0]).state, KS_PRINT_JOB_PRINTED);
    assert_int_equal(record_of(court, jobs[1]).state, KS_PRINT_JOB_FAILED);
    assert_string_equal(record_of(court, jobs[1]).reason, "by-person");
    assert_int_equal(ks_spool_settle(&spool, jobs[0], false, &court->error), KS_ERR_STATE);
    assert_string_equal(court->error.text, "Print job 1 is printed: there is nothing to decide");
    assert_int_equal(ks_spool_settle(&spool, 0, true, &court->error), KS_OK);
}

static bool never(void *ctx)
{
    ++*(int *)ctx;
    return false;
}

static void the_paper_of_a_visit_that_is_over_does_not_come_out(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    struct ks_take_result result;
    int64_t job;
    int asked = 0;
    spool.wanted = (struct ks_paper_wanted){never, &asked};
    assert_int_equal(print_text(court, &spool, KS_PAPER_RECEIPT, "secret", &outcome, &job),
                     KS_ERR_STATE);
    assert_string_equal(court->error.text, "The visit that asked for this paper is over");
    assert_int_equal(asked, 1);
    assert_int_equal(job, 0);
    assert_int_equal(count_jobs(court), 0);
    court->wanted = spool.wanted;
    assert_int_equal(take(court, "a", &result), KS_ERR_STATE);
    assert_int_equal(job_of(court, &result).state, KS_PRINT_JOB_FAILED);
    assert_string_equal(job_of(court, &result).reason, "not-wanted");
    assert_int_equal(waiting(court), 0);
    assert_int_equal(court_count_slips(court), 0);
}

static void a_ticket_has_no_other_way_than_the_queue(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    int64_t job;
    assert_int_equal(print_text(court, &spool, KS_PAPER_TICKET, "T001", &outcome, &job),
                     KS_ERR_INPUT);
    assert_string_equal(court->error.text, "A ticket is printed by the queue");
    assert_int_equal(court_count_slips(court), 0);
}

static void a_list_comes_out_even_when_the_database_is_out_of_order(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    int64_t job = 4711;
    spool.store = NULL;
    assert_int_equal(print_text(court, &spool, KS_PAPER_GUIDE, "guide", &outcome, &job), KS_OK);
    assert_true(outcome.is_printed);
    assert_int_equal(job, 0);
    assert_int_equal(court_count_slips(court), 1);
}

static void limit_file_size(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_stops_tickets_but_not_lists(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    struct ks_take_result result;
    int64_t job = 4711;
    char wal[224];
    struct stat status;
    assert_int_equal(take(court, "a", &result), KS_OK);
    snprintf(wal, sizeof wal, "%s-wal", court->db_path);
    assert_int_equal(stat(wal, &status), 0);
    void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
    limit_file_size((rlim_t)status.st_size);
    enum ks_err list = print_text(court, &spool, KS_PAPER_GUIDE, "guide", &outcome, &job);
    enum ks_err ticket = take(court, "b", &result);
    limit_file_size(RLIM_INFINITY);
    signal(SIGXFSZ, before);
    assert_int_equal(list, KS_OK);
    assert_int_equal(job, 0);
    assert_int_equal(ticket, KS_ERR_FULL);
    assert_int_equal(court_count_slips(court), 2);
}

static bool has_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    static char bytes[1 << 20];
    size_t count = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return memmem(bytes, count, text, strlen(text)) != NULL;
}

static void nothing_of_a_visitor_is_on_the_disk(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    int64_t job;
    glob_t found;
    char pattern[224];
    for (int i = 0; i < 2; i++) {
        court->printer->is_silent = i == 1;
        enum ks_err err = print_text(court, &spool, KS_PAPER_CHECKLIST,
                                     "debtor-of-the-visitor 88000", &outcome, &job);
        assert_int_equal(err, i == 1 ? KS_ERR_PRINTER : KS_OK);
    }
    snprintf(pattern, sizeof pattern, "%s*", court->db_path);
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= 2);
    bool has_kind = false;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        assert_false(has_text(found.gl_pathv[i], "debtor-of"));
        has_kind = has_kind || has_text(found.gl_pathv[i], "checklist");
    }
    assert_true(has_kind);
    globfree(&found);
}

struct holder {
    struct ks_printer *printer;
    int64_t released_ms;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static void *hold_for_a_while(void *ctx)
{
    struct holder *holder = ctx;
    usleep(200000);
    holder->released_ms = now_ms();
    ks_printer_unlock(holder->printer);
    return NULL;
}

static void a_paper_waits_for_the_one_in_the_printer(void **state)
{
    struct court *court = *state;
    struct ks_spool spool = spool_of(court);
    struct ks_print_outcome outcome;
    struct holder holder = {0};
    pthread_t thread;
    int64_t job;
    assert_int_equal(ks_printer_open("file:slips", court->folder, 80, &holder.printer, NULL),
                     KS_OK);
    assert_int_equal(ks_printer_lock(holder.printer, &court->error), KS_OK);
    assert_int_equal(pthread_create(&thread, NULL, hold_for_a_while, &holder), 0);
    assert_int_equal(print_text(court, &spool, KS_PAPER_GUIDE, "guide", &outcome, &job), KS_OK);
    int64_t printed_ms = now_ms();
    pthread_join(thread, NULL);
    assert_true(holder.released_ms > 0 && printed_ms >= holder.released_ms);
    ks_printer_close(holder.printer);
}

static void recovery_leaves_the_job_of_a_living_program_alone(void **state)
{
    struct court *court = *state;
    struct ks_desk other = court->desk;
    struct ks_store_opening opening;
    struct ks_print_record record;
    int unsure = -1;
    assert_int_equal(
        ks_store_open(court->db_path, court->time.wall_ms, &other.store, &opening, &court->error),
        KS_OK);
    assert_int_equal(ks_store_add_print_job(court->store, KS_PAPER_GUIDE, 0, false,
                                            court->time.wall_ms, &record, &court->error),
                     KS_OK);
    assert_int_equal(ks_store_hold_paper(court->store, &record, &court->error), KS_OK);
    assert_int_equal(ks_store_start_print_job(court->store, record.id, court->time.wall_ms, &record,
                                              &court->error),
                     KS_OK);
    assert_int_equal(ks_papers_recover(&other, &unsure, &court->error), KS_OK);
    assert_int_equal(unsure, 0);
    assert_int_equal(record_of(court, record.id).state, KS_PRINT_JOB_SENDING);
    ks_store_release_paper(court->store, &record);
    assert_int_equal(ks_papers_recover(&other, &unsure, &court->error), KS_OK);
    assert_int_equal(unsure, 1);
    assert_int_equal(record_of(court, record.id).state, KS_PRINT_JOB_UNKNOWN);
    ks_store_close(other.store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COURT_TEST(a_list_is_printed_and_its_row_says_so),
        COURT_TEST(others_see_sending_and_may_not_print_while_bytes_go),
        COURT_TEST(what_the_printer_says_is_the_reason),
        COURT_TEST(a_silent_printer_leaves_it_to_a_person),
        COURT_TEST(the_paper_of_a_visit_that_is_over_does_not_come_out),
        COURT_TEST(a_ticket_has_no_other_way_than_the_queue),
        COURT_TEST(a_list_comes_out_even_when_the_database_is_out_of_order),
        COURT_TEST(a_full_disk_stops_tickets_but_not_lists),
        COURT_TEST(nothing_of_a_visitor_is_on_the_disk),
        COURT_TEST(a_paper_waits_for_the_one_in_the_printer),
        COURT_TEST(recovery_leaves_the_job_of_a_living_program_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
