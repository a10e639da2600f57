/* Inside of the screens room: the visit, the table of screens, and what screens may call. */
#ifndef KS_SCREENS_KIOSK_PRIVATE_H
#define KS_SCREENS_KIOSK_PRIVATE_H

#include <stdio.h>
#include <string.h>

#include "content/court_finder.h"
#include "domain/fee_bill.h"
#include "domain/money.h"
#include "screens/kiosk.h"
#include "service/cost.h"
#include "service/date_words.h"
#include "service/enforce_limit.h"
#include "service/find.h"
#include "service/last_day.h"
#include "service/notice_service.h"
#include "service/spool.h"

enum ks_screen_id {
    KS_SCREEN_HOME,
    KS_SCREEN_FIND,
    KS_SCREEN_GUIDES,
    KS_SCREEN_SHELF,
    KS_SCREEN_GUIDE,
    KS_SCREEN_COURT,
    KS_SCREEN_ENTRY,
    KS_SCREEN_SITUATIONS,
    KS_SCREEN_SITUATION,
    KS_SCREEN_OUTCOME,
    KS_SCREEN_INSTITUTION,
    KS_SCREEN_CALCS,
    KS_SCREEN_CALC_FEE,
    KS_SCREEN_CALC_INTEREST,
    KS_SCREEN_CALC_LENDING,
    KS_SCREEN_CALC_LIMITATION,
    KS_SCREEN_CALC_PERIOD,
    KS_SCREEN_MEDIATION,
    KS_SCREEN_TICKET,
    KS_SCREEN_QUESTION,
    KS_SCREEN_CHECKLIST,
    KS_SCREEN_RISK,
    KS_SCREEN_SIGN,
    KS_SCREEN_RECEIPT,
    KS_SCREEN_LINK,
    KS_SCREEN_RECTIFICATION,
    KS_SCREEN_PRINT,
    KS_SCREEN_COUNT,
};

/* What a control tells: those below KS_ACT_OWN mean the same on every screen. */
enum ks_act {
    KS_ACT_NONE,
    KS_ACT_OPEN, /* arg: screen */
    KS_ACT_BACK,
    KS_ACT_HOME,
    KS_ACT_LARGE,
    KS_ACT_CONTRAST,
    KS_ACT_LOW,
    KS_ACT_LANG,
    KS_ACT_PAGE_BACK,
    KS_ACT_PAGE_NEXT,
    KS_ACT_STAY, /* the idle warning's button */
    KS_ACT_OWN = 100,
};

enum {
    KS_SETTLE_MS = 350, /* after a page change taps count only after this much quiet */
    KS_MAX_DEPTH = 24,
    KS_MAX_QUESTIONS = KS_MOST_QUESTIONS,
    KS_MAX_ITEMS = KS_MOST_ITEMS,
    KS_MAX_POINTS = 4096,
    KS_AMOUNT_CHARS = 18,
    KS_DATE_DIGITS = 8,
    KS_MAX_FIND = 24,  /* letters typed on the search page */
    KS_MAX_FOUND = 40, /* hits shown */
    KS_MAX_PAYMENTS = 4,
    KS_MAX_DEMANDS = 4,                      /* days on which the visitor asked for what is owed */
    KS_MAX_KEPT_GUIDES = 8,                  /* guides left whose entries a visit remembers */
    KS_FEE_CALCS = KS_CALC_PRESERVATION + 1, /* the calculators that begin with a sum */
};

/* Blanks a visitor fills in by digits, each on the entry screen. */
enum ks_blank {
    KS_BLANK_GUIDE_AMOUNT,
    KS_BLANK_GUIDE_DATE, /* one for each of a guide's time limits */
    KS_BLANK_OUTCOME_DATE = KS_BLANK_GUIDE_DATE + KS_MOST_LIMITS, /* of an outcome's limits */
    KS_BLANK_CALC_AMOUNT = KS_BLANK_OUTCOME_DATE + KS_MOST_OUTCOME_LIMITS, /* of each fee page */
    KS_BLANK_INTEREST_AMOUNT = KS_BLANK_CALC_AMOUNT + KS_FEE_CALCS,
    KS_BLANK_INTEREST_FROM,
    KS_BLANK_INTEREST_TO,
    KS_BLANK_INTEREST_COSTS,
    KS_BLANK_INTEREST_DUE,  /* ordinary interest already worked out */
    KS_BLANK_INTEREST_RATE, /* ordinary interest a year */
    KS_BLANK_INTEREST_SINCE,
    KS_BLANK_IDLE_FROM,
    KS_BLANK_IDLE_TO,
    KS_BLANK_PAID_DATE,
    KS_BLANK_PAID_AMOUNT = KS_BLANK_PAID_DATE + KS_MAX_PAYMENTS,
    KS_BLANK_PERIOD_FROM = KS_BLANK_PAID_AMOUNT + KS_MAX_PAYMENTS,
    KS_BLANK_PERIOD_LENGTH,
    KS_BLANK_LENDING_MADE,
    KS_BLANK_LENDING_RATE,
    KS_BLANK_LENDING_AMOUNT,
    KS_BLANK_LENDING_DUE,
    KS_BLANK_LENDING_SUED,
    KS_BLANK_ACTION_FROM,
    KS_BLANK_ACTION_HARMED,
    KS_BLANK_ACTION_UNTIL, /* the end of a guarantee period that was agreed */
    KS_BLANK_ACTION_AGREED,
    KS_BLANK_ACTION_SUED,
    KS_BLANK_ACTION_ENDED,
    KS_BLANK_ACTION_DEMANDED,
    KS_BLANK_INSTALMENT = KS_BLANK_ACTION_DEMANDED + KS_MAX_DEMANDS, /* of the checklist */
    KS_BLANK_ENFORCE_DEMANDED = KS_BLANK_INSTALMENT + KS_MOST_DUE - 1,
    KS_BLANK_COUNT = KS_BLANK_ENFORCE_DEMANDED + KS_MAX_DEMANDS,
};

/* One step of the way here. */
struct ks_place {
    enum ks_screen_id screen;
    int arg;
    int page;
};

enum ks_work { KS_WORK_NONE, KS_WORK_RUNNING, KS_WORK_DONE, KS_WORK_FAILED };

/* What is to be printed; its number says which. */
enum ks_paper {
    KS_PAPER_GUIDE,
    KS_PAPER_CHECKLIST,
    KS_PAPER_LINK,
    KS_PAPER_RECEIPT,
    KS_PAPER_OUTCOME,
    KS_PAPER_INSTITUTION,
    KS_PAPER_CALC, /* enum ks_calc */
    KS_PAPER_COURT,
    KS_PAPER_RECTIFICATION,
};

/* The answers to a set of questions, by index of the question. */
struct ks_answers {
    int option[KS_MAX_QUESTIONS]; /* option + 1; 0 = not answered; -1 = a date was given */
    struct ks_date dates[KS_MAX_QUESTIONS];
};

/* What was answered about the right court, for each kind of case of one guide. */
struct ks_court_visit {
    unsigned char kind;                                             /* chosen, from 1; 0 = none */
    unsigned char replies[KS_COURT_MOST_KINDS][KS_COURT_MOST_ASKS]; /* enum ks_court_reply */
};

/* What was ticked and typed in one guide. */
struct ks_guide_entry {
    int guide, section;
    bool has_material[KS_MAX_ITEMS];
    char blanks[1 + KS_MOST_LIMITS][KS_AMOUNT_CHARS]; /* its amount, then its days */
};

/* Everything of one visitor. Lives inside the kiosk and is overwritten at the end of the visit. */
struct ks_visit {
    struct ks_place stack[KS_MAX_DEPTH];
    int depth;
    bool has_guide;                  /* one was opened */
    int guide, guide_section;        /* index of the guide open, and what of it is shown */
    bool has_material[KS_MAX_ITEMS]; /* ticked in that guide */
    char blanks[KS_BLANK_COUNT][KS_AMOUNT_CHARS];   /* as typed */
    struct ks_guide_entry kept[KS_MAX_KEPT_GUIDES]; /* of the guides left, the latest first */
    int kept_count;
    struct ks_court_visit courts[KS_MOST_GUIDES]; /* by index of the guide */
    struct ks_answers enforcement, situation;
    int start;            /* index of the situation chosen */
    int outcome;          /* index of the outcome whose days are filled in, from 1; 0 = none */
    bool is_action_open;  /* what only some have to tell is shown on the time-to-sue page */
    int action_demands;   /* further days of demands shown on the time-to-sue page */
    int enforce_demands;  /* and on the enforcement checklist */
    enum ks_calc calc;    /* the calculator open */
    int payment_count;    /* shown on the interest page */
    int interest_parts;   /* parts of that page that were opened */
    int instalment_count; /* added on the enforcement checklist */
    int fee_case;         /* enum ks_fee_case of the fee page */
    int action_kind;      /* enum ks_action_kind of the time-to-sue page */
    int period_length;    /* of the lengths offered, from 1; 0 = the days typed */
    char find[KS_MAX_FIND + 1];
    int found[KS_MAX_FOUND]; /* keys of hits */
    int found_count;
    char date_digits[KS_DATE_DIGITS + 1];
    bool has_item[KS_MAX_ITEMS]; /* by index in the content's items */
    enum ks_risk_kind risk;
    int risk_item;
    struct ks_point points[KS_MAX_POINTS];
    int point_count;
    struct ks_signed receipt; /* code and time of the signing */
    enum ks_work sign_work;
    enum ks_err sign_err;
    enum ks_work ticket_work;
    enum ks_err ticket_err;
    struct ks_take_result ticket;
    char ticket_kind[KS_STORE_ID_SIZE];
    char ticket_token[40];
    enum ks_work print_work;
    enum ks_paper paper;
    int paper_arg;
    struct ks_print_outcome print;
    int64_t print_job;  /* its row in the spool; 0 = none */
    int64_t done_at_ms; /* monotonic: when the finished visit ends by itself; 0 = not running */
};

struct ks_kiosk {
    struct ks_kiosk_parts parts;
    struct ks_mode mode;
    struct ks_ui ui;
    struct ks_visit visit;
    const char *notices[KS_MOST_NOTICES]; /* for staff */
    int notice_count;
    struct ks_search *search; /* owned; NULL until the worker has opened it */
    /* A job of an earlier visit tells nobody anything, and is not printed. Read by the worker. */
    _Atomic unsigned visit_serial;
    bool is_stale;
    int64_t last_use_ms;   /* monotonic */
    int64_t last_press_ms; /* for taps that arrive while a page has just changed */
    bool is_settling;
    bool is_warning;               /* the idle warning is up */
    int64_t seen_wall_ms, seen_ms; /* at the last tick, both scales */
    int64_t shown_minute, shown_second;
    int64_t store_version;
    int64_t next_poll_ms;
    bool summary_is_broken;
    struct ks_queue_summary summary;
    struct ks_point press_at;
    bool is_down, is_drawing;
    int focus; /* index of the control with the keyboard focus; -1 = none */
};

struct ks_screen {
    /* Builds the frame; pure. */
    void (*view)(const struct ks_kiosk *kiosk, struct ks_ui *ui);
    /* One of the screen's own controls was pressed; may be NULL. */
    void (*act)(struct ks_kiosk *kiosk, int action, int arg);
    /* A digit, '.' or Backspace on a keyboard; may be NULL. */
    void (*key)(struct ks_kiosk *kiosk, const char *key);
    /* The visitor has come here, onward or back; may be NULL. */
    void (*arrive)(struct ks_kiosk *kiosk);
};

extern const struct ks_screen ks_screen_court;
extern const struct ks_screen ks_screen_home, ks_screen_find, ks_screen_guides, ks_screen_shelf,
    ks_screen_guide, ks_screen_entry, ks_screen_situations, ks_screen_situation, ks_screen_outcome,
    ks_screen_institution, ks_screen_calcs, ks_screen_calc_fee, ks_screen_calc_interest,
    ks_screen_calc_lending, ks_screen_calc_limitation, ks_screen_calc_period, ks_screen_mediation,
    ks_screen_ticket, ks_screen_question, ks_screen_checklist, ks_screen_risk, ks_screen_sign,
    ks_screen_receipt, ks_screen_link, ks_screen_rectification, ks_screen_print;

/* The screen of an id (screens.c). */
const struct ks_screen *ks_screen_get(enum ks_screen_id id);

/* ---- the way ---- */
struct ks_place *ks_kiosk_place(struct ks_kiosk *kiosk);
const struct ks_place *ks_kiosk_place_now(const struct ks_kiosk *kiosk);
void ks_kiosk_go(struct ks_kiosk *kiosk, enum ks_screen_id screen, int arg);
/* Goes to a screen in place of the present one: Back does not lead here again. */
void ks_kiosk_replace(struct ks_kiosk *kiosk, enum ks_screen_id screen, int arg);
void ks_kiosk_back(struct ks_kiosk *kiosk);
/* Does what a control of the frame stands for. */
void ks_kiosk_act(struct ks_kiosk *kiosk, int action, int arg);
/* When a visit that is finished now ends by itself: later in large text, which is read slowly. */
int64_t ks_kiosk_done_at(const struct ks_kiosk *kiosk);
/* Overwrites the signature; while none is being stored. */
void ks_visit_forget_strokes(struct ks_kiosk *kiosk);
/* Ends the visit: wipes it and shows the home screen in the first language. */
void ks_kiosk_end_visit(struct ks_kiosk *kiosk);

/* ---- time ---- */
int64_t ks_kiosk_wall_ms(const struct ks_kiosk *kiosk);
int64_t ks_kiosk_now_ms(const struct ks_kiosk *kiosk);
struct ks_date ks_kiosk_today(const struct ks_kiosk *kiosk);

/* ---- words ---- */
const char *ks_kiosk_words(const struct ks_kiosk *kiosk, const struct ks_words *words);
/* "2026年11月23日" or "23 Nov 2026". */
const char *ks_kiosk_date_text(struct ks_ui *ui, struct ks_date date);
/* "2026年11月" or "Nov 2026"; "一" or "Mo". */
const char *ks_month_words(struct ks_ui *ui, struct ks_date date);
const char *ks_weekday_letters(struct ks_ui *ui, enum ks_weekday weekday);
/* "11月23日 星期一" or "Mon 23 Nov". */
const char *ks_kiosk_day_text(struct ks_ui *ui, struct ks_date date);

/* ---- the frame around every screen (frame.c) ---- */
void ks_frame_build(struct ks_kiosk *kiosk);
/* What lies over a finished screen: the idle warning, the keyboard focus. */
void ks_frame_finish(struct ks_kiosk *kiosk);
/* A warning when the page is due to be checked again. */
void ks_frame_due(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                  const struct ks_provenance *provenance);
/* Date checked, revision. */
void ks_frame_checked(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                      const struct ks_provenance *provenance);
/* The same, and the sources. */
void ks_frame_sources(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                      const struct ks_provenance *provenance);
/* Both. */
void ks_frame_provenance(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                         const struct ks_provenance *provenance);

/* ---- work for the worker (jobs.c) ---- */
void ks_job_open_search(struct ks_kiosk *kiosk);
void ks_job_take_ticket(struct ks_kiosk *kiosk);
void ks_job_accept_on_screen(struct ks_kiosk *kiosk);
void ks_job_reprint(struct ks_kiosk *kiosk);
/* A silent printer: the visitor says whether the slip of the number, or the last paper, is out. */
void ks_job_ticket_is_out(struct ks_kiosk *kiosk, bool is_out);
void ks_job_paper_is_out(struct ks_kiosk *kiosk, bool is_out);
void ks_job_sign(struct ks_kiosk *kiosk);
void ks_job_print(struct ks_kiosk *kiosk, enum ks_paper paper, int arg);

/* Writes a paper of this visit onto an empty slip (papers.c). */
void ks_paper_compose(const struct ks_kiosk *kiosk, enum ks_paper paper, int arg,
                      struct ks_slip *slip);
/* The paper of a calculator, `arg` its number (screen_calcs.c). */
void ks_calc_compose(const struct ks_kiosk *kiosk, const struct ks_slip_context *context, int arg,
                     struct ks_slip *slip);
/* The paper about the right court, `arg` the index of the guide (screen_court.c). */
void ks_court_compose(const struct ks_kiosk *kiosk, const struct ks_slip_context *context, int arg,
                      struct ks_slip *slip);

/* Starts printing and shows how it goes. */
void ks_kiosk_print(struct ks_kiosk *kiosk, enum ks_paper paper, int arg);
/* Opens the page of a link by its id. */
void ks_kiosk_open_link(struct ks_kiosk *kiosk, const char *id);

/* ---- blocks shared by screens ---- */
/* What is wrong with the printer, in a visitor's words. */
const char *ks_printer_trouble(struct ks_ui *ui, enum ks_printer_state state);
void ks_flow_prose(struct ks_ui *ui, const struct ks_prose *prose);
/* The QR code of a link with its address under it, at most `max_units` wide. */
void ks_flow_link_qr(struct ks_ui *ui, const struct ks_link *link, int max_units);
/* Ten digits, an erase key, and one more key at the left of 0 (NULL = none). The control's arg is
 * the character, or KS_KEY_ERASE. */
enum { KS_KEY_ERASE = 8 };
void ks_flow_keypad(struct ks_ui *ui, const char *left_key, int left_arg, int action);
/* What has been typed, large, on a card. */
void ks_flow_display(struct ks_ui *ui, const char *text, bool is_hint);
/* The character of a keyboard key's name, KS_KEY_ERASE for Backspace, 0 for any other. */
int ks_key_of_name(const char *key);

/* ---- blanks (blanks.c) ---- */
/* What has been typed into a blank, read; false, and -1 or {0}, when it is empty or no such sum,
 * day or number. */
bool ks_blank_amount(const struct ks_kiosk *kiosk, enum ks_blank blank, int64_t *fen);
bool ks_blank_date(const struct ks_kiosk *kiosk, enum ks_blank blank, struct ks_date *date);
bool ks_blank_is_empty(const struct ks_kiosk *kiosk, enum ks_blank blank);
bool ks_blank_number(const struct ks_kiosk *kiosk, enum ks_blank blank, int *number);
/* A key pressed at digits typed so far: `text` holds `most` characters and a 0 at the end. */
void ks_type_amount(char *text, size_t most, int key);
void ks_type_digits(char *text, size_t most, int key);
/* The day eight digits name, from 1990-01-01 to 2099-12-31; false if it is none. */
bool ks_digits_date(const char *digits, struct ks_date *out);
/* What is wrong with the digits of a day; NULL for a day, or for nothing typed. */
const char *ks_date_fault(struct ks_ui *ui, const char *digits);
/* The digits of a day in their places, "2024-06-__", and under them the day in words, or what is
 * wrong. */
void ks_flow_date_digits(struct ks_ui *ui, const char *digits);
/* "1,234.5 yuan" as typed. */
const char *ks_amount_text(struct ks_ui *ui, const char *typed);
/* A row that shows a blank and opens it. */
void ks_flow_blank(const struct ks_kiosk *kiosk, struct ks_ui *ui, enum ks_blank blank, int action);
/* What a blank asks for. */
const char *ks_blank_title(const struct ks_kiosk *kiosk, enum ks_blank blank);

/* "50 yuan", or "50 to 300 yuan". */
const char *ks_yuan_text(struct ks_ui *ui, int64_t low_fen, int64_t high_fen);

/* ---- last days (last_days.c) ---- */
/* A last day with all that is said of it; `label` is what it is called. */
void ks_flow_last_day(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                      const struct ks_last_day *last, const char *label);
/* Time limits, a card each; the days of those that ask for one are the blanks from `first` on, by
 * index of the limit. */
void ks_flow_limits(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                    const struct ks_time_limit *limits, int count, enum ks_blank first, int action);
/* The limits for which a day was given, into `out`, which has room for `count`; returns how many.
 */
int ks_visit_dates(const struct ks_kiosk *kiosk, const struct ks_time_limit *limits, int count,
                   enum ks_blank first, struct ks_slip_date *out);

/* The lines of a calculator; false while there is nothing to work out. */
enum { KS_CALC_MOST_LINES = 48 };
struct ks_calc_paper {
    struct ks_arena *arena; /* owns the texts */
    enum ks_lang lang;
    struct ks_calc_line lines[KS_CALC_MOST_LINES];
    int count;
    const char *note; /* what holds for this calculation; NULL: the calculator's note */
};
/* A line for a calculator's paper, and sums in words, in the paper's memory and language. */
void ks_calc_add(struct ks_calc_paper *paper, const char *label, const char *value, bool is_result);
const char *ks_calc_yuan(struct ks_calc_paper *paper, int64_t fen);
const char *ks_calc_atoms(struct ks_calc_paper *paper, int64_t atoms);
bool ks_calc_write(const struct ks_kiosk *kiosk, enum ks_calc calc, struct ks_calc_paper *paper);
/* The sum a fee calculator begins with. */
enum ks_blank ks_calc_amount_blank(enum ks_calc calc);
/* A kind of case by name: "Divorce". */
const char *ks_calc_case_name(enum ks_lang lang, enum ks_fee_case kind);
/* The fee calculators' lines (calc_fees.c). */
bool ks_calc_write_fee(const struct ks_kiosk *kiosk, enum ks_calc calc,
                       struct ks_calc_paper *paper);
bool ks_calc_write_case_fee(const struct ks_kiosk *kiosk, enum ks_calc calc,
                            struct ks_calc_paper *paper);
bool ks_calc_write_interest(const struct ks_kiosk *kiosk, enum ks_calc calc,
                            struct ks_calc_paper *paper);
bool ks_calc_write_lending(const struct ks_kiosk *kiosk, enum ks_calc calc,
                           struct ks_calc_paper *paper);
bool ks_calc_write_limitation(const struct ks_kiosk *kiosk, enum ks_calc calc,
                              struct ks_calc_paper *paper);
/* The last day of the period calculator; false while it is not filled in. */
bool ks_calc_period(const struct ks_kiosk *kiosk, struct ks_last_day *out);
/* Everything that is said of a last day, as lines. */
void ks_calc_add_last_day(const struct ks_kiosk *kiosk, struct ks_calc_paper *paper,
                          const struct ks_last_day *last);
/* Its length: "15 days". */
const char *ks_calc_length_text(const struct ks_kiosk *kiosk, struct ks_arena *arena,
                                enum ks_lang lang);
/* Parts of every calculator's page: head and print button, the lines, note and sources. */
void ks_calc_head(const struct ks_kiosk *kiosk, struct ks_ui *ui, bool has_result,
                  int print_action);
void ks_flow_calc_lines(struct ks_ui *ui, const struct ks_calc_paper *paper);
void ks_flow_calc_note(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                       const struct ks_calc_paper *paper);
/* Opens a calculator. */
void ks_kiosk_open_calc(struct ks_kiosk *kiosk, enum ks_calc calc);
/* Opens the first question of a situation. */
void ks_kiosk_open_start(struct ks_kiosk *kiosk, int start);
/* Opens a guide by index, as it was left in this visit, or else with nothing ticked and nothing
 * typed (guides_kept.c). */
void ks_kiosk_open_guide(struct ks_kiosk *kiosk, int guide);
/* Opens a risk notice at its first item. */
void ks_kiosk_open_risk(struct ks_kiosk *kiosk, enum ks_risk_kind kind);
const struct ks_risk_notice *ks_visit_risk(const struct ks_kiosk *kiosk);

/* ---- questions one a screen (quiz.c): the enforcement questions and the situations ---- */
struct ks_quiz {
    const struct ks_question *questions;
    int count;
    const struct ks_answers *answers;
};
struct ks_quiz ks_quiz_enforcement(const struct ks_kiosk *kiosk);
struct ks_quiz ks_quiz_situation(const struct ks_kiosk *kiosk);
/* Index of a question by id; -1 for any other. */
int ks_quiz_index(const struct ks_quiz *quiz, const char *id);

/* ---- shared by the enforcement screens (enforcement.c) ---- */
/* Indices of the items that hold for the answers; returns how many. */
int ks_visit_items(const struct ks_kiosk *kiosk, int out[KS_MAX_ITEMS]);
/* Whether the way led past the question for the day: an authority that applies has another limit.
 */
bool ks_visit_asks_due(const struct ks_kiosk *kiosk);
/* Index of the question that comes where an answer names `next`; -1: the list. */
int ks_visit_next(const struct ks_kiosk *kiosk, const char *next);
/* The two-year limits for the days the visitor gave. */
void ks_visit_limits(const struct ks_kiosk *kiosk, struct ks_limits *out);

#endif
