/* A pair that goes on later: looked at, booked, given up, printed; each step once for a token. */
#include "service/pair_later.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "service/appointments_private.h"
#include "service/hall_acts.h"
#include "service/printout_private.h"
#include "service/queue_papers.h"
#include "store/store_pairs.h"

enum { PARTIES = 2 };

/* What is so before anything is done. */
struct moving {
    const struct ks_desk *desk;
    const struct ks_later_wish *wish;
    int64_t now_ms;
    struct ks_ticket ticket;
    bool is_again; /* this very press has done it already, and its answer was lost */
};

/* Whose number it is, and whether it may be given up from here. */
static enum ks_err look(struct moving *moving, struct ks_error *error)
{
    const struct ks_later_wish *wish = moving->wish;
    struct ks_ticket *ticket = &moving->ticket;
    struct ks_pair_row pair;
    enum ks_err err = ks_desk_check_open(moving->desk, error);
    if (err == KS_OK)
        err = ks_printout_check_request(wish->request, error);
    if (err != KS_OK)
        return err;
    err = ks_queue_find_number(moving->desk, wish->number, moving->now_ms, ticket, error);
    if (err == KS_OK)
        err = ks_store_pair_of_ticket(moving->desk->store, ticket->id, &pair, error);
    return err == KS_OK
               ? KS_OK
               : ks_fail(error, err, "There is no number %.11s of two parties today", wish->number);
}

/* Before anything has changed; what was done already is not asked about again. */
static enum ks_err check(const struct moving *moving, struct ks_error *error)
{
    const struct ks_later_wish *wish = moving->wish;
    const struct ks_ticket *ticket = &moving->ticket;
    bool is_elsewhere = ticket->seat[0] != '\0' && strcmp(ticket->seat, wish->seat) != 0 &&
                        !ks_ticket_is_queued(ticket->state);
    bool can_end = ks_queue_after(KS_QUEUE_CANCEL, ticket->state) != KS_TICKET_STATE_COUNT;
    if (moving->is_again)
        return KS_OK;
    if (is_elsewhere || !can_end)
        return ks_fail(error, KS_ERR_STATE,
                       "Number %s is over or at another seat: nothing was changed", ticket->number);
    return wish->station[0] == '\0'
               ? KS_OK
               : ks_printout_check_station(moving->desk, wish->station, moving->now_ms, error);
}

/* The number of today is given up; the reason stands in the supervisor's list. */
static enum ks_err give_up(const struct moving *moving, const char *reason, struct ks_error *error)
{
    const struct ks_later_wish *wish = moving->wish;
    struct ks_hall_done done;
    const struct ks_hall_wish cancel = {.act = KS_HALL_CANCEL,
                                        .seat = wish->seat,
                                        .actor = wish->actor,
                                        .request = wish->request,
                                        .number = moving->ticket.number,
                                        .reason = reason};
    return ks_hall_act(moving->desk, &cancel, moving->now_ms, &done, error);
}

/* `appointment` 0: of what goes on online. */
static enum ks_err print_each(const struct moving *moving, int64_t appointment,
                              struct ks_error *error)
{
    const struct ks_later_wish *wish = moving->wish;
    enum ks_err err = KS_OK;
    for (int i = 0; err == KS_OK && wish->station[0] != '\0' && i < PARTIES; i++) {
        char request[2 * KS_PRINTOUT_WORD_BYTES];
        struct ks_printout_row row = {.kind =
                                          appointment != 0 ? KS_PAPER_APPOINTMENT : KS_PAPER_PAGE,
                                      .lang = wish->lang,
                                      .until_ms = moving->now_ms + KS_PRINTOUT_LASTS_MS};
        snprintf(request, sizeof request, "%s/%d", wish->request, i + 1);
        snprintf(row.station, sizeof row.station, "%s", wish->station);
        snprintf(row.actor, sizeof row.actor, "%s", wish->actor);
        if (appointment != 0)
            snprintf(row.subject, sizeof row.subject, "%lld", (long long)appointment);
        err = ks_store_add_printout(moving->desk->store, &row, request, moving->now_ms, error);
    }
    return err;
}

/* A place without its number given up would be one too many: it is given back. */
static void give_back(const struct moving *moving, int64_t appointment)
{
    struct ks_appointment row;
    enum ks_err ignored = ks_store_cancel_appointment(
        moving->desk->store, appointment, moving->wish->actor, moving->now_ms, &row, NULL);
    (void)ignored; /* nobody has its code */
}

static enum ks_err book(const struct moving *moving, struct ks_booking *out, struct ks_error *error)
{
    const struct ks_later_wish *wish = moving->wish;
    int minute = ks_date_minute_from_wall_ms(wish->slot_ms);
    const struct ks_book_request request = {.token = wish->request,
                                            .line = moving->ticket.line,
                                            .kind = moving->ticket.kind,
                                            .slot_ms = wish->slot_ms,
                                            .lang = wish->lang};
    char day[KS_DATE_TEXT_BYTES], reason[64];
    struct ks_book_result booked;
    enum ks_err err = ks_appointment_accept_on_screen(moving->desk, &request, &booked, error);
    if (err != KS_OK)
        return err;
    snprintf(reason, sizeof reason, "%s %02d:%02d",
             ks_date_format(ks_date_from_wall_ms(wish->slot_ms), day), minute / 60, minute % 60);
    err = give_up(moving, reason, error);
    if (err != KS_OK)
        give_back(moving, booked.booking.id);
    *out = err == KS_OK ? booked.booking : (struct ks_booking){0};
    return err;
}

enum ks_err ks_pairs_rebook(const struct ks_desk *desk, const struct ks_later_wish *wish,
                            int64_t now_ms, struct ks_booking *out, struct ks_error *error)
{
    struct moving moving = {.desk = desk, .wish = wish, .now_ms = now_ms};
    struct ks_appointment made;
    *out = (struct ks_booking){0};
    enum ks_err err = look(&moving, error);
    if (err != KS_OK)
        return err;
    moving.is_again =
        ks_store_find_appointment_token(desk->store, wish->request, &made, NULL) == KS_OK;
    err = check(&moving, error);
    if (err == KS_OK)
        err = book(&moving, out, error);
    return err == KS_OK ? print_each(&moving, out->id, error) : err;
}

enum ks_err ks_pairs_go_online(const struct ks_desk *desk, const struct ks_later_wish *wish,
                               int64_t now_ms, struct ks_error *error)
{
    struct moving moving = {.desk = desk, .wish = wish, .now_ms = now_ms};
    enum ks_err err = look(&moving, error);
    if (err == KS_OK && desk->content->mediation.online_count == 0)
        err = ks_fail(error, KS_ERR_CLOSED,
                      "The content does not say how mediation goes on online: mediation.json");
    if (err != KS_OK)
        return err;
    moving.is_again = moving.ticket.state == KS_TICKET_CANCELLED; /* by which press, give_up says */
    err = check(&moving, error);
    if (err == KS_OK)
        err = give_up(&moving, ks_staff_tr("goes on online"), error);
    return err == KS_OK ? print_each(&moving, 0, error) : err;
}
