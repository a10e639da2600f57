/* The lines of the hall: what visitors and staff do with their numbers. Each call takes the desk of
 * its own thread. */
#ifndef KS_SERVICE_QUEUE_SERVICE_H
#define KS_SERVICE_QUEUE_SERVICE_H

#include "content/content.h"
#include "domain/queue/codes.h"
#include "domain/queue/ticket.h"
#include "service/papers.h"

/* Whether numbers are given now, and if not when they are next. */
struct ks_opening_state {
    bool is_open;
    const struct ks_words *closed_for; /* why the hall is shut at this time; NULL: it is not.
                                          Borrowed from the content */
    bool next_is_known;                /* false: the calendar does not reach that far; say so */
    struct ks_date next_day;
    int next_minute; /* minutes after midnight */
};

/* Whether the hall is open at `now_ms` (wall clock), which it is while any line is, and when it
 * opens next as far as the calendar knows. Any thread. */
struct ks_opening_state ks_queue_opening(const struct ks_content *content, int64_t now_ms);

/* A line as a visitor chooses it. */
struct ks_line_now {
    const struct ks_service_line *line; /* borrowed from the content */
    struct ks_opening_state opening;
    int waiting;
    bool is_full; /* all its numbers of today have been given */
};
enum { KS_MOST_LINES_SHOWN = 16 };
/* All lines of the content in its order; returns how many. Errors of the store. */
enum ks_err ks_queue_look_at_lines(const struct ks_desk *desk, int64_t now_ms,
                                   struct ks_line_now out[KS_MOST_LINES_SHOWN], int *out_count,
                                   struct ks_error *error) KS_MUST_USE;

struct ks_take_request {
    const char *token; /* of the gesture */
    const char *line;  /* service line id of the content; NULL: that of mediation */
    const char *kind;  /* visitor kind id of the content */
    enum ks_lang lang;
    struct ks_paper_wanted wanted;
    bool is_pair;           /* two parties come: the slip has a code with which the other joins */
    const char *pair_code;  /* of ks_queue_join */
    int64_t appointment_id; /* that becomes a number, with the token, line and kind that it says
                               (service/appointments.h); 0: none */
};

struct ks_take_result {
    bool has_ticket; /* a number exists (RESERVED or WAITING) */
    struct ks_ticket ticket;
    int ahead;
    int wait_low_min, wait_high_min;
    char check[KS_SLIP_CHECK_DIGITS + 1]; /* on the slip alone: who has it may give it back */
    char pair_code[KS_CODE_BYTES];        /* of two parties, else "" */
    int pair_side;                        /* 1: whoever took it; 2: whoever joined it */
    bool is_offline; /* the kiosk's own number, as its line to the hall is cut: nobody knows how
                        many are before it */
    struct ks_paper_report paper;
};

/* Gives a number and prints its slip; where the line to the hall is cut, one of the kiosk's own
 * (service/contact.h), and all that follows with that token is of it, too. KS_OK: on paper,
 * waiting. KS_ERR_CLOSED: outside hours, no number. KS_ERR_TAKEN: the line has given all its
 * numbers of today. KS_ERR_CLOCK: the clock went back, no number until staff have put it right or
 * said that it is. KS_ERR_PRINTER: the number is RESERVED and counts for nothing until accepted
 * with ks_queue_accept_on_screen. KS_ERR_FULL, KS_ERR_IO, KS_ERR_UNCERTAIN: no number is promised.
 * The printer is asked before a number is reserved, so that a dead one costs no number.
 * KS_ERR_PRINTER with an UNSURE paper: the slip may be out, the number is RESERVED; asking again
 * says the same and prints nothing. Ask the visitor, then ks_queue_confirm_paper,
 * ks_queue_print_again or ks_queue_accept_on_screen. */
enum ks_err ks_queue_take(const struct ks_desk *desk, const struct ks_take_request *request,
                          struct ks_take_result *result, struct ks_error *error) KS_MUST_USE;

/* Whether a wish that came to `err` just now failed because this kiosk has no line to the hall:
 * pairs, codes and appointments are the hall's alone, and are helped with at the window. On the
 * thread of the desk. */
bool ks_queue_is_line_cut(const struct ks_desk *desk, enum ks_err err);

/* The visitor accepts the number shown on the screen instead of paper. When no number was
 * reserved (has_ticket false after KS_ERR_PRINTER), reserves one now under the same token. */
enum ks_err ks_queue_accept_on_screen(const struct ks_desk *desk,
                                      const struct ks_take_request *request,
                                      struct ks_take_result *result,
                                      struct ks_error *error) KS_MUST_USE;

/* Joins the number of the other party, by the code on its slip, and prints a slip of it. KS_OK:
 * both are there, whatever became of the slip, as the number is known. KS_ERR_NOT_FOUND: no such
 * code today; KS_ERR_TAKEN: both are there already; KS_ERR_STATE: the number is over. */
enum ks_err ks_queue_join(const struct ks_desk *desk, const struct ks_take_request *request,
                          struct ks_take_result *result, struct ks_error *error) KS_MUST_USE;

/* The visitor says that the slip of an unsure number is out: it waits. KS_ERR_STATE when the number
 * is not one of those. */
enum ks_err ks_queue_confirm_paper(const struct ks_desk *desk,
                                   const struct ks_take_request *request,
                                   struct ks_take_result *result,
                                   struct ks_error *error) KS_MUST_USE;

/* The visitor says that no slip of an unsure number came out: prints it again, marked as a reprint.
 * Results as of ks_queue_take. */
enum ks_err ks_queue_print_again(const struct ks_desk *desk, const struct ks_take_request *request,
                                 struct ks_take_result *result, struct ks_error *error) KS_MUST_USE;

/* Prints the slip of a ticket once more, of two parties that of side 1 or 2, marked as a reprint; a
 * WAITING or CALLED one stays what it is. A RESERVED one of which nobody knows whether its slip
 * came out waits when this one is out. KS_ERR_STATE for any other. KS_ERR_PRINTER with an UNSURE
 * paper as above. */
enum ks_err ks_queue_reprint(const struct ks_desk *desk, int64_t ticket_id, int pair_side,
                             enum ks_lang lang, const struct ks_paper_wanted *wanted,
                             struct ks_paper_report *report, struct ks_error *error) KS_MUST_USE;

/* What the strip on the home screen says. */
enum ks_err ks_queue_summary(const struct ks_desk *desk, int64_t now_ms,
                             struct ks_queue_summary *out, struct ks_error *error) KS_MUST_USE;

#endif
