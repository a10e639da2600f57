/* What became of booking a time: on paper, offered on the screen, or not to be had. */
#include "screens/queue/queue.h"

static const struct ks_service_line *line_now(const struct ks_visit *visit)
{
    return ks_hall_find_line(&visit->content->hall, ks_book_state(visit)->line);
}

static void head(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_outcome_head(visit, ui, line_now(visit), ks_ui_tr(ui, "Appointment"));
}

/* "305 719 461": so that it can be read and written down. */
static const char *spaced(struct ks_ui *ui, const char *code)
{
    return ks_arena_printf(&ui->arena, "%.3s %.3s %s", code, code + 3, code + 6);
}

static void flow_when(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_booking *booking = &ks_book_state(visit)->result.booking;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_slot_flow(ui, line_now(visit), booking->slot_ms);
    ks_flow_card_end(ui);
}

static void flow_rule(const struct ks_visit *visit, struct ks_ui *ui)
{
    if (visit->content->hall.slot_rule.in[ui->mode.lang] != NULL && !ui->mode.is_large)
        ks_flow_hint(ui, "info", ks_visit_words(visit, &visit->content->hall.slot_rule));
}

/* What one needs on that day, where there is room for it: the paper has it too. */
static void flow_bring(struct ks_ui *ui, const void *ctx)
{
    enum { GROWTH = 120 };
    const struct ks_visit *visit = ctx;
    const struct ks_mediation *mediation = &visit->content->mediation;
    const struct ks_service_line *line = line_now(visit);
    bool is_mediation = line == NULL || line == ks_line_of_mediation(visit);
    const struct ks_line_list list = {.heading = ks_ui_tr(ui, "Please have ready"),
                                      .words = is_mediation ? mediation->bring : line->bring,
                                      .count =
                                          is_mediation ? mediation->bring_count : line->bring_count,
                                      .ink = ui->theme->action,
                                      .growth = GROWTH};

    ks_line_flow_list(visit, ui, &list);
}

static void flow_known(struct ks_ui *ui, const void *ctx)
{
    flow_when(ctx, ui);
    flow_rule(ctx, ui);
}

static void flow_paper(const struct ks_visit *visit, struct ks_ui *ui)
{
    ks_outcome_flow_notice(
        ui, ks_book_state(visit)->is_screen
                ? ks_outcome_screen_notice(ui)
                : ks_outcome_slip_notice(ui, "calendar", ks_ui_tr(ui, "Your code is on it")));
}

static void view_booked(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_book_state *state = ks_book_state(visit);

    head(visit, ui);
    ks_outcome_foot(visit, ui, !state->is_screen);
    int known = ks_flow_height_of(ui, flow_known, visit) + ks_ui_px(ui, 48);
    int bring = ks_flow_height_of(ui, flow_bring, visit) + ks_ui_px(ui, 24);
    int above = ui->side.w > 0 ? 0 : ks_ui_px(ui, 560);
    bool has_bring = above + known + bring <= ks_flow_room(ui);
    ks_ui_beside_begin(ui);
    flow_paper(visit, ui);
    ks_ticket_flow_number(ui, spaced(ui, state->result.booking.code),
                          ks_ui_tr(ui, "Your code, to check in or to cancel"),
                          ui->in_side ? 0 : known + (has_bring ? bring : 0));
    ks_ui_beside_end(ui);
    flow_known(ui, visit);
    if (has_bring)
        flow_bring(ui, visit);
}

static void view_offer(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_line lines[] = {
        {"number", ks_ui_tr(ui, "The code can be shown on this screen instead.")},
        {"phone", ks_ui_tr(ui, "Write it down or take a photo: you need it to check in.")},
    };

    head(visit, ui);
    ks_outcome_flow_offer(
        ui, &(struct ks_outcome_offer){.why = ks_book_state(visit)->result.paper.why,
                                       .so_far = ks_ui_tr(ui, "Nothing is booked yet."),
                                       .accept = ks_ui_tr(ui, "Code on the screen"),
                                       .lines = lines,
                                       .line_count = 2});
}

/* A printer that never answers: only the visitor can see whether the paper is out. */
static void view_unsure(const struct ks_visit *visit, struct ks_ui *ui)
{
    head(visit, ui);
    ks_page_unsure_foot(ui, KS_OUTCOME_IS_OUT, KS_OUTCOME_IS_NOT_OUT);
    ks_outcome_flow_unsure(ui, ks_ui_tr(ui, "Your time is kept meanwhile."),
                           ks_ui_tr(ui, "Code on the screen"));
}

static const char *refusal(struct ks_ui *ui, enum ks_err err)
{
    switch (err) {
    case KS_ERR_TAKEN:
        return ks_ui_tr(ui, "Somebody else has just taken the last place at that time.");
    case KS_ERR_CLOSED:
        return ks_ui_tr(ui, "That time cannot be booked any more.");
    case KS_ERR_CLOCK:
        return ks_ui_tr(ui, "The clock of this kiosk is not right, so no time is booked until "
                            "staff have looked at it.");
    default:
        return ks_ui_tr(ui, "The number system is out of order. Nothing was booked.");
    }
}

static void view_refused(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button again = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Choose another time"), NULL,
                              KS_ACT_BACK, 0};
    const struct ks_scene scene = {KS_PICTURE_WINDOW,
                                   ui->theme->warn_soft,
                                   ui->theme->on_warn_soft,
                                   ks_ui_tr(ui, "Nothing was booked"),
                                   refusal(ui, ks_book_state(visit)->err),
                                   false};

    head(visit, ui);
    ks_ui_page_foot(ui, &again, 1);
    ks_flow_scene(ui, &scene);
    ks_flow_spring(ui);
}

static void view_running(const struct ks_visit *visit, struct ks_ui *ui)
{
    head(visit, ui);
    ks_outcome_flow_running(visit, ui, ks_book_state(visit)->asked_ms,
                            ks_ui_tr(ui, "Your appointment is being printed."));
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_book_state *state = ks_book_state(visit);

    if (state->work == KS_WORK_DONE)
        view_booked(visit, ui);
    else if (state->work == KS_WORK_RUNNING)
        view_running(visit, ui);
    else if (state->err == KS_ERR_PRINTER && state->result.paper.end == KS_PAPER_UNSURE)
        view_unsure(visit, ui);
    else if (state->err == KS_ERR_PRINTER)
        view_offer(visit, ui);
    else
        view_refused(visit, ui);
}

static void act(struct ks_visit *visit, int action, int arg)
{
    enum ks_ticket_wish wish;

    (void)arg;
    if (ks_outcome_wish(action, &wish))
        ks_book_ask(visit, wish);
    else if (action == KS_OUTCOME_REPRINT)
        ks_book_ask(visit, KS_WISH_IS_NOT_OUT);
    else if (action == KS_OUTCOME_FINISH)
        ks_visit_end(visit);
}

static bool is_busy(const struct ks_visit *visit)
{
    return ks_book_state(visit)->work == KS_WORK_RUNNING;
}

const struct ks_screen ks_screen_booked = {.service = KS_SERVICE_QUEUE,
                                           .view = view,
                                           .act = act,
                                           .is_busy = is_busy,
                                           .state_bytes = sizeof(struct ks_book_state)};
