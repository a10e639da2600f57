/* A page that says several things: all at once where one page holds them, else one at a time under
 * tabs; the band that says what it comes to, and the steps that follow from it. Rules of use as in
 * ui.h. */
#ifndef KS_UI_PARTS_H
#define KS_UI_PARTS_H

#include "ui/ui.h"

/* What a page shows one at a time. */
struct ks_tab {
    const char *icon, *name;
};

/* How much is said where there is little room: the paper says all of it. */
enum ks_detail { KS_DETAIL_LEAST, KS_DETAIL_SOME, KS_DETAIL_ALL };

/* What a page says, in parts. `flow` may be called more than once. */
struct ks_page_part {
    struct ks_tab tab;
    void (*flow)(struct ks_ui *ui, const void *ctx, enum ks_detail detail);
    const void *ctx;
};
struct ks_page_parts {
    const struct ks_page_part *list;
    int count, chosen;
    int action;     /* of the tabs */
    bool is_tabbed; /* also where one page holds all */
    int most_pages; /* of one part */
};
/* All parts where one page holds them; else that which is chosen, under tabs. As full as fits. They
 * are the last of the content. */
void ks_ui_parts(struct ks_ui *ui, const struct ks_page_parts *parts);
/* Whether one page, under tabs, holds a part; where not, it may be made two. */
bool ks_ui_part_fits(struct ks_ui *ui, const struct ks_page_parts *parts, int part);

struct ks_choice;
/* What can be filled in or added: one under the other, in two columns, or as it is least high. */
void ks_flow_cells(struct ks_ui *ui, const struct ks_choice *cells, int count,
                   enum ks_detail detail);

/* What it comes to: a bold line with an icon on a band of a colour, and a small text under it. */
struct ks_band {
    const char *icon, *title, *text; /* `text` may be "" */
    uint32_t fill, ink;
    bool is_loud;            /* the verdict of a page: larger, its icon in a ring */
    struct ks_button button; /* at its right; no name: none */
};
void ks_flow_band(struct ks_ui *ui, const struct ks_band *band);
/* What to do one after the other, on a card, as a line of numbers. In the first of several sizes in
 * which all of it is on this page, with the details where it then takes up to `most_pages`. */
struct ks_step {
    const char *title, *detail; /* `detail` may be "" */
};
struct ks_step_list {
    const char *heading; /* or NULL */
    const struct ks_step *steps;
    int count, first; /* `first`: the number of the first */
    uint32_t colour;
    enum ks_type largest; /* of the titles */
    int most_pages;
    int below; /* pixels that follow on the page */
};
void ks_flow_steps(struct ks_ui *ui, const struct ks_step_list *list);

#endif
