/* A year of a hall: how people come to it, as it is kept in year_patterns.txt, and the people of
 * one day. All of it from one seed. */
#ifndef KS_TESTS_ENDURANCE_YEAR_H
#define KS_TESTS_ENDURANCE_YEAR_H

#include "chance.h"
#include "content/content.h"
#include "domain/date.h"
#include "domain/queue/ticket.h"

enum { YEAR_LINES = 4, YEAR_HALVES = 13, YEAR_QUANTILES = 6, YEAR_MOST_PEOPLE = 600 };
#define YEAR_MINUTE_MS INT64_C(60000)

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, AFTER_HOLIDAY, RAIN, AFTER_RAIN, DAY_KINDS };
enum {
    WAY_PAIR,
    WAY_NO_SHOW,
    WAY_COMES_BACK,
    WAY_GIVES_BACK,
    WAY_PARK,
    WAY_TRANSFER,
    WAY_WALK_IN,
    WAY_CALL_NUMBER,
    WAY_REKIND,
    WAY_UNDO,
    WAY_APPOINTMENT,
    WAYS
};
enum { HALL_BURST, HALL_LINE_CLOSED, HALL_SEAT_AWAY, HALL_ERRAND, HALL_EVENTS };

struct patterns {
    char lines[YEAR_LINES][KS_TICKET_ID_BYTES];
    int come[YEAR_LINES][YEAR_HALVES];
    int serve[YEAR_LINES][YEAR_QUANTILES];
    int day[DAY_KINDS], way[WAYS], hall[HALL_EVENTS];
    int enterprise, priority;
};

enum where { COMING, WAITING, CALLED, SERVING, PARKED, MISSED, OVER };

/* Somebody, and what they will do; then what became of them. */
struct person {
    int64_t due_ms;
    int line, transfer_to; /* -1: to none */
    const char *kind;
    int serve_s, way_s;
    int joins_s;      /* of two parties: so long after; -1: alone; beyond half an hour: never */
    int comes_back_s; /* after a missed call; -1: never */
    int gives_back_s; /* so long after coming; -1: never */
    int park_s;       /* away in between; 0: not */
    bool is_no_show, is_burst;
    char code[16]; /* of an appointment, or of the pair once there is one */
    int64_t booked_ms;

    enum where where;
    int64_t id;
    char number[KS_TICKET_NUMBER_BYTES], check[8], seat[KS_TICKET_ID_BYTES];
    int64_t came_ms;    /* when they may be called from, by their own coming */
    int64_t counted_ms; /* the same, of an appointment the time booked if that is later */
    int64_t at_ms;      /* of the state */
    bool awaits_other, is_back, is_moved, is_told, was_called;
    int low_min, high_min; /* what was shown last while they wait */
    int64_t told_ms;
    int overtaken; /* by how many who came later */
};

struct day_plan {
    struct ks_date date;
    struct person people[YEAR_MOST_PEOPLE];
    int count, coming; /* coming: those before it have come; by due_ms */
    int64_t away_from_ms[KS_MOST_SEATS][2], away_to_ms[KS_MOST_SEATS][2];
    int closed_line; /* -1: none */
    int64_t closed_from_ms, closed_to_ms;
};

/* Ends the program when the file is not as it should be. */
void year_read_patterns(const char *path, const struct ks_hall_plan *plan, struct patterns *out);

/* The people and the seats of a day on which so many of 100 come. */
void year_plan_day(const struct patterns *patterns, struct chance *chance, int percent,
                   int seat_count, struct day_plan *plan);
void year_sort_people(struct day_plan *plan);

/* True in `per_thousand` of 1000. */
static inline bool year_happens(struct chance *chance, int per_thousand)
{
    return chance_of(chance, 1, 1000) <= per_thousand;
}

/* Somebody who comes at that time for that line, as people are. */
struct person year_make_person(const struct patterns *patterns, struct chance *chance, int line,
                               int64_t due_ms);

#endif
