/* One frame: out of a screen's view function come a draw list and the list of named controls, drawn
 * in a mode and a theme. What a page is made of stands in ui/page.h, what flows down it in
 * ui/flow.h and ui/parts.h. Knows no window and no service. A view is pure: the same state gives
 * the same frame, and it is run several times for one frame: with room for the page buttons when
 * the content needs several pages, with a card moved to the next page rather than split, with the
 * pages filled alike, and with what grows as high as the page lets it be. */
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
    KS_ROLE_TEXT, /* to read, where nothing can be pressed */
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
    bool joins_next; /* the next one says the rest: both stand side by side, or one under the other
                      */
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
    int reach_y;                /* what can be pressed lies below; 0: anywhere */
    int y;                      /* next free pixel on the page */
    int pending_gap;            /* dropped at the top of a page */
    int even_px;                /* a page of several is filled so far; 0: as far as it goes */
    int sprung_px;              /* of a spring above the line of reach: moves what is below it */
    int grower_number;          /* of the blocks of this view that may grow, from 1 */
    int grown_px;               /* of the page so far, by what has grown */
    bool in_card;               /* between card_begin and card_end */
    bool card_is_open;          /* its surface has been started on this page */
    bool card_is_fresh;         /* it began this page so as not to be split */
    int card_cmd, card_cmd_end; /* draw list range of the open card's surface */
    int card_top;               /* of its surface on this page */
    int card_left_y;            /* where it ends on the page before */
    int card_first_y, card_first_page; /* where it began */
    int card_number;                   /* of the cards of this view, from 0 */
    int card_gaps;                     /* between blocks of it on this page so far */
    bool has_controls;                 /* on any page so far */
    int heading_number;                /* of the headings of this view, from 0 */
    int headed_y;                      /* where the last one ends on this page, 0: none yet */
    int low_px; /* height of the one being placed, if it has to be near the line of reach */
    uint32_t card_fill, card_edge; /* edge 0 = none: a coloured bar at the left */
};

/* A block whose rows on the page shown may grow: how many they are, and by how much together. */
struct ks_grower {
    int number, rows, most_px;
};

/* What the passes of a view over one frame tell each other. */
struct ks_passes {
    bool is_grown;            /* what the page has left is shared out */
    struct ks_grower counted; /* the last block that may grow */
    struct ks_grower grower;  /* the one that can take most, which does grow */
    int springs, last_card;   /* of the page shown; the number of its last card from 1, 0: none */
    int row_px, spring_px;    /* what each row of the grower and each spring gets */
    int grown_blocks, last_grown; /* blocks that have grown in this pass: how many, the last */
    int card_px;                  /* what the last card does at its foot of what is left then */
    int card_top_px, card_gap_px; /* and above its first block, and between two of them */
    int card_gaps;                /* how many of these gaps it has */
    bool takes_all;          /* there is no card either: the grower takes more than its rows may */
    int end_y;               /* where the page shown ends */
    uint64_t fresh_cards;    /* cards, by number, that begin a page because they would be split */
    uint64_t fresh_headings; /* the same of headings that would be left behind */
    uint64_t low_headings;   /* the same of those that were left above the line of reach */
    bool is_split;           /* one more was */
    bool has_split;          /* in this pass something is split that a page would hold */
    bool is_top_full;        /* what stands above the content is too high to be on every page */
    bool is_parted;          /* the parts of the page are under tabs: not all are seen at once */
    bool is_side_full;       /* what stands beside needs more room: it flows above */
    bool is_pager_below;     /* it leaves no room for the page buttons either */
    int lead_px;             /* height of the lead above the content, if it can be spared; else 0 */
    int lead_pages;          /* how many pages there are with it; 0: not tried without it */
    bool is_lead_left;       /* it is left out, as it takes a page */
    bool is_lead_settled;
    int filled_px; /* of all pages in this pass */
    int even_px;   /* so far is each filled where they are several; 0: as far as it goes */
    int even_pages, mean_px; /* how many they are without that, and their mean; 0: not known */
    int even_tries;
    bool is_even;         /* it is settled */
    int pin_px;           /* at the foot, kept free for what is pinned there later */
    bool is_sheet_fitted; /* a sheet is as high as what stands on it: `sheet_less_px` lower */
    int sheet_less_px;
    int letters; /* by how many steps those of the content are larger */
    bool are_letters_settled;
    bool are_letters_largest; /* one step more and something would be left out or cut */
};

/* So many steps at the most. */
enum { KS_LETTERS_STEPS = 3 };

/* A page as it was with the letters a step smaller: how much there was to read and to press. */
struct ks_letters {
    struct ks_passes passes;
    size_t bytes; /* but blanks */
    int controls;
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

/* What a page shows that a sheet lies over, dimmed. */
struct ks_behind {
    struct ks_draw_list list; /* from `first` on: before it are the commands of its frame */
    int first;
    struct ks_arena arena; /* its texts */
    int from, to;          /* where it is in the list of this frame; the same: nowhere */
};

struct ks_ui {
    const struct ks_glyphs *glyphs;
    const struct ks_theme *theme;
    struct ks_mode mode;
    struct ks_arena arena;   /* texts and lines of this frame */
    struct ks_arena measure; /* lines that are only counted; emptied by the next that are */
    struct ks_draw_list list;
    struct ks_behind behind;
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
    bool in_top; /* of what stands above the content, where nothing stands beside it */
    struct ks_passes passes;
    struct ks_letters smaller; /* the page before its letters became larger, to go back to */
    int page;                  /* page to show, from 0 */
    int page_count;            /* after the view has run */
    bool has_pager;            /* room for the page buttons is reserved */
    const char *page_name;     /* what the page must say it is; NULL: a title does */
    bool turns_by_foot;        /* set by a view whose own buttons turn the pages */
    bool is_sheet;       /* the content lies on a sheet: its cards have no ground of their own */
    bool fills_in_order; /* set by a view that an answer makes longer, or that is long as a book is:
                            its pages are not evened */
    bool wants_page_count; /* the view has asked; it must run again when the count was wrong */
    struct ks_rect pager;
    int pressed_action, pressed_arg; /* control under the finger; action 0 = none */
};

/* `glyphs` is borrowed until destroy, which releases the frame's list, controls and texts. */
void ks_ui_init(struct ks_ui *ui, const struct ks_glyphs *glyphs);
void ks_ui_destroy(struct ks_ui *ui);

/* A new frame, of that page: nothing is known of it yet. Then passes over it: each begins anew,
 * until ks_ui_end wants no more, KS_UI_MOST_PASSES at the most. */
enum { KS_UI_MOST_PASSES = 40 };
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
/* The same for what keeps its size however much room a page has. */
struct ks_text_style ks_ui_fixed_style(const struct ks_ui *ui, enum ks_type type,
                                       enum ks_weight weight);
int ks_ui_line_height(const struct ks_ui *ui, struct ks_text_style style);

enum ks_align { KS_ALIGN_LEFT, KS_ALIGN_CENTRE, KS_ALIGN_RIGHT };

/* A text to be placed, with everything that decides its look. */
struct ks_label {
    const char *text;
    struct ks_text_style style;
    uint32_t ink, ground;
    enum ks_align align;
    int line_px; /* from one line to the next; 0: as the letters have it */
};

/* Width of the label on one line. */
int ks_ui_label_width(const struct ks_ui *ui, const struct ks_label *label);
/* Lines of the label when broken to `width`. */
int ks_ui_label_lines(struct ks_ui *ui, const struct ks_label *label, int width);
/* Height of the label when broken to `width`. */
int ks_ui_label_height(struct ks_ui *ui, const struct ks_label *label, int width);
/* The least width at which no word of Latin letters is cut. */
int ks_ui_label_least_width(const struct ks_ui *ui, const struct ks_label *label);
/* Whether none has to be when it is broken to `width`. */
bool ks_ui_words_fit(const struct ks_ui *ui, const struct ks_label *label, int width);
/* Draws it from the top left of `rect`, broken to its width; returns the height used. */
int ks_ui_label(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect);
/* Its text; of one that takes two lines at `width` parted behind its mark, where each part has a
 * line: so no word of a name is broken. */
const char *ks_ui_parted(struct ks_ui *ui, const struct ks_label *label, int width);
/* The same, in the vertical middle of `rect`. */
void ks_ui_label_middle(struct ks_ui *ui, const struct ks_label *label, struct ks_rect rect);
void ks_ui_icon(struct ks_ui *ui, const char *name, struct ks_rect rect, uint32_t colour);
/* A filled rectangle, and one that is only an edge; radius 0 = sharp corners. */
void ks_ui_fill(struct ks_ui *ui, struct ks_rect rect, int radius_px, uint32_t colour);
void ks_ui_edge(struct ks_ui *ui, struct ks_rect rect, int radius_px, uint32_t colour, int edge_px);
/* Takes back what the frame has so far: what it shows and its controls. */
void ks_ui_clear(struct ks_ui *ui);
/* Copies the frame into `list`, written anew, its texts into the arena. Masked, nothing is left of
 * what lies between the first `header_px` pixels and the dock but bars where texts stood. */
void ks_ui_copy(const struct ks_ui *ui, int header_px, bool is_masked, struct ks_draw_list *list,
                struct ks_arena *arena);
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
/* The least width at which no word of Latin letters in its name is cut. */
int ks_ui_button_least_width(struct ks_ui *ui, const struct ks_button *button);
/* How many lines its name takes at this width. */
int ks_ui_button_lines(struct ks_ui *ui, const struct ks_button *button, int width);
/* The height a button needs for its name at this width. */
int ks_ui_button_height(struct ks_ui *ui, const struct ks_button *button, int width);

#endif
