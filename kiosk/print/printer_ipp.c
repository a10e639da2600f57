/* A network printer that speaks IPP. */
#include "print/printer_ipp.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/crypto.h"
#include "base/i18n.h"
#include "print/ipp_media.h"
#include "print/ipp_raster.h"
#include "print/ipp_state.h"
#include "print/ipp_talk.h"
#include "print/printer_private.h"

#define PDF "application/pdf"
#define PWG_RASTER "image/pwg-raster"

struct ipp_printer {
    struct ks_printer printer; /* first: what others hold */
    struct ks_printer_setup setup;
    struct ks_ipp_limits usual;
    struct ks_ipp_talk talk;
    struct ks_ipp_facts facts; /* as it said last */
    struct ks_ipp_plan plan;   /* made from them */
    bool has_stopped;          /* what it reported has stopped a job since it was last well */
};

/* Those of real printers. */
static struct ks_ipp_limits limits_usual(void)
{
    return (struct ks_ipp_limits){
        .connect_ms = 3000,
        .reply_ms = 5000,
        .document_ms = 30000,
        .busy_ms = 10000,
        .poll_ms = 500,
        .lost_ms = 10000,
        .stopped_ms = 5000,
        .cancel_ms = 10000,
        .job_ms = 60000,
        .page_ms = 15000,
    };
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void pause_ms(int wait_ms)
{
    const struct timespec pause = {.tv_sec = wait_ms / 1000,
                                   .tv_nsec = (long)(wait_ms % 1000) * 1000000L};

    nanosleep(&pause, NULL);
}

/* ---- how it is ---- */

static void tell(struct ipp_printer *ipp, const char *text)
{
    snprintf(ipp->printer.told, sizeof ipp->printer.told, "%.*s", KS_PRINTER_TOLD_BYTES - 1, text);
}

/* What a slip is to be made for from now on. */
static enum ks_err make_plan(struct ipp_printer *ipp, struct ks_error *error)
{
    enum ks_err err = ks_ipp_plan_make(&ipp->facts, &ipp->setup, &ipp->plan, error);

    if (err != KS_OK)
        return err;
    ipp->printer.form = ipp->plan.is_roll ? KS_FORM_ROLL : KS_FORM_A4;
    if (ipp->plan.is_roll)
        ipp->printer.width_px = ipp->plan.slip_px;
    return KS_OK;
}

static enum ks_printer_state status(struct ks_printer *printer)
{
    struct ipp_printer *ipp = (struct ipp_printer *)printer;
    struct ks_error error = {0};
    enum ks_err err = ks_ipp_ask_printer(&ipp->talk, &ipp->facts, &error);

    if (err == KS_OK)
        err = make_plan(ipp, &error);
    ipp->has_stopped = ipp->has_stopped && (err != KS_OK || ipp->facts.reasons[0] != '\0');
    ipp->facts.has_ready = ipp->facts.has_ready && !ipp->has_stopped;
    tell(ipp, err == KS_OK ? ipp->facts.reasons : error.text);
    return err == KS_OK ? ks_ipp_state(&ipp->facts) : KS_PRINTER_OFFLINE;
}

/* ---- what is sent ---- */

/* A document in the making. */
struct paper {
    struct ks_ipp_document document;
    struct ks_print_bytes raster; /* owned */
    struct ks_sheets sheets;      /* owned */
    int page_count;
    char name[KS_IPP_NAME_BYTES];
};

static enum ks_err make_roll(const struct ipp_printer *ipp, const struct ks_page *page,
                             struct paper *paper, struct ks_error *error)
{
    struct ks_ipp_document *document = &paper->document;
    enum ks_err err;

    paper->page_count = 1;
    document->size = ks_ipp_plan_size(&ipp->facts, &ipp->plan, page->height_px);
    if (ipp->plan.is_pdf) {
        err = ks_sheets_from_page(page, ipp->plan.slip_dpi, &paper->sheets, error);
        document->data = paper->sheets.data;
        document->bytes = paper->sheets.bytes;
        return err;
    }
    err = ks_ipp_raster_slip(page, &ipp->plan, document->size.y, &paper->raster, error);
    document->data = paper->raster.data;
    document->bytes = paper->raster.count;
    return err;
}

static enum ks_err make_sheets(const struct ipp_printer *ipp, const struct ks_sheets *sheets,
                               struct paper *paper, struct ks_error *error)
{
    struct ks_ipp_document *document = &paper->document;
    enum ks_err err = KS_OK;

    paper->page_count = sheets->page_count;
    document->is_a4 = ipp->facts.has_a4;
    document->data = sheets->data;
    document->bytes = sheets->bytes;
    if (!ipp->plan.is_pdf) {
        err = ks_ipp_raster_sheets(sheets, &ipp->plan, &paper->raster, error);
        document->data = paper->raster.data;
        document->bytes = paper->raster.count;
    }
    return err;
}

/* The name of a job tells it from every other, and nobody anything. */
static void make_name(struct paper *paper)
{
    uint32_t number;

    ks_crypto_random(&number, sizeof number);
    snprintf(paper->name, sizeof paper->name, "kiosk %08x", (unsigned)number);
}

static enum ks_err make_paper(const struct ipp_printer *ipp, const struct ks_print_job *job,
                              struct paper *paper, struct ks_error *error)
{
    make_name(paper);
    paper->document.name = paper->name;
    paper->document.format = ipp->plan.is_pdf ? PDF : PWG_RASTER;
    if (ipp->printer.form == KS_FORM_ROLL && job->page != NULL)
        return make_roll(ipp, job->page, paper, error);
    if (ipp->printer.form == KS_FORM_A4 && job->sheets != NULL)
        return make_sheets(ipp, job->sheets, paper, error);
    return ks_fail(error, KS_ERR_PRINTER,
                   "the printer has other paper now than it had just before");
}

static void destroy_paper(struct paper *paper)
{
    ks_print_bytes_destroy(&paper->raster);
    ks_sheets_destroy(&paper->sheets);
}

/* ---- a job until its end ---- */

/* A job in the printer; times are of now_ms. */
struct pursuit {
    struct ipp_printer *ipp;
    const char *name;
    int job;
    struct ks_ipp_job told;        /* the last that was told of it */
    int state;                     /* enum ks_ipp_job_state, as it was told last */
    enum ks_printer_state trouble; /* what stops the printer; one that can print for nothing */
    int64_t heard_ms;              /* the last answer */
    int64_t stopped_ms;            /* since when something stops the printer; 0 = nothing does */
};

static bool has_ended(const struct pursuit *pursuit)
{
    return pursuit->state >= KS_IPP_JOB_CANCELED;
}

/* Asks for the job, and while it lasts for the printer. KS_ERR_NOT_FOUND when the printer does not
 * know the job any more; no answer is no error, only time passes. */
static enum ks_err look(struct pursuit *pursuit)
{
    struct ks_ipp_talk *talk = &pursuit->ipp->talk;
    struct ks_ipp_facts facts;
    struct ks_ipp_job told = {0};
    enum ks_err err = ks_ipp_ask_job(talk, pursuit->job, pursuit->name, &told, NULL);

    if (err == KS_ERR_NOT_FOUND)
        return err;
    if (err != KS_OK)
        return KS_OK;
    pursuit->heard_ms = now_ms();
    pursuit->told = told;
    pursuit->state = told.state;
    if (has_ended(pursuit) || ks_ipp_ask_printer(talk, &facts, NULL) != KS_OK)
        return KS_OK;
    pursuit->trouble = ks_ipp_state(&facts);
    if (told.state == KS_IPP_JOB_STOPPED && ks_printer_can_print(pursuit->trouble))
        pursuit->trouble = KS_PRINTER_OFFLINE;
    if (ks_printer_can_print(pursuit->trouble))
        pursuit->stopped_ms = 0;
    else if (pursuit->stopped_ms == 0)
        pursuit->stopped_ms = now_ms();
    return KS_OK;
}

/* Why a job is not waited for any longer. */
enum patience { PATIENT, JOB_ENDED, JOB_FORGOTTEN, PRINTER_LOST, PRINTER_STOPPED, TIME_IS_UP };

static enum patience weigh(const struct pursuit *pursuit, int64_t deadline_ms)
{
    const struct ks_ipp_limits *limits = pursuit->ipp->talk.limits;
    int64_t at_ms = now_ms();

    if (has_ended(pursuit))
        return JOB_ENDED;
    if (at_ms - pursuit->heard_ms >= limits->lost_ms)
        return PRINTER_LOST;
    if (pursuit->stopped_ms != 0 && at_ms - pursuit->stopped_ms >= limits->stopped_ms)
        return PRINTER_STOPPED;
    return at_ms >= deadline_ms ? TIME_IS_UP : PATIENT;
}

static enum patience wait_for(struct pursuit *pursuit, int64_t deadline_ms)
{
    enum patience patience = PATIENT;

    while (patience == PATIENT) {
        if (look(pursuit) == KS_ERR_NOT_FOUND)
            return JOB_FORGOTTEN;
        patience = weigh(pursuit, deadline_ms);
        if (patience == PATIENT)
            pause_ms(pursuit->ipp->talk.limits->poll_ms);
    }
    return patience;
}

static enum ks_err fail_ended(const struct pursuit *pursuit, struct ks_error *error)
{
    const char *how = pursuit->state == KS_IPP_JOB_ABORTED ? ks_staff_tr("gave the job up")
                                                           : ks_staff_tr("canceled the job");

    if (!ks_printer_can_print(pursuit->trouble))
        return ks_fail(error, KS_ERR_PRINTER, "the printer %s: %s", how,
                       ks_staff_tr(ks_printer_state_code(pursuit->trouble)));
    return ks_fail(error, KS_ERR_PRINTER, "the printer %s", how);
}

static enum ks_err fail_unsure(const char *why, struct ks_error *error)
{
    return ks_fail(error, KS_ERR_UNCERTAIN, "%s: the paper may be out", why);
}

/* Some printers call a job completed that they gave up; its reasons tell. Not so its count of
 * pages, which many leave at 0. */
static enum ks_err judge_completed(const struct pursuit *pursuit, struct ks_error *error)
{
    return pursuit->told.has_errors
               ? fail_unsure(ks_staff_tr("the printer ended the job with errors"), error)
               : KS_OK;
}

/* Whether the printer ends a cancelled job in time; it may have completed it all the same. */
static bool cancel(struct pursuit *pursuit)
{
    int64_t deadline_ms = now_ms() + pursuit->ipp->talk.limits->cancel_ms;
    enum ks_err ignored = ks_ipp_cancel_job(&pursuit->ipp->talk, pursuit->job, NULL);

    (void)ignored; /* one that has just ended cannot be cancelled: its state tells */
    do {
        if (look(pursuit) == KS_ERR_NOT_FOUND)
            return false;
        if (!has_ended(pursuit))
            pause_ms(pursuit->ipp->talk.limits->poll_ms);
    } while (!has_ended(pursuit) && now_ms() < deadline_ms);
    return has_ended(pursuit);
}

/* The end of a job that is not waited for any longer. `is_idle`: nothing of it can be on paper
 * whole, so that a job which the printer cancels has not come out. */
static enum ks_err call_off(struct pursuit *pursuit, bool is_idle, const char *why,
                            struct ks_error *error)
{
    bool is_over = cancel(pursuit);

    if (is_over && pursuit->state == KS_IPP_JOB_COMPLETED)
        return KS_OK;
    return is_over && is_idle ? fail_ended(pursuit, error) : fail_unsure(why, error);
}

static enum ks_err follow(struct pursuit *pursuit, int64_t deadline_ms, struct ks_error *error)
{
    enum patience patience = wait_for(pursuit, deadline_ms);
    bool has_not_begun = pursuit->state == KS_IPP_JOB_PENDING || pursuit->state == KS_IPP_JOB_HELD;

    switch (patience) {
    case JOB_ENDED:
        return pursuit->state == KS_IPP_JOB_COMPLETED ? judge_completed(pursuit, error)
                                                      : fail_ended(pursuit, error);
    case PRINTER_STOPPED:
        pursuit->ipp->has_stopped = true;
        return call_off(pursuit, true, ks_staff_tr("the printer stopped and does not end the job"),
                        error);
    case JOB_FORGOTTEN:
        return fail_unsure(ks_staff_tr("the printer does not know the job any more"), error);
    case PRINTER_LOST:
        return call_off(pursuit, has_not_begun, ks_staff_tr("the printer fell silent"), error);
    default:
        return call_off(pursuit, has_not_begun,
                        ks_staff_tr("the printer did not say in time that it is done"), error);
    }
}

static enum ks_err create_job(struct ipp_printer *ipp, const struct ks_ipp_document *document,
                              int *job, struct ks_error *error)
{
    int64_t deadline_ms = now_ms() + ipp->talk.limits->busy_ms;
    enum ks_err err = ks_ipp_create_job(&ipp->talk, document, job, error);

    while (err == KS_ERR_BUSY && now_ms() < deadline_ms) {
        pause_ms(ipp->talk.limits->poll_ms);
        err = ks_ipp_create_job(&ipp->talk, document, job, error);
    }
    return err;
}

/* The document did not get there whole, or nobody knows whether it did. */
static enum ks_err recover(struct pursuit *pursuit, const struct ks_ipp_delivery *delivery,
                           enum ks_err err, struct ks_error *error)
{
    const char *why = "the line broke in the middle of a paper";

    if (pursuit->job == 0)
        return err == KS_ERR_UNCERTAIN ? fail_unsure(why, error) : err;
    if (err != KS_ERR_UNCERTAIN) { /* without its document it is no paper */
        enum ks_err ignored = ks_ipp_cancel_job(&pursuit->ipp->talk, pursuit->job, NULL);
        (void)ignored;
        return err;
    }
    if (delivery->has_all)
        return KS_OK;
    /* Some printers print what they have, and call that completed. */
    bool is_dropped = cancel(pursuit) && pursuit->state != KS_IPP_JOB_COMPLETED;
    return is_dropped ? ks_fail(error, KS_ERR_PRINTER, "%s", why) : fail_unsure(why, error);
}

static enum ks_err send_paper(struct ipp_printer *ipp, const struct paper *paper,
                              struct ks_error *error)
{
    const struct ks_ipp_limits *limits = ipp->talk.limits;
    struct pursuit pursuit = {.ipp = ipp, .name = paper->name};
    struct ks_ipp_delivery delivery = {0};
    enum ks_err err =
        ipp->facts.has_create_job ? create_job(ipp, &paper->document, &delivery.job, error) : KS_OK;

    if (err != KS_OK)
        return err;
    err = ks_ipp_send_document(&ipp->talk, &paper->document, &delivery, error);
    pursuit.job = delivery.job;
    pursuit.heard_ms = now_ms();
    if (err != KS_OK)
        err = recover(&pursuit, &delivery, err, error);
    if (err != KS_OK)
        return err;
    if (pursuit.job == 0)
        return fail_unsure("the printer gives its job no number", error);
    return follow(&pursuit,
                  now_ms() + limits->job_ms + (int64_t)limits->page_ms * paper->page_count, error);
}

static enum ks_err print(struct ks_printer *printer, const struct ks_print_job *job,
                         struct ks_error *error)
{
    struct ipp_printer *ipp = (struct ipp_printer *)printer;
    struct paper paper = {0};
    enum ks_err err = make_paper(ipp, job, &paper, error);

    if (err == KS_OK)
        err = send_paper(ipp, &paper, error);
    destroy_paper(&paper);
    if (err == KS_OK || err == KS_ERR_UNCERTAIN)
        return err;
    if (error != NULL)
        error->code = KS_ERR_PRINTER;
    return KS_ERR_PRINTER;
}

static void close_printer(struct ks_printer *printer)
{
    free(printer);
}

/* With TLS or without, it is the same printer. */
static void name(const struct ks_printer *printer, char *out, size_t size)
{
    const struct ks_ipp_address *address = &((const struct ipp_printer *)printer)->talk.address;

    snprintf(out, size, "ipp:%s:%d%s", address->host, address->port, address->path);
    for (char *at = out; *at != '\0' && *at != '/'; at++)
        *at = (char)tolower((unsigned char)*at);
}

static const struct ks_printer_ops ipp_ops = {
    .status = status, .print = print, .close = close_printer, .name = name};

enum ks_err ks_printer_ipp_open(const struct ks_printer_setup *setup, int width_px,
                                const struct ks_ipp_limits *limits, struct ks_printer **out,
                                struct ks_error *error)
{
    struct ipp_printer *ipp = calloc(1, sizeof *ipp);

    if (ipp == NULL)
        return ks_fail(error, KS_ERR_MEMORY, "out of memory");
    enum ks_err err = ks_ipp_parse(setup->url, &ipp->talk.address, error);
    int length = snprintf(ipp->talk.trust_dir, sizeof ipp->talk.trust_dir, "%s/printer-trust",
                          setup->base_dir);
    if (err == KS_OK && length >= (int)sizeof ipp->talk.trust_dir)
        err = ks_fail(error, KS_ERR_INPUT, "the data folder's name is too long");
    if (err != KS_OK) {
        free(ipp);
        return err;
    }
    ipp->printer = (struct ks_printer){.ops = &ipp_ops,
                                       .form = KS_FORM_UNKNOWN,
                                       .width_px = width_px,
                                       .is_followed = true,
                                       .fonts = setup->fonts};
    ipp->setup = (struct ks_printer_setup){.width_mm = setup->width_mm, .dpi = setup->dpi};
    ipp->usual = limits_usual();
    ipp->talk.limits = limits != NULL ? limits : &ipp->usual;
    *out = &ipp->printer;
    return KS_OK;
}
