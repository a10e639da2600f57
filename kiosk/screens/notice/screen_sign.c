/* Signing the risk notice with a finger. */
#include <stdlib.h>

#include "screens/notice/notice.h"
#include "screens/visit/work.h"

enum { ACT_CLEAR = KS_ACT_OWN, ACT_SIGN, LEAST_POINTS = 4 };
enum { POINT_STEP_PX = 3 }; /* pen points closer than this are one */

static void draw_strokes(const struct ks_visit *visit, struct ks_ui *ui, struct ks_rect field)
{
    const struct ks_notice_state *state = ks_notice_state(visit);
    struct ks_point *points =
        ks_arena_alloc(&ui->arena, (size_t)(state->point_count + 1) * sizeof *points);

    for (int i = 0; i < state->point_count; i++) {
        points[i] = state->points[i];
        if (points[i].x >= 0) {
            points[i].x += field.x;
            points[i].y += field.y;
        }
    }
    struct ks_draw_cmd *cmd = ks_draw_add(&ui->list, KS_DRAW_STROKE, field);
    cmd->points = points;
    cmd->point_count = state->point_count;
    cmd->size_px = ks_ui_px(ui, 8);
    cmd->fill = ui->theme->ink;
}

static void flow_field(const struct ks_visit *visit, struct ks_ui *ui)
{
    int room = ks_flow_room(ui), most = ks_ui_px(ui, 720), least = ks_ui_px(ui, 260);
    int height = room > most ? most : room < least ? least : room;
    struct ks_rect rect;

    if (!ks_flow_place(ui, height, 0, &rect))
        return;
    ks_draw_fill(&ui->list, rect, ks_ui_px(ui, 24), ui->theme->card);
    struct ks_draw_cmd *frame = ks_draw_add(&ui->list, KS_DRAW_RECT, rect);
    frame->border = ui->theme->soft_ink;
    frame->border_px = ks_ui_px(ui, 3);
    frame->radius_px = ks_ui_px(ui, 24);
    if (ks_notice_state(visit)->point_count == 0) {
        struct ks_label hint = {.text = ks_ui_tr(ui, "Write your name here with a finger"),
                                .style = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR),
                                .ink = ui->theme->soft_ink,
                                .ground = ui->theme->card,
                                .align = KS_ALIGN_CENTRE};
        ks_ui_label_middle(ui, &hint, rect);
    }
    draw_strokes(visit, ui, rect);
    struct ks_control *control =
        ks_ui_control(ui, KS_ROLE_SIGNATURE, ks_ui_tr(ui, "Signature field"), rect, ACT_SIGN, 1);
    control->font_px = ks_ui_style(ui, KS_TYPE_BODY, KS_WEIGHT_REGULAR).size_px;
    control->ink = ui->theme->soft_ink;
    control->ground = ui->theme->card;
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_notice_state *state = ks_notice_state(visit);
    bool is_signed = state->point_count >= LEAST_POINTS;
    struct ks_page_head head = {
        .crumb = ks_ui_tr(ui, "Risk notice / sign"),
        .title = ks_ui_tr(ui, "Please sign"),
        .back_action = KS_ACT_BACK,
    };
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Clear"), NULL, ACT_CLEAR, 0, !is_signed},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Sign and print"), NULL, ACT_SIGN, 0, !is_signed},
    };

    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, 2);
    ui->flow.columns = 1;
    ks_flow_text(ui, KS_TYPE_LEAD, ui->theme->ink,
                 ks_visit_words(visit, &ks_notice_now(visit)->declaration));
    if (state->work == KS_WORK_RUNNING)
        ks_flow_banner(ui, "pen", ui->theme->action_soft, ui->theme->on_action_soft,
                       ks_ui_tr(ui, "Storing your signature ..."));
    else if (state->work == KS_WORK_FAILED)
        ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
                       ks_ui_tr(ui, "The signature could not be stored, and nothing was kept. "
                                    "Please sign at the window instead."));
    flow_field(visit, ui);
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
