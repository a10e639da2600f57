/* Storing a signature, and then its receipt: on the worker, told to the visit that asked. */
#include <stdlib.h>

#include "base/memory.h"
#include "screens/notice/notice.h"
#include "screens/visit/work.h"

struct sign_job {
    struct ks_visit_job base;            /* first */
    const struct ks_risk_notice *notice; /* of the content */
    struct ks_point *points;             /* owned */
    int point_count;
    bool is_mark;
    struct ks_signed receipt;
};

static enum ks_err run_sign(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct sign_job *job = (struct sign_job *)base;
    struct ks_notice_service service = {.desk = parts->desk,
                                        .notice = job->notice,
                                        .data_dir = parts->data_dir,
                                        .is_mark = job->is_mark};
    enum ks_err err = ks_desk_check_open(parts->desk, &base->error);

    return err == KS_OK ? ks_notice_sign(&service, job->points, job->point_count, &job->receipt,
                                         &base->error)
                        : err;
}

static void tell_signed(struct ks_visit_job *base, struct ks_visit *visit)
{
    struct ks_notice_state *state = ks_notice_state(visit);

    state->work = ks_work_of(base->err);
    state->receipt = ((struct sign_job *)base)->receipt;
    if (base->err == KS_OK) {
        ks_visit_replace(visit, KS_SCREEN_RECEIPT, 0);
        ks_visit_send_paper(visit, KS_SCREEN_RECEIPT, 0);
    }
}

static void destroy_sign(struct ks_visit_job *base)
{
    struct sign_job *job = (struct sign_job *)base;

    if (job->points != NULL)
        explicit_bzero(job->points, (size_t)job->point_count * sizeof *job->points);
    free(job->points);
}

void ks_notice_send(struct ks_visit *visit)
{
    static const struct ks_work_kind kind = {sizeof(struct sign_job), run_sign, tell_signed,
                                             destroy_sign};
    struct ks_notice_state *state = ks_notice_state(visit);
    size_t bytes = (size_t)state->point_count * sizeof *state->points;
    struct sign_job *job = ks_work_create(visit, &kind);

    state->work = KS_WORK_RUNNING;
    job->points = malloc(bytes);
    if (job->points == NULL)
        ks_memory_is_out();
    memcpy(job->points, state->points, bytes);
    job->point_count = state->point_count;
    job->is_mark = state->is_mark;
    job->notice = ks_notice_now(visit);
    ks_work_submit(&job->base);
}

bool ks_notice_is_busy(const struct ks_visit *visit)
{
    return ks_notice_state(visit)->work == KS_WORK_RUNNING;
}

/* That it is being stored, or that it could not be. */
static void flow_work(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_notice_state *state = ks_notice_state(visit);

    if (state->work == KS_WORK_RUNNING)
        ks_flow_hint(ui, "pen", ks_ui_tr(ui, "Storing your signature ..."));
    else if (state->work == KS_WORK_FAILED)
        ks_flow_alarm(ui, ks_ui_tr(ui, "The signature could not be stored, and nothing was kept. "
                                       "Please sign at the window instead."));
}

void ks_flow_notice_declaration(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_ui_side_begin(ui);
    if (ks_notice_state(visit)->work != KS_WORK_FAILED)
        ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                     ks_visit_words(visit, &ks_notice_now(visit)->declaration));
    flow_work(visit, ui);
    ks_ui_side_end(ui);
}
