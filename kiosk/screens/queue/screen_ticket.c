/* What became of asking for a number: on paper, offered on the screen, or not to be had. */
#include "screens/kiosk_private.h"

enum {
    ACT_ACCEPT = KS_ACT_OWN,
    ACT_DECLINE,
    ACT_AGAIN,
    ACT_REPRINT,
    ACT_FINISH,
    ACT_IS_OUT,
    ACT_IS_NOT_OUT
};

const char *ks_printer_trouble(struct ks_ui *ui, enum ks_printer_state state)
{
    static const char *const texts[] = {
        [KS_PRINTER_READY] = KS_N_("The printer did not take the slip."),
        [KS_PRINTER_PAPER_LOW] = KS_N_("The printer did not take the slip."),
        [KS_PRINTER_PAPER_OUT] = KS_N_("The printer is out of paper."),
        [KS_PRINTER_COVER_OPEN] = KS_N_("The printer's cover is open."),
        [KS_PRINTER_OFFLINE] = KS_N_("The printer does not answer."),
        [KS_PRINTER_JAM] = KS_N_("The paper got stuck. A torn piece of paper is not a valid slip."),
        [KS_PRINTER_CUTTER] = KS_N_("The paper could not be cut. Please ask staff to take it out."),
    };

    return ks_ui_tr(ui, texts[state]);
}

static void flow_number(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_label caption = {.text = ks_ui_tr(ui, "Your number"),
                               .style = ks_ui_style(ui, KS_TYPE_LEAD, KS_WEIGHT_REGULAR),
                               .ink = ui->theme->soft_ink,
                               .ground = ui->theme->card,
                               .align = KS_ALIGN_CENTRE};
    struct ks_label number = {.text = kiosk->visit.ticket.ticket.number,
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

static const char *rooms_text(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_mediation *mediation = &kiosk->parts.content->mediation;
    const char *text = "";

    for (int i = 0; i < mediation->room_count; i++)
        text = ks_arena_printf(&ui->arena, "%s%s%s", text, i > 0 ? ks_ui_tr(ui, ", ") : "",
                               ks_kiosk_words(kiosk, &mediation->rooms[i].name));
    return text;
}

static void flow_ticket(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_take_result *take = &kiosk->visit.ticket;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    flow_number(kiosk, ui);
    ks_flow_pair(ui, ks_ui_tr(ui, "Before you"),
                 ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d people"), take->ahead), KS_TYPE_BODY);
    ks_flow_pair(ui, ks_ui_tr(ui, "Expected wait"),
                 take->wait_high_min > 0
                     ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "%d–%d minutes"),
                                       take->wait_low_min, take->wait_high_min)
                     : ks_ui_tr(ui, "ask at the window"),
                 KS_TYPE_BODY);
    ks_flow_pair(ui, ks_ui_tr(ui, "Rooms"), rooms_text(kiosk, ui), KS_TYPE_BODY);
    ks_flow_card_end(ui);
}

static void flow_waiting(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_mediation *mediation = &kiosk->parts.content->mediation;

    ks_flow_card_begin(ui, ui->theme->card, 0);
    ks_flow_heading(ui, ks_ui_tr(ui, "While you wait"));
    for (int i = 0; i < mediation->while_waiting_count; i++)
        ks_flow_bullet(ui, ks_kiosk_words(kiosk, &mediation->while_waiting[i]));
    ks_flow_card_end(ui);
}

static void head(struct ks_ui *ui, const char *title, const char *lead)
{
    struct ks_page_head page = {
        .crumb = ks_ui_tr(ui, "Mediation"),
        .title = title,
        .lead = lead,
        .back_action = KS_ACT_BACK,
    };

    ks_ui_page_head(ui, &page);
}

static void view_printed(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    int64_t left = (kiosk->visit.done_at_ms - ks_kiosk_now_ms(kiosk) + 999) / 1000;
    bool is_counting = kiosk->visit.done_at_ms != 0;
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Print once more"), NULL, ACT_REPRINT, 0},
        {KS_BUTTON_PRIMARY,
         is_counting ? ks_arena_printf(&ui->arena, ks_ui_tr(ui, "Done (%d s)"), (int)left)
                     : ks_ui_tr(ui, "Done"),
         NULL, ACT_FINISH, 0},
    };
    bool is_screen = kiosk->visit.ticket.ticket.is_screen_ticket;

    head(ui, ks_ui_tr(ui, "You have a number"),
         is_screen ? ks_ui_tr(ui, "Please remember it or take a photo, and listen for it.")
                   : ks_ui_tr(ui, "Keep the slip and listen for your number."));
    ks_ui_page_foot(ui, is_screen ? &buttons[1] : buttons, is_screen ? 1 : 2);
    flow_ticket(kiosk, ui);
    if (kiosk->visit.print_work == KS_WORK_FAILED)
        ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
                       ks_arena_printf(&ui->arena, "%s %s",
                                       ks_printer_trouble(ui, kiosk->visit.print.state),
                                       ks_ui_tr(ui, "Your number stays valid.")));
    else if (!is_screen)
        ks_flow_banner(ui, "print", ui->theme->good_soft, ui->theme->on_good_soft,
                       kiosk->visit.print_work == KS_WORK_RUNNING
                           ? ks_ui_tr(ui, "Printing ...")
                           : ks_ui_tr(ui, "The slip is printed. Please take it from the slot "
                                          "below the screen."));
    flow_waiting(kiosk, ui);
}

static void view_offer(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_button buttons[] = {
        {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "Try printing again"), NULL, ACT_AGAIN, 0},
        {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Use a number without paper"), NULL, ACT_ACCEPT, 0},
    };

    head(ui, ks_ui_tr(ui, "No slip came out"), NULL);
    ks_ui_page_foot(ui, buttons, 2);
    ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
                   ks_printer_trouble(ui, kiosk->visit.ticket.print.state));
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink,
                 ks_ui_tr(ui, "You are not in the queue yet. Choose a number without paper: it is "
                              "shown here, and you remember it or take a photo. Or ask at the "
                              "window."));
    struct ks_button decline = {KS_BUTTON_SECONDARY, ks_ui_tr(ui, "I do not want a number"), NULL,
                                ACT_DECLINE, 0};
    ks_flow_button(ui, &decline);
}

/* A printer that never answers: only the visitor can see whether the slip is out. */
static void view_unsure(const struct ks_kiosk *kiosk, struct ks_ui *ui)
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
    flow_number(kiosk, ui);
    ks_flow_card_end(ui);
    ks_flow_banner(ui, "print", ui->theme->action_soft, ui->theme->on_action_soft,
                   ks_ui_tr(ui, "Please look at the slot below the screen. This printer does not "
                                "say whether the slip is out."));
    ks_flow_button(ui, &accept);
}

static void view_refused(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    bool is_closed = kiosk->visit.ticket_err == KS_ERR_CLOSED;
    struct ks_button ok = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Back"), NULL, KS_ACT_BACK, 0};

    head(ui, is_closed ? ks_ui_tr(ui, "Just closed") : ks_ui_tr(ui, "No number can be given now"),
         NULL);
    ks_ui_page_foot(ui, &ok, 1);
    ks_flow_banner(
        ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
        is_closed ? ks_ui_tr(ui, "The mediation rooms have just closed. No number was given.")
                  : ks_ui_tr(ui, "The number system is out of order. No number was given, and you "
                                 "have lost nothing."));
    ks_flow_text(ui, KS_TYPE_BODY, ui->theme->ink,
                 ks_arena_printf(&ui->arena,
                                 ks_ui_tr(ui, "Please go to the window, or call %s. The guides and "
                                              "lists still work."),
                                 kiosk->parts.content->hotline));
}

/* Paper may be out, and yet the queue may not know: say so, and who can put it right. */
static void view_uncertain(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    struct ks_button ok = {KS_BUTTON_PRIMARY, ks_ui_tr(ui, "Done"), NULL, ACT_FINISH, 0};
    bool is_printed = kiosk->visit.ticket.print.is_printed;

    head(ui, ks_ui_tr(ui, "Please go to the window"), NULL);
    ks_ui_page_foot(ui, &ok, 1);
    ks_flow_banner(ui, "warning", ui->theme->stop_soft, ui->theme->on_stop_soft,
                   is_printed
                       ? ks_ui_tr(ui, "Your slip is printed, but it may not be in the queue. "
                                      "Please show it at the window, so that you are not missed.")
                       : ks_ui_tr(ui, "It is not certain that your number was kept. Please ask at "
                                      "the window before you wait."));
}

static void view(const struct ks_kiosk *kiosk, struct ks_ui *ui)
{
    const struct ks_visit *visit = &kiosk->visit;

    if (visit->ticket_work == KS_WORK_DONE) {
        view_printed(kiosk, ui);
    } else if (visit->ticket_work == KS_WORK_RUNNING) {
        head(ui, ks_ui_tr(ui, "One moment"), NULL);
        ks_ui_page_foot(ui, NULL, 0);
        ks_flow_banner(ui, "print", ui->theme->action_soft, ui->theme->on_action_soft,
                       ks_ui_tr(ui, "Your number is being printed."));
    } else if (visit->ticket_err == KS_ERR_PRINTER && visit->ticket.print.is_unsure) {
        view_unsure(kiosk, ui);
    } else if (visit->ticket_err == KS_ERR_PRINTER) {
        view_offer(kiosk, ui);
    } else if (visit->ticket_err == KS_ERR_UNCERTAIN) {
        view_uncertain(kiosk, ui);
    } else {
        view_refused(kiosk, ui);
    }
}

int64_t ks_kiosk_done_at(const struct ks_kiosk *kiosk)
{
    enum { FINISHED_MS = 20000, FINISHED_LARGE_MS = 40000 };

    return ks_kiosk_now_ms(kiosk) + (kiosk->mode.is_large ? FINISHED_LARGE_MS : FINISHED_MS);
}

static void act(struct ks_kiosk *kiosk, int action, int arg)
{
    (void)arg;
    switch (action) {
    case ACT_IS_OUT:
    case ACT_IS_NOT_OUT:
        ks_job_ticket_is_out(kiosk, action == ACT_IS_OUT);
        break;
    case ACT_ACCEPT:
        ks_job_accept_on_screen(kiosk);
        break;
    case ACT_AGAIN:
        ks_job_take_ticket(kiosk);
        break;
    case ACT_REPRINT:
        kiosk->visit.done_at_ms = 0;
        ks_job_reprint(kiosk);
        break;
    case ACT_DECLINE:
    case ACT_FINISH:
        ks_kiosk_end_visit(kiosk);
        break;
    default:
        break;
    }
}

const struct ks_screen ks_screen_ticket = {.view = view, .act = act};
