/* Printing the paper of a screen. */
#include "screens/visit/print.h"

#include "screens/visit/work.h"
#include "service/papers.h"

struct paper_job {
    struct ks_visit_job base; /* first */
    enum ks_paper_kind kind;
    struct ks_paper *paper; /* owned; NULL: only what the visitor says of the last one */
    struct ks_paper_report report;
    bool is_out; /* as the visitor says */
};

static enum ks_err run_paper(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct paper_job *job = (struct paper_job *)base;
    const struct ks_paper_wanted wanted = {ks_work_is_wanted, job};

    return ks_papers_print(parts->desk, job->kind, job->paper, &wanted, &job->report, &base->error);
}

bool ks_visit_refuses_paper(struct ks_visit *visit)
{
    struct ks_printing *printing = &visit->printing;

    printing->is_refused = visit->papers >= KS_VISIT_MOST_PAPERS;
    if (printing->is_refused) {
        printing->work = KS_WORK_FAILED;
        printing->report = (struct ks_paper_report){.end = KS_PAPER_NOT_OUT};
        visit->is_stale = true;
    }
    return printing->is_refused;
}

void ks_visit_tell_paper(struct ks_visit *visit, enum ks_err err,
                         const struct ks_paper_report *report)
{
    visit->printing.work = ks_work_of(err);
    visit->printing.report = *report;
    visit->papers += report->end != KS_PAPER_NOT_OUT;
}

static void tell_paper(struct ks_visit_job *base, struct ks_visit *visit)
{
    ks_visit_tell_paper(visit, base->err, &((const struct paper_job *)base)->report);
}

static void destroy_paper(struct ks_visit_job *base)
{
    ks_paper_free(((struct paper_job *)base)->paper);
}

static enum ks_err run_settle(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    const struct paper_job *job = (const struct paper_job *)base;

    return ks_papers_settle(parts->desk, job->report.row, job->is_out, &base->error);
}

/* The visitor has said it; the screen shows that already. */
static void tell_nothing(struct ks_visit_job *base, struct ks_visit *visit)
{
    (void)base;
    (void)visit;
}

static void compose(const void *ctx, const struct ks_slip_context *context, struct ks_paper *paper)
{
    const struct ks_visit *visit = ctx;
    const struct ks_printing *printing = &visit->printing;

    visit->screens[printing->screen]->compose(visit, context, printing->arg, paper);
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
        .reviews = visit->hall.view.reviews,
        .review_count = visit->hall.view.review_count,
    };

    if (visit->printing.work == KS_WORK_RUNNING)
        return;
    visit->printing = (struct ks_printing){
        .work = KS_WORK_RUNNING, .screen = screen, .arg = arg, .since_ms = ks_visit_now_ms(visit)};
    if (ks_visit_refuses_paper(visit))
        return;
    struct paper_job *job = ks_work_create(visit, &kind);
    job->kind = visit->screens[screen]->paper;
    job->paper = ks_paper_create();
    ks_slip_write_for(job->paper, &context, compose, visit);
    visit->printing.holds = ks_paper_holds(job->paper);
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

    job->report = visit->printing.report;
    job->is_out = is_out;
    visit->printing.report.end = is_out ? KS_PAPER_OUT : KS_PAPER_NOT_OUT;
    visit->printing.work = is_out ? KS_WORK_DONE : KS_WORK_FAILED;
    ks_work_submit(&job->base);
}
