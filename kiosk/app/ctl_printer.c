/* kioskctl printer: how it is, a test slip, what was printed, a reprint. */
#include "app/ctl_printer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/ctl_content.h"
#include "domain/date.h"
#include "platform/fonts.h"
#include "service/queue_service.h"
#include "service/spool.h"
#include "service/test_slip.h"

enum { MOST_JOBS = 50 };

/* What printing needs; {0} is a valid empty value. */
struct desk {
    struct ks_printer *printer; /* owned */
    struct ks_fonts *fonts;     /* owned */
    struct ks_glyphs glyphs;
};

static void close_desk(struct desk *desk)
{
    ks_printer_close(desk->printer);
    ks_fonts_close(desk->fonts);
    *desk = (struct desk){0};
}

static enum ks_err open_printer(const struct ks_ctl *ctl, struct desk *desk, struct ks_error *error)
{
    const struct ks_printer_setup setup = ks_config_printer(ctl->config, ctl->data_dir);
    return ks_printer_open_setup(&setup, &desk->printer, error);
}

static enum ks_err open_desk(const struct ks_ctl *ctl, struct desk *desk, struct ks_error *error)
{
    enum ks_err err = open_printer(ctl, desk, error);
    if (err == KS_OK)
        err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &desk->fonts, error);
    if (err == KS_OK)
        desk->glyphs = ks_fonts_glyphs(desk->fonts);
    else
        close_desk(desk);
    return err;
}

static const char *const what_to_do[KS_PRINTER_STATE_COUNT] = {
    [KS_PRINTER_READY] = "nothing to do",
    [KS_PRINTER_PAPER_LOW] = "it prints; have new paper at hand",
    [KS_PRINTER_PAPER_OUT] = "put new paper in and close the cover",
    [KS_PRINTER_COVER_OPEN] = "close the cover until it clicks",
    [KS_PRINTER_OFFLINE] = "check power and cable, and the address in [printer] url",
    [KS_PRINTER_JAM] = "open the cover, take the stuck paper out, close the cover",
    [KS_PRINTER_CUTTER] = "switch it off, free the cutter, switch it on",
};

static const char silent[] =
    "it does not say how it is, or another program has its line just now: look at it";

static int run_status(struct ks_ctl *ctl, const char *id)
{
    struct desk desk = {0};
    struct ks_error error = {0};
    (void)id;
    if (open_printer(ctl, &desk, &error) != KS_OK)
        return ks_ctl_fail(&error);
    enum ks_printer_state state = ks_printer_status(desk.printer);
    const char *told = desk.printer->told;
    bool is_silent = desk.printer->is_silent;
    printf("%s: %s%s%s%s\n", ks_printer_state_code(state), is_silent ? silent : what_to_do[state],
           told[0] != '\0' ? " (" : "", told, told[0] != '\0' ? ")" : "");
    close_desk(&desk);
    return ks_printer_can_print(state) ? KS_CTL_DONE : KS_CTL_FAILED;
}

/* What became of a paper, in a sentence and an exit status. */
static int tell_outcome(enum ks_err err, const struct ks_print_outcome *outcome, const char *what,
                        const struct ks_error *error)
{
    if (err == KS_OK) {
        printf("%s\n", what);
        return KS_CTL_DONE;
    }
    if (outcome->is_unsure) {
        fprintf(stderr, "The printer does not say whether the slip came out: look at it\n");
        return KS_CTL_FAILED;
    }
    if (err == KS_ERR_PRINTER) {
        fprintf(stderr, "%s: %s (%s)\n", ks_printer_state_code(outcome->state),
                what_to_do[outcome->state], error->text);
        return KS_CTL_FAILED;
    }
    return ks_ctl_fail(error);
}

/* A roll's has ruler and greys, which only a bitmap can show. */
static enum ks_err print_test_slip(const struct ks_spool *spool, const struct ks_slip *slip,
                                   struct ks_print_outcome *outcome, struct ks_error *error)
{
    struct ks_page page = {0};
    if (spool->printer->form == KS_FORM_A4)
        return ks_spool_print(spool, KS_JOB_TEST, slip, outcome, NULL, error);
    enum ks_err err = ks_test_compose(slip, spool->glyphs, spool->printer->width_px, &page, error);
    const struct ks_print_job job = {.page = &page};
    if (err == KS_OK)
        err = ks_spool_print_job(spool, KS_JOB_TEST, &job, outcome, NULL, error);
    ks_page_destroy(&page);
    return err;
}

static enum ks_err print_test(const struct ks_ctl *ctl, const struct desk *desk,
                              struct ks_print_outcome *outcome, struct ks_error *error)
{
    const struct ks_slip_context context = {
        .content = ctl->content, .lang = KS_LANG_ZH_CN, .now_ms = ks_clock_wall_ms(ctl->clock)};
    const char *state = ks_printer_state_code(ks_printer_status(desk->printer));
    bool is_roll = desk->printer->form != KS_FORM_A4;
    const struct ks_test_facts facts = {.state = state,
                                        .width_px = is_roll ? desk->printer->width_px : 0};
    const struct ks_spool spool = {.store = ctl->store,
                                   .printer = desk->printer,
                                   .glyphs = &desk->glyphs,
                                   .clock = ctl->clock};
    struct ks_slip slip = {0};
    ks_slip_test(&slip, &context, &facts);
    enum ks_err err = print_test_slip(&spool, &slip, outcome, error);
    ks_slip_destroy(&slip);
    return err;
}

static int run_test(struct ks_ctl *ctl, const char *id)
{
    struct desk desk = {0};
    struct ks_error error = {0};
    struct ks_print_outcome outcome = {0};
    (void)id;
    if (!ks_ctl_has_content(ctl, "printer"))
        return KS_CTL_FAILED;
    if (open_desk(ctl, &desk, &error) != KS_OK)
        return ks_ctl_fail(&error);
    enum ks_err err = print_test(ctl, &desk, &outcome, &error);
    close_desk(&desk);
    return tell_outcome(err, &outcome, "the test slip is printed", &error);
}

static void print_record(const struct ks_ctl *ctl, const struct ks_print_record *job)
{
    struct ks_ticket ticket;
    char day[KS_DATE_TEXT_BYTES];
    if (job->kind == KS_JOB_KIND_COUNT || job->state == KS_JOB_STATE_COUNT) {
        printf("%lld  is no print job that this program can make: it is left as it is\n",
               (long long)job->id);
        return;
    }
    int minute = ks_date_minute_from_wall_ms(job->created_ms);
    printf("%lld  %s %02d:%02d  %s", (long long)job->id,
           ks_date_format(ks_date_from_wall_ms(job->created_ms), day), minute / 60, minute % 60,
           ks_job_kind_code(job->kind));
    if (job->ticket_id != 0 &&
        ks_store_get_ticket(ctl->store, job->ticket_id, &ticket, NULL) == KS_OK)
        printf(" %s", ticket.number);
    printf("  %s%s%s%s\n", ks_job_state_code(job->state), job->reason[0] == '\0' ? "" : " ",
           job->reason, job->is_reprint ? "  reprint" : "");
}

static int run_jobs(struct ks_ctl *ctl, const char *id)
{
    struct ks_print_record jobs[MOST_JOBS];
    struct ks_error error = {0};
    int count = 0;
    (void)id;
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_store_list_jobs(ctl->store, jobs, MOST_JOBS, &count, &error) != KS_OK)
        return ks_ctl_fail(&error);
    for (int i = 0; i < count; i++)
        print_record(ctl, &jobs[i]);
    return KS_CTL_DONE;
}

/* The ticket of a job named by its number. */
static enum ks_err find_ticket(const struct ks_ctl *ctl, const char *id, struct ks_ticket *out,
                               struct ks_error *error)
{
    char *end = NULL;
    errno = 0;
    long long number = strtoll(id, &end, 10);
    if (errno != 0 || *end != '\0' || number <= 0) {
        return ks_fail(error, KS_ERR_INPUT,
                       "%s is no number of a print job: kioskctl printer jobs lists them", id);
    }
    struct ks_print_record job;
    enum ks_err err = ks_store_get_job(ctl->store, number, &job, error);
    if (err != KS_OK)
        return err;
    if (job.kind != KS_JOB_TICKET) {
        return ks_fail(error, KS_ERR_STATE,
                       "Print job %lld is no ticket: what stood on it is not kept; the visitor can "
                       "print it again at the kiosk",
                       number);
    }
    return ks_store_get_ticket(ctl->store, job.ticket_id, out, error);
}

static int reprint(struct ks_ctl *ctl, const struct ks_ticket *ticket)
{
    struct desk desk = {0};
    struct ks_error error = {0};
    if (open_desk(ctl, &desk, &error) != KS_OK)
        return ks_ctl_fail(&error);
    const struct ks_queue_service service = {.store = ctl->store,
                                             .content = ctl->content,
                                             .printer = desk.printer,
                                             .glyphs = &desk.glyphs,
                                             .clock = ctl->clock};
    struct ks_print_outcome outcome = {0};
    char what[64];
    snprintf(what, sizeof what, "ticket %s is printed again", ticket->number);
    enum ks_err err = ks_queue_reprint(&service, ticket->id, KS_LANG_ZH_CN, &outcome, &error);
    close_desk(&desk);
    return tell_outcome(err, &outcome, what, &error);
}

static int run_reprint(struct ks_ctl *ctl, const char *id)
{
    struct ks_ticket ticket;
    struct ks_error error = {0};
    if (!ks_ctl_has_store(ctl) || !ks_ctl_has_content(ctl, "printer"))
        return KS_CTL_FAILED;
    return find_ticket(ctl, id, &ticket, &error) == KS_OK ? reprint(ctl, &ticket)
                                                          : ks_ctl_fail(&error);
}

static const struct {
    const char *name;
    int argc;
    int (*run)(struct ks_ctl *ctl, const char *id);
} acts[] = {
    {"status", 2, run_status},
    {"test", 2, run_test},
    {"jobs", 2, run_jobs},
    {"reprint", 3, run_reprint},
};

int ks_ctl_printer(struct ks_ctl *ctl, int argc, char **argv)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (argc == acts[i].argc && strcmp(argv[1], acts[i].name) == 0)
            return acts[i].run(ctl, argv[argc - 1]);
    fprintf(stderr, "wrong use; write it as: kioskctl %s status | test | jobs | reprint ID\n",
            argv[0]);
    return KS_CTL_WRONG_USE;
}
