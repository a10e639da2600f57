/* The hall of the simulated year: the real store and service, and what was seen of them. */
#ifndef KS_TESTS_ENDURANCE_YEAR_HALL_H
#define KS_TESTS_ENDURANCE_YEAR_HALL_H

#include "base/clock.h"
#include "service/hall_acts.h"
#include "service/parts.h"
#include "year.h"

enum { YEAR_HOURS = 8, YEAR_MOST_WIDTH = 24 * 60 }; /* the hours from 9 to 16 */

struct told {
    long count, inside, below, above;
    long widths[YEAR_MOST_WIDTH + 1]; /* how many ranges were so many minutes wide */
    long waits[YEAR_MOST_WIDTH + 1];  /* how many waits took so many minutes */
};

/* What a year comes to. */
struct book {
    struct told all, by_line[YEAR_LINES], by_hour[YEAR_HOURS], both[YEAR_LINES][YEAR_HOURS];
    struct told appointments, transfers;
    long taken, served, no_show, abandoned, turned_away, not_told;
    long back, parked, moved, alone, walk_ins, out_of_order, undone, booked, checked_in;
    int64_t most_overtaken_ms;        /* the longest by which somebody called had come later */
    int64_t most_overtaken_really_ms; /* the same, appointments by when they really came */
    int most_overtakers;              /* of one person */
    int64_t longest_wait_ms;
    int days;
};

struct hall {
    struct ks_content *content;
    struct ks_store *store;
    struct ks_clock_manual time;
    struct ks_clock clock;
    struct ks_desk desk;
    struct ks_error error;
    struct chance chance;
    struct patterns patterns;
    struct day_plan day;
    struct book book;
    int64_t free_ms[KS_MOST_SEATS]; /* the next thing is done then */
    int at[KS_MOST_SEATS];          /* who is at the seat; -1: nobody */
    int64_t lease_ms[KS_MOST_SEATS];
    long tokens;
    long told, as_told; /* as the supervisor's figures have it */
};

/* Ends the program with the moment and what did not hold. */
_Noreturn void hall_fail(const struct hall *hall, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
#define HALL_MUST(hall, what)                                                                      \
    ((what) ? (void)0 : hall_fail(hall, "%s (%s)", #what, (hall)->error.text))

static inline int64_t hall_now_ms(const struct hall *hall)
{
    return hall->time.wall_ms;
}

/* What people do now: come, join, give back, come back. */
void hall_step_people(struct hall *hall);
/* What is done at every seat now. */
void hall_step_seats(struct hall *hall, bool is_working);
/* Nobody waits, is called, served or away. */
bool hall_is_empty(const struct hall *hall);
/* Appointments for the day to come; the plan of that day gains those who have one. */
void hall_book_appointments(struct hall *hall);

/* Writes down what was told and how it turned out. */
void book_wait(struct hall *hall, const struct person *person);
/* Whom `called` was called before although they had come earlier, at a seat that does their line.
 */
void book_overtaken(struct hall *hall, const struct ks_seat *seat, const struct person *called);
/* The figures, on stdout. */
void book_print(const struct book *book, const struct patterns *patterns);
/* In so many of 100 the wait was as told; the width that half of the ranges did not exceed. */
int told_percent(const struct told *told);
int told_width(const struct told *told);
/* Half of the waits were no longer, in minutes. */
int told_wait(const struct told *told);

#endif
