#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/worker.h"

/* A job that notes when and where it ran. */
struct note {
    struct ks_job job;
    int number;
    int *log; /* borrowed; one slot a finished job */
    int *log_count;
    pthread_t ran_on;
    atomic_bool has_begun;
    pthread_mutex_t *gate; /* may be NULL: held by the test to keep the worker busy */
    struct ks_worker *again;
};

static void run_note(struct ks_job *job)
{
    struct note *note = (struct note *)job;
    note->ran_on = pthread_self();
    atomic_store(&note->has_begun, true);
    if (note->gate) {
        pthread_mutex_lock(note->gate);
        pthread_mutex_unlock(note->gate);
    }
}

static void note_done(struct ks_job *job)
{
    struct note *note = (struct note *)job;
    note->log[(*note->log_count)++] = note->number;
    if (!note->again)
        return;
    struct ks_worker *worker = note->again;
    note->again = NULL;
    assert_int_equal(ks_worker_submit(worker, job), KS_OK);
}

static void free_done(struct ks_job *job)
{
    free(job);
}

static void count_wake(void *ctx)
{
    atomic_fetch_add((atomic_int *)ctx, 1);
}

static void jobs_run_in_order_elsewhere_and_come_back_to_the_caller(void **state)
{
    (void)state;
    atomic_int wakes = 0;
    int log[10], count = 0;
    struct note notes[10];
    struct ks_worker *worker = ks_worker_create(count_wake, &wakes);
    assert_non_null(worker);
    for (int i = 0; i < 10; i++) {
        notes[i] = (struct note){.job = {.run = run_note, .done = note_done}};
        notes[i].number = i;
        notes[i].log = log;
        notes[i].log_count = &count;
        assert_int_equal(ks_worker_submit(worker, &notes[i].job), KS_OK);
    }
    ks_worker_wait(worker);
    assert_int_equal(count, 0);
    assert_false(ks_worker_is_idle(worker));
    assert_int_equal(ks_worker_poll(worker), 10);
    assert_true(ks_worker_is_idle(worker));
    ks_worker_free(worker);
    assert_int_equal(atomic_load(&wakes), 10);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(log[i], i);
        assert_false(pthread_equal(notes[i].ran_on, pthread_self()));
    }
}

static void the_seventeenth_waiting_job_is_refused_and_stays_the_callers(void **state)
{
    (void)state;
    pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
    int log[64], count = 0;
    struct note notes[KS_WORKER_MAX_WAITING + 2];
    struct ks_worker *worker = ks_worker_create(NULL, NULL);
    pthread_mutex_lock(&gate);
    for (int i = 0; i < KS_WORKER_MAX_WAITING + 2; i++) {
        notes[i] = (struct note){.job = {.run = run_note, .done = note_done}};
        notes[i].gate = &gate;
        notes[i].log = log;
        notes[i].log_count = &count;
    }
    assert_int_equal(ks_worker_submit(worker, &notes[0].job), KS_OK);
    while (!atomic_load(&notes[0].has_begun))
        sched_yield();
    for (int i = 1; i <= KS_WORKER_MAX_WAITING; i++)
        assert_int_equal(ks_worker_submit(worker, &notes[i].job), KS_OK);
    struct ks_job *refused = &notes[KS_WORKER_MAX_WAITING + 1].job;
    assert_int_equal(ks_worker_submit(worker, refused), KS_ERR_BUSY);
    pthread_mutex_unlock(&gate);
    ks_worker_wait(worker);
    assert_int_equal(ks_worker_poll(worker), KS_WORKER_MAX_WAITING + 1);
    assert_int_equal(ks_worker_submit(worker, refused), KS_OK);
    ks_worker_free(worker);
    assert_int_equal(count, KS_WORKER_MAX_WAITING + 2);
}

static void a_job_may_be_submitted_again_from_its_done(void **state)
{
    (void)state;
    int log[4], count = 0;
    struct ks_worker *worker = ks_worker_create(NULL, NULL);
    struct note note = {.job = {.run = run_note, .done = note_done},
                        .number = 7,
                        .log = log,
                        .log_count = &count,
                        .again = worker};
    assert_int_equal(ks_worker_submit(worker, &note.job), KS_OK);
    ks_worker_wait(worker);
    assert_int_equal(ks_worker_poll(worker), 1);
    assert_false(ks_worker_is_idle(worker));
    ks_worker_wait(worker);
    assert_int_equal(ks_worker_poll(worker), 1);
    assert_int_equal(count, 2);
    ks_worker_free(worker);
}

static void freeing_runs_what_waits_and_hands_every_job_back(void **state)
{
    (void)state;
    struct ks_worker *worker = ks_worker_create(NULL, NULL);
    for (int i = 0; i < KS_WORKER_MAX_WAITING; i++) {
        struct note *note = calloc(1, sizeof *note);
        note->job = (struct ks_job){.run = run_note, .done = free_done};
        assert_int_equal(ks_worker_submit(worker, &note->job), KS_OK);
    }
    ks_worker_free(worker); /* LeakSanitizer tells if one was forgotten */
    ks_worker_free(NULL);
}

static void a_job_without_done_is_counted_all_the_same(void **state)
{
    (void)state;
    struct ks_worker *worker = ks_worker_create(NULL, NULL);
    struct note note = {.job = {.run = run_note}};
    assert_true(ks_worker_is_idle(worker));
    assert_int_equal(ks_worker_poll(worker), 0);
    ks_worker_wait(worker);
    assert_int_equal(ks_worker_submit(worker, &note.job), KS_OK);
    ks_worker_wait(worker);
    assert_int_equal(ks_worker_poll(worker), 1);
    ks_worker_free(worker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jobs_run_in_order_elsewhere_and_come_back_to_the_caller),
        cmocka_unit_test(the_seventeenth_waiting_job_is_refused_and_stays_the_callers),
        cmocka_unit_test(a_job_may_be_submitted_again_from_its_done),
        cmocka_unit_test(freeing_runs_what_waits_and_hands_every_job_back),
        cmocka_unit_test(a_job_without_done_is_counted_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
