/* The hall as the pack tells of it: service lines, seats, kinds of visitors, closings, what is
 * announced. Read-only; all lives in the content's arena. */
#ifndef KS_CONTENT_HALL_H
#define KS_CONTENT_HALL_H

#include "content/words.h"
#include "domain/opening.h"
#include "domain/queue/levels.h"

struct ks_hours_span {
    int from_minute, to_minute; /* minutes after midnight */
    unsigned weekdays;          /* as of struct ks_open_span: 0 = every working day */
};

/* A line or the hall is shut for a day or hours: no numbers are given. Never part of the calendar.
 */
struct ks_closing {
    struct ks_words name; /* why */
    struct ks_closed_span span;
};

/* What a number is for. */
struct ks_service_line {
    const char *id;     /* "mediation" */
    const char *letter; /* before its numbers: "T" */
    struct ks_words name;
    struct ks_words letter_said; /* how the voice says the letter: as `said` of a seat */
    struct ks_hours_span *hours;
    int hours_count;
    struct ks_closing *closed; /* this line's own */
    int closed_count;
    int capacity;                  /* numbers a day */
    int minutes_low, minutes_high; /* one visit, for the expected wait */
    const char *icon;              /* NULL: that of any number */
    struct ks_words detail;        /* what one comes for, in few words; may be left out */
    struct ks_words *bring;
    int bring_count;
    int slot_minutes, slot_places; /* appointments: how long, how many at once; 0: none */
    struct ks_wait_levels overdue; /* from which wait on staff are told */
};

enum ks_seat_kind { KS_SEAT_WINDOW, KS_SEAT_ROOM, KS_SEAT_KIND_COUNT };

/* A window or a room where staff serve. */
struct ks_seat {
    const char *id; /* "1": what calls name it by */
    enum ks_seat_kind kind;
    struct ks_words name; /* short enough for the board */
    const char **lines;   /* ids of those it serves, the first first */
    int line_count;
    struct ks_words said; /* how the voice says the name: toned pinyin, word by word ("yi1 hao4
                             tiao2jie3shi4"), and English words without figures ("room one") */
};

struct ks_visitor_kind {
    const char *id; /* person | enterprise | priority */
    const char *icon;
    struct ks_words title;
    struct ks_words detail;
    bool is_priority;
};

enum { KS_MOST_LINES = 16, KS_MOST_SEATS = 48 };

/* hall.json. */
struct ks_hall_plan {
    struct ks_service_line *lines;
    struct ks_seat *seats;
    struct ks_visitor_kind *kinds;
    int line_count, seat_count, kind_count;
    struct ks_words rule;      /* who is called first, in a sentence for the wall */
    struct ks_words back_rule; /* where who missed the call stands; may be left out */
    struct ks_words slot_rule; /* when to check in, and what if late; may be left out */
};

struct ks_mediation {
    const char *line;          /* the service line its numbers are for; "" only in a part alone */
    struct ks_words voluntary; /* that it is voluntary, and refusing means registration */
    struct ks_words *points;   /* how it goes: a few short lines */
    int point_count;
    struct ks_words *bring;
    int bring_count;
    struct ks_words *while_waiting;
    int while_waiting_count;
    struct ks_words *online; /* what both are told when it goes on online; may be none */
    int online_count;
    struct ks_provenance provenance;
};

struct ks_announcement {
    struct ks_words tag;
    struct ks_words text;
};

/* The line, the seat, the kind of that id; NULL if there is none. */
const struct ks_service_line *ks_hall_find_line(const struct ks_hall_plan *plan, const char *id);
const struct ks_seat *ks_hall_find_seat(const struct ks_hall_plan *plan, const char *id);
const struct ks_visitor_kind *ks_hall_find_kind(const struct ks_hall_plan *plan, const char *id);

/* Whether people of that line are served there. */
bool ks_seat_serves(const struct ks_seat *seat, const char *line);

/* How many seats serve the line. */
int ks_hall_count_seats(const struct ks_hall_plan *plan, const char *line);

#endif
