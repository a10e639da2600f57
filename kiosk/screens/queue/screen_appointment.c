/* An appointment by its code: when it is, checking in, giving it back, which is asked once. */
#include "screens/queue/queue.h"

enum { ACT_CHECK_IN = KS_ACT_OWN, ACT_CANCEL, ACT_SURE, ACT_KEEP };
enum { PLACE_PAGE, PLACE_SURE }; /* what the place shows */

static const struct ks_my_appointment *mine(const struct ks_visit *visit)
{
    return &ks_code_state(visit)->appointment;
}

static const struct ks_service_line *line_now(const struct ks_visit *visit)
{
    return ks_hall_find_line(&visit->content->hall, mine(visit)->booking.line);
}

static bool is_sure_asked(const struct ks_visit *visit)
{
    return ks_visit_place_now(visit)->arg == PLACE_SURE;
}

static const char *arrival_text(const struct ks_my_appointment *own, struct ks_ui *ui)
{
    int early = ks_date_minute_from_wall_ms(own->booking.slot_ms) - KS_SLOT_EARLY_MINUTES;

    switch (own->arrival) {
    case KS_SLOT_NOT_YET:
        return ks_arena_printf(&ui->arena,
                               ks_ui_tr(ui, "Check in at this kiosk on that day from %02d:%02d."),
                               early / 60, early % 60);
    case KS_SLOT_IN_TIME:
        return ks_ui_tr(ui, "You are in time: check in, and you count from the time booked.");
    case KS_SLOT_LATE:
        return ks_ui_tr(ui, "You are late: check in, and you queue from now on.");
    default:
        return ks_ui_tr(ui, "Its day is over.");
    }
}

/* What it is in a visitor's words. */
static const char *state_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_my_appointment *own = mine(visit);

    if (ks_code_state(visit)->work == KS_WORK_FAILED)
        return ks_ui_tr(ui, "That could not be done. Please go to the window.");
    switch (own->state) {
    case KS_APPOINTMENT_CANCELLED:
        return ks_ui_tr(ui, "It has been cancelled.");
    case KS_APPOINTMENT_EXPIRED:
        return ks_ui_tr(ui, "Its day is over.");
    case KS_APPOINTMENT_CHECKED_IN:
        return own->number[0] != '\0'
                   ? ks_arena_printf(&ui->arena,
                                     ks_ui_tr(ui, "You have checked in: your number "
                                                  "is %s."),
                                     own->number)
                   : arrival_text(own, ui);
    default:
        return arrival_text(own, ui);
    }
}

static int make_buttons(const struct ks_visit *visit, struct ks_ui *ui, struct ks_button out[2])
{
    bool is_off = ks_code_state(visit)->work == KS_WORK_RUNNING;
    int count = 0;

    if (is_sure_asked(visit)) {
        out[0] = (struct ks_button){
            KS_BUTTON_DANGER, ks_ui_tr(ui, "Yes, cancel it"), NULL, ACT_SURE, 0, is_off};
        out[1] = (struct ks_button){KS_BUTTON_PRIMARY, ks_ui_tr(ui, "No, I will come"), NULL,
                                    ACT_KEEP, 0};
        return 2;
    }
    if (mine(visit)->can_cancel)
        out[count++] = (struct ks_button){
            KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Cancel appointment"), NULL, ACT_CANCEL, 0, is_off};
    out[count++] =
        mine(visit)->can_check_in
            ? (struct ks_button){KS_BUTTON_PRIMARY,
                                 ks_ui_tr(ui, "Check in"),
                                 NULL,
                                 ACT_CHECK_IN,
                                 0,
                                 is_off}
            : (struct ks_button){KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, KS_ACT_LEAVE, 0};
    return count;
}

static void flow_when(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_booking *booking = &mine(visit)->booking;
    const struct ks_service_line *line = line_now(visit);

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_pair(ui, ks_ui_tr(ui, "For"),
                 line != NULL ? ks_visit_words(visit, &line->name) : booking->line, KS_TYPE_TILE);
    ks_slot_flow(ui, line, booking->slot_ms);
    ks_flow_card_end(ui);
}

/* What it is now, and by which rule; or what giving it back would mean. */
static void flow_state(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_my_appointment *own = mine(visit);
    const struct ks_words *rule = &visit->content->hall.slot_rule;
    bool is_well = !is_sure_asked(visit) && (own->can_check_in || own->number[0] != '\0');
    bool has_rule = own->can_cancel && rule->in[ui->mode.lang] != NULL && !ui->mode.is_large;
    struct ks_scene scene = {KS_PICTURE_WINDOW,
                             is_well ? ui->theme->good_soft : ui->theme->warn_soft,
                             is_well ? ui->theme->on_good_soft : ui->theme->on_warn_soft,
                             state_text(visit, ui),
                             has_rule ? ks_visit_words(visit, rule) : NULL,
                             false};

    if (is_sure_asked(visit)) {
        scene.title = ks_ui_tr(ui, "Then somebody else can have the time.");
        scene.detail = ks_ui_tr(ui, "You can book another one.");
    }
    ks_flow_scene(ui, &scene);
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_page_head head = ks_line_head(visit, ui, line_now(visit));
    struct ks_button buttons[2];

    head.page = ks_ui_tr(ui, "Appointment");
    head.title = is_sure_asked(visit) ? ks_ui_tr(ui, "Cancel this appointment?")
                                      : ks_ui_tr(ui, "Your appointment");
    head.is_split = true;
    ks_ui_page_head(ui, &head);
    ks_ui_page_foot(ui, buttons, make_buttons(visit, ui, buttons));
    ks_ui_side_begin(ui);
    flow_when(visit, ui);
    ks_ui_side_end(ui);
    flow_state(visit, ui);
    ks_flow_spring(ui);
}

static void check_in(struct ks_visit *visit)
{
    const struct ks_my_appointment own = *mine(visit);

    if (ks_code_state(visit)->work != KS_WORK_RUNNING)
        ks_ticket_take(visit, &(struct ks_ticket_order){.line = own.booking.line,
                                                        .kind = own.booking.kind,
                                                        .appointment = &own});
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    switch (action) {
    case ACT_CHECK_IN:
        check_in(visit);
        break;
    case ACT_CANCEL:
        ks_visit_go(visit, KS_SCREEN_APPOINTMENT, PLACE_SURE);
        break;
    case ACT_SURE:
        ks_visit_back(visit);
        ks_code_ask(visit, KS_CODE_UNBOOK);
        break;
    case ACT_KEEP:
        ks_visit_back(visit);
        break;
    default:
        break;
    }
}

const struct ks_screen ks_screen_appointment = {
    .service = KS_SERVICE_QUEUE, .view = view, .act = act};
