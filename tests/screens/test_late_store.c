/* A database that could not be opened at the start and can be later is met as at a start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "screens/stage.h"
#include "store/store_print_jobs.h"

#define DAY_MS INT64_C(86400000)

static struct ks_ticket leave_behind(struct stage *stage, const char *path,
                                     struct ks_print_record *job)
{
    int64_t then = stage->clock.wall_ms - DAY_MS;
    struct ks_store *store = NULL;
    struct ks_store_opening opening;
    struct ks_ticket ticket;
    char day[KS_DATE_TEXT_BYTES];
    ks_date_format(ks_date_from_wall_ms(then), day);
    const struct ks_reservation wanted = {.day = day,
                                          .line = "mediation",
                                          .prefix = "T",
                                          .kind = "person",
                                          .token = "a",
                                          .now_ms = then};
    assert_int_equal(ks_store_open(path, then, &store, &opening, NULL), KS_OK);
    assert_int_equal(ks_store_reserve_ticket(store, &wanted, &ticket, NULL), KS_OK);
    assert_int_equal(ks_store_add_print_job(store, KS_PAPER_GUIDE, 0, false, then, job, NULL),
                     KS_OK);
    assert_int_equal(ks_store_start_print_job(store, job->id, then, job, NULL), KS_OK);
    ks_store_close(store);
    return ticket;
}

static void what_others_left_in_it_is_put_in_order_then(void **state)
{
    struct stage stage;
    struct ks_print_record job;
    char path[128], away[128];
    (void)state;
    stage_prepare(&stage);
    snprintf(path, sizeof path, "%s/hall.db", stage.dir);
    snprintf(away, sizeof away, "%s/away.db", stage.dir);
    struct ks_ticket ticket = leave_behind(&stage, path, &job);
    assert_int_equal(rename(path, away), 0);
    assert_int_equal(symlink("nowhere", path), 0);
    stage_start(&stage);
    assert_null(stage.parts.desk.store);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rename(away, path), 0);
    stage_pass(&stage, 130000);
    struct ks_store *store = stage.parts.desk.store;
    assert_non_null(store);
    assert_int_equal(ks_store_get_ticket(store, ticket.id, &ticket, NULL), KS_OK);
    assert_int_equal(ticket.state, KS_TICKET_CANCELLED);
    assert_int_equal(ks_store_get_print_job(store, job.id, &job, NULL), KS_OK);
    assert_int_equal(job.state, KS_PRINT_JOB_UNKNOWN);
    assert_true(ks_watch_view(stage.parts.watch).is_known);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_others_left_in_it_is_put_in_order_then),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
