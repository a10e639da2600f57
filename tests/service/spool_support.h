/* What the tests of the spool share. */
#ifndef KS_TESTS_SERVICE_SPOOL_SUPPORT_H
#define KS_TESTS_SERVICE_SPOOL_SUPPORT_H

#include "service/spool_private.h"
#include "service/support.h"

static inline struct ks_print_record record_of(struct court *court, int64_t job)
{
    struct ks_print_record record;
    assert_int_equal(ks_store_get_print_job(court->store, job, &record, &court->error), KS_OK);
    return record;
}

static inline enum ks_err take(struct court *court, const char *token,
                               struct ks_take_result *result)
{
    const struct ks_take_request request = {
        .token = token, .kind = "person", .lang = KS_LANG_EN, .wanted = court->wanted};
    return ks_queue_take(&court->desk, &request, result, &court->error);
}

static inline struct ks_print_record job_of(struct court *court,
                                            const struct ks_take_result *result)
{
    struct ks_print_record record;
    assert_int_equal(
        ks_store_print_job_of_ticket(court->store, result->ticket.id, &record, &court->error),
        KS_OK);
    return record;
}

static inline int waiting(struct court *court)
{
    struct ks_queue_summary summary;
    assert_int_equal(ks_queue_summary(&court->desk, court->time.wall_ms, &summary, &court->error),
                     KS_OK);
    return summary.waiting;
}

/* A printer that looks into the database while it prints. */
struct looking_printer {
    struct ks_printer printer;
    struct court *court;
    enum ks_print_job_state seen_state;
    enum ks_err seen_lock; /* when another means the same printer */
    enum ks_err seen_hold; /* when another wants the same paper */
    enum ks_err verdict;
};

static inline enum ks_printer_state looking_status(struct ks_printer *printer)
{
    (void)printer;
    return KS_PRINTER_READY;
}

static inline enum ks_err looking_print(struct ks_printer *printer, const struct ks_print_job *job,
                                        struct ks_error *error)
{
    struct looking_printer *looking = (struct looking_printer *)printer;
    struct ks_store *other = NULL;
    struct ks_store_opening opening;
    struct ks_print_record record;
    int count = 0;
    (void)job;
    assert_int_equal(ks_store_open(looking->court->db_path, looking->court->time.wall_ms, &other,
                                   &opening, NULL),
                     KS_OK);
    assert_int_equal(ks_store_list_print_jobs(other, &record, 1, &count, NULL), KS_OK);
    assert_int_equal(count, 1);
    looking->seen_state = record.state;
    struct ks_printer same = {.ops = printer->ops};
    looking->seen_lock = ks_printer_lock(&same, NULL);
    ks_printer_unlock(&same);
    looking->seen_hold = ks_store_hold_paper(other, &record, NULL);
    ks_store_close(other);
    return looking->verdict == KS_OK ? KS_OK
                                     : ks_fail(error, looking->verdict, "the line was dropped");
}

static inline void looking_name(const struct ks_printer *printer, char *out, size_t size)
{
    (void)printer;
    snprintf(out, size, "looking:%ld", (long)getpid());
}

static const struct ks_printer_ops looking_ops = {
    .status = looking_status, .print = looking_print, .name = looking_name};

static inline struct looking_printer looking_printer_of(struct court *court, enum ks_err verdict)
{
    return (struct looking_printer){
        .printer = {.ops = &looking_ops, .width_px = 576}, .court = court, .verdict = verdict};
}

#endif
