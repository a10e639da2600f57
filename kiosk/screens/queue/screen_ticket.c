/* What became of asking for a number: on paper, offered on the screen, or not to be had. */
#include "screens/queue/queue.h"

enum {
    ACT_ACCEPT = KS_ACT_OWN,
    ACT_DECLINE,
    ACT_AGAIN,
    ACT_REPRINT,
    ACT_FINISH,
    ACT_IS_OUT,
    ACT_IS_NOT_OUT
};

static void flow_number(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_label caption = {.text = ks_ui_tr(ui, "Your number"),
                               .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                               .ink = ui->theme->soft_ink,
                               .ground = ui->theme->card,
                               .align = KS_ALIGN_CENTRE};
    struct ks_label number = {.text = ks_take_state(visit)->take.ticket.number,
                              .style = ks_ui_style(ui, KS_TYPE_NUMBER, KS_WEIGHT_BOLD),
                              .ink = ui->theme->mediation,
                              .ground = ui->theme->card,
                              .align = KS_ALIGN_CENTRE};
    int caption_height = ks_ui_line_height(ui, caption.style);
    /* As large as the column lets it be: in low reach and large text that is less. */
    int room = ui->flow.area.h - caption_height - ks_ui_px(ui, 80);
    while (ks_ui_line_height(ui, number.style) > room &&
           number.style.size_px > caption.style.size_px)
        number.style.size_px -= 2;
    int number_height = ks_ui_line_height(ui, number.style);
    struct ks_rect rect;

    if (!ks_flow_place(ui, caption_height + number_height, 0, &rect))
        return;
    ks_ui_label(ui, &caption, rect);
    rect.y += caption_height;
    ks_ui_label(ui, &number, rect);
}

static const char *rooms_text(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_mediation *mediation = &visit->content->mediation;
    const char *text = "";

    for (int i = 0; i < mediation->room_count; i++)
        text = ks_arena_printf(&ui->arena, "%s%s%s", text, i > 0 ? ks_ui_tr(ui, ", ") : "",
                               ks_visit_words(visit, &mediation->rooms[i].name));
    return text;
}

static void flow_ticket(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_take_result *take = &ks_take_state(visit)->take;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    flow_number(visit, ui);
    ks_flow_pair(ui, ks_ui_tr(ui, "Before you"),
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d people"), take->ahead), KS_TYPE_BODY);
    ks_flow_pair(ui, ks_ui_tr(ui, "Expected wait"),
                 take->wait_high_min > 0
                     ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d–%d minutes"),
                                       take->wait_low_min, take->wait_high_min)
                     : ks_ui_tr(ui, "ask at the window"),
                 KS_TYPE_BODY);
    ks_flow_pair(ui, ks_ui_tr(ui, "Rooms"), rooms_text(visit, ui), KS_TYPE_BODY);
    ks_flow_card_end(ui);
}

static void flow_waiting(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_mediation *mediation = &visit->content->mediation;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "While you wait"));
    for (int i = 0; i < mediation->while_waiting_count; i++)
        ks_flow_bullet(ui, ks_visit_words(visit, &mediation->while_waiting[i]));
    ks_flow_card_end(ui);
}

static void head(struct ks_ui *ui, const char *title, const char *lead)
{

    ks_page_head(ui, ks_ui_tr(ui, "Mediation"), title, lead);
}

static void view_printed(const struct ks_visit *visit, struct ks_ui *ui)
{
    int64_t left = (visit->done_at_ms - ks_visit_now_ms(visit) + 999) / 1000;
    bool is_counting = visit->done_at_ms != 0;
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Print once more"), NULL, ACT_REPRINT, 0},
        {KS_BUTTON_PRIMARY,
         is_counting ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Done (%d s)"), (int)left)
                     : ks_ui_tr(ui, "Done"),
         NULL, ACT_FINISH, 0},
    };
    bool is_screen = ks_take_state(visit)->take.ticket.is_screen_ticket;

    head(ui, ks_ui_tr(ui, "You have a number"),
         is_screen ? ks_ui_tr(ui, "Please remember it or take a photo, and listen for it.")
                   : ks_ui_tr(ui, "Keep the slip and listen for your number."));
    ks_ui_page_foot(ui, is_screen ? &buttons[1] : buttons, is_screen ? 1 : 2);
    flow_ticket(visit, ui);
    if (visit->printing.work == KS_WORK_FAILED)
        ks_flow_alarm(ui,
                      ks_arena_printf(&ui->arena, "%s %s",
                                      ks_page_printer_trouble(ui, visit->printing.outcome.state),
                                      ks_ui_tr(ui, "Your number stays valid.")));
    else if (!is_screen)
        ks_flow_banner(ui, "print", ui->theme->good_soft, ui->theme->on_good_soft,
                       visit->printing.work == KS_WORK_RUNNING
                           ? ks_ui_tr(ui, "Printing ...")
                           : ks_ui_tr(ui, "The slip is printed. Please take it from the slot "
                                          "below the screen."));
    flow_waiting(visit, ui);
}

static void view_offer(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Try printing again"), NULL, ACT_AGAIN, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Use a number without paper"), NULL, ACT_ACCEPT, 0},
    };

    head(ui, ks_ui_tr(ui, "No slip came out"), NULL);
    ks_ui_page_foot(ui, buttons, 2);
    ks_flow_alarm(ui, ks_page_printer_trouble(ui, ks_take_state(visit)->take.print.state));
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink,
                 ks_ui_tr(ui, "You are not in the queue yet. Choose a number without paper: it is "
                              "shown here, and you remember it or take a photo. Or ask at the "
                              "window."));
    struct ks_button decline = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "I do not want a number"), NULL,
                                ACT_DECLINE, 0};
    ks_flow_button(ui, &decline);
}

/* A printer that never answers: only the visitor can see whether the slip is out. */
static void view_unsure(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Nothing came out"), NULL, ACT_IS_NOT_OUT, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Yes, I have it"), NULL, ACT_IS_OUT, 0},
    };
    struct ks_button accept = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Use a number without paper"),
                               NULL, ACT_ACCEPT, 0};

    head(ui, ks_ui_tr(ui, "Did the slip come out?"),
         ks_ui_tr(ui, "You are in the queue once you have said so."));
    ks_ui_page_foot(ui, buttons, 2);
    ks_flow_card_begin(ui, ui->theme->card, 0);
    flow_number(visit, ui);
    ks_flow_card_end(ui);
    ks_flow_look_for_slip(ui);
    ks_flow_button(ui, &accept);
}

static const char *refusal(struct ks_ui *ui, enum ks_err err)
{
    switch (err) {
    case KS_ERR_CLOSED:
        return ks_ui_tr(ui, "The mediation rooms have just closed. No number was given.");
    case KS_ERR_CLOCK:
        return ks_ui_tr(ui, "The clock of this kiosk is not right, so no number is given until "
                            "staff have looked at it. You have lost nothing.");
    default:
        return ks_ui_tr(ui, "The number system is out of order. No number was given, and you "
                            "have lost nothing.");
    }
}

static void view_refused(const struct ks_visit *visit, struct ks_ui *ui)
{
    bool is_closed = ks_take_state(visit)->err == KS_ERR_CLOSED;
    struct ks_button ok = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Back"), NULL, KS_ACT_BACK, 0};

    head(ui, is_closed ? ks_ui_tr(ui, "Just closed") : ks_ui_tr(ui, "No number can be given now"),
         NULL);
    ks_ui_page_foot(ui, &ok, 1);
    ks_flow_alarm(ui, refusal(ui, ks_take_state(visit)->err));
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink,
                 ks_arena_printf(&ui->arena,
                                 ks_ui_tr(ui, "Please go to the window, or call %s. The guides and "
                                              "lists still work."),
                                 visit->content->hotline));
}

/* Paper may be out, and yet the queue may not know: say so, and who can put it right. */
static void view_uncertain(const struct ks_visit *visit, struct ks_ui *ui)
{
    struct ks_button ok = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_FINISH, 0};
    bool is_printed = ks_take_state(visit)->take.print.is_printed;

    head(ui, ks_ui_tr(ui, "Please go to the window"), NULL);
    ks_ui_page_foot(ui, &ok, 1);
    ks_flow_alarm(
        ui, is_printed ? ks_ui_tr(ui, "Your slip is printed, but it may not be in the queue. "
                                      "Please show it at the window, so that you are not missed.")
                       : ks_ui_tr(ui, "It is not certain that your number was kept. Please ask at "
                                      "the window before you wait."));
}

static void view(const struct ks_visit *visit, struct ks_ui *ui)
{
    const struct ks_take_state *state = ks_take_state(visit);

    if (state->work == KS_WORK_DONE) {
        view_printed(visit, ui);
    } else if (state->work == KS_WORK_RUNNING) {
        head(ui, ks_ui_tr(ui, "One moment"), NULL);
        ks_ui_page_foot(ui, NULL, 0);
        ks_flow_hint(ui, "print", ks_ui_tr(ui, "Your number is being printed."));
    } else if (state->err == KS_ERR_PRINTER && state->take.print.is_unsure) {
        view_unsure(visit, ui);
    } else if (state->err == KS_ERR_PRINTER) {
        view_offer(visit, ui);
    } else if (state->err == KS_ERR_UNCERTAIN) {
        view_uncertain(visit, ui);
    } else {
        view_refused(visit, ui);
    }
}

static void act(struct ks_visit *visit, int action, int arg)
{
    (void)arg;
    switch (action) {
    case ACT_IS_OUT:
    case ACT_IS_NOT_OUT:
        ks_ticket_ask(visit, action == ACT_IS_OUT ? KS_WISH_IS_OUT : KS_WISH_IS_NOT_OUT);
        break;
    case ACT_ACCEPT:
        ks_ticket_ask(visit, KS_WISH_ON_SCREEN);
        break;
    case ACT_AGAIN:
        ks_ticket_ask(visit, KS_WISH_NUMBER);
        break;
    case ACT_REPRINT:
        visit->done_at_ms = 0;
        ks_ticket_reprint(visit);
        break;
    case ACT_DECLINE:
    case ACT_FINISH:
        ks_visit_end(visit);
        break;
    default:
        break;
    }
}

static bool is_busy(const struct ks_visit *visit)
{
    return ks_take_state(visit)->work == KS_WORK_RUNNING;
}

const struct ks_screen ks_screen_ticket = {
    .view = view, .act = act, .is_busy = is_busy, .state_bytes = sizeof(struct ks_take_state)};
