/* Lines and numbers with all they can show, for the fit tests. */
#include "screens/queue/queue.h"

#include "fit.h"

void fit_set_mediation(struct ks_kiosk *kiosk, int variant)
{
    static const struct ks_date days[] = {{2026, 11, 23}, {2026, 11, 22}, {2026, 12, 31}};

    fit_set_time(kiosk, days[variant], variant == 2 ? 23 * 60 : 9 * 60 + 41);
}

/* Every line, open and on a Sunday. */
void fit_set_line(struct ks_kiosk *kiosk, int variant)
{
    int count = kiosk->visit.content->hall.line_count;

    ks_visit_place(&kiosk->visit)->arg = variant % count;
    if (variant >= count)
        fit_set_mediation(kiosk, 1);
}

void fit_set_ticket(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_err errs[] = {
        KS_OK, KS_OK,          KS_ERR_PRINTER, KS_ERR_CLOSED,  KS_ERR_IO, KS_ERR_UNCERTAIN,
        KS_OK, KS_ERR_PRINTER, KS_OK,          KS_ERR_PRINTER, KS_OK,     KS_OK,
        KS_OK, KS_ERR_TAKEN,   KS_OK,          KS_ERR_IO,      KS_ERR_IO, KS_ERR_IO,
        KS_OK};
    struct ks_take_state *state = ks_take_state(&kiosk->visit);

    state->err = errs[variant];
    state->work = variant == 8          ? KS_WORK_RUNNING
                  : state->err == KS_OK ? KS_WORK_DONE
                                        : KS_WORK_FAILED;
    state->take.ahead = 12;
    state->take.wait_low_min = 60;
    state->take.wait_high_min = 120;
    state->take.paper.why = variant == 7 ? KS_WHY_JAM : KS_WHY_NO_PAPER;
    state->take.ticket.is_screen_ticket = variant == 1;
    state->take.is_offline = variant == 14;
    state->take.paper.end = variant == 9 ? KS_PAPER_UNSURE : KS_PAPER_NOT_OUT;
    strcpy(state->take.ticket.number, "T016");
    strcpy(state->line, "mediation");
    state->take.pair_side = variant == 12 ? 2 : 1;
    state->take.ticket.awaits_other = variant == 10;
    state->is_line_cut = variant >= 15 && variant <= 17;
    state->is_pair = variant == 15;
    strcpy(state->pair_code, variant == 16 ? "305716" : "");
    state->appointment_id = variant == 17;
    strcpy(state->take.pair_code, variant >= 10 && variant <= 12 ? "305716" : "");
    if (variant == 6) {
        kiosk->visit.printing.work = KS_WORK_FAILED;
        kiosk->visit.printing.report.why = KS_WHY_NO_ANSWER;
    }
    if (variant == 18) /* longer than the day */
        fit_set_time(kiosk, (struct ks_date){2026, 11, 23}, 16 * 60);
}

void fit_set_code(struct ks_kiosk *kiosk, int variant)
{
    static const struct {
        int place;
        const char *typed;
        enum ks_err err;
    } codes[] = {{KS_CODE_ANY, "", KS_OK},
                 {KS_CODE_ANY, "T016", KS_ERR_NOT_FOUND},
                 {KS_CODE_ANY, "305719461", KS_OK},
                 {KS_CODE_CHECK, "", KS_OK},
                 {KS_CODE_CHECK, "4827", KS_ERR_INPUT},
                 {KS_CODE_CHECK, "4827", KS_ERR_BUSY},
                 {KS_CODE_OTHER_PARTY, "", KS_OK},
                 {KS_CODE_OTHER_PARTY, "123455", KS_ERR_TAKEN},
                 {KS_CODE_ANY, "305719461", KS_ERR_NOT_FOUND},
                 {KS_CODE_OTHER_PARTY, "123455", KS_ERR_NOT_FOUND},
                 {KS_CODE_ANY, "F", KS_OK},
                 {KS_CODE_ANY, "FA05", KS_ERR_NOT_FOUND},
                 {KS_CODE_CHECK_BACK, "", KS_OK},
                 {KS_CODE_CHECK_BACK, "4827", KS_ERR_NOT_FOUND}};
    struct ks_code_state *state = ks_code_state(&kiosk->visit);
    bool has_to_wait = codes[variant].err == KS_ERR_NOT_FOUND && codes[variant].typed[0] <= '9';

    ks_visit_place(&kiosk->visit)->arg = codes[variant].place;
    strcpy(state->typed, codes[variant].typed);
    state->err = codes[variant].err;
    state->work = state->err != KS_OK ? KS_WORK_FAILED : KS_WORK_NONE;
    kiosk->visit.guesses = (struct ks_code_guesses){.wrong = has_to_wait ? 9 : 0,
                                                    .last_ms = ks_visit_now_ms(&kiosk->visit)};
}

/* In every state a visitor may find it, and being asked whether to give it back. */
void fit_set_my_number(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_ticket_state states[] = {
        KS_TICKET_WAITING,  KS_TICKET_CALLED,  KS_TICKET_SERVING,  KS_TICKET_PARKED,
        KS_TICKET_FINISHED, KS_TICKET_NO_SHOW, KS_TICKET_RESERVED, KS_TICKET_CANCELLED,
        KS_TICKET_WAITING,  KS_TICKET_WAITING, KS_TICKET_WAITING};
    struct ks_code_state *state = ks_code_state(&kiosk->visit);

    state->mine = (struct ks_my_number){
        .number = "T128",
        .line = "mediation",
        .seat = "3",
        .state = states[variant],
        .ahead = 12,
        .wait_low_min = 60,
        .wait_high_min = 120,
        .can_give_back = variant == 0 || variant == 5 || variant == 8,
        .can_come_back = variant == 5,
        .awaits_other = variant == 9,
    };
    ks_visit_place(&kiosk->visit)->arg = variant == 8;
    if (variant == 10) /* longer than the day */
        fit_set_time(kiosk, (struct ks_date){2026, 11, 23}, 16 * 60);
}

void fit_set_pair(struct ks_kiosk *kiosk, int variant)
{
    ks_visit_place(&kiosk->visit)->arg = variant;
}

/* Five days with as many times as a day has, some of them taken; none at all. */
void fit_set_times(struct ks_kiosk *kiosk, int variant)
{
    struct ks_times_state *state = ks_times_state(&kiosk->visit);
    struct ks_date monday = {2026, 11, 23};

    state->work = KS_WORK_DONE;
    for (int i = 0; variant == 0 && i < KS_MOST_SLOT_DAYS; i++)
        state->view.days[state->view.day_count++] = ks_date_add_days(monday, i + 1);
    for (int i = 0; variant == 0 && i < 13; i++)
        state->view.slots[state->view.slot_count++] =
            (struct ks_slot_view){.minute = 9 * 60 + 30 * i, .free = i % 3};
}

void fit_set_book(struct ks_kiosk *kiosk, int variant)
{
    (void)variant;
    ks_times_state(&kiosk->visit)->slot_ms =
        ks_date_to_wall_ms((struct ks_date){2026, 11, 25}, 9 * 60 + 30);
}

void fit_set_booked(struct ks_kiosk *kiosk, int variant)
{
    static const enum ks_err errs[] = {KS_OK,        KS_OK,     KS_ERR_PRINTER, KS_ERR_PRINTER,
                                       KS_ERR_TAKEN, KS_ERR_IO, KS_OK};
    struct ks_book_state *state = ks_book_state(&kiosk->visit);

    strcpy(state->line, "mediation");
    strcpy(state->result.booking.code, "305719461");
    state->result.booking.slot_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 25}, 9 * 60 + 30);
    state->err = errs[variant];
    state->work = variant == 6          ? KS_WORK_RUNNING
                  : state->err == KS_OK ? KS_WORK_DONE
                                        : KS_WORK_FAILED;
    state->is_screen = variant == 1;
    state->result.paper.why = KS_WHY_NO_PAPER;
    state->result.paper.end = variant == 3 ? KS_PAPER_UNSURE : KS_PAPER_NOT_OUT;
}

void fit_set_appointment(struct ks_kiosk *kiosk, int variant)
{
    static const struct {
        enum ks_appointment_state state;
        enum ks_slot_arrival arrival;
        const char *number;
        bool can_check_in, can_cancel;
        int place;
    } all[] = {{KS_APPOINTMENT_BOOKED, KS_SLOT_NOT_YET, "", false, true, 0},
               {KS_APPOINTMENT_BOOKED, KS_SLOT_IN_TIME, "", true, true, 0},
               {KS_APPOINTMENT_BOOKED, KS_SLOT_LATE, "", true, true, 0},
               {KS_APPOINTMENT_CHECKED_IN, KS_SLOT_IN_TIME, "T128", false, false, 0},
               {KS_APPOINTMENT_CANCELLED, KS_SLOT_NOT_YET, "", false, false, 0},
               {KS_APPOINTMENT_EXPIRED, KS_SLOT_OVER, "", false, false, 0},
               {KS_APPOINTMENT_BOOKED, KS_SLOT_NOT_YET, "", false, true, 1}};
    struct ks_my_appointment *own = &ks_code_state(&kiosk->visit)->appointment;

    *own = (struct ks_my_appointment){.state = all[variant].state,
                                      .arrival = all[variant].arrival,
                                      .can_check_in = all[variant].can_check_in,
                                      .can_cancel = all[variant].can_cancel};
    strcpy(own->number, all[variant].number);
    strcpy(own->booking.line, "enforcement");
    strcpy(own->booking.code, "305719461");
    own->booking.slot_ms = ks_date_to_wall_ms((struct ks_date){2026, 11, 25}, 9 * 60 + 30);
    ks_visit_place(&kiosk->visit)->arg = all[variant].place;
}
