/* A frame held against the look: sizes in millimetres, contrast, nothing cut, nothing overlapping,
 * no forbidden line start or end, every control named, what belongs together together. Tells each
 * fault; knows no content and no file. UI thread only. */
#ifndef KS_APP_FIT_H
#define KS_APP_FIT_H

#include "ui/ui.h"

/* What is wrong: a sentence of the catalogue, the text it is wrong with (`bytes` bytes, borrowed
 * until the next frame) and where. */
struct ks_fit_fault {
    const char *what, *text;
    size_t bytes;
    struct ks_rect rect;
};

/* The frame that is looked at, and who is told. */
struct ks_fit {
    const struct ks_ui *ui;
    void (*tell)(void *ctx, const struct ks_fit_fault *fault);
    void *ctx;
    int faults; /* told so far */
};

/* Everything but layout. */
void ks_fit_check(struct ks_fit *fit);
/* The rules of layout (fit_layout.c), and among them the rhythm of the look (fit_rhythm.c). */
void ks_fit_check_layout(struct ks_fit *fit);
void ks_fit_check_rhythm(struct ks_fit *fit);

/* What stood outside the content on the page before, held against that of this one. */
enum { KS_FIT_MOST_PINS = 16 };
struct ks_fit_pins {
    struct ks_rect rects[KS_FIT_MOST_PINS];
    int count;
};
void ks_fit_check_pinned(struct ks_fit *fit, struct ks_fit_pins *pins);

/* The rows of a list on the pages so far: of four and more two stand on each page at least. */
struct ks_fit_rows {
    int count;
    bool is_one_alone;
};
void ks_fit_check_rows(struct ks_fit *fit, struct ks_fit_rows *rows);

/* Whether a command of the frame is of the page that a sheet lies over: seen, not read. */
bool ks_fit_is_behind(const struct ks_ui *ui, int index);

/* Tells a fault of one's own. */
void ks_fit_tell(struct ks_fit *fit, const char *what, const char *name, struct ks_rect rect);

#endif
