/* Printing the paper of a screen. */
#include "screens/visit/print.h"

#include "screens/visit/work.h"
#include "service/spool.h"

struct paper_job {
    struct ks_visit_job base; /* first */
    enum ks_job_kind paper;
    struct ks_slip slip;
    struct ks_print_outcome outcome;
    int64_t spooled; /* its row in the spool */
    bool is_out;     /* as the visitor says */
};

static struct ks_spool spool_of(struct ks_visit_job *job, const struct ks_kiosk_parts *parts)
{
    return (struct ks_spool){.store = parts->worker_store,
                             .printer = parts->printer,
                             .glyphs = parts->worker_glyphs,
                             .clock = parts->clock,
                             .is_wanted = ks_work_is_wanted,
                             .ctx = job};
}

static enum ks_err run_paper(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct paper_job *job = (struct paper_job *)base;
    const struct ks_spool spool = spool_of(base, parts);

    return ks_spool_print(&spool, job->paper, &job->slip, &job->outcome, &job->spooled,
                          &base->error);
}

static void tell_paper(struct ks_visit_job *base, struct ks_visit *visit)
{
    const struct paper_job *job = (const struct paper_job *)base;

    visit->printing.work = ks_work_of(base->err);
    visit->printing.outcome = job->outcome;
    visit->printing.job = job->spooled;
}

static void destroy_paper(struct ks_visit_job *base)
{
    ks_slip_destroy(&((struct paper_job *)base)->slip);
}

static enum ks_err run_settle(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    const struct paper_job *job = (const struct paper_job *)base;
    const struct ks_spool spool = spool_of(base, parts);

    return ks_spool_settle(&spool, job->spooled, job->is_out, &base->error);
}

/* The visitor has said it; the screen shows that already. */
static void tell_nothing(struct ks_visit_job *base, struct ks_visit *visit)
{
    (void)base;
    (void)visit;
}

void ks_visit_send_paper(struct ks_visit *visit, enum ks_screen_id screen, int arg)
{
    static const struct ks_work_kind kind = {sizeof(struct paper_job), run_paper, tell_paper,
                                             destroy_paper};
    const struct ks_slip_context context = {
        .content = visit->content,
        .lang = visit->mode.lang,
        .now_ms = ks_visit_wall_ms(visit),
        .is_large = visit->mode.is_large,
    };

    if (visit->printing.work == KS_WORK_RUNNING)
        return;
    visit->printing = (struct ks_printing){.work = KS_WORK_RUNNING, .screen = screen, .arg = arg};
    struct paper_job *job = ks_work_create(visit, &kind);
    job->paper = visit->screens[screen]->paper;
    visit->screens[screen]->compose(visit, &context, arg, &job->slip);
    ks_work_submit(&job->base);
}

void ks_visit_print(struct ks_visit *visit)
{
    const struct ks_place place = *ks_visit_place_now(visit);

    ks_visit_go(visit, KS_SCREEN_PRINT, 0);
    ks_visit_send_paper(visit, place.screen, place.arg);
}

void ks_visit_paper_is_out(struct ks_visit *visit, bool is_out)
{
    static const struct ks_work_kind kind = {sizeof(struct paper_job), run_settle, tell_nothing,
                                             NULL};
    struct paper_job *job = ks_work_create(visit, &kind);

    job->spooled = visit->printing.job;
    job->is_out = is_out;
    visit->printing.outcome.is_unsure = false;
    visit->printing.work = is_out ? KS_WORK_DONE : KS_WORK_FAILED;
    ks_work_submit(&job->base);
}
