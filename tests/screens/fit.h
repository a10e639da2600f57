/* A frame held against the look: sizes in millimetres, contrast, nothing cut, nothing overlapping,
 * no forbidden line start or end, every control named. And every screen in a mode, held so. */
#ifndef KS_TESTS_SCREENS_FIT_H
#define KS_TESTS_SCREENS_FIT_H

#include "stage.h"

/* Where the faults of a frame are told and counted. */
struct fit {
    const struct ks_ui *ui;
    const char *scene, *mode;
    int faults;
};

/* Everything but the grounds and the layout. */
void fit_check(struct fit *fit);
/* Tells a fault of the frame. */
void fit_fault(struct fit *fit, const char *what, const char *name, struct ks_rect rect);

/* fit_layout.c: the rules of layout. */
void fit_check_layout(struct fit *fit);
/* What stood outside the content on the page before, to be held against that of the next. */
enum { FIT_MOST_PINS = 16 };
struct fit_pins {
    struct ks_rect rects[FIT_MOST_PINS];
    int count;
};
void fit_check_pinned(struct fit *fit, struct fit_pins *pins);

/* What lies under a text is the colour it was measured against; paints the frame. */
void fit_check_grounds(struct fit *fit);

/* ---- scenes.c: every screen with all it can show ---- */

/* The mode of a 24-inch panel of w x h pixels, light, normal, Chinese. */
struct ks_mode fit_mode(int w, int h);

/* Every scene, every page, in one mode; returns the number of faults. With grounds, which takes
 * painting, a few variants of each scene. */
int fit_check_mode(const struct ks_mode *mode, bool with_grounds);

/* The same for normal and large text and both languages, light and in high contrast. */
int fit_check_modes(int w, int h);

/* In low reach, light only: colours do not move anything. */
int fit_check_reach(int w, int h, int bottom_mm);

/* A cmocka group's setup and teardown. */
int fit_open(void **state);
int fit_close(void **state);

#endif
