/* Blanks that a visitor fills in by digits. A screen names its blanks as rows and keeps what is
 * typed in its state; the entry screen, reading and showing them are made of the rows. */
#ifndef KS_SCREENS_PAGE_FIELD_H
#define KS_SCREENS_PAGE_FIELD_H

#include "screens/page/page.h"

enum { KS_FIELD_CHARS = 18, KS_DATE_DIGITS = 8 };

enum ks_field_kind { KS_FIELD_AMOUNT, KS_FIELD_DATE, KS_FIELD_NUMBER, KS_FIELD_PERCENT };

/* One blank as typed; {0} is an empty one. */
struct ks_blank {
    char text[KS_FIELD_CHARS];
};

/* Blanks from `first` on, up to the next row's. */
struct ks_form_field {
    int first;
    enum ks_field_kind kind;
    const char *title; /* what it asks for, in English; NULL: the form's `title` says */
    bool is_required;  /* nothing is worked out without it */
    /* Whether it is asked for at present; NULL: always. */
    bool (*is_shown)(const void *state, int blank);
};

/* A day that was given, and what it answers: in Chinese, of the content. */
struct ks_day_given {
    const char *ask;
    struct ks_blank typed;
};

enum { KS_MOST_DAYS_GIVEN = 16 };

/* Kept by the entry screen (days_given.c); the latest first. */
struct ks_days_given {
    struct ks_day_given list[KS_MOST_DAYS_GIVEN];
    int count;
};

/* The blanks of one place. All borrowed. */
struct ks_form {
    const struct ks_form_field *rows;
    int row_count;
    void *state; /* of the screen, which begins with a struct ks_blank for each blank */
    int arg;     /* of the place, for the functions below */
    /* What a blank asks for, where its row does not say; in the visitor's language. */
    const char *(*title)(const struct ks_visit *visit, const struct ks_form *form, int blank);
    /* What the typed sum comes to, in pairs; false if it cannot be used. NULL: not shown. */
    bool (*flow_fee)(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                     int blank);
    /* A key was pressed at a blank; may be NULL. */
    void (*typed)(void *state, int blank);
    /* The same, behind it: what else that answers; may be NULL. */
    void (*given)(struct ks_visit *visit, const struct ks_form *form, int blank);
};

/* The row of a blank, and what was typed into it. */
const struct ks_form_field *ks_form_row(const struct ks_form *form, int blank);
struct ks_blank *ks_form_typed(const struct ks_form *form, int blank);
/* What a blank asks for. */
const char *ks_form_title(const struct ks_visit *visit, const struct ks_form *form, int blank);
/* What stands in it, or why it cannot be used, or that it is empty. */
const char *ks_form_value(struct ks_ui *ui, const struct ks_form *form, int blank);
/* Whether something was typed into every blank that is required. */
bool ks_form_has_required(const struct ks_form *form);
/* Cells that show a blank and open it, for those from `first` to `last` that are asked for at
 * present, into `out`; returns how many. */
int ks_form_cells(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                  int first, int last, struct ks_choice *out);
/* A cell that adds something to what is filled in, or takes it away: its words, borrowed until the
 * next frame, and `action` with `arg`. */
struct ks_choice ks_form_adder(uint32_t accent, const char *icon, const char *title, int action,
                               int arg);
/* The blanks alone, flowed. */
void ks_flow_fields(const struct ks_visit *visit, struct ks_ui *ui, const struct ks_form *form,
                    int first, int last, enum ks_detail detail);
/* A key pressed at a blank; a key of a day may mean today. */
void ks_form_type(const struct ks_form *form, int blank, int key, struct ks_date today);

/* What was typed, read; false, and -1 or {0}, when it is empty or no such sum, day or number. */
bool ks_blank_amount(const struct ks_blank *typed, int64_t *fen);
bool ks_blank_date(const struct ks_blank *typed, struct ks_date *date);
bool ks_blank_number(const struct ks_blank *typed, int *number);
bool ks_blank_is_empty(const struct ks_blank *typed);

/* ---- a day as it is typed, by eight digits: year, month, day (digits.c) ---- */
/* The day they name, from 1990-01-01 to 2099-12-31; false if it is none. */
bool ks_digits_date(const char *digits, struct ks_date *out);
/* What is wrong with them: no such day, or not all there yet. NULL for a day and for none. */
const char *ks_digits_fault(struct ks_ui *ui, const char *digits);
/* The boxes they stand in, with the day in words and where it lies from today, or what is wrong. */
void ks_flow_date_digits(const struct ks_visit *visit, struct ks_ui *ui, const char *digits);
/* The pad they are typed on, with keys for today and yesterday: those that no day could go on with
 * are dead, and Done until there is a day. */
struct ks_keypad ks_date_pad(struct ks_ui *ui, const char *digits, int key_action, int done_action);
/* A key of that pad, at most eight digits: a month or day that can have but one digit gets its 0
 * before it. */
void ks_type_date(char *digits, struct ks_date today, int key);

/* "1,234.5 yuan" as typed. */
const char *ks_amount_text(struct ks_ui *ui, const char *typed);
/* "50 yuan", or "50 to 300 yuan". */
const char *ks_yuan_words(struct ks_arena *arena, enum ks_lang lang, int64_t low_fen,
                          int64_t high_fen);

/* Time limits, a card each: what it is with the day it counts from, which a touch opens, and what
 * it comes to. The days of those that ask for one are the blanks of `form` from `first` on, by
 * index of the limit. */
void ks_flow_limits(const struct ks_visit *visit, struct ks_ui *ui,
                    const struct ks_time_limit *limits, int count, const struct ks_form *form,
                    int first, enum ks_detail detail);
/* The last day and its state in one line; "" while no day was given. `*more`: what still counts
 * today, or is left when it is over; never NULL. */
const char *ks_limit_state(const struct ks_visit *visit, struct ks_ui *ui,
                           const struct ks_time_limit *limit, const struct ks_blank *typed,
                           const char **more);
/* The day of limit `given` was typed: it answers the others that ask the same, here and on the
 * pages that this visit comes to. */
void ks_days_give(struct ks_visit *visit, const struct ks_time_limit *limits, int count,
                  struct ks_blank *typed, int given);
/* What was given before in this visit, into `typed`, a blank for each limit. */
void ks_days_fill(const struct ks_visit *visit, const struct ks_time_limit *limits, int count,
                  struct ks_blank *typed);
/* The limits for which a day was given, into `out`, which has room for `count`; returns how many.
 * `typed` are the days by index of the limit. */
int ks_limits_given(const struct ks_time_limit *limits, int count, const struct ks_blank *typed,
                    struct ks_slip_date *out);

#endif
