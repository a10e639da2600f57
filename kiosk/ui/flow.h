/* The blocks that flow down a page, one below the other: words, cards, rows and tiles to press,
 * what is filled in, pictures. Rules of use as in ui/page.h. */
#ifndef KS_UI_FLOW_H
#define KS_UI_FLOW_H

#include "ui/ui.h"

/* Room for `height` pixels in the flow, together with `keep` more pixels after it. Fills `rect` and
 * returns whether it is on the page shown. */
bool ks_flow_place(struct ks_ui *ui, int height, int keep, struct ks_rect *rect);
/* The same for what can be pressed. */
bool ks_flow_place_control(struct ks_ui *ui, int height, int keep, struct ks_rect *rect);
/* Width of a block at this place in the flow. */
int ks_flow_width(const struct ks_ui *ui);
void ks_flow_gap(struct ks_ui *ui, int units);
/* Height left on the present page for words, and for what can be pressed, before anything grows. */
int ks_flow_room(const struct ks_ui *ui);
int ks_flow_control_room(const struct ks_ui *ui);
/* By how many pixels a row that may grow by `most` units does: those of one block share what the
 * page has left, so that it ends at its foot. Of several blocks the one grows that can take most;
 * where none can, and there is no spring, the last card of the page does. */
int ks_flow_growth(struct ks_ui *ui, int most);
/* The rows that may grow from here on are those of one block. */
void ks_flow_grower(struct ks_ui *ui);
/* Takes what is left of the page after that: what follows ends at its foot. */
void ks_flow_spring(struct ks_ui *ui);

/* The height of what `draw` puts into the flow, which is not put there. */
int ks_flow_height_of(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                      const void *ctx);
/* How many page ends lie between here and the end of what `draw` puts into the flow, which is not
 * put there: 0 where all of it is on this page. */
int ks_flow_pages_of(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                     const void *ctx);
/* What `draw` puts into the flow is not broken: where it would be, it begins on the next page. Only
 * what is taller than a whole page is. `draw` may be called more than once. */
void ks_flow_together(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                      const void *ctx);

/* Blocks until card_end lie on one card, which is only broken where it is taller than a page. */
void ks_flow_card_begin(struct ks_ui *ui, uint32_t fill, uint32_t edge);
void ks_flow_card_end(struct ks_ui *ui);

/* What is placed between the two, `height` pixels, heads what comes next: both are on one page, and
 * next to each other where that has to be within reach. */
void ks_flow_heading_begin(struct ks_ui *ui, int height);
void ks_flow_heading_end(struct ks_ui *ui);

/* Text that wraps to the flow's width: a bold heading of what can be pressed or read, one of
 * running text alone, running text in `ink`, a line with a dot. */
void ks_flow_heading(struct ks_ui *ui, const char *text);
void ks_flow_subheading(struct ks_ui *ui, const char *text);
void ks_flow_text(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text);
void ks_flow_bullet(struct ks_ui *ui, const char *text);
/* A text that says what the next one is: whatever the page has left, nothing parts the two. */
void ks_flow_caption(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text);
/* The same with bold parts in them. */
void ks_flow_text_bold(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text,
                       const struct ks_text_bold *bold);
void ks_flow_bullet_bold(struct ks_ui *ui, const char *text, const struct ks_text_bold *bold);
/* A title with a detail under it; `number` > 0 draws it in a disc at the left. */
void ks_flow_row(struct ks_ui *ui, int number, const char *title, const char *detail);
/* Things to read, on a card: a bold line each, and what it says, either may be "". In two columns
 * where a line is that long, and in letters that keep them to the fewest pages; none is broken but
 * one that is taller than a page. */
struct ks_entry {
    const char *title, *detail;
};
void ks_flow_entries(struct ks_ui *ui, const struct ks_entry *list, int count);
/* A heading behind a number in a disc of a colour. */
void ks_flow_numbered(struct ks_ui *ui, int number, uint32_t colour, const char *title);
/* Label at the left, value at the right; a small value has a small label. */
void ks_flow_pair(struct ks_ui *ui, const char *label, const char *value, enum ks_type value_type);
void ks_flow_button(struct ks_ui *ui, const struct ks_button *button);
/* Several side by side, as wide as their `shares` say (NULL: all the same). */
void ks_flow_buttons(struct ks_ui *ui, const struct ks_button *buttons, int count,
                     const int *shares);
/* A quiet row of one line that opens what is folded up behind it. */
void ks_flow_fold(struct ks_ui *ui, const char *icon, const char *name, int action, int arg);
/* Short texts, each behind a small icon; side by side where they fit on one line. */
struct ks_line {
    const char *icon, *text;
};
void ks_flow_lines(struct ks_ui *ui, const struct ks_line *lines, int count);
/* A title as that of a page. */
void ks_flow_title(struct ks_ui *ui, const char *text);
/* A notice with an icon on a tinted card. */
void ks_flow_banner(struct ks_ui *ui, const char *icon, uint32_t fill, uint32_t ink,
                    const char *text);

struct ks_choice {
    enum ks_role role; /* CHECKBOX or OPTION */
    const char *name;  /* of the control; NULL: its title */
    const char *title;
    const char *detail; /* or "" */
    const char *icon;   /* OPTION: at the left, or NULL */
    uint32_t accent;
    bool is_checked;
    bool is_loud;    /* edged in the colour of danger */
    bool joins_next; /* it and the next one are one thing, on one page and in two columns in one row
                      */
    bool is_value;   /* the detail is what was filled in: bold, at the right where there is room */
    int action, arg;
};
/* A row as wide as the column that can be pressed. */
void ks_flow_choice(struct ks_ui *ui, const struct ks_choice *choice);
/* The height it will have at this place in the flow. */
int ks_flow_choice_height(struct ks_ui *ui, const struct ks_choice *choice);
/* All of one role. Options stand in one, two or three columns, with their details where there is
 * room for them, so that all are on one page whenever they can be; lines with a tick box lie on a
 * card. Their rows grow to the foot of the page but for the `below` pixels that follow them. */
void ks_flow_choices(struct ks_ui *ui, const struct ks_choice *choices, int count, int below);
/* The least height they can have in letters of the usual size. */
int ks_flow_choices_least(struct ks_ui *ui, const struct ks_choice *choices, int count);

/* Small tiles side by side, as many to a row as leave every word of the names whole: up to three.
 * Of a choice the detail is not shown; each needs an icon. */
void ks_flow_grid(struct ks_ui *ui, const struct ks_choice *cells, int count, int below);

/* Large tiles, one to three to a row. */
struct ks_tile {
    const char *icon, *title;
    const char *office; /* what the service is called, small and in its colour */
    const char *detail;
    uint32_t colour, ink; /* under the icon; of the office's name */
    int action, arg;
};
/* All rows share one height: the room there is but for the `below` pixels that follow them. What
 * does not fit is left out: the detail, then the office. */
void ks_flow_tiles(struct ks_ui *ui, const struct ks_tile *tiles, int count, int below);
/* The least height they can have, at all or as full as they shall be where that can be had. */
int ks_flow_tiles_least(struct ks_ui *ui, const struct ks_tile *tiles, int count, bool want_full);

/* Short words to choose from, as many to a row as fit: in columns of one width, or all in one row
 * each as wide as it needs; rather than one column two, where a long one takes both. One may be
 * checked. One that is disabled has no outline: it is told from the others by more than its
 * colour. Their rows may grow. */
struct ks_chip {
    const char *name;
    enum ks_role role; /* OPTION or KEY */
    int action, arg;
    bool is_checked, is_disabled;
    bool is_wide; /* takes as many columns as its name needs, and at the end the rest of its row */
};
void ks_flow_chips(struct ks_ui *ui, const struct ks_chip *chips, int count);
/* The height they will have. */
int ks_flow_chips_height(struct ks_ui *ui, const struct ks_chip *chips, int count);
/* The same as keys to type with: in rows as high as a finger wants them where the `rest` of the
 * page leaves that, and their height is that for all pages. */
int ks_flow_keys_height(struct ks_ui *ui, const struct ks_chip *keys, int count, int rest);
void ks_flow_keys(struct ks_ui *ui, const struct ks_chip *keys, int count, int height);
/* A question on a card of its own with its answers under it, `detail` may be "". Not broken where
 * one column holds it; else the answers stay together. */
struct ks_ask {
    const char *title, *detail;
    const struct ks_chip *chips;
    int count;
};
/* One or several; where that takes fewer pages up to three of them stand side by side. */
void ks_flow_asks(struct ks_ui *ui, const struct ks_ask *asks, int count);

/* Ten digits beside Erase, Clear and a Done two keys high, and a key at either side of 0 (no name:
 * none). The control's arg is the character, KS_KEY_ERASE, KS_KEY_CLEAR or KS_KEY_MYRIAD. All keys
 * are on one page, keep their places and grow to its foot. */
enum { KS_KEY_ERASE = 8, KS_KEY_CLEAR = 24, KS_KEY_MYRIAD = 26 };
struct ks_keypad {
    const char *left, *right, *done;
    int left_arg, right_arg;
    int key_action, done_action;
    bool is_done_off;     /* nothing that could be used has been typed */
    unsigned dead_digits; /* bit d: digit d cannot come next; the key keeps its place */
};
void ks_flow_keypad(struct ks_ui *ui, const struct ks_keypad *pad);
/* What has been typed, large, on a card; `above`: the same in words, "" for room for them, or NULL.
 * Of one word too long for the card its end is shown. */
void ks_flow_display(struct ks_ui *ui, const char *above, const char *text, bool is_hint);
/* A day as it is typed: a box each for year, month and day, the one being typed marked and with a
 * caret; under them what they come to, behind the icon of the state. */
enum ks_boxes_state {
    KS_BOXES_EMPTY,
    KS_BOXES_TYPING,
    KS_BOXES_DAY,   /* there is such a day, and it has come */
    KS_BOXES_AHEAD, /* there is such a day, and it is still to come */
    KS_BOXES_WRONG, /* whatever follows, it is no day that can be used */
};
struct ks_date_boxes {
    const char *digits; /* so far, of eight: year, month, day */
    const char *units[3];
    enum ks_boxes_state state;
    const char *told; /* the day in words, what is wrong, or how to type it */
};
void ks_flow_date_boxes(struct ks_ui *ui, const struct ks_date_boxes *boxes);
/* The character of a keyboard key's name, KS_KEY_ERASE for Backspace, 0 for any other. */
int ks_key_of_name(const char *key);
/* A key pressed at what is typed so far: `text` holds `most` characters and a 0 at the end. Digits
 * only, or a sum with at most two decimals; KS_KEY_MYRIAD makes ten thousand times as much of it.
 */
void ks_type_digits(char *text, size_t most, int key);
void ks_type_amount(char *text, size_t most, int key);

/* One month as a calendar shows it. */
enum ks_month_mark { KS_MONTH_PLAIN, KS_MONTH_OFF, KS_MONTH_WORKED, KS_MONTH_FIRST, KS_MONTH_LAST };
struct ks_month_view {
    const char *title;           /* "November 2026" */
    const char *const *weekdays; /* seven short names, Monday first */
    int first_weekday;           /* of day 1; 0 = Monday */
    int day_count;
    enum ks_month_mark marks[31];
};
/* Its days in rows of seven: days off tinted and signed, worked weekends outlined and signed, the
 * first and the last day of a period filled. Name and days stay together on one page. */
void ks_flow_month(struct ks_ui *ui, const struct ks_month_view *month);

/* A field to sign in with a finger: what was drawn, as points of the field, -1, -1 between strokes;
 * `hint` stands in an empty one. As tall as there is room for. */
struct ks_signature_view {
    const char *name, *hint;
    const struct ks_point *points;
    int point_count;
};
void ks_flow_signature(struct ks_ui *ui, const struct ks_signature_view *signature, int action,
                       int arg);

/* A QR code in the middle of the column with its address under it. */
struct ks_qr_view {
    const uint8_t *modules;
    int size;
    const char *address;
    int max_px;
};
void ks_flow_qr(struct ks_ui *ui, const struct ks_qr_view *qr);

/* Papers and things as they look; in high contrast white lines on black. */
enum ks_picture {
    KS_PICTURE_JUDGMENT,
    KS_PICTURE_SUMMONS,
    KS_PICTURE_IOU,
    KS_PICTURE_ID_CARD,
    KS_PICTURE_ENVELOPE,
    KS_PICTURE_WINDOW,
    KS_PICTURE_KIOSK, /* + how much of a slip has come out of it, up to KS_PICTURE_WHOLE_SLIP */
};
enum { KS_PICTURE_WHOLE_SLIP = 4 };
/* Draws one as large as `rect` holds it, in its middle. */
void ks_ui_picture(struct ks_ui *ui, int picture, struct ks_rect rect);
/* The same in the middle of the column, at most `max_px` wide and high; smaller where that keeps it
 * on the page. */
void ks_flow_picture(struct ks_ui *ui, int picture, int max_px);
/* A sheet with a heading of its own in its frame, with a seal or without. */
void ks_ui_paper(struct ks_ui *ui, const char *heading, bool is_sealed, struct ks_rect rect);
/* Papers to choose from, each with its picture, side by side; `text` may be "". With the texts in
 * as many columns as leave every word whole, on one page or as few as can be with the `below`
 * pixels that follow them. */
struct ks_paper_look {
    const char *heading, *title, *text;
    bool is_sealed, is_checked;
    uint32_t accent;
    int action, arg;
};
void ks_flow_papers(struct ks_ui *ui, const struct ks_paper_look *papers, int count, int below);

/* A labelled bar whose length is value / max of the row. */
void ks_flow_bar(struct ks_ui *ui, const char *label, const char *value_text, int value, int max);

/* A part of a whole: label and value in words, and a bar of `share` thousandths of its track; in
 * one line, or the bar below. */
void ks_flow_share(struct ks_ui *ui, const char *label, const char *value, int share);

/* Up to three figures side by side on cards. */
struct ks_figure_view {
    const char *value, *label;
};
void ks_flow_figures(struct ks_ui *ui, const struct ks_figure_view *figures, int count);

#endif
