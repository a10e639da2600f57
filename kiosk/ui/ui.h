/* Building one frame: a screen's view function calls these in order, and out come a draw list and
 * the list of named controls. Knows no window and no service. A view is pure: the same state gives
 * the same frame, and it is run several times for one frame: with room for the page buttons when
 * the content needs several pages, with a card moved to the next page rather than split, and with
 * what grows as high as the page lets it be.
 *
 * Order inside a view: ks_ui_page_head, ks_ui_page_foot, what stands beside (ks_ui_side_begin to
 * ks_ui_side_end), then flow blocks down one column. What does not fit goes to the next page:
 * nothing is ever half cut. In low reach words stay where they are and whatever can be pressed
 * stands below the line that an arm reaches. */
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

/* Where on the page a control stands, in the order it is read. */
enum ks_zone { KS_ZONE_HEAD, KS_ZONE_CONTENT, KS_ZONE_PIN, KS_ZONE_FOOT, KS_ZONE_DOCK };

/* Something that can be pressed. `name` is what a person reads on it. */
struct ks_control {
    enum ks_role role;
    enum ks_zone zone;
    const char *name; /* borrowed until the next frame */
    struct ks_rect rect;
    bool is_checked;
    bool is_disabled;
    bool is_focused; /* has the keyboard */
    int action;      /* what the screen is told, with `arg` */
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
    struct ks_rect area;
    int page, wanted_page;
    int reach_y;                       /* what can be pressed lies below; 0: anywhere */
    int y;                             /* next free pixel on the page */
    int pending_gap;                   /* dropped at the top of a page */
    int grown_px;                      /* of the page so far, by what has grown */
    bool in_card;                      /* between card_begin and card_end */
    bool card_is_open;                 /* its surface has been started on this page */
    int card_cmd, card_cmd_end;        /* draw list range of the open card's surface */
    int card_top;                      /* of its surface on this page */
    int card_first_y, card_first_page; /* where it began */
    int card_number;                   /* of the cards of this view, from 0 */
    uint32_t card_fill, card_edge;     /* edge 0 = none: a coloured bar at the left */
};

/* What the passes of a view over one frame tell each other. */
struct ks_passes {
    bool is_grown;          /* `row_px` and `spring_px` are known */
    int rows, rows_most_px; /* rows on the page shown that may grow, and by how much together */
    int springs;
    int row_px, spring_px; /* what each gets */
    int end_y;             /* where the page shown ends */
    uint64_t fresh_cards;  /* cards, by number, that begin a page because they would be split */
    bool is_split;         /* one more was */
    bool has_split;        /* in this pass something is split that a page would hold */
    bool is_top_full;      /* what stands above the content is too high to be on every page */
    bool is_parted;        /* the parts of the page are under tabs: not all are seen at once */
    bool is_side_full;     /* what stands beside needs more room: it flows above */
    int pin_px;            /* at the foot, kept free for what is pinned there later */
};

/* A button as a page asks for it. */
enum ks_button_kind { KS_BUTTON_PRIMARY, KS_BUTTON_SECONDARY, KS_BUTTON_QUIET, KS_BUTTON_DANGER };

struct ks_button {
    enum ks_button_kind kind;
    const char *name;
    const char *icon; /* or NULL */
    int action, arg;
    bool is_disabled;   /* shown, so that nothing moves when it comes alive; cannot be pressed */
    bool is_loud;       /* its name is as large as a title */
    const char *spoken; /* its whole name, where a short one stands on it; NULL: the same */
};

struct ks_ui {
    const struct ks_glyphs *glyphs;
    const struct ks_theme *theme;
    struct ks_mode mode;
    struct ks_arena arena;   /* texts and lines of this frame */
    struct ks_arena measure; /* lines that are only counted; emptied by the next that are */
    struct ks_draw_list list;
    struct ks_control *controls; /* owned; in the order they are read */
    int control_count, control_capacity;
    struct ks_rect stage;        /* where this screen may put content: no header, no dock */
    struct ks_rect dock;         /* kept free for ks_ui_dock */
    int reach_y;                 /* low reach: the line that an arm reaches; else 0 */
    struct ks_button back;       /* low reach: the way back, for the foot; no action: none */
    enum ks_zone zone;           /* of the controls added now */
    struct ks_rect side;         /* beside the content; no width: what goes there flows above it */
    int side_free;               /* pixels below it that nothing takes */
    struct ks_flow flow, around; /* `around`: the content's, while `flow` is that of the side */
    int pinned_px;               /* of the foot, kept free and not yet used */
    bool in_side;
    struct ks_passes passes;
    int page;              /* page to show, from 0 */
    int page_count;        /* after the view has run */
    bool has_pager;        /* room for the page buttons is reserved */
    bool turns_by_foot;    /* set by a view whose own buttons turn the pages */
    bool wants_page_count; /* the view has asked; it must run again when the count was wrong */
    struct ks_rect pager;
    int pressed_action, pressed_arg; /* control under the finger; action 0 = none */
};

/* `glyphs` is borrowed until destroy, which releases the frame's list, controls and texts. */
void ks_ui_init(struct ks_ui *ui, const struct ks_glyphs *glyphs);
void ks_ui_destroy(struct ks_ui *ui);

/* A new frame, of that page: nothing is known of it yet. Then passes over it: each begins anew,
 * until ks_ui_end wants no more, KS_UI_MOST_PASSES at the most. */
enum { KS_UI_MOST_PASSES = 24 };
void ks_ui_start(struct ks_ui *ui, int page);
/* Starts a pass; the list and controls of the one before are gone. */
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
/* Lines of the label when broken to `width`. */
int ks_ui_label_lines(struct ks_ui *ui, const struct ks_label *label, int width);
/* Height of the label when broken to `width`. */
int ks_ui_label_height(struct ks_ui *ui, const struct ks_label *label, int width);
/* Whether no word of Latin letters has to be cut when it is broken to `width`. */
bool ks_ui_words_fit(const struct ks_ui *ui, const struct ks_label *label, int width);
/* Draws it from the top left of `rect`, broken to its width; returns the height used. */
int ks_ui_label(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect);
/* The same, in the vertical middle of `rect`. */
void ks_ui_label_middle(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect);
void ks_ui_icon(struct ks_ui *ui, const char *name, struct ks_rect rect, uint32_t colour);
/* A filled rectangle, and one that is only an edge; radius 0 = sharp corners. */
void ks_ui_fill(struct ks_ui *ui, struct ks_rect rect, int radius_px, uint32_t colour);
void ks_ui_edge(struct ks_ui *ui, struct ks_rect rect, int radius_px, uint32_t colour, int edge_px);
/* Takes back what the frame has so far: what it shows and its controls. */
void ks_ui_clear(struct ks_ui *ui);
/* Overwrites the texts of the last frame, as they are a visitor's, and shows nothing. */
void ks_ui_wipe(struct ks_ui *ui);

/* The side of the square an icon stands on, larger in large text. */
enum ks_icon_chip { KS_ICON_CHIP_ROW, KS_ICON_CHIP_TILE };
int ks_ui_icon_chip_px(const struct ks_ui *ui, enum ks_icon_chip chip);
/* Draws the icon in `ink` on a rounded square `rect` of the colour `fill`. */
void ks_ui_icon_chip(struct ks_ui *ui, const char *name, struct ks_rect rect, uint32_t fill,
                     uint32_t ink);

/* Adds a control; returns it until the next is added. */
struct ks_control *ks_ui_control(struct ks_ui *ui, enum ks_role role, const char *name,
                                 struct ks_rect rect, int action, int arg);
/* Puts the controls into the order they are read: by zone, and within one as they were added. */
void ks_ui_sort_controls(struct ks_ui *ui);
/* Whether the pixel x, y lies on it. */
bool ks_control_has_point(const struct ks_control *control, int x, int y);
bool ks_ui_is_pressed(const struct ks_ui *ui, int action, int arg);

/* A raised surface: shadow or outline, and the ground of whatever lies on it. */
void ks_ui_surface(struct ks_ui *ui, struct ks_rect rect, int radius_units, uint32_t fill);

/* Draws a button into `rect`; a disabled one keeps its ground but has no outline. */
void ks_ui_button(struct ks_ui *ui, const struct ks_button *button, struct ks_rect rect);
/* The width a button needs for its name on one line. */
int ks_ui_button_width(struct ks_ui *ui, const struct ks_button *button);
/* The height a button needs for its name at this width. */
int ks_ui_button_height(struct ks_ui *ui, const struct ks_button *button, int width);

/* One of a few small tiles at the edge of every page. */
struct ks_dock_item {
    const char *icon, *name;
    int action;
    bool is_on;
};
/* What is left of the window below `header` pixels, with room for the dock: along the foot, on a
 * wide panel down the right side, in low reach always along the foot of what an arm reaches. Sets
 * the line of low reach, 380 to 1220 mm above the floor. */
void ks_ui_stage(struct ks_ui *ui, int header, const struct ks_dock_item *items, int count);
/* Draws it into its room. */
void ks_ui_dock(struct ks_ui *ui, const struct ks_dock_item *items, int count);

/* ---- the page ---- */

/* What a page belongs to, as every page of it shows. */
struct ks_page_service {
    const char *icon, *name;
    uint32_t colour;
};

struct ks_page_head {
    const struct ks_page_service *service; /* NULL: no place bar (home) */
    const char *page;                      /* what page of the service, or NULL */
    const char *title;                     /* or NULL */
    const char *lead;                      /* under the title, or NULL */
    int step, step_count;                  /* progress bar when step_count > 0; step from 1 */
    const char *step_text;                 /* the same in words; NULL without steps */
    int back_action;                       /* 0: no way back */
    const char *back_name, *back_icon;     /* NULL: "Back" */
    int panel_units;                       /* how wide the panel at the left is; 0: as usual */
    bool is_split; /* something stands beside the content, also in large text and low reach */
};

/* Draws the head and shrinks the stage: a bar across the top with the title under it, on a wide
 * panel a panel at the left. */
void ks_ui_page_head(struct ks_ui *ui, const struct ks_page_head *head);

/* Draws up to two buttons at the foot of the stage, on a wide panel of the panel, in low reach
 * together with the way back; shrinks the stage and starts the flow. count may be 0. */
void ks_ui_page_foot(struct ks_ui *ui, const struct ks_button *buttons, int count);

/* What flows between these two stands beside the content where there is room beside it, else above
 * it on every page. */
void ks_ui_side_begin(struct ks_ui *ui);
void ks_ui_side_end(struct ks_ui *ui);

/* What flows between these two, `height` pixels in all, stands at the foot of every page. */
void ks_ui_pin_begin(struct ks_ui *ui, int height);
void ks_ui_pin_end(struct ks_ui *ui);

/* How many pages there are, as far as is known: a view that asks is run again until it is right. */
int ks_ui_page_count(struct ks_ui *ui);

/* Ends the flow: knows the number of pages, draws the page buttons (`page_back` and `page_next` are
 * their actions). Returns true when the view must be run again. */
bool ks_ui_end(struct ks_ui *ui, int page_back, int page_next);

/* ---- flow blocks ---- */

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
/* By how many pixels a row that may grow by `most` units does: all that do share what the page has
 * left, so that it ends at its foot. */
int ks_flow_growth(struct ks_ui *ui, int most);
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
/* A heading behind a number in a disc of a colour. */
void ks_flow_numbered(struct ks_ui *ui, int number, uint32_t colour, const char *title);
/* Label at the left, value at the right. */
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
    bool is_loud;  /* edged in the colour of danger */
    bool is_value; /* the detail is what was filled in: bold, at the right where there is room */
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
/* The least height they can have. */
int ks_flow_tiles_least(struct ks_ui *ui, const struct ks_tile *tiles, int count);

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
/* The height they will have. */
int ks_flow_chips_height(struct ks_ui *ui, const struct ks_chip *chips, int count);
/* A question on a card of its own with its answers under it, `detail` may be "". Not broken where
 * one column holds it; else the answers stay together. */
void ks_flow_ask(struct ks_ui *ui, const char *title, const char *detail,
                 const struct ks_chip *chips, int count);

/* Ten digits beside Erase, Clear and a Done two keys high, and a key at either side of 0 (no name:
 * none). The control's arg is the character, KS_KEY_ERASE, KS_KEY_CLEAR or KS_KEY_MYRIAD. All keys
 * are on one page, keep their places and grow to its foot. */
enum { KS_KEY_ERASE = 8, KS_KEY_CLEAR = 24, KS_KEY_MYRIAD = 26 };
struct ks_keypad {
    const char *left, *right, *done;
    int left_arg, right_arg;
    int key_action, done_action;
    bool is_done_off; /* nothing that could be used has been typed */
};
void ks_flow_keypad(struct ks_ui *ui, const struct ks_keypad *pad);
/* What has been typed, large, on a card; `above`: the same in words, "" for room for them, or NULL.
 */
void ks_flow_display(struct ks_ui *ui, const char *above, const char *text, bool is_hint);
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

/* A labelled bar whose length is value / max of the row. */
void ks_flow_bar(struct ks_ui *ui, const char *label, const char *value_text, int value, int max);

/* Up to three figures side by side on cards. */
struct ks_figure_view {
    const char *value, *label;
};
void ks_flow_figures(struct ks_ui *ui, const struct ks_figure_view *figures, int count);

#endif
