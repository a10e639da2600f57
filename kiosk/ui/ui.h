/* Building one frame: a screen's view function calls these in order, and out come a draw list and
 * the list of named controls. Knows no window and no service. A view is pure: the same state gives
 * the same frame, and it may be run twice for one frame (the second time with room for the page
 * buttons, when the content turned out to need several pages). UI thread only.
 *
 * Order inside a view: ks_ui_page_head, ks_ui_page_foot, then flow blocks. What does not fit goes
 * to the next column (landscape has two) and then to the next page: nothing is ever half cut. */
#ifndef KS_UI_UI_H
#define KS_UI_UI_H

#include "base/arena.h"
#include "base/i18n.h"
#include "draw/draw_list.h"
#include "draw/text.h"
#include "ui/theme.h"

enum ks_role {
    KS_ROLE_BUTTON,
    KS_ROLE_CHECKBOX,
    KS_ROLE_OPTION,
    KS_ROLE_KEY,
    KS_ROLE_SIGNATURE,
};

/* "button", "checkbox" and so on, as journeys and controls files name them; never NULL. */
const char *ks_role_name(enum ks_role role);

/* Something that can be pressed. `name` is what a person reads on it. */
struct ks_control {
    enum ks_role role;
    const char *name; /* borrowed until the next frame */
    struct ks_rect rect;
    bool is_checked;
    bool is_disabled;
    int action; /* what the screen is told, with `arg` */
    int arg;
    int font_px;
    uint32_t ink, ground; /* of its label */
};

/* How the visitor wants to see things, and the panel it is shown on. */
struct ks_mode {
    int w, h;           /* window in pixels */
    int microns_per_px; /* 248 = 0.248 mm */
    int bottom_above_floor_mm;
    bool is_large, is_contrast, is_low;
    enum ks_lang lang;
};

struct ks_flow {
    struct ks_rect area; /* of all columns together */
    int columns, column_gap;
    int column, page, wanted_page;
    int y;                      /* next free pixel in the column */
    int pending_gap;            /* dropped at the top of a column */
    bool in_card;               /* between card_begin and card_end */
    bool card_is_open;          /* its surface has been started in this column */
    int card_cmd, card_cmd_end; /* draw list range of the open card's surface */
    int card_top;
    uint32_t card_fill, card_edge; /* edge 0 = none: a coloured bar at the left */
};

struct ks_ui {
    const struct ks_glyphs *glyphs;
    const struct ks_theme *theme;
    struct ks_mode mode;
    struct ks_arena arena; /* texts and lines of this frame */
    struct ks_draw_list list;
    struct ks_control *controls; /* owned */
    int control_count, control_capacity;
    struct ks_rect stage; /* where this screen may put content: no header, no dock */
    struct ks_flow flow;
    int page;              /* page to show, from 0 */
    int page_count;        /* after the view has run */
    bool has_pager;        /* room for the page buttons is reserved */
    bool wants_page_count; /* the view has asked; it must run again when the count was wrong */
    struct ks_rect pager;
    int pressed_action, pressed_arg; /* control under the finger; action 0 = none */
};

/* `glyphs` is borrowed until destroy, which releases the frame's list, controls and texts. */
void ks_ui_init(struct ks_ui *ui, const struct ks_glyphs *glyphs);
void ks_ui_destroy(struct ks_ui *ui);

/* Starts a frame; the list and controls of the frame before are gone. */
void ks_ui_begin(struct ks_ui *ui, const struct ks_mode *mode);

/* Design units to pixels. */
int ks_ui_px(const struct ks_ui *ui, int units);
/* Millimetres to pixels, rounded up. */
int ks_ui_mm(const struct ks_ui *ui, int mm);
bool ks_ui_is_landscape(const struct ks_ui *ui);
/* The least a control may measure, both ways: 16 mm, in large text 20 mm. */
int ks_ui_target_px(const struct ks_ui *ui);
/* The least distance between two controls: 3 mm. */
int ks_ui_gap_px(const struct ks_ui *ui);
/* Translates a sentence of the program into the frame's language. */
const char *ks_ui_tr(const struct ks_ui *ui, const char *english) __attribute__((format_arg(2)));

/* The style of a step of the type scale in the frame's mode, and its line height in pixels. */
struct ks_text_style ks_ui_style(const struct ks_ui *ui, enum ks_type type, enum ks_weight weight);
int ks_ui_line_height(const struct ks_ui *ui, struct ks_text_style style);

enum ks_align { KS_ALIGN_LEFT, KS_ALIGN_CENTRE, KS_ALIGN_RIGHT };

/* A text to be placed, with everything that decides its look. */
struct ks_label {
    const char *text;
    struct ks_text_style style;
    uint32_t ink, ground;
    enum ks_align align;
};

/* Width of the label on one line. */
int ks_ui_label_width(const struct ks_ui *ui, const struct ks_label *label);
/* Height of the label when broken to `width`. */
int ks_ui_label_height(struct ks_ui *ui, const struct ks_label *label, int width);
/* Draws it from the top left of `rect`, broken to its width; returns the height used. */
int ks_ui_label(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect);
/* The same, in the vertical middle of `rect`. */
void ks_ui_label_middle(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect);
void ks_ui_icon(struct ks_ui *ui, const char *name, struct ks_rect rect, uint32_t colour);

/* The side of the square an icon stands on, larger in large text. */
enum ks_icon_chip { KS_ICON_CHIP_ROW, KS_ICON_CHIP_TILE };
int ks_ui_icon_chip_px(const struct ks_ui *ui, enum ks_icon_chip chip);
/* Draws the icon in `ink` on a rounded square `rect` of the colour `fill`. */
void ks_ui_icon_chip(struct ks_ui *ui, const char *name, struct ks_rect rect, uint32_t fill,
                     uint32_t ink);

/* Adds a control; returns it until the next is added. */
struct ks_control *ks_ui_control(struct ks_ui *ui, enum ks_role role, const char *name,
                                 struct ks_rect rect, int action, int arg);
bool ks_ui_is_pressed(const struct ks_ui *ui, int action, int arg);

/* A raised surface: shadow or outline, and the ground of whatever lies on it. */
void ks_ui_surface(struct ks_ui *ui, struct ks_rect rect, int radius_units, uint32_t fill);

enum ks_button_kind { KS_BUTTON_PRIMARY, KS_BUTTON_SECONDARY };

struct ks_button {
    enum ks_button_kind kind;
    const char *name;
    const char *icon; /* or NULL */
    int action, arg;
    bool is_disabled; /* shown, so that nothing moves when it comes alive; cannot be pressed */
};

/* Draws a button into `rect`; the outline of a disabled one is broken into dashes. */
void ks_ui_button(struct ks_ui *ui, const struct ks_button *button, struct ks_rect rect);
/* The height a button needs for its name at this width. */
int ks_ui_button_height(struct ks_ui *ui, const struct ks_button *button, int width);

/* One of a few small tiles at the edge of every page. */
struct ks_dock_item {
    const char *icon, *name;
    int action;
    bool is_on;
};
/* Along the foot of the stage, on a wide panel down its right side; the stage shrinks. */
void ks_ui_dock(struct ks_ui *ui, const struct ks_dock_item *items, int count);
/* Low reach: lowers the stage until everything to press lies between 380 and 1220 mm above the
 * floor, and says so in the room from the pixel `from` on. */
void ks_ui_lower_stage(struct ks_ui *ui, int from);

/* ---- the page ---- */

struct ks_page_head {
    const char *crumb; /* way here, or NULL: no back button */
    const char *title;
    const char *lead;     /* one line under the title, or NULL */
    int step, step_count; /* progress bar when step_count > 0; step from 1 */
    uint32_t step_colour;
    int back_action;
};

/* Draws the head at the top of the stage and shrinks the stage. */
void ks_ui_page_head(struct ks_ui *ui, const struct ks_page_head *head);

/* Draws up to two buttons at the foot of the stage and shrinks it; starts the flow. count may be
 * 0. */
void ks_ui_page_foot(struct ks_ui *ui, const struct ks_button *buttons, int count);

/* How many pages there are, as far as is known: a view that asks is run again until it is right. */
int ks_ui_page_count(struct ks_ui *ui);

/* Ends the flow: knows the number of pages, draws the page buttons (`page_back` and `page_next` are
 * their actions). Returns true when the view must be run again with ui->has_pager set. */
bool ks_ui_end(struct ks_ui *ui, int page_back, int page_next);

/* ---- flow blocks ---- */

/* Room for `height` pixels in the flow, together with `keep` more pixels after it. Fills `rect` and
 * returns whether it is on the page shown. */
bool ks_flow_place(struct ks_ui *ui, int height, int keep, struct ks_rect *rect);
/* Width of a block at this place in the flow. */
int ks_flow_width(const struct ks_ui *ui);
void ks_flow_gap(struct ks_ui *ui, int units);
/* What comes next stands in the second column, where there are two. */
void ks_flow_second_column(struct ks_ui *ui);
/* Height left in the present column. */
int ks_flow_room(const struct ks_ui *ui);

/* What `draw` puts into the flow is not broken: where it would be, it begins on the next column or
 * page. Only what is taller than a whole column is. `draw` may be called more than once. */
void ks_flow_together(struct ks_ui *ui, void (*draw)(struct ks_ui *ui, const void *ctx),
                      const void *ctx);

/* Blocks until card_end lie on one card (or one a column, when it is broken). */
void ks_flow_card_begin(struct ks_ui *ui, uint32_t fill, uint32_t edge);
void ks_flow_card_end(struct ks_ui *ui);

/* Text that wraps to the flow's width: a bold heading, running text in `ink`, a line with a dot. */
void ks_flow_heading(struct ks_ui *ui, const char *text);
void ks_flow_text(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text);
void ks_flow_bullet(struct ks_ui *ui, const char *text);
/* The same with bold parts in them. */
void ks_flow_text_bold(struct ks_ui *ui, enum ks_type type, uint32_t ink, const char *text,
                       const struct ks_text_bold *bold);
void ks_flow_bullet_bold(struct ks_ui *ui, const char *text, const struct ks_text_bold *bold);
/* A title with a detail under it; `number` > 0 draws it in a disc at the left. */
void ks_flow_row(struct ks_ui *ui, int number, const char *title, const char *detail);
/* Label at the left, value at the right. */
void ks_flow_pair(struct ks_ui *ui, const char *label, const char *value, enum ks_type value_type);
void ks_flow_button(struct ks_ui *ui, const struct ks_button *button);
/* A notice with an icon on a tinted card. */
void ks_flow_banner(struct ks_ui *ui, const char *icon, uint32_t fill, uint32_t ink,
                    const char *text);

struct ks_choice {
    enum ks_role role; /* CHECKBOX or OPTION */
    const char *title;
    const char *detail; /* or "" */
    const char *icon;   /* OPTION: at the left, or NULL */
    uint32_t accent;
    bool is_checked;
    int action, arg;
};
/* A row as wide as the column that can be pressed. */
void ks_flow_choice(struct ks_ui *ui, const struct ks_choice *choice);
/* The height it will have at this place in the flow. */
int ks_flow_choice_height(struct ks_ui *ui, const struct ks_choice *choice);

/* Small tiles side by side, as many to a row as leave every word of the names whole: up to three.
 * Of a choice the detail is not shown; each needs an icon. */
void ks_flow_grid(struct ks_ui *ui, const struct ks_choice *cells, int count);

/* Large tiles, two or three to a row, `count` a multiple of both. */
struct ks_tile {
    const char *icon, *title, *detail;
    uint32_t colour; /* under the icon */
    int action, arg;
};
/* All rows share one height: the room there is, between what the texts need and a handsome most.
 * All stand on one page whenever they can, if need be with the `below` pixels that follow them on
 * the next. */
void ks_flow_tiles(struct ks_ui *ui, const struct ks_tile *tiles, int count, int below);

/* Short words to choose from, as many to a row as fit, all in one column where that holds them; one
 * may be checked. One that is disabled has no outline: it is told from the others by more than its
 * colour. */
struct ks_chip {
    const char *name;
    enum ks_role role; /* OPTION or KEY */
    int action, arg;
    bool is_checked, is_disabled;
    bool is_wide; /* takes as many columns as its name needs, and at the end the rest of its row */
};
void ks_flow_chips(struct ks_ui *ui, const struct ks_chip *chips, int count);
/* A question on a card of its own with its answers under it, `detail` may be "". Not broken where
 * one column holds it; else the answers stay together. */
void ks_flow_ask(struct ks_ui *ui, const char *title, const char *detail,
                 const struct ks_chip *chips, int count);

/* Ten digits, an erase key, and one more key at the left of 0 (NULL = none). The control's arg is
 * the character, or KS_KEY_ERASE. */
enum { KS_KEY_ERASE = 8 };
void ks_flow_keypad(struct ks_ui *ui, const char *left_key, int left_arg, int action);
/* What has been typed, large, on a card. */
void ks_flow_display(struct ks_ui *ui, const char *text, bool is_hint);
/* The character of a keyboard key's name, KS_KEY_ERASE for Backspace, 0 for any other. */
int ks_key_of_name(const char *key);
/* A key pressed at what is typed so far: `text` holds `most` characters and a 0 at the end. Digits
 * only, or a sum with at most two decimals. */
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
/* The kiosk with the whole slip in its slot, below the screen. */
void ks_flow_slip_picture(struct ks_ui *ui);

/* A labelled bar whose length is value / max of the row. */
void ks_flow_bar(struct ks_ui *ui, const char *label, const char *value_text, int value, int max);

/* Up to three figures side by side on cards. */
struct ks_figure_view {
    const char *value, *label;
};
void ks_flow_figures(struct ks_ui *ui, const struct ks_figure_view *figures, int count);

#endif
