/* A visitor's own number. */
#include "service/my_number.h"

#include <string.h>

#include "domain/date.h"
#include "service/hall_acts.h"
#include "service/hall_view.h"
#include "service/parts.h"
#include "store/store_own.h"
#include "store/store_papers.h"

static enum ks_err show(const struct ks_desk *desk, const struct ks_ticket *ticket, int64_t now_ms,
                        struct ks_my_number *out, struct ks_error *error)
{
    bool is_queued = ks_ticket_is_queued(ticket->state);
    *out = (struct ks_my_number){
        .state = ticket->state,
        .awaits_other = ticket->awaits_other && is_queued,
        .can_give_back = is_queued || ticket->state == KS_TICKET_NO_SHOW,
        .can_come_back = ticket->state == KS_TICKET_NO_SHOW,
    };
    memcpy(out->number, ticket->number, sizeof out->number);
    memcpy(out->line, ticket->line, sizeof out->line);
    memcpy(out->seat, ticket->seat, sizeof out->seat);
    return is_queued ? ks_hall_expect(desk, ticket->id, NULL, now_ms, &out->ahead,
                                      &out->wait_low_min, &out->wait_high_min, error)
                     : KS_OK;
}

enum ks_err ks_my_number_look(const struct ks_desk *desk, const char *number, int64_t now_ms,
                              struct ks_my_number *out, struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    struct ks_ticket ticket;
    *out = (struct ks_my_number){0};
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    enum ks_err err = ks_store_find_number(desk->store, day, number, &ticket, error);
    return err == KS_OK ? show(desk, &ticket, now_ms, out, error) : err;
}

enum ks_err ks_my_number_give_back(const struct ks_desk *desk, const char *number,
                                   const char *check, int64_t now_ms, struct ks_my_number *out,
                                   struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    struct ks_ticket ticket;
    *out = (struct ks_my_number){0};
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    enum ks_err err = ks_store_give_back(desk->store, day, number, check, now_ms, &ticket, error);
    return err == KS_OK ? show(desk, &ticket, now_ms, out, error) : err;
}

enum ks_err ks_my_number_come_back(const struct ks_desk *desk, const char *number,
                                   const char *check, int64_t now_ms, struct ks_my_number *out,
                                   struct ks_error *error)
{
    char day[KS_DATE_TEXT_BYTES];
    struct ks_hall_done done;
    *out = (struct ks_my_number){0};
    ks_date_format(ks_date_from_wall_ms(now_ms), day);
    enum ks_err err = ks_store_check_slip(desk->store, day, number, check, error);
    if (err == KS_OK)
        err = ks_hall_come_back(desk, number, now_ms, &done, error);
    return err == KS_OK ? show(desk, &done.ticket, now_ms, out, error) : err;
}
