/* A database with numbers, as another program left it in the data folder of a desk. */
#ifndef KS_TESTS_CTL_HALL_FILE_H
#define KS_TESTS_CTL_HALL_FILE_H

#include "ctl/rows.h"
#include "store/store_papers.h"
#include "store/store_print_jobs.h"

/* At that moment; closed by ks_store_close. */
static inline struct ks_store *open_hall_file(struct desk *desk, int64_t now_ms)
{
    struct ks_store *store = NULL;
    struct ks_store_opening opening;

    assert_int_equal(ks_file_make_dirs(desk_path(desk, "data"), NULL), KS_OK);
    assert_int_equal(ks_store_open(desk_path(desk, "data/hall.db"), now_ms, &store, &opening, NULL),
                     KS_OK);
    return store;
}

/* A number of the moment's day, whose slip is in the printer. */
static inline struct ks_print_record give_number(struct ks_store *store, int64_t now_ms,
                                                 const char *kind)
{
    static int touches;
    char day[KS_DATE_TEXT_BYTES], token[32];
    struct ks_ticket ticket;
    struct ks_print_record job;

    snprintf(token, sizeof token, "touch-%d", ++touches);
    const struct ks_reservation wanted = {.day = ks_date_format(ks_date_from_wall_ms(now_ms), day),
                                          .line = "mediation",
                                          .prefix = "T",
                                          .kind = kind,
                                          .is_priority = strcmp(kind, "priority") == 0,
                                          .token = token,
                                          .now_ms = now_ms};
    assert_int_equal(ks_store_reserve_printed_ticket(store, &wanted, &ticket, &job, NULL), KS_OK);
    assert_int_equal(ks_store_start_print_job(store, job.id, now_ms, &job, NULL), KS_OK);
    return job;
}

/* What became of its slip. */
static inline void end_slip(struct ks_store *store, const struct ks_print_record *job,
                            enum ks_print_job_state end, int64_t now_ms)
{
    assert_int_equal(ks_store_finish_print_job(store, job->id, end, "", now_ms, NULL, NULL), KS_OK);
}

/* A file with one number, whose slip came to `end`. */
static inline void store_ticket(struct desk *desk, enum ks_print_job_state end, int64_t now_ms)
{
    struct ks_store *store = open_hall_file(desk, now_ms);
    struct ks_print_record job = give_number(store, now_ms, "person");

    end_slip(store, &job, end, now_ms);
    ks_store_close(store);
}

#endif
