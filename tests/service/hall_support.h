/* A hall with three lines, two windows and three rooms, and what its people do in it. */
#ifndef KS_TESTS_SERVICE_HALL_SUPPORT_H
#define KS_TESTS_SERVICE_HALL_SUPPORT_H

#include "service/hall_acts.h"
#include "service/hall_alerts.h"
#include "service/hall_private.h"
#include "service/hall_stats.h"
#include "service/hall_view.h"
#include "service/support.h"

enum { LINE_MEDIATION, LINE_FILING, LINE_ANSWERS, LINES };

#define HALL_LINE(line_id, sign, chinese, english)                                                 \
    {                                                                                              \
        .id = line_id, .letter = sign, .name = WORDS(chinese, english), .hours = court_hours,      \
        .hours_count = 2, .minutes_low = 10, .minutes_high = 20, .overdue = {                      \
            .minutes = {30, 45, 60}                                                                \
        }                                                                                          \
    }

static const struct ks_service_line hall_lines_at_first[LINES] = {
    HALL_LINE("mediation", "T", "调解", "Mediation"),
    HALL_LINE("filing", "L", "立案", "Filing"),
    HALL_LINE("answers", "H", "答疑", "Answers"),
};
static const char *hall_window_lines[] = {"filing", "answers"};
#define HALL_SEAT(seat_id, seat_kind, chinese, english, seat_lines, count)                         \
    {                                                                                              \
        .id = seat_id, .kind = seat_kind, .name = WORDS(chinese, english), .lines = seat_lines,    \
        .line_count = count                                                                        \
    }

static struct ks_seat hall_seats[] = {
    HALL_SEAT("1", KS_SEAT_ROOM, "1号调解室", "Room 1", court_line_ids, 1),
    HALL_SEAT("2", KS_SEAT_ROOM, "2号调解室", "Room 2", court_line_ids, 1),
    HALL_SEAT("w1", KS_SEAT_WINDOW, "1号窗口", "Window 1", hall_window_lines, 2),
    HALL_SEAT("w2", KS_SEAT_WINDOW, "2号窗口", "Window 2", hall_window_lines, 1),
};

/* A copy of the lines for each test, so that it may take one away. */
static inline int hall_setup(void **state)
{
    int status = court_setup(state);
    struct court *court = *state;
    struct ks_service_line *lines = malloc(sizeof hall_lines_at_first);
    memcpy(lines, hall_lines_at_first, sizeof hall_lines_at_first);
    court->content->hall.lines = lines;
    court->content->hall.line_count = LINES;
    court->content->hall.seats = hall_seats;
    court->content->hall.seat_count = sizeof hall_seats / sizeof *hall_seats;
    return status;
}

static inline int hall_teardown(void **state)
{
    struct court *court = *state;
    free(court->content->hall.lines);
    return court_teardown(state);
}

#define HALL_TEST(name) cmocka_unit_test_setup_teardown(name, hall_setup, hall_teardown)

static inline void pass_ms(struct court *court, int64_t ms)
{
    ks_clock_manual_advance(&court->time, ms);
}

static inline void pass(struct court *court, int minutes)
{
    pass_ms(court, minutes * MINUTE_MS);
}

/* Somebody takes a number of the line now, and it is out. */
static inline struct ks_ticket come(struct court *court, int line, const char *kind)
{
    static int tokens;
    char day[KS_DATE_TEXT_BYTES], token[32];
    struct ks_ticket ticket;
    int64_t now_ms = court->time.wall_ms;
    snprintf(token, sizeof token, "gesture-%d", ++tokens);
    const struct ks_reservation wanted = {
        .day = ks_date_format(ks_date_from_wall_ms(now_ms), day),
        .line = hall_lines_at_first[line].id,
        .prefix = hall_lines_at_first[line].letter,
        .kind = kind,
        .is_priority = strcmp(kind, "priority") == 0,
        .token = token,
        .now_ms = now_ms,
    };
    assert_int_equal(ks_store_reserve_ticket(court->store, &wanted, &ticket, &court->error), KS_OK);
    assert_int_equal(ks_store_move_ticket(court->store, ticket.id, KS_TICKET_WAITING, false, now_ms,
                                          &ticket, &court->error),
                     KS_OK);
    return ticket;
}

static inline enum ks_err wish(struct court *court, const struct ks_hall_wish *wish,
                               struct ks_hall_done *done)
{
    court->error = (struct ks_error){0};
    return ks_hall_act(&court->desk, wish, court->time.wall_ms, done, &court->error);
}

/* Does it, which must be possible; the ticket then. */
static inline struct ks_hall_done granted(struct court *court, const struct ks_hall_wish *wanted)
{
    struct ks_hall_done done;
    enum ks_err err = wish(court, wanted, &done);
    if (err != KS_OK)
        print_error("%s\n", court->error.text);
    assert_int_equal(err, KS_OK);
    return done;
}

static inline struct ks_hall_done at_seat(struct court *court, const char *seat,
                                          enum ks_hall_do what)
{
    return granted(court, &(struct ks_hall_wish){.act = what, .seat = seat});
}

static inline void assert_refused(struct court *court, const struct ks_hall_wish *wanted,
                                  enum ks_err err, const char *text)
{
    struct ks_hall_done done;
    assert_int_equal(wish(court, wanted, &done), err);
    assert_string_equal(court->error.text, text);
}

static inline struct ks_hall_state look_at(struct court *court)
{
    struct ks_hall_state state;
    assert_int_equal(ks_hall_look(&court->desk, NULL, court->time.wall_ms, &state, &court->error),
                     KS_OK);
    return state;
}

#endif
