/* What numbers are for: the lines, which of them are open, how many wait. */
#include "screens/queue/queue.h"
#include "screens/visit/work.h"

/* What the lines were like when the page was opened. */
struct lines_state {
    enum ks_work work;
    int count;
    struct ks_line_now lines[KS_MOST_LINES_SHOWN];
};

struct lines_job {
    struct ks_visit_job base; /* first */
    struct lines_state state;
};

static const struct lines_state *lines_now(const struct ks_visit *visit)
{
    return ks_visit_state(visit, KS_SCREEN_QUEUE);
}

static enum ks_err run(struct ks_visit_job *base, const struct ks_kiosk_parts *parts)
{
    struct lines_job *job = (struct lines_job *)base;
    enum ks_err err = ks_desk_check_open(parts->desk, &base->error);

    return err == KS_OK ? ks_queue_look_at_lines(parts->desk, ks_clock_wall_ms(parts->clock),
                                                 job->state.lines, &job->state.count, &base->error)
                        : err;
}

static const struct ks_line_now *find_now(const struct lines_state *state,
                                          const struct ks_service_line *line)
{
    for (int i = 0; i < state->count; i++)
        if (state->lines[i].line == line)
            return &state->lines[i];
    return NULL;
}

bool ks_line_is_full(const struct ks_visit *visit, const struct ks_service_line *line)
{
    const struct ks_line_now *now = find_now(lines_now(visit), line);

    return now != NULL && now->is_full;
}

static void tell(struct ks_visit_job *base, struct ks_visit *visit)
{
    struct lines_state *state = ks_visit_state(visit, KS_SCREEN_QUEUE);

    *state = ((struct lines_job *)base)->state;
    state->work = ks_work_of(base->err);
}

static void arrive(struct ks_visit *visit)
{
    static const struct ks_work_kind kind = {sizeof(struct lines_job), run, tell, NULL};
    struct lines_state *state = ks_visit_state(visit, KS_SCREEN_QUEUE);

    if (state->work == KS_WORK_RUNNING)
        return;
    state->work = KS_WORK_RUNNING;
    ks_work_submit(ks_work_create(visit, &kind));
}

/* Whether numbers are to be had, and how many wait for theirs. */
static const char *detail_of(const struct ks_visit *visit, struct ks_ui *ui,
                             const struct ks_service_line *line)
{
    const struct ks_line_now *now = find_now(lines_now(visit), line);
    const struct ks_opening_state opening = ks_line_opening(visit, line);

    if (!opening.is_open)
        return ks_ui_tr(ui, "No numbers now");
    if (now != NULL && now->is_full)
        return ks_ui_tr(ui, "Today's numbers are all given");
    if (now != NULL)
        return ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d waiting"), now->waiting);
    return line->detail.in[0] != NULL ? ks_visit_words(visit, &line->detail) : "";
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_hall_plan *hall = &visit->content->hall;
    int count = hall->line_count;
    struct ks_page_way *ways = ks_arena_alloc(&ui->arena, (size_t)(count + 1) * sizeof *ways);
    struct ks_button slip = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "I have a slip"), "qr",
                             KS_ACT_OPEN + KS_SCREEN_CODE, 0};

    for (int i = 0; i < count; i++) {
        const struct ks_service_line *line = &hall->lines[i];
        ways[i] = (struct ks_page_way){
            .icon = line->icon != NULL ? line->icon : "ticket",
            .title = ks_visit_words(visit, &line->name),
            .detail = detail_of(visit, ui, line),
            .screen = KS_SCREEN_LINE,
            .arg = i,
            .accent = line == ks_line_of_mediation(visit) ? ui->theme->mediation : 0,
        };
    }
    ks_page_head(visit, ui, NULL, ks_ui_tr(ui, "What do you come for?"), NULL);
    ks_ui_page_foot(ui, &slip, 1);
    ks_flow_ways(ui, ways, count, 0);
    ks_flow_spring(ui);
}

const struct ks_screen ks_screen_queue = {.service = KS_SERVICE_QUEUE,
                                          .view = view,
                                          .arrive = arrive,
                                          .state_bytes = sizeof(struct lines_state)};
