/* Inside of the screens room: the visit, the table of screens, and what screens may call. */
#ifndef KS_SCREENS_KIOSK_PRIVATE_H
#define KS_SCREENS_KIOSK_PRIVATE_H

#include <stdio.h>
#include <string.h>

#include "domain/money.h"
#include "screens/kiosk.h"
#include "service/notice_service.h"

enum ks_screen_id {
    KS_SCREEN_HOME,
    KS_SCREEN_GUIDES,
    KS_SCREEN_GUIDE,
    KS_SCREEN_AMOUNT,
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
    KS_MAX_DEPTH = 24,
    KS_MAX_QUESTIONS = 16,
    KS_MAX_ITEMS = 64,
    KS_MAX_POINTS = 4096,
    KS_AMOUNT_CHARS = 18,
    KS_DATE_DIGITS = 8,
};

/* One step of the way here. */
struct ks_place {
    enum ks_screen_id screen;
    int arg;
    int page;
};

enum ks_work { KS_WORK_NONE, KS_WORK_RUNNING, KS_WORK_DONE, KS_WORK_FAILED };

/* What is to be printed. */
enum ks_paper { KS_PAPER_GUIDE, KS_PAPER_CHECKLIST, KS_PAPER_LINK, KS_PAPER_RECEIPT };

/* Everything of one visitor. Lives inside the kiosk and is overwritten at the end of the visit. */
struct ks_visit {
    struct ks_place stack[KS_MAX_DEPTH];
    int depth;
    int guide;                       /* index of the guide open */
    bool has_material[KS_MAX_ITEMS]; /* ticked in that guide */
    char amount[KS_AMOUNT_CHARS];    /* as typed, yuan */
    int answers[KS_MAX_QUESTIONS];   /* option + 1; 0 = not answered; -1 = a date was given */
    struct ks_date dates[KS_MAX_QUESTIONS];
    char date_digits[KS_DATE_DIGITS + 1];
    bool has_item[KS_MAX_ITEMS]; /* by index in the content's items */
    int risk_item;
    struct ks_point points[KS_MAX_POINTS];
    int point_count;
    char check_code[KS_CHECK_CODE_SIZE];
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
    int64_t done_at_ms; /* monotonic: when the finished visit ends by itself; 0 = not running */
};

struct ks_kiosk {
    struct ks_kiosk_parts parts;
    struct ks_mode mode;
    struct ks_ui ui;
    struct ks_visit visit;
    unsigned visit_serial; /* a job of an earlier visit tells nobody anything */
    bool is_stale;
    int64_t last_use_ms;   /* monotonic */
    int64_t last_press_ms; /* for taps that arrive while a page has just changed */
    bool is_settling;
    bool is_warning; /* the idle warning is up */
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
};

extern const struct ks_screen ks_screen_home, ks_screen_guides, ks_screen_guide, ks_screen_amount,
    ks_screen_mediation, ks_screen_ticket, ks_screen_question, ks_screen_checklist, ks_screen_risk,
    ks_screen_sign, ks_screen_receipt, ks_screen_link, ks_screen_rectification, ks_screen_print;

/* ---- the way ---- */
struct ks_place *ks_kiosk_place(struct ks_kiosk *kiosk);
const struct ks_place *ks_kiosk_place_now(const struct ks_kiosk *kiosk);
void ks_kiosk_go(struct ks_kiosk *kiosk, enum ks_screen_id screen, int arg);
/* Goes to a screen in place of the present one: Back does not lead here again. */
void ks_kiosk_replace(struct ks_kiosk *kiosk, enum ks_screen_id screen, int arg);
void ks_kiosk_back(struct ks_kiosk *kiosk);
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
/* "11月23日 星期一" or "Mon 23 Nov". */
const char *ks_kiosk_day_text(struct ks_ui *ui, struct ks_date date);

/* ---- the frame around every screen (frame.c) ---- */
void ks_frame_build(struct ks_kiosk *kiosk);
/* What lies over a finished screen: the idle warning, the keyboard focus. */
void ks_frame_finish(struct ks_kiosk *kiosk);
/* Source, date checked, revision; and a warning when the page is due to be checked again. */
void ks_frame_provenance(const struct ks_kiosk *kiosk, struct ks_ui *ui,
                         const struct ks_provenance *provenance);

/* ---- work for the worker (jobs.c) ---- */
void ks_job_take_ticket(struct ks_kiosk *kiosk);
void ks_job_accept_on_screen(struct ks_kiosk *kiosk);
void ks_job_reprint(struct ks_kiosk *kiosk);
void ks_job_sign(struct ks_kiosk *kiosk);
void ks_job_print(struct ks_kiosk *kiosk, enum ks_paper paper, int arg);

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
/* "2,300" or "0.50": yuan without needless decimals. */
const char *ks_money_short(struct ks_arena *arena, int64_t fen);

/* ---- shared by the enforcement screens (enforcement.c) ---- */
/* The answers so far, as the checklist wants them; `out` has room for KS_MAX_QUESTIONS. */
int ks_visit_answers(const struct ks_kiosk *kiosk, struct ks_answer *out);
/* Indices of the items that hold for the answers; returns how many. */
int ks_visit_items(const struct ks_kiosk *kiosk, int out[KS_MAX_ITEMS]);
/* The two-year limit for the date the visitor gave. */
struct ks_limit_view {
    struct ks_date due;      /* the day it runs from; {0} = not given */
    struct ks_date last_day; /* {0} when due is {0} */
    bool is_moved_day_known; /* false: the calendar does not reach the last day */
    bool is_overdue;
    int days_left;
};
struct ks_limit_view ks_visit_limit(const struct ks_kiosk *kiosk);
/* Index of a question by id; -1 for "end". */
int ks_visit_question_index(const struct ks_kiosk *kiosk, const char *id);
/* The most questions from this one to the end, itself included; depth is 0 for callers. */
int ks_visit_longest_way(const struct ks_kiosk *kiosk, int index, int depth);

#endif
