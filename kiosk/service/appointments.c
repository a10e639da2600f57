/* An appointment with its code, and as staff see it. */
#include "service/appointments.h"

#include <string.h>

#include "base/codes.h"
#include "base/i18n.h"
#include "service/appointments_private.h"
#include "service/parts.h"
#include "service/queue_service.h"
#include "store/store_appointments.h"

static int64_t day_end_ms(int64_t slot_ms)
{
    return ks_date_to_wall_ms(ks_date_add_days(ks_date_from_wall_ms(slot_ms), 1), 0);
}

/* One of which a paper may be out is as good as booked; one whose day is over has expired, also
 * before that is written. */
static enum ks_appointment_state state_of(const struct ks_appointment *row, int64_t now_ms)
{
    bool is_booked = row->state == KS_APPOINTMENT_BOOKED ||
                     (row->state == KS_APPOINTMENT_HELD && row->is_paper_unsure);
    if (!is_booked)
        return row->state;
    return now_ms >= day_end_ms(row->slot_ms) ? KS_APPOINTMENT_EXPIRED : KS_APPOINTMENT_BOOKED;
}

struct ks_booking ks_booking_of(const struct ks_appointment *row)
{
    struct ks_booking booking = {.id = row->id, .slot_ms = row->slot_ms};
    memcpy(booking.line, row->line, sizeof booking.line);
    memcpy(booking.kind, row->kind, sizeof booking.kind);
    memcpy(booking.code, row->code, sizeof booking.code);
    return booking;
}

/* The number it became; "" when that was withdrawn before it counted: then it becomes another. */
static enum ks_err find_number(const struct ks_desk *desk, const struct ks_appointment *row,
                               const char *token, char out[KS_TICKET_NUMBER_BYTES],
                               struct ks_error *error)
{
    struct ks_ticket ticket;
    out[0] = '\0';
    if (row->state != KS_APPOINTMENT_CHECKED_IN)
        return KS_OK;
    enum ks_err err = ks_store_find_token(desk->store, token, &ticket, error);
    if (err == KS_OK)
        memcpy(out, ticket.number, sizeof ticket.number);
    return err == KS_ERR_NOT_FOUND ? KS_OK : err;
}

static enum ks_err show(const struct ks_desk *desk, const struct ks_appointment *row,
                        int64_t now_ms, struct ks_my_appointment *out, struct ks_error *error)
{
    *out = (struct ks_my_appointment){
        .booking = ks_booking_of(row),
        .state = state_of(row, now_ms),
        .arrival = ks_slot_judge(row->slot_ms, day_end_ms(row->slot_ms), now_ms),
    };
    enum ks_err err = ks_store_appointment_token(desk->store, row, out->token, error);
    if (err == KS_OK)
        err = find_number(desk, row, out->token, out->number, error);
    bool is_void = out->state == KS_APPOINTMENT_CHECKED_IN && out->number[0] == '\0';
    bool is_time = out->arrival == KS_SLOT_IN_TIME || out->arrival == KS_SLOT_LATE;
    out->can_cancel = out->state == KS_APPOINTMENT_BOOKED || out->state == KS_APPOINTMENT_HELD;
    out->can_check_in = is_time && (out->can_cancel || is_void);
    return err;
}

enum ks_err ks_appointment_look(const struct ks_desk *desk, const char *code, int64_t now_ms,
                                struct ks_my_appointment *out, struct ks_error *error)
{
    struct ks_appointment row = {0};
    *out = (struct ks_my_appointment){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_find_appointment(desk->store, code, &row, error);
    return err == KS_OK ? show(desk, &row, now_ms, out, error) : err;
}

enum ks_err ks_appointment_cancel(const struct ks_desk *desk, const char *code, int64_t now_ms,
                                  struct ks_my_appointment *out, struct ks_error *error)
{
    struct ks_appointment row = {0};
    *out = (struct ks_my_appointment){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_find_appointment(desk->store, code, &row, error);
    if (err == KS_OK)
        err = ks_store_cancel_appointment(desk->store, row.id, NULL, now_ms, &row, error);
    return err == KS_OK ? show(desk, &row, now_ms, out, error) : err;
}

/* ---- staff ---- */

struct listing {
    int64_t now_ms;
    struct ks_appointment_entries *out;
    int64_t tickets[KS_MOST_APPOINTMENTS];
};

static bool take_entry(const struct ks_appointment *row, void *ctx)
{
    struct listing *listing = ctx;
    struct ks_appointment_entries *out = listing->out;
    if (out->total++ >= KS_MOST_APPOINTMENTS)
        return true;
    struct ks_appointment_entry *entry = &out->rows[out->count];
    listing->tickets[out->count++] = row->ticket_id;
    enum ks_slot_arrival arrival =
        ks_slot_judge(row->slot_ms, day_end_ms(row->slot_ms), listing->now_ms);
    *entry = (struct ks_appointment_entry){.id = row->id,
                                           .slot_ms = row->slot_ms,
                                           .place = row->place,
                                           .is_from_court = row->is_from_court,
                                           .state = state_of(row, listing->now_ms)};
    entry->can_check_in = entry->state == KS_APPOINTMENT_BOOKED &&
                          (arrival == KS_SLOT_IN_TIME || arrival == KS_SLOT_LATE);
    entry->is_late = entry->can_check_in && arrival == KS_SLOT_LATE;
    memcpy(entry->line, row->line, sizeof entry->line);
    memcpy(entry->kind, row->kind, sizeof entry->kind);
    return true;
}

enum ks_err ks_appointments_list(const struct ks_desk *desk, const char *day, int64_t now_ms,
                                 struct ks_appointment_entries *out, struct ks_error *error)
{
    struct listing listing = {.now_ms = now_ms, .out = out};
    memset(out, 0, sizeof *out);
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_show_appointments(desk->store, day, take_entry, &listing, error);
    for (int i = 0; err == KS_OK && i < out->count; i++) {
        struct ks_ticket ticket = {0};
        if (listing.tickets[i] != 0 &&
            ks_store_get_ticket(desk->store, listing.tickets[i], &ticket, NULL) == KS_OK)
            memcpy(out->rows[i].number, ticket.number, sizeof ticket.number);
    }
    if (err != KS_OK)
        memset(out, 0, sizeof *out);
    return err;
}

static const char *const do_codes[KS_APPOINTMENT_DO_COUNT] = {
    [KS_APPOINTMENT_CHECK_IN] = "check-in",
    [KS_APPOINTMENT_CANCEL] = "cancel",
};

enum ks_appointment_do ks_appointment_do_from_code(const char *code)
{
    return (enum ks_appointment_do)ks_code_find(&do_codes[0], sizeof do_codes[0],
                                                KS_APPOINTMENT_DO_COUNT, code);
}

static enum ks_err check_in(const struct ks_desk *desk, const struct ks_appointment *row,
                            int64_t now_ms, struct ks_ticket *out, struct ks_error *error)
{
    struct ks_my_appointment mine;
    struct ks_take_result take;
    enum ks_err err = show(desk, row, now_ms, &mine, error);
    if (err != KS_OK)
        return err;
    const struct ks_take_request request = {.token = mine.token,
                                            .line = mine.booking.line,
                                            .kind = mine.booking.kind,
                                            .appointment_id = mine.booking.id};
    err = ks_queue_accept_on_screen(desk, &request, &take, error);
    *out = take.ticket;
    return err;
}

enum ks_err ks_appointment_act(const struct ks_desk *desk, int64_t id, enum ks_appointment_do act,
                               const char *actor, struct ks_ticket *out_ticket,
                               struct ks_error *error)
{
    int64_t now_ms = ks_clock_wall_ms(desk->clock);
    struct ks_appointment row = {0};
    *out_ticket = (struct ks_ticket){0};
    enum ks_err err = ks_desk_check_open(desk, error);
    if (err == KS_OK)
        err = ks_store_get_appointment(desk->store, id, &row, error);
    if (err != KS_OK)
        return err;
    return act == KS_APPOINTMENT_CANCEL
               ? ks_store_cancel_appointment(desk->store, id, actor, now_ms, &row, error)
               : check_in(desk, &row, now_ms, out_ticket, error);
}
