/* Appointments of a day and the pairs of today, for whoever works at a window. */
#include <string.h>

#include "console/handlers.h"
#include "console/visits_json.h"
#include "domain/date.h"
#include "service/pair_later.h"

/* Today without a day in the query. */
static const char *day_of(const struct ks_request *request)
{
    const char *day = ks_request_query(request, "day");
    char *today = ks_arena_alloc(request->arena, KS_DATE_TEXT_BYTES);

    return day[0] != '\0' ? day : ks_date_format(ks_date_from_wall_ms(request->now_ms), today);
}

void ks_handle_appointments(const struct ks_request *request, struct ks_response *response)
{
    struct ks_appointment_entries *entries = ks_arena_alloc(request->arena, sizeof *entries);
    struct ks_error error = {0};
    struct ks_date date;
    const char *day = day_of(request);
    enum ks_err err = ks_date_parse(day, &date, &error);

    if (err == KS_OK)
        err = ks_appointments_list(request->desk, day, request->now_ms, entries, &error);
    if (err == KS_OK)
        ks_respond_text(response,
                        ks_visits_json_day(request->arena, request->content, date, entries));
    else
        ks_respond_error(request, response, &error, NULL);
}

/* The number of a check-in is told as it is now; null of a cancelled one. */
void ks_handle_appointment_act(const struct ks_request *request, struct ks_response *response)
{
    enum ks_appointment_do act = ks_appointment_do_from_code(ks_request_text(request, "do"));
    struct ks_ticket ticket = {0};
    struct ks_error error = {0};
    enum ks_err err = act < KS_APPOINTMENT_DO_COUNT
                          ? ks_appointment_act(request->desk, ks_request_int(request, "id"), act,
                                               request->session.user, &ticket, &error)
                          : ks_fail(&error, KS_ERR_INPUT, "There is nothing of that name to do");

    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    ks_watch_poke(request->watch);
    const struct ks_node number =
        ticket.id != 0 ? ks_node_text("number", ticket.number) : ks_node_null("number");
    const struct ks_node root = ks_node_object(request->arena, "", &number, 1);
    ks_respond_json(request, response, &root);
}

void ks_handle_pairs(const struct ks_request *request, struct ks_response *response)
{
    struct ks_pair_entries *entries = ks_arena_alloc(request->arena, sizeof *entries);
    struct ks_error error = {0};

    if (ks_pairs_list(request->desk, request->now_ms, entries, &error) == KS_OK)
        ks_respond_text(response, ks_visits_json_pairs(request->arena, entries));
    else
        ks_respond_error(request, response, &error, NULL);
}

/* The one who is there goes in alone. */
void ks_handle_pair_alone(const struct ks_request *request, struct ks_response *response)
{
    struct ks_ticket ticket;
    struct ks_error error = {0};
    enum ks_err err = ks_pairs_let_alone(request->desk, ks_request_text(request, "number"),
                                         request->session.user, request->now_ms, &ticket, &error);

    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    ks_watch_poke(request->watch);
    const struct ks_node number = ks_node_text("number", ticket.number);
    const struct ks_node root = ks_node_object(request->arena, "", &number, 1);
    ks_respond_json(request, response, &root);
}

/* The times to come of a line on a day, the first on which it opens unless that is another. */
void ks_handle_times(const struct ks_request *request, struct ks_response *response)
{
    const char *line = ks_request_query(request, "line"), *day = ks_request_query(request, "day");
    struct ks_slots_view *view = ks_arena_alloc(request->arena, sizeof *view);
    char text[KS_DATE_TEXT_BYTES];
    struct ks_error error = {0};
    enum ks_err err = ks_appointments_look(request->desk, line, 0, request->now_ms, view, &error);
    int wanted = 0;

    while (err == KS_OK && wanted < view->day_count &&
           strcmp(ks_date_format(view->days[wanted], text), day) != 0)
        wanted++;
    if (err == KS_OK && wanted > 0 && wanted < view->day_count)
        err = ks_appointments_look(request->desk, line, wanted, request->now_ms, view, &error);
    if (err == KS_OK)
        ks_respond_text(response, ks_visits_json_times(request->arena, view));
    else
        ks_respond_error(request, response, &error, NULL);
}

static struct ks_later_wish read_later(const struct ks_request *request)
{
    return (struct ks_later_wish){
        .number = ks_request_text(request, "number"),
        .station = ks_request_text(request, "station"),
        .lang = ks_lang_from_code(ks_request_text(request, "lang")),
        .seat = request->session.seat,
        .actor = request->session.user,
        .request = ks_request_text(request, "request"),
    };
}

/* {"at"}: the code is on the papers of the two and told to nobody else. */
void ks_handle_rebook(const struct ks_request *request, struct ks_response *response)
{
    struct ks_later_wish wish = read_later(request);
    struct ks_booking booking;
    struct ks_error error = {0};
    enum ks_err err = ks_request_time(request, "at", &wish.slot_ms, &error);

    if (err == KS_OK)
        err = ks_pairs_rebook(request->desk, &wish, request->now_ms, &booking, &error);
    if (err != KS_OK) {
        ks_respond_error(request, response, &error, NULL);
        return;
    }
    ks_watch_poke(request->watch);
    const struct ks_node member = ks_node_time(request->arena, "at", booking.slot_ms);
    const struct ks_node root = ks_node_object(request->arena, "", &member, 1);
    ks_respond_json(request, response, &root);
}

void ks_handle_online(const struct ks_request *request, struct ks_response *response)
{
    const struct ks_later_wish wish = read_later(request);
    struct ks_error error = {0};

    if (ks_pairs_go_online(request->desk, &wish, request->now_ms, &error) == KS_OK)
        ks_watch_poke(request->watch);
    else
        ks_respond_error(request, response, &error, NULL);
}
