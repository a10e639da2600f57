/* One choice: how it is shown, measured and drawn. For ui/choice.c and choice_row.c. */
#ifndef KS_UI_CHOICE_PRIVATE_H
#define KS_UI_CHOICE_PRIVATE_H

#include "ui/flow.h"

/* A way to show choices; of several the first that fits the page is taken. */
struct look {
    int columns;
    bool has_detail, is_beside;
    bool has_no_icon;
    bool is_parted; /* also those that are one thing */
    enum ks_type title;
};

/* One choice, measured for a width. */
struct cell {
    struct ks_label title, detail;
    int padding, mark, indent, trailing;
    int title_width, detail_width, title_height, detail_height;
    int height;
};

/* Height of a page for what can be pressed. */
int ks_choice_page_room(const struct ks_ui *ui);
/* Where an arm reaches only a strip every line of height counts. */
bool ks_choice_is_tight(const struct ks_ui *ui);
struct cell ks_choice_measure(struct ks_ui *ui, const struct ks_choice *choice,
                              const struct look *look, int width);
/* Draws it into `rect`, and adds its control. */
void ks_choice_draw(struct ks_ui *ui, const struct ks_choice *choice, const struct look *look,
                    struct ks_rect rect);

#endif
