/* kioskctl printer: how it is, a test slip, what was printed, a reprint. */
#include "ctl/printer.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ctl/content.h"
#include "domain/date.h"
#include "platform/fonts.h"
#include "print/printer.h"
#include "service/queue_papers.h"
#include "service/queue_service.h"
#include "service/test_slip.h"
#include "store/store_print_jobs.h"

enum { MOST_JOBS = 50 };

/* What printing needs; {0} is a valid empty value. */
struct printing {
    struct ks_printer *printer; /* owned */
    struct ks_fonts *fonts;     /* owned */
    struct ks_glyphs glyphs;
};

static void end_printing(struct printing *printing)
{
    ks_printer_close(printing->printer);
    ks_fonts_close(printing->fonts);
    *printing = (struct printing){0};
}

static enum ks_err open_printer(const struct ks_ctl *ctl, struct printing *printing,
                                struct ks_error *error)
{
    const struct ks_printer_setup setup = ks_config_printer(ctl->config, ctl->data_dir);
    return ks_printer_open_setup(&setup, &printing->printer, error);
}

static enum ks_err begin_printing(const struct ks_ctl *ctl, struct printing *printing,
                                  struct ks_error *error)
{
    enum ks_err err = open_printer(ctl, printing, error);
    if (err == KS_OK)
        err = ks_fonts_open(KS_FONT_DIR, KS_ICON_DIR, &printing->fonts, error);
    if (err == KS_OK)
        printing->glyphs = ks_fonts_glyphs(printing->fonts);
    else
        end_printing(printing);
    return err;
}

static struct ks_desk desk_of(const struct ks_ctl *ctl, const struct printing *printing)
{
    struct ks_desk desk = ks_ctl_desk(ctl);
    desk.printer = printing->printer;
    desk.glyphs = &printing->glyphs;
    return desk;
}

static const char *const what_to_do[KS_PRINTER_STATE_COUNT] = {
    [KS_PRINTER_READY] = KS_N_("nothing to do"),
    [KS_PRINTER_PAPER_LOW] = KS_N_("it prints; have new paper at hand"),
    [KS_PRINTER_PAPER_OUT] = KS_N_("put new paper in and close the cover"),
    [KS_PRINTER_COVER_OPEN] = KS_N_("close the cover until it clicks"),
    [KS_PRINTER_OFFLINE] = KS_N_("check power and cable, and the address in [printer] url"),
    [KS_PRINTER_JAM] = KS_N_("open the cover, take the stuck paper out, close the cover"),
    [KS_PRINTER_CUTTER] = KS_N_("switch it off, free the cutter, switch it on"),
};

static const char silent[] =
    KS_N_("it does not say how it is, or another program has its line just now: look at it");

static int run_status(struct ks_ctl *ctl, const char *id)
{
    struct printing printing = {0};
    struct ks_error error = {0};
    (void)id;
    if (open_printer(ctl, &printing, &error) != KS_OK)
        return ks_ctl_fail(&error);
    enum ks_printer_state state = ks_printer_status(printing.printer);
    const char *told = printing.printer->told;
    bool is_silent = printing.printer->is_silent;
    const char *word = ks_staff_tr(ks_printer_state_code(state));
    const char *advice = ks_staff_tr(is_silent ? silent : what_to_do[state]);
    if (told[0] != '\0')
        ks_ctl_say(stdout, "%s: %s (%s)", word, advice, told);
    else
        ks_ctl_say(stdout, "%s: %s", word, advice);
    end_printing(&printing);
    return ks_printer_can_print(state) ? KS_CTL_DONE : KS_CTL_FAILED;
}

/* What became of a paper, in a sentence and an exit status. `what` is said as it is. */
static int tell_report(enum ks_err err, const struct ks_paper_report *report, const char *what,
                       const struct ks_error *error)
{
    if (err == KS_OK) {
        printf("%s\n", what);
        return KS_CTL_DONE;
    }
    if (report->end == KS_PAPER_UNSURE) {
        ks_ctl_say(stderr, "The printer does not say whether the slip came out: look at it");
        return KS_CTL_FAILED;
    }
    if (err == KS_ERR_PRINTER) {
        const char *why = ks_paper_why_code(report->why);
        ks_ctl_say(stderr, "%s: %s (%s)", ks_staff_tr(why),
                   ks_staff_tr(what_to_do[ks_printer_state_from_code(why)]), error->text);
        return KS_CTL_FAILED;
    }
    return ks_ctl_fail(error);
}

static int run_test(struct ks_ctl *ctl, const char *id)
{
    struct printing printing = {0};
    struct ks_error error = {0};
    struct ks_paper_report report = {0};
    (void)id;
    if (!ks_ctl_has_content(ctl, "printer"))
        return KS_CTL_FAILED;
    if (begin_printing(ctl, &printing, &error) != KS_OK)
        return ks_ctl_fail(&error);
    const struct ks_desk desk = desk_of(ctl, &printing);
    enum ks_err err = ks_test_print(&desk, KS_LANG_ZH_CN, &report, &error);
    end_printing(&printing);
    return tell_report(err, &report, ks_staff_tr("the test slip is printed"), &error);
}

/* Why a job ended as it did: a word of the store, or a printer's state. */
static const char *reason_of(const struct ks_print_record *job)
{
    static const char *const words[] = {KS_N_("interrupted"), KS_N_("expired"), KS_N_("by-person"),
                                        KS_N_("no-answer")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], job->reason) == 0)
            return ks_staff_tr(words[i]);
    return ks_staff_tr(job->reason);
}

static void print_record(const struct ks_ctl *ctl, const struct ks_print_record *job)
{
    struct ks_ticket ticket;
    char day[KS_DATE_TEXT_BYTES];
    if (job->kind == KS_PAPER_KIND_COUNT || job->state == KS_PRINT_JOB_STATE_COUNT) {
        ks_ctl_say(stdout, "%lld  is no print job that this program can make: it is left as it is",
                   (long long)job->id);
        return;
    }
    int minute = ks_date_minute_from_wall_ms(job->created_ms);
    printf("%lld  %s %02d:%02d  %s", (long long)job->id,
           ks_date_format(ks_date_from_wall_ms(job->created_ms), day), minute / 60, minute % 60,
           ks_staff_tr(ks_paper_kind_code(job->kind)));
    if (job->ticket_id != 0 &&
        ks_store_get_ticket(ctl->store, job->ticket_id, &ticket, NULL) == KS_OK)
        printf(" %s", ticket.number);
    printf("  %s%s%s%s%s\n", ks_staff_tr(ks_print_job_state_code(job->state)),
           job->reason[0] == '\0' ? "" : " ", reason_of(job), job->is_reprint ? "  " : "",
           job->is_reprint ? ks_staff_tr("reprint") : "");
}

static int run_jobs(struct ks_ctl *ctl, const char *id)
{
    struct ks_print_record jobs[MOST_JOBS];
    struct ks_error error = {0};
    int count = 0;
    (void)id;
    if (!ks_ctl_has_store(ctl))
        return KS_CTL_FAILED;
    if (ks_store_list_print_jobs(ctl->store, jobs, MOST_JOBS, &count, &error) != KS_OK)
        return ks_ctl_fail(&error);
    for (int i = 0; i < count; i++)
        print_record(ctl, &jobs[i]);
    return KS_CTL_DONE;
}

static enum ks_err find_job(const struct ks_ctl *ctl, const char *id, struct ks_print_record *out,
                            struct ks_error *error)
{
    char *end = NULL;
    errno = 0;
    long long number = strtoll(id, &end, 10);
    if (errno != 0 || *end != '\0' || number <= 0) {
        return ks_fail(error, KS_ERR_INPUT,
                       "%s is no number of a print job: kioskctl printer jobs lists them", id);
    }
    return ks_store_get_print_job(ctl->store, number, out, error);
}

/* The ticket of a number of today, "T003", or of a print job, "17". */
static enum ks_err find_ticket(const struct ks_ctl *ctl, const char *id, struct ks_ticket *out,
                               struct ks_error *error)
{
    const struct ks_desk desk = ks_ctl_desk(ctl);
    struct ks_print_record job = {0};
    if (isalpha((unsigned char)id[0]))
        return ks_queue_find_number(&desk, id, ks_clock_wall_ms(ctl->clock), out, error);
    enum ks_err err = find_job(ctl, id, &job, error);
    if (err != KS_OK)
        return err;
    if (job.kind != KS_PAPER_TICKET) {
        return ks_fail(error, KS_ERR_STATE,
                       "Print job %lld is no ticket: what stood on it is not kept; the visitor can "
                       "print it again at the kiosk",
                       (long long)job.id);
    }
    return ks_store_get_ticket(ctl->store, job.ticket_id, out, error);
}

static int reprint(struct ks_ctl *ctl, const struct ks_ticket *ticket)
{
    struct printing printing = {0};
    struct ks_error error = {0};
    if (begin_printing(ctl, &printing, &error) != KS_OK)
        return ks_ctl_fail(&error);
    const struct ks_desk desk = desk_of(ctl, &printing);
    struct ks_paper_report report = {0};
    char what[128];
    snprintf(what, sizeof what, ks_staff_tr("ticket %s is printed again"), ticket->number);
    enum ks_err err = ks_queue_reprint(&desk, ticket->id, 1, KS_LANG_ZH_CN, NULL, &report, &error);
    end_printing(&printing);
    return tell_report(err, &report, what, &error);
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
    return ks_ctl_refuse_use(argv[0], KS_N_("status | test | jobs | reprint NUMBER|ID"));
}
