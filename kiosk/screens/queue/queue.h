/* Asking for a number: what the page before and the page of the number share. */
#ifndef KS_SCREENS_QUEUE_QUEUE_H
#define KS_SCREENS_QUEUE_QUEUE_H

#include "screens/page/page.h"
#include "service/appointments.h"
#include "service/hall_hours.h"
#include "service/my_number.h"
#include "service/queue_pairs.h"
#include "service/queue_words.h"

/* Kept by the ticket screen. */
struct ks_take_state {
    enum ks_work work;
    enum ks_err err;
    bool is_line_cut; /* of what failed */
    struct ks_take_result take;
    char line[KS_TICKET_ID_BYTES]; /* by the content's id, as the kind of visitor */
    char kind[KS_TICKET_ID_BYTES];
    bool is_pair;                        /* two parties come, and this is the first */
    char pair_code[KS_CODE_BYTES];       /* of the number that is joined; "": one of its own */
    int64_t appointment_id;              /* that it comes from; 0: none */
    char token[KS_CHECK_IN_TOKEN_BYTES]; /* of the gesture, or of the appointment */
    int64_t asked_ms;                    /* monotonic: when it was last asked for */
};

/* What became of asking for a number. */
struct ks_take_state *ks_take_state(const struct ks_visit *visit);
/* How long it may wait, as its page tells. */
struct ks_queue_wait ks_ticket_wait(const struct ks_visit *visit);
/* What a number is asked for. */
struct ks_ticket_order {
    const char *line, *kind;
    bool is_pair;
    const char *pair_code;                       /* NULL: a number of its own */
    const struct ks_my_appointment *appointment; /* NULL: none */
};
/* Asks for it in place of the present page. */
void ks_ticket_take(struct ks_visit *visit, const struct ks_ticket_order *order);
/* Asks once more, as the gesture before; or for the number on the screen instead of paper; or a
 * silent printer: the visitor says whether the slip of the number is out. */
enum ks_ticket_wish { KS_WISH_NUMBER, KS_WISH_ON_SCREEN, KS_WISH_IS_OUT, KS_WISH_IS_NOT_OUT };
void ks_ticket_ask(struct ks_visit *visit, enum ks_ticket_wish wish);
/* Prints the slip once more. */
void ks_ticket_reprint(struct ks_visit *visit);

/* ---- what stands on a slip (code.c) ---- */
/* Kept by the page on which it is typed. */
struct ks_code_state {
    char typed[KS_CODE_BYTES + 4];
    enum ks_work work;
    enum ks_err err;                      /* of the last look */
    bool is_line_cut;                     /* which failed for that */
    char number[KS_TICKET_NUMBER_BYTES];  /* what was found, shown on the page of the number */
    char check[KS_SLIP_CHECK_DIGITS + 1]; /* of it; "" when only the number is known */
    struct ks_my_number mine;
    char digits[KS_CODE_BYTES]; /* of a pair or an appointment that was found */
    struct ks_my_appointment appointment;
};
struct ks_code_state *ks_code_state(const struct ks_visit *visit);
/* What the place of the page asks for. */
enum ks_code_place { KS_CODE_ANY, KS_CODE_CHECK, KS_CODE_CHECK_BACK, KS_CODE_OTHER_PARTY };
/* What is asked of what was typed. */
enum ks_code_wish {
    KS_CODE_LOOK, /* at a number, a pair or an appointment */
    KS_CODE_GIVE_BACK,
    KS_CODE_COME_BACK,
    KS_CODE_UNBOOK, /* the appointment */
};
/* The page of codes is shown and asks for the digits that show whose the number is. */
bool ks_code_asks_check(const struct ks_visit *visit);
void ks_code_ask(struct ks_visit *visit, enum ks_code_wish wish);
/* How long what was typed is not asked for, because too many codes were wrong at this kiosk; 0: it
 * may be now. Numbers never wait, the digits that show whose they are do. */
int64_t ks_code_wait_ms(const struct ks_visit *visit);

/* ---- appointments (book.c) ---- */
/* Kept by the page of times. */
struct ks_times_state {
    enum ks_work work;
    struct ks_slots_view view;
    int64_t slot_ms; /* chosen; 0: none yet */
};
struct ks_times_state *ks_times_state(const struct ks_visit *visit);
/* Looks at the times of the line of the place, on that day to come. */
void ks_times_look(struct ks_visit *visit, int day);
/* Kept by the page of the booking. */
struct ks_book_state {
    enum ks_work work;
    enum ks_err err;
    struct ks_book_result result;
    bool is_screen; /* its code was taken from the screen */
    char line[KS_TICKET_ID_BYTES], kind[KS_TICKET_ID_BYTES];
    int64_t slot_ms;
    char token[40];
    int64_t asked_ms; /* monotonic */
};
struct ks_book_state *ks_book_state(const struct ks_visit *visit);
/* Books the chosen time of a line for a kind of visitor in place of the present page. */
void ks_book_take(struct ks_visit *visit, const char *line, const char *kind);
void ks_book_ask(struct ks_visit *visit, enum ks_ticket_wish wish);
/* Its day and its hours, two rows of a card; the hours alone, "09:30–10:00". */
void ks_slot_flow(struct ks_ui *ui, const struct ks_service_line *line, int64_t slot_ms);
const char *ks_slot_text(struct ks_ui *ui, const struct ks_service_line *line, int64_t slot_ms);

/* ---- two parties (screen_pair.c) ---- */
/* What its place shows: who came first; who the first is; who the second is, with the code that the
 * page of codes has found. */
enum ks_pair_place { KS_PAIR_WHO, KS_PAIR_FIRST, KS_PAIR_SECOND };

/* ---- blocks of the pages before it (line_parts.c) ---- */
/* The line of the place. */
const struct ks_service_line *ks_line_now(const struct ks_visit *visit);
/* The line of mediation. */
const struct ks_service_line *ks_line_of_mediation(const struct ks_visit *visit);
/* The head of a page of the line, NULL: of one that is no more. */
struct ks_page_head ks_line_head(const struct ks_visit *visit, struct ks_ui *ui,
                                 const struct ks_service_line *line);
/* Whether numbers of it are given now, by the plan and by what staff have closed for a while. */
struct ks_opening_state ks_line_opening(const struct ks_visit *visit,
                                        const struct ks_service_line *line);
/* All its numbers of today had been given when the page of lines was opened. */
bool ks_line_is_full(const struct ks_visit *visit, const struct ks_service_line *line);
/* "It opens next on ..."; why it is shut. */
const char *ks_line_closed_text(const struct ks_visit *visit, struct ks_ui *ui,
                                const struct ks_opening_state *opening);
void ks_line_flow_closed_why(const struct ks_visit *visit, struct ks_ui *ui,
                             const struct ks_service_line *line,
                             const struct ks_opening_state *opening);
/* The way to a time to come, where the line has such. */
bool ks_line_way_to_times(const struct ks_visit *visit, struct ks_ui *ui,
                          const struct ks_service_line *line, struct ks_page_way *out);
/* On which days and at which hours. */
void ks_line_flow_hours(struct ks_ui *ui, const struct ks_service_line *line);
/* Who one is: a choice for each kind, told as `action` with the index of the kind; how high they
 * are at the least. */
struct ks_choice *ks_line_kinds(const struct ks_visit *visit, struct ks_ui *ui, int action,
                                uint32_t accent);
int ks_line_kinds_height(const struct ks_visit *visit, struct ks_ui *ui,
                         const struct ks_choice *kinds);

/* A card of points under a heading; `icons` stand before the first of them, a tick before the
 * others. */
struct ks_line_list {
    const char *heading;
    const struct ks_words *words;
    int count;
    const char *const *icons;
    int icon_count;
    uint32_t ink;
    int growth;
};
void ks_line_flow_list(const struct ks_visit *visit, struct ks_ui *ui,
                       const struct ks_line_list *list);

/* ---- what came of asking for a number or a time (outcome.c) ---- */
/* The controls of both pages; those of one alone begin at KS_OUTCOME_OWN. */
enum {
    KS_OUTCOME_ACCEPT = KS_ACT_OWN, /* on the screen instead of paper */
    KS_OUTCOME_AGAIN,
    KS_OUTCOME_REPRINT,
    KS_OUTCOME_FINISH,
    KS_OUTCOME_IS_OUT,
    KS_OUTCOME_IS_NOT_OUT,
    KS_OUTCOME_OWN,
};
/* What such a control asks for; false: nothing. */
bool ks_outcome_wish(int action, enum ks_ticket_wish *out);
/* The head of the page `page` of a line, NULL: of one that is no more. */
void ks_outcome_head(const struct ks_visit *visit, struct ks_ui *ui,
                     const struct ks_service_line *line, const char *page);
/* The slip once more, where there is one, and the end, with the seconds until it comes by itself.
 */
void ks_outcome_foot(const struct ks_visit *visit, struct ks_ui *ui, bool has_slip);
/* What is at the slot: the slip to take, with what stands on it; or none. Shown without its detail
 * where there is no room. */
struct ks_notice ks_outcome_slip_notice(struct ks_ui *ui, const char *icon, const char *on_it);
struct ks_notice ks_outcome_screen_notice(struct ks_ui *ui);
void ks_outcome_flow_notice(struct ks_ui *ui, struct ks_notice notice);
/* Foot and page while the slip comes out; `what` is printed. */
void ks_outcome_flow_running(const struct ks_visit *visit, struct ks_ui *ui, int64_t asked_ms,
                             const char *what);
/* Foot and page when no slip can be printed: once more, or on the screen. */
struct ks_outcome_offer {
    enum ks_paper_why why;
    const char *so_far; /* what is not done yet */
    const char *accept; /* the words of the button */
    const struct ks_line *lines;
    int line_count;
};
void ks_outcome_flow_offer(struct ks_ui *ui, const struct ks_outcome_offer *offer);
/* A printer that never answers: where to look, what counts `meanwhile`, and the words of the button
 * by which it is shown on the screen. */
void ks_outcome_flow_unsure(struct ks_ui *ui, const char *meanwhile, const char *accept);

/* ---- blocks of its page (ticket_number.c) ---- */
/* A number under what it is, as large as the page lets it be with `below` pixels under it. */
void ks_ticket_flow_number(struct ks_ui *ui, const char *text, const char *caption, int below);
/* A random token of a gesture. */
void ks_ticket_make_token(char *out, size_t size);
/* People ahead, wait and rooms in three columns; `ctx` is the visit. */
void ks_ticket_flow_facts(struct ks_ui *ui, const void *ctx);

#endif
