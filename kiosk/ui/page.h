/* What every page is made of. Order inside a view: ks_ui_page_head, ks_ui_page_foot, what stands
 * beside (ks_ui_side_begin to ks_ui_side_end), then the blocks of ui/flow.h down one column. What
 * does not fit goes to the next page: nothing is ever half cut. In low reach words stay where they
 * are and whatever can be pressed stands below the line that an arm reaches. */
#ifndef KS_UI_PAGE_H
#define KS_UI_PAGE_H

#include "ui/ui.h"

/* One of a few small tiles at the edge of every page. */
struct ks_dock_item {
    const char *icon, *name;
    int action;
    bool is_on;
    const char *brief; /* what stands on it in large text; NULL: the name */
};
/* What is left of the window below `header` pixels, with room for the dock: along the foot, on a
 * wide panel down the right side, in low reach always along the foot of what an arm reaches. Sets
 * the line of low reach, 380 to 1220 mm above the floor. */
void ks_ui_stage(struct ks_ui *ui, int header, const struct ks_dock_item *items, int count);
/* Draws it into its room. */
void ks_ui_dock(struct ks_ui *ui, const struct ks_dock_item *items, int count);

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
    bool is_lead_spare;                    /* left out where there is a page less without it */
    int step, step_count;                  /* progress bar when step_count > 0; step from 1 */
    const char *step_text;                 /* the same in words; NULL without steps */
    int back_action;                       /* 0: no way back */
    const char *back_name, *back_icon;     /* NULL: "Back" */
    int panel_units;                       /* how wide the panel at the left is; 0: as usual */
    int half_units;                        /* how wide the left half is; 0: like the right one */
    bool is_split; /* something stands beside the content, also in large text and low reach */
};

/* Draws the head and shrinks the stage: a bar across the top with the title under it, on a wide
 * panel a panel at the left. */
void ks_ui_page_head(struct ks_ui *ui, const struct ks_page_head *head);

/* Draws up to two buttons at the foot of the stage, on a wide panel of the panel, in low reach
 * together with the way back; shrinks the stage and starts the flow. count may be 0. */
void ks_ui_page_foot(struct ks_ui *ui, const struct ks_button *buttons, int count);

/* A sheet that rises from the foot over the page it was opened from, as high as what is on it. It
 * takes the place of a page's head and foot: a title behind an icon, beside or under it a note, at
 * the foot the button that closes it and those that turn its pages. */
struct ks_sheet {
    const char *icon, *title, *note;
    struct ks_button close;
};
void ks_ui_sheet(struct ks_ui *ui, const struct ks_sheet *sheet);
/* What has been drawn since the command `from` lies behind a sheet from now on, dimmed and with
 * nothing to press; the frame's list is empty. */
void ks_ui_put_behind(struct ks_ui *ui, int from);
/* Draws it into the stage, before the sheet. */
void ks_ui_draw_behind(struct ks_ui *ui);

/* What flows between these two stands beside the content where there is room beside it, else above
 * it on every page. */
void ks_ui_side_begin(struct ks_ui *ui);
void ks_ui_side_end(struct ks_ui *ui);

/* The same, but where there is no room beside the content it is of the page like the rest, and may
 * take what that leaves. */
void ks_ui_beside_begin(struct ks_ui *ui);
void ks_ui_beside_end(struct ks_ui *ui);

/* What flows between these two, `height` pixels in all, stands at the foot of every page. */
void ks_ui_pin_begin(struct ks_ui *ui, int height);
void ks_ui_pin_end(struct ks_ui *ui);

/* How many pages there are, as far as is known: a view that asks is run again until it is right. */
int ks_ui_page_count(struct ks_ui *ui);

/* Ends the flow: knows the number of pages, draws the page buttons (`page_back` and `page_next` are
 * their actions). Returns true when the view must be run again. */
bool ks_ui_end(struct ks_ui *ui, int page_back, int page_next);

#endif
