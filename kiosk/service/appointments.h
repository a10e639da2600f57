/* Appointments: a time to come on a working day to come, booked at a kiosk when the line is closed
 * or full. A code on paper, and nothing of whoever comes. Each call takes the desk of its own
 * thread. */
#ifndef KS_SERVICE_APPOINTMENTS_H
#define KS_SERVICE_APPOINTMENTS_H

#include "content/content.h"
#include "domain/queue/codes.h"
#include "domain/queue/slots.h"
#include "domain/queue/ticket.h"
#include "service/papers.h"

/* ---- what can be had ---- */

struct ks_slot_view {
    int64_t slot_ms; /* when to come */
    int minute;      /* the same, minutes after midnight */
    int free;        /* places */
};

enum { KS_MOST_SLOT_DAYS = 5, KS_MOST_SLOTS = 48 };
struct ks_slots_view {
    struct ks_date days[KS_MOST_SLOT_DAYS]; /* the next on which the line opens, from tomorrow on,
                                               as far as the calendar knows */
    int day_count;
    int day; /* whose slots these are */
    struct ks_slot_view slots[KS_MOST_SLOTS];
    int slot_count;
};

/* The slots of the `day`-th of the days to come; one that there is not is the first. None at all: a
 * line without appointments, or the calendar ends. KS_ERR_INPUT: no such line. */
enum ks_err ks_appointments_look(const struct ks_desk *desk, const char *line, int day,
                                 int64_t now_ms, struct ks_slots_view *out,
                                 struct ks_error *error) KS_MUST_USE;

/* ---- booking ---- */

struct ks_book_request {
    const char *token; /* of the gesture */
    const char *line, *kind;
    int64_t slot_ms;
    enum ks_lang lang;
    struct ks_paper_wanted wanted;
};

struct ks_booking {
    int64_t id; /* 0: there is none */
    char line[KS_TICKET_ID_BYTES], kind[KS_TICKET_ID_BYTES];
    char code[KS_CODE_BYTES]; /* to be typed or scanned to check in or to cancel */
    int64_t slot_ms;
};

struct ks_book_result {
    struct ks_booking booking; /* a place is held or booked */
    struct ks_paper_report paper;
};

/* Books a place and prints its paper. KS_OK: on paper. KS_ERR_TAKEN: somebody else was quicker.
 * KS_ERR_CLOSED: that is no time to come any more. KS_ERR_CLOCK as of ks_queue_take.
 * KS_ERR_PRINTER: it is held for a while and counts once accepted on the screen; with an UNSURE
 * paper it may be out: asking again prints nothing, ask the visitor. */
enum ks_err ks_appointment_book(const struct ks_desk *desk, const struct ks_book_request *request,
                                struct ks_book_result *result, struct ks_error *error) KS_MUST_USE;
/* The visitor takes the code from the screen instead. */
enum ks_err ks_appointment_accept_on_screen(const struct ks_desk *desk,
                                            const struct ks_book_request *request,
                                            struct ks_book_result *result,
                                            struct ks_error *error) KS_MUST_USE;
/* The visitor says that the unsure paper is out. */
enum ks_err ks_appointment_confirm_paper(const struct ks_desk *desk,
                                         const struct ks_book_request *request,
                                         struct ks_book_result *result,
                                         struct ks_error *error) KS_MUST_USE;
/* The visitor says that it is not, or wants another one: prints it again. */
enum ks_err ks_appointment_print_again(const struct ks_desk *desk,
                                       const struct ks_book_request *request,
                                       struct ks_book_result *result,
                                       struct ks_error *error) KS_MUST_USE;

/* ---- with its code ---- */

enum { KS_CHECK_IN_TOKEN_BYTES = 64 };
struct ks_my_appointment {
    struct ks_booking booking;
    enum ks_appointment_state state;     /* HELD of which a paper may be out is BOOKED */
    enum ks_slot_arrival arrival;        /* what coming now would be */
    char number[KS_TICKET_NUMBER_BYTES]; /* CHECKED_IN: of the number it became */
    bool can_check_in, can_cancel;
    char token[KS_CHECK_IN_TOKEN_BYTES]; /* by which ks_queue_take makes it a number */
};
/* KS_ERR_NOT_FOUND: there is no such appointment. */
enum ks_err ks_appointment_look(const struct ks_desk *desk, const char *code, int64_t now_ms,
                                struct ks_my_appointment *out, struct ks_error *error) KS_MUST_USE;
/* Gives it back: KS_ERR_STATE when it has become a number or is over. */
enum ks_err ks_appointment_cancel(const struct ks_desk *desk, const char *code, int64_t now_ms,
                                  struct ks_my_appointment *out,
                                  struct ks_error *error) KS_MUST_USE;

/* ---- staff ---- */

struct ks_appointment_entry {
    int64_t id;
    char line[KS_TICKET_ID_BYTES], kind[KS_TICKET_ID_BYTES];
    int64_t slot_ms;
    int place;
    enum ks_appointment_state state;
    bool can_check_in;
    bool is_from_court;                  /* which entered it for this hall */
    bool is_late;                        /* so late that they join those without an appointment */
    char number[KS_TICKET_NUMBER_BYTES]; /* that it became, or "" */
};
enum { KS_MOST_APPOINTMENTS = 500 };
struct ks_appointment_entries {
    struct ks_appointment_entry rows[KS_MOST_APPOINTMENTS];
    int count, total;
};
/* Those of a day "YYYY-MM-DD", by their times; cancelled ones too. On an error `*out` is empty. */
enum ks_err ks_appointments_list(const struct ks_desk *desk, const char *day, int64_t now_ms,
                                 struct ks_appointment_entries *out,
                                 struct ks_error *error) KS_MUST_USE;

/* The times of a line on a day, whatever is booked or closed; `free` is every place there is. How
 * many; 0 of a line without appointments, or on a day on which it does not open. */
int ks_appointments_times(const struct ks_content *content, const struct ks_service_line *line,
                          struct ks_date day, struct ks_slot_view out[KS_MOST_SLOTS]);

enum ks_appointment_do { KS_APPOINTMENT_CHECK_IN, KS_APPOINTMENT_CANCEL, KS_APPOINTMENT_DO_COUNT };
/* Of "check-in" "cancel"; KS_APPOINTMENT_DO_COUNT for any other. */
enum ks_appointment_do ks_appointment_do_from_code(const char *code);
/* Staff do it for a visitor who lost the paper; a number that it becomes is told by mouth.
 * KS_ERR_NOT_FOUND, KS_ERR_STATE: it is over, or too early. `ticket` of a check-in, else {0}. */
enum ks_err ks_appointment_act(const struct ks_desk *desk, int64_t id, enum ks_appointment_do act,
                               const char *actor, struct ks_ticket *out_ticket,
                               struct ks_error *error) KS_MUST_USE;

#endif
