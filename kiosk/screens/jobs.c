/* What the screens ask of the worker. A job carries copies of all it needs; what it found is told
 * to the visit that asked, and to nobody if that visit is over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/crypto.h"
#include "base/log.h"
#include "screens/kiosk_private.h"

enum { FINISHED_MS = 20000 };

enum task { TASK_TAKE, TASK_ACCEPT, TASK_REPRINT, TASK_SIGN, TASK_PRINT };

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
    struct ks_slip slip;
    struct ks_point *points; /* owned */
    int point_count;
    char check_code[KS_CHECK_CODE_SIZE];
};

static void run_queue_task(struct screen_job *job)
{
    const struct ks_kiosk_parts *parts = &job->kiosk->parts;
    struct ks_queue_service service = {
        .store = parts->worker_store,
        .content = parts->content,
        .printer = parts->printer,
        .glyphs = parts->worker_glyphs,
        .clock = parts->clock,
    };
    struct ks_take_request request = {.token = job->token, .kind = job->kind, .lang = job->lang};

    if (parts->worker_store == NULL)
        job->err = ks_fail(&job->error, KS_ERR_IO, "the database is not open");
    else if (job->task == TASK_TAKE)
        job->err = ks_queue_take(&service, &request, &job->ticket, &job->error);
    else if (job->task == TASK_ACCEPT)
        job->err = ks_queue_accept_on_screen(&service, &request, &job->ticket, &job->error);
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
            ks_notice_sign(&service, job->points, job->point_count, job->check_code, &job->error);
}

static void run(struct ks_job *base)
{
    struct screen_job *job = (struct screen_job *)base;
    const struct ks_kiosk_parts *parts = &job->kiosk->parts;

    if (job->task == TASK_PRINT)
        job->err = ks_printer_print_slip(parts->printer, &job->slip, parts->worker_glyphs,
                                         &job->print, &job->error);
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
        visit->ticket_work = work_of(job->err);
        visit->ticket_err = job->err;
        visit->ticket = job->ticket;
        if (job->task == TASK_TAKE && job->err == KS_OK)
            visit->done_at_ms = ks_kiosk_now_ms(kiosk) + FINISHED_MS;
        break;
    case TASK_SIGN:
        visit->sign_work = work_of(job->err);
        visit->sign_err = job->err;
        memcpy(visit->check_code, job->check_code, sizeof visit->check_code);
        if (job->err == KS_OK) {
            ks_kiosk_replace(kiosk, KS_SCREEN_RECEIPT, 0);
            ks_job_print(kiosk, KS_PAPER_RECEIPT, 0);
        }
        break;
    case TASK_REPRINT:
    case TASK_PRINT:
        visit->print_work = work_of(job->err);
        visit->print = job->print;
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

void ks_job_accept_on_screen(struct ks_kiosk *kiosk)
{
    if (kiosk->visit.ticket_work == KS_WORK_RUNNING)
        return;
    kiosk->visit.ticket_work = KS_WORK_RUNNING;
    submit(new_job(kiosk, TASK_ACCEPT));
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
    struct ks_visit *visit = &kiosk->visit;
    struct screen_job *job;

    if (visit->print_work == KS_WORK_RUNNING)
        return;
    visit->print_work = KS_WORK_RUNNING;
    visit->paper = paper;
    visit->paper_arg = arg;
    job = new_job(kiosk, TASK_PRINT);
    ks_paper_compose(kiosk, paper, arg, &job->slip);
    submit(job);
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
