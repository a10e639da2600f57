/* What people and seats do at each moment of the simulated year. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "service/appointments.h"
#include "service/hall_view.h"
#include "service/my_number.h"
#include "service/queue_pairs.h"
#include "service/queue_service.h"
#include "store/store_pairs.h"
#include "year_hall.h"

static const char *line_id(const struct hall *hall, int line)
{
    return hall->patterns.lines[line];
}

static const char *next_token(struct hall *hall, char out[32])
{
    snprintf(out, 32, "year-%ld", ++hall->tokens);
    return out;
}

static struct person *person_of(struct hall *hall, const char *number)
{
    for (int i = 0; i < hall->day.coming; i++)
        if (strcmp(hall->day.people[i].number, number) == 0)
            return &hall->day.people[i];
    hall_fail(hall, "%s was called and nobody has it", number);
}

static void go(struct hall *hall, struct person *person, enum where where)
{
    person->where = where;
    person->at_ms = hall_now_ms(hall);
}

static void tell(struct hall *hall, struct person *person, int low_min, int high_min)
{
    person->is_told = low_min != 0 || high_min != 0;
    person->low_min = low_min;
    person->high_min = high_min;
    person->told_ms = hall_now_ms(hall);
    hall->book.not_told += !person->is_told;
}

/* Whoever sits gives a sign of life, as their page does. */
static void keep_leases(struct hall *hall, int64_t for_ms)
{
    const struct ks_hall_plan *plan = &hall->content->hall;
    for (int i = 0; i < plan->seat_count; i++) {
        struct ks_hall_holder holder;
        if (hall->lease_ms[i] == 0 || hall->lease_ms[i] > hall_now_ms(hall) + for_ms)
            continue;
        HALL_MUST(hall, ks_hall_sit(&hall->desk, plan->seats[i].id, plan->seats[i].id, false,
                                    hall_now_ms(hall), &holder, &hall->error) == KS_OK);
        hall->lease_ms[i] = holder.until_ms;
    }
}

static void take(struct hall *hall, struct person *person)
{
    char token[KS_CHECK_IN_TOKEN_BYTES];
    struct ks_take_result result;
    struct ks_take_request request = {.token = next_token(hall, token),
                                      .line = line_id(hall, person->line),
                                      .kind = person->kind,
                                      .is_pair = person->joins_s >= 0,
                                      .lang = KS_LANG_ZH_CN};
    struct ks_my_appointment own;
    if (person->booked_ms != 0) {
        HALL_MUST(hall, ks_appointment_look(&hall->desk, person->code, hall_now_ms(hall), &own,
                                            &hall->error) == KS_OK);
        if (own.state == KS_APPOINTMENT_CANCELLED) { /* the line was closed meanwhile */
            go(hall, person, OVER);
            hall->book.turned_away++;
            return;
        }
        request.token = own.token;
        request.appointment_id = own.booking.id;
    }
    keep_leases(hall, 0);
    enum ks_err err = ks_queue_accept_on_screen(&hall->desk, &request, &result, &hall->error);
    if (err == KS_ERR_CLOSED || err == KS_ERR_TAKEN) {
        go(hall, person, OVER);
        hall->book.turned_away++;
        return;
    }
    HALL_MUST(hall, err == KS_OK && result.ticket.state == KS_TICKET_WAITING);
    hall->book.taken++;
    hall->book.checked_in += person->booked_ms != 0;
    go(hall, person, WAITING);
    person->id = result.ticket.id;
    person->came_ms = person->counted_ms = hall_now_ms(hall);
    if (person->booked_ms >= person->counted_ms - 15 * YEAR_MINUTE_MS)
        person->counted_ms = person->booked_ms;
    person->awaits_other = result.ticket.awaits_other;
    memcpy(person->number, result.ticket.number, sizeof person->number);
    snprintf(person->check, sizeof person->check, "%s", result.check);
    if (request.is_pair)
        snprintf(person->code, sizeof person->code, "%s", result.pair_code);
    if (!person->awaits_other)
        tell(hall, person, result.wait_low_min, result.wait_high_min);
}

/* The other party is there, or goes in alone. */
static void complete(struct hall *hall, struct person *person)
{
    int ahead = 0, low = 0, high = 0;
    person->awaits_other = false;
    keep_leases(hall, 0);
    HALL_MUST(hall, ks_hall_expect(&hall->desk, person->id, NULL, hall_now_ms(hall), &ahead, &low,
                                   &high, &hall->error) == KS_OK);
    tell(hall, person, low, high);
}

static void await_other(struct hall *hall, struct person *person)
{
    char token[32], day[KS_TICKET_DAY_BYTES];
    struct ks_pair_row pair;
    struct ks_ticket ticket;
    int64_t waited_s = (hall_now_ms(hall) - person->came_ms) / 1000;
    if (person->joins_s <= 60 * 30 && waited_s >= person->joins_s) {
        const struct ks_pair_joining joining = {
            .day = ks_date_format(ks_date_from_wall_ms(hall_now_ms(hall)), day),
            .code = person->code,
            .kind = "person",
            .token = next_token(hall, token),
            .now_ms = hall_now_ms(hall)};
        HALL_MUST(hall, ks_store_join_pair(hall->store, &joining, &pair, &hall->error) == KS_OK);
        person->came_ms = person->counted_ms = hall_now_ms(hall);
        complete(hall, person);
    } else if (waited_s >= 60 * 31) {
        HALL_MUST(hall, ks_pairs_let_alone(&hall->desk, person->number, NULL, hall_now_ms(hall),
                                           &ticket, &hall->error) == KS_OK);
        hall->book.alone++;
        complete(hall, person);
    }
}

static void leave(struct hall *hall, struct person *person)
{
    struct ks_my_number own;
    HALL_MUST(hall, ks_my_number_give_back(&hall->desk, person->number, person->check,
                                           hall_now_ms(hall), &own, &hall->error) == KS_OK);
    go(hall, person, OVER);
    hall->book.abandoned++;
}

static void come_back(struct hall *hall, struct person *person)
{
    struct ks_my_number own;
    HALL_MUST(hall, ks_my_number_come_back(&hall->desk, person->number, person->check,
                                           hall_now_ms(hall), &own, &hall->error) == KS_OK);
    HALL_MUST(hall, own.state == KS_TICKET_WAITING);
    go(hall, person, WAITING);
    person->is_back = true;
    person->is_told = person->is_no_show = person->was_called = false;
    hall->book.back++;
    hall->book.no_show--;
}

void hall_step_people(struct hall *hall)
{
    struct day_plan *day = &hall->day;
    int64_t now_ms = hall_now_ms(hall);
    for (; day->coming < day->count && day->people[day->coming].due_ms <= now_ms; day->coming++)
        take(hall, &day->people[day->coming]);
    for (int i = 0; i < day->coming; i++) {
        struct person *person = &day->people[i];
        int64_t since_s = (now_ms - person->at_ms) / 1000;
        if (person->where == WAITING && person->gives_back_s >= 0 &&
            since_s >= person->gives_back_s && person->booked_ms == 0)
            leave(hall, person);
        else if (person->where == WAITING && person->awaits_other)
            await_other(hall, person);
        else if (person->where == MISSED && person->comes_back_s >= 0 && !person->is_back &&
                 since_s >= person->comes_back_s)
            come_back(hall, person);
    }
}

static struct ks_hall_done act(struct hall *hall, const struct ks_hall_wish *wish)
{
    struct ks_hall_done done;
    hall->error.text[0] = '\0';
    if (ks_hall_act(&hall->desk, wish, hall_now_ms(hall), &done, &hall->error) != KS_OK)
        hall_fail(hall, "what %s should do is refused: %s", wish->seat, hall->error.text);
    return done;
}

static void at_seat(struct hall *hall, int seat, enum ks_hall_do what)
{
    act(hall, &(struct ks_hall_wish){.act = what, .seat = hall->content->hall.seats[seat].id});
}

/* Somebody was called or taken up again: they must have been waiting, once. */
static void seat_down(struct hall *hall, int seat, struct person *person)
{
    const char *id = hall->content->hall.seats[seat].id;
    snprintf(person->seat, sizeof person->seat, "%s", id);
    hall->at[seat] = (int)(person - hall->day.people);
}

static void welcome(struct hall *hall, int seat, const char *number, bool is_in_order)
{
    const struct ks_seat *of = &hall->content->hall.seats[seat];
    struct person *person = person_of(hall, number);
    if (person->where != WAITING || person->awaits_other)
        hall_fail(hall, "%s was called and did not wait", number);
    if (person->was_called)
        hall_fail(hall, "%s was called twice", number);
    if (is_in_order)
        book_overtaken(hall, of, person);
    if (is_in_order)
        book_wait(hall, person);
    person->was_called = true;
    go(hall, person, CALLED);
    seat_down(hall, seat, person);
    hall->free_ms[seat] = hall_now_ms(hall) + (person->is_no_show ? 120 : person->way_s) * 1000;
}

/* Somebody whom the seat could call: the one of whom it is asked, else any. */
static struct person *find_waiting(struct hall *hall, int seat, int nth)
{
    const struct ks_seat *of = &hall->content->hall.seats[seat];
    for (int i = 0; i < hall->day.coming; i++) {
        struct person *person = &hall->day.people[i];
        if (person->where == WAITING && !person->awaits_other &&
            ks_seat_serves(of, line_id(hall, person->line)) && nth-- == 0)
            return person;
    }
    return NULL;
}

static struct person *find_parked(struct hall *hall, int seat)
{
    const char *id = hall->content->hall.seats[seat].id;
    for (int i = 0; i < hall->day.coming; i++) {
        struct person *person = &hall->day.people[i];
        if (person->where == PARKED && strcmp(person->seat, id) == 0 &&
            hall_now_ms(hall) >= person->at_ms + person->park_s * INT64_C(1000))
            return person;
    }
    return NULL;
}

static void take_up(struct hall *hall, int seat, struct person *parked)
{
    const char *id = hall->content->hall.seats[seat].id;
    act(hall, &(struct ks_hall_wish){.act = KS_HALL_RESUME, .seat = id, .number = parked->number});
    go(hall, parked, SERVING);
    parked->park_s = 0;
    seat_down(hall, seat, parked);
    hall->free_ms[seat] = hall_now_ms(hall) + parked->serve_s * INT64_C(500);
}

static void walk_in(struct hall *hall, int seat)
{
    char token[32];
    const struct ks_seat *of = &hall->content->hall.seats[seat];
    act(hall, &(struct ks_hall_wish){
                  .act = KS_HALL_WALK_IN, .seat = of->id, .request = next_token(hall, token)});
    hall->at[seat] = -2; /* somebody of whom nothing is followed */
    hall->book.walk_ins++;
    hall->book.taken++;
    hall->free_ms[seat] = hall_now_ms(hall) + chance_of(&hall->chance, 60, 400) * 1000;
}

static void call(struct hall *hall, int seat)
{
    const int *way = hall->patterns.way;
    const char *id = hall->content->hall.seats[seat].id;
    struct person *parked = find_parked(hall, seat), *other = find_waiting(hall, seat, 3);
    if (parked != NULL) {
        take_up(hall, seat, parked);
    } else if (find_waiting(hall, seat, 0) == NULL) {
        return;
    } else if (year_happens(&hall->chance, way[WAY_WALK_IN])) {
        walk_in(hall, seat);
    } else if (other != NULL && year_happens(&hall->chance, way[WAY_CALL_NUMBER])) {
        act(hall, &(struct ks_hall_wish){.act = KS_HALL_CALL_NUMBER,
                                         .seat = id,
                                         .number = other->number,
                                         .reason = "Its file is here"});
        hall->book.out_of_order++;
        welcome(hall, seat, other->number, false);
    } else {
        struct ks_hall_done done =
            act(hall, &(struct ks_hall_wish){.act = KS_HALL_CALL, .seat = id});
        welcome(hall, seat, done.ticket.number, true);
    }
}

static void finish(struct hall *hall, int seat, struct person *person)
{
    static const char *const outcomes[] = {"done", "settled", "unsettled", "referred"};
    const char *id = hall->content->hall.seats[seat].id;
    const struct ks_hall_wish wish = {
        .act = KS_HALL_FINISH, .seat = id, .outcome = outcomes[chance_of(&hall->chance, 0, 3)]};
    act(hall, &wish);
    if (year_happens(&hall->chance, hall->patterns.way[WAY_UNDO])) {
        at_seat(hall, seat, KS_HALL_UNDO);
        hall->book.undone++;
        act(hall, &wish);
    }
    if (person != NULL)
        go(hall, person, OVER);
    hall->book.served++;
}

/* At the end of the time at the seat: away for an errand, on to another line, or done. */
static void end_service(struct hall *hall, int seat, struct person *person)
{
    const char *id = hall->content->hall.seats[seat].id;
    if (person->park_s > 0) {
        at_seat(hall, seat, KS_HALL_PARK);
        go(hall, person, PARKED);
        hall->book.parked++;
    } else if (person->transfer_to >= 0) {
        struct ks_hall_done done =
            act(hall, &(struct ks_hall_wish){.act = KS_HALL_TRANSFER,
                                             .seat = id,
                                             .to = line_id(hall, person->transfer_to)});
        go(hall, person, WAITING);
        person->line = person->transfer_to;
        person->transfer_to = -1;
        person->is_moved = true;
        person->was_called = false;
        tell(hall, person, done.wait_low_min, done.wait_high_min);
        hall->book.moved++;
    } else {
        finish(hall, seat, person);
    }
}

/* The next thing at a seat that has somebody. */
static void go_on(struct hall *hall, int seat)
{
    struct person *person = hall->at[seat] >= 0 ? &hall->day.people[hall->at[seat]] : NULL;
    int64_t now_ms = hall_now_ms(hall);
    if (person != NULL && person->where == CALLED && !person->is_no_show) {
        at_seat(hall, seat, KS_HALL_CAME);
        go(hall, person, SERVING);
        hall->free_ms[seat] = now_ms + person->serve_s * INT64_C(1000);
    } else if (person != NULL && person->where == CALLED &&
               now_ms - person->at_ms < 200 * INT64_C(1000)) {
        at_seat(hall, seat, KS_HALL_RECALL);
        hall->free_ms[seat] = now_ms + 90000;
    } else {
        if (person == NULL)
            finish(hall, seat, NULL);
        else if (person->where == SERVING)
            end_service(hall, seat, person);
        else {
            at_seat(hall, seat, KS_HALL_NO_SHOW);
            go(hall, person, MISSED);
            hall->book.no_show++;
        }
        hall->at[seat] = -1;
        hall->free_ms[seat] = now_ms + chance_of(&hall->chance, 10, 60) * 1000;
    }
}

void hall_step_seats(struct hall *hall, bool is_working)
{
    const struct ks_hall_plan *plan = &hall->content->hall;
    int64_t now_ms = hall_now_ms(hall);
    for (int seat = 0; seat < plan->seat_count; seat++) {
        bool is_away = !is_working;
        for (int i = 0; i < 2; i++)
            is_away = is_away || (now_ms >= hall->day.away_from_ms[seat][i] &&
                                  now_ms < hall->day.away_to_ms[seat][i]);
        if (hall->at[seat] == -1 && is_away && hall->lease_ms[seat] != 0) {
            HALL_MUST(hall, ks_hall_get_up(&hall->desk, plan->seats[seat].id, plan->seats[seat].id,
                                           now_ms, &hall->error) == KS_OK);
            hall->lease_ms[seat] = 0;
        }
        if (!is_away && hall->lease_ms[seat] == 0)
            hall->lease_ms[seat] = 1;
        if (hall->free_ms[seat] > now_ms)
            continue;
        if (hall->at[seat] != -1)
            go_on(hall, seat);
        else if (!is_away)
            call(hall, seat);
    }
}

bool hall_is_empty(const struct hall *hall)
{
    for (int i = 0; i < hall->day.coming; i++) {
        enum where where = hall->day.people[i].where;
        if (where == WAITING || where == CALLED || where == SERVING || where == PARKED)
            return false;
    }
    for (int seat = 0; seat < hall->content->hall.seat_count; seat++)
        if (hall->at[seat] != -1)
            return false;
    return true;
}

static void book_one(struct hall *hall, int line)
{
    char token[32];
    struct ks_slots_view view;
    struct ks_book_result result;
    struct person person = year_make_person(&hall->patterns, &hall->chance, line, 0);
    HALL_MUST(hall, ks_appointments_look(&hall->desk, line_id(hall, line), 0, hall_now_ms(hall),
                                         &view, &hall->error) == KS_OK);
    if (view.slot_count == 0 || ks_date_compare(view.days[0], hall->day.date) != 0)
        return;
    const struct ks_slot_view *slot = &view.slots[chance_of(&hall->chance, 0, view.slot_count - 1)];
    if (slot->free == 0)
        return;
    const struct ks_book_request request = {.token = next_token(hall, token),
                                            .line = line_id(hall, line),
                                            .kind = person.kind,
                                            .slot_ms = slot->slot_ms};
    HALL_MUST(hall, ks_appointment_accept_on_screen(&hall->desk, &request, &result, &hall->error) ==
                        KS_OK);
    hall->book.booked++;
    person.joins_s = -1;
    person.booked_ms = slot->slot_ms;
    person.due_ms = slot->slot_ms + chance_of(&hall->chance, -29, 25) * YEAR_MINUTE_MS;
    snprintf(person.code, sizeof person.code, "%s", result.booking.code);
    if (hall->day.count < YEAR_MOST_PEOPLE && !year_happens(&hall->chance, 80))
        hall->day.people[hall->day.count++] = person;
}

void hall_book_appointments(struct hall *hall)
{
    int walk_in = hall->day.count;
    for (int i = 0; i < walk_in; i++)
        if (year_happens(&hall->chance, hall->patterns.way[WAY_APPOINTMENT]))
            book_one(hall, chance_of(&hall->chance, 0, YEAR_LINES - 1));
    year_sort_people(&hall->day);
}
