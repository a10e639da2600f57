/* What a hall did, in figures whose meaning is fixed:
 *   wait     from coming (the number counts) to the first call that was not taken back
 *   way      from the last call to the start
 *   service  at a seat, errands in between left out
 *   told     called, and a range of the wait was told when the number was taken
 *   as_told  of these, the wait was in that range
 *   taken    numbers given = served + no-show + abandoned + withdrawn + open
 *   no-show  called and not there, in the end
 *   abandoned  waited, and was never served: given up, taken back by staff, or the day ended
 *   withdrawn  never counted as waiting: no paper came out and nobody accepted the screen
 *   open     not over yet; 0 on a day that is closed
 * A day is closed by the first look at it after a later day has given a number (a clock that runs
 * ahead closes nothing by itself) and never changes afterwards; today is worked out from the
 * events. Each call takes the desk of its own thread. */
#ifndef KS_SERVICE_HALL_STATS_H
#define KS_SERVICE_HALL_STATS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "domain/queue/ticket.h"
#include "service/desk.h"

/* Of `count` measured ones, in seconds; p50: half of the people, p90: nine in ten took no longer
 * (the smallest that at least so many do not exceed). All 0 when count is. */
struct ks_hall_spread {
    int64_t count, sum_s;
    int64_t p50_s, p90_s, most_s;
};

enum ks_hall_outcome {
    KS_HALL_DONE,
    KS_HALL_SETTLED,
    KS_HALL_UNSETTLED,
    KS_HALL_REFERRED,
    KS_HALL_OUTCOME_COUNT, /* nothing was said */
};

enum ks_hall_by {
    KS_HALL_BY_ALL,
    KS_HALL_BY_DAY,
    KS_HALL_BY_HOUR,
    KS_HALL_BY_LINE,
    KS_HALL_BY_SEAT,
    KS_HALL_BY_COUNT
};
/* "all" "day" "hour" "line" "seat" */
const char *ks_hall_by_code(enum ks_hall_by by);

struct ks_hall_stat_row {
    enum ks_hall_by by;
    char key[KS_TICKET_ID_BYTES]; /* "2026-11-27"; "09": came in that hour; a line; a seat, "" for
                                     who was never called; "" of ALL */
    int64_t taken, served, no_show, abandoned, withdrawn, open;
    int64_t told, as_told;
    int64_t outcomes[KS_HALL_OUTCOME_COUNT];
    struct ks_hall_spread wait, way, service;
};

struct ks_hall_stats {
    char from[KS_TICKET_DAY_BYTES], to[KS_TICKET_DAY_BYTES];
    struct ks_hall_stat_row *rows; /* the arena's; ALL first, then by kind, by key */
    int count;
};

enum { KS_MOST_HALL_STAT_DAYS = 366 };

/* The figures of the days from `from` to `to` ("YYYY-MM-DD", both in); NULL: today. Closes days
 * that are over and not closed yet. KS_ERR_INPUT: no day, the wrong way round, or more than 366. */
enum ks_err ks_hall_count(const struct ks_desk *desk, const char *from, const char *to,
                          int64_t now_ms, struct ks_arena *arena, struct ks_hall_stats *out,
                          struct ks_error *error) KS_MUST_USE;

/* What a day of the week usually is, to hold a day against: of the last days of that weekday on
 * which numbers were given, hour by hour the number that came, and the smallest that at least half
 * of these days do not exceed. */
enum { KS_MOST_USUAL_DAYS = 6, KS_LEAST_USUAL_DAYS = 3, KS_USUAL_WEEKS = 12 };
struct ks_hall_usual {
    char days[KS_MOST_USUAL_DAYS][KS_TICKET_DAY_BYTES]; /* the newest first */
    int counts[KS_MOST_USUAL_DAYS][24];                 /* by day, by hour of coming */
    int day_count;
    bool is_known; /* false: of too few days */
    int usual[24]; /* with is_known */
};

/* That of the weekday of `day`, from the KS_USUAL_WEEKS before it; days that are over and not
 * closed yet are closed first. KS_ERR_INPUT: no day. */
enum ks_err ks_hall_find_usual(const struct ks_desk *desk, const char *day, int64_t now_ms,
                               struct ks_hall_usual *out, struct ks_error *error) KS_MUST_USE;

/* The columns of both faces of it, in order: names that are the same in every language, and the
 * value of a row. A number is >= 0; -1: there is none (the cell is empty, null in JSON). */
enum { KS_HALL_STAT_COLUMNS = 27 };
const char *ks_hall_stat_column(int column);
int64_t ks_hall_stat_value(const struct ks_hall_stat_row *row, int column);

/* The table as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF): by,key and the columns above.
 * The arena's. */
const char *ks_hall_stats_csv(struct ks_arena *arena, const struct ks_hall_stats *stats);

/* Closes the days that are over: for whoever keeps the hall, once a minute. `out_count` days. */
enum ks_err ks_hall_close_days(const struct ks_desk *desk, int64_t now_ms, int *out_count,
                               struct ks_error *error) KS_MUST_USE;

#endif
