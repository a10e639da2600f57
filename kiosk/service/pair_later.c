/* Rebooking a pair: looked at, booked, given up, printed; each step once for a token. */
#include "service/pair_later.h"

#include <stdio.h>
#include <string.h>

#include "service/appointments_private.h"
#include "service/hall_acts.h"
#include "service/printout_private.h"
#include "service/queue_papers.h"
#include "store/store_pairs.h"

enum { PARTIES = 2 };

/* What is so before anything is done: the number, and the appointment that this very press has made
 * already, if its answer was lost. */
struct rebooking {
    const struct ks_desk *desk;
    const struct ks_rebook_wish *wish;
    int64_t now_ms;
    struct ks_ticket ticket;
    bool is_again;
};

static enum ks_err look(struct rebooking *rebooking, struct ks_error *error)
{
    const struct ks_rebook_wish *wish = rebooking->wish;
    struct ks_store *store = rebooking->desk->store;
    struct ks_ticket *ticket = &rebooking->ticket;
    struct ks_pair_row pair;
    struct ks_appointment made;
    enum ks_err err =
        ks_queue_find_number(rebooking->desk, wish->number, rebooking->now_ms, ticket, error);
    if (err == KS_OK)
        err = ks_store_pair_of_ticket(store, ticket->id, &pair, error);
    if (err != KS_OK)
        return ks_fail(error, err, "There is no number %.11s of two parties today", wish->number);
    rebooking->is_again =
        ks_store_find_appointment_token(store, wish->request, &made, NULL) == KS_OK;
    bool is_elsewhere = ticket->seat[0] != '\0' && strcmp(ticket->seat, wish->seat) != 0 &&
                        !ks_ticket_is_queued(ticket->state);
    bool can_end = ks_queue_after(KS_QUEUE_CANCEL, ticket->state) != KS_TICKET_STATE_COUNT;
    if (!rebooking->is_again && (is_elsewhere || !can_end))
        return ks_fail(error, KS_ERR_STATE,
                       "Number %s is over or at another seat: nothing was booked", ticket->number);
    return KS_OK;
}

/* The number of today is given up, with the time as its reason for the supervisor's list. */
static enum ks_err give_up(const struct rebooking *rebooking, struct ks_error *error)
{
    const struct ks_rebook_wish *wish = rebooking->wish;
    int minute = ks_date_minute_from_wall_ms(wish->slot_ms);
    char day[KS_DATE_TEXT_BYTES], reason[64];
    struct ks_hall_done done;
    if (rebooking->ticket.state == KS_TICKET_CANCELLED)
        return KS_OK;
    snprintf(reason, sizeof reason, "%s %02d:%02d",
             ks_date_format(ks_date_from_wall_ms(wish->slot_ms), day), minute / 60, minute % 60);
    const struct ks_hall_wish cancel = {.act = KS_HALL_CANCEL,
                                        .seat = wish->seat,
                                        .actor = wish->actor,
                                        .number = rebooking->ticket.number,
                                        .reason = reason};
    return ks_hall_act(rebooking->desk, &cancel, rebooking->now_ms, &done, error);
}

static enum ks_err print_each(const struct rebooking *rebooking, int64_t appointment,
                              struct ks_error *error)
{
    const struct ks_rebook_wish *wish = rebooking->wish;
    enum ks_err err = KS_OK;
    for (int i = 0; err == KS_OK && wish->station[0] != '\0' && i < PARTIES; i++) {
        char request[2 * KS_PRINTOUT_WORD_BYTES];
        struct ks_printout_row row = {.kind = KS_PAPER_APPOINTMENT,
                                      .lang = wish->lang,
                                      .until_ms = rebooking->now_ms + KS_PRINTOUT_LASTS_MS};
        snprintf(request, sizeof request, "%s/%d", wish->request, i + 1);
        snprintf(row.station, sizeof row.station, "%s", wish->station);
        snprintf(row.subject, sizeof row.subject, "%lld", (long long)appointment);
        snprintf(row.actor, sizeof row.actor, "%s", wish->actor);
        err =
            ks_store_add_printout(rebooking->desk->store, &row, request, rebooking->now_ms, error);
    }
    return err;
}

/* A place without its number given up would be one too many: it is given back. */
static void give_back(const struct rebooking *rebooking, int64_t appointment)
{
    struct ks_appointment row;
    enum ks_err ignored = ks_store_cancel_appointment(
        rebooking->desk->store, appointment, rebooking->wish->actor, rebooking->now_ms, &row, NULL);
    (void)ignored; /* nobody has its code */
}

enum ks_err ks_pairs_rebook(const struct ks_desk *desk, const struct ks_rebook_wish *wish,
                            int64_t now_ms, struct ks_booking *out, struct ks_error *error)
{
    struct rebooking rebooking = {.desk = desk, .wish = wish, .now_ms = now_ms};
    struct ks_book_result booked;
    *out = (struct ks_booking){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_printout_check_request(wish->request, error);
    if (err == KS_OK)
        err = look(&rebooking, error);
    if (err == KS_OK && wish->station[0] != '\0' && !rebooking.is_again)
        err = ks_printout_check_station(desk, wish->station, now_ms, error);
    if (err != KS_OK)
        return err;
    const struct ks_book_request request = {.token = wish->request,
                                            .line = rebooking.ticket.line,
                                            .kind = rebooking.ticket.kind,
                                            .slot_ms = wish->slot_ms,
                                            .lang = wish->lang};
    err = ks_appointment_accept_on_screen(desk, &request, &booked, error);
    if (err != KS_OK)
        return err;
    err = give_up(&rebooking, error);
    if (err != KS_OK) {
        give_back(&rebooking, booked.booking.id);
        return err;
    }
    *out = booked.booking;
    return print_each(&rebooking, booked.booking.id, error);
}
