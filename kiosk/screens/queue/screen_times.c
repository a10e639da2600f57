/* Which time to come: a day, a time of it, then who comes. */
#include "screens/queue/queue.h"

enum { ACT_DAY = KS_ACT_OWN, ACT_SLOT, ACT_BOOK };

/* ---- the day and the time ---- */

static void flow_days(const struct ks_slots_view *view, struct ks_ui *ui)
{
    struct ks_chip days[KS_MOST_SLOT_DAYS];

    for (int i = 0; i < view->day_count; i++)
        days[i] = (struct ks_chip){.name = ks_page_day_text(ui, view->days[i]),
                                   .role = KS_ROLE_OPTION,
                                   .action = ACT_DAY,
                                   .arg = i,
                                   .is_checked = i == view->day};
    ks_flow_chips(ui, days, view->day_count);
}

/* The times that can still be had: as rows that fill the page, where that holds few of them as
 * chips. */
static void flow_slots(const struct ks_slots_view *view, struct ks_ui *ui)
{
    struct ks_choice slots[KS_MOST_SLOTS];
    struct ks_chip chips[KS_MOST_SLOTS];
    bool is_tight = ks_ui_is_landscape(ui) && ui->mode.is_low;
    int count = 0;

    for (int i = 0; i < view->slot_count; i++) {
        const struct ks_slot_view *slot = &view->slots[i];
        const char *name =
            ks_arena_printf(&ui->arena, "%02d:%02d", slot->minute / 60, slot->minute % 60);
        if (slot->free == 0)
            continue;
        slots[count] = (struct ks_choice){.role = KS_ROLE_OPTION,
                                          .title = name,
                                          .detail = "",
                                          .accent = ui->theme->action,
                                          .action = ACT_SLOT,
                                          .arg = i};
        chips[count++] =
            (struct ks_chip){.name = name, .role = KS_ROLE_OPTION, .action = ACT_SLOT, .arg = i};
    }
    if (count == 0) {
        ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                       ks_ui_tr(ui, "All times of that day are taken. Please choose another "
                                    "day."));
        return;
    }
    if (is_tight) {
        ks_flow_chips(ui, chips, count);
    } else {
        ks_flow_heading(ui, ks_ui_tr(ui, "At what time?"));
        ks_flow_choices(ui, slots, count, 0);
    }
}

static void flow_none(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool is_out = ks_times_state(visit)->work == KS_WORK_FAILED;

    ks_flow_banner(ui, "info", ui->theme->warn_soft, ui->theme->on_warn_soft,
                   is_out ? ks_ui_tr(ui, "The number system is out of order. Please go to the "
                                         "window.")
                          : ks_arena_printf(&ui->arena,
                                            ks_ui_tr(ui, "No time can be booked now. Please call "
                                                         "%s."),
                                            visit->content->hotline));
}

static void view_times(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_times_state *state = ks_times_state(visit);
    struct ks_page_head head = ks_line_head(visit, ui, ks_line_now(visit));

    head.page = ks_ui_tr(ui, "Book a time");
    head.title = ks_ui_tr(ui, "When do you want to come?");
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    if (state->view.day_count > 0) {
        flow_days(&state->view, ui);
        flow_slots(&state->view, ui);
    } else if (state->work != KS_WORK_RUNNING && state->work != KS_WORK_NONE) {
        flow_none(visit, ui);
    }
    ks_flow_spring(ui);
}

static void act_times(struct ks_visit *visit, int action, int arg)
{
    struct ks_times_state *state = ks_times_state(visit);

    if (action == ACT_DAY) {
        ks_times_look(visit, arg);
    } else if (action == ACT_SLOT && arg < state->view.slot_count) {
        state->slot_ms = state->view.slots[arg].slot_ms;
        ks_visit_go(visit, KS_SCREEN_BOOK, ks_visit_place_now(visit)->arg);
    }
}

/* The same day as before, as it is now. */
static void arrive_times(struct ks_visit *visit)
{
    ks_times_look(visit, ks_times_state(visit)->view.day);
}

static void open_times(struct ks_visit *visit, int arg)
{
    memset(ks_times_state(visit), 0, sizeof(struct ks_times_state));
    ks_visit_go(visit, KS_SCREEN_TIMES, arg);
}

const struct ks_screen ks_screen_times = {.service = KS_SERVICE_QUEUE,
                                          .view = view_times,
                                          .act = act_times,
                                          .open = open_times,
                                          .arrive = arrive_times,
                                          .state_bytes = sizeof(struct ks_times_state)};

/* ---- who comes ---- */

static void view_book(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_service_line *line = ks_line_now(visit);
    int64_t slot_ms = ks_times_state(visit)->slot_ms;
    struct ks_page_head head = ks_line_head(visit, ui, line);

    head.page = ks_ui_tr(ui, "Book a time");
    head.title = ks_ui_tr(ui, "Who will come?");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, NULL, 0);
    ks_ui_side_begin(ui);
    ks_flow_banner(ui, "calendar", ui->theme->good_soft, ui->theme->on_good_soft,
                   ks_arena_printf(&ui->arena, "%s %s",
                                   ks_page_day_text(ui, ks_date_from_wall_ms(slot_ms)),
                                   ks_slot_text(ui, line, slot_ms)));
    if (visit->content->hall.slot_rule.in[ui->mode.lang] != NULL)
        ks_flow_text(ui, KS_TYPE_SMALL, ui->theme->soft_ink,
                     ks_visit_words(visit, &visit->content->hall.slot_rule));
    ks_ui_side_end(ui);
    ks_flow_choices(ui, ks_line_kinds(visit, ui, ACT_BOOK, ui->theme->action),
                    visit->content->hall.kind_count, 0);
    ks_flow_spring(ui);
}

static void act_book(struct ks_visit *visit, int action, int arg)
{
    if (action == ACT_BOOK)
        ks_book_take(visit, ks_line_now(visit)->id, visit->content->hall.kinds[arg].id);
}

const struct ks_screen ks_screen_book = {
    .service = KS_SERVICE_QUEUE, .view = view_book, .act = act_book};
