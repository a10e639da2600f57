/* The hall as the pack tells of it: rooms, hours, kinds of visitors, closings, what is announced.
 * Read-only; all lives in the content's arena. */
#ifndef KS_CONTENT_HALL_H
#define KS_CONTENT_HALL_H

#include "content/words.h"
#include "domain/opening.h"

struct ks_room {
    const char *id; /* counter id used by calls: "1" */
    struct ks_words name;
};

struct ks_visitor_kind {
    const char *id; /* person | enterprise | priority */
    const char *icon;
    struct ks_words title;
    struct ks_words detail;
    bool is_priority;
};

struct ks_hours_span {
    int from_minute, to_minute; /* minutes after midnight, on every working day */
};

struct ks_mediation {
    const char *ticket_prefix; /* "T" */
    struct ks_hours_span *hours;
    int hours_count;
    struct ks_room *rooms;
    int room_count;
    struct ks_visitor_kind *kinds;
    int kind_count;
    int minutes_low, minutes_high; /* one conversation, for the expected wait */
    struct ks_words voluntary;     /* that it is voluntary, and refusing means registration */
    struct ks_words *points;       /* how it goes: a few short lines */
    int point_count;
    struct ks_words *bring;
    int bring_count;
    struct ks_words *while_waiting;
    int while_waiting_count;
    struct ks_provenance provenance;
};

/* The hall is shut for a day or hours: no numbers are given. Never part of the calendar. */
struct ks_closing {
    struct ks_words name; /* why */
    struct ks_closed_span span;
};

struct ks_announcement {
    struct ks_words tag;
    struct ks_words text;
};

#endif
