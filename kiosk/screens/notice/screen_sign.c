/* Signing the risk notice with a finger. */
#include <stdlib.h>

#include "screens/notice/notice.h"
#include "screens/visit/work.h"

enum { ACT_CLEAR = KS_ACT_OWN, ACT_SIGN, LEAST_POINTS = 4 };
enum { POINT_STEP_PX = 3 }; /* pen points closer than this are one */

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_notice_state *state = ks_notice_state(visit);
    bool is_signed = state->point_count >= LEAST_POINTS;
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Clear"), NULL, ACT_CLEAR, 0, !is_signed},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Sign and print"), NULL, ACT_SIGN, 0, !is_signed},
    };

    ks_page_head(ui, ks_ui_tr(ui, "Risk notice / sign"), ks_ui_tr(ui, "Please sign"), NULL);
    ks_ui_page_foot(ui, buttons, 2);
    ui->flow.columns = 1;
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 ks_visit_words(visit, &ks_notice_now(visit)->declaration));
    if (state->work == KS_WORK_RUNNING)
        ks_flow_hint(ui, "pen", ks_ui_tr(ui, "Storing your signature ..."));
    else if (state->work == KS_WORK_FAILED)
        ks_flow_alarm(ui, ks_ui_tr(ui, "The signature could not be stored, and nothing was kept. "
                                       "Please sign at the window instead."));
    ks_flow_signature(
        ui,
        &(struct ks_signature_view){ks_ui_tr(ui, "Signature field"),
                                    ks_ui_tr(ui, "Write your name here with a finger"),
                                    state->points, state->point_count},
        ACT_SIGN, 1);
}

static void draw(struct ks_visit *visit, int x, int y)
{
    struct ks_notice_state *state = ks_notice_state(visit);

    if (state->point_count > 0 && x >= 0) {
        struct ks_point last = state->points[state->point_count - 1];
        if (last.x >= 0 && abs(last.x - x) < POINT_STEP_PX && abs(last.y - y) < POINT_STEP_PX)
            return;
    }
    if (state->point_count < KS_MAX_POINTS)
        state->points[state->point_count++] = (struct ks_point){x, y};
    visit->is_stale = true;
}

struct sign_job {
    struct ks_visit_job base;            /* first */
    const struct ks_risk_notice *notice; /* of the content */
    struct ks_point *points;             /* owned */
    int point_count;
    struct ks_signed receipt;
};

static enum ks_err run_sign(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct sign_job *job = (struct sign_job *)base;
    struct ks_notice_service service = {.store = parts->worker_store,
                                        .notice = job->notice,
                                        .clock = parts->clock,
                                        .data_dir = parts->data_dir};

    if (parts->worker_store == NULL)
        return ks_fail(&base->error, KS_ERR_IO, "the database is not open");
    return ks_notice_sign(&service, job->points, job->point_count, &job->receipt, &base->error);
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

static void sign(struct ks_visit *visit)
{
    static const struct ks_work_kind kind = {sizeof(struct sign_job), run_sign, tell_signed,
                                             destroy_sign};
    struct ks_notice_state *state = ks_notice_state(visit);
    size_t bytes = (size_t)state->point_count * sizeof *state->points;
    struct sign_job *job = ks_work_create(visit, &kind);

    state->work = KS_WORK_RUNNING;
    job->points = malloc(bytes);
    if (job->points == NULL)
        abort();
    memcpy(job->points, state->points, bytes);
    job->point_count = state->point_count;
    job->notice = ks_notice_now(visit);
    ks_work_submit(&job->base);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    const struct ks_notice_state *state = ks_notice_state(visit);

    (void)arg;
    if (state->work == KS_WORK_RUNNING)
        return;
    if (action == ACT_CLEAR)
        ks_notice_forget_strokes(visit);
    else if (action == ACT_SIGN && state->point_count >= LEAST_POINTS)
        sign(visit);
}

static bool is_busy(const struct ks_visit *visit)
{
    return ks_notice_state(visit)->work == KS_WORK_RUNNING;
}

const struct ks_screen ks_screen_sign = {.view = view,
                                         .act = act,
                                         .is_busy = is_busy,
                                         .draw = draw,
                                         .void_drawing = ks_notice_forget_strokes};
