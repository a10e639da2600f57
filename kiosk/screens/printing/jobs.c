/* What the screens ask of the worker. A job carries copies of all it needs; what it found is told
 * to the visit that asked, and to nobody if that visit is over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/log.h"
#include "screens/kiosk_private.h"

enum task {
    TASK_TAKE,
    TASK_ACCEPT,
    TASK_CONFIRM, /* the slip of an unsure number is out */
    TASK_AGAIN,   /* it is not: print it again */
    TASK_REPRINT,
    TASK_SIGN,
    TASK_PRINT,
    TASK_SETTLE, /* whether an unsure paper is out */
};

struct screen_job {
    struct ks_job job; /* first: the worker knows only this */
    struct ks_kiosk *kiosk;
    unsigned visit_serial;
    enum task task;
    enum ks_lang lang;
    enum ks_err err;
    struct ks_error error;
    const struct ks_risk_notice *notice; /* TASK_SIGN: of the content */
    char token[40], kind[KS_STORE_ID_SIZE];
    struct ks_take_result ticket;
    struct ks_print_outcome print;
    enum ks_job_kind paper;
    int64_t print_job;
    bool is_out;
    struct ks_slip slip;
    struct ks_point *points; /* owned */
    int point_count;
    struct ks_signed receipt;
};

/* Whether the visit that asked is still there. On the worker thread. */
static bool is_wanted(void *ctx)
{
    const struct screen_job *job = ctx;

    return job->visit_serial == job->kiosk->visit_serial;
}

static void run_queue_task(struct screen_job *job)
{
    const struct ks_kiosk_parts *parts = &job->kiosk->parts;
    struct ks_queue_service service = {
        .store = parts->worker_store,
        .content = parts->content,
        .printer = parts->printer,
        .glyphs = parts->worker_glyphs,
        .clock = parts->clock,
        .is_wanted = is_wanted,
        .ctx = job,
    };
    struct ks_take_request request = {.token = job->token, .kind = job->kind, .lang = job->lang};

    if (parts->worker_store == NULL)
        job->err = ks_fail(&job->error, KS_ERR_IO, "the database is not open");
    else if (job->task == TASK_TAKE)
        job->err = ks_queue_take(&service, &request, &job->ticket, &job->error);
    else if (job->task == TASK_ACCEPT)
        job->err = ks_queue_accept_on_screen(&service, &request, &job->ticket, &job->error);
    else if (job->task == TASK_CONFIRM)
        job->err = ks_queue_confirm_paper(&service, &request, &job->ticket, &job->error);
    else if (job->task == TASK_AGAIN)
        job->err = ks_queue_print_again(&service, &request, &job->ticket, &job->error);
    else
        job->err =
            ks_queue_reprint(&service, job->ticket.ticket.id, job->lang, &job->print, &job->error);
}

static void run_sign(struct screen_job *job)
{
    const struct ks_kiosk_parts *parts = &job->kiosk->parts;
    struct ks_notice_service service = {.store = parts->worker_store,
                                        .notice = job->notice,
                                        .clock = parts->clock,
                                        .data_dir = parts->data_dir};

    if (parts->worker_store == NULL)
        job->err = ks_fail(&job->error, KS_ERR_IO, "the database is not open");
    else
        job->err =
            ks_notice_sign(&service, job->points, job->point_count, &job->receipt, &job->error);
}

static void run(struct ks_job *base)
{
    struct screen_job *job = (struct screen_job *)base;
    const struct ks_kiosk_parts *parts = &job->kiosk->parts;
    const struct ks_spool spool = {.store = parts->worker_store,
                                   .printer = parts->printer,
                                   .glyphs = parts->worker_glyphs,
                                   .clock = parts->clock,
                                   .is_wanted = is_wanted,
                                   .ctx = job};

    if (job->task == TASK_PRINT)
        job->err = ks_spool_print(&spool, job->paper, &job->slip, &job->print, &job->print_job,
                                  &job->error);
    else if (job->task == TASK_SETTLE)
        job->err = ks_spool_settle(&spool, job->print_job, job->is_out, &job->error);
    else if (job->task == TASK_SIGN)
        run_sign(job);
    else
        run_queue_task(job);
}

static enum ks_work work_of(enum ks_err err)
{
    return err == KS_OK ? KS_WORK_DONE : KS_WORK_FAILED;
}

static void tell_visit(struct screen_job *job)
{
    struct ks_kiosk *kiosk = job->kiosk;
    struct ks_visit *visit = &kiosk->visit;

    switch (job->task) {
    case TASK_TAKE:
    case TASK_ACCEPT:
    case TASK_CONFIRM:
    case TASK_AGAIN:
        visit->ticket_work = work_of(job->err);
        visit->ticket_err = job->err;
        visit->ticket = job->ticket;
        if (job->task != TASK_ACCEPT && job->err == KS_OK)
            visit->done_at_ms = ks_kiosk_done_at(kiosk);
        break;
    case TASK_SIGN:
        visit->sign_work = work_of(job->err);
        visit->sign_err = job->err;
        visit->receipt = job->receipt;
        if (job->err == KS_OK) {
            ks_kiosk_replace(kiosk, KS_SCREEN_RECEIPT, 0);
            ks_job_print(kiosk, KS_PAPER_RECEIPT, 0);
        }
        break;
    case TASK_REPRINT:
    case TASK_PRINT:
        visit->print_work = work_of(job->err);
        visit->print = job->print;
        kiosk->printer_state = job->print.state;
        visit->print_job = job->print_job;
        break;
    case TASK_SETTLE: /* the visitor has said it; the screen shows that already */
        break;
    }
}

static void free_job(struct screen_job *job)
{
    ks_slip_destroy(&job->slip);
    if (job->points != NULL)
        explicit_bzero(job->points, (size_t)job->point_count * sizeof *job->points);
    free(job->points);
    explicit_bzero(job, sizeof *job);
    free(job);
}

static void done(struct ks_job *base)
{
    struct screen_job *job = (struct screen_job *)base;

    if (job->err != KS_OK && job->err != KS_ERR_CLOSED)
        ks_log(KS_LOG_WARN, "screens", "%s", job->error.text);
    job->kiosk->is_stale = true;
    if (job->visit_serial == job->kiosk->visit_serial)
        tell_visit(job);
    free_job(job);
}

static struct screen_job *new_job(struct ks_kiosk *kiosk, enum task task)
{
    struct screen_job *job = calloc(1, sizeof *job);

    if (job == NULL)
        abort();
    job->job.run = run;
    job->job.done = done;
    job->kiosk = kiosk;
    job->visit_serial = kiosk->visit_serial;
    job->task = task;
    job->lang = kiosk->mode.lang;
    snprintf(job->token, sizeof job->token, "%s", kiosk->visit.ticket_token);
    snprintf(job->kind, sizeof job->kind, "%s", kiosk->visit.ticket_kind);
    job->ticket = kiosk->visit.ticket;
    return job;
}

/* A worker that takes no more jobs is a fault like any other: told at once. */
static void submit(struct screen_job *job)
{
    enum ks_err err = ks_worker_submit(job->kiosk->parts.worker, &job->job);

    if (err == KS_OK)
        return; /* the job is the worker's now: not a field of it may be touched */
    job->err = err;
    done(&job->job);
}

static void make_token(char *out, size_t size)
{
    unsigned char bytes[16];

    ks_crypto_random(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes && 2 * i + 2 < size; i++)
        snprintf(out + 2 * i, size - 2 * i, "%02x", bytes[i]);
}

void ks_job_take_ticket(struct ks_kiosk *kiosk)
{
    struct ks_visit *visit = &kiosk->visit;

    if (visit->ticket_work == KS_WORK_RUNNING)
        return;
    /* A number that was not confirmed for long has been given up: a new gesture, a new token. */
    if (visit->ticket_token[0] == '\0' || visit->ticket_err == KS_ERR_STATE)
        make_token(visit->ticket_token, sizeof visit->ticket_token);
    visit->ticket_work = KS_WORK_RUNNING;
    submit(new_job(kiosk, TASK_TAKE));
}

static void submit_ticket_task(struct ks_kiosk *kiosk, enum task task)
{
    if (kiosk->visit.ticket_work == KS_WORK_RUNNING)
        return;
    kiosk->visit.ticket_work = KS_WORK_RUNNING;
    submit(new_job(kiosk, task));
}

void ks_job_accept_on_screen(struct ks_kiosk *kiosk)
{
    submit_ticket_task(kiosk, TASK_ACCEPT);
}

void ks_job_ticket_is_out(struct ks_kiosk *kiosk, bool is_out)
{
    submit_ticket_task(kiosk, is_out ? TASK_CONFIRM : TASK_AGAIN);
}

void ks_job_paper_is_out(struct ks_kiosk *kiosk, bool is_out)
{
    struct ks_visit *visit = &kiosk->visit;
    struct screen_job *job = new_job(kiosk, TASK_SETTLE);

    job->print_job = visit->print_job;
    job->is_out = is_out;
    visit->print.is_unsure = false;
    visit->print_work = is_out ? KS_WORK_DONE : KS_WORK_FAILED;
    submit(job);
}

void ks_job_reprint(struct ks_kiosk *kiosk)
{
    if (kiosk->visit.print_work == KS_WORK_RUNNING)
        return;
    kiosk->visit.print_work = KS_WORK_RUNNING;
    submit(new_job(kiosk, TASK_REPRINT));
}

void ks_job_sign(struct ks_kiosk *kiosk)
{
    struct ks_visit *visit = &kiosk->visit;
    struct screen_job *job;
    size_t bytes = (size_t)visit->point_count * sizeof *visit->points;

    if (visit->sign_work == KS_WORK_RUNNING)
        return;
    visit->sign_work = KS_WORK_RUNNING;
    job = new_job(kiosk, TASK_SIGN);
    job->points = malloc(bytes > 0 ? bytes : 1);
    if (job->points == NULL)
        abort();
    memcpy(job->points, visit->points, bytes);
    job->point_count = visit->point_count;
    job->notice = ks_visit_risk(kiosk);
    submit(job);
}

void ks_job_print(struct ks_kiosk *kiosk, enum ks_paper paper, int arg)
{
    static const enum ks_job_kind kinds[] = {
        [KS_PAPER_GUIDE] = KS_JOB_GUIDE,        [KS_PAPER_CHECKLIST] = KS_JOB_CHECKLIST,
        [KS_PAPER_LINK] = KS_JOB_LINK,          [KS_PAPER_RECEIPT] = KS_JOB_RECEIPT,
        [KS_PAPER_OUTCOME] = KS_JOB_OUTCOME,    [KS_PAPER_INSTITUTION] = KS_JOB_INSTITUTION,
        [KS_PAPER_CALC] = KS_JOB_CALCULATION,   [KS_PAPER_COURT] = KS_JOB_PAGE,
        [KS_PAPER_RECTIFICATION] = KS_JOB_PAGE,
    };
    struct ks_visit *visit = &kiosk->visit;
    struct screen_job *job;

    if (visit->print_work == KS_WORK_RUNNING)
        return;
    visit->print_work = KS_WORK_RUNNING;
    visit->paper = paper;
    visit->paper_arg = arg;
    visit->print = (struct ks_print_outcome){0};
    job = new_job(kiosk, TASK_PRINT);
    job->paper = kinds[paper];
    ks_paper_compose(kiosk, paper, arg, &job->slip);
    submit(job);
}

/* ---- asking the printer ---- */

struct status_job {
    struct ks_job job; /* first: the worker knows only this */
    struct ks_kiosk *kiosk;
    enum ks_printer_state state;
};

static void run_status(struct ks_job *base)
{
    struct status_job *job = (struct status_job *)base;
    struct ks_printer *printer = job->kiosk->parts.printer;

    job->state = printer->ops->status(printer);
}

static void done_status(struct ks_job *base)
{
    struct status_job *job = (struct status_job *)base;

    job->kiosk->printer_state = job->state;
    free(job);
}

void ks_job_ask_printer(struct ks_kiosk *kiosk)
{
    struct status_job *job = calloc(1, sizeof *job);

    if (job == NULL)
        abort();
    *job = (struct status_job){.job = {.run = run_status, .done = done_status},
                               .kiosk = kiosk,
                               .state = kiosk->printer_state};
    if (ks_worker_submit(kiosk->parts.worker, &job->job) != KS_OK)
        done_status(&job->job);
}

/* ---- opening the search, once ---- */

struct search_job {
    struct ks_job job; /* first: the worker knows only this */
    struct ks_kiosk *kiosk;
    struct ks_search *search;
    struct ks_error error;
};

static void run_search(struct ks_job *base)
{
    struct search_job *job = (struct search_job *)base;

    if (ks_find_open(job->kiosk->parts.content, &job->search, &job->error) != KS_OK)
        job->search = NULL;
}

static void done_search(struct ks_job *base)
{
    struct search_job *job = (struct search_job *)base;
    struct ks_kiosk *kiosk = job->kiosk;

    if (job->search == NULL)
        ks_log(KS_LOG_WARN, "screens", "the search could not be opened: %s", job->error.text);
    kiosk->search = job->search;
    kiosk->is_stale = kiosk->is_stale || ks_kiosk_place_now(kiosk)->screen == KS_SCREEN_FIND;
    free(job);
}

void ks_job_open_search(struct ks_kiosk *kiosk)
{
    struct search_job *job = calloc(1, sizeof *job);

    if (job == NULL)
        abort();
    *job = (struct search_job){.job = {.run = run_search, .done = done_search}, .kiosk = kiosk};
    if (ks_worker_submit(kiosk->parts.worker, &job->job) != KS_OK)
        done_search(&job->job);
}
